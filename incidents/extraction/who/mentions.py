"""Whoever may act or be hit is named by words that touch, the last of which say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from incidents.extraction.lexicon.entries import ActorPattern, Country, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import WEEKDAYS

_ADJECTIVES: Final = word_set(
    "unidentified unknown armed government regime military federal state local joint national pro "
    "anti heavily led backed rival masked unspecified muslim islamist jihadist communist leftist "
    "ethnic tribal special regional"
)
_MOST_BEFORE: Final = 5
_OFFICES: Final = word_set("ministry government presidency president authorities")
_OWNED: Final = frozenset(
    {"airstrike", "strike", "drone strike", "shelling", "attack", "military attack"}
)
_MOST_TO_A_DEED: Final = 2  # words from "Russia's" to what it did
_FLIES: Final = word_set("jet jets plane planes aircraft")  # "a fighter jet" is nobody
_DOES: Final = word_set(
    "kills killed bombs bombed shells shelled pounds pounded struck executes executed fired"
)
_IN: Final = word_set("in from of near across throughout inside outside")
_FIRST: Final = word_set("first worst deadliest biggest largest second latest")
_ROW: Final = word_set(", and the")
_MOST_IN_A_ROW: Final = 3  # words
_MEN: Final = word_set("men man women woman")  # "army men" are the army's
_NO_LONGER: Final = word_set("former ex retired duty demobilised demobilized")
Class = Literal["state", "armed", "crowd", "civilian"]
_CLASS: Final[dict[str, Class]] = {
    "state forces": "state",
    "armed group": "armed",
    "crowd": "crowd",
    "civilian": "civilian",
}


class Mention(NamedTuple):
    """Somebody named in a text.

    Attributes:
        first: First token of the name, adjectives included.
        end: Token after the last.
        cls: State forces, an armed group, a crowd or civilians.
        country: The country its adjective or possessive names, or None.
        acts: Whether it can act; a convoy cannot.
        is_name: Whether it holds a name by itself, such as that of an armed group.
    """

    first: int
    end: int
    cls: Class
    country: str | None
    acts: bool = True
    is_name: bool = False


def mentions_in(reading: Reading, first: int, end: int) -> list[Mention]:
    """Everybody named between two tokens, in order."""
    asked = ("people", first, end)
    people: list[Mention] | None = reading.remembered.get(asked)
    if people is None:
        people = reading.remembered[asked] = _mentions_between(reading, first, end)
    return people


def _mentions_between(reading: Reading, first: int, end: int) -> list[Mention]:
    found = [
        _mention(reading, hit, first)
        for hit in reading.within("actor", ActorPattern, first, end)
        if not _FLIES.intersection(reading.words(hit.end, hit.end + 1))
    ]
    taken = {at for mention in found for at in range(mention.first, mention.end)}
    found += [
        Mention(hit.first, hit.end, "state", hit.entry.name)
        for hit in reading.within("country", Country, first, end)
        if hit.first not in taken
        and (_owns_a_deed(reading, hit.end) or _does_a_deed(reading, hit.first, hit.end))
    ]
    found += [each for mention in found for each in _other_nations(reading, mention, max(first, 0))]
    return _joined(reading, sorted(found, key=lambda mention: mention.first))


def _other_nations(reading: Reading, mention: Mention, lowest: int) -> Iterator[Mention]:
    """Those who share a word with a mention: the Kyrgyz of "Kyrgyz and Tajik border guards"."""
    nations, words = _nations(reading), reading.tokens.words
    at = mention.first - 1
    nation = nations.get(at - 1)
    if mention.country is None or nation is None or words[at] not in {"and", ","}:
        return
    if nation.end == at and nation.first >= lowest and nation.entry.name != mention.country:
        yield Mention(nation.first, nation.end, mention.cls, nation.entry.name, mention.acts)


def _owns_a_deed(reading: Reading, at: int) -> bool:
    """Whether a country is named for what it did or says, not for "Haiti's capital"."""
    if reading.words(at, at + 1) != ["'s"]:
        return False
    if _OFFICES.intersection(reading.words(at + 1, at + 1 + _MOST_TO_A_DEED)):
        return True
    deeds = reading.within("trigger", Trigger, at + 1, at + 1 + _MOST_TO_A_DEED)
    return (
        bool(deeds)
        and deeds[0].entry.signal in _OWNED
        and not _FIRST.intersection(reading.words(at + 1, deeds[0].first))
    )


def _does_a_deed(reading: Reading, first: int, end: int) -> bool:
    """Whether a country stands for its forces: "Israel kills two in strikes on Tyre"."""
    return (
        not _DOES.isdisjoint(reading.words(end, end + 1))
        and _IN.isdisjoint(reading.words(first - 1, first))
        and bool(reading.within("trigger", Trigger, end, end + 1))
    )


def _joined(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Words that touch name one actor ("Taliban fighters"); the last of them says what it is.

    Of "gunmen of Boko Haram" and "the armed group al-Shabaab" the name alone stands.
    """
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and mention.is_name and _is_whose(reading, before, mention):
            joined[-1] = mention
        elif before is not None and mention.first <= before.end:
            are_theirs = before.acts and reading.tokens.words[mention.end - 1] in _MEN
            joined[-1] = mention._replace(
                cls=before.cls if are_theirs else mention.cls,
                first=before.first,
                country=mention.country or before.country,
                is_name=mention.is_name or before.is_name,
            )
        else:
            joined.append(mention)
    return [_as_a_civilian(reading, each) for each in joined]


def _as_a_civilian(reading: Reading, mention: Mention) -> Mention:
    """Whoever served once, or is off duty, is a civilian: "a former army officer"."""
    words = reading.words(mention.first - 1, mention.end)
    return mention if _NO_LONGER.isdisjoint(words) else mention._replace(cls="civilian")


def _is_whose(reading: Reading, before: Mention, mention: Mention) -> bool:
    """Whether a kind of people stands before the name of their group."""
    between = reading.words(before.end, mention.first)
    return (
        before.cls == mention.cls
        and not before.is_name
        and between in ([], ["of"], ["of", "the"], ["from"], ["from", "the"])
    )


def in_one_row(reading: Reading, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The last of some people, with those that stand in one row with it: "soldiers and police"."""
    row = mentions[-1:]
    for each in reversed(mentions[:-1]):
        between = reading.words(each.end, row[0].first)
        if not between or len(between) > _MOST_IN_A_ROW or not set(between) <= _ROW:
            break
        row.insert(0, each)
    return tuple(row)


def _mention(reading: Reading, hit: Hit[ActorPattern], lowest: int) -> Mention:
    words = reading.tokens.words
    first = hit.first
    country = None
    nations = _nations(reading)
    while first > lowest and hit.first - first < _MOST_BEFORE:
        before = first - 1
        if _is_dashed(reading, before):
            break
        nation = nations.get(before)
        if nation is not None and nation.first >= lowest:
            country = nation.entry.name
            first = nation.first
        elif words[before] == "state" and before > lowest and reading.is_capital(before - 1):
            break  # "in Plateau state gunmen killed"
        elif (
            words[before] in _ADJECTIVES
            or words[before] == "'s"
            or _is_part_of_a_name(reading, before, lowest)
        ):
            first = before
        else:
            break
    while words[first] in {"'s", "(", ","} and first < hit.first:
        first += 1
    acts = not hit.entry.thing
    return Mention(first, hit.end, _CLASS[hit.entry.kind], country, acts, hit.entry.named)


def _is_dashed(reading: Reading, at: int) -> bool:
    """Whether a dash stands after a token: "CALI, Colombia - Guards blocked"."""
    gap = reading.text[reading.tokens.ends[at] : reading.tokens.starts[at + 1]]
    return gap != gap.strip() != ""


def _nations(reading: Reading) -> dict[int, Hit[Country]]:
    """The countries and their adjectives that a text names, by each of their tokens."""
    nations: dict[int, Hit[Country]] | None = reading.remembered.get(("nations",))
    if nations is None:
        everything = len(reading.tokens.words)
        nations = reading.remembered["nations",] = {
            at: hit
            for kind in ("nationality", "country")
            for hit in reading.within(kind, Country, 0, everything)
            for at in range(hit.first, hit.end)
        }
    return nations


def _is_part_of_a_name(reading: Reading, at: int, lowest: int) -> bool:
    words = reading.tokens.words
    if words[at - 1] == "in" or words[at] in WEEKDAYS:
        return False  # "in Kaduna bandits killed", "on Tuesday gunmen killed"
    return at > lowest and reading.is_capital(at) and words[at][0].isalpha()
