"""The formats that are known, each asked whether a header is its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.errors import BadTable
from incidents.formats.acled import Acled
from incidents.formats.format import Format
from incidents.formats.own import Own
from incidents.formats.ucdp_ged import UcdpGed

# The own format is asked last: its three columns stand in other people's tables too.
FORMATS: Final[tuple[Format, ...]] = (Acled(), UcdpGed(), Own())


def recognise(header: Sequence[str]) -> tuple[Format, str]:
    """The format of a header, and why.

    Raises:
        BadTable: No format knows it; the message says which are known and what to do.
    """
    for known in FORMATS:
        reason = known.recognises(header)
        if reason is not None:
            return known, reason
    shown = ", ".join(f"“{name[:40]}”" for name in header[:6])
    raise BadTable(
        f"No format is known by the columns {shown}. Known are "
        f"{', '.join(known.name for known in FORMATS)}. Use the columns of the template: at "
        "least event_type, date_start and location, or latitude and longitude."
    )


def format_named(name: str) -> Format:
    """The format that a person names, in any case.

    Raises:
        BadTable: There is none of that name; the message lists them.
    """
    for known in FORMATS:
        if known.name.casefold() == name.strip().casefold():
            return known
    raise BadTable(
        f"No format is called “{name}”. Known are {', '.join(known.name for known in FORMATS)}."
    )
