"""The map's page is constant: no incident, no filter and no record's text is ever written into it.

folium renders text as a Jinja2 template on the server, so the page is rendered once, from numbers
and our own words; what is on the map comes later over HTTP (assets/incident_layer.js).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.map.assets import SCRIPTS, STYLES, version
from geo.map.palette import COLOURS, SHAPES

# Plain text: Leaflet's own line carries a national flag, which has no place on such a map.
ATTRIBUTION: Final = (
    "Borders: Natural Earth’s (public domain), not ours · Towns: GeoNames, CC BY 4.0"
)
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_VIEWPORT: Final = re.compile(r'<meta name="viewport".*?/>', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The map's page.

    Attributes:
        html: The whole document; its addresses are relative to `/map/page`.
        scripts: Its inline scripts, for a Content-Security-Policy that names them.
    """

    html: str
    scripts: tuple[str, ...]


@cache
def map_page() -> Page:
    """Render the page; every call gives the same one."""
    at = f"assets/{version()}/"
    world = folium.Map(
        location=[22, 18],
        zoom_start=2,
        tiles=None,
        zoom_control=False,
        attributionControl=False,
        worldCopyJump=True,
        # A quarter of a second of movement is longer than all the work of a zoom.
        zoomAnimation=False,
        fadeAnimation=False,
        wheelDebounceTime=25,
        # Until the map is clicked or focused the wheel scrolls the page, see start.js.
        scrollWheelZoom=False,
        minZoom=2,
        maxZoom=18,
    )
    world._id = "world"  # noqa: SLF001 - folium names things at random; the page must be constant
    world.default_js = [(name, at + name) for name in SCRIPTS]
    world.default_css = [(name, at + name) for name in STYLES]
    _Start(
        {
            "basemap": f"{at}basemap/",
            "painter": f"{at}basemap_painter.js",
            "attribution": ATTRIBUTION,
            "kinds": [
                {"name": name, "colour": COLOURS[name], "shape": SHAPES[name]} for name in COLOURS
            ],
        }
    ).add_to(world)
    html = _accessible(world.get_root().render())
    return Page(html=html, scripts=tuple(_INLINE.findall(html)))


class _Start(MacroElement):
    """The one line of script that hands the map to ours."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "L.atlasStart({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca publishes no types
        self._name = "Start"
        self._id = "start"
        self.options = options


def _accessible(html: str) -> str:
    """Name the language and the page, and let people zoom it, which folium forbids."""
    html = html.replace("<html>", '<html lang="en">', 1).replace(
        "<head>", "<head><title>Map of incidents</title>", 1
    )
    return _VIEWPORT.sub(
        '<meta name="viewport" content="width=device-width, initial-scale=1">', html, count=1
    )
