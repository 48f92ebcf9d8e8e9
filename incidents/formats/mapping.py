"""A mapping says which column of a table is which field; it can be kept and used again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict  # pydantic needs this one below Python 3.12

from incidents.errors import BadInput
from incidents.formats.cells import key_of
from incidents.formats.column_names import NAMES
from incidents.formats.format import DayOrder
from incidents.formats.own_columns import COLUMNS
from incidents.formats.proposal import Proposal

# What a column may be mapped to: the own columns, one number for a range, and a pair in one cell.
FIELDS: Final = tuple(dict.fromkeys((*NAMES, *COLUMNS)))
_SURE: Final = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMapping:
    """Which column is which field.

    Attributes:
        name: What the person calls it; the incidents' data set is named so.
        columns: Field to column, as the header names it.
        constants: Field to the one value that it has in all rows.
        values: Field to what each value in the file means, such as "Shelling" to ACLED's name.
        day_order: Which comes first in a date of numbers, or None.
    """

    name: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_order: DayOrder | None = None

    def __post_init__(self) -> None:
        for name in (*self.columns, *self.constants, *self.values):
            if name not in FIELDS:
                raise BadInput(
                    f"A mapping cannot fill “{name[:60]}”. It takes {', '.join(FIELDS)}."
                )

    def to_json(self) -> str:
        """The mapping as a text that `load_mapping` reads."""
        return json.dumps(
            {
                "name": self.name,
                "columns": dict(self.columns),
                "constants": dict(self.constants),
                "values": {name: dict(each) for name, each in self.values.items()},
                "day_order": None if self.day_order is None else self.day_order.value,
            },
            ensure_ascii=False,
            indent=2,
        )

    def digest(self) -> str:
        """Sixteen characters that are others where the mapping says anything else."""
        canonical = json.dumps(json.loads(self.to_json()), sort_keys=True)
        return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@with_config(ConfigDict(extra="forbid"))
class _Written(TypedDict, total=False):
    name: str
    columns: dict[str, str]
    constants: dict[str, str]
    values: dict[str, dict[str, str]]
    day_order: DayOrder | None


_WRITTEN: Final = TypeAdapter(_Written)


def load_mapping(data: bytes, name: str) -> ColumnMapping:
    """Read a mapping that was saved as JSON or TOML.

    Args:
        data: The file.
        name: What it is called; `.toml` is TOML, anything else JSON.

    Raises:
        BadInput: It is no mapping; the message says what is wrong.
    """
    try:
        text = data.decode("utf-8-sig")
        parsed = tomllib.loads(text) if name.casefold().endswith(".toml") else json.loads(text)
        written = _WRITTEN.validate_python(parsed)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise BadInput(f"The mapping is wrong at {where}: {first['msg']}.") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The mapping is neither JSON nor TOML: {error}.") from None
    return ColumnMapping(
        name=written.get("name") or "mapped table",
        columns=written.get("columns", {}),
        constants=written.get("constants", {}),
        values=written.get("values", {}),
        day_order=written.get("day_order"),
    )


def mapping_of(proposals: Sequence[Proposal], *, name: str) -> ColumnMapping:
    """The mapping that takes every proposal of which we are rather sure."""
    return ColumnMapping(
        name=name,
        columns={
            each.field: each.column
            for each in proposals
            if each.field is not None and each.confidence >= _SURE
        },
    )


def header_signature(header: Sequence[str]) -> str:
    """What a mapping is remembered by: the same columns in any order and case give the same."""
    return sha256("\x1f".join(sorted(map(key_of, header))).encode()).hexdigest()[:16]
