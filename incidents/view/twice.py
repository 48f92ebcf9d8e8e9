"""Which text is the last of its kind is told by numbers made of the texts.

Only where two numbers are alike are the texts themselves compared: a table of ten million texts
takes a gigabyte, their numbers a twelfth of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from incidents.view.codes import Mask

_SEED: Final = 20_261_125


def last_of_each(chunks: Sequence[pa.Array]) -> Mask:
    """For each text of some chunks, none of them unknown, whether it does not come again later."""
    size = sum(map(len, chunks))
    prints = np.concatenate([np.zeros(0, np.uint64), *map(_prints, chunks)])
    prints.sort()
    if not (prints[1:] == prints[:-1]).any():
        return np.ones(size, bool)
    encoded = pa.chunked_array(chunks, pa.utf8()).combine_chunks().dictionary_encode()
    last = np.zeros(len(encoded.dictionary), np.int64)
    np.maximum.at(last, encoded.indices.to_numpy(), np.arange(size))
    found = np.zeros(size, bool)
    found[last] = True
    return found


def _prints(texts: pa.Array) -> NDArray[np.uint64]:
    """A number for each text: each byte times a number that belongs to its place, added up."""
    if not len(texts):
        return np.zeros(0, np.uint64)
    ends = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset :][: len(texts) + 1]
    starts, lengths = ends[:-1] - ends[0], np.diff(ends)
    some = np.flatnonzero(lengths)
    found = np.zeros(len(texts), np.uint64)
    if len(some):
        letters = np.frombuffer(texts.buffers()[2], np.uint8)[ends[0] : ends[-1]]
        places = np.arange(len(letters)) - np.repeat(starts, lengths)
        weights = _weights(1 << int(lengths.max() - 1).bit_length())
        # From 1 upwards, so that a letter 0 at the end is not nothing.
        weighted = (letters.astype(np.uint64) + np.uint64(1)) * weights.take(places)
        found[some] = np.add.reduceat(weighted, starts[some])
    return found


@cache
def _weights(many: int) -> NDArray[np.uint64]:
    return np.random.default_rng(_SEED).integers(2**64, size=many, dtype=np.uint64)
