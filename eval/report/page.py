"""The report of a run: one HTML file that opens without a server, in Vietnamese or English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from assistant.evidence import ENOUGH
from eval.asking import Asked
from eval.calibration import bins, curve, scored
from eval.comparing import Change
from eval.measures import LESS_IS_BETTER
from eval.report import charts
from eval.report.case import case_html
from eval.report.words import both, number, percent, say, signed, words

HERE = Path(__file__).parent
GROUPS_SHOWN = 15
HEADLINES = (
    "right",
    "verdict",
    "facts",
    "source",
    "due",
    "quotes_verified",
    "sources_in_force",
    "refused_wrongly",
)
Report = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells: a run, its measures, and how it differs from the baseline if there is one.

    `trend` are (day, share fully right, cases) of runs beside this one, oldest first.
    """

    asked: Sequence[Asked]
    report: Report
    about: Report
    changes: Sequence[Change] = ()
    trend: Sequence[tuple[str, float, int]] = ()


def page(told: Told) -> str:
    head = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words('title')[0])}</title><style>{_file('report.css')}</style></head>"
    )
    body = (
        _header(told)
        + _headline(told)
        + _plots(told)
        + _measures(told)
        + _cases(told)
        + _about(told)
    )
    return f"{head}<body>{body}<script>{_file('report.js')}</script></body></html>\n"


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _header(told: Told) -> str:
    day = _moment(told.about["asked_at"])
    files = escape(", ".join(told.about["cases"]))
    return (
        f"<header><div><h1>{say('title')}</h1><p class='muted'>{day} · {files}</p></div>"
        '<button type="button" id="language" class="control" data-vi="English" '
        'data-en="Tiếng Việt">English</button></header><main>'
    )


def _moment(written: str) -> str:
    return f"{datetime.fromisoformat(written):%d/%m/%Y %H:%M}"


def _headline(told: Told) -> str:
    counted = {name: _count(told.report, name) for name in HEADLINES}
    tiles = "".join(_tile(name, told.report["measures"][name], n) for name, n in counted.items())
    return (
        f"<h2>{say('headline')}</h2><p class='lead'>{_lead(told)}</p>"
        f"<div class='tiles'>{tiles}</div><p class='muted'>{say('interval')}</p>"
    )


def _lead(told: Told) -> str:
    right = told.report["measures"]["right"]
    share, n = percent(right["value"]), told.report["count"]
    good = sum(bool(row["right"]) for row in told.report["cases"])
    told_share = f"<b>{share}</b> ({both(f'{good} trên {n} câu', f'{good} of {n} questions')})"
    return f"{say('right')}: {told_share}. {_against(told.changes)}"


def _against(changes: Sequence[Change]) -> str:
    if not changes:
        return say("no_baseline")
    whole = next(change for change in changes if change.measure == "right")
    better, worse, count = len(whole.better), len(whole.worse), whole.count
    points, p = f"{100 * whole.gain:+.1f}", f"{whole.p:.3f}"
    return both(
        f"So với mốc: {points.replace('.', ',')} điểm phần trăm trên {count} câu chung; "
        f"{better} câu tốt hơn, {worse} câu kém hơn (p = {p.replace('.', ',')}).",
        f"Against the baseline: {points} points over {count} shared questions; "
        f"{better} better, {worse} worse (p = {p}).",
    )


def _tile(name: str, interval: Mapping[str, Any], count: int) -> str:
    return (
        f"<div class='tile'>{say(name)}<b>{percent(interval['value'])}</b>"
        f"{charts.interval_bar(interval)}"
        f"<span class='n'>{_range(interval)} · n = {count}</span></div>"
    )


def _range(interval: Mapping[str, Any]) -> str:
    if interval["value"] is None:
        return "–"
    return f"[{percent(interval['low'])}; {percent(interval['high'])}]"


def _plots(told: Told) -> str:
    report = told.report
    taken = [1000 * one.seconds for one in told.asked]
    panels = {
        "by_kind": charts.share_bars(report["by_kind"]),
        "by_style": charts.share_bars(report["by_style"]),
        "failures": charts.count_bars(report["failures"]),
        "by_family": charts.share_bars(report["by_family"]),
        "confusion": _confusion(report["confusion"]),
        "latency": charts.histogram(taken, report["latency_ms"]),
        "by_document_kind": charts.share_bars(report["by_document_kind"]),
        "by_year": charts.share_bars(report["by_year"]),
        "by_field": charts.share_bars(_largest(report["by_field"])),
        **_evidence(report["cases"]),
    }
    panels = {name: plot for name, plot in panels.items() if plot}
    if len(told.trend) > 1:
        panels["trend"] = _trend(told.trend)
    inside = "".join(
        f"<section class='panel'><h3>{say(name)}</h3>{plot}</section>"
        for name, plot in panels.items()
    )
    return f"<div class='panels'>{inside}</div>"


def _largest(groups: Report) -> Report:
    """The groups with most questions; fields are many."""
    ordered = sorted(groups.items(), key=lambda item: -item[1]["count"])
    return dict(ordered[:GROUPS_SHOWN])


def _evidence(rows: Sequence[Report]) -> dict[str, str]:
    pairs = scored(rows)
    return {
        "calibration": charts.calibration(bins(pairs), ENOUGH),
        "tradeoff": charts.tradeoff(curve(pairs), ENOUGH),
    }


def _trend(trend: Sequence[tuple[str, float, int]]) -> str:
    rows = "".join(
        f"<tr><td>{_moment(when)}</td><td>{percent(share)}</td><td>n = {count}</td></tr>"
        for when, share, count in trend
    )
    return f"{charts.line([share for _, share, _ in trend])}<table>{rows}</table>"


def _confusion(table: Mapping[str, Mapping[str, int]]) -> str:
    given = sorted({got for row in table.values() for got in row})
    head = "".join(f"<th>{say(got)}</th>" for got in given)
    rows = "".join(
        f"<tr><th scope='row'>{say(want)}</th>"
        + "".join(_cell(row.get(got, 0), got == want) for got in given)
        + "</tr>"
        for want, row in table.items()
    )
    return f"<div class='scroll' tabindex='0'><table><tr><td></td>{head}</tr>{rows}</table></div>"


def _cell(count: int, right: bool) -> str:
    kind = ("hit" if right else "miss") if count else ""
    return f"<td class='{kind}'>{count or '·'}</td>"


def _measures(told: Told) -> str:
    changes = {change.measure: change for change in told.changes}
    columns = ["measure", "value", "range", "n"]
    if changes:
        columns += ["baseline", "gain", "p", "better_worse"]
    head = "".join(f"<th>{say(column)}</th>" for column in columns)
    rows = "".join(
        f"<tr><td>{say(name)}</td><td>{percent(interval['value'])}</td><td>{_range(interval)}</td>"
        f"<td>{_count(told.report, name)}</td>{_change(changes, name)}</tr>"
        for name, interval in told.report["measures"].items()
    )
    return (
        f"<h2>{say('measures')}</h2><div class='scroll' tabindex='0'><table class='wide'>"
        f"<tr>{head}</tr>{rows}</table></div>"
    )


def _change(changes: Mapping[str, Change], name: str) -> str:
    if not changes:
        return ""
    if name not in changes:
        return "<td>–</td>" * 4
    one = changes[name]
    gain = -one.gain if name in LESS_IS_BETTER else one.gain
    return (
        f"<td>{percent(one.before)}</td><td>{signed(100 * gain)}</td>"
        f"<td>{number(f'{one.p:.3f}')}</td><td>{len(one.better)} / {len(one.worse)}</td>"
    )


def _count(report: Report, name: str) -> int:
    return sum(row["values"][name] is not None for row in report["cases"])


def _cases(told: Told) -> str:
    moved = {
        key: way
        for change in told.changes
        if change.measure == "right"
        for way, keys in (("better", change.better), ("worse", change.worse))
        for key in keys
    }
    rows = list(zip(told.asked, told.report["cases"], strict=True))
    listed = "".join(case_html(one, row, moved.get(row["id"], "same")) for one, row in rows)
    first = "worse" if "worse" in moved.values() else "wrong"
    return f"<h2>{say('cases')}</h2>{_controls(told.report['cases'], first)}<div>{listed}</div>"


def _controls(rows: Sequence[Report], first: str) -> str:
    views = ("worse", "wrong", "better", "ok", "all")
    chosen = "".join(_option(view, view == first) for view in views)
    selects = _select("kind", rows, "kind") + _select("style", rows, "style")
    selects += _select("step", rows, "failure", "failed_")
    return (
        f"<form class='controls control'><label>{say('view')}<select name='view'>{chosen}</select>"
        f"</label>{selects}<label class='grow'>{say('search')}<input type='search' name='search'>"
        f"</label><button type='button' id='marked' data-vi='{words('marked')[0]}' "
        f"data-en='{words('marked')[1]}'></button></form>"
        f"<p class='muted' role='status'><span id='count'>{len(rows)}</span> {say('shown')}</p>"
    )


def _select(name: str, rows: Sequence[Report], column: str, prefix: str = "") -> str:
    values = sorted({row[column] for row in rows if row[column]})
    options = "".join(_option(value, prefix=prefix) for value in values)
    vietnamese, english = words("all")
    return (
        f"<label>{say(name)}<select name='{name}'><option value='' data-vi='{vietnamese}' "
        f"data-en='{english}'></option>{options}</select></label>"
    )


def _option(key: str, selected: bool = False, prefix: str = "") -> str:
    vietnamese, english = (escape(word, quote=True) for word in words(prefix + key))
    mark = " selected" if selected else ""
    return (
        f"<option value='{escape(key)}' data-vi='{vietnamese}' data-en='{english}'{mark}>"
        f"{vietnamese}</option>"
    )


def _about(told: Told) -> str:
    about, index = told.about, told.about["index"]
    machine = about["machine"]
    rows = {
        "asked_at": _moment(about["asked_at"]),
        "files": ", ".join(about["cases"]),
        "generation": index["id"],
        "corpus_day": index["corpus_day"],
        "documents": index["documents"],
        "model": str(index["model"])[:12],
        "code": about["code"],
        "machine": f"{machine['processor']}, {machine['cores']} × CPU, {machine['memory_gb']} GB",
        "settings": ", ".join(f"{name}={value}" for name, value in about["settings"].items()),
    }
    lines = "".join(
        f"<tr><td>{say(name)}</td><td>{escape(str(value)) or '–'}</td></tr>"
        for name, value in rows.items()
    )
    table = f"<div class='scroll' tabindex='0'><table>{lines}</table></div>"
    return f"<h2>{say('about')}</h2>{table}</main>"
