"""Plots: a small SVG between words, so that words stay readable at every width and in print."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from eval.calibration import Bin, Point
from eval.report.words import number, percent, say

BINS = 24


def share_bars(groups: Mapping[str, Mapping[str, Any]]) -> str:
    """A row for each group: how many are fully right, with its 95 % interval."""
    return _rows(
        (say(name), f"n = {group['count']}", interval_bar(group["right"]), percent(value, 0))
        for name, group in groups.items()
        for value in [group["right"]["value"]]
    )


def count_bars(counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=1)
    return _rows(
        (say(f"failed_{name}"), "", _svg(_bar(100 * count / most, "bad")), str(count))
        for name, count in sorted(counts.items(), key=lambda item: -item[1])
    )


def histogram(milliseconds: Sequence[float], percentiles: Mapping[str, Mapping[str, Any]]) -> str:
    """How many answers took how long; one that took longer than most stands in the last bar."""
    if not milliseconds:
        return ""
    longest = max(float(np.percentile(milliseconds, 99)), 1.0)
    counts, _ = np.histogram(np.minimum(milliseconds, longest), bins=BINS, range=(0, longest))
    width = 100 / BINS
    bars = "".join(
        f'<rect class="good" x="{at * width:.2f}" y="{40 - 40 * n / counts.max():.2f}" '
        f'width="{width * 0.9:.2f}" height="{40 * n / counts.max():.2f}"/>'
        for at, n in enumerate(counts)
    )
    told = " · ".join(f"{name} {_milliseconds(one)}" for name, one in percentiles.items())
    return (
        f'<svg class="tall" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">'
        f'{bars}</svg><div class="axis"><span>0</span><span>{longest:.0f}</span></div><p>{told}</p>'
    )


def _milliseconds(interval: Mapping[str, Any]) -> str:
    value, low, high = (number(f"{interval[name]:.1f}") for name in ("value", "low", "high"))
    return f"<b>{value}</b> ({low}–{high})"


def line(values: Sequence[float]) -> str:
    """The share of fully right answers from run to run, 0 to 100 %."""
    step = 100 / max(1, len(values) - 1)
    points = " ".join(f"{at * step:.2f},{40 - 40 * value:.2f}" for at, value in enumerate(values))
    return (
        '<svg class="tall" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">'
        f'<polyline class="line" points="{points}"/></svg>'
    )


def calibration(tenths: Sequence[Bin], threshold: float) -> str:
    """Each tenth as a dot as large as its questions are many, beside the diagonal."""
    if not tenths:
        return ""
    most = max(one.count for one in tenths)
    dots = "".join(
        f'<circle class="dot" cx="{100 * one.score:.1f}" cy="{100 - 100 * one.share:.1f}" '
        f'r="{1.5 + 4 * math.sqrt(one.count / most):.1f}"/>'
        for one in tenths
    )
    rows = "".join(
        f"<tr><td>{number(f'{one.score:.2f}')}</td><td>{percent(one.share, 0)}</td>"
        f"<td>n = {one.count}</td></tr>"
        for one in tenths
    )
    line = f'<line class="limit" x1="{100 * threshold}" x2="{100 * threshold}" y1="0" y2="100"/>'
    inside = f'<line class="diagonal" x1="0" y1="100" x2="100" y2="0"/>{line}{dots}'
    told = f"{say('threshold')}: <b>{number(f'{threshold:.2f}')}</b>"
    return (
        f"{_square(inside)}<p class='muted'>{say('evidence_axis')}</p><p>{told}</p>"
        f"<table>{rows}</table>"
    )


def tradeoff(points: Sequence[Point], threshold: float) -> str:
    """Right refusals over wrong ones; the dot is the threshold in use."""
    if not points:
        return ""
    path = " ".join(f"{100 * one.wrong:.2f},{100 - 100 * one.right:.2f}" for one in points)
    used = min(points, key=lambda one: abs(one.threshold - threshold))
    place = f'cx="{100 * used.wrong:.2f}" cy="{100 - 100 * used.right:.2f}"'
    dot = f'<circle class="chosen" {place} r="3"/>'
    told = (
        f"{say('threshold')} <b>{number(f'{threshold:.2f}')}</b>: "
        f"{say('refused_rightly')} <b>{percent(used.right, 0)}</b>, "
        f"{say('refused_wrongly')} <b>{percent(used.wrong)}</b>"
    )
    curve = f'<polyline class="line" points="{path}"/>{dot}'
    return f"{_square(curve)}<p class='muted'>{say('tradeoff_axis')}</p><p>{told}</p>"


def _square(inside: str) -> str:
    frame = '<rect class="frame" x="0" y="0" width="100" height="100"/>'
    return f'<svg class="square" viewBox="-7 -7 114 114" aria-hidden="true">{frame}{inside}</svg>'


def _rows(rows: Any) -> str:
    cells = "".join(
        f'<div class="bar-row"><span>{label}</span><span class="n">{count}</span>{svg}'
        f"<b>{value}</b></div>"
        for label, count, svg, value in rows
    )
    return f'<div class="bars">{cells}</div>'


def interval_bar(interval: Mapping[str, Any]) -> str:
    if interval["value"] is None:
        return _svg("")
    value, low, high = (100 * interval[name] for name in ("value", "low", "high"))
    return _svg(
        f'{_bar(value, "good")}<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="5" y2="5"/>'
        f'<line class="whisker" x1="{low:.1f}" x2="{low:.1f}" y1="2" y2="8"/>'
        f'<line class="whisker" x1="{high:.1f}" x2="{high:.1f}" y1="2" y2="8"/>'
    )


def _bar(width: float, kind: str) -> str:
    return f'<rect class="{kind}" x="0" y="1" width="{width:.1f}" height="8"/>'


def _svg(inside: str) -> str:
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="ground" x="0" y="1" width="100" height="8"/>{inside}</svg>'
    )
