"""A column of few distinct words is kept as numbers; 0 stands for unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of words.

    Attributes:
        numbers: For each row the number of its word; 0 where it is unknown.
        words: The words; words[0] is empty and stands for unknown.
    """

    numbers: NDArray[np.int32]
    words: tuple[str, ...]

    @classmethod
    def none(cls) -> Codes:
        """A column without rows."""
        return cls(np.zeros(0, np.int32), ("",))

    def extended(self, column: pa.Array) -> Codes:
        """The column with more rows at its end."""
        encoded = pc.dictionary_encode(column)
        known = {word: number for number, word in enumerate(self.words)}
        words = list(self.words)
        translate = np.zeros(len(encoded.dictionary) + 1, np.int32)
        for number, word in enumerate(encoded.dictionary.to_pylist(), start=1):
            if word not in known:
                known[word] = len(words)
                words.append(word)
            translate[number] = known[word]
        at = pc.add(pc.fill_null(encoded.indices, -1), 1).to_numpy(zero_copy_only=False)
        return Codes(np.concatenate([self.numbers, translate[at]]), tuple(words))

    def having(self, wanted: Iterable[str]) -> Mask:
        """The rows whose word is one of these."""
        return self.that(set(wanted).__contains__)

    def that(self, fits: Callable[[str], bool]) -> Mask:
        """The rows whose word fits; unknown never does."""
        table = np.fromiter((bool(word) and fits(word) for word in self.words), bool)
        return table[self.numbers]

    def count(self, rows: NDArray[np.int64]) -> Mapping[str, int]:
        """How many of the rows have each word; words that none has are left out."""
        numbers = np.bincount(self.numbers[rows], minlength=len(self.words))
        return {
            word: int(number)
            for word, number in zip(self.words[1:], numbers[1:], strict=True)
            if number
        }

    def word(self, row: int) -> str | None:
        """A row's word, or None where it is unknown."""
        return self.words[self.numbers[row]] or None
