"""Three sound tables: one about incidents, one about orders, one of words only."""

from __future__ import annotations

import random
from typing import Final

from benchmarks.written import Row

ROWS: Final = 80
_WORDS: Final = (
    *("long", "green", "bench", "for", "two", "with", "a", "back", "of", "oak", "and", "iron"),
    *("feet", "sent", "by", "rail", "to", "the", "old", "harbour", "café", "behind", "station"),
)
_PLACES: Final = (
    "Homs",
    "Hama",
    "Tlaxiaco",
    "Nairobi",
    "Kisumu",
    "Goma",
    "Bria",
    "Douma",
    "Málaga",
)


def orders() -> tuple[Row, ...]:
    """Orders of a joiner's shop: nothing about incidents."""
    pick = random.Random(6)
    header = ("day", "hour", "pieces", "item", "price", "kind", "description", "page", "remark")
    return (header, *(_order(pick, at) for at in range(ROWS)))


def _order(pick: random.Random, at: int) -> Row:
    described = pick.choice(
        (
            _phrase(pick, 4),
            f"{_phrase(pick, 2)}, {_phrase(pick, 2)}",
            f'the "{_phrase(pick, 1)}" {_phrase(pick, 2)}',
            f"{_phrase(pick, 3)}\n{_phrase(pick, 3)}, {_phrase(pick, 1)}",
            f"{_phrase(pick, 2)}; {_phrase(pick, 1)}'s {_phrase(pick, 1)}",
        )
    )
    return (
        f"{pick.randint(1, 12)}/{pick.randint(1, 28):02}/2021",
        f"{pick.randint(7, 18):02}:{pick.randint(0, 59):02}",
        str(pick.randint(1, 40)),
        f"{pick.choice('ABK')}{1000 + at}-{pick.randint(1, 9)}",
        f"{pick.randint(20, 9_000):,}.{pick.randint(0, 99):02}",
        pick.choice(("bench", "table", "small parts")),
        described,
        f"https://joiner.example/{pick.choice('abc')}/{at}?size={pick.randint(1, 9)}",
        pick.choice(("", "", _phrase(pick, 5), f"call {_phrase(pick, 1)} first")),
    )


def incidents() -> tuple[Row, ...]:
    """Incidents in our own columns."""
    pick = random.Random(7)
    header = (
        *("id", "event_type", "date_start", "location", "latitude", "longitude", "killed_min"),
        *("notes", "source_url"),
    )
    return (header, *(_incident(pick, at) for at in range(ROWS)))


def _incident(pick: random.Random, at: int) -> Row:
    return (
        f"X-{at + 1}",
        pick.choice(("Riots", "Protests", "Battles")),
        f"2022-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
        pick.choice(_PLACES),
        f"{pick.uniform(-30, 40):.4f}",
        f"{pick.uniform(-20, 60):.4f}",
        pick.choice(("", "0", "2", "14")),
        pick.choice(
            (
                f"{_phrase(pick, 3)}, then {_phrase(pick, 3)}.",
                f'One said "{_phrase(pick, 2)}" of it.',
                f"{_phrase(pick, 3)}.\n{_phrase(pick, 4)}, {_phrase(pick, 1)}.",
                f"{_phrase(pick, 6)}.",
            )
        ),
        f"https://news.example/{pick.randint(100, 999)}",
    )


def tongues() -> tuple[Row, ...]:
    """Who teaches which language where: words only."""
    pick = random.Random(8)
    header = ("language", "teacher", "town", "room", "remark")
    return (header, *(_tongue(pick) for _ in range(ROWS // 2)))


def _tongue(pick: random.Random) -> Row:
    return (
        pick.choice(("Kurdish", "Zapotec", "Luo", "Sango")),
        pick.choice(("O'Neill", "Abba", "de la Cruz", "Ngo, Anh", "Awino")),
        pick.choice(_PLACES),
        pick.choice(("east", "west", "the hall", "")),
        pick.choice(
            ("", _phrase(pick, 3), f'"{_phrase(pick, 1)}" first', f"no; {_phrase(pick, 2)}")
        ),
    )


def _phrase(pick: random.Random, words: int) -> str:
    return " ".join(pick.choice(_WORDS) for _ in range(words))
