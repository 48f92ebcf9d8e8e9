"""The table of benchmarks says which limits are kept, and goes on after one that fails."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from benchmarks.__main__ import main, measured, verdict


@pytest.mark.parametrize(
    ("figure", "limit", "met"),
    [
        ("11.35 s", "5 s", "no"),
        ("13 ms", "0.1 s", "yes"),
        ("1,501 MB", "1.5 GB", "no"),
        ("0.70 GB", "1.2 GB", "yes"),
        ("94 of 100", "100 of 100", "no"),
        ("151 /s", "at least 150 /s", "yes"),
        ("149 /s", "at least 150 /s", "no"),
        ("3", "at most 2", "no"),
        ("0.912", "0.80 / 0.90", ""),
        ("7 MB", "2 s", ""),
        ("no coded texts here", "see docstring", ""),
        ("12 ms", "", ""),
    ],
)
def test_a_figure_is_judged_only_by_a_limit_that_says_how(figure, limit, met):
    assert verdict(figure, limit) == met


def test_a_benchmark_that_fails_is_a_row_after_what_it_measured(monkeypatch):
    def rows():
        yield "a part", "2 ms", "3 ms"
        raise OSError("no such\nmachine")

    broken = ModuleType("benchmarks.broken")
    broken.rows = rows
    monkeypatch.setitem(sys.modules, "benchmarks.broken", broken)

    assert list(measured("broken")) == [
        ("a part", "2 ms", "3 ms", "yes"),
        ("broken: failed", "OSError: no such machine", "", "no"),
    ]


def test_a_name_that_is_no_benchmark_is_refused_with_those_that_are(capsys):
    assert main(["nothing"]) == 2
    assert "'nothing'; there are broken, dashboard" in capsys.readouterr().err
