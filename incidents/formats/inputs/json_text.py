"""JSON is written again with each number as it was written, so that no digit is lost."""

from __future__ import annotations

import json


class Number(str):
    """A number as it is written in the file."""

    __slots__ = ()


def dumped(value: object) -> str:
    """A value as JSON; a `Number` stands without quotation marks.

    Raises:
        RecursionError: It is nested too deep.
    """
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        pairs = (f"{dumped(name)}: {dumped(inner)}" for name, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(dumped, value))}]"
    return json.dumps(value, ensure_ascii=False)
