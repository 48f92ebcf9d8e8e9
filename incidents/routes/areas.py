"""How many of the shown incidents each country has, and how many have no country."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.errors import BadFilter
from incidents.routes.asking import filters_of, ours_only, snapshot_of

_LEVELS: Final = ("country",)


def area_routes(atlas: Atlas) -> list[Route]:
    """`/map/areas`."""

    @ours_only
    def areas(request: Request) -> Response:
        level = request.query_params.get("level", "")
        if level not in _LEVELS:
            raise BadFilter(f"'level' takes country, not {level[:40]!r}.")
        filters = filters_of(request)
        snapshot = snapshot_of(request, atlas)
        selection = snapshot.select(filters)
        # A facet counts beside the filter of its own name; only what passes that too is shown.
        counts = {
            name: number
            for name, number in selection.facet(level).items()
            if name and (not filters.countries or name in filters.countries)
        }
        unknown = selection.count - sum(counts.values())
        return JSONResponse(
            {"counts": counts, "unknown": unknown, "head": snapshot.head.sequence},
            headers={"cache-control": "no-store"},
        )

    return [Route("/map/areas", areas)]
