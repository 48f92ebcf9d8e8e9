"""The tiles of a person's own file, and what must be said of where tiles come from."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.map.tiles import DEEPEST, media_type
from incidents.atlas import Atlas
from incidents.routes.asking import ours_only

_FILE: Final = "tiles/{z}/{x}/{y}"
# No picture is no failure: the offline basemap lies under it.
_NO_PICTURE: Final = 204


def tile_routes(atlas: Atlas) -> list[Route]:
    """`/map/tiles` and `/map/tiles/Z/X/Y`."""
    tiles = atlas.tiles

    @ours_only
    def about(_: Request) -> Response:
        told: dict[str, Any] = {"address": None, "said": tiles.said, "problems": tiles.problems}
        if tiles.file is not None:
            of = tiles.file.about
            told |= {
                "address": _FILE,
                "credit": of.credit,
                "least_zoom": of.least_zoom,
                "most_zoom": of.most_zoom,
            }
        elif tiles.server is not None:
            told["address"] = tiles.server.template
        return JSONResponse(told, headers={"cache-control": "no-store"})

    @ours_only
    def tile(request: Request) -> Response:
        z, x, y = (int(request.path_params[name]) for name in ("z", "x", "y"))
        inside = z <= DEEPEST and max(x, y) < 2**z
        picture = tiles.file.tile(z, x, y) if tiles.file and inside else None
        kind = media_type(picture) if picture else None
        headers = {"cache-control": "private, max-age=3600"}
        if kind is None:
            return Response(status_code=_NO_PICTURE, headers=headers)
        return Response(picture, media_type=kind, headers=headers)

    return [
        Route("/map/tiles", about),
        Route("/map/tiles/{z:int}/{x:int}/{y:int}", tile),
    ]
