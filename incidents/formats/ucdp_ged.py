"""UCDP GED's export: who fights whom, deaths as low, best and high, a date as two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.formats import days, ucdp_twice
from incidents.formats.cells import Cells, has_columns, parts, sentences, shown
from incidents.formats.countries import country_of_name
from incidents.formats.coupled import Coupled
from incidents.formats.each_row import read_each
from incidents.formats.format import Context, DayOrder
from incidents.formats.lacking import lacking
from incidents.formats.nothing import without_words_for_nothing, words_for_nothing
from incidents.formats.once import once
from incidents.formats.row_doubts import doubted
from incidents.formats.table import Table
from incidents.formats.ucdp_points import other_points
from incidents.interval import TIME_PRECISION_OF_DATE_PREC, Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.victim import Victims
from incidents.vocabulary import TYPE_OF_UCDP_VIOLENCE, ActorKind, Role

_DATES: Final = ("date_start", "date_end")
_SIGNATURE: Final = ("where_prec", "date_prec", "type_of_violence", "best")
_READ: Final = frozenset(
    {
        "id",
        "date_start",
        "date_end",
        "date_prec",
        "where_prec",
        "where_coordinates",
        "adm_1",
        "country",
        "latitude",
        "longitude",
        "low",
        "high",
        "side_a",
        "side_b",
    }
)
_EXPECTED: Final = (
    *("id", "date_start", "date_end", "side_a", "side_b", "where_coordinates", "adm_1", "country"),
    *("latitude", "longitude", "deaths_civilians", "low", "high", "source_office"),
)
_ONE_SIDED: Final = 3
_PARTS_OF_BEST: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


class UcdpGed:
    """UCDP GED's export, 42 columns (19.1) or 49 (later), with or without HXL tags."""

    name = "UCDP GED"
    version = "23.1"

    def recognises(self, header: Sequence[str]) -> str | None:
        """UCDP's precision codes beside a best estimate are nobody else's."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: UCDP GED's columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """Columns that it lacks, and dates of numbers whose order nothing proves."""
        return (
            *lacking(table.header, _EXPECTED),
            *days.doubts(table, _DATES, context.day_order),
            *words_for_nothing(table),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        order = context.day_order or days.order_in(table, _DATES)
        build = doubted(partial(_incident, order=order), Coupled(table, ucdp_twice.COUPLES).doubts)
        return read_each(table, once(without_words_for_nothing(build, table)))


def _incident(cells: Cells, order: DayOrder | None) -> Incident:
    violence = _needed_code(cells, "type_of_violence", tuple(TYPE_OF_UCDP_VIOLENCE))
    name = cells.text("country")
    country = None if name is None else country_of_name(name)
    killed = _killed(cells)
    date = _date(cells, order)
    place = _place(cells, country)
    extra = cells.rest(_READ)
    if country is None and name is not None:
        extra["country"] = cells.exact("country")
    if _crossed(cells):
        extra |= {"low": cells.exact("low"), "high": cells.exact("high")}
    return Incident(
        event_type=TYPE_OF_UCDP_VIOLENCE[violence],
        date=date,
        location=cells.text("where_coordinates"),
        country=country,
        admin1=cells.text("adm_1"),
        place=place,
        killed=killed,
        actors=tuple(_sides(cells, one_sided=violence == _ONE_SIDED)),
        victims=_victims(cells),
        claims=tuple(_claims(cells)),
        dataset=UcdpGed.name,
        dataset_id=cells.needed("id"),
        review=sentences(
            (
                f"Country “{name}” is not known." if name and country is None else None,
                _no_country(cells),
                _no_id_of_ucdp(cells),
                _crossed_in_words(cells),
                _best_outside(cells, killed),
                _half_a_range(cells),
                _not_the_sum(cells),
                _other_days(cells, date),
                *_no_point(cells, place),
                *ucdp_twice.said_twice(cells, violence, date),
            )
        ),
        extra=extra,
    )


def _no_country(cells: Cells) -> str | None:
    """UCDP gives a country by its number and its name."""
    if "country" not in cells.at or cells.text("country") or cells.text("country_id") is None:
        return None
    return f"country is empty, and country_id is {shown(cells.text('country_id') or '')}."


def _no_id_of_ucdp(cells: Cells) -> str | None:
    """UCDP numbers its events."""
    written = cells.needed("id")
    if written.removesuffix(".0").isdecimal() and written.isascii():
        return None
    return f"id “{shown(written)}” is no number, where UCDP numbers its events."


def _needed_code(cells: Cells, name: str, codes: Sequence[int]) -> int:
    cells.needed(name)
    return cells.code(name, codes) or 0


def _date(cells: Cells, order: DayOrder | None) -> Interval:
    start = days.day(cells, "date_start", order)
    end = days.day(cells, "date_end", order)
    if end < start:
        raise cells.fault(
            "date_end",
            f"date_end {end} lies before date_start {start}.",
            "Correct the one that is wrong.",
        )
    code = _needed_code(cells, "date_prec", tuple(TIME_PRECISION_OF_DATE_PREC))
    return Interval(
        start=start, end=end, time_precision=TIME_PRECISION_OF_DATE_PREC[code], date_prec=code
    )


def _place(cells: Cells, country: str | None) -> Place | None:
    point = cells.point()
    if point is None:
        return None
    admin1 = cells.text("adm_1")
    return Place.given(
        cells.text("where_coordinates") or admin1 or cells.text("country") or "unnamed",
        *point,
        where_prec=_needed_code(cells, "where_prec", range(1, 8)),
        country=country,
        admin1=admin1,
    )


def _no_point(cells: Cells, place: Place | None) -> Iterator[str]:
    """UCDP gives a point in every row, and says it twice more."""
    if place is not None:
        yield from other_points(cells, place.latitude, place.longitude)
    elif {"latitude", "longitude"} <= set(cells.at):
        yield "latitude and longitude are empty, where UCDP gives a point in every row."


def _killed(cells: Cells) -> Count | None:
    """The range from low to high; the best estimate stays in `extra`."""
    low, high = cells.whole("low"), cells.whole("high")
    if low is None and high is None:
        best = cells.whole("best")
        return None if best is None else Count.exactly(best)
    if _crossed(cells):
        low, high = high, low
    return Count(minimum=low, maximum=high)


def _crossed(cells: Cells) -> bool:
    """Whether low is above high, as in one row of release 19.1."""
    low, high = cells.whole("low"), cells.whole("high")
    return low is not None and high is not None and high < low


def _crossed_in_words(cells: Cells) -> str | None:
    if not _crossed(cells):
        return None
    return (
        f"low {cells.text('low')} is above high {cells.text('high')}; "
        "the deaths are taken as the range between them."
    )


def _best_outside(cells: Cells, killed: Count | None) -> str | None:
    best = cells.whole("best")
    if best is None or killed is None:
        return None
    least = killed.minimum or 0
    most = best if killed.maximum is None else killed.maximum
    if least <= best <= most:
        return None
    return f"The best estimate of deaths, {best}, does not lie from low {least} to high {most}."


def _half_a_range(cells: Cells) -> str | None:
    given = [name for name in ("low", "high") if cells.whole(name) is not None]
    if len(given) != 1 or not {"low", "high"} <= set(cells.at):
        return None
    (empty,) = {"low", "high"} - set(given)
    return f"{empty} is empty though {given[0]} is given."


def _not_the_sum(cells: Cells) -> str | None:
    """UCDP GED codebook 23.1, best: the sum of the deaths of the four columns."""
    parts_ = {name: cells.whole(name) for name in _PARTS_OF_BEST}
    known = [each for each in parts_.values() if each is not None]
    best = cells.whole("best")
    if best is None or not known:
        return None
    if len(known) < len(parts_):
        empty = [name for name, each in parts_.items() if each is None and name in cells.at]
        return f"{' and '.join(empty)} is empty though other parts are given." if empty else None
    if sum(known) == best:
        return None
    return f"The best estimate of deaths is {best} and its parts add up to {sum(known)}."


def _other_days(cells: Cells, date: Interval) -> str | None:
    """UCDP GED codebook 23.1: year is the event's, and date_prec 1 an exact day."""
    year = cells.whole("year")
    if year is not None and not date.start.year <= year <= date.end.year:
        return f"The year is {year} and the dates go from {date.start} to {date.end}."
    if date.start.year < date.end.year:
        return f"The dates go over the end of a year, from {date.start} to {date.end}."
    if date.date_prec == 1 and date.start != date.end:
        return f"date_prec says an exact day and the dates go from {date.start} to {date.end}."
    return None


def _sides(cells: Cells, *, one_sided: bool) -> Iterator[Actor]:
    """Two parties; in one-sided violence side A did it to the civilians of side B.

    UCDP GED codebook 23.1: side A of one-sided violence is the perpetrator.
    """
    for side, role in (
        ("side_a", Role.PERPETRATOR if one_sided else Role.PARTY),
        ("side_b", Role.PARTY),
    ):
        name = cells.text(side)
        if name is not None:
            people = name.casefold() == "civilians"
            yield Actor(
                name=name,
                kind=ActorKind.PEOPLE if people else ActorKind.ORGANISATION,
                role=role,
            )


def _victims(cells: Cells) -> tuple[Victims, ...]:
    civilians = cells.whole("deaths_civilians")
    if not civilians:
        return ()
    return (Victims(description="civilians", harm="killed", count=Count.exactly(civilians)),)


def _claims(cells: Cells) -> Iterator[Claim]:
    """A claim a source; a headline goes with its source only where the lists are as long."""
    article = cells.text("source_article")
    offices = parts(cells.text("source_office"))
    headlines = parts(cells.text("source_headline"))
    if not offices:
        if article is not None:
            yield Claim(source=article, says=cells.text("source_original") or article)
        return
    together = len(offices) == len(headlines)
    for at, office in enumerate(offices):
        yield Claim(source=office, says=headlines[at] if together else article or office)
