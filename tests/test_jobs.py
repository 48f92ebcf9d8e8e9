"""Long work goes on by itself, tells how far it is, and stops when it is asked to."""

from __future__ import annotations

import threading

import pytest

from incidents.errors import BadTable
from incidents.jobs import Job, Jobs

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


def test_a_job_gives_what_its_work_returns():
    job = Job("adding", lambda _: 1 + 1)

    ended = job.wait(5)

    assert ended
    assert job.result == 2
    assert job.fault is None


def test_a_job_tells_how_far_it_is_and_how_long_it_will_take():
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        progress(25, 100)
        reached.set()
        go_on.wait(5)

    job = Job("reading", work)
    reached.wait(5)
    standing = job.standing()
    go_on.set()

    assert (standing.done, standing.of) == (25, 100)
    assert standing.seconds_left == pytest.approx(3 * standing.seconds)
    assert job.wait(5)


def test_a_job_that_has_said_nothing_does_not_guess_how_long_it_will_take():
    job = Job("reading", lambda _: None)

    job.wait(5)

    assert job.standing().seconds_left is None


def test_a_cancelled_job_ends_where_it_next_tells_how_far_it_is():
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        progress(1, 2)
        reached.set()
        go_on.wait(5)
        progress(2, 2)
        return "finished"

    job = Job("importing", work)
    reached.wait(5)
    job.cancel()
    go_on.set()
    job.wait(5)

    assert job.was_cancelled
    assert job.result is None


def test_a_job_keeps_the_fault_that_ended_it():
    def work(_):
        raise BadTable("The file is empty.")

    job = Job("importing", work)
    job.wait(5)

    assert str(job.fault) == "The file is empty."
    assert not job.was_cancelled


def test_a_job_that_fails_unforeseen_is_not_taken_for_done():
    def work(_):
        raise ZeroDivisionError("division by zero")

    job = Job("importing", work)
    job.wait(5)

    assert isinstance(job.fault, ZeroDivisionError)


def test_starting_a_job_that_runs_gives_the_one_that_runs():
    jobs, go_on = Jobs(), threading.Event()
    first = jobs.start("import a", "importing", lambda _: go_on.wait(5))

    second = jobs.start("import a", "importing", lambda _: None)
    go_on.set()

    assert second is first


def test_a_forgotten_job_can_be_started_anew():
    jobs = Jobs()
    first = jobs.start("import a", "importing", lambda _: 1)
    first.wait(5)

    jobs.forget("import a")
    second = jobs.start("import a", "importing", lambda _: 2)
    second.wait(5)

    assert (first.result, second.result) == (1, 2)


def test_only_the_newest_ended_jobs_are_kept():
    jobs = Jobs()

    for number in range(40):
        jobs.start(f"import {number}", "importing", lambda _: None).wait(5)

    assert jobs.get("import 0") is None
    assert jobs.get("import 39") is not None


def test_the_jobs_at_work_are_named_and_those_that_ended_are_not():
    go_on = threading.Event()
    jobs = Jobs()
    jobs.start("short", "adding", lambda _: 1).wait(5)
    long = jobs.start("long", "waiting", lambda _: go_on.wait(10))

    at_work = jobs.running()
    go_on.set()
    long.wait(5)

    assert at_work == ("long",)
    assert jobs.running() == ()


def test_the_result_of_a_job_is_there_when_it_has_ended_and_is_of_the_kind_asked_for():
    jobs = Jobs()
    job = jobs.start("a", "a job", lambda _: 7)
    job.wait(5)

    assert jobs.result_of("a", int) == 7
    assert jobs.result_of("a", str) is None
    assert jobs.result_of("b", int) is None
