"""Rejected rows are shown by what would mend them, and a group is mended at once or row by row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from incidents.formats.categories import Category, categories
from incidents.formats.cells import shown
from incidents.formats.mends import MENDS, Mend, apply
from incidents.formats.taxonomy import NO_EVENT_TYPE
from incidents.rejection import Rejection

_SAID: Final = re.compile(r"“.*?”|[0-9][0-9,.]*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Rejected rows of one kind.

    Attributes:
        sentence: How many, what they look like, and what could be done.
        column: The column at fault, or None where it is the whole row.
        mends: Each fits every row of the group; none where a person has to look at each row.
        rejections: The rows, in the order of the file.
        words: Where they name a kind of event that ACLED does not know, the words and what each
            may mean; mended by saying that, so there are no mends.
    """

    sentence: str
    column: str | None
    mends: tuple[Mend, ...]
    rejections: tuple[Rejection, ...]
    words: tuple[Category, ...] = ()


def grouped(rejections: Iterable[Rejection], header: Sequence[str]) -> tuple[Group, ...]:
    """Rejected rows by column, kind of fault and mends, the largest group first.

    Args:
        rejections: The rows.
        header: The names of their columns.
    """
    found: dict[tuple[str, str, tuple[str, ...]], list[Rejection]] = defaultdict(list)
    for each in rejections:
        mends = () if NO_EVENT_TYPE in each.reason else _fitting(each, header)
        found[each.column or "", _SAID.sub("…", each.reason), mends].append(each)
    groups = [
        Group(
            sentence=_sentence(rows, mends, header),
            column=column or None,
            mends=tuple(MENDS[name] for name in mends),
            rejections=tuple(rows),
            words=_words(rows),
        )
        for (column, _, mends), rows in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: -len(group.rejections)))


def _fitting(rejection: Rejection, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name, mend in MENDS.items() if apply(mend, rejection, header) is not None)


def _words(rows: Sequence[Rejection]) -> tuple[Category, ...]:
    if NO_EVENT_TYPE not in rows[0].reason:
        return ()
    return categories(each.value or "" for each in rows)


def with_meanings(
    rejections: Iterable[Rejection], header: Sequence[str], meanings: Mapping[str, str]
) -> dict[int, tuple[str, ...]]:
    """The cells of the rows whose kind of event was said, by line.

    Args:
        rejections: Rows whose kind of event ACLED does not know.
        header: The names of their columns.
        meanings: The type or sub-type of ACLED's that each word means.
    """
    meant = {word.casefold(): kind for word, kind in meanings.items()}
    names = list(header)
    return {
        each.line: tuple(
            meant[(each.value or "").strip().casefold()] if name == each.column else cell
            for name, cell in zip(names, each.row, strict=True)
        )
        for each in rejections
        if (each.value or "").strip().casefold() in meant and len(each.row) == len(names)
    }


def _sentence(rows: Sequence[Rejection], mends: Sequence[str], header: Sequence[str]) -> str:
    first = rows[0]
    number = f"{len(rows):,}"
    if first.column is None or first.value is None:
        what = f"{number} row{'' if len(rows) == 1 else 's'}: {first.reason[:-1].lower()}"
        return f"{what}. {first.mend}"
    if not first.value.strip():
        return f"{number} row{'' if len(rows) == 1 else 's'}: {first.reason} {first.mend}"
    what = f"{number} × {first.column} like “{shown(first.value)}”"
    if NO_EVENT_TYPE in first.reason:
        return f"{what}: no event type of ACLED's taxonomy. Say what each word means."
    if not mends:
        return f"{what}: {first.reason} {first.mend}"
    asked = (f"{MENDS[name].question}{_example(name, first, header)}" for name in mends)
    return f"{what}: {' Or '.join(asked)}"


def _example(name: str, rejection: Rejection, header: Sequence[str]) -> str:
    """What a mend makes of the cell at fault, where it makes something of it."""
    again = apply(MENDS[name], rejection, header) or ()
    cells = dict(zip(header, again, strict=False))
    cell = cells.get(rejection.column or "", "")
    return f" (as “{shown(cell)}”)" if cell.strip() and cell != rejection.value else ""
