"""Where the tests of the command line stand: an article, a table, and the samples' events."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVENTS = ROOT / "data" / "samples" / "ucdp_ged_myanmar_bangladesh.csv"
ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)
TABLE = (
    "event_type,date_start,location,country,killed_min\n"
    "Battles,2024-03-05,Kharkiv,UA,2\n"
    "Battles,2024-99-05,Kharkiv,UA,2\n"
)


def a_file(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
