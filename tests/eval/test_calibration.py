"""Scores held against what is so, by hand."""

from eval.calibration import Bin, Point, bins, curve, point_at, scored

PAIRS = [(0.05, False), (0.08, True), (0.95, True), (0.97, True), (1.0, False)]


def test_tenths_hold_their_questions_and_the_last_one_the_full_score():
    assert bins(PAIRS) == [Bin(0.065, 0.5, 2), Bin(0.9733333333333333, 2 / 3, 3)]


def test_threshold_refuses_what_lies_below_it():
    assert point_at(0.5, [0.4, 0.6, 0.8, 0.5], [0.1, 0.9]) == Point(0.5, 0.5, 0.25)


def test_curve_begins_with_nothing_refused_and_never_falls():
    points = curve(PAIRS)

    assert (points[0].right, points[0].wrong) == (0, 0)
    assert all(a.right <= b.right and a.wrong <= b.wrong for a, b in zip(points, points[1:]))  # noqa: B905


def test_without_both_sorts_there_is_no_curve():
    assert curve([(0.5, True)]) == []
    assert bins([]) == []


def test_questions_that_tell_nothing_of_the_threshold_are_left_out():
    rows = [
        {"want": "answered", "evidence": 0.9},
        {"want": "no_source", "evidence": 0.1},
        {"want": "refused", "evidence": 0.9},
        {"want": "clarify", "evidence": 0.9},
        {"want": "answered", "evidence": None},
    ]

    assert scored(rows) == [(0.9, True), (0.1, False)]
