"""A job shows how far it is, how fast and how long yet, and can be cancelled."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.jobs import Job
from incidents.pages import say

# Seconds that a person does not mind to wait: a bar for less would only flicker.
_AT_ONCE: Final = 0.9


def job_progress(atlas: Atlas, key: str) -> bool:
    """Show a job that runs; return whether it still does.

    The page draws itself again when it ends. A job that failed or was cancelled is said, and
    forgotten once the person has read it.
    """
    job = atlas.jobs.get(key)
    if job is None:
        return False
    if runs_on(job, key):
        return True
    if job.fault is not None:
        _say_the_fault(job)
        st.button("Try again", on_click=atlas.jobs.forget, args=(key,), key=f"{key} again")
        return True
    return False


def runs_on(job: Job[Any], key: str, *, pieces: str = "rows") -> bool:
    """Wait a moment for a job; where it runs on, show how far it is and say so.

    The page draws itself again when it ends.

    Args:
        job: The job.
        key: Its key.
        pieces: What it counts, in words.
    """
    if not job.is_running or job.wait(_AT_ONCE):
        return False
    _bar(job, key, pieces)
    return True


@st.fragment(run_every=0.5)
def _bar(job: Job[Any], key: str, pieces: str) -> None:
    if not job.is_running:
        st.rerun()
    now = job.standing()
    share = min(1.0, now.done / now.of) if now.of else 0.0
    left = now.seconds_left
    st.text(job.name)
    st.progress(share)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"{now.done:,} of about {now.of:,} {pieces} · {now.a_second:,.0f} a second"
            + ("" if left is None else f" · {_in_words(left)}")
            if now.of
            else "just begun"
        )
        st.button("Cancel", icon=":material/close:", on_click=job.cancel, key=f"{key} cancel")


def _in_words(seconds: float) -> str:
    """How long it takes yet; the last of it, such as writing to the disk, counts no rows."""
    if seconds < 1:
        return "finishing"
    return f"about {seconds:,.0f} s left" if seconds < 90 else f"about {seconds / 60:,.0f} min left"


def _say_the_fault(job: Job[Any]) -> None:
    if job.was_cancelled:
        say.hint("Cancelled; nothing of it was kept.")
    else:
        say.problem(f"It did not work, and nothing was kept: {job.fault}")
