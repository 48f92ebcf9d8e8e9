"""A headline that counts what several events did together counts for none of them alone.

"Gunmen kill eleven in two villages" over seven dead in one and four in the other.
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.episodes import Episode
from incidents.extraction.harm.tolls import toll
from incidents.extraction.telling import Telling
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

_COUNTED: Final = ("killed", "injured")
_PLACES: Final = word_set(
    "villages towns communities settlements cities districts states provinces regions counties "
    "places locations areas"
)
_SEVERAL: Final = 2


def share_headlines(reading: Reading, episodes: list[Episode]) -> None:
    """Mark the numbers of the headlines that count several of these events together.

    Such a number is more than the first event's own, and is the sum of all, or says so.
    """
    if len(episodes) < _SEVERAL:
        return
    first, others = episodes[0], episodes[1:]
    headlines = [at for at, each in enumerate(first.tellings) if each.sentence.headline]
    if not headlines:
        return
    body = [each for each in first.tellings if not each.sentence.headline]
    for harm in _COUNTED:
        own = _least(reading, body, harm)
        more = {
            at: said
            for at in headlines
            if (said := _least(reading, [first.tellings[at]], harm)) is not None
            and (own is None or own < said)
        }
        if not more:
            continue
        beside = [_least(reading, each.tellings, harm) or 0 for each in others if own is not None]
        for at, said in more.items():
            is_sum = own is not None and own + sum(beside) == said
            if is_sum or _names_several_places(reading, first.tellings[at]):
                first.tellings[at].shares_harm = True


def _least(reading: Reading, tellings: list[Telling], harm: str) -> int | None:
    said = [(each.sentence.number, one) for each in tellings for one in each.harms(reading)]
    count = toll(said, harm)
    return None if count is None else count.minimum


def _names_several_places(reading: Reading, headline: Telling) -> bool:
    """Whether a headline says "in two villages" or "in several towns"."""
    sentence = headline.sentence
    words = reading.tokens.words
    for at in range(sentence.first, sentence.end - 1):
        quantity = quantity_at(reading, at)
        if quantity is None or quantity.end >= sentence.end or words[quantity.end] not in _PLACES:
            continue
        if quantity.count.is_unknown or (quantity.count.minimum or 0) >= _SEVERAL:
            return True
    return False
