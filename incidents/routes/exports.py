"""The incidents that the filters show, counted or as a file, under the same names as elsewhere."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from geo.map.page import ATTRIBUTION
from incidents.atlas import Atlas
from incidents.count import Total
from incidents.formats.export import writer_for
from incidents.routes.asking import filters_of, ours_only
from incidents.routes.piped import piped
from incidents.selected import selected

_TYPES: Final = {".csv": "text/csv; charset=utf-8", ".geojson": "application/geo+json"}


def export_routes(atlas: Atlas) -> list[Route]:
    """`/api/count`, `/api/incidents.csv` and `/api/incidents.geojson`."""

    @ours_only
    def count(request: Request) -> Response:
        filters = filters_of(request)
        snapshot = atlas.view.snapshot()
        selection = snapshot.select(filters)
        return JSONResponse(
            {
                "incidents": selection.count,
                "killed": _total(selection.killed),
                "injured": _total(selection.injured),
                "filters": list(filters.in_words()),
                "head": {"sequence": snapshot.head.sequence, "hash": snapshot.head.hash},
            },
            headers={"cache-control": "no-store"},
        )

    @ours_only
    def export(request: Request) -> Response:
        name = PurePath(request.url.path).name
        filters = filters_of(request)
        snapshot = atlas.view.snapshot()
        write = writer_for(name)
        entries = selected(atlas.ledger, snapshot.select(filters))
        about = {
            "attribution": ATTRIBUTION,
            "filters": list(filters.in_words()),
            "head": {"sequence": snapshot.head.sequence, "hash": snapshot.head.hash},
        }
        return StreamingResponse(
            piped(lambda out: write(entries, out, about=about)),
            media_type=_TYPES[PurePath(name).suffix],
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "cache-control": "no-store",
            },
        )

    return [
        Route("/api/count", count),
        *(Route(f"/api/incidents{ending}", export) for ending in _TYPES),
    ]


def _total(total: Total) -> dict[str, int]:
    return {
        "min": total.minimum,
        "max": total.maximum,
        "unknown": total.unknown,
        "open_ended": total.open_ended,
    }
