"""The map's constant page and its files; nothing here depends on an incident."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.map.assets import asset
from geo.map.labels import label_names
from geo.map.page import map_page
from incidents.atlas import Atlas
from incidents.headers import policy, script_hash


def map_page_routes(atlas: Atlas) -> list[Route]:
    """`/map/page`, `/map/names` and `/map/assets/VERSION/NAME`."""
    server = atlas.tiles.server

    def page(_: Request) -> Response:
        found = map_page()
        headers = {
            # A stricter policy than Streamlit's page needs: our own scripts, nothing from a blob,
            # and pictures from elsewhere only where the settings name a server.
            "content-security-policy": policy(
                scripts=tuple(script_hash(script) for script in found.scripts),
                blobs=False,
                pictures=() if server is None else (server.origin,),
            ),
            "cache-control": "no-cache",
        }
        return HTMLResponse(found.html, headers=headers)

    def names(_: Request) -> Response:
        shown = atlas.names.among(label_names()) if atlas.names.chosen else {}
        return JSONResponse({"names": shown}, headers={"cache-control": "no-cache"})

    return [
        Route("/map/page", page),
        Route("/map/names", names),
        Route("/map/assets/{version}/{name:path}", _asset),
    ]


def _asset(request: Request) -> Response:
    found = asset(request.path_params["name"])
    if found is None:
        return PlainTextResponse("No such file.\n", 404)
    # The version in the address changes with the content.
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    content = found.content
    if found.gzipped:
        headers["vary"] = "accept-encoding"
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
        else:
            content = gzip.decompress(content)
    return Response(content, media_type=found.media_type, headers=headers)
