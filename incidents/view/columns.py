"""The columns hold a row for each version of an incident that was shown; the old ones are dead.

Rows are only ever added at the end, so a row's number means the same in every later state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.view.codes import Codes, Mask
from incidents.view.mercator import project
from incidents.view.names import Names

NEVER_FIRST: Final = np.int32(2**31 - 1)
NEVER_LAST: Final = np.int32(-(2**31))
UNKNOWN: Final = np.int32(-1)
_CODED: Final = (
    "state",
    "event_type",
    "sub_event_type",
    "country",
    "admin1",
    "grade",
    "batch_id",
    "dataset",
)
_NAMED: Final = ("actors", "weapons", "sources")
# A search walks the chunks; more of them than this cost more than joining them.
_MOST_CHUNKS: Final = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Every row that was read so far.

    Attributes:
        alive: Whether the row is the incident's latest.
        coded: Columns of few distinct words, by name.
        named: Columns of lists of names, by name.
        numbers: Other columns, by name; -1 where unknown, days as in the ledger.
        texts: Columns of text, by name.
        placed: Whether the row has a place.
        x: Its place east, see mercator.
        y: Its place south.
    """

    alive: Mask
    coded: dict[str, Codes]
    named: dict[str, Names]
    numbers: dict[str, NDArray[Any]]
    texts: dict[str, pa.ChunkedArray]
    placed: Mask
    x: NDArray[np.uint32]
    y: NDArray[np.uint32]

    @classmethod
    def none(cls) -> Columns:
        """No rows."""
        return cls(
            alive=np.zeros(0, bool),
            coded={name: Codes.none() for name in _CODED},
            named={name: Names.none() for name in _NAMED},
            numbers={name: np.zeros(0, kind) for name, (kind, _) in _NUMBERS.items()},
            texts={name: pa.chunked_array([], pa.large_string()) for name in _TEXTS},
            placed=np.zeros(0, bool),
            x=np.zeros(0, np.uint32),
            y=np.zeros(0, np.uint32),
        )

    @property
    def size(self) -> int:
        """How many rows there are, dead ones included."""
        return len(self.alive)

    def extended(self, batches: Sequence[pa.RecordBatch], gone: Sequence[str]) -> Columns:
        """The columns with newer rows; the rows that they replace, and those gone, are dead."""
        table = pa.Table.from_batches(batches).combine_chunks() if batches else None
        if table is None:
            return replace(self, alive=self._without(pa.array(gone, pa.large_string())))
        ids = table["incident_id"].cast(pa.large_string())
        replaced = pa.chunked_array([*ids.chunks, pa.array(gone, pa.large_string())])
        latitude, longitude = (_floats(table[name]) for name in ("latitude", "longitude"))
        x, y = project(latitude, longitude)
        return Columns(
            alive=np.concatenate([self._without(replaced), np.ones(len(table), bool)]),
            coded={name: self.coded[name].extended(_one(table[name])) for name in _CODED},
            named={name: self.named[name].extended(_one(table[name])) for name in _NAMED},
            numbers={
                name: np.concatenate(
                    [self.numbers[name], _filled(table[_COLUMN.get(name, name)], kind, unknown)]
                )
                for name, (kind, unknown) in _NUMBERS.items()
            },
            texts={name: _longer(self.texts[name], table[name]) for name in _TEXTS},
            placed=np.concatenate([self.placed, np.isfinite(latitude) & np.isfinite(longitude)]),
            x=np.concatenate([self.x, x]),
            y=np.concatenate([self.y, y]),
        )

    def _without(self, ids: pa.Array | pa.ChunkedArray) -> Mask:
        if not len(ids) or not self.size:
            return self.alive
        again = pc.is_in(self.texts["incident_id"], value_set=ids)
        alive: Mask = self.alive & ~again.to_numpy()
        return alive


_TEXTS: Final = ("incident_id", "location", "words")
_NUMBERS: Final[dict[str, tuple[type, Any]]] = {
    "sequence": (np.int64, 0),
    "first_day": (np.int32, NEVER_FIRST),
    "last_day": (np.int32, NEVER_LAST),
    "latitude": (np.float32, np.nan),
    "longitude": (np.float32, np.nan),
    "uncertainty_m": (np.int32, UNKNOWN),
    "where_prec": (np.int8, -1),
    "geo_precision": (np.int8, -1),
    "killed_min": (np.int32, UNKNOWN),
    "killed_max": (np.int32, UNKNOWN),
    "injured_min": (np.int32, UNKNOWN),
    "injured_max": (np.int32, UNKNOWN),
    "to_review": (np.bool_, False),
}
_COLUMN: Final = {"to_review": "review"}


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _floats(column: pa.ChunkedArray) -> NDArray[np.float64]:
    found: NDArray[np.float64] = pc.fill_null(column, float("nan")).to_numpy()
    return found


def _filled(column: pa.ChunkedArray, kind: type, unknown: Any) -> NDArray[Any]:  # noqa: ANN401 - of the column's own type
    value = unknown.item() if isinstance(unknown, np.generic) else unknown
    found: NDArray[Any] = pc.fill_null(column, value).to_numpy().astype(kind)
    return found


def _longer(text: pa.ChunkedArray, more: pa.ChunkedArray) -> pa.ChunkedArray:
    joined = pa.chunked_array(
        [*text.chunks, *more.cast(pa.large_string()).chunks], pa.large_string()
    )
    if joined.num_chunks <= _MOST_CHUNKS:
        return joined
    return pa.chunked_array([joined.combine_chunks()])
