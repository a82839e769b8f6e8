"""Reliability bins and the expected calibration error."""

from __future__ import annotations

import pytest

from dragoman.evaluate.calibration import calibration_error, precision_from, reliability, section


def test_bins_hold_what_falls_in_them() -> None:
    bins = reliability([(0.05, False), (0.95, True), (1.0, False), (0.9, True)])
    assert [(b.low, b.high, b.records) for b in bins] == [(0.0, 0.1, 1), (0.9, 1.0, 3)]
    assert bins[1].right == pytest.approx(2 / 3)
    assert bins[1].confidence == pytest.approx(0.95)


def test_error_is_none_where_confidence_is_kept() -> None:
    assert calibration_error(reliability([(0.5, True), (0.5, False)])) == pytest.approx(0.0)


def test_error_weighs_bins_by_their_records() -> None:
    found = [(1.0, True)] * 3 + [(0.4, False)]
    assert calibration_error(reliability(found)) == pytest.approx(0.1)


def test_nothing_found() -> None:
    assert calibration_error(reliability([])) == 0.0
    assert precision_from([], 0.8) == (0, None)


def test_precision_counts_the_sure_ones_alone() -> None:
    assert precision_from([(0.9, True), (0.8, False), (0.7, False)], 0.8) == (2, 0.5)


def test_the_page_shows_bins_and_error() -> None:
    shown = section(reliability([(0.92, True), (0.98, True), (0.4, False)]))
    assert "expected calibration error 0.1667" in shown
    assert "| 0.9 to 1.0 | 2 | 0.950 | 1.000 |" in shown
