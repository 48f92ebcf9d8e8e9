"""Each figure of an incident is told with its precision and the words behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import streamlit as st

from incidents.actor import Actor
from incidents.article import Article
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.extraction.lexicon.entries import Treaty
from incidents.extraction.lexicon.treaties import foremost
from incidents.interval import Interval
from incidents.pages import say
from incidents.pages.marked_text import marked_sentence, sentence_around
from incidents.pages.named_places import country_name, place_name
from incidents.record import Incident
from incidents.target import Target
from incidents.vocabulary import State
from incidents.weapon import Weapon

_STATE_BADGES: Final = {
    State.DRAFT: ":orange-badge[:material/edit_note: Draft]",
    State.ACCEPTED: ":green-badge[:material/check: Accepted]",
    State.REJECTED: ":gray-badge[:material/block: Rejected]",
}

_LABELS_WIDTH: Final = 100

TreatyOn: TypeAlias = Callable[[str], Treaty | None]


def details(incident: Incident, article: Article | None, treaty_on: TreatyOn, *, key: str) -> None:
    """Show an incident's fields, then each sentence behind them.

    Args:
        incident: What is shown.
        article: The text that its evidence quotes, or None where there is none.
        treaty_on: Tells which treaty speaks of a weapon.
        key: A name for the controls, different for each incident on a page.
    """
    st.markdown(_STATE_BADGES[incident.state])
    for reason in incident.review:
        say.labelled(":orange-badge[:material/flag: Review]", reason)
    for label, value in fields(incident, treaty_on):
        # Columns would stand below each other on a phone.
        with st.container(horizontal=True, wrap=False):
            st.caption(label, width=_LABELS_WIDTH)
            st.text(value, width="stretch")
    if article is not None and incident.evidence:
        _quotes(incident, article, key=key)


def fields(incident: Incident, treaty_on: TreatyOn) -> Iterator[tuple[str, str]]:
    """Every field that says something, as a label and a sentence of plain text."""
    yield "Type", incident.event_type.value
    yield "Sub-type", incident.sub_event_type or "not told by the source"
    yield "Date", incident.date.in_words() if incident.date else "not known"
    yield "Place", _place(incident)
    yield "Killed", _count(incident.killed, unknown=incident.casualties_unknown)
    yield "Injured", _count(incident.injured, unknown=incident.casualties_unknown)
    for label, lines in _lists(incident, treaty_on):
        if lines:
            yield label, "\n".join(lines)
    for label, value in (
        ("Confidence", _confidence(incident)),
        ("Notes", incident.notes),
        ("From", " ".join(filter(None, (incident.dataset, incident.dataset_id)))),
    ):
        if value:
            yield label, value


def _lists(incident: Incident, treaty_on: TreatyOn) -> Iterator[tuple[str, list[str]]]:
    yield "Weapons", _weapons(incident, treaty_on)
    yield "Actors", [_actor(each) for each in incident.actors]
    yield "Targets", [_target(each) for each in incident.targets]
    yield (
        "Victims",
        [f"{each.description}: {each.harm}, {each.count.in_words()}" for each in incident.victims],
    )
    yield "According to", list(dict.fromkeys(each.source for each in incident.claims))


def _confidence(incident: Incident) -> str | None:
    if incident.confidence is None:
        return None
    return f"{incident.confidence:.2f} of 1, which orders the review; it is no probability"


def _place(incident: Incident) -> str:
    found = incident.place.name if incident.place else None
    names = [incident.location or found]
    names += [incident.admin1, incident.country and country_name(incident.country)]
    where = ", ".join(dict.fromkeys(place_name(name) for name in names if name)) or "not told"
    if incident.place is None:
        return f"{where}\nnot on the map: no point was found"
    return f"{where}\n{incident.place.in_words()}\n{incident.place.how}"


def _count(count: Count | None, *, unknown: bool) -> str:
    if count is not None:
        return count.in_words()
    return "casualties reported, number unknown" if unknown else "not told"


def _weapons(incident: Incident, treaty_on: TreatyOn) -> list[str]:
    weapons = [_weapon(each, incident.date, treaty_on) for each in incident.weapons]
    # An empty line shows which weapon a treaty speaks of.
    return ["\n\n".join(weapons)] if any("\n" in each for each in weapons) else weapons


def _weapon(weapon: Weapon, date: Interval | None, treaty_on: TreatyOn) -> str:
    kind = None if _is_said(weapon.category, weapon.name) else weapon.category
    said = ", ".join(filter(None, (kind, weapon.origin and f"made in {weapon.origin}")))
    named = f"{weapon.name} ({said})" if said else weapon.name
    treaty = foremost(map(treaty_on, filter(None, (weapon.name, weapon.category))))
    return f"{named}\n{_in_law(treaty, date)}" if treaty else named


def _in_law(treaty: Treaty, date: Interval | None) -> str:
    """What a treaty says of a weapon to the states that joined it, and whether it did so then."""
    effect = "banned" if treaty.bans else "limited"
    if date is not None and date.end < treaty.in_force:
        return f"not {effect} then: the {treaty.name} is in force since {treaty.in_force}"
    return (
        f"{effect} by the {treaty.name} for the states that joined it, in force since "
        f"{treaty.in_force}"
    )


def _target(target: Target) -> str:
    return target.name if _is_said(target.kind, target.name) else f"{target.name} ({target.kind})"


def _is_said(kind: str | None, name: str) -> bool:
    """Whether a name says by itself of which kind it is, or no kind is known."""
    return kind is None or kind.casefold() in name.casefold()


def _actor(actor: Actor) -> str:
    according = f", according to {actor.according_to}" if actor.according_to else ""
    return f"{actor.name}: {actor.role.value}, {actor.attribution.value}{according}"


def _quotes(incident: Incident, article: Article, *, key: str) -> None:
    st.markdown("**The words behind it**")
    by_sentence: dict[tuple[int, int], list[Evidence]] = {}
    for each in sorted(incident.evidence, key=lambda each: (each.start, each.end)):
        if each.holds_in(article.text):
            by_sentence.setdefault(sentence_around(article.text, each.start, each.end), []).append(
                each
            )
    for number, evidence in enumerate(by_sentence.values()):
        marked_sentence(
            article.text, evidence, label="Quoted sentence", key=f"{key}-quote-{number}"
        )
    if article.url:
        st.caption("Published at")
        st.text(article.url)
