"""A revision is checked by itself: its hash fits it, and it makes the row that is shown of it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, Select, select, text

from incidents.errors import Tampered
from incidents.table.rows import AnyRow, hash_of_row
from incidents.table.schema import CURRENT, REVISION
from incidents.table.writer import current_row

_ROWS_AT_ONCE: Final = 500
_SHOWN: Final = tuple(column.name for column in CURRENT.columns)
_REVISION: Final = tuple(column.name for column in REVISION.columns)
_BODY: Final = _REVISION.index("body")
_in_order: Final = itemgetter(*_SHOWN)


def check(revision: AnyRow, shown: AnyRow | None) -> None:
    """Check a row of `revision`, and the row of `current` that is shown of it.

    Raises:
        Tampered: One is not what was written.
    """
    if revision[-1] != hash_of_row(revision):
        raise Tampered(f"Revision {revision[0]} was altered: its hash does not fit its contents.")
    if shown is None:
        return
    if shown[1] != revision[1] or revision[_BODY] is None:
        raise unmade(shown)
    made = _in_order(current_row(dict(zip(_REVISION, revision, strict=True))))
    if tuple(shown) != made:
        pairs = zip(_SHOWN, shown, made, strict=True)
        name = next(name for name, here, there in pairs if here != there)
        raise Tampered(
            f"Incident {shown[1]} was altered: '{name}' is not what revision {shown[0]} says."
        )


def first_fault(connection: Connection, after: int, until: int) -> tuple[int, str] | None:
    """Check the revisions after one and up to another; return the first that is wrong, and why.

    What is written meanwhile changes nothing: a row that is shown is made by the revision of its
    number, whenever it is read.
    """
    revisions = stream(
        connection,
        select(REVISION)
        .where(REVISION.c.sequence > after, REVISION.c.sequence <= until)
        .order_by(REVISION.c.sequence),
    )
    shown_rows = stream(
        connection,
        select(CURRENT)
        .where(CURRENT.c.sequence > after, CURRENT.c.sequence <= until)
        .order_by(CURRENT.c.sequence),
    )
    with closing(revisions), closing(shown_rows):
        shown = next(shown_rows, None)
        for row in revisions:
            while shown is not None and shown[0] < row[0]:
                shown = next(shown_rows, None)
            try:
                check(row, shown if shown is not None and shown[0] == row[0] else None)
            except Tampered as fault:
                return row[0], str(fault)
    return None


def unmade(shown: Sequence[Any]) -> Tampered:
    """What is said of a row that is shown and that no revision made."""
    return Tampered(f"Incident {shown[1]} is shown, and no revision made it.")


def stream(connection: Connection, query: Select[Any]) -> Generator[AnyRow]:
    """The rows of a query as the driver gives them, some at a time."""
    # Bare text keeps SQLAlchemy from converting values that are only compared and hashed.
    bare = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    with connection.execute(
        text(str(bare)), execution_options={"yield_per": _ROWS_AT_ONCE}
    ) as found:
        yield from found
