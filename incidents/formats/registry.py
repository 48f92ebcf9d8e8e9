"""The formats that are known, each asked whether a header is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from incidents.errors import BadTable
from incidents.formats.acled import Acled
from incidents.formats.airwars import Airwars
from incidents.formats.atlos import Atlos
from incidents.formats.format import Format
from incidents.formats.geojson_features import GeoJsonFeatures
from incidents.formats.gtd import Gtd
from incidents.formats.hxl import Hxl
from incidents.formats.insecurity_insight import InsecurityInsight
from incidents.formats.kml_placemarks import KmlPlacemarks
from incidents.formats.kobo import Kobo
from incidents.formats.own import Own
from incidents.formats.timemap import TimeMap
from incidents.formats.ucdp_ged import UcdpGed
from incidents.formats.ushahidi_v1 import UshahidiV1
from incidents.formats.ushahidi_v3 import UshahidiV3

# Who has columns of nobody else's is asked first; the own format's three and the generic ones
# stand in other people's tables too.
FORMATS: Final[tuple[Format, ...]] = (
    Acled(),
    UcdpGed(),
    Gtd(),
    TimeMap(),
    Airwars(),
    UshahidiV1(),
    UshahidiV3(),
    InsecurityInsight(),
    Atlos(),
    Kobo(),
    Own(),
    Hxl(),
    KmlPlacemarks(),
    GeoJsonFeatures(),
)
# What people call a format that no part of its name says.
_ALSO: Final = MappingProxyType(
    {
        "own": "incidentatlas",
        "ucdpcandidate": "ucdpged",
        "ushahidiv2": "ushahidiv1v2",
    }
)


def recognise(header: Sequence[str], tags: Sequence[str] | None = None) -> tuple[Format, str]:
    """The format of a header, and why.

    Args:
        header: The names of the columns.
        tags: The row of HXL tags under it, or None; asked where the names are nobody's.

    Raises:
        BadTable: No format knows it; the message says which are known and what to do.
    """
    for names in (header, tags or ()):
        for known in FORMATS:
            reason = known.recognises(names)
            if reason is not None:
                return known, reason
    shown = ", ".join(f"“{name[:40]}”" for name in header[:6])
    raise BadTable(
        f"No format is known by the columns {shown}. Known are "
        f"{', '.join(known.name for known in FORMATS)}. Map the columns (`--mapping FILE`), or use "
        "the columns of the template: at least event_type, date_start and location, or latitude "
        "and longitude."
    )


def format_named(name: str) -> Format:
    """The format that a person names, in any case; the first word or letters of it are enough.

    Raises:
        BadTable: There is none of that name, or more than one; the message lists them.
    """
    asked = _letters(name)
    asked = _ALSO.get(asked, asked)
    found = [known for known in FORMATS if _letters(known.name) == asked] or [
        known for known in FORMATS if asked and _is_short_for(asked, known.name)
    ]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(known.name for known in found or FORMATS)
    if found:
        raise BadTable(f"“{name}” may be {listed}. Write the name in full.")
    raise BadTable(f"No format is called “{name}”. Known are {listed}.")


def _is_short_for(asked: str, name: str) -> bool:
    return _letters(name).startswith(asked) or asked in map(_letters, re.split(r"[ /]", name))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
