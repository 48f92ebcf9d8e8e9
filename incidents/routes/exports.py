"""The incidents that the filters show, counted or as a file, under the same names as elsewhere."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from geo.map.page import ATTRIBUTION
from incidents.atlas import Atlas
from incidents.formats.export import writer_for
from incidents.routes.asking import filters_of, ours_only, snapshot_of
from incidents.routes.piped import piped
from incidents.selected import selected_then
from incidents.telling import about, counted

_NAME: Final = "incidents"
_TYPES: Final = {
    ".csv": "text/csv; charset=utf-8",
    ".acled.csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".gpkg": "application/geopackage+sqlite3",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html; charset=utf-8",
}


def export_routes(atlas: Atlas) -> list[Route]:
    """`/api/count`, and `/api/incidents` with each ending that is written."""

    @ours_only
    def count(request: Request) -> Response:
        filters = filters_of(request)
        snapshot = snapshot_of(request, atlas)
        selection = snapshot.select(filters)
        return JSONResponse(counted(snapshot, selection), headers={"cache-control": "no-store"})

    @ours_only
    def export(request: Request) -> Response:
        name = PurePath(request.url.path).name
        filters = filters_of(request)
        snapshot = snapshot_of(request, atlas)
        write = writer_for(name)
        selection = snapshot.select(filters)
        said = about(snapshot, selection, attribution=ATTRIBUTION)
        entries = selected_then(atlas.ledger, selection, snapshot.head)
        return StreamingResponse(
            piped(lambda out: write(entries, out, about=said)),
            media_type=_TYPES[name.removeprefix(_NAME)],
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "cache-control": "no-store",
            },
        )

    return [
        Route("/api/count", count),
        *(Route(f"/api/incidents{ending}", export) for ending in _TYPES),
    ]
