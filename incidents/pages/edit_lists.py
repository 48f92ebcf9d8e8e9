"""Who took part, with what, against what and who says so are lists, edited a name at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import streamlit as st

from incidents.actor import Actor
from incidents.claim import Claim
from incidents.record import Incident
from incidents.target import Target
from incidents.vocabulary import Attribution, Role
from incidents.weapon import Weapon

Item = TypeVar("Item", Weapon, Target)
_NO_ACTOR: Final = "took no part"
_LONGEST: Final = 200  # characters of a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Lists:
    """What a person leaves in an incident's lists."""

    weapons: tuple[Weapon, ...]
    targets: tuple[Target, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]

    def put_into(self, incident: Incident) -> Incident:
        """The incident with these lists; figures that followed a claim taken away follow none."""
        is_left = any(each.source == incident.follows for each in self.claims)
        return replace(
            incident,
            weapons=self.weapons,
            targets=self.targets,
            actors=self.actors,
            claims=self.claims,
            follows=incident.follows if is_left else None,
        )

    def texts(self) -> tuple[str, ...]:
        """Every text in them, since a person may have typed it."""
        return (
            *(each.name for each in self.weapons),
            *(each.name for each in self.targets),
            *(each.name for each in self.actors),
        )


def edit_lists(incident: Incident) -> Lists:
    """Ask what of an incident's lists stays, and what is to be added."""
    return Lists(
        weapons=_named("Weapons", incident.weapons, lambda name: Weapon(name=name)),
        targets=_named("Targets", incident.targets, lambda name: Target(name=name)),
        actors=_actors(incident.actors),
        claims=_claims(incident.claims),
    )


def _named(label: str, items: Sequence[Item], made: Callable[[str], Item]) -> tuple[Item, ...]:
    known: dict[str, list[Item]] = {}
    for each in items:
        known.setdefault(each.name, []).append(each)
    names = st.multiselect(
        label,
        list(known),
        default=list(known),
        accept_new_options=True,
        placeholder="Type a name, then Enter",
    )
    # A name that was there before stays whole, however long it is.
    wanted = (name if name in known else name.strip()[:_LONGEST] for name in names)
    chosen = (known.get(name) or [made(name)] for name in dict.fromkeys(wanted) if name)
    return tuple(item for items_ in chosen for item in items_)


def _actors(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    st.caption("Actors")
    kept = [
        actor
        for number, each in enumerate(actors, 1)
        if (actor := _actor(each, number)) is not None
    ]
    name = st.text_input("Another actor", placeholder="as the source names it").strip()
    if name:
        # Who types a name has not said how surely a source holds it responsible.
        kept.append(Actor(name=name[:_LONGEST], attribution=Attribution.UNKNOWN))
    return tuple(kept)


def _actor(actor: Actor, number: int) -> Actor | None:
    st.text(actor.name)
    part, sureness = st.columns(2)
    parts = [*(each.value for each in Role), _NO_ACTOR]
    role = part.selectbox(f"Part of actor {number}", parts, index=parts.index(actor.role.value))
    surenesses = list(Attribution)
    attribution = sureness.selectbox(
        f"How actor {number} is named",
        surenesses,
        index=surenesses.index(actor.attribution),
        format_func=lambda each: each.value,
        required=True,
    )
    if role == _NO_ACTOR:
        return None
    return replace(actor, role=Role(role), attribution=attribution)


def _claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    if not claims:
        return ()
    numbers = st.multiselect(
        "According to",
        range(len(claims)),
        default=range(len(claims)),
        format_func=lambda number: claims[number].source,
        help="Take a source away that says nothing of this incident. Mark words to add one.",
    )
    return tuple(claims[number] for number in sorted(numbers))
