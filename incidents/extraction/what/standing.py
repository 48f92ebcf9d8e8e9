"""A trigger stands only where the words around it let it: what must and what must not be near."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.causes_of_death import is_by_accident
from incidents.extraction.lexicon.entries import Country, FieldKind, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_plain, those_of_the_field
from incidents.extraction.lexicon.words_around import forbid
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.figures import is_figure
from incidents.extraction.what.objects import is_done_to_a_thing
from incidents.extraction.what.strikes import hits_a_target
from incidents.extraction.what.unreal import is_unreal

_LONGEST_TOWN: Final = 3  # words
_STRIKE: Final = "strike"
_BOMBED: Final = frozenset({"bombed", "bombing", "bombings", "bombarded", "bombarding"})
_MOST_TO_A_TARGET: Final = 5  # words
_BOMBERS: Final[frozenset[FieldKind]] = frozenset({"armed group", "state forces"})
_TARGETS: Final[frozenset[FieldKind]] = frozenset({"target"})
_SEPARATE: Final = frozenset({"separate", "another", "second", "further", "similar", "third"})
_FROM_THE_AIR: Final = frozenset({"airstrike", "drone strike"})
_YEAR_DIGITS: Final = 4
_BEFORE_A_YEAR: Final = frozenset({"the", "a", "deadly", "since", "'s"})


def stands(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether the words around a trigger let it tell of an event, now and for real."""
    entry = hit.entry
    if reading.word(hit.first - 1) in entry.before_not or reading.word(hit.end) in entry.after_not:
        return False
    if (
        _is_of_an_earlier_year(reading, hit.first)
        or _is_part_of_a_name(reading, sentence, hit)
        or is_unreal(reading, hit.first, hit.end)
        or is_plain(reading, sentence, hit)
        or is_done_to_a_thing(reading, sentence, hit)
        or is_figure(reading, sentence, hit)
        or is_by_accident(reading, sentence, hit)
        or (entry.before_a_town and not _is_before_a_town(reading, hit.end))
    ):
        return False
    needed = entry.must_stand_near
    if not (needed or entry.must_not_stand_near):
        return True
    words = reading.words(sentence.first, sentence.end)
    if needed and needed.isdisjoint(words):
        return entry.signal == _STRIKE and (
            _is_told_of_before(reading, hit.first)
            or _is_bombed(reading, sentence, hit)
            or hits_a_target(reading, sentence, hit)
        )
    return not forbid(entry, words)


def _is_bombed(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether somebody of the field bombed something, or something that can be hit was bombed."""
    if reading.tokens.words[hit.first] not in _BOMBED:
        return False
    if those_of_the_field(reading, sentence, _BOMBERS):
        return True
    near = range(hit.first - _MOST_TO_A_TARGET, hit.end + _MOST_TO_A_TARGET)
    return any(each.first in near for each in those_of_the_field(reading, sentence, _TARGETS))


def _is_part_of_a_name(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a single word with a capital is a name, or part of one: "Loretta Lynch"."""
    if hit.end - hit.first != 1 or sentence.headline or reading.is_one_case:
        return False
    said = reading.said(hit.first, hit.end)
    if not said.istitle() or hit.first == sentence.first:
        return False
    before, tokens = hit.first - 1, reading.tokens
    return (
        before > sentence.first
        and reading.is_capital(before)
        and reading.text[tokens.ends[before] : tokens.starts[hit.first]].isspace()
    )


def _is_before_a_town(reading: Reading, at: int) -> bool:
    """Whether a name of one or two words that the gazetteer knows stands at a token."""
    if reading.has("actor", at, at + 2):
        return False
    if any(reading.within(kind, Country, at, at + 1) for kind in ("nationality", "country")):
        return False
    end = at
    while end < len(reading.tokens.words) and reading.is_capital(end):
        end += 1
    return 0 < end - at <= _LONGEST_TOWN and reading.is_name(reading.said(at, end))


def _is_told_of_before(reading: Reading, at: int) -> bool:
    """Whether the text told of a strike from the air before, so that "a separate strike" is one."""
    if not reading.says(_SEPARATE, at - 2, at):
        return False
    before = reading.within("trigger", Trigger, 0, at)
    return any(hit.entry.signal in _FROM_THE_AIR for hit in before)


def _is_of_an_earlier_year(reading: Reading, at: int) -> bool:
    """Whether a year before the words tells of something long past: "the 2016 bombing"."""
    year, published = reading.word(at - 1), reading.published
    if len(year) != _YEAR_DIGITS or not year.isdecimal() or published is None:
        return False
    return reading.word(at - 2) in _BEFORE_A_YEAR and int(year) < published.year
