"""Whoever may act or be hit is named by words that touch, the last of which say what they are."""

from __future__ import annotations

from operator import attrgetter
from typing import Final, Literal

from incidents.extraction.lexicon.entries import ActorPattern, Country, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
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
_JOINTS: Final = word_set(", and the")
_ROW: Final = word_set(", and")
_MOST_IN_A_ROW: Final = 3  # words
_MEN: Final = word_set("men man women woman")  # "army men" are the army's
_NO_LONGER: Final = word_set("former ex retired duty demobilised demobilized")
_NATIONS: Final = ("nations",)
_FIRST_TOKEN: Final = attrgetter("first")
Class = Literal["state", "armed", "crowd", "civilian"]
_CLASS: Final[dict[str, Class]] = {
    "state forces": "state",
    "armed group": "armed",
    "crowd": "crowd",
    "civilian": "civilian",
}


class Mention:
    """Somebody named in a text.

    Attributes:
        first: First token of the name, adjectives included.
        end: Token after the last.
        cls: State forces, an armed group, a crowd or civilians.
        country: The country its adjective or possessive names, or None.
        acts: Whether it can act; a convoy cannot.
        is_name: Whether it holds a name by itself, such as that of an armed group.
    """

    def __init__(
        self,
        first: int,
        end: int,
        cls: Class,
        country: str | None,
        *,
        acts: bool = True,
        is_name: bool = False,
    ) -> None:
        self.first: Final = first
        self.end: Final = end
        self.cls: Final = cls
        self.country: Final = country
        self.acts: Final = acts
        self.is_name: Final = is_name


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
        if reading.word(hit.end) not in _FLIES
    ]
    found += [
        Mention(hit.first, hit.end, "state", hit.entry.name)
        for hit in reading.within("country", Country, first, end)
        if (_owns_a_deed(reading, hit.end) or _does_a_deed(reading, hit.first, hit.end))
        and not any(each.first <= hit.first < each.end for each in found)
    ]
    beside = [_other_nation(reading, each, max(first, 0)) for each in found if each.country]
    found += [each for each in beside if each is not None]
    if len(found) > 1:
        found.sort(key=_FIRST_TOKEN)
    return _joined(reading, found)


def _other_nation(reading: Reading, mention: Mention, lowest: int) -> Mention | None:
    """Who shares a word with a mention: the Kyrgyz of "Kyrgyz and Tajik border guards"."""
    at = mention.first - 1
    if reading.word(at) not in _ROW:
        return None
    nation = _nations(reading).get(at - 1)
    if nation is None or nation.end != at or nation.first < lowest:
        return None
    name = nation.entry.name
    if name == mention.country:
        return None
    return Mention(nation.first, nation.end, mention.cls, name, acts=mention.acts)


def _owns_a_deed(reading: Reading, at: int) -> bool:
    """Whether a country is named for what it did or says, not for "Haiti's capital"."""
    if reading.word(at) != "'s":
        return False
    if reading.says(_OFFICES, at + 1, at + 1 + _MOST_TO_A_DEED):
        return True
    deeds = reading.within("trigger", Trigger, at + 1, at + 1 + _MOST_TO_A_DEED)
    return (
        bool(deeds)
        and deeds[0].entry.signal in _OWNED
        and not reading.says(_FIRST, at + 1, deeds[0].first)
    )


def _does_a_deed(reading: Reading, first: int, end: int) -> bool:
    """Whether a country stands for its forces: "Israel kills two in strikes on Tyre"."""
    return (
        reading.word(end) in _DOES
        and reading.word(first - 1) not in _IN
        and reading.has("trigger", end, end + 1)
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
            joined[-1] = Mention(
                before.first,
                mention.end,
                before.cls if are_theirs else mention.cls,
                mention.country or before.country,
                acts=mention.acts,
                is_name=mention.is_name or before.is_name,
            )
        else:
            joined.append(mention)
    return [_as_a_civilian(reading, each) for each in joined]


def _as_a_civilian(reading: Reading, mention: Mention) -> Mention:
    """Whoever served once, or is off duty, is a civilian: "a former army officer"."""
    first, end, country = mention.first, mention.end, mention.country
    if not reading.says(_NO_LONGER, first - 1, end):
        return mention
    return Mention(first, end, "civilian", country, acts=mention.acts, is_name=mention.is_name)


def _is_whose(reading: Reading, before: Mention, mention: Mention) -> bool:
    """Whether a kind of people stands before the name of their group."""
    if before.cls != mention.cls or before.is_name:
        return False
    between = reading.words(before.end, mention.first)
    return between in ([], ["of"], ["of", "the"], ["from"], ["from", "the"])


def in_one_row(reading: Reading, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The last of some people, with those that stand in one row with it: "soldiers and police"."""
    if len(mentions) <= 1:
        return tuple(mentions)
    row = mentions[-1:]
    for each in reversed(mentions[:-1]):
        between = reading.words(each.end, row[0].first)
        if not between or len(between) > _MOST_IN_A_ROW or not _JOINTS.issuperset(between):
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
    entry = hit.entry
    cls = _CLASS[entry.kind]
    return Mention(first, hit.end, cls, country, acts=not entry.thing, is_name=entry.named)


def _is_dashed(reading: Reading, at: int) -> bool:
    """Whether a dash stands after a token: "CALI, Colombia - Guards blocked"."""
    end, start = reading.tokens.ends[at], reading.tokens.starts[at + 1]
    if start - end <= 1:
        return False
    gap = reading.text[end:start]
    return gap != gap.strip() != ""


def _nations(reading: Reading) -> dict[int, Hit[Country]]:
    """The countries and their adjectives that a text names, by each of their tokens."""
    nations: dict[int, Hit[Country]] | None = reading.remembered.get(_NATIONS)
    if nations is None:
        everything = len(reading.tokens.words)
        nations = reading.remembered[_NATIONS] = {
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
    return at > lowest and reading.is_capital(at) and starts_with_a_letter(words[at])
