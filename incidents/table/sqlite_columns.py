"""SQLite writes its rows as CSV and pyarrow reads them, so that no value becomes an object.

Both let go of Python's lock while they work, so two threads read at once, from one state. The
library is Python's own: a second copy in this process would drop the file's locks (decision 0025).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv
from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPICursor

from incidents.table.columns import CURRENT_COLUMNS
from incidents.table.database import NEWEST

# One value of SQLite holds all the rows of a piece, and may have 1 GB.
_ROWS_AT_ONCE: Final = 4_096
# Pieces that are read before they are asked for.
_AHEAD: Final = 8
_LAST: Final = "SELECT max(sequence) FROM current"
# %Q puts a text in quotes and leaves NULL bare; %s leaves NULL empty.
_LINE: Final = ",".join(
    "%Q" if pa.types.is_string(kind) else "%s" for kind in CURRENT_COLUMNS.types
)
_VALUES: Final = ", ".join(
    # Only quote() writes every digit that a fraction has.
    f"quote({field.name})" if pa.types.is_floating(field.type) else field.name
    for field in CURRENT_COLUMNS
)
_ROWS: Final = (
    f"SELECT CAST(group_concat(printf('{_LINE}', {_VALUES}), char(10)) AS BLOB) "  # noqa: S608 - the names are the schema's own
    "FROM current WHERE sequence > ? AND sequence <= ?"
)
_PARSE: Final = csv.ParseOptions(quote_char="'", newlines_in_values=True)
_CONVERT: Final = csv.ConvertOptions(
    # SQLite has no truth values; it keeps 0 and 1.
    column_types={
        field.name: pa.int8() if pa.types.is_boolean(field.type) else field.type
        for field in CURRENT_COLUMNS
    },
    strings_can_be_null=True,
    quoted_strings_can_be_null=False,
    null_values=["NULL", ""],
)

_Piece = tuple[int, int]


def column_batches(engine: Engine, after: int) -> Iterator[pa.RecordBatch]:
    """The rows of `current` after a revision, in its order, all of one state."""
    with ExitStack() as until_read:
        first = until_read.enter_context(_reader(engine))
        state = _begin(first)
        (last,) = first.execute(_LAST).fetchone() or (None,)
        ends = range(after, last or 0, _ROWS_AT_ONCE)
        pieces = [(start, start + _ROWS_AT_ONCE) for start in ends]
        readers = [first]
        if len(pieces) > 1:
            second = until_read.enter_context(_reader(engine))
            # Where somebody wrote in between, one reader goes on alone.
            if _begin(second) == state:
                readers.append(second)
        yield from _in_order(readers, pieces)


@contextmanager
def _reader(engine: Engine) -> Iterator[DBAPICursor]:
    connection = engine.raw_connection()
    try:
        yield connection.cursor()
    finally:
        connection.rollback()
        connection.close()


def _begin(reader: DBAPICursor) -> object:
    """Begin to read one state; return its head."""
    reader.execute("BEGIN")
    reader.execute(NEWEST)
    return reader.fetchone()


def _in_order(readers: Sequence[DBAPICursor], pieces: Sequence[_Piece]) -> Iterator[pa.RecordBatch]:
    free: SimpleQueue[DBAPICursor] = SimpleQueue()
    for each in readers:
        free.put(each)

    def read(piece: _Piece) -> pa.RecordBatch | None:
        reader = free.get()
        try:
            reader.execute(_ROWS, piece)
            (text,) = reader.fetchone() or (None,)
        finally:
            free.put(reader)
        return None if text is None else _batch(text)

    waiting: deque[Future[pa.RecordBatch | None]] = deque()
    with ThreadPoolExecutor(len(readers)) as threads:
        try:
            for piece in pieces:
                waiting.append(threads.submit(read, piece))
                if len(waiting) > _AHEAD:
                    yield from _filled(waiting.popleft())
            while waiting:
                yield from _filled(waiting.popleft())
        finally:
            for left in waiting:
                left.cancel()


def _filled(piece: Future[pa.RecordBatch | None]) -> Iterator[pa.RecordBatch]:
    batch = piece.result()
    if batch is not None:
        yield batch


def _batch(text: bytes) -> pa.RecordBatch:
    table = csv.read_csv(
        pa.py_buffer(text),
        # In one block: where a text may hold a line break, cutting means reading twice.
        read_options=csv.ReadOptions(
            column_names=CURRENT_COLUMNS.names, use_threads=False, block_size=len(text) + 1
        ),
        parse_options=_PARSE,
        convert_options=_CONVERT,
    )
    (batch,) = table.cast(CURRENT_COLUMNS).combine_chunks().to_batches()
    # SQLite joins rows as it meets them, which is in order, and does not promise it.
    sequence = batch.column("sequence")
    if pc.all(pc.less(sequence[:-1], sequence[1:])).as_py() is False:
        return batch.sort_by("sequence")
    return batch
