"""Every filter is an option of the same name; a command takes them all by asking for `filters`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from incidents.filters import NAMES, TAKES, from_params


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each filter; it is called with the filters read."""
    options = [_option(name) for name in NAMES]
    own = [
        parameter
        for parameter in inspect.signature(command, eval_str=True).parameters.values()
        if parameter.name != "filters"
    ]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:  # noqa: ANN401 - typer has checked them
        said = {name: given.pop(_argument(name)) for name in NAMES}
        params = {
            name: value if isinstance(value, list) else [value]
            for name, value in said.items()
            if value is not None
        }
        command(**given, filters=from_params(params))

    parameters = [*own, *options]
    del wrapped.__wrapped__  # typer must read the signature below
    wrapped.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # typer reads it
    wrapped.__annotations__ = {each.name: each.annotation for each in parameters}
    return wrapped


def _option(name: str) -> inspect.Parameter:
    takes, many = TAKES[name]
    kind: Any = list[str] | None if many else str | None
    said = f"{takes[:1].upper()}{takes[1:]}{'; may be given several times' if many else ''}."
    return inspect.Parameter(
        _argument(name),
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[kind, typer.Option(f"--{name}", help=said)],
    )


def _argument(name: str) -> str:
    return "filter_" + name.replace("-", "_")
