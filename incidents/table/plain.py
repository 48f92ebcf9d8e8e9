"""What turns a record into plain dictionaries is compiled from its fields, as its __init__ is.

A million incidents are written in an import; walking their fields took three times as long.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import Field, fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from incidents.errors import BadInput

Plain = dict[str, Any]


def compiled(record: type[Any]) -> Callable[[Any], Plain]:
    """A function that turns a record of a class into a dictionary, None and empty lists left out.

    Texts, numbers, dates and members of an enumeration stay as they are.

    Raises:
        TypeError: A field has a type that has no plain form.
    """
    known: dict[str, Any] = {"finite": _finite, "whole": _whole}
    _compile(record, known)
    function: Callable[[Any], Plain] = known[record.__name__]
    return function


def _compile(record: type[Any], known: dict[str, Any]) -> None:
    hints = get_type_hints(record)
    lines = [f"def {record.__name__}(record):", " plain = {}"]
    for field in fields(record):
        lines += _lines(field, hints[field.name], known)
    # The names are those of our own records; dataclasses makes __init__ in the same way.
    exec("\n".join([*lines, " return plain"]), known)  # noqa: S102 - see above


def _lines(field: Field[Any], hint: Any, known: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401 - a type, as typing writes it
    kinds = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    kind = next(each for each in kinds if each is not type(None))
    yield f" value = record.{field.name}"
    if get_origin(kind) in {tuple, dict}:
        yield f" if value: plain[{field.name!r}] = {_expression(kind, 'value', known)}"
    elif len(kinds) > 1:
        yield f" if value is not None: plain[{field.name!r}] = {_expression(kind, 'value', known)}"
    else:
        yield f" plain[{field.name!r}] = {_expression(kind, 'value', known)}"


def _expression(kind: Any, value: str, known: dict[str, Any]) -> str:  # noqa: ANN401 - a type, as typing writes it
    if get_origin(kind) is tuple:
        return f"[{_expression(get_args(kind)[0], 'each', known)} for each in {value}]"
    if get_origin(kind) is dict:
        return value
    if not isinstance(kind, type):
        raise TypeError(f"{kind} has no plain form")
    if is_dataclass(kind):
        if kind.__name__ not in known:
            _compile(kind, known)
        return f"{kind.__name__}({value})"
    if kind is int:
        return f"({value} if type({value}) is int else whole({value}))"
    return f"finite({value})" if kind is float else value


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise BadInput(f"{number} is no number; leave out what is not known.")
    # A whole number of degrees read back is a float; both must have one text.
    return float(number)


def _whole(number: float) -> int:
    # JSON would take what is no number for nothing said.
    if not isinstance(number, int):
        raise BadInput(f"{number} is no whole number; leave out what is not known.")
    return number
