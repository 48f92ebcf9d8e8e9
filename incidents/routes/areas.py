"""How many of the shown incidents each country or division has, and how many no colour shows."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.errors import BadFilter
from incidents.routes.asking import filters_of, ours_only, snapshot_of
from incidents.view import Selection

_LEVELS: Final = ("country", "admin1")


def area_routes(atlas: Atlas) -> list[Route]:
    """`/map/areas`."""

    @ours_only
    def areas(request: Request) -> Response:
        level = request.query_params.get("level", "")
        if level not in _LEVELS:
            raise BadFilter(f"'level' takes country or admin1, not {level[:40]!r}.")
        snapshot = snapshot_of(request, atlas)
        selection = snapshot.select(filters_of(request))
        counted = _countries(selection) if level == "country" else _divisions(atlas, selection)
        return JSONResponse(
            {"level": level, "head": snapshot.head.sequence, **counted},
            headers={"cache-control": "no-store"},
        )

    return [Route("/map/areas", areas)]


def _countries(selection: Selection) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for (country, _), number in selection.by_division.items():
        counts[country] += number
    return {"unknown": counts.pop("", 0), "counts": counts}


def _divisions(atlas: Atlas, selection: Selection) -> dict[str, Any]:
    """Counts by GeoNames' code; apart from them those that say no division, or none that is known.

    What a filter counts as one name may be several divisions of several countries, and several
    spellings may be one division.
    """
    counts: Counter[str] = Counter()
    apart: Counter[str] = Counter({"unknown": 0, "country_only": 0, "unnamed": 0})
    for (country, name), number in selection.by_division.items():
        code = atlas.divisions.code(country, name) if country and name else None
        if code is not None:
            counts[code] += number
        elif name:
            apart["unnamed"] += number
        else:
            apart["country_only" if country else "unknown"] += number
    return {**apart, "counts": counts}
