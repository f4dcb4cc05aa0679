"""One question of the report: what was asked, expected, answered and quoted."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from assistant.answer import Answer, Citation, DueDate, Verdict
from eval.asking import Asked
from eval.cases import GoldCase, GoldSource
from eval.report.words import number, reason, say
from eval.scoring import answer_text, said
from eval.sources import cites
from eval.wording import occurs

Row = Mapping[str, Any]


def case_html(asked: Asked, row: Row, change: str) -> str:
    """The question folded to one line; `change` is better, worse, same or new to the baseline."""
    case = asked.case
    state = "right" if row["right"] else "wrong"
    step = row["failure"] or ""
    failed = f'<span class="chip bad">{say(f"failed_{step}")}</span>' if step else ""
    moved = f'<span class="chip {change}">{say(change)}</span>' if change in _MOVED else ""
    return (
        f'<details class="case {state}" id="{escape(case.id)}" data-state="{state}" '
        f'data-change="{change}" data-kind="{escape(case.kind)}" '
        f'data-style="{escape(case.style)}" data-step="{step}">'
        f'<summary><span class="mark" aria-hidden="true">{"✓" if row["right"] else "✗"}</span>'
        f'<span class="q" lang="vi">{escape(case.question)}</span>'
        f'<span class="chips"><span class="chip">{escape(case.id)}</span>'
        f'<span class="chip">{say(case.kind)}</span><span class="chip">{say(case.style)}</span>'
        f"{failed}{moved}</span></summary>"
        f'<div class="body">{_why(row)}{_history(case)}'
        f'<div class="two"><section><h4>{say("answer")} <span class="chip">{say(row["verdict"])}'
        f"</span></h4>{_answer(asked)}</section>"
        f'<section><h4>{say("expected")} <span class="chip">{say(case.verdict)}</span></h4>'
        f"{_expected(asked)}</section></div>{_quotes(asked)}{_foot(asked, row)}</div></details>"
    )


_MOVED = ("better", "worse")


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def _why(row: Row) -> str:
    if row["right"]:
        return ""
    return f"<h4>{say('why')}</h4>{_list(map(reason, row['why']))}"


def _history(case: GoldCase) -> str:
    if not case.history:
        return ""
    turns = (f"<b>{escape(t.question)}</b> {escape(t.answer or '')}" for t in case.history)
    return f"<h4>{say('history')}</h4>{_list(turns)}"


def _answer(asked: Asked) -> str:
    answer = asked.answer
    if answer is None:
        return f"<p>{escape(asked.crash)}</p>"
    told = "".join(f"<p>{escape(one.text)}</p>" for one in answer.statements)
    choices = [escape(choice.label) for choice in answer.choices]
    return told + (f"<h4>{say('choices')}</h4>{_list(choices)}" if choices else "")


def _expected(asked: Asked) -> str:
    case, answer = asked.case, asked.answer or Answer(Verdict.NO_SOURCE)
    text = answer_text(case, answer)
    facts = (_ticked(said(fact, text), escape(" | ".join(fact[:3]))) for fact in case.facts)
    forbidden = (_ticked(not occurs(w, text), escape(w)) for w in case.forbidden)
    sources = (_ticked(cites(answer, gold), escape(_named(gold))) for gold in case.sources)
    parts = [
        _list(facts),
        _titled("must_not", forbidden),
        _titled("sources", sources),
        _dues(case, answer),
    ]
    return "".join(parts)


def _titled(title: str, items: Iterable[str]) -> str:
    listed = _list(items)
    return f"<h4>{say(title)}</h4>{listed}" if listed else ""


def _dues(case: GoldCase, answer: Answer) -> str:
    if not case.dues and not answer.deadlines:
        return ""
    wanted = [f"{say('wanted')}: {day(gold.due)} {gold.status or ''}" for gold in case.dues]
    computed = [f"{say('computed')}: {_due(one)}" for one in answer.deadlines[:3]]
    return _titled("dues", [*wanted, *computed])


def _due(one: DueDate) -> str:
    return f"{day(one.due)} {one.status} ({one.value:g} {one.unit}, {day(one.received)})"


def _quotes(asked: Asked) -> str:
    if asked.answer is None or not asked.answer.citations:
        return ""
    quotes = (_quote(cited, at in asked.forged) for at, cited in enumerate(asked.answer.citations))
    return f"<h4>{say('quotes')}</h4>{''.join(quotes)}"


def _quote(cited: Citation, forged: bool) -> str:
    broken = f'<span class="chip bad">{say("failed_quote")}</span>' if forged else ""
    return (
        f'<blockquote lang="vi"><p>{escape(cited.quote)}</p><footer>{escape(cited.label)} — '
        f"{escape(cited.status)} {broken}</footer></blockquote>"
    )


def _foot(asked: Asked, row: Row) -> str:
    case = asked.case
    note = f"<p><b>{say('note')}:</b> {escape(case.note)}</p>" if case.note else ""
    rank = row["gold_rank"] or "–"
    sure = row["evidence"]
    evidence = "" if sure is None else f"{say('evidence')}: {number(f'{sure:.2f}')} · "
    return (
        f'<div class="foot">{note}<p>{say("rank")}: {rank} · {evidence}{say("asked_on")} '
        f"{day(case.asked_on)} · {number(f'{1000 * asked.seconds:.1f}')} ms</p>"
        f'<label class="control"><input type="checkbox" class="wrong-gold" '
        f'value="{escape(case.id)}"> {say("mark")}</label></div>'
    )


def _named(gold: GoldSource) -> str:
    if gold.document is None:
        return gold.procedure or gold.news or ""
    places = [("điểm", gold.point), ("khoản", gold.clause), ("Điều", gold.article)]
    parts = [f"{word} {value}" for word, value in places if value]
    return " ".join([*parts, gold.document, str(gold.year or "")]).strip()


def _ticked(good: bool, text: str) -> str:
    return f'<span class="{"yes" if good else "no"}">{"✓" if good else "✗"}</span> {text}'


def _list(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""
