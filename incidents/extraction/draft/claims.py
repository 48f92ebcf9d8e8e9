"""A claim is what one source says of one event, with the words by which it says how it knows.

Two sources with two numbers are two claims. Of the sentences that one source says, the one that
tells most of the event stands for what it says; a headline only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from incidents.actor import Actor
from incidents.claim import Basis, Claim, Harmed
from incidents.evidence import Evidence
from incidents.extraction.episodes import Episode
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.tolls import toll
from incidents.extraction.lexicon.entries import Knowing
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import mentions_in
from incidents.extraction.who.sources import Source, Speakers
from incidents.vocabulary import Attribution, Role

_MOST_SAID: Final = 240  # characters
_NEAR: Final = 2  # words
_SEVERAL: Final = 2
_JOINTS: Final = word_set("while but whereas although though ;")
KNOWN_BY: Final = "known_by"  # the evidence's field for how a source knows


def claims_of(
    article_id: str,
    reading: Reading,
    speakers: Speakers,
    episode: Episode,
    actors: tuple[Actor, ...],
) -> tuple[Claim, ...]:
    """What each source says of an event, in the order in which they first speak.

    Args:
        article_id: The article's id.
        reading: The article.
        speakers: Who speaks in it.
        episode: The event.
        actors: Who took part, with who says so.
    """
    said: dict[str, list[tuple[Telling, Source]]] = {}
    parts: dict[tuple[str, int], range] = {}
    told_in = {each.sentence.paragraph for each in episode.tellings if each.opens}
    for telling in episode.tellings:
        number, paragraph = telling.sentence.number, telling.sentence.paragraph
        goes_on = paragraph in told_in or paragraph - 1 in told_in
        if not (goes_on or telling.harms(reading)):
            continue  # what goes on about something else
        sources = speakers.of[number]
        said_by_each = _parts_of(reading, telling, sources)
        for at, source in enumerate(sources):
            said.setdefault(source.name, []).append((telling, source))
            parts[source.name, number] = said_by_each[at]
    return tuple(
        _claim(article_id, reading, rows, parts=parts, blames=_blamed_by(name, actors))
        for name, rows in said.items()
    )


def _parts_of(reading: Reading, telling: Telling, sources: Sequence[Source]) -> list[range]:
    """The tokens that each source of a sentence says: "X counted two, while Y had three"."""
    first, end = telling.sentence.first, telling.sentence.end
    if len(sources) < _SEVERAL:
        return [range(first, end)] * len(sources)
    in_order = sorted(sources, key=lambda source: source.said_at)
    bounds = [first]
    for one, other in pairwise(in_order):
        words = reading.words(one.said_at, other.first)
        joints = [at for at, word in enumerate(words, start=one.said_at) if word in _JOINTS]
        bounds.append(joints[-1] if joints else first)
    if any(low > high for low, high in pairwise(bounds)) or first in bounds[1:]:
        return [range(first, end)] * len(sources)  # nothing parts them
    part = dict(zip((each.name for each in in_order), pairwise((*bounds, end)), strict=True))
    return [range(*part[each.name]) for each in sources]


def _blamed_by(source: str, actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(
        actor.name
        for actor in actors
        if actor.according_to == source
        and actor.role is Role.PERPETRATOR
        and actor.attribution is not Attribution.DENIED
    )


def _claim(
    article_id: str,
    reading: Reading,
    rows: list[tuple[Telling, Source]],
    *,
    parts: dict[tuple[str, int], range],
    blames: tuple[str, ...],
) -> Claim:
    telling, source = max(rows, key=lambda row: _fullness(row[0]))
    in_full = sorted((each for each, _ in rows), key=lambda each: each.sentence.headline)
    harms = [
        (each.sentence.number, harm)
        for each in in_full
        for harm in each.harms(reading)
        if harm.first in parts[source.name, each.sentence.number]
    ]
    known_by = _known_by(reading, [each for each, _ in rows])
    sentence = reading.text[telling.sentence.start : telling.sentence.stop]
    return Claim(
        source=source.name,
        says=" ".join(sentence[:_MOST_SAID].split()),
        killed=toll(harms, "killed"),
        injured=toll(harms, "injured"),
        article_id=article_id,
        evidence=(
            reading.evidence("sources", source.first, source.end),
            *known_by.values(),
        ),
        basis=min(known_by, key=_STRENGTH.index, default=None),
        harmed=_harmed(reading, [harm for _, harm in harms]),
        blames=blames,
    )


def _fullness(telling: Telling) -> tuple[bool, int]:
    told = len(telling.told.signals) + len(telling.weapons) + (telling.place is not None)
    return not telling.sentence.headline, told


def _known_by(reading: Reading, tellings: list[Telling]) -> dict[Basis, Evidence]:
    """The words that say how a source knows, the first of each way."""
    first: dict[Basis, Evidence] = {}
    for telling in tellings:
        for hit in reading.within("knowing", Knowing, telling.sentence.first, telling.sentence.end):
            evidence = reading.evidence(KNOWN_BY, hit.first, hit.end)
            first.setdefault(hit.entry.basis, evidence)
    return first


def _harmed(reading: Reading, harms: list[Harm]) -> Harmed | None:
    """Whom the harm met, where the words say it."""
    counted = [harm for harm in harms if harm.harm in {"killed", "injured", "casualties"}]
    if not counted:
        return None
    if all(harm.count.maximum == 0 for harm in counted):
        return Harmed.NOBODY
    met = {
        each.cls
        for harm in counted
        for each in mentions_in(reading, harm.first, harm.end + _NEAR)
        if each.acts
    }
    words = {word for harm in counted for word in reading.words(harm.first, harm.end + 1)}
    if "civilian" in met or words & {"civilian", "civilians"}:
        return Harmed.CIVILIANS
    return Harmed.COMBATANTS if met and met <= {"state", "armed"} else None


# The first of these that a source names is its basis; all of them are in the evidence.
_STRENGTH: Final = (
    Basis.FOOTAGE,
    Basis.SATELLITE,
    Basis.MUNITION,
    Basis.RECORDS,
    Basis.WITNESS,
    Basis.STATEMENT,
    Basis.REPORT,
)
