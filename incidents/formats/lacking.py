"""A column that a format knows and a table lacks is said, with the one that may be it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from rapidfuzz import fuzz, process, utils

from incidents.formats.cells import key_of, shown

_LEAST_LIKENESS: Final = 88
_MOST_SHOWN: Final = 6


def lacking(header: Sequence[str], expected: Collection[str]) -> tuple[str, ...]:
    """A doubt where a table lacks columns that every file of its format has.

    Args:
        header: The names of its columns.
        expected: The columns, in lower case.
    """
    keys = set(map(key_of, header))
    gone = [name for name in expected if name not in keys]
    if not gone:
        return ()
    named = ", ".join(gone[:_MOST_SHOWN]) + (" and more" if len(gone) > _MOST_SHOWN else "")
    is_gone = "column is" if len(gone) == 1 else "columns are"
    sentence = f"{len(gone)} {is_gone} missing that this format has: {named}. What they say stays "
    return (f"{sentence}unknown.",)


def renamed(header: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """A doubt for each column whose name is nearly that of one that a table lacks.

    Args:
        header: The names of its columns.
        known: The columns that are read, in lower case.
    """
    keys = set(map(key_of, header))
    absent = [name for name in known if name not in keys]
    found = []
    for name in header:
        if not name.strip() or key_of(name) in known:
            continue
        best = process.extractOne(
            key_of(name),
            absent,
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=_LEAST_LIKENESS,
        )
        if best is not None:
            found.append(
                f"The column “{shown(name)}” is kept beside the incident; if it is {best[0]}, "
                "call it so."
            )
    return tuple(found[:_MOST_SHOWN])
