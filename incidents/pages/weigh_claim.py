"""A person weighs a claim: how its source knows, who found the same, whether figures follow it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.claim import Basis, Claim, Harmed
from incidents.errors import AtlasError
from incidents.pages import say
from incidents.table import Author, Entry, Operation
from incidents.weighing import Weight, weighed

CORROBORATED: Final = {True: "yes", False: "no", None: "not looked into"}
_MOST_SHOWN: Final = 60


def weigh_claim(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Offer to weigh one of an incident's claims.

    Args:
        atlas: Where it is kept.
        entry: The incident; it has claims.
        key: A name for the controls, different for each incident on a page.
    """
    claims = entry.incident.claims
    with st.popover("Weigh a claim", icon=":material/balance:"):
        number = st.selectbox(
            "Claim",
            range(len(claims)),
            format_func=lambda each: f"{claims[each].source}: {claims[each].says}"[:_MOST_SHOWN],
            key=f"{key} which",
        )
        if number >= len(claims):
            return
        before = Weight.of(entry.incident, claims[number])
        with st.form(f"{key} {entry.version} {number}", border=False):
            weight = _asked(claims[number], before)
            reason = st.text_input("Why", placeholder="kept in the history")
            if st.form_submit_button("Save what you found") and weight != before:
                _save(atlas, entry, number, weight, reason)


def _asked(claim: Claim, before: Weight) -> Weight:
    basis = st.selectbox(
        "How it knows",
        [None, *Basis],
        index=[None, *Basis].index(before.basis),
        format_func=lambda each: each.value if each else "not known",
    )
    corroborated = st.selectbox(
        "Did somebody independent find the same?",
        list(CORROBORATED),
        index=list(CORROBORATED).index(before.corroborated),
        format_func=CORROBORATED.__getitem__,
    )
    harmed = st.selectbox(
        "Whom the harm met",
        [None, *Harmed],
        index=[None, *Harmed].index(before.harmed),
        format_func=lambda each: each.value if each else "not said",
    )
    blames = st.text_input(
        "Whom it holds responsible",
        "; ".join(before.blames),
        help="Several names: a semicolon between them. A party that names itself accepts it.",
    )
    followed = st.checkbox(
        "The incident's own figures follow it",
        before.followed,
        help=None if claim.killed or claim.injured else "It gives no number, so they stay.",
    )
    return Weight(
        basis=basis,
        corroborated=corroborated,
        harmed=harmed,
        blames=tuple(filter(None, (each.strip() for each in blames.split(";")))),
        followed=followed,
    )


def _save(atlas: Atlas, entry: Entry, number: int, weight: Weight, reason: str) -> None:
    change = entry.changed_to(weighed(entry.incident, number, weight), Operation.EDIT)
    by = Author(actor=atlas.settings.actor, reason=reason.strip() or "a claim weighed")
    try:
        atlas.ledger.write([change], by=by)
    except AtlasError as fault:
        say.problem(f"Not saved: {fault}")
        return
    st.rerun()
