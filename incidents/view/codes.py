"""A column of few distinct words is kept as numbers; 0 stands for unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.view.growing import Growing

Mask = NDArray[np.bool_]
# Comparing with one number takes a tenth of the time of looking each row's number up.
_MOST_COMPARED: Final = 8


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of words.

    Attributes:
        numbers: For each row the number of its word; 0 where it is unknown. As narrow as the
            number of words lets it be.
        words: The words; words[0] is empty and stands for unknown.
    """

    numbers: NDArray[np.integer[Any]]
    words: tuple[str, ...]

    @classmethod
    def none(cls) -> Codes:
        """A column without rows."""
        return cls(np.zeros(0, np.uint8), ("",))

    def having(self, wanted: Iterable[str]) -> Mask:
        """The rows whose word is one of these."""
        return self.that(set(wanted).__contains__)

    def that(self, fits: Callable[[str], bool]) -> Mask:
        """The rows whose word fits; unknown never does."""
        table = np.fromiter((bool(word) and fits(word) for word in self.words), bool)
        wanted = np.flatnonzero(table).tolist()
        if len(wanted) > _MOST_COMPARED:
            return table.take(self.numbers)
        mask: Mask = np.zeros(len(self.numbers), bool)
        for number in wanted:
            mask |= self.numbers == number
        return mask

    def count(self, rows: NDArray[np.integer[Any]]) -> Mapping[str, int]:
        """How many of the rows have each word; words that none has are left out."""
        numbers = np.bincount(self.numbers.take(rows), minlength=len(self.words))
        return {
            self.words[at]: int(numbers[at]) for at in np.flatnonzero(numbers).tolist() if at > 0
        }

    def word(self, row: int) -> str | None:
        """A row's word, or None where it is unknown."""
        return self.words[self.numbers[row]] or None


class MoreCodes:
    """A column of words with more rows at its end, added piece by piece."""

    def __init__(self, before: Codes) -> None:
        self._numbers = Growing(before.numbers)
        self._known = {word: number for number, word in enumerate(before.words)}

    def add(self, column: pa.Array) -> None:
        """Add a piece; of its words only the numbers are kept."""
        encoded = pc.dictionary_encode(column)
        translate = np.zeros(len(encoded.dictionary) + 1, np.int32)
        for at, word in enumerate(encoded.dictionary.to_pylist(), start=1):
            translate[at] = self._known.setdefault(word, len(self._known))
        at = pc.add(pc.fill_null(encoded.indices, -1), 1).to_numpy(zero_copy_only=False)
        many = len(self._known)
        kind: type[np.integer[Any]] = (
            np.uint8 if many <= 2**8 else np.uint16 if many <= 2**16 else np.int32
        )
        self._numbers.add(translate.astype(kind).take(at))

    def done(self) -> Codes:
        """The whole column."""
        return Codes(self._numbers.done(), tuple(self._known))
