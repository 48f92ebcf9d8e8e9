"""A number counts people where a word for people follows; a date, an age or a distance does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.count import Count
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.text.numbers import Quantity, quantity_at
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

STOPS: Final = word_set(
    "; : . ? ! when while after before but including among whom who whose which where although "
    "because since if that said says ( )"
)
_BREAKS: Final = STOPS | {",", "and"}
INCL: Final = "incl"  # its full stop ends nothing
PARTS: Final = frozenset({"including", INCL, "among", "comprising"})  # who follows is counted
STOPS_BEFORE: Final = STOPS - PARTS - {"who", "which", "that", "(", ")"}
PREPOSITIONS: Final = word_set(
    "in at near on during by from inside outside amid following with across throughout"
)
ANIMALS: Final = word_set(
    "goat goats cow cows bull bulls buffalo cattle camel camels horse horses donkey donkeys mule "
    "mules sheep pig pigs dog dogs elephant elephants livestock animal animals herd herds flock "
    "flocks heads"
)
NOT_PEOPLE: Final = ANIMALS | word_set(
    "km kilometres kilometers miles metres meters pm am p.m a.m hours hour days day weeks minutes "
    "percent % houses homes vehicles buildings rounds rockets shells missiles drones villages "
    "year years month months o'clock euros "
    "dollars rupees $ strikes raids times airstrikes explosions mm shops cars trucks motorcycles "
    "structures bombs mines ieds grenades"
)
_NO_BODIES: Final = ANIMALS | word_set(
    "riots attacks clashes protests demonstrations incidents raids strikes airstrikes explosions "
    "blasts bombings shootings cases events ambushes towns villages cities districts houses homes"
)
_OTHERS: Final = frozenset({"others", "more", "other", "another", "of", "further", "additional"})
_OF_PEOPLE: Final = word_set(
    "armed unarmed alleged suspected presumed young elderly local foreign senior masked wanted "
    "ethnic indigenous"
)
_PLURALS: Final = word_set(
    "men women children people policemen gunmen militiamen police businessmen fishermen persons "
    "staff forces personnel troops"
)
_GENERIC: Final = word_set(
    "people civilians persons individuals members victims civilian person individual"
)
_AFTER_A_NUMBER: Final = frozenset({"year", "years", ":", "/", "st", "th"})
_BEFORE_A_NUMBER: Final = word_set("age aged / # no route batch form grade class standard")
_PARENTS: Final = word_set("father mother dad mum mom parent grandfather grandmother")
_APART: Final = frozenset({",", "–", "—", ":"})
_AFTER_A_BARE_NUMBER: Final = (
    PREPOSITIONS
    | STOPS
    | word_set("and over for as after before today yesterday overnight again near early late")
    | frozenset(WEEKDAYS)
)
_ORDINALS: Final = word_set("second third fourth fifth sixth")
_AFTER_A_PEOPLE: Final = BE | STOPS | PREPOSITIONS | {",", "and", "killed", "dead", "shot", "over"}
_ONE: Final = frozenset({"a", "an", "another", "his", "her", "their"})
_AGE: Final = frozenset({"year", "years", "month"})
_AFTER_AN_AGE: Final = PREPOSITIONS | {",", "."}
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_NEAR: Final = 6  # words
_MOST_TO_A_NOUN: Final = 3
_MOST: Final = 100_000
ONE: Final = Count.exactly(1)


def people_at(reading: Reading, at: int) -> Quantity | None:
    """A quantity of people at a token: "three soldiers", "a woman", "two others"."""
    quantity = quantity_at(reading, at)
    if quantity is None:
        return _one_person(reading, at)
    if reading.word(quantity.end + 1) == "old" and reading.word(quantity.end) in _AGE:
        return _somebody_of_an_age(reading, at, quantity.end + 2)
    return quantity if counts_people(reading, quantity) else None


def bare_people_at(reading: Reading, at: int) -> Quantity | None:
    """The same right after a word of harm, where "killing seven" needs no noun."""
    quantity = quantity_at(reading, at)
    if quantity is None or is_dated(reading, quantity):
        return people_at(reading, at)
    following = reading.word(quantity.end)
    if (
        not following.isalpha()
        or following in _AFTER_A_BARE_NUMBER
        or reading.opens_a_sentence(quantity.end)
    ):
        return quantity
    return people_at(reading, at)


def counts_people(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity is one of people."""
    following = reading.words(quantity.end, quantity.end + 5)
    if (quantity.count.minimum or 0) > _MOST or is_dated(reading, quantity):
        return False
    if not following or following[0] in BE:
        return True
    if following[0] in _OTHERS:
        # "two of his goats", "one of these riots"
        return following[0] != "of" or _NO_BODIES.isdisjoint(following[1:3])
    if following[0] in NOT_PEOPLE:
        return False
    return _is_of_somebody(reading, quantity.end, following)


def _is_of_somebody(reading: Reading, at: int, following: list[str]) -> bool:
    """Whether the words after a number name people, or tell what harm they met."""
    people = reading.within("actor", ActorPattern, at, at + 5)
    if people and not is_broken(reading, at, people[0].first):
        return True
    harm = reading.within("harm", HarmWords, at, at + 3)
    if harm and not is_broken(reading, at, harm[0].first):
        return True
    return _is_a_people(reading, at + (following[0] in _OF_PEOPLE)) or _names_many(following)


def _names_many(following: list[str]) -> bool:
    """Whether words after a number are a plural, or end in one: "boda boda riders were"."""
    noun = next((word for word in following if word not in _OF_PEOPLE), "")
    if noun.isalpha() and noun.endswith("s"):
        return True
    last = following[next((at for at, word in enumerate(following) if word in BE), 0) - 1]
    return last.endswith("s") and last not in NOT_PEOPLE and not BE.isdisjoint(following[2:])


def _is_a_people(reading: Reading, at: int) -> bool:
    """Whether a name alone says who they were: "eleven Fulani", "230 Amhara were killed"."""
    is_named = at < len(reading.capitals) and reading.is_capital(at)
    if reading.is_one_case or not is_named:
        return False
    word = reading.tokens.words[at]
    if not word.isalpha() or word in MONTHS or word in WEEKDAYS:
        return False
    after = reading.words(at + 1, at + 2)
    if after and reading.is_capital(at + 1) and is_plural(after[0]):
        return True  # "two Kosovo Albanians"
    return not after or after[0] in _AFTER_A_PEOPLE or reading.opens_a_sentence(at + 1)


def is_plural(word: str) -> bool:
    """Whether a noun is a plural."""
    return word in _PLURALS or (word.endswith("s") and not word.endswith("ss"))


def is_broken(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause or list ends between two tokens."""
    return reading.says(_BREAKS, first, end)


def without_apposition(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """Drop what only says who was counted: "three civilians, two women and a child" are three."""
    if len(quantities) < 2 or quantities[0].count.minimum is None:
        return quantities
    first, rest = quantities[0], quantities[1:]
    if _are_of_another_side(reading, first, rest):
        return quantities
    words = reading.words(first.first, rest[0].first)
    counted_again = sum(each.count.minimum or 0 for each in rest)
    is_apart = bool(_APART.intersection(words[-1:]))
    if is_apart and _GENERIC.intersection(words) and counted_again <= quantities[0].count.minimum:
        return [first]
    return quantities


def _are_of_another_side(reading: Reading, first: Quantity, rest: list[Quantity]) -> bool:
    """Whether soldiers or fighters are listed after civilians: "59 civilians, 15 soldiers"."""
    if reading.word(first.end) != "civilians":
        return False
    people = reading.within("actor", ActorPattern, rest[0].end, rest[0].end + _MOST_TO_A_NOUN)
    return bool(people) and people[0].entry.kind in {"state forces", "armed group"}


def summed(quantities: Sequence[Quantity]) -> Count:
    """How many people several quantities are together."""
    if len(quantities) == 1:
        return quantities[0].count
    counts = [each.count for each in quantities]
    known = [count.minimum for count in counts if count.minimum is not None]
    if not known:
        return counts[0]
    most = [count.maximum for count in counts if count.maximum is not None]
    if len(most) < len(counts):
        return Count.at_least(sum(known))
    return Count(minimum=sum(known), maximum=sum(most))


def _one_person(reading: Reading, at: int) -> Quantity | None:
    opening = reading.word(at)
    if opening not in _ONE:
        return None
    if opening == "a" and _is_one_more(reading, at + 1):
        return Quantity(at, at + 2, ONE)
    people = [
        hit
        for hit in reading.within("actor", ActorPattern, at + 1, at + _NEAR)
        if not hit.entry.thing
    ]
    if not people:
        return None
    end = people[0].end
    for each in people[1:]:
        end = each.end if each.first == end else end  # "a police lieutenant"
    if is_plural(reading.tokens.words[end - 1]) or is_broken(reading, at + 1, people[0].first):
        return None
    return _family(reading, at, end) or Quantity(at, end, ONE)


def _is_one_more(reading: Reading, at: int) -> bool:
    """Whether an ordinal alone means somebody: "and a third in hospital", "a third died"."""
    if reading.word(at) not in _ORDINALS or reading.word(at - 2) == "by":
        return False
    following = reading.word(at + 1)
    is_harmed = reading.has("harm", at + 1, at + 3)
    return is_harmed or following == "in" or following in BE


def _family(reading: Reading, at: int, end: int) -> Quantity | None:
    """Read "a couple" as two and "a family of seven" as seven."""
    word = reading.tokens.words[end - 1]
    if word == "couple":
        return Quantity(at, end, Count.exactly(2))
    if word != "family" or reading.word(end) != "of":
        return None
    size = quantity_at(reading, end + 1) if end + 1 < len(reading.tokens.words) else None
    return None if size is None else Quantity(at, size.end, size.count)


def _somebody_of_an_age(reading: Reading, at: int, end: int) -> Quantity | None:
    """Read "45-year-old" and a name or a person as one; "a 45-year-old" was read from its "a"."""
    if end >= len(reading.tokens.words) or reading.word(at - 1) in {"a", "an", "the"}:
        return None
    if reading.tokens.words[end] in _AFTER_AN_AGE:
        return Quantity(at, end, ONE)  # "kills 4-year-old in Kherson"
    if not reading.is_capital(end) and not reading.has("actor", end, end + 2):
        return None
    return Quantity(at, end + 1, ONE)


def is_dated(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is a day, a time, an age, a year or a school class, or of one's children."""
    after, before = reading.word(quantity.end), reading.word(quantity.first - 1)
    if after in MONTHS or after in _AFTER_A_NUMBER:
        return not reading.opens_a_sentence(quantity.end)
    if before in MONTHS or before in _BEFORE_A_NUMBER:
        return True
    if before == "of" and reading.word(quantity.first - 2) in _PARENTS:
        return True  # "a father of four"
    return reading.is_hyphened(quantity.first) or _is_a_year(reading, quantity)


def _is_a_year(reading: Reading, quantity: Quantity) -> bool:
    number = quantity.count.minimum
    if number is None or not _FIRST_YEAR <= number <= _LAST_YEAR:
        return False
    return (
        number == quantity.count.maximum
        and "," not in reading.word(quantity.end - 1)
        and reading.word(quantity.end) != "people"
    )
