"""Which of the program's own layers a project has left out is written beside the imported ones.

The gazetteer is built anew without them at its next opening.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Final

from geo.errors import LayerRefused
from geo.gazetteer.shipped import layers_called
from geo.turns import taking_turns

_LEFT_OUT: Final = ".left-out.json"
_LOCK: Final = ".left-out.lock"


def left_out(layers: Path) -> frozenset[str]:
    """The shipped layers that are left out.

    Args:
        layers: The folder of the imported layers.

    Raises:
        LayerRefused: The list of them is damaged; one may be left out for its licence.
    """
    try:
        told = json.loads((layers / _LEFT_OUT).read_text("utf-8"))
    except FileNotFoundError:
        return frozenset()
    except ValueError:
        told = None
    if not isinstance(told, list) or not all(layers_called(str(name)) for name in told):
        raise LayerRefused(
            f"{_LEFT_OUT} in the folder of the layers is damaged, so nobody knows which of them "
            "were left out. Delete it, and leave them out again with `gazetteer remove`."
        )
    return frozenset(each for name in told for each in layers_called(str(name)))


def leave_out(name: str, layers: Path) -> tuple[str, ...]:
    """Leave a shipped layer or a group of them out from the next opening on; which these are.

    Raises:
        LayerRefused: They are left out already, or the list of them is damaged.
    """
    wanted = layers_called(name)
    layers.mkdir(parents=True, exist_ok=True)
    with taking_turns(layers / _LOCK):
        without = left_out(layers)
        gone = tuple(each for each in wanted if each not in without)
        if not gone:
            raise LayerRefused(
                f"{name[:80]!r} is left out already; `gazetteer restore {name[:80]}` takes it in "
                "again."
            )
        _write(without.union(gone), layers)
    return gone


def take_in_again(name: str, layers: Path) -> tuple[str, ...]:
    """Take a shipped layer or a group of them in that was left out; which these are.

    Raises:
        LayerRefused: None of that name is left out.
    """
    layers.mkdir(parents=True, exist_ok=True)
    with taking_turns(layers / _LOCK):
        without = left_out(layers)
        back = tuple(each for each in layers_called(name) if each in without)
        if not back:
            raise LayerRefused(f"No layer {name[:80]!r} of the program's own is left out.")
        _write(without.difference(back), layers)
    return back


def _write(names: Collection[str], layers: Path) -> None:
    part = layers / f"{_LEFT_OUT}.part"
    part.write_text(json.dumps(sorted(names)), "utf-8")
    part.replace(layers / _LEFT_OUT)
