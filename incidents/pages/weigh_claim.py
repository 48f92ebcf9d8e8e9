"""A person weighs a claim: how its source knows, who found the same, whether figures follow it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.claim import Basis, Claim, Harmed
from incidents.pages import say
from incidents.pages.saving import CHANGED_SINCE, NOTHING_CHANGED, save
from incidents.table import Entry, Operation
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
    begun = f"{key} begun"
    if st.session_state.pop(_saved(key), False):
        st.session_state[f"{key} open"] = False
    shown = st.popover(
        "Weigh a claim", icon=":material/balance:", key=f"{key} open", on_change="rerun"
    )
    if not shown.open:
        st.session_state.pop(begun, None)
        return
    with shown:
        # The page follows the ledger: a form of the newest version would lose what is typed.
        _form(atlas, st.session_state.setdefault(begun, entry), now=entry, key=key)


def _form(atlas: Atlas, begun: Entry, *, now: Entry, key: str) -> None:
    if begun.version != now.version:
        say.hint(CHANGED_SINCE)
    claims = begun.incident.claims
    number = st.selectbox(
        "Claim",
        range(len(claims)),
        format_func=lambda each: f"{claims[each].source}: {claims[each].says}"[:_MOST_SHOWN],
        key=f"{key} which",
    )
    before = Weight.of(begun.incident, claims[number])
    with st.form(f"{key} {begun.version} {number}", border=False):
        weight = _asked(claims[number], before)
        reason = st.text_input("Why", placeholder="kept in the history")
        asked = st.form_submit_button("Save what you found")
    if asked and weight == before:
        say.hint(NOTHING_CHANGED)
    elif asked:
        found = weighed(begun.incident, number, weight)
        save(atlas, begun, found, Operation.EDIT, reason=reason.strip() or "a claim weighed")
        st.session_state[_saved(key)] = True
        st.rerun()


def _saved(key: str) -> str:
    return f"{key} saved"


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
