"""A person's own tiles lie over the basemap; a file that is none is said, and the map goes on."""

from __future__ import annotations

import asyncio
import base64
import json
import sqlite3
from types import SimpleNamespace

import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from starlette.applications import Starlette

from geo.errors import TilesRefused
from geo.map.tiles import credit_text, tile_server
from incidents.headers import middleware
from incidents.place_names import PlaceNames
from incidents.routes.map_page import map_page_routes
from incidents.routes.tiles import tile_routes
from incidents.settings import read_settings
from incidents.tiles import open_tiles

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
JPEG = b"\xff\xd8\xff\xe0 a picture of the north"
CREDIT = '<a href="https://example.org">Some & Body</a><script>x</script>'


def mbtiles(path, *, kind="png", tiles=((1, 0, 1, JPEG), (1, 0, 0, PNG))):
    file = sqlite3.connect(path)
    file.execute("create table metadata (name text, value text)")
    file.execute(
        "create table tiles"
        " (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"
    )
    said = (("format", kind), ("attribution", CREDIT))
    file.executemany("insert into metadata values (?, ?)", said)
    file.executemany("insert into tiles values (?, ?, ?, ?)", tiles)
    file.commit()
    file.close()
    return path


def pmtiles(path, *, kind=TileType.PNG):
    with path.open("wb") as out:
        writer = Writer(out)
        writer.write_tile(zxy_to_tileid(1, 0, 0), JPEG)
        writer.write_tile(zxy_to_tileid(1, 0, 1), PNG)
        header = {
            "tile_type": kind,
            "tile_compression": Compression.NONE,
            "min_zoom": 1,
            "max_zoom": 1,
        }
        writer.finalize(header, {"attribution": CREDIT})
    return path


def told(**settings):
    return open_tiles(read_settings({f"INCIDENTS_{name}": str(v) for name, v in settings.items()}))


def ask(tiles, path):
    atlas = SimpleNamespace(tiles=tiles, names=PlaceNames())
    app = Starlette(routes=[*map_page_routes(atlas), *tile_routes(atlas)], middleware=middleware())
    sent = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8501")],
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(each.get("body", b"") for each in sent[1:])


@pytest.mark.parametrize("make", [mbtiles, pmtiles])
def test_a_tile_comes_from_the_file_with_row_0_in_the_north(make, tmp_path):
    tiles = told(TILES=make(tmp_path / f"own.{make.__name__}"))

    north, south = (ask(tiles, f"/map/tiles/1/0/{row}") for row in (0, 1))

    assert (north[0], north[1]["content-type"], north[2]) == (200, "image/jpeg", JPEG)
    assert (south[1]["content-type"], south[2]) == ("image/png", PNG)


@pytest.mark.parametrize("make", [mbtiles, pmtiles])
@pytest.mark.parametrize("tile", ["1/1/1", "5/3/3", "1/2/0", "99/0/0"])
def test_where_the_file_has_no_tile_no_picture_is_given(make, tile, tmp_path):
    tiles = told(TILES=make(tmp_path / f"own.{make.__name__}"))

    assert ask(tiles, f"/map/tiles/{tile}")[0] == 204


@pytest.mark.parametrize("make", [mbtiles, pmtiles])
def test_the_credit_of_a_file_is_told_as_plain_text(make, tmp_path):
    tiles = told(TILES=make(tmp_path / f"own.{make.__name__}"))

    about = json.loads(ask(tiles, "/map/tiles")[2])

    assert about["credit"].startswith("Some & Body")
    assert "<" not in about["credit"]
    assert (about["least_zoom"], about["most_zoom"], about["said"]) == (1, 1, None)


def test_what_is_no_picture_is_never_given_out(tmp_path):
    page = (1, 0, 0, b"<svg onload='alert(1)'/>")
    tiles = told(TILES=mbtiles(tmp_path / "own.mbtiles", tiles=((1, 0, 1, PNG), page)))

    assert ask(tiles, "/map/tiles/1/0/1")[0] == 204


def test_without_a_setting_nothing_lies_over_the_basemap():
    status, _, body = ask(told(), "/map/tiles")

    assert (status, json.loads(body)) == (200, {"address": None, "said": None, "problems": []})


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("missing.mbtiles", lambda path: path, "there is no file"),
        ("own.zip", lambda path: path.write_bytes(b"x"), "neither an .mbtiles nor a .pmtiles"),
        ("own.mbtiles", lambda path: path.write_bytes(b"no database" * 99), "no MBTiles file"),
        ("own.mbtiles", lambda path: mbtiles(path, kind="pbf"), "vector tiles"),
        ("own.mbtiles", lambda path: mbtiles(path, tiles=()), "holds no tiles"),
        ("own.mbtiles", lambda path: mbtiles(path, tiles=((1, 0, 0, b"?"),)), "neither PNG"),
        ("own.pmtiles", lambda path: path.write_bytes(b"PMTiles"), "no PMTiles file"),
        ("own.pmtiles", lambda path: path.write_bytes(b""), "no PMTiles file"),
        ("own.pmtiles", lambda path: pmtiles(path, kind=TileType.MVT), "vector tiles"),
        ("own.pmtiles", lambda path: cut_off(pmtiles(path)), "cut off"),
    ],
)
def test_a_file_that_is_none_of_tiles_is_said_and_the_map_goes_on(
    name, make, words, tmp_path, caplog
):
    make(tmp_path / name)

    tiles = told(TILES=tmp_path / name)

    assert tiles.file is None
    assert words in tiles.problems[0]
    assert "The map shows its own basemap instead." in tiles.problems[0]
    assert caplog.messages == list(tiles.problems)
    assert ask(tiles, "/map/page")[0] == 200


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-20])


def test_a_server_is_said_and_the_policy_opens_for_its_host_alone():
    tiles = told(TILE_SERVER="https://tiles.example.org:8443/{z}/{x}/{y}.png?key=1")

    page = ask(tiles, "/map/page")[1]["content-security-policy"]
    about = json.loads(ask(tiles, "/map/tiles")[2])

    assert "img-src 'self' data: blob: https://tiles.example.org:8443;" in page
    assert page.count("example.org") == 1
    assert about["said"] == "The map asks tiles from tiles.example.org: it learns where you look."
    assert "example.org" not in ask(told(), "/map/page")[1]["content-security-policy"]


@pytest.mark.parametrize(
    "template",
    [
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{y}.png",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://{z}/{x}/{y}.png",
        "https://user:word@example.org/{z}/{x}/{y}.png",
        "https://a.org; script-src */{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "file:///{z}/{x}/{y}.png",
        "//example.org/{z}/{x}/{y}.png",
        "https://[::1/{z}/{x}/{y}.png",
        "https://example.org:99999999/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_no_template_is_refused_in_a_sentence(template):
    with pytest.raises(TilesRefused):
        tile_server(template)

    tiles = told(TILE_SERVER=template)
    assert tiles.server is None
    assert tiles.problems[0].startswith("INCIDENTS_TILE_SERVER: ")


def test_a_server_on_this_machine_may_be_asked_without_encryption():
    assert tile_server("http://127.0.0.1:8080/{z}/{x}/{y}").origin == "http://127.0.0.1:8080"


def test_a_file_goes_before_a_server(tmp_path):
    tiles = told(
        TILES=mbtiles(tmp_path / "own.mbtiles"),
        TILE_SERVER="https://tiles.example.org/{z}/{x}/{y}.png",
    )

    assert tiles.server is None
    assert "is not asked" in tiles.problems[0]


@pytest.mark.parametrize("said", [None, 7, "<img src=x onerror=alert(1)>", "\u202e\x00"])
def test_a_credit_that_says_nothing_is_empty(said):
    assert credit_text(said) == ""
