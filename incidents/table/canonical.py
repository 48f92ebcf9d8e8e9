"""An incident has one canonical JSON text; hashes and comparisons are over exactly that."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

import orjson
from pydantic import TypeAdapter

from incidents.claim import Basis, Harmed
from incidents.errors import BadInput
from incidents.record import Incident, unstorable
from incidents.vocabulary import ActorKind, Attribution, EventType, Grade, Role, State

_ADAPTER: Final = TypeAdapter(Incident)
_AS_IT_IS: Final = frozenset(
    {str, int, bool, date, EventType, State, Grade, Attribution, ActorKind, Role, Basis, Harmed}
)


def to_json(incident: Incident) -> str:
    """Write an incident: keys sorted, no blanks; None and empty lists are left out.

    Either is every such field's default, so leaving it out loses nothing and an old text keeps
    its hash when a field is added.

    Raises:
        BadInput: A text holds what a database cannot, or a number is too large; the message
            names the field.
    """
    plain = _plain(incident)
    try:
        text = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError as fault:
        _name_the_fault(plain)
        raise BadInput(f"The incident cannot be stored: {fault}.") from fault
    if "\\u0000" in text:
        _name_the_fault(plain)
    return text


def from_json(text: str) -> Incident:
    """Read what to_json wrote."""
    return _ADAPTER.validate_json(text)


def digest(body: str | None, *parts: str | int | None) -> str:
    """SHA-256 in hexadecimal over a canonical text and parts that cannot run into each other.

    The parts are one line of JSON, so the first line break ends them.
    """
    line = orjson.dumps((body is None, *parts))
    return sha256(line + b"\n" + (body or "").encode()).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    kind: type = type(value)
    if kind in _AS_IT_IS:
        return value
    shape = _shape(kind)
    if shape is not None:
        plain = {}
        # The last value is one more than the names, see _shape.
        for name, part in zip(shape.names, shape.values(value), strict=False):
            # Most values are texts and numbers; asking here saves a call for each.
            if type(part) in _AS_IT_IS:
                plain[name] = part
            elif part is not None and (part or name not in shape.lists):
                plain[name] = _plain(part)
        return plain
    if kind is tuple:
        return [_plain(each) for each in value]
    if kind is float and not math.isfinite(value):
        raise BadInput(f"{value} is no number; leave out what is not known.")
    return value


@dataclass(frozen=True, slots=True)
class _Shape:
    """A record's field names, those that hold a list, and what gets all values at once."""

    names: tuple[str, ...]
    lists: frozenset[str]
    values: Callable[[Any], tuple[Any, ...]]


@cache
def _shape(kind: type[Any]) -> _Shape | None:
    if not is_dataclass(kind):
        return None
    names = tuple(each.name for each in fields(kind))
    lists = frozenset(
        each.name for each in fields(kind) if each.default == () or each.default_factory is dict
    )
    # attrgetter gives one name's value bare, so every record asks for one name more.
    return _Shape(names=names, lists=lists, values=attrgetter(*names, "__class__"))


def _name_the_fault(plain: object) -> None:
    for path, text in _texts(plain, ""):
        why = unstorable(text)
        if why:
            raise BadInput(f"The text of '{path}' cannot be stored: {why}. Remove it there.")


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield path or key, key
            yield from _texts(each, path or key)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, path)
