"""Every engine gives each thing with its answer, in order, however many there are."""

from __future__ import annotations

import itertools
from operator import neg

import pytest

from incidents.engines import Here, Processes
from incidents.engines.dask import Dask
from incidents.errors import SettingsError


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
    ) as one:
        yield one


@pytest.fixture(params=["here", "processes", "dask"])
def engine(request):
    if request.param == "here":
        yield Here()
    elif request.param == "processes":
        yield Processes(2)
    else:
        found = Dask(request.getfixturevalue("cluster").scheduler_address)
        yield found
        found.close()


def test_answers_come_in_the_order_of_the_things(engine):
    answers = list(engine.map(neg, range(100)))

    assert answers == [(number, -number) for number in range(100)]


def test_nothing_to_do_is_done_at_once(engine):
    assert list(engine.map(neg, [])) == []


def test_things_are_taken_as_they_are_needed_not_all_at_once(engine):
    taken = itertools.count()
    endless = (number for number in taken)

    first = list(itertools.islice(engine.map(neg, endless), 3))

    assert first == [(0, 0), (1, -1), (2, -2)]
    assert next(taken) < 200


def test_a_failure_of_the_work_reaches_the_caller(engine):
    with pytest.raises(TypeError):
        list(engine.map(neg, ["a text has no negative"]))


def test_a_scheduler_that_nobody_answers_at_is_said():
    pytest.importorskip("distributed", reason="dask[distributed] is not installed")

    with pytest.raises(SettingsError, match="No Dask scheduler answers"):
        Dask("tcp://127.0.0.1:9")
