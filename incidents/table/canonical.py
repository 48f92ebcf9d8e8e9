"""An incident has one canonical JSON text; hashes and comparisons are over exactly that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from pydantic import TypeAdapter

from incidents.errors import BadInput
from incidents.record import Incident, unstorable

_ADAPTER: Final = TypeAdapter(Incident)


def to_json(incident: Incident) -> str:
    """Write an incident: keys sorted, no blanks, None left out.

    None is every such field's default, so leaving it out loses nothing and an old text keeps
    its hash when a field is added.

    Raises:
        BadInput: A text holds what a database cannot; the message names the field.
    """
    plain = _ADAPTER.dump_python(incident, mode="json", exclude_none=True)
    text = json.dumps(
        plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    if unstorable(text) or "\\u0000" in text:
        _name_the_fault(plain)
    return text


def from_json(text: str) -> Incident:
    """Read what to_json wrote."""
    return _ADAPTER.validate_json(text)


def digest(*parts: str | int | None) -> str:
    """SHA-256 in hexadecimal over parts that cannot run into each other."""
    return sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


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
