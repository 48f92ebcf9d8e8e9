"""The columns hold a row for each version of an incident that was shown; the old ones are dead.

Rows are only ever added at the end, so a row's number means the same in every later state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.view.codes import Codes, Mask, MoreCodes
from incidents.view.growing import Growing
from incidents.view.mercator import project
from incidents.view.names import MoreNames, Names
from incidents.view.texts import MoreTexts, Texts
from incidents.view.twice import last_of_each

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
_TEXTS: Final = ("incident_id", "location", "words")
_NUMBERS: Final[dict[str, tuple[type, Any]]] = {
    "sequence": (np.int64, 0),
    "first_day": (np.int32, NEVER_FIRST),
    "last_day": (np.int32, NEVER_LAST),
    "latitude": (np.float64, np.nan),
    "longitude": (np.float64, np.nan),
    "uncertainty_m": (np.int32, UNKNOWN),
    "where_prec": (np.int8, UNKNOWN),
    "geo_precision": (np.int8, UNKNOWN),
    "killed_min": (np.int32, UNKNOWN),
    "killed_max": (np.int32, UNKNOWN),
    "injured_min": (np.int32, UNKNOWN),
    "injured_max": (np.int32, UNKNOWN),
    "review": (np.bool_, False),
}


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
    texts: dict[str, Texts]
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
            texts={name: Texts.none() for name in _TEXTS},
            placed=np.zeros(0, bool),
            x=np.zeros(0, np.uint32),
            y=np.zeros(0, np.uint32),
        )

    @property
    def size(self) -> int:
        """How many rows there are, dead ones included."""
        return len(self.alive)

    def extended(
        self, batches: Iterable[pa.RecordBatch], gone: Callable[[], Sequence[str]]
    ) -> Columns:
        """The columns with newer rows; the rows that they replace, and those gone, are dead.

        Args:
            batches: The newer rows, in order of sequence; each is let go when it was read.
            gone: Asked when all of them were read, so that it knows at least as much: the ids of
                what is no longer there.
        """
        coded = {name: MoreCodes(before) for name, before in self.coded.items()}
        named = {name: MoreNames(before) for name, before in self.named.items()}
        texts = {name: MoreTexts(before) for name, before in self.texts.items()}
        numbers = {name: Growing(before) for name, before in self.numbers.items()}
        x, y = Growing(self.x), Growing(self.y)
        for batch in batches:
            for name, more in (coded | named | texts).items():
                more.add(batch.column(name).cast(pa.utf8()))
            read = _numbers_of(batch)
            for name, numbers_more in numbers.items():
                numbers_more.add(read[name])
            for part, piece in zip(
                (x, y), project(read["latitude"], read["longitude"]), strict=True
            ):
                part.add(piece)
        found = {name: more.done() for name, more in texts.items()}
        joined = {name: more.done() for name, more in numbers.items()}
        return Columns(
            alive=self._alive(found["incident_id"]) & ~found["incident_id"].among(gone()),
            coded={name: more.done() for name, more in coded.items()},
            named={name: more.done() for name, more in named.items()},
            numbers=joined,
            texts=found,
            placed=np.isfinite(joined["latitude"]) & np.isfinite(joined["longitude"]),
            x=x.done(),
            y=y.done(),
        )

    def _alive(self, ids: Texts) -> Mask:
        """Which rows are alive when rows are added, given the ids of all: the last of each id."""
        chunks = ids.since(self.size)
        again = pa.chunked_array(chunks if self.size else [], pa.utf8()).combine_chunks()
        old = self.alive & ~self.texts["incident_id"].among_array(again)
        return np.concatenate([old, last_of_each(chunks)])


def _numbers_of(batch: pa.RecordBatch) -> dict[str, NDArray[Any]]:
    found = {
        name: pc.fill_null(batch.column(name), kind(unknown).item())
        .to_numpy(zero_copy_only=False)
        .astype(kind)
        for name, (kind, unknown) in _NUMBERS.items()
    }
    # The ledger writes both ends of a date or none; one end alone says nothing that can be drawn.
    torn = (found["first_day"] == NEVER_FIRST) | (found["last_day"] == NEVER_LAST)
    found["first_day"][torn], found["last_day"][torn] = NEVER_FIRST, NEVER_LAST
    return found
