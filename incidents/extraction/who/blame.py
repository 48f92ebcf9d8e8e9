"""Who did it is told by blame, claim and denial too, often in a sentence that names no event.

Whoever is blamed is alleged to have done it, by whoever blames; whoever claims it says so of
themselves; whoever denies it is kept as denied beside what the others say.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from incidents.extraction.lexicon.entries import Blame, Country, Reporting
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.actors import attribution_of
from incidents.extraction.who.mentions import Mention, in_one_row, mentions_in
from incidents.extraction.who.nations_that_strike import nations_that_strike
from incidents.extraction.who.nobody import NOBODY
from incidents.extraction.who.seats import (
    PLACE_BEFORE,
    country_of_seat,
    seat_after,
    seat_before,
    subject_ends,
)
from incidents.extraction.who.unknown_groups import ORGANISATIONS, group_after, group_before
from incidents.vocabulary import Attribution

_FIRST: Final = attrgetter("first")
_NOT: Final = word_set("no not nobody none never nor yet without neither n't")
_BREAKS: Final = word_set('; : . ? ! ( ) “ ” " while when after before but')
_WHO_BLAMES: Final = word_set(
    "they he she it we also have has had officials police authorities residents witnesses who"
)
_DENIES: Final = frozenset({"denied", "denies", "denying", "deny"})
_DENIED: Final = word_set(
    "that it its responsibility involvement any having being the accusations accusation claims "
    "allegations reports charges this these both"
)
_OBJECTIVE: Final = word_set("on upon at against near to toward towards for over about")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_TAKES_ON: Final = word_set(
    "the a an of by that it was armed group militant rebel separatist islamist 's front bloc "
    "faction wing column branch members fighters militants elements commander leader being "
    "suspected alleged presumed unidentified unknown"
)
_MOST_BEFORE: Final = 14  # words between somebody and the deed
_MOST_AFTER: Final = 8
_MOST_TO_BY: Final = 11
_NEAR: Final = 4
_BLAMES_ON: Final = word_set("blamed attributed pinned")
_HAVE: Final = word_set("has have had also later")
_BARE: Final = 2  # words of "blamed on", before which stands what was done
_CLAIMED: Final = frozenset({"claimed", "responsibility"})
_CLAIMS: Final = word_set(
    "claimed claims claim claiming took takes taken accepted accepts admitted"
)


class Blamed:
    """Somebody said to have done it, or to deny it.

    Attributes:
        mention: Who.
        name: Their name where the words only hold its adjective ("an Israeli airstrike").
        attribution: How surely.
        according_to: Who says so where the words of blame tell it: whoever blames, claims or
            denies; else None.
    """

    def __init__(
        self,
        mention: Mention,
        name: str | None,
        attribution: Attribution,
        according_to: str | None = None,
    ) -> None:
        self.mention: Final = mention
        self.name: Final = name
        self.attribution: Final = attribution
        self.according_to: Final = according_to


def blamed_in(reading: Reading, sentence: Sentence, until: int) -> list[Blamed]:
    """Everybody whom a sentence says to have done it, up to a token."""
    blamed: list[Blamed] = []
    for hit in reading.within("blame", Blame, sentence.first, until):
        blamed += _of(reading, sentence, hit, until)
    blamed += [
        Blamed(who, who.country, attribution_of(reading, sentence, who))
        for who in nations_that_strike(reading, sentence, until)
    ]
    return blamed


def blames_others(reading: Reading, mention: Mention) -> bool:
    """Whether somebody is who blames: "the army has blamed the strike on the rebels"."""
    at = mention.end
    while reading.word(at) in _HAVE:
        at += 1
    return any(
        hit.entry.form == "on" and reading.word(at) in _BLAMES_ON and hit.end - at > _BARE
        for hit in reading.within("blame", Blame, at, at + 1)
    )


def denies_in(reading: Reading, sentence: Sentence, until: int) -> int | None:
    """The token from which on a sentence only tells what somebody denies, or None."""
    return next(
        (
            hit.first
            for hit in reading.within("blame", Blame, sentence.first, until)
            if hit.entry.form == "denies" and _is_a_denial(reading, hit)
        ),
        None,
    )


def _of(reading: Reading, sentence: Sentence, hit: Hit[Blame], until: int) -> Iterator[Blamed]:
    if reading.says(_NOT, max(sentence.first, hit.first - _NEAR), hit.first):
        return
    form = hit.entry.form
    if form == "deed":
        for who in _after_by(reading, sentence, hit.end, until) or _doers(reading, sentence, hit):
            yield Blamed(who, None, attribution_of(reading, sentence, who))
    elif form == "on":
        yield from _named_after(reading, sentence, hit, until)
    elif form == "blames":
        yield from _accused(reading, sentence, hit, until)
    elif form == "claims" or _is_a_denial(reading, hit):
        says = Attribution.STATED if form == "claims" else Attribution.DENIED
        for who in _who_speaks(reading, sentence, hit):
            name = country_of_seat(reading, who)
            yield Blamed(who, name, says, reading.said(who.first, who.end))


def _who_speaks(reading: Reading, sentence: Sentence, hit: Hit[Blame]) -> tuple[Mention, ...]:
    """Whoever claims or denies: a capital, forces and groups, or a group of no entry."""
    seat = seat_before(reading, hit.first, sentence.first)
    if seat is not None:
        return (seat,)
    return _before(reading, sentence, hit.first) or _unknown_claimant(reading, sentence, hit)


def _unknown_claimant(reading: Reading, sentence: Sentence, hit: Hit[Blame]) -> tuple[Mention, ...]:
    """A group of no entry that claims an attack; "said it had struck" may be anybody's."""
    group = group_before(reading, hit.first, sentence.first)
    if group is None:
        return ()
    words = reading.tokens.words
    is_known = words[hit.first] in _CLAIMS or words[group.end - 1] in ORGANISATIONS
    return (group,) if is_known else ()


def _named_after(
    reading: Reading, sentence: Sentence, hit: Hit[Blame], until: int
) -> Iterator[Blamed]:
    word = reading.tokens.words[hit.first]
    blamer = _blamer(reading, sentence, hit.first) if word in _BLAMES_ON else None
    for who in _after(reading, sentence, hit.end, until):
        name = country_of_seat(reading, who)
        if word in _CLAIMED:
            yield Blamed(who, name, Attribution.STATED, reading.said(who.first, who.end))
        else:
            yield Blamed(who, name, Attribution.ALLEGED, blamer)


def _accused(reading: Reading, sentence: Sentence, hit: Hit[Blame], until: int) -> Iterator[Blamed]:
    if reading.has_be(max(sentence.first, hit.first - 2), hit.first):
        for who in _before(reading, sentence, hit.first):
            yield Blamed(who, None, Attribution.ALLEGED)
    elif _is_a_verb(reading, hit):
        for who in _after(reading, sentence, hit.end, until):
            name = country_of_seat(reading, who)
            yield Blamed(who, name, Attribution.ALLEGED, _blamer(reading, sentence, hit.first))


def _blamer(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """Whoever stands just before words of blame: a source, forces, a country or its capital."""
    end = subject_ends(reading, at, sentence.first)
    sources = reading.within("reporting", Reporting, max(sentence.first, end - _NEAR), end)
    named = [hit.first for hit in sources if hit.entry.role == "source" and hit.end == end]
    whole = [
        each.first
        for each in _everybody(reading, sentence, end)
        if each.end == end and reading.word(each.first - 1) not in _OBJECTIVE
    ]
    if named:
        whole = [
            each.first for each in mentions_in(reading, sentence.first, end) if each.end == end
        ]
    seat = seat_before(reading, at, sentence.first)
    first = [*named[-1:], *whole[-1:], *((seat.first,) if seat is not None else ())]
    return reading.said(min(first), end) if first else None


def _is_a_verb(reading: Reading, hit: Hit[Blame]) -> bool:
    """Whether "suspected" is what somebody did and not an adjective: "suspected militants"."""
    if hit.first == 0:
        return False
    if reading.word(hit.first) not in {"suspected", "suspect", "suspects", "accused"}:
        return True
    sources = reading.within("reporting", Reporting, max(0, hit.first - _NEAR), hit.first)
    named = any(each.entry.role in {"source", "stand-in"} for each in sources)
    return reading.word(hit.first - 1) in _WHO_BLAMES or named or reading.is_capital(hit.first - 1)


def _is_a_denial(reading: Reading, hit: Hit[Blame]) -> bool:
    """Whether a deed is denied, and not entry, bail or visas."""
    if hit.end - hit.first > 1 or reading.word(hit.first) not in _DENIES:
        return True
    if reading.has_be(hit.first - 1, hit.first):
        return False
    return reading.says(_DENIED, hit.end, hit.end + 3) or any(
        word.endswith("ing") for word in reading.words(hit.end, hit.end + 2)
    )


def _doers(reading: Reading, sentence: Sentence, hit: Hit[Blame]) -> tuple[Mention, ...]:
    if reading.has_be(max(sentence.first, hit.first - 2), hit.first) and (
        reading.tokens.words[hit.first] not in {"was", "were", "is", "are", "to"}
    ):
        return ()  # "were fired" without "by" names nobody
    return _before(reading, sentence, hit.first)


def _before(reading: Reading, sentence: Sentence, at: int) -> tuple[Mention, ...]:
    """Whoever is the subject of words that start at a token, with those in one row with them."""
    everybody = [each for each in _everybody(reading, sentence, at) if each.end <= at]
    subjects = [
        each
        for each in everybody
        if at - each.end <= _MOST_BEFORE
        and reading.word(each.first - 1) not in NOBODY
        and reading.word(each.first - 1) not in _OBJECTIVE
        and not reading.says(_BREAKS, _after_brackets(reading, each), at)
        and not _is_object(reading, each)
    ]
    return in_one_row(reading, subjects)


def _after_brackets(reading: Reading, mention: Mention) -> int:
    """The token after somebody, and after the bracket that closes on an abbreviation."""
    return mention.end + (reading.word(mention.end) == ")")


def _is_object(reading: Reading, mention: Mention) -> bool:
    """Whether "the" and a word of aim stand before: "at the soldiers"."""
    first = mention.first
    return reading.word(first - 1) in _ARTICLES and reading.word(first - 2) in _OBJECTIVE


def _after(reading: Reading, sentence: Sentence, at: int, until: int) -> tuple[Mention, ...]:
    """Whoever stands just after words of blame."""
    seat = seat_after(reading, at)
    if seat is not None and seat.end <= until:
        return (seat,)
    end = min(until, at + _MOST_AFTER)
    for each in _everybody(reading, sentence, until):
        if each.first >= at:
            near = each.first < end and _TAKES_ON.issuperset(reading.words(at, each.first))
            if near:
                return (each,)
            break
    first = next(
        (each for each in range(at, end) if reading.tokens.words[each] not in _TAKES_ON), end
    )
    group = group_after(reading, first, end)
    return () if group is None else (group,)


def _after_by(reading: Reading, sentence: Sentence, at: int, until: int) -> tuple[Mention, ...]:
    words = reading.tokens.words
    for by in range(at, min(until, at + _MOST_TO_BY)):
        if words[by] in _BREAKS or words[by] == ",":
            return ()
        if words[by] == "by":
            return _after(reading, sentence, by + 1, until)
    return ()


def _everybody(reading: Reading, sentence: Sentence, until: int) -> list[Mention]:
    """Whoever can be blamed in a sentence: forces, groups and countries."""
    people = [
        each
        for each in mentions_in(reading, sentence.first, until)
        if each.acts and each.cls in {"state", "armed"}
    ]
    countries = [
        Mention(hit.first, hit.end, "state", hit.entry.name)
        for hit in reading.within("country", Country, sentence.first, until)
        if reading.word(hit.first - 1) not in PLACE_BEFORE
        and reading.word(hit.end) != "'s"
        and not any(each.first <= hit.first < each.end for each in people)
    ]
    return sorted([*people, *countries], key=_FIRST) if countries else people
