"""What each source says stands side by side, with how it knows and the grade that follows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from incidents.atlas import Atlas
from incidents.claim import Claim
from incidents.grade import grade_of
from incidents.pages.saving import save
from incidents.pages.weigh_claim import CORROBORATED, weigh_claim
from incidents.table import Entry, Operation
from incidents.vocabulary import Grade
from incidents.weighing import is_followed


def claims(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Show an incident's claims and its grade; a person may grade it otherwise, with a reason."""
    incident = entry.incident
    if incident.claims:
        st.markdown("**What each source says**")
        st.dataframe(
            pd.DataFrame(
                [_row(each, followed=is_followed(incident, each)) for each in incident.claims]
            ),
            hide_index=True,
            placeholder="–",
            key=f"{key} claims",
        )
        weigh_claim(atlas, entry, key=f"{key} weigh")
    graded = grade_of(incident)
    st.caption("Grade, by Airwars' rules")
    st.text(f"{graded.grade.value}: {graded.rule}\n{graded.because}")
    with st.popover("Grade it otherwise", icon=":material/grade:"), st.form(f"{key} grade"):
        grade = st.selectbox("Grade", list(Grade), format_func=lambda each: each.value)
        reason = st.text_input("Why")
        if st.form_submit_button("Save") and grade is not None:
            graded_so = replace(incident, grade=grade)
            save(atlas, entry, graded_so, Operation.GRADE, reason=reason)
            st.rerun()


def _row(claim: Claim, *, followed: bool) -> dict[str, str | None]:
    return {
        "Source": claim.source + (" (the figures follow it)" if followed else ""),
        "Says": claim.says,
        "Killed": claim.killed.in_words() if claim.killed else None,
        "Injured": claim.injured.in_words() if claim.injured else None,
        "How it knows": claim.basis.value if claim.basis else None,
        "Holds responsible": "; ".join(claim.blames) or None,
        "Corroborated": CORROBORATED[claim.corroborated],
        "Harm met": claim.harmed.value if claim.harmed else None,
    }
