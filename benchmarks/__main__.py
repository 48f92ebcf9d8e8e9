"""`python -m benchmarks [NAME…]` runs the benchmarks named, or all, and prints one table.

A limit is kept where its figure is at most as much, or, where the limit says "at least" or
"N of M", at least as much. A bare number does not say which; it is printed and not judged.
"""

from __future__ import annotations

import operator
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
_COLUMNS: Final = (("measured", 74), ("figure", 26), ("limit", 18), ("met", 4))
# Units of one kind with what one of each is worth; all of them measure a cost.
_COSTS: Final = (
    {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0},
    {"kB": 1e3, "MB": 1e6, "GB": 1e9},
)
_NUMBER: Final = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<unit>of|µs|ms|s|min|kB|MB|GB)?\b")


def main(asked: Sequence[str]) -> int:
    """Run the benchmarks asked for.

    Returns:
        0; 1 where one failed or a limit was missed; 2 where a name is no benchmark's.
    """
    known = sorted(_benchmarks())
    unknown = [name for name in asked if name not in known]
    if unknown:
        print(
            f"There is no benchmark {unknown[0]!r}; there are {', '.join(known)}.", file=sys.stderr
        )
        return 2
    _line(*(name for name, _ in _COLUMNS))
    if len(asked) == 1:
        met = [_printed(*row) != "no" for row in measured(asked[0])]
    else:
        met = [_apart(name) for name in asked or known]
    return 0 if all(met) else 1


def _apart(name: str) -> bool:
    """Print what a process of its own measures, and say whether it kept all limits.

    In one process the memory of each benchmark would count for those after it.
    """
    command = [sys.executable, "-m", "benchmarks", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own words
        for line in islice(child.stdout or (), 1, None):
            print(line, end="", flush=True)
    return child.returncode == 0


def measured(name: str) -> Iterator[tuple[str, str, str, str]]:
    """Name, figure, limit and whether it is met; a failure is a row, and the last one."""
    try:
        for what, figure, limit in import_module(f"benchmarks.{name}").rows():
            yield what, figure, limit, verdict(figure, limit)
    except Exception as fault:  # noqa: BLE001 - one benchmark that fails must not hide the others
        said = " ".join(str(fault).split())
        yield f"{name}: failed", f"{type(fault).__name__}: {said}"[:160], "", "no"


def verdict(figure: str, limit: str) -> str:
    """Whether a figure keeps its limit: yes, no, or nothing where that cannot be told."""
    most, found = _NUMBER.search(limit), _NUMBER.search(figure)
    if most is None or found is None:
        return ""
    amounts = [float(each["number"].replace(",", "")) for each in (found, most)]
    units = [each["unit"] for each in (found, most)]
    if "at least" in limit or units == ["of", "of"]:
        return "yes" if operator.ge(*amounts) else "no"
    for worth in _COSTS:
        if all(unit in worth for unit in units):
            amounts = [amount * worth[unit] for amount, unit in zip(amounts, units, strict=True)]
            return "yes" if operator.le(*amounts) else "no"
    if "at most" in limit:
        return "yes" if operator.le(*amounts) else "no"
    return ""


def _benchmarks() -> Iterator[str]:
    """A module is a benchmark where it has a function `rows`."""
    for file in _FOLDER.glob("[a-z]*.py"):
        if "\ndef rows(" in file.read_text("utf-8"):
            yield file.stem


def _printed(*cells: str) -> str:
    _line(*cells)
    return cells[-1]


def _line(*cells: str) -> None:
    # A cell that is too long keeps two blanks to the next one rather than losing its end.
    padded = (f"{cell}  ".ljust(width) for cell, (_, width) in zip(cells, _COLUMNS, strict=True))
    print("".join(padded).rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
