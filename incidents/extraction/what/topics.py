"""In a text about a match, a market or a film, words of war open an event only with more beside.

What they need, and what makes a text one of a topic, stands in the lexicon's topics.
"""

from __future__ import annotations

import re
from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import Blame, FieldKind, Plain, TargetKind, Topic
from incidents.extraction.lexicon.plain_words import those_of_the_field
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.signals import told_in
from incidents.extraction.what.told import Told
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.when.past_years import names_news
from incidents.extraction.who.deeds import deed_of

_LEAD: Final = 3  # sentences
_MOST_TO_A_CLAIM: Final = 6  # sentences
_RESPONSIBILITY: Final = "responsibility"
_MOST_OF_A_LEAD: Final = 120  # words
_ENOUGH: Final = 2  # words of a topic
_OF_A_CROWD: Final = frozenset(
    {
        *("protest", "intervention", "agreement", "turn", "rioters", "blockade", "riot"),
        *("barricade", "crowd violence"),
    }
)
_BY_HAND: Final = frozenset({"crowd violence", "crowd weapon"})
_OF_THE_STATE: Final = frozenset({"live fire", "arrest"})
_SCORE: Final = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_A_SCORE: Final = "3-1"  # how the lexicon writes any score
_MANY: Final = word_set("thousands hundreds dozens scores tens")
_CAUSES: Final = word_set("after following")
_HURTS: Final = frozenset(
    {"killing", "attack", "abduction", "explosive", "grenade", "military attack"}
)
# What hits a museum makes it no news of the museum.
_FROM_AFAR: Final = frozenset({"airstrike", "strike", "drone strike", "shelling", "explosive"})
_EXPLOSIVE: Final = "explosive"
_DEVICES: Final = frozenset({"device", "devices", "bomb", "bombs", "ied", "ieds"})
_COUNTED: Final[FieldKind] = "harm"
_WHO: Final[frozenset[FieldKind]] = frozenset({"armed group"})


def topics_of(reading: Reading) -> list[Topic]:
    """The topics of plain news that the first sentences of a text are about."""
    lead = reading.sentences[:_LEAD]
    if not lead or _is_claimed(reading):
        return []
    most = lead[0].first + _MOST_OF_A_LEAD
    words: set[str] = set()
    before: set[str] = set()
    for each in lead:
        said = reading.words(each.first, min(_end_of_what_is_told(reading, each), most))
        said = _without_names(reading, each, said)
        words.update(said)
        before.update(_before_somebody_is_hurt(reading, each, said))
    if _SCORE.search(reading.text, lead[0].start, lead[-1].stop) is not None:
        words.add(_A_SCORE)
    return [
        topic
        for topic in reading.topics
        if _is_of(topic, before if topic.before_the_deed else words)
    ]


def _without_names(reading: Reading, sentence: Sentence, said: list[str]) -> list[str]:
    """The words of a sentence, empty where one ends a place's name: "Eldama Ravine"."""
    return [
        "" if _ends_a_name(reading, sentence, at) else word
        for at, word in enumerate(said, start=sentence.first)
    ]


def _ends_a_name(reading: Reading, sentence: Sentence, at: int) -> bool:
    return (
        at > sentence.first
        and reading.is_capital(at)
        and reading.is_capital(at - 1)
        and any(reading.tokens.words[at] in topic.sure for topic in reading.topics)
        and reading.is_name(reading.said(at - 1, at + 1))
    )


def _is_claimed(reading: Reading) -> bool:
    """Whether a text says that a group claimed responsibility, or that none did.

    Nobody claims accidents, matches and films.
    """
    near = reading.sentences[:_MOST_TO_A_CLAIM]
    return any(
        hit.entry.form == "claims" and _RESPONSIBILITY in reading.words(hit.first, hit.end + 1)
        for hit in reading.within("blame", Blame, near[0].first, near[-1].end)
    )


def _is_of(topic: Topic, words: set[str]) -> bool:
    if not topic.sure.isdisjoint(words):
        return True
    of_it = topic.words
    return not of_it.isdisjoint(words) and len(of_it & words) >= _ENOUGH


def _before_somebody_is_hurt(reading: Reading, sentence: Sentence, said: list[str]) -> list[str]:
    """The words of a sentence without whom a deed hurts, and without where they were.

    "A judge was shot dead on his way to court" is no news of a court.
    """
    told = told_in(reading, sentence)
    lead = told.lead
    if lead is None:
        return said
    if lead.name == _EXPLOSIVE and reading.says(
        _DEVICES, max(sentence.first, lead.first - 1), lead.end
    ):
        return reading.words(sentence.first, lead.end)  # a device is set, whatever it damages
    hit = deed_of(reading, sentence, lead.first, lead.end, sentence.end).hit
    if lead.name in _HURTS and (
        hit or any(each.count.minimum for each in harm_in(reading, sentence, until=sentence.end))
    ):
        taken = {at for each in hit for at in range(each.first, each.end)}
        return [
            word
            for at, word in enumerate(said, start=sentence.first)
            if at < lead.end and at not in taken
        ]
    if _FROM_AFAR.isdisjoint(each.name for each in told.signals):
        return said
    return _without_targets(reading, sentence, said)


def _without_targets(reading: Reading, sentence: Sentence, said: list[str]) -> list[str]:
    """The words of a sentence without what can be hit: a museum that is shelled is no culture."""
    targets = {
        at
        for each in reading.within("target", TargetKind, sentence.first, sentence.end)
        for at in range(each.first, each.end)
    }
    return [word for at, word in enumerate(said, start=sentence.first) if at not in targets]


def _end_of_what_is_told(reading: Reading, sentence: Sentence) -> int:
    """The token at which a sentence only says why: "attacked the house after a court ruled"."""
    lead = told_in(reading, sentence).lead
    if lead is None:
        return sentence.end
    words = reading.tokens.words
    after = (at for at in range(lead.end, sentence.end) if words[at] in _CAUSES)
    return next(after, sentence.end)


def is_of_a_topic_alone(
    reading: Reading,
    sentence: Sentence,
    told: Told,
    dates: tuple[DateSpan, ...],
    topics: list[Topic],
) -> bool:
    """Whether a sentence of plain news uses words of war and tells of nobody who makes it.

    Args:
        reading: The article.
        sentence: The sentence, or a part of it.
        told: What it tells.
        dates: The dates of the article, in order.
        topics: What the article is about.
    """
    lead = told.lead
    if not topics or lead is None or told.label is not None:
        return False
    if lead.name in _OF_A_CROWD and not _is_plain_gathering(reading, sentence, lead):
        return False
    if "crowd acts" in told.read and any(each.name in _BY_HAND for each in told.signals):
        return False  # whoever is stoned by residents is news, whatever their trade
    return any(
        not _is_told(reading, sentence, told, dates, topic)
        for topic in topics
        if topic.takes_all or lead.name not in _OF_THE_STATE
    )


def _is_plain_gathering(reading: Reading, sentence: Sentence, lead: Signal) -> bool:
    """Whether many people only gather or march, and no word says for or against what."""
    words = reading.words(sentence.first, sentence.end)
    return any(
        hit.end == lead.end and (hit.entry.near - _MANY).isdisjoint(words)
        for hit in reading.within("plain", Plain, lead.first, lead.first + 1)
    )


def _is_told(
    reading: Reading, sentence: Sentence, told: Told, dates: tuple[DateSpan, ...], topic: Topic
) -> bool:
    """Whether a sentence names somebody or something that a topic asks for, and a day.

    A note of one sentence may leave the day out where it says who harmed how many.
    """
    counted = any(each.count.minimum for each in harm_in(reading, sentence, until=told.until))
    if counted and len(reading.sentences) == 1 and those_of_the_field(reading, sentence, _WHO):
        return True
    if topic.dated and not names_news(reading, sentence, dates):
        return False
    if counted and _COUNTED in topic.told_by:
        return True
    lead = told.lead
    return any(
        lead is None or hit.end <= lead.first or lead.end <= hit.first
        for hit in those_of_the_field(reading, sentence, topic.told_by - {_COUNTED})
    )
