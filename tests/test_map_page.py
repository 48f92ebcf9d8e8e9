"""The map's page is constant, loads from here only, and nothing on it can be somebody's text."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from geo.map.assets import SCRIPTS, STYLES, asset, version
from geo.map.page import ATTRIBUTION, map_page

PAGE = map_page()
BASEMAP = ("far", "middle", "near", "labels")


def unpacked(name):
    return json.loads(gzip.decompress(asset(f"basemap/{name}.json.gz").content))


def test_the_page_names_no_other_host():
    assert re.findall(r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}""", PAGE.html) == []


def test_the_page_is_the_same_in_every_process():
    assert not re.search(r"[0-9a-f]{32}", PAGE.html)


def test_every_file_that_the_page_loads_is_there():
    loaded = re.findall(r'(?:src|href)="assets/[0-9a-f]{12}/([^"]+)"', PAGE.html)

    assert loaded == [*SCRIPTS, *STYLES]
    assert all(asset(name) for name in loaded)


def test_the_page_names_its_language_and_lets_people_zoom():
    assert '<html lang="en">' in PAGE.html
    assert "user-scalable" not in PAGE.html


def test_the_attribution_is_plain_text_and_names_every_source():
    assert all(name in ATTRIBUTION for name in ("Natural Earth", "GeoNames, CC BY 4.0"))
    assert "<" not in ATTRIBUTION


def test_every_inline_script_is_listed_for_the_policy():
    assert len(PAGE.scripts) == PAGE.html.count("<script>")
    assert any("L.atlasStart(" in script for script in PAGE.scripts)


def test_our_scripts_evaluate_no_text_and_write_no_markup():
    ours = [asset(name).content.decode() for name in SCRIPTS if "/" not in name]

    assert not re.search(
        r"\beval\b|new Function|innerHTML|outerHTML|document\.write", "".join(ours)
    )


@pytest.mark.parametrize("name", ["../page.py", "/etc/passwd", "leaflet/../../x", "", "basemap"])
def test_only_files_of_the_map_are_given_out(name):
    assert asset(name) is None


def test_the_version_is_part_of_each_address():
    assert f"assets/{version()}/" in PAGE.html


def test_the_basemap_is_small_enough_to_carry():
    sizes = [len(asset(f"basemap/{name}.json.gz").content) for name in BASEMAP]

    assert max(sizes) < 1_000_000
    assert sum(sizes) < 2_000_000


@pytest.mark.parametrize("name", BASEMAP[:3])
def test_no_line_of_the_basemap_jumps_over_180_degrees(name):
    content = unpacked(name)
    step = content.pop("step")
    rings = [
        ring
        for shapes in content.values()
        for shape in shapes
        for ring in (shape if isinstance(shape[0], list) else [shape])
    ]

    assert max(abs(dx) * step for ring in rings for dx in ring[2::2]) < 180


def test_contested_borders_are_kept_apart_from_agreed_ones():
    for name in BASEMAP[:3]:
        content = unpacked(name)

        assert content["borders"]
        assert content["disputed"]


def test_labels_hold_towns_that_the_news_names():
    content = unpacked("labels")
    towns = {label[0] for label in content["towns"]}

    assert {"Mosul", "Goma", "Shusha", "Aleppo", "Kyiv"} <= towns
    assert {"Ukraine", "Myanmar", "DR Congo"} <= {label[0] for label in content["countries"]}


@pytest.mark.parametrize("name", BASEMAP[:3])
def test_the_border_of_crimea_is_drawn_as_contested(name):
    content = unpacked(name)

    assert passes(content, "disputed", west=33.3, south=45.9, east=34.9, north=46.3)
    assert not passes(content, "borders", west=33.3, south=45.9, east=34.9, north=46.3)


def passes(content, theme, *, west, south, east, north):
    for line in content[theme]:
        x = y = 0
        for dx, dy in zip(line[::2], line[1::2], strict=True):
            x, y = x + dx, y + dy
            if west < x * content["step"] < east and south < y * content["step"] < north:
                return True
    return False
