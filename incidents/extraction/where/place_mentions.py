"""A place is mentioned by a name that stands as a place does, in a wording that may say more.

An actor's name, an abbreviation, a people, a month and a weapon's origin are no places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from geo.place import Place
from incidents.extraction.lexicon.entries import (
    Country,
    Home,
    TargetKind,
    Trigger,
)
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.kinds_of_places import over_kinds
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.misleading import ARTICLES, IN, IN_OR_STRUCK, SHORTEST, Misleading
from incidents.extraction.where.named_places import Named
from incidents.extraction.where.not_places import (
    NEVER,
    URBAN,
)
from incidents.extraction.where.place_phrases import phrases_in
from incidents.extraction.where.surnames import surnames_in

_BEFORE: Final = word_set(
    "near outskirts outside vicinity surroundings countryside suburbs suburb centre center north "
    "south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central km kilometres kilometers miles "
    "area areas part parts of the to from"
)
_OWNED_BY_NONE: Final = NEVER | URBAN
# What is called by the town it stands in; a hospital, a school or a mosque has a name of its own.
_OF_A_TOWN: Final = frozenset({"market", "infrastructure", "military", "police", "government"})
_OF_THE_SEA: Final = (["gulf", "of"], ["bay", "of"], ["strait", "of"], ["sea", "of"])
_IN_THE_AIR: Final = frozenset({"weapons disrupted", "airstrike", "drone strike", "shelling"})
_MOST_TO_THE_AIR: Final = 8  # words
_MOST_OF_A_TARGET: Final = 5  # words from "in" to "Baghdad market"
_SEA: Final = 5  # UCDP's where_prec of a gulf or a range
_UNITS: Final = frozenset({"km", "kilometres", "kilometers", "miles"})
_PART: Final = 12_000  # characters
_LONGEST_WORDING: Final = 7


class Mentions:
    """Finds the names of places in one article."""

    def __init__(self, reading: Reading, names: KnownNames, skipped: Sequence[range]) -> None:
        self._reading = reading
        self._names = names
        self._skipped = {at for span in skipped for at in span}
        weapons = reading.within("weapon", object, 0, len(reading.tokens.words))
        self._weapons = {at for hit in weapons for at in range(hit.first, hit.end)}
        self._misleading = Misleading(reading, names, self._weapons)

    def found(self) -> tuple[list[Named], list[Named]]:
        """The wordings that say more than a name, and the names that stand in none of them."""
        bare = list(self._toponyms())
        known = {at for each in bare for at in range(each.name, each.name_end)}
        phrases = list(self._phrases(known))
        covered = {at for each in phrases for at in range(each.first, each.end)}
        return phrases, [each for each in bare if each.name not in covered]

    def inside_names(self) -> Iterator[Named]:
        """Words that are towns by themselves inside other names: "University of Nairobi"."""
        reading, passed = self._reading, surnames_in(self._reading)
        part_of_a_name = self._parts_of_names()
        for at, word in enumerate(reading.tokens.words):
            if not reading.is_capital(at) or at in self._skipped or word in passed:
                continue
            if len(word) <= SHORTEST or reading.has("actor", at, at + 1):
                continue
            if at in part_of_a_name or self._misleading.is_a_plain_word(at):
                continue
            if not self._misleading.is_no_name(at, at + 1) and self._names.is_known(
                reading.said(at, at + 1)
            ):
                is_in = self._is_in_a_target(at, at + 1)
                yield Named(at, at + 1, at, at + 1, (), None, is_in)

    def _parts_of_names(self) -> set[int]:
        """The tokens of weapons and of names at home somewhere: of "G5 Sahel", "a Molotov"."""
        homes = [
            hit
            for hit in self._reading.within("home", Home, 0, len(self._reading.tokens.words))
            if hit.entry.people or hit.end > hit.first + 1
        ]
        return self._weapons.union(at for hit in homes for at in range(hit.first, hit.end))

    def _toponyms(self) -> Iterator[Named]:
        reading = self._reading
        for start, stop in self._names_in(reading.cased):
            name, end = reading.tokens.at(start), reading.tokens.at(stop)
            if name >= end or name in self._skipped:
                continue
            countries = [
                hit
                for hit in reading.within("country", Country, name, name + 1)
                if hit.end >= end  # "Guatemala City" is none
            ]
            if reading.words(name - 2, name) in _OF_THE_SEA:
                name -= 2
            said = reading.cased[reading.tokens.starts[name] : stop]
            if self._misleading.is_a_half(name, end):
                continue
            place = self._names.likeliest(said, is_country=bool(countries))
            if countries and place is not None and place.kind == "country":
                place = self._country_of(countries[0].entry, place)
            if countries and self._misleading.is_beside_a_country(name, end):
                continue
            if place is not None and not self._misleading.is_no_place(name, end):
                yield self._bare(name, end, place)

    def _country_of(self, country: Country, place: Place) -> Place:
        """The country that the lexicon means by a name of two countries, such as "Congo"."""
        if place.country == country.code:
            return place
        found = (self._names.likeliest(name, is_country=True) for name in country.phrases)
        return next((each for each in found if each and each.country == country.code), place)

    def _names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the names that geo.toponyms recognises, a part of the text at a time.

        Its work grows faster than the text; a part of some pages keeps it in a straight line.
        """
        start = 0
        while start < len(text):
            stop = len(text) if len(text) - start <= _PART else text.find("\n", start + _PART)
            stop = min(stop if stop > start else len(text), start + 2 * _PART)
            for each in self._names.standing_in(text[start:stop]):
                yield start + each.start, start + each.end
            start = stop

    def _bare(self, name: int, name_end: int, place: Place) -> Named:
        words = self._reading.tokens.words
        first, end = self._wording_from(name), over_kinds(words, name_end, len(words))
        is_in = self._is_led_in(first) or self._is_led_in(name)
        if place.where_prec == _SEA and words[first - 1] == "the":
            is_in = is_in or self._is_led_in(first - 1)
        is_in = is_in or self._is_in_a_target(name, end)
        is_in = is_in or self._is_flown_over(first) or self._is_a_line(name, name_end)
        return Named(first, end, name, name_end, (), place, is_in)

    def _is_led_in(self, at: int) -> bool:
        """Whether something is said to be in, or done to, what begins at a token."""
        return at > 0 and self._reading.tokens.words[at - 1] in IN_OR_STRUCK

    def _is_a_line(self, first: int, end: int) -> bool:
        """Whether a name is a sentence or a line by itself: "Kherson. A market was shelled."."""
        reading = self._reading
        end += reading.word(end) == "."
        return reading.opens_a_sentence(first) and reading.opens_a_sentence(end)

    def _is_flown_over(self, at: int) -> bool:
        """Whether something in the air was over a place: "shot down a drone over Eilat"."""
        reading = self._reading
        if reading.word(at - 1) != "over":
            return False
        near = reading.within("trigger", Trigger, max(0, at - _MOST_TO_THE_AIR), at)
        return any(hit.entry.signal in _IN_THE_AIR for hit in near)

    def _is_in_a_target(self, name: int, end: int) -> bool:
        """Whether it names something that stands there: "in a crowded Baghdad market"."""
        reading, words = self._reading, self._reading.tokens.words
        targets = reading.within("target", TargetKind, end, end + 2)
        if not targets or targets[0].entry.kind not in _OF_A_TOWN:
            return False
        for at in range(name - 1, max(0, name - _MOST_OF_A_TARGET), -1):
            if words[at] in ARTICLES:
                return words[at - 1] in IN
            if not starts_with_a_letter(words[at]) or reading.is_capital(at):
                return False
        return False

    def _phrases(self, known: set[int]) -> Iterator[Named]:
        """Wordings that say what kind of place it is or what it lies in."""
        reading = self._reading
        for sentence in reading.sentences:
            for phrase in phrases_in(reading, sentence.first, sentence.end, self._is_known):
                bare = not phrase.within and any(
                    at in known for at in range(phrase.first, phrase.name_end)
                )
                if bare or phrase.first in self._skipped or self._misleading.is_nobodys(phrase):
                    continue
                yield Named(
                    self._wording_from(phrase.first),
                    phrase.end,
                    phrase.first,
                    phrase.name_end,
                    tuple(span for span in phrase.within if not self._misleading.is_no_name(*span)),
                    None,
                    is_in=True,
                )

    def _is_known(self, name: str) -> bool:
        words = name.lower().split()
        return words[-1] not in _OWNED_BY_NONE and self._names.is_known(name)

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
