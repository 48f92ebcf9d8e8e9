"""A field is corrected by other words of the article, which become its evidence, or by typing.

What is typed has no words behind it: those of the value that it replaces are let go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from incidents.actor import Actor
from incidents.article import Article
from incidents.claim import Claim
from incidents.count import Count
from incidents.errors import BadInput
from incidents.evidence import Evidence
from incidents.extraction import Extractor
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.what.weapons import together, weapons_in
from incidents.extraction.when.dates import dates_in
from incidents.record import Incident
from incidents.target import Target
from incidents.vocabulary import Attribution, Role
from incidents.weapon import Weapon

_LONGEST: Final = 300
# These hold one value each, so that new words replace the old ones; the others are lists.
_SINGLE: Final = frozenset({"location", "date", "killed", "injured"})


class Corrector:
    """Reads words that a person has marked as one field of an incident."""

    def __init__(self, rules: Extractor) -> None:
        self._rules = rules

    def corrected(
        self, incident: Incident, article: Article, field: str, start: int, end: int
    ) -> Incident:
        """The incident with a field read from article.text[start:end].

        Args:
            incident: The draft.
            article: The article that it was drafted from.
            field: One of FIELDS.
            start: Offset of the first marked character.
            end: Offset after the last.

        Raises:
            BadInput: The words are none, too many, or cannot be read as that field.
        """
        start, end = _trimmed(article.text, start, end)
        mark = Evidence.cut(field, article.text, start, end)
        change = _CHANGES.get(field)
        if change is None:
            raise BadInput(f"Words cannot be marked as {field[:40]!r}; choose {', '.join(FIELDS)}.")
        span = replace(article, text=mark.quote)
        changed = change(incident, mark, self._rules.reading_of(span), self._rules)
        kept = tuple(
            each for each in incident.evidence if not (field in _SINGLE and each.field == field)
        )
        return replace(changed, evidence=tuple(dict.fromkeys((*kept, mark))))


def typed(before: Incident, after: Incident) -> Incident:
    """An incident that was edited by hand, without the words behind what it no longer says."""
    changed = {
        field
        for field, names in _BEHIND.items()
        if any(getattr(before, name) != getattr(after, name) for name in names)
    }
    fewer = {field: _no_longer_named(before, after, field) for field in _NAMES}

    def is_let_go(each: Evidence) -> bool:
        if each.field in changed:
            return True
        left, gone = fewer.get(each.field, (True, []))
        quote = each.quote.casefold()
        return not left or any(name in quote or quote in name for name in gone)

    return replace(after, evidence=tuple(each for each in after.evidence if not is_let_go(each)))


def _no_longer_named(before: Incident, after: Incident, field: str) -> tuple[bool, list[str]]:
    """Whether a list still names anything, and the names that were taken from it."""
    was, now = (tuple(map(str.casefold, _NAMES[field](each))) for each in (before, after))
    return bool(now) or not was, [name for name in was if name not in now]


# The words of a field are behind these; where one of them changes by hand, they are let go.
_BEHIND: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "event_type": ("event_type", "sub_event_type"),
        "location": ("location",),
        "date": ("date",),
        "killed": ("killed",),
        "injured": ("injured",),
    }
)
_NAMES: Final[Mapping[str, Callable[[Incident], list[str]]]] = MappingProxyType(
    {
        "weapons": lambda incident: [each.name for each in incident.weapons],
        "actors": lambda incident: [each.name for each in incident.actors],
        "targets": lambda incident: [each.name for each in incident.targets],
        "sources": lambda incident: [each.source for each in incident.claims],
    }
)

_Change = Callable[[Incident, Evidence, Reading, Extractor], Incident]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text) or end - start > _LONGEST:
        raise BadInput(f"Mark at least one and at most {_LONGEST} characters of the article.")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise BadInput("Only blanks are marked; mark the words.")
    return start, end


def _located(incident: Incident, mark: Evidence, _reading: Reading, rules: Extractor) -> Incident:
    place = rules.located(mark.quote, country=incident.country)
    # Where a name is unknown the country is given instead; a person who marks words means them.
    if place is None or (place.review and place.kind == "country"):
        place = rules.located(mark.quote)
    if place is None:
        raise BadInput(f"No place of the name {mark.quote[:80]!r} is known; type it under Edit.")
    doubts = (incident.place.reason,) if incident.place else ()
    return replace(
        incident,
        location=mark.quote,
        place=place,
        country=place.country or incident.country,
        admin1=place.admin1,
        review=(
            *(each for each in incident.review if each not in doubts),
            *((place.reason,) if place.reason else ()),
        ),
    )


def _dated(incident: Incident, mark: Evidence, reading: Reading, _rules: Extractor) -> Incident:
    found = dates_in(reading)
    if not found:
        raise BadInput(f"No date can be read from {mark.quote[:80]!r}; type it under Edit.")
    return replace(incident, date=found[0].interval)


def _counted(reading: Reading, mark: Evidence) -> Count:
    for at in range(len(reading.tokens.words)):
        found = quantity_at(reading, at)
        if found is not None:
            return found.count
    raise BadInput(f"No number can be read from {mark.quote[:80]!r}; type it under Edit.")


def _killed(incident: Incident, mark: Evidence, reading: Reading, _rules: Extractor) -> Incident:
    return replace(incident, killed=_counted(reading, mark))


def _injured(incident: Incident, mark: Evidence, reading: Reading, _rules: Extractor) -> Incident:
    return replace(incident, injured=_counted(reading, mark))


def _armed(incident: Incident, mark: Evidence, reading: Reading, _rules: Extractor) -> Incident:
    found = together(weapons_in(reading, 0, len(reading.tokens.words)))
    weapons = found or (Weapon(name=mark.quote),)
    return replace(incident, weapons=tuple(dict.fromkeys((*incident.weapons, *weapons))))


def _acted(incident: Incident, mark: Evidence, _reading: Reading, _rules: Extractor) -> Incident:
    # Who marks a name has not said how surely a source holds it responsible.
    actor = Actor(name=mark.quote, role=Role.PARTY, attribution=Attribution.UNKNOWN)
    return replace(incident, actors=(*incident.actors, actor))


def _hit(incident: Incident, mark: Evidence, _reading: Reading, _rules: Extractor) -> Incident:
    return replace(incident, targets=(*incident.targets, Target(name=mark.quote)))


def _said(incident: Incident, mark: Evidence, _reading: Reading, _rules: Extractor) -> Incident:
    claim = Claim(source=mark.quote, says="named in the article")
    return replace(incident, claims=(*incident.claims, claim))


_CHANGES: Final[Mapping[str, _Change]] = MappingProxyType(
    {
        "location": _located,
        "date": _dated,
        "killed": _killed,
        "injured": _injured,
        "weapons": _armed,
        "actors": _acted,
        "targets": _hit,
        "sources": _said,
    }
)
FIELDS: Final = tuple(_CHANGES)
