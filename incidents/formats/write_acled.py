"""An ACLED-like CSV for tools that know ACLED's columns; it is not ACLED's data, and says so."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from types import MappingProxyType
from typing import BinaryIO, Final

from incidents.count import Count
from incidents.formats.cells import parts
from incidents.formats.countries import name_of_country, number_of_country
from incidents.formats.formula import neutralised
from incidents.formats.notice import in_sentences
from incidents.formats.own_columns import NOTICE_COLUMN
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import ActorKind, EventType

ACLED_COLUMNS: Final = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
# ACLED codebook: each event type belongs to one type of disorder.
_DISORDER: Final = MappingProxyType(
    {
        EventType.BATTLES: "Political violence",
        EventType.EXPLOSIONS: "Political violence",
        EventType.VIOLENCE_AGAINST_CIVILIANS: "Political violence",
        EventType.PROTESTS: "Demonstrations",
        EventType.RIOTS: "Demonstrations",
        EventType.STRATEGIC: "Strategic developments",
    }
)


_ACLED: Final = "ACLED"
_OF_ACTORS: Final = ("assoc_actor_2", "inter1", "inter2", "interaction")


def write_acled(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents in ACLED's 31 columns, in UTF-8 with a byte-order mark.

    A range of deaths is its least number, as ACLED's is conservative; an unknown number is an
    empty cell. A column of ACLED's that came in with the incident goes out as it came.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands in the first row of a last column.

    Returns:
        How many incidents were written.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*ACLED_COLUMNS, NOTICE_COLUMN))
    notice = " ".join(in_sentences(about))
    count = 0
    for incident_id, incident in entries:
        cells = _cells(incident_id, incident)
        row = (neutralised(cells.get(name, "")) for name in ACLED_COLUMNS)
        writer.writerow((*row, "" if count else notice))
        count += 1
    text.flush()
    text.detach()
    return count


def _cells(incident_id: str, incident: Incident) -> dict[str, str]:
    place, date = incident.place, incident.date
    kept = incident.extra if incident.dataset == _ACLED else {}
    kept = {key.casefold(): value for key, value in kept.items()}
    sides = _sides(incident, kept)
    number = None if incident.country is None else number_of_country(incident.country)
    found = {
        "event_id_cnty": incident.dataset_id or incident_id,
        "disorder_type": _DISORDER[incident.event_type],
        "event_type": incident.event_type.value,
        "sub_event_type": incident.sub_event_type or "",
        "iso": "" if number is None else str(number),
        "civilian_targeting": "" if incident.dataset == _ACLED else _civilians(incident),
        "country": name_of_country(incident.country or "") or incident.country or "",
        "admin1": incident.admin1 or "",
        "location": incident.location or "",
        "source": "; ".join(claim.source for claim in incident.claims),
        "notes": incident.notes or "",
        "fatalities": _number(incident.killed),
    }
    if date is not None:
        found |= _date(date)
    if place is not None:
        found |= {
            "latitude": repr(place.latitude),
            "longitude": repr(place.longitude),
            "geo_precision": str(place.geo_precision),
        }
    return found | kept | sides


def _sides(incident: Incident, kept: Mapping[str, str]) -> dict[str, str]:
    """The actors on their sides, as ACLED gave them; a third one of others is an associate.

    ACLED's associates came in behind the actor of their side. Where the actors are no longer
    ACLED's, neither are the codes of their kinds.
    """
    names = [actor.name for actor in incident.actors]
    first, second = (list(parts(kept.get(f"assoc_actor_{side}"))) for side in ("1", "2"))
    sides = ([*names[:1], *first], [*names[1 + len(first) : 2 + len(first)], *second])
    if incident.dataset == _ACLED and [*sides[0], *sides[1]] == names:
        return {"actor1": "".join(names[:1]), "actor2": "".join(sides[1][:1])}
    return {
        "actor1": names[0] if names else "",
        "actor2": names[1] if len(names) == 2 else "",
        "assoc_actor_1": "; ".join(names[1:]) if len(names) > 2 else "",
        **dict.fromkeys(_OF_ACTORS, ""),
    }


def _date(date: Interval) -> dict[str, str]:
    """ACLED gives one day: the middle of the interval, and how exact it is."""
    middle = date.start + (date.end - date.start) / 2
    return {
        "event_date": middle.isoformat(),
        "year": str(middle.year),
        "time_precision": str(date.time_precision),
    }


def _number(count: Count | None) -> str:
    return "" if count is None or count.minimum is None else str(count.minimum)


def _civilians(incident: Incident) -> str:
    targeted = incident.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS or any(
        actor.kind is ActorKind.PEOPLE and "civilian" in actor.name.casefold()
        for actor in incident.actors
    )
    return "Civilian targeting" if targeted else ""
