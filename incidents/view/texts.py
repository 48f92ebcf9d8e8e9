"""A column of text stays in the chunks it was read in; only small ones are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.view.codes import Mask

# As many as the ledger gives at once; tails shorter than this are joined when more is read.
_WHOLE_CHUNK: Final = 65_536
_SEARCHERS: Final = 2
# RE2 finds a word in a third of the time that Arrow's plain search takes, but refuses long ones.
_LONGEST_PATTERN: Final = 200
# Beginning anew at each text is a third of a search's time, so blocks are searched before texts.
_BLOCK: Final = 32


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of text.

    Attributes:
        chunks: Its parts, in order; none of them is empty.
        starts: The row at which each begins, and at the end the number of rows.
    """

    chunks: tuple[pa.Array, ...]
    starts: NDArray[np.int64]

    @classmethod
    def none(cls) -> Texts:
        """A column without rows."""
        return cls((), np.zeros(1, np.int64))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return int(self.starts[-1])

    def of(self, rows: NDArray[np.integer[Any]]) -> list[str | None]:
        """The texts of some rows, in their order."""
        chunk = np.searchsorted(self.starts, rows, side="right") - 1
        found = np.empty(len(rows), object)
        for each in np.unique(chunk).tolist():
            here = np.flatnonzero(chunk == each)
            taken = self.chunks[each].take(pa.array(rows[here] - self.starts[each]))
            found[here] = taken.to_pylist()
        texts: list[str | None] = found.tolist()
        return texts

    def since(self, row: int) -> list[pa.Array]:
        """The texts from a row on, in chunks."""
        first = max(0, int(np.searchsorted(self.starts, row, side="right")) - 1)
        found = list(self.chunks[first:])
        if found:
            found[0] = found[0][row - int(self.starts[first]) :]
        return found

    def among(self, texts: Sequence[str]) -> Mask:
        """The rows whose text is one of these."""
        return self.among_array(pa.array(filter(_can_be_kept, texts), pa.utf8()))

    def among_array(self, wanted: pa.Array) -> Mask:
        """The rows whose text stands in an array."""
        if not len(wanted) or not self.chunks:
            return np.zeros(self.size, bool)
        return np.concatenate([_mask(pc.is_in(chunk, value_set=wanted)) for chunk in self.chunks])

    def holding(self, words: Sequence[str]) -> Mask:
        """The rows in whose text each word stands; the text and the words are folded."""
        if not self.chunks or not all(_can_be_kept(word) for word in words):
            return np.zeros(self.size, bool)
        # The longest word is the rarest, and few rows are left for the others.
        in_turn = sorted(words, key=len, reverse=True)

        def search(chunk: pa.Array) -> Mask:
            return _all_in(chunk, in_turn)

        with ThreadPoolExecutor(_SEARCHERS) as searchers:
            return np.concatenate(list(searchers.map(search, self.chunks)))


class MoreTexts:
    """A column of text with more rows at its end, added piece by piece."""

    def __init__(self, before: Texts) -> None:
        self._chunks = list(before.chunks)

    def add(self, column: pa.Array) -> None:
        """Add a piece."""
        if self._chunks and len(self._chunks[-1]) + len(column) <= _WHOLE_CHUNK:
            self._chunks[-1] = pa.concat_arrays([self._chunks[-1], column])
        elif len(column):
            # A copy: what the piece's buffers hold in reserve would be kept with them.
            self._chunks.append(pa.concat_arrays([column, column[:0]]))

    def done(self) -> Texts:
        """The whole column."""
        return Texts(tuple(self._chunks), np.cumsum([0, *map(len, self._chunks)], dtype=np.int64))


def _can_be_kept(text: str) -> bool:
    """Whether it has a UTF-8 form; half of a surrogate pair, as an argument may hold, has none."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _all_in(texts: pa.Array, words: Sequence[str]) -> Mask:
    rows = np.arange(len(texts))
    for word in words:
        left = texts if len(rows) == len(texts) else texts.take(pa.array(rows))
        rows = np.compress(_has(left, word), rows)
    found = np.zeros(len(texts), bool)
    found[rows] = True
    return found


def _has(texts: pa.Array, word: str) -> Mask:
    if len(word) > _LONGEST_PATTERN:
        return _mask(pc.match_substring(texts, word))
    pattern = re.escape(word)
    blocks = _in_blocks(texts)
    may_have = _mask(pc.match_substring_regex(blocks, pattern))
    if np.count_nonzero(may_have) > len(blocks) // 2:
        return _mask(pc.match_substring_regex(texts, pattern))
    rows = np.flatnonzero(np.repeat(may_have, _BLOCK)[: len(texts)])
    found = np.zeros(len(texts), bool)
    found[rows] = _mask(pc.match_substring_regex(texts.take(pa.array(rows)), pattern))
    return found


def _in_blocks(texts: pa.Array) -> pa.Array:
    """So many texts after one another as one, over the same bytes; a word may lie across two."""
    _, offsets, characters = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    blocks = pa.py_buffer(np.append(ends[:-1:_BLOCK], ends[-1]))
    return pa.StringArray.from_buffers(-(-len(texts) // _BLOCK), blocks, characters)


def _mask(found: pa.Array) -> Mask:
    mask: Mask = found.fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003 - Arrow's own signature
    return mask
