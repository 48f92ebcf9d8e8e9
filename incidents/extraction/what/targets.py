"""What was hit is named where it was hit, not where somebody speaks for it or lies in it."""

from __future__ import annotations

from typing import Final

from incidents.evidence import Evidence
from incidents.extraction.episodes import Episode
from incidents.extraction.lexicon.entries import Reporting, TargetKind
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.boilerplate import datelines
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import mentions_in
from incidents.extraction.who.sources import Speakers
from incidents.target import Target

_HIT: Final = word_set(
    "on at outside near inside into hit struck targeted attacked stormed bombed shelled damaged "
    "destroyed torched burned raided against looted"
)
_BROUGHT: Final = word_set(
    "died taken rushed transported treated admitted brought evacuated hospital sources"
)
_PART_OF_A_NAME: Final = (["west", "bank"], ["left", "bank"], ["right", "bank"])
_BOMBS: Final = word_set("bomb bombs bombing bombings")
_TRANSPORT: Final = "transport"
_RIDES: Final = word_set("on in aboard riding driving astride")
_SADDLED: Final = word_set("motorcycle motorcycles motorbike motorbikes bike bikes")
_IN_A_VEHICLE: Final = word_set("a an the in on of several many some two three four five dozens")
_MOST_TO_RIDERS: Final = 4  # words
_FILED: Final = ("filed",)
_NEAR: Final = 4  # words


def targets_of(
    reading: Reading, speakers: Speakers, episode: Episode
) -> tuple[tuple[Target, ...], list[Evidence]]:
    """The targets of an event, each kind of words once, and the words that name them."""
    found: dict[str, tuple[Target, Evidence]] = {}
    filed: frozenset[int] | None = reading.remembered.get(_FILED)
    if filed is None:
        filed = frozenset(at for line in datelines(reading) for at in line)
        reading.remembered[_FILED] = filed
    for telling in episode.tellings:
        if telling.trigger is None and not telling.weapons:
            continue
        sentence = telling.sentence
        for hit in reading.within("target", TargetKind, sentence.first, telling.told.until):
            if hit.first in filed or not _may_be_hit(reading, hit):
                continue
            if any(each.first <= hit.first < each.end for each in speakers.of[sentence.number]):
                continue
            name = reading.said(hit.first, hit.end)
            evidence = reading.evidence("targets", hit.first, hit.end)
            found.setdefault(name.lower(), (Target(name=name, kind=hit.entry.kind), evidence))
    return (
        tuple(target for target, _ in found.values()),
        [evidence for _, evidence in found.values()],
    )


def _may_be_hit(reading: Reading, hit: Hit[TargetKind]) -> bool:
    """Whether words name a thing that can be hit there, and no town, speaker or sick-bed."""
    first, end, kind = hit.first, hit.end, hit.entry.kind
    if reading.words(first - 1, end) in _PART_OF_A_NAME:
        return False
    if reading.word(end) in _BOMBS:
        return False  # "a car bomb"
    if _opens_a_name(reading, hit) or (kind == _TRANSPORT and _is_ridden(reading, hit)):
        return False
    if kind == "health" and reading.says(_BROUGHT, first - _NEAR, first):
        return False
    speaks = reading.within("reporting", Reporting, first, end)
    return not speaks or reading.says(_HIT, first - _NEAR, first)


def _is_ridden(reading: Reading, hit: Hit[TargetKind]) -> bool:
    """Whether attackers came on transport: "gunmen on motorcycles", "militants riding in trucks".

    In "attack by gunmen on a bus" the bus was hit.
    """
    low = max(hit.first - _MOST_TO_RIDERS, 0)
    before = reading.words(low, hit.first)
    rides = next((at for at, word in enumerate(before) if word in _RIDES), None)
    if rides is None or not _IN_A_VEHICLE.issuperset(before[rides + 1 :]):
        return False
    if before[rides] == "on" and reading.tokens.words[hit.end - 1] not in _SADDLED:
        return False
    at = low + rides
    return any(
        each.acts and each.cls == "armed" and each.end == at
        for each in mentions_in(reading, max(at - _MOST_TO_RIDERS, 0), at)
    )


def _opens_a_name(reading: Reading, hit: Hit[TargetKind]) -> bool:
    """Whether a word only opens a town's name: "Port Sudan", "Port-au-Prince"."""
    tokens = reading.tokens
    if hit.end - hit.first > 1 or hit.end >= len(tokens.words) or not reading.is_capital(hit.first):
        return False
    gap = reading.text[tokens.ends[hit.first] : tokens.starts[hit.end]]
    return gap == "-" or (gap == " " and reading.is_capital(hit.end) and not reading.is_one_case)
