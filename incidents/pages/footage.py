"""Photos and videos stand with the claim that rests on them, covered until somebody asks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from incidents.atlas import Atlas
from incidents.claim import Basis, Claim
from incidents.errors import AtlasError, BadInput
from incidents.media import ENDINGS, media_source
from incidents.pages import say
from incidents.pages.archived import kept_source
from incidents.pages.saving import save
from incidents.table import Author, Entry, KeptSource, Operation, Source, SourceKind

_NEW: Final = "a new claim of whoever took or published it"


def footage(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Show the photos and videos of an incident, and take another one."""
    for claim in entry.incident.claims:
        for sha256 in claim.media:
            kept = atlas.ledger.kept_source(sha256)
            if kept is not None:
                _one(atlas, entry, claim, kept, key=f"{key} {sha256}")
    with st.popover("Add a photo or video", icon=":material/add_a_photo:"):
        _form(atlas, entry, key=key)


def _one(atlas: Atlas, entry: Entry, claim: Claim, kept: KeptSource, *, key: str) -> None:
    with st.container(border=True):
        st.caption("Footage behind what this source says:")
        st.text(claim.source)
        kept_source(kept)
        if st.toggle(
            "Uncover it", key=f"{key} uncovered", help="It may be hard to look at, and stays here."
        ):
            _look(kept)
        st.button(
            "Take it off this incident",
            icon=":material/close:",
            key=f"{key} off",
            on_click=_take_off,
            args=(atlas, entry, kept),
            help="The bytes stay in the ledger; the history says who took it off.",
        )


def _look(kept: KeptSource) -> None:
    path = f"/api/sources/{kept.sha256}?look=1"
    here = urlsplit(st.context.url or "")
    if not here.netloc:  # only a whole address is taken for one; without it there is a link
        st.link_button("Look at it", path, icon=":material/visibility:")
    elif kept.kind is SourceKind.VIDEO:
        st.video(f"{here.scheme}://{here.netloc}{path}")
    else:
        st.image(f"{here.scheme}://{here.netloc}{path}")


def _form(atlas: Atlas, entry: Entry, *, key: str) -> None:
    claims = [each.source for each in entry.incident.claims]
    with st.form(f"{key} footage", border=False, clear_on_submit=True):
        upload = st.file_uploader("Photo or video", type=list(ENDINGS))
        made_by = st.text_input("Taken or published by")
        found_at = st.text_input("Found at", placeholder="https://…")
        to = st.selectbox("It is the footage of", [_NEW, *dict.fromkeys(claims)])
        if st.form_submit_button("Add", icon=":material/add:"):
            if upload is None:
                say.problem("Choose a file first.")
                return
            try:
                if to == _NEW and not made_by.strip():
                    raise BadInput("A new claim needs who took or published it.")
                source = media_source(
                    upload.getvalue(),
                    name=upload.name,
                    made_by=made_by.strip() or None,
                    url=found_at.strip() or None,
                )
                _add(atlas, entry, source, None if to == _NEW else to)
            except AtlasError as fault:
                say.problem(f"Not added: {fault}")
                return
            st.rerun()


def _add(atlas: Atlas, entry: Entry, source: Source, claimant: str | None) -> None:
    reason = f"{source.kind.value} added in the dashboard"
    sha256 = atlas.ledger.keep(source, by=Author(actor=atlas.settings.actor, reason=reason))
    claims = entry.incident.claims
    if claimant is None:
        new = Claim(
            source=source.made_by or source.kind.value,
            says=f"a {source.kind.value}",
            basis=Basis.FOOTAGE,
            media=(sha256,),
        )
        claims = (*claims, new)
    else:
        at = next(number for number, each in enumerate(claims) if each.source == claimant)
        media = tuple(dict.fromkeys((*claims[at].media, sha256)))
        claims = (*claims[:at], replace(claims[at], media=media), *claims[at + 1 :])
    _save(atlas, entry, claims, reason=reason)


def _take_off(atlas: Atlas, entry: Entry, kept: KeptSource) -> None:
    claims = tuple(
        replace(each, media=tuple(sha256 for sha256 in each.media if sha256 != kept.sha256))
        for each in entry.incident.claims
    )
    _save(atlas, entry, claims, reason=f"{kept.kind.value} taken off in the dashboard")


def _save(atlas: Atlas, entry: Entry, claims: tuple[Claim, ...], *, reason: str) -> None:
    changed = replace(entry.incident, claims=claims)
    if changed != entry.incident:
        save(atlas, entry, changed, Operation.EDIT, reason=reason)
