"""Where it was: the innermost place nearest the words that tell the event, in the text's wording.

A dateline, an actor's name, an abbreviation and a weapon's origin are no places of the event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geo.candidates import named
from geo.place import Place
from geo.resolve import Resolver
from geo.toponyms import Toponym, find
from incidents.extraction.lexicon_entries import ActorPattern, Country, TargetKind
from incidents.extraction.place_phrases import KINDS, PlacePhrase, phrases_in
from incidents.extraction.reading import Reading
from incidents.extraction.word_list import word_set

_BEFORE: Final = word_set(
    "near outskirts outside vicinity surroundings countryside suburbs suburb centre center north "
    "south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central km kilometres kilometers miles "
    "area areas part parts of the to from"
)
_IN: Final = word_set(
    "in at near on outside inside around to of from between into across throughout"
)
_UNITS: Final = frozenset({"km", "kilometres", "kilometers", "miles"})
_SPELT_ALIKE: Final = "name spelt alike"  # how geo.resolve names a fuzzy match
_SHORTEST_TOWN: Final = 4  # letters
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_LONGEST_WORDING: Final = 7


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text.

    Attributes:
        first: First token of the wording.
        end: Token after the last.
        name: First token of the name itself.
        place: Where it is.
        is_in: Whether a preposition of place stands before it.
        is_foreign: Whether it lies in another country than most of the article's places.
    """

    first: int
    end: int
    name: int
    place: Place
    is_in: bool
    is_foreign: bool = False


class Places:
    """The places of one article, found once."""

    def __init__(self, reading: Reading, resolver: Resolver, *, skipped: Sequence[range]) -> None:
        self._reading = reading
        self._resolver = resolver
        self._skipped = skipped
        self._asked: dict[tuple[str | None, ...], Place | None] = {}
        mentioned = list(self._mentioned())
        phrases = list(self._phrased(mentioned))
        covered = {at for each in phrases for at in range(each.first, each.end)}
        kept = [each for each in mentioned if each.name not in covered]
        hint = self._country_of([each for each in (*phrases, *kept) if not each.place.review])
        mentions = [self._in_country(each, hint) for each in (*phrases, *kept)]
        if any(each.is_in for each in mentions):
            mentions = [each for each in mentions if each.is_in or not each.place.review]
        mentions = mentions or list(self._inside_names())
        self.country = self._country_of(mentions)
        self.mentions = sorted(
            (replace(each, is_foreign=self._is_foreign(each.place)) for each in mentions),
            key=lambda mention: mention.name,
        )

    def within(self, first: int, end: int) -> list[PlaceMention]:
        """The places named between two tokens, in order."""
        low = bisect_left(self.mentions, first, key=lambda mention: mention.name)
        high = bisect_left(self.mentions, end, key=lambda mention: mention.name)
        return self.mentions[low:high]

    def located(self, mention: PlaceMention) -> Place:
        """The place that the whole wording of a mention means, else that of the bare name."""
        wording = self._reading.said(mention.first, mention.end)
        if mention.first == mention.name or "(" in wording or wording == mention.place.name:
            return mention.place
        found = self._resolver.locate_one(wording, near=(mention.place,))
        return found if isinstance(found, Place) else mention.place

    def _mentioned(self) -> Iterator[PlaceMention]:
        for toponym in find(self._reading.text, self._resolver):
            if isinstance(toponym.place, Place):
                mention = self._mention(toponym, toponym.place)
                if mention is not None:
                    yield mention

    def _phrased(self, mentioned: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
        """Places by wordings that say what kind of place it is or what it lies in."""
        reading = self._reading
        known = {mention.name for mention in mentioned}
        for sentence in reading.sentences:
            for phrase in phrases_in(reading, sentence.first, sentence.end):
                bare = not phrase.within and any(
                    at in known for at in range(phrase.first, phrase.name_end)
                )
                if bare or self._is_skipped(phrase.first):
                    continue
                found = self._of_phrase(phrase)
                if found is not None:
                    first = self._wording_from(phrase.first)
                    yield PlaceMention(first, phrase.end, phrase.first, found, is_in=True)

    def _inside_names(self) -> Iterator[PlaceMention]:
        """Towns inside other names, for want of better: "University of Nairobi"."""
        reading = self._reading
        for at, word in enumerate(reading.tokens.words):
            if len(word) < _SHORTEST_TOWN or not reading.is_capital(at) or self._is_skipped(at):
                continue
            if reading.within("actor", ActorPattern, at, at + 1):
                continue
            name = reading.said(at, at + 1)
            place = self._locate(name) if named(self._resolver.gazetteer, name) else None
            if place is not None and not place.review:
                reason = f"{name} stands inside another name, and no other place is named"
                guess = replace(place, review=True, reason=reason)
                yield PlaceMention(at, at + 1, at, guess, is_in=False)

    def _of_phrase(self, phrase: PlacePhrase) -> Place | None:
        """Where a wording is; of a name nobody knows, the region that it is said to lie in."""
        said = self._reading.said
        name = said(phrase.first, phrase.name_end)
        within = [said(first, end) for first, end in phrase.within]
        if self._is_known(phrase):
            found = self._locate(
                name,
                admin1=within[-1] if within else None,
                admin2=within[-2] if len(within) > 1 else None,
            )
            if found is not None:
                return found
        for inner, outer in pairwise([*within, None]):
            region = self._locate(str(inner), admin1=outer and within[-1])
            if region is not None:
                reason = f"no {name!r} is known; {region.name}, which it is in, is given instead"
                return replace(region, review=True, reason=reason)
        return None

    def _is_known(self, phrase: PlacePhrase) -> bool:
        """Whether a wording holds a name that the gazetteer spells just so."""
        gazetteer = self._resolver.gazetteer
        for end in range(phrase.name_end, phrase.first, -1):
            if named(gazetteer, self._reading.said(phrase.first, end)):
                return True
        return False

    def _locate(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
    ) -> Place | None:
        """Where a name is, or None; a name that is only spelt alike is no place."""
        asked = (name, country, admin1, admin2)
        if asked not in self._asked:
            found = self._resolver.locate_one(name, country=country, admin1=admin1, admin2=admin2)
            self._asked[asked] = None
            if isinstance(found, Place) and not found.how.startswith(_SPELT_ALIKE):
                self._asked[asked] = found
        return self._asked[asked]

    def _country_of(self, mentions: Sequence[PlaceMention]) -> str | None:
        """The country that most of what the article names lies in, or None."""
        votes: Counter[str] = Counter()
        for each in mentions:
            if each.place.country:
                votes[each.place.country] += 1 if each.place.review else 3
        if not votes:
            everything = len(self._reading.tokens.words)
            votes.update(
                hit.entry.code
                for hit in self._reading.within("nationality", Country, 0, everything)
            )
        return votes.most_common(1)[0][0] if votes else None

    def _in_country(self, mention: PlaceMention, country: str | None) -> PlaceMention:
        """A guess in another country gives way to a like name in the article's own."""
        place = mention.place
        if not place.review or country is None or place.country == country:
            return mention
        found = self._locate(self._reading.said(mention.name, mention.end), country=country)
        if found is None or found.where_prec == _WHOLE_COUNTRY:
            return mention
        return replace(mention, place=found)

    def _is_foreign(self, place: Place) -> bool:
        return None not in {place.country, self.country} and place.country != self.country

    def _is_skipped(self, token: int) -> bool:
        return any(token in span for span in self._skipped)

    def _mention(self, toponym: Toponym, place: Place) -> PlaceMention | None:
        reading = self._reading
        name, end = reading.tokens.at(toponym.start), reading.tokens.at(toponym.end)
        if name >= end or self._is_skipped(name) or self._is_no_place(toponym, place, name, end):
            return None
        words = reading.tokens.words
        first = self._wording_from(name)
        while end < len(words) and words[end] in KINDS:
            end += 1
        before = {words[first - 1]} if first else set()
        is_in = bool((before | set(words[max(name - 1, 0) : name])) & (_IN | {"("}))
        return PlaceMention(first, end, name, place, is_in)

    def _is_no_place(self, toponym: Toponym, place: Place, name: int, end: int) -> bool:
        """Whether it is an abbreviation, or part of an actor's name."""
        letters = toponym.text.replace(".", "")
        if letters[1:2].isupper() and len(letters) <= 6 and place.kind != "country":
            return True
        hits = self._reading.within("actor", ActorPattern, max(0, name - 3), end + 1)
        return any(
            (hit.first <= name < hit.end) or (hit.first == end and not hit.entry.named)
            for hit in hits
            if hit.first == end or hit.entry.named
        )

    def _wording_from(self, name: int) -> int:
        words = self._reading.tokens.words
        first = name
        while first > max(0, name - _LONGEST_WORDING) and (
            words[first - 1] in _BEFORE or words[first - 1].isdecimal()
        ):
            first -= 1
        targets = self._reading.within("target", TargetKind, max(0, name - 5), first + 1)
        if targets and targets[-1].end in {first, first + 1} and words[name - 1] == "of":
            first = targets[-1].first
        while first < name and not self._may_open(first):
            first += 1
        return first

    def _may_open(self, at: int) -> bool:
        words = self._reading.tokens.words
        if words[at].isdecimal():
            return words[at + 1] in _UNITS
        return words[at] not in {"of", "to", "from", "the"}


def innermost(mentions: Sequence[PlaceMention], trigger: int) -> PlaceMention | None:
    """The smallest place named near a trigger; of equals the one nearest to it, after before."""
    return min(
        mentions,
        key=lambda each: (
            not each.is_in,
            each.is_foreign and each.place.review,
            each.place.where_prec,
            abs(each.name - trigger) + (each.name < trigger) * 3,
        ),
        default=None,
    )
