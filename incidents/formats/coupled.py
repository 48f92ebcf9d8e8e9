"""Columns that go together in every other row of a file go together in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from incidents.formats.cells import Cells, key_of, shown
from incidents.formats.nothing import WORDS_FOR_NOTHING
from incidents.formats.table import Table

_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]+)?")
_Texts = tuple[str, ...]


class Couple(NamedTuple):
    """Columns of which the first tell the second, as a code tells a name.

    Attributes:
        keys: Columns, in lower case.
        values: Columns whose cells are the same wherever those of `keys` are.
        part: Takes the part of a key's cell that tells; the whole cell where it is None.
    """

    keys: _Texts
    values: _Texts
    part: Callable[[str], str] | None = None


class _Several(NamedTuple):
    """The values of a key that has more than one.

    Attributes:
        counts: How often it has each.
        most: The two that it has most often, with how often.
    """

    counts: Counter[_Texts]
    most: Sequence[tuple[_Texts, int]]


class Coupled:
    """What goes with what in a table; only what goes with several is kept."""

    def __init__(self, table: Table, couples: Sequence[Couple]) -> None:
        at = {key_of(name): i for i, name in enumerate(table.header)}
        asked = [each for each in couples if at.keys() >= {*each.keys, *each.values}]
        take = [itemgetter(*(at[name] for name in (*each.keys, *each.values))) for each in asked]
        counted: list[Counter[_Texts]] = [Counter() for _ in asked]
        if asked:
            for row in table.rows:
                for counts, cells_of in zip(counted, take, strict=True):
                    counts[cells_of(row.cells)] += 1
        found = [
            (each, odd, counts)
            for each, counts in zip(asked, counted, strict=True)
            if (odd := _at_odds(each, counts))
        ]
        self._at_odds = tuple((each, odd) for each, odd, _ in found)
        self._written = {
            _compared(texts): texts
            for each, _, counts in found
            for texts in (whole[len(each.keys) :] for whole in counts)
        }

    def doubts(self, cells: Cells) -> Iterator[str]:
        """A sentence for each couple of a row that as many other rows have otherwise."""
        for each, at_odds in self._at_odds:
            odd = at_odds.get(_key([cells.exact(name) for name in each.keys], each.part))
            value = _compared([cells.exact(name) for name in each.values])
            if odd is None:
                continue
            other, number = next(most for most in odd.most if most[0] != value)
            if number >= odd.counts[value]:
                there = self._written[other]
                yield (
                    f"{_in_words(cells, each.keys)} goes with {_listed(cells, each.values, there)} "
                    f"elsewhere in the file, and here with {_in_words(cells, each.values)}."
                )


def _at_odds(couple: Couple, counted: Counter[_Texts]) -> dict[_Texts, _Several]:
    """The keys that go with several values."""
    found: dict[_Texts, Counter[_Texts]] = {}
    width = len(couple.keys)
    for texts, number in counted.items():
        key, value = _key(texts[:width], couple.part), _compared(texts[width:])
        if key:
            found.setdefault(key, Counter())[value] += number
    return {
        key: _Several(counts, counts.most_common(2))
        for key, counts in found.items()
        if len(counts) > 1
    }


def _key(texts: Sequence[str], part: Callable[[str], str] | None) -> _Texts:
    """The cells as they are compared; () where one that tells is empty."""
    found = _compared(texts) if part is None else tuple(map(part, texts))
    return found if found[0] else ()


def _compared(texts: Sequence[str]) -> _Texts:
    return tuple(map(_plain, texts))


def _plain(text: str) -> str:
    """Without what programs change in passing: blanks, case, zeros at the end of a number.

    A program's word for nothing is nothing, as where the row is read.
    """
    if text in WORDS_FOR_NOTHING:
        return ""
    text = text.strip().casefold()
    if _DECIMAL.fullmatch(text) is None:
        return text
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_words(cells: Cells, names: Sequence[str]) -> str:
    return _said({cells.header[cells.at[name]]: cells.text(name) or "" for name in names})


def _listed(cells: Cells, names: Sequence[str], texts: Sequence[str]) -> str:
    return _said(
        {cells.header[cells.at[name]]: text for name, text in zip(names, texts, strict=True)}
    )


def _said(found: Mapping[str, str]) -> str:
    return " and ".join(f"{name} “{shown(text)}”" for name, text in found.items())
