"""What it takes to import a file of places as a layer of the gazetteer.

Run it with `python -m benchmarks layers`. The file has the columns of GeoNames' allCountries and
made-up names, three a place; five million rows only where BENCH_LARGE asks for them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geo.gazetteer import build, import_layer

_SOME: Final = 500_000
_LARGE: Final = 5_000_000
# Seconds for a row of five million that may take six minutes; a part must be as quick.
_LIMIT_S: Final = 360 / _LARGE
_SYLLABLES: Final = tuple(f"{one}{vowel}" for one in "bdfghklmnprstvz" for vowel in "aeiou")
_COUNTRIES: Final = ("UA", "SY", "ML", "CD", "MX", "IN", "PH", "SD", "NG", "CO")


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit."""
    number = _LARGE if os.environ.get("BENCH_LARGE") else _SOME
    with tempfile.TemporaryDirectory() as folder:
        file, built = Path(folder) / "allCountries.txt", Path(folder) / "built"
        _write(file, number)
        build(folder=built)
        told = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "benchmarks.layers", str(file), str(built)],
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, megabytes, places = map(float, told.stdout.split())
    of = f"a layer of {number:,} rows, {places:,.0f} places"
    yield f"{of}: imported", f"{seconds:.0f} s", f"{_LIMIT_S * number:.0f} s"
    yield f"{of}: memory", f"{megabytes:,.0f} MB", "1,500 MB"


def _write(file: Path, number: int) -> None:
    chance = random.Random(1)

    def name() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()

    with file.open("w", encoding="utf-8") as out:
        for at in range(number):
            names = [name(), name(), name()]
            place = f"{chance.uniform(-55, 70):.5f}\t{chance.uniform(-179, 179):.5f}\tP\tPPL"
            country = f"{chance.choice(_COUNTRIES)}\t\t{chance.randint(1, 20):02}\t\t\t"
            out.write(
                f"{90_000_000 + at}\t{names[0]}\t{names[0]}\t{names[1]},{names[2]}\t{place}\t"
                f"{country}\t{chance.randint(0, 9_000)}\t\t10\tEtc/UTC\t2024-01-01\n"
            )


def _import(file: Path, built: Path) -> None:
    done = import_layer(file, name="made-up", source="Made up", licence="none", folder=built)
    peak = next(
        line
        for line in Path("/proc/self/status").read_text("ascii").splitlines()
        if "VmHWM" in line
    )
    print(done.seconds, int(peak.split()[1]) / 1_024, done.layer.places)


if __name__ == "__main__":
    _import(*map(Path, sys.argv[1:]))
