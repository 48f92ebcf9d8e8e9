"""Made-up incidents in the ledger's columns, spread as real ones are: most in few towns."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.table import Head
from incidents.table.columns import CURRENT_COLUMNS, SEPARATOR
from incidents.vocabulary import SUB_EVENT_TYPES, EventType, Grade

_AT_ONCE: Final = 65_536
_TOWNS: Final = 20_000
_NAMES: Final = 4_000
_NOTES: Final = 20_000
_NOTE_WORDS: Final = 28
_VOCABULARY: Final = 20_000
_CHANGED: Final = 1_000
_DAYS: Final = (7_300, 20_000)  # 1989-12-27 to 2024-10-04
_TYPES: Final = [each.value for each in EventType]
_COUNTRIES: Final = "AF BD CD CF CM CO ET HT IQ KE LB LY ML MM MX MZ NE NG PK PS SD SO SS SY UA YE"
_LETTERS: Final = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz", "S1")


class ManyIncidents:
    """A ledger of so many incidents, made as they are read.

    Attributes:
        words: What notes are made of, the most frequent first.
        actors: The names of actors.
        making_s: Seconds spent on making rows, which are not the reader's.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._changed = 0
        self._chance = np.random.default_rng(7)
        self.making_s = 0.0
        self.words = self._made_up(_VOCABULARY)
        three = self._chance.choice(np.array(self.words), (_NAMES, 3)).tolist()
        self.actors = [" ".join(words) for words in three]
        often = 1 / np.arange(1, _VOCABULARY + 1)
        picked = self._chance.choice(
            _VOCABULARY, (_NOTES, _NOTE_WORDS), p=often / often.sum()
        ).tolist()
        self._notes = pa.array(" ".join(self.words[word] for word in note) for note in picked)
        latitudes = self._chance.normal(12, 18, _TOWNS).clip(-60, 75)
        self._towns = (latitudes, self._chance.uniform(-170, 170, _TOWNS))
        self._town_names = pa.array(self._chance.choice(self.words, _TOWNS))
        self._regions = pa.array(self._chance.choice(self.words, 900))

    def change(self) -> None:
        """Let a thousand incidents change."""
        self._changed += 1

    def head(self) -> Head:
        """The last revision."""
        sequence = self._size + self._changed * _CHANGED
        return Head(sequence=sequence, hash=f"{sequence:064x}")

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """The rows; after the first reading only those that changed."""
        if after:
            yield self._batch(np.arange(_CHANGED) * 7 % self._size, self.head().sequence - _CHANGED)
            return
        for start in range(0, self._size, _AT_ONCE):
            begun = time.perf_counter()
            made = self._batch(np.arange(start, min(start + _AT_ONCE, self._size)), start)
            self.making_s += time.perf_counter() - begun
            yield made

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        """Nothing is ever gone."""
        del after
        return ()

    def _batch(self, numbers: NDArray[np.int64], sequence: int) -> pa.RecordBatch:
        many = len(numbers)
        chance = self._chance
        town = (chance.zipf(1.2, many) - 1) % _TOWNS
        region = town * 900 // _TOWNS
        kinds = chance.integers(0, len(_TYPES), many)
        first = chance.integers(*_DAYS, many).astype(np.int32)
        length = chance.choice([0, 0, 0, 0, 0, 6, 29], many).astype(np.int32)
        where = chance.choice([1, 1, 1, 2, 3, 4], many).astype(np.int8)
        killed = np.where(chance.random(many) < 0.6, 0, chance.geometric(0.2, many))
        subs = [chance.choice(SUB_EVENT_TYPES[each], many) for each in EventType]
        actor = chance.integers(0, _NAMES, (many, 2))
        names = pa.array(self.actors)
        two = pc.binary_join_element_wise(
            names.take(actor[:, 0]), names.take(actor[:, 1]), SEPARATOR
        )
        ids = pc.binary_join_element_wise("ins", pa.array(numbers).cast(pa.utf8()), "")
        words = pc.binary_join_element_wise(
            self._town_names.take(town),
            self._notes.take(chance.integers(0, _NOTES, many)),
            names.take(actor[:, 0]),
            pc.binary_join_element_wise("abc", pa.array(numbers).cast(pa.utf8()), ""),
            " ",
        )
        country = np.array(_COUNTRIES.split())[town % len(_COUNTRIES.split())]
        columns: dict[str, Any] = {
            "sequence": np.arange(1, many + 1) + sequence,
            "incident_id": ids,
            "version": np.ones(many, np.int32),
            "state": chance.choice(["accepted", "accepted", "accepted", "draft", "rejected"], many),
            "event_type": np.array(_TYPES)[kinds],
            "sub_event_type": np.choose(kinds, subs),
            "first_day": first,
            "last_day": first + length,
            "time_precision": np.ones(many, np.int8),
            "date_prec": np.ones(many, np.int8),
            "latitude": self._towns[0][town] + chance.normal(0, 0.02, many),
            "longitude": self._towns[1][town] + chance.normal(0, 0.02, many),
            "uncertainty_m": where.astype(np.int32) * 2_000,
            "where_prec": where,
            "geo_precision": np.minimum(where, 3).astype(np.int8),
            "place_review": np.zeros(many, bool),
            "country": country,
            "admin1": self._regions.take(region),
            "location": self._town_names.take(town),
            "killed_min": pa.array(killed.astype(np.int32), mask=chance.random(many) < 0.2),
            "killed_max": pa.array(killed.astype(np.int32), mask=chance.random(many) < 0.2),
            "injured_min": pa.array(killed.astype(np.int32), mask=chance.random(many) < 0.5),
            "injured_max": pa.array(killed.astype(np.int32), mask=chance.random(many) < 0.5),
            "casualties_unknown": np.zeros(many, bool),
            "grade": chance.choice([each.value for each in Grade], many),
            "dataset": np.full(many, "ABC"),
            "batch_id": np.full(many, "01J5Z3M8K4"),
            "article_id": pa.nulls(many, pa.utf8()),
            "confidence": pa.nulls(many, pa.float32()),
            "review": chance.random(many) < 0.1,
            "actors": two,
            "weapons": names.take(actor[:, 0] // 100),
            "sources": names.take(actor[:, 1] // 10),
            "words": words,
        }
        made = [pa.array(columns[field.name]).cast(field.type) for field in CURRENT_COLUMNS]
        return pa.RecordBatch.from_arrays(made, schema=CURRENT_COLUMNS)

    def _made_up(self, many: int) -> list[str]:
        lengths = self._chance.integers(3, 11, many)
        return [
            self._chance.choice(_LETTERS, length).tobytes().decode("ascii") for length in lengths
        ]
