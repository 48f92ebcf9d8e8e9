"""A sentence tells of two events where two of its clauses each tell one in a town of their own.

"Police shot a man in X while students marched in Y"; "shells hit X; in Y, gunmen killed two". What
a clause says of somewhere else, or of no deed, stays with the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import ActorPattern, Trigger
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signals import told_in
from incidents.extraction.what.told import Told
from incidents.extraction.where.misleading import IN
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.nearness import holds, same_spot

_OPENS: Final = word_set("; while whereas")
_PRONOUNS: Final = frozenset({"him", "her", "them"})
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_JOINS: Final = word_set("and ,")
_MOST_TO_ACTOR: Final = 5  # words from "and" to who did it
_MOST_TO_DEED: Final = 6  # words from who did it to what was done
_MOST_TO_TOWN: Final = 4  # words from "in" to the town
_MOST_TO_A_HEADLINE: Final = 3  # words from a comma to what was done
_CLAUSE_DEED: Final = ("ed", "es", "ing")
_IRREGULAR: Final = word_set("shot struck hit fought blew set beat threw broke took burnt stole")


def clauses_of(
    reading: Reading, sentence: Sentence, mentions: Sequence[PlaceMention]
) -> list[Sentence]:
    """The parts of a sentence that each tell of an event in a town of their own.

    Args:
        reading: The article.
        sentence: The sentence.
        mentions: The places that it names, in order.

    Returns:
        The sentence alone, where it tells of one event or of one town.
    """
    if len(mentions) < 2:
        return [sentence]
    parts = [sentence]
    for at in _openings(reading, sentence, mentions):
        number = next(number for number, part in enumerate(parts) if at < part.end)
        whole = parts[number]
        left, right = whole.part(whole.first, at), whole.part(at, whole.end)
        one, other = (_town_of_an_event(reading, part, mentions) for part in (left, right))
        if other is not None and (
            _are_apart(one, other)
            if one is not None
            else _is_told_apart(reading, left, sentence, mentions)
        ):
            parts[number : number + 1] = [left, right]
    return parts


def _is_told_apart(
    reading: Reading, left: Sentence, whole: Sentence, mentions: Sequence[PlaceMention]
) -> bool:
    """Whether a headline tells of something in no town before it names another event in one.

    "Ten bodies found in Culiacan; soldier dies in Badiraguato" has a town and no words of an event.
    """
    if not whole.headline:
        return False
    if told_in(reading, left).lead is not None:
        return True
    return any(left.first <= each.name < left.end for each in mentions) and any(
        each.count.minimum for each in harm_in(reading, left, until=left.end)
    )


def _openings(
    reading: Reading, sentence: Sentence, mentions: Sequence[PlaceMention]
) -> Iterator[int]:
    """The tokens at which a clause may open, the surest first."""
    words = reading.tokens.words
    if not _OPENS.isdisjoint(sentence.words):
        for at in range(sentence.first + 1, sentence.end - 1):
            if words[at] in _OPENS:
                yield at
    for at in range(sentence.first + 1, sentence.end - 1):
        if words[at] in _JOINS and (
            _leads_in_a_town(words, at, mentions)
            or _somebody_acts(reading, at, sentence.end)
            or (sentence.headline and _opens_another_headline(reading, at, mentions))
        ):
            yield at


def _opens_another_headline(reading: Reading, at: int, mentions: Sequence[PlaceMention]) -> bool:
    """Whether ", clashes in Sweida" stands at a token."""
    hits = reading.within("trigger", Trigger, at + 1, at + 1 + _MOST_TO_A_HEADLINE)
    return any(
        hit.end == each.name - 1 and reading.tokens.words[hit.end] in IN
        for hit in hits
        for each in mentions
    )


def _leads_in_a_town(words: list[str], at: int, mentions: Sequence[PlaceMention]) -> bool:
    """Whether ", and in Nikopol" stands at a token."""
    return words[at + 1] in IN and any(
        at + 1 < each.name <= at + 1 + _MOST_TO_TOWN for each in mentions
    )


def _somebody_acts(reading: Reading, at: int, end: int) -> bool:
    """Whether "and gunmen shot" stands at a token."""
    people = reading.within("actor", ActorPattern, at + 1, min(end, at + _MOST_TO_ACTOR))
    if not people or people[0].entry.thing:
        return False
    if reading.has("trigger", at + 1, people[0].first):
        return False
    return any(
        _is_a_deed(reading.tokens.words[hit.first])
        for hit in reading.within(
            "trigger", Trigger, people[0].end, min(end, people[0].end + _MOST_TO_DEED)
        )
    )


def _is_a_deed(word: str) -> bool:
    return word.endswith(_CLAUSE_DEED) or word in _IRREGULAR


def _town_of_an_event(
    reading: Reading, part: Sentence, mentions: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The first town in which a part tells of an event, or None."""
    told = told_in(reading, part)
    lead = told.lead
    if lead is None or (lead.name == "arrest" and reading.word(lead.end) in _PRONOUNS):
        return None  # whoever did it was arrested: no incident apart
    return next((each for each in mentions if _is_its_town(each, part, told)), None)


def _is_its_town(mention: PlaceMention, part: Sentence, told: Told) -> bool:
    return (
        mention.is_in
        and mention.place.where_prec < _WHOLE_COUNTRY
        and part.first <= mention.name < min(part.end, told.until, told.cause)
    )


def _are_apart(one: PlaceMention, other: PlaceMention) -> bool:
    if same_spot(one.place, other.place):
        return False
    if one.place.where_prec == other.place.where_prec:
        return True  # two provinces whose circles meet are two
    return not (holds(one.place, other.place) or holds(other.place, one.place))
