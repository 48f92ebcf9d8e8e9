"""Names that stand as a place does and mislead: an actor's, an office's, half of another name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from geo.names import normal
from geo.toponyms.words import NEVER_ALONE, ORGANISATION_WORDS, TITLES
from incidents.extraction.lexicon.entries import ActorPattern, Home
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.where.kinds_of_places import KINDS, is_a_camp
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.not_places import (
    MEDIA,
    NEVER,
    OFFICES,
    PERSONAL,
    ROADS,
    is_abbreviation,
)
from incidents.extraction.where.place_phrases import PlacePhrase, is_a_longer_name
from incidents.extraction.where.surnames import surnames_in

IN: Final = word_set(
    "in at near on outside inside around to of from between into across throughout through"
)
_STRUCK: Final = word_set(
    "( hit struck shelled bombed attacked targeted raided stormed fled captured seized entered "
    "overran retook besieged pounded ambushed capital"
)
IN_OR_STRUCK: Final = IN | _STRUCK
_ORGANISATIONS: Final = ORGANISATION_WORDS | {"organization", "organisation"}
ARTICLES: Final = frozenset({"a", "an", "the"})
_DIVISIONS: Final = word_set("district township county municipality province")
# Before "of" and a name they belong to what bears it: "members of La Linea".
_MEMBERS: Final = word_set("members member fighters militants militiamen leaders cadres")
_AFTER_A_COUNTRY: Final = word_set("and or when while after before who which that by said has is")
_OPENING: Final = frozenset({",", "and", ";", "."})
SHORTEST: Final = 3  # letters; "Ife" is a town, "Jr" is none


class Misleading:
    """The names of one article that are none of places."""

    def __init__(self, reading: Reading, names: KnownNames, weapons: Collection[int]) -> None:
        """Look at an article.

        Args:
            reading: The article.
            names: What is known of names.
            weapons: The tokens that name weapons.
        """
        self._reading = reading
        self._names = names
        self._weapons = weapons

    def is_nobodys(self, phrase: PlacePhrase) -> bool:
        """Whether a wording names a group, a list of countries, an office or its holder."""
        words = self._reading.tokens.words
        if not phrase.within and self._has_members(phrase.first, phrase.name_end):
            return True
        if self._is_a_list(phrase) or self._is_an_office_holder(phrase):
            return True
        if words[phrase.first - 1] == "of" and words[phrase.first - 2] in OFFICES:
            return True
        if is_a_longer_name(self._reading, phrase.first, phrase.name_end, self._names.is_known):
            return False
        if self.is_no_name(phrase.first, phrase.name_end) or words[phrase.first] in PERSONAL:
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
            self._reading.has("country", first, first + 1) for first in firsts
        )

    def is_no_name(self, first: int, end: int) -> bool:
        """Whether words are a calendar word, a title, an abbreviation or a plain noun."""
        reading = self._reading
        words = reading.words(first, end)
        if (
            words[0] in MONTHS
            or words[0] in WEEKDAYS
            or (words[0] in TITLES and words[-1] not in _DIVISIONS)
        ):
            return True
        if all(word in NEVER or word in KINDS or len(word) < SHORTEST for word in words):
            return True
        if end - first == 1 and (words[0] in NEVER_ALONE or self._tells(first)):
            return True
        return end - first == 1 and not reading.is_one_case and is_abbreviation(reading, first)

    def _tells(self, at: int) -> bool:
        """Whether a headline's capital stands on a word that tells: "Rebels Flee Four Towns"."""
        reading = self._reading
        return reading.in_a_headline(at) and any(
            hit.end == at + 1
            for kind in ("trigger", "harm")
            for hit in reading.within(kind, object, at, at + 1)
        )

    def is_no_place(self, name: int, end: int) -> bool:
        """Whether it is an abbreviation, a people, a weapon, or part of an actor's name."""
        if self._has_members(name, end) or name in self._weapons or self._says_whose(name, end):
            return True
        return self._is_no_town(name, end)

    def _says_whose(self, name: int, end: int) -> bool:
        """Whether a country's letters only say whose something is: "a US gunship"."""
        reading, words = self._reading, self._reading.tokens.words
        if end != name + 1 or end >= len(words) or words[name - 1] not in ARTICLES:
            return False
        goes_on = words[end].isalpha() and words[end] not in IN_OR_STRUCK
        return goes_on and words[end] not in _AFTER_A_COUNTRY and is_abbreviation(reading, name)

    def _is_no_town(self, name: int, end: int) -> bool:
        reading, words = self._reading, self._reading.tokens.words
        if not reading.has("country", name, name + 1) and self.is_no_name(name, end):
            return True
        before, following = reading.word(name - 1), reading.word(end)
        is_in = before in IN
        if before in PERSONAL or (following in MEDIA and not is_in):
            return True
        if reading.has("nationality", name, name + 1):
            return True
        if not is_in and end == name + 1 and words[name] in surnames_in(reading):
            return True
        if not is_in and following not in KINDS and self._is_a_people(name, end):
            return True
        return self._is_of_an_actor(name, end)

    def _is_a_people(self, name: int, end: int) -> bool:
        return any(hit.entry.people for hit in self._reading.within("home", Home, name, end))

    def _is_of_an_actor(self, name: int, end: int) -> bool:
        """Whether a name is part of an actor's, or stands before one: "Kaduna bandits"."""
        reading, words = self._reading, self._reading.tokens.words
        hits = reading.within("actor", ActorPattern, max(0, name - 3), end + 1)
        if not hits:
            return False
        # "and in Kaduna bandits killed"
        opens = name > 1 and words[name - 1] in IN and words[name - 2] in _OPENING
        return any(
            (hit.first <= name < hit.end) or (hit.first == end and not hit.entry.named)
            for hit in hits
            if not (hit.first == end and (opens or is_a_camp(words, end)))
            if hit.first == end or hit.entry.named
        )

    def is_a_plain_word(self, at: int) -> bool:
        """Whether only the beginning of a sentence gives a word its capital: "Human rights".

        A town may be called so in some spelling, but is shown by another: Uman.
        """
        reading = self._reading
        if not (reading.opens_a_sentence(at) and reading.word(at + 1).isalpha()):
            return False
        place = self._names.likeliest(reading.said(at, at + 1))
        is_shown_so = place is not None and normal(place.name) == reading.tokens.words[at]
        return not reading.is_capital(at + 1) and not is_shown_so

    def is_beside_a_country(self, name: int, end: int) -> bool:
        """Whether a country is where nothing was: "brokered by Russia", "the border with Chad".

        "The Chad border" is no more in it than the border with Chad.
        """
        reading = self._reading
        before = reading.word(name - 1)
        return (
            before == "by"
            or (before == "with" and reading.word(name - 2) == "border")
            or reading.word(end) == "border"
        )

    def is_a_half(self, name: int, end: int) -> bool:
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
        is_led_in = reading.says(IN, first - 2, first)
        return is_led_in and reading.word(last) in ROADS

    def _is_glued(self, at: int) -> bool:
        """Whether a hyphen joins two words with a capital before a token."""
        reading = self._reading
        if not 0 < at < len(reading.tokens.words) or not reading.is_hyphened(at):
            return False
        return reading.is_capital(at - 1) and reading.is_capital(at)
