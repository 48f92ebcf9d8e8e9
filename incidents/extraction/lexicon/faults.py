"""A fault in a file of the lexicon is said with its line, for whoever has edited the file."""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

_OUR_OWN: Final = "Value error, "  # what pydantic writes before our words


def fault_in_words(wrong: ValidationError, text: str) -> str:
    """Say the first fault of a file, and how many more there are.

    Args:
        wrong: What pydantic found.
        text: The file's text.
    """
    faults = wrong.errors(include_url=False, include_input=False)
    first = faults[0]
    more = f" There are {len(faults) - 1} more." if len(faults) > 1 else ""
    return f"{_where(first['loc'], text)}{_what(first)}.{more}"


def _where(path: tuple[int | str, ...], text: str) -> str:
    """The line on which the entry begins, with the key in it, as far as they are known."""
    table = str(path[0]) if path else ""
    number = path[1] if len(path) > 1 else None
    if not isinstance(number, int):
        return f"{table}: " if table else ""
    lines = enumerate(text.splitlines(), 1)
    opened = [at for at, line in lines if line.strip() == f"[[{table}]]"]
    line = f"line {opened[number]}" if number < len(opened) else f"entry {number + 1}"
    key = next((f", {each}" for each in path[2:] if isinstance(each, str)), "")
    return f"{line}, [[{table}]]{key}: "


def _what(fault: Any) -> str:  # noqa: ANN401 - pydantic's own dictionary
    said = str(fault["msg"])
    if fault["type"] == "extra_forbidden":
        return "there is no such key"
    return said.removeprefix(_OUR_OWN).removesuffix(".")
