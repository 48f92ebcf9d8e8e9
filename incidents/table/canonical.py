"""An incident has one canonical JSON text; hashes and comparisons are over exactly that."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import orjson
from pydantic import TypeAdapter

from incidents.errors import BadInput
from incidents.record import Incident, unstorable
from incidents.table.plain import compiled

_ADAPTER: Final = TypeAdapter(Incident)
_to_plain: Final = compiled(Incident)


def to_json(incident: Incident) -> str:
    """Write an incident: keys sorted, no blanks; None and empty lists are left out.

    Either is every such field's default, so leaving it out loses nothing and an old text keeps
    its hash when a field is added.

    Raises:
        BadInput: A text holds what a database cannot, or a number is too large; the message
            names the field.
    """
    plain = _to_plain(incident)
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
