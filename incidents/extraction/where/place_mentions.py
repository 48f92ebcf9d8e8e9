"""A place is mentioned by a name that stands as a place does, in a wording that may say more.

An actor's name, an abbreviation, a people, a month and a weapon's origin are no places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from geo.names import normal
from geo.place import Place
from geo.toponyms.words import ORGANISATION_WORDS, TITLES
from incidents.extraction.lexicon.entries import (
    ActorPattern,
    Country,
    Home,
    TargetKind,
    Trigger,
)
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import Named
from incidents.extraction.where.not_places import (
    MEDIA,
    NEVER,
    OFFICES,
    PERSONAL,
    ROADS,
    URBAN,
    is_abbreviation,
)
from incidents.extraction.where.place_phrases import (
    KINDS,
    PlacePhrase,
    is_a_camp,
    is_a_longer_name,
    is_hyphened,
    over_kinds,
    phrases_in,
)
from incidents.extraction.where.surnames import surnames_in

_BEFORE: Final = word_set(
    "near outskirts outside vicinity surroundings countryside suburbs suburb centre center north "
    "south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central km kilometres kilometers miles "
    "area areas part parts of the to from"
)
IN: Final = word_set(
    "in at near on outside inside around to of from between into across throughout through"
)
_STRUCK: Final = word_set(
    "( hit struck shelled bombed attacked targeted raided stormed fled captured seized entered "
    "overran retook besieged pounded ambushed capital"
)
_IN_OR_STRUCK: Final = IN | _STRUCK
_ORGANISATIONS: Final = ORGANISATION_WORDS | {"organization", "organisation"}
_OWNED_BY_NONE: Final = NEVER | URBAN
_ARTICLES: Final = frozenset({"a", "an", "the"})
_DIVISIONS: Final = word_set("district township county municipality province")
# What is called by the town it stands in; a hospital, a school or a mosque has a name of its own.
_OF_A_TOWN: Final = frozenset({"market", "infrastructure", "military", "police", "government"})
# Before "of" and a name they belong to what bears it: "members of La Linea".
_MEMBERS: Final = word_set("members member fighters militants militiamen leaders cadres")
_AFTER_A_COUNTRY: Final = word_set("and or when while after before who which that by said has is")
_OF_THE_SEA: Final = (["gulf", "of"], ["bay", "of"], ["strait", "of"], ["sea", "of"])
_IN_THE_AIR: Final = frozenset({"weapons disrupted", "airstrike", "drone strike", "shelling"})
_MOST_TO_THE_AIR: Final = 8  # words
_MOST_OF_A_TARGET: Final = 5  # words from "in" to "Baghdad market"
_SEA: Final = 5  # UCDP's where_prec of a gulf or a range
_UNITS: Final = frozenset({"km", "kilometres", "kilometers", "miles"})
_PART: Final = 12_000  # characters
_LONGEST_WORDING: Final = 7
_SHORTEST: Final = 3  # letters; "Ife" is a town, "Jr" is none


class Mentions:
    """Finds the names of places in one article."""

    def __init__(self, reading: Reading, names: KnownNames, skipped: Sequence[range]) -> None:
        self._reading = reading
        self._names = names
        self._skipped = {at for span in skipped for at in span}
        weapons = reading.within("weapon", object, 0, len(reading.tokens.words))
        self._weapons = {at for hit in weapons for at in range(hit.first, hit.end)}

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
            if len(word) <= _SHORTEST or reading.within("actor", ActorPattern, at, at + 1):
                continue
            if at in part_of_a_name or self._is_a_plain_word(at):
                continue
            if not self._is_no_name(at, at + 1) and self._names.is_known(reading.said(at, at + 1)):
                is_in = self._is_in_a_target(at, at + 1)
                yield Named(at, at + 1, at, at + 1, (), None, is_in)

    def _is_a_plain_word(self, at: int) -> bool:
        """Whether only the beginning of a sentence gives a word its capital: "Human rights".

        A town may be called so in some spelling, but is shown by another: Uman.
        """
        reading = self._reading
        follows = reading.tokens.words[at + 1 : at + 2]
        if not (reading.opens_a_sentence(at) and follows and follows[0].isalpha()):
            return False
        place = self._names.likeliest(reading.said(at, at + 1))
        is_shown_so = place is not None and normal(place.name) == reading.tokens.words[at]
        return not reading.is_capital(at + 1) and not is_shown_so

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
            if self._is_a_half(name, end):
                continue
            place = self._names.likeliest(said, is_country=bool(countries))
            if countries and place is not None and place.kind == "country":
                place = self._country_of(countries[0].entry, place)
            if countries and self._is_beside_a_country(name):
                continue
            if place is not None and not self._is_no_place(name, end):
                yield self._bare(name, end, place)

    def _is_beside_a_country(self, name: int) -> bool:
        """Whether a country is where nothing was: "brokered by Russia", "the border with Chad"."""
        words = self._reading.tokens.words
        return words[name - 1] == "by" or words[max(name - 2, 0) : name] == ["border", "with"]

    def _is_a_half(self, name: int, end: int) -> bool:
        """Whether a name is only one half of another: "Pont-Sonde", "on the Bor-Pibor road"."""
        reading = self._reading
        if self._is_glued(end):
            if not self._names.is_known(reading.said(end, end + 1)):
                return True
            first, last = name, end + 1
        elif self._is_glued(name):
            first, last = name - 1, end
        else:
            return False
        is_led_in = not IN.isdisjoint(reading.words(first - 2, first))
        return is_led_in and not ROADS.isdisjoint(reading.words(last, last + 1))

    def _is_glued(self, at: int) -> bool:
        """Whether a hyphen joins two words with a capital before a token."""
        reading = self._reading
        if not 0 < at < len(reading.tokens.words) or not is_hyphened(reading, at):
            return False
        return reading.is_capital(at - 1) and reading.is_capital(at)

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
        before = {words[first - 1]} if first else set()
        before |= set(words[max(name - 1, 0) : name])
        if words[max(first - 1, 0)] == "the" and place.where_prec == _SEA:
            before |= set(words[max(first - 2, 0) : first - 1])
        is_in = not before.isdisjoint(_IN_OR_STRUCK) or self._is_in_a_target(name, end)
        is_in = is_in or self._is_flown_over(first) or self._is_a_line(name, name_end)
        return Named(first, end, name, name_end, (), place, is_in)

    def _is_a_line(self, first: int, end: int) -> bool:
        """Whether a name is a sentence or a line by itself: "Kherson. A market was shelled."."""
        reading = self._reading
        end += reading.words(end, end + 1) == ["."]
        return reading.opens_a_sentence(first) and reading.opens_a_sentence(end)

    def _is_flown_over(self, at: int) -> bool:
        """Whether something in the air was over a place: "shot down a drone over Eilat"."""
        reading = self._reading
        if reading.words(at - 1, at) != ["over"]:
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
            if words[at] in _ARTICLES:
                return words[at - 1] in IN
            if not words[at][0].isalpha() or reading.is_capital(at):
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
                if bare or phrase.first in self._skipped or self._is_nobodys(phrase):
                    continue
                yield Named(
                    self._wording_from(phrase.first),
                    phrase.end,
                    phrase.first,
                    phrase.name_end,
                    tuple(span for span in phrase.within if not self._is_no_name(*span)),
                    None,
                    is_in=True,
                )

    def _is_known(self, name: str) -> bool:
        words = name.lower().split()
        return words[-1] not in _OWNED_BY_NONE and self._names.is_known(name)

    def _is_nobodys(self, phrase: PlacePhrase) -> bool:
        words = self._reading.tokens.words
        if not phrase.within and self._has_members(phrase.first, phrase.name_end):
            return True
        if self._is_a_list(phrase) or self._is_an_office_holder(phrase):
            return True
        if words[phrase.first - 1] == "of" and words[phrase.first - 2] in OFFICES:
            return True
        if is_a_longer_name(self._reading, phrase.first, phrase.name_end, self._names.is_known):
            return False
        if self._is_no_name(phrase.first, phrase.name_end) or words[phrase.first] in PERSONAL:
            return True
        return words[phrase.name_end - 1] in _ORGANISATIONS

    def _has_members(self, name: int, end: int) -> bool:
        """Whether a name is that of a group: "members of La Linea", not "of the town of"."""
        words = self._reading.tokens.words
        return (
            words[name - 1] == "of"
            and words[name - 2] in _MEMBERS
            and KINDS.isdisjoint(words[end - 1 : end + 1])
        )

    def _is_an_office_holder(self, phrase: PlacePhrase) -> bool:
        """Whether a title stands inside a name: "of Sri Lankan President Rajapaksa"."""
        inside = self._reading.words(phrase.first + 1, phrase.name_end - 1)
        return not TITLES.isdisjoint(inside)

    def _is_a_list(self, phrase: PlacePhrase) -> bool:
        """Whether countries are listed: "from Guatemala, Honduras and Cuba"."""
        firsts = (phrase.first, *(first for first, _ in phrase.within))
        return len(firsts) > 1 and all(
            self._reading.within("country", Country, first, first + 1) for first in firsts
        )

    def _is_no_name(self, first: int, end: int) -> bool:
        """Whether words are a calendar word, a title, an abbreviation or a plain noun."""
        reading = self._reading
        words = reading.words(first, end)
        if (
            words[0] in MONTHS
            or words[0] in WEEKDAYS
            or (words[0] in TITLES and words[-1] not in _DIVISIONS)
        ):
            return True
        if all(word in NEVER or word in KINDS or len(word) < _SHORTEST for word in words):
            return True
        return end - first == 1 and not reading.is_one_case and is_abbreviation(reading, first)

    def _is_no_place(self, name: int, end: int) -> bool:
        """Whether it is an abbreviation, a people, a weapon, or part of an actor's name."""
        if self._has_members(name, end) or name in self._weapons or self._says_whose(name, end):
            return True
        return self._is_no_town(name, end)

    def _says_whose(self, name: int, end: int) -> bool:
        """Whether a country's letters only say whose something is: "a US gunship"."""
        reading, words = self._reading, self._reading.tokens.words
        if end != name + 1 or end >= len(words) or words[name - 1] not in _ARTICLES:
            return False
        goes_on = words[end].isalpha() and words[end] not in _IN_OR_STRUCK
        return goes_on and words[end] not in _AFTER_A_COUNTRY and is_abbreviation(reading, name)

    def _is_no_town(self, name: int, end: int) -> bool:
        reading = self._reading
        if not reading.within("country", Country, name, name + 1) and self._is_no_name(name, end):
            return True
        before = reading.words(name - 1, name)
        is_in = bool(IN.intersection(before))
        is_medium = not is_in and bool(MEDIA.intersection(reading.words(end, end + 1)))
        if is_medium or (before and before[0] in PERSONAL):
            return True
        if reading.within("nationality", Country, name, name + 1):
            return True
        if not is_in and end == name + 1 and reading.tokens.words[name] in surnames_in(reading):
            return True
        following = reading.words(end, end + 1)
        if any(hit.entry.people for hit in reading.within("home", Home, name, end)) and not (
            is_in or (following and following[0] in KINDS)
        ):
            return True
        hits = reading.within("actor", ActorPattern, max(0, name - 3), end + 1)
        # "and in Kaduna bandits killed"
        opens = is_in and reading.words(name - 2, name - 1) in ([","], ["and"], [";"], ["."])
        return any(
            (hit.first <= name < hit.end) or (hit.first == end and not hit.entry.named)
            for hit in hits
            if not (hit.first == end and (opens or is_a_camp(reading.tokens.words, end)))
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
