"""The same incident from another article is proposed for linking, never merged by itself.

Two drafts may tell of one incident where their days overlap, their circles touch and their kinds
agree; what else agrees or differs is said. A person links or leaves them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from geo.distance import kilometres
from incidents.count import Count
from incidents.record import Incident
from incidents.vocabulary import EventType

# What one report calls a battle another calls an attack or an explosion; likewise for crowds.
_KIN: Final = (
    frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}),
    frozenset({EventType.PROTESTS, EventType.RIOTS}),
)
_SAME_DAYS: Final = 0.25
_OVERLAPPING: Final = 0.15
_SAME_SPOT: Final = 0.25
_TOUCHING: Final = 0.15
_SAME_WORDING: Final = 0.1
_SAME_SUB_TYPE: Final = 0.2
_SAME_TYPE: Final = 0.1
_SAME_ACTOR: Final = 0.15
_SAME_WEAPON: Final = 0.1
_SAME_NUMBER: Final = 0.1
_LEAST: Final = 0.4
_SPOT_KM: Final = 5.0
_LONG: Final = 31  # days; a longer interval overlaps with everything
_SMALL_WORDS: Final = frozenset({"forces", "the", "of", "and", "army", "police", "military"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """That an incident may be one that is already known.

    Attributes:
        number: The candidate's place among those given, from 0.
        incident: The candidate.
        likeness: 0 to 1; orders proposals and is no probability.
        reason: What agrees and what differs, in words.
    """

    number: int
    incident: Incident
    likeness: float
    reason: str


def likely_same(incident: Incident, candidates: Iterable[Incident]) -> tuple[Proposal, ...]:
    """The candidates that may be the same incident told elsewhere, likeliest first.

    Args:
        incident: A draft or an incident.
        candidates: Others; those of the same article are never proposed, since one article
            tells its incidents apart itself.
    """
    return _proposed(incident, candidates, _when)


def likely_same_in_copies(
    incident: Incident, candidates: Iterable[Incident]
) -> tuple[Proposal, ...]:
    """The same among incidents whose articles are copies of the incident's, likeliest first.

    A copy tells of the same event, so that a day that one of them does not tell is no hindrance.

    Args:
        incident: A draft or an incident.
        candidates: Those whose articles are copies of its own.
    """
    return _proposed(incident, candidates, _when_in_copies)


_Part = tuple[float, str] | None


def _proposed(
    incident: Incident,
    candidates: Iterable[Incident],
    when: Callable[[Incident, Incident], _Part],
) -> tuple[Proposal, ...]:
    found = [
        Proposal(number=number, incident=each, likeness=likeness, reason=reason)
        for number, each in enumerate(candidates)
        if each is not incident
        and not _are_of_one_article(incident, each)
        and (judged := _judged(incident, each, when)) is not None
        for likeness, reason in (judged,)
    ]
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.number)))


def kin_of(event_type: EventType) -> tuple[EventType, ...]:
    """The types that another report may give the same incident, its own first."""
    kin = frozenset().union(*(each for each in _KIN if event_type in each))
    return event_type, *(each for each in EventType if each in kin and each is not event_type)


def _are_of_one_article(one: Incident, other: Incident) -> bool:
    return one.article_id is not None and one.article_id == other.article_id


def _judged(
    one: Incident, other: Incident, when: Callable[[Incident, Incident], _Part]
) -> tuple[float, str] | None:
    parts = []
    for part in (when(one, other), _where(one, other), _what(one, other)):
        if part is None:
            return None
        parts.append(part)
    parts += [*_who(one, other), *_with_what(one, other), *_how_many(one, other)]
    likeness = round(min(1.0, sum(score for score, _ in parts)), 2)
    if likeness < _LEAST:
        return None
    return likeness, "; ".join(words for _, words in parts)


def _when(one: Incident, other: Incident) -> _Part:
    if one.date is None or other.date is None:
        return None
    if one.date.end < other.date.start or other.date.end < one.date.start:
        return None
    if max((each.end - each.start).days for each in (one.date, other.date)) > _LONG:
        return None
    if one.date == other.date:
        return _SAME_DAYS, f"the same time ({one.date.in_words()})"
    return _OVERLAPPING, f"times overlap ({one.date.in_words()}; {other.date.in_words()})"


def _when_in_copies(one: Incident, other: Incident) -> _Part:
    if one.date is not None and other.date is not None:
        return _when(one, other)
    told = one.date or other.date
    if told is None:
        return _SAME_DAYS, "neither tells its day, in articles that are copies"
    return _SAME_DAYS, f"only one tells its day ({told.in_words()}), in articles that are copies"


def _where(one: Incident, other: Incident) -> _Part:
    if one.place is None or other.place is None:
        same = one.location is not None and other.location is not None
        if not same or one.country != other.country:
            return None
        if str(one.location).casefold() != str(other.location).casefold():
            return None
        return _SAME_WORDING, f"the same place by name ({one.location})"
    away = kilometres(
        one.place.latitude, one.place.longitude, other.place.latitude, other.place.longitude
    )
    if away * 1_000 > one.place.uncertainty_m + other.place.uncertainty_m:
        return None
    exact = one.place.where_prec <= 2 and other.place.where_prec <= 2
    score = _SAME_SPOT if exact and away <= _SPOT_KM else _TOUCHING
    return score, f"{away:.0f} km apart, within both radii ({one.place.name}; {other.place.name})"


def _what(one: Incident, other: Incident) -> _Part:
    if one.sub_event_type is not None and one.sub_event_type == other.sub_event_type:
        return _SAME_SUB_TYPE, f"both {one.sub_event_type}"
    if one.event_type is other.event_type:
        return _SAME_TYPE, f"both {one.event_type.value}"
    if any({one.event_type, other.event_type} <= kin for kin in _KIN):
        return 0.0, f"kinds differ ({one.event_type.value}; {other.event_type.value})"
    return None


def _who(one: Incident, other: Incident) -> Iterator[tuple[float, str]]:
    mine, theirs = _actor_words(one), _actor_words(other)
    if not mine or not theirs:
        return
    shared = mine & theirs
    if shared:
        yield _SAME_ACTOR, f"both name {', '.join(sorted(shared))}"
    else:
        yield -_SAME_ACTOR, "actors differ"


def _actor_words(incident: Incident) -> set[str]:
    words = {word for actor in incident.actors for word in actor.name.casefold().split()}
    return words - _SMALL_WORDS


def _with_what(one: Incident, other: Incident) -> Iterator[tuple[float, str]]:
    shared = {each.category for each in one.weapons if each.category} & {
        each.category for each in other.weapons
    }
    if shared:
        yield _SAME_WEAPON, f"the same weapon ({', '.join(sorted(filter(None, shared)))})"


def _how_many(one: Incident, other: Incident) -> Iterator[tuple[float, str]]:
    mine, theirs = one.killed, other.killed
    if mine is None or theirs is None or mine.is_unknown or theirs.is_unknown:
        return
    if _meet(mine, theirs):
        yield _SAME_NUMBER, f"numbers killed agree ({mine.in_words()}; {theirs.in_words()})"
    else:
        yield 0.0, f"numbers killed differ ({mine.in_words()}; {theirs.in_words()})"


def _meet(one: Count, other: Count) -> bool:
    """Whether two ranges share a number."""
    return _reaches(one, other.minimum) and _reaches(other, one.minimum)


def _reaches(count: Count, least: int | None) -> bool:
    return count.maximum is None or least is None or count.maximum >= least
