"""Types are told apart by people with any kind of colour vision, on light and on dark land."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

import geo.map
from geo.map.palette import COLOURS, SHAPES
from incidents.vocabulary import EventType

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def linear(colour):
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)


def lab(rgb):
    xyz = times(TO_XYZ, tuple(min(1, max(0, part)) for part in rgb))
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (part / white for part, white in zip(xyz, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def least_distance(colours, sight):
    seen = [lab(times(SIGHT[sight], linear(colour))) for colour in colours]
    return min(math.dist(one, other) for one, other in combinations(seen, 2))


def contrast(one, other):
    lights = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def land_colours():
    style = (Path(geo.map.__path__[0]) / "assets" / "basemap_drawing.js").read_text("utf-8")
    return re.findall(r"land: '(#[0-9a-f]{6})'", style)


def test_every_event_type_has_a_colour_and_a_shape_in_the_order_of_the_map_s_numbers():
    words = [each.value for each in EventType]

    assert list(COLOURS) == words
    assert list(SHAPES) == words


def test_no_two_types_share_a_shape():
    assert len(set(SHAPES.values())) == len(SHAPES)


@pytest.mark.parametrize("sight", SIGHT)
def test_each_pair_of_colours_stays_apart(sight):
    assert least_distance(COLOURS.values(), sight) > 20


def test_the_measure_sees_red_and_green_fall_together_without_green_cones():
    assert least_distance(["#d62728", "#7c7c15"], "deuteranopia") < 20


def test_each_colour_stands_out_from_light_and_dark_land():
    light, dark = land_colours()

    assert min(contrast(colour, light) for colour in COLOURS.values()) > 2.2
    assert min(contrast(colour, dark) for colour in COLOURS.values()) > 2.2
