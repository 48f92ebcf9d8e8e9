"""A category that ACLED does not know is shown with what it may be, and a person decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incidents.formats.cells import counted, key_of
from incidents.formats.kinds import KINDS, propose_kind
from incidents.formats.mapping import ColumnMapping
from incidents.formats.table import Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """A value of the file that is no event type of ACLED's.

    Attributes:
        value: As it stands there most often; case makes no difference.
        rows: In how many rows.
        proposal: ACLED's sub-type or type that it may be, or None.
    """

    value: str
    rows: int
    proposal: str | None


def unknown_categories(
    table: Table, mapping: ColumnMapping, *, field: str = "event_type"
) -> tuple[Category, ...]:
    """The values of the type column that neither ACLED nor the mapping knows, the commonest first.

    Args:
        table: The table.
        mapping: Its mapping.
        field: `event_type` or `sub_event_type`.
    """
    name = mapping.columns.get(field)
    if name is None:
        return ()
    known = {each.casefold() for each in (*KINDS, *mapping.values.get(field, {}))}
    rows = counted(table, (key_of(name),)).get(key_of(name), Counter())
    found = _stripped(rows)
    return _categories(
        Counter({word: found[word] for word in found if word.casefold() not in known})
    )


def categories(words: Iterable[str]) -> tuple[Category, ...]:
    """The distinct words, the commonest first, each with what it may mean.

    Args:
        words: As they stand in the rows, one a row.
    """
    return _categories(_stripped(Counter(words)))


def _stripped(rows: Mapping[str, int]) -> Counter[str]:
    """How often each word stands there without the blanks around it; blank cells are left out."""
    found: Counter[str] = Counter()
    for word, number in rows.items():
        if word.strip():
            found[word.strip()] += number
    return found


def _categories(words: Counter[str]) -> tuple[Category, ...]:
    rows: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, number in words.items():
        rows[word.casefold()] += number
        spellings[word.casefold()][word] += number
    found = ((spellings[word].most_common(1)[0][0], number) for word, number in rows.most_common())
    return tuple(
        Category(value=value, rows=number, proposal=propose_kind(value)) for value, number in found
    )
