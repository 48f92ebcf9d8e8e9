"""What is served over HTTP beside Streamlit, in the same process and on the same port.

Handlers are plain functions, which Starlette runs in its pool of threads: none may hold up the loop
that Streamlit's websocket lives on.
"""

from __future__ import annotations

from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.routes.areas import area_routes
from incidents.routes.data import data_routes
from incidents.routes.exports import export_routes
from incidents.routes.health import health_routes
from incidents.routes.map_page import map_page_routes
from incidents.routes.outlines import outline_routes
from incidents.routes.sources import source_routes
from incidents.routes.tiles import tile_routes


def routes(atlas: Atlas) -> list[Route]:
    """Every route of ours."""
    return [
        *health_routes(atlas),
        *map_page_routes(atlas),
        *tile_routes(atlas),
        *data_routes(atlas),
        *area_routes(atlas),
        *outline_routes(atlas),
        *export_routes(atlas),
        *source_routes(atlas),
    ]
