"""Imports run one way, and a module that nobody listed fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Top first. A name covers its children; the longest name that fits a module decides.
LAYERS = (
    ("dashboard", "incidents.__main__", "incidents.cli"),
    ("incidents.pages", "incidents.routes", "incidents.headers", "incidents.latency"),
    ("incidents.atlas",),
    (
        "incidents.samples",
        "incidents.citing",
        "incidents.correcting",
        "incidents.jobs",
        "incidents.linking",
        "incidents.media",
        "incidents.remembered",
        "incidents.rehearsal",
        "incidents.rereading",
        "incidents.saved_views",
        "incidents.shown_columns",
        "incidents.selected",
        "incidents.telling",
        "incidents.place_names",
        "incidents.tiles",
    ),
    ("incidents.ingest",),
    ("incidents.placing", "incidents.spots"),
    ("incidents.view", "incidents.engines"),
    ("incidents.extraction", "incidents.formats", "incidents.table", "incidents.articles"),
    ("incidents.duplicates", "incidents.copies"),
    ("incidents.for_good", "incidents.settings"),
    ("incidents.filters",),
    ("incidents.both_changes", "incidents.grade", "incidents.weighing"),
    ("incidents.record", "incidents.rejection", "incidents.whole_file"),
    ("incidents.claim", "incidents.victim", "incidents.actor"),
    (
        "incidents.article",
        "incidents.compiling",
        "incidents.count",
        "incidents.errors",
        "incidents.evidence",
        "incidents.field_words",
        "incidents.interval",
        "incidents.same_name",
        "incidents.target",
        "incidents.vocabulary",
        "incidents.weapon",
    ),
    ("geo.map",),
    ("geo.learn_place_weights", "geo.toponyms.learn_weights", "geo.outline"),
    ("geo.toponyms.sourced_texts",),
    ("geo.toponyms", "geo.toponyms.finding"),
    ("geo.toponyms.doubts", "geo.toponyms.unlisted"),
    ("geo.toponyms.ranks",),
    ("geo.toponyms.source_home",),
    ("geo.toponyms.could_lie", "geo.toponyms.source_name"),
    ("geo.toponyms.seats",),
    ("geo.toponyms.spans",),
    ("geo.toponyms.text_spans",),
    ("geo.toponyms.text_runs", "geo.toponyms.name_signs"),
    (
        "geo.toponyms.nations",
        "geo.toponyms.text_words",
        "geo.toponyms.lookup",
        "geo.toponyms.words",
    ),
    ("geo.online",),
    ("geo.geocoder", "geo.online"),
    ("geo.geocoder_answers",),
    ("geo.resolve",),
    ("geo.between", "geo.not_located", "geo.relation", "geo.village_namesakes"),
    ("geo.toponyms.namesakes",),
    ("geo.known_place", "geo.likelihood"),
    ("geo.phrase", "geo.rival"),
    (
        "geo.bearers",
        "geo.candidates",
        "geo.toponyms.capitals",
        "geo.containment",
        "geo.division_words",
        "geo.divisions",
        "geo.extent",
        "geo.servers",
    ),
    ("geo.gazetteer",),
    ("geo.names", "geo.coordinates", "geo.country_names", "geo.distance"),
    ("geo.place",),
    ("geo.precision",),
    ("geo.compiled", "geo.errors", "geo.turns"),
)
PACKAGES = ("incidents", "geo")
ONLY_IN = {
    "streamlit": ("dashboard", "incidents.pages"),
    "folium": ("geo.map",),
    "sqlalchemy": ("incidents.table",),
}


def faults(sources: Mapping[str, str]) -> list[str]:
    """What is wrong with the imports of modules given as name and source."""
    imports = {name: tuple(_imports(source)) for name, source in sources.items()}
    return [
        *(f"{name} is in no layer" for name in sources if _rank(name) is None),
        *(
            f"{name} imports {target}, which lies above it"
            for name, target in _inner(imports)
            if _lies_above(target, name)
        ),
        *(
            f"{name} imports {library}"
            for name, targets in imports.items()
            for library, places in ONLY_IN.items()
            if any(target.split(".")[0] == library for target in targets)
            and not any(name == place or name.startswith(f"{place}.") for place in places)
        ),
        *(
            f"geo knows of incidents: {name}"
            for name, target in _inner(imports)
            if name.startswith("geo") and target.startswith("incidents")
        ),
        *(f"cycle: {' → '.join(cycle)}" for cycle in _cycles(imports)),
    ]


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _layer(name: str) -> tuple[int, str] | None:
    while name:
        for rank, layer in enumerate(LAYERS):
            if name in layer:
                return rank, name
        name = name.rpartition(".")[0]
    return None


def _rank(name: str) -> int | None:
    if name in PACKAGES:
        return len(LAYERS)
    layer = _layer(name)
    return None if layer is None else layer[0]


def _inner(imports: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name, targets in imports.items():
        for target in targets:
            if _layer(target) is not None:
                yield name, target


def _lies_above(target: str, name: str) -> bool:
    mine, theirs = _layer(name), _layer(target)
    return mine is not None and theirs is not None and theirs[0] < mine[0]


def _cycles(imports: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    graph = {
        name: {
            module
            for target in targets
            # `from a import b` takes the module a.b, or else a name that a itself holds.
            for module in [target if target in imports else target.rpartition(".")[0]]
            if module in imports and module != name
        }
        for name, targets in imports.items()
    }
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> Iterator[list[str]]:
        if name in path:
            yield [*path[path.index(name) :], name]
        elif name not in done:
            for target in sorted(graph[name]):
                yield from walk(target, [*path, name])
            done.add(name)

    for name in sorted(graph):
        yield from walk(name, [])


def _sources() -> dict[str, str]:
    files = [ROOT / "dashboard.py"]
    for package in PACKAGES:
        files += sorted((ROOT / package).rglob("*.py"))
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        ): file.read_text("utf-8")
        for file in files
    }


def test_imports_run_one_way():
    assert faults(_sources()) == []


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ({"incidents.helpers": ""}, "incidents.helpers is in no layer"),
        (
            {"incidents.record": "import incidents.table"},
            "incidents.record imports incidents.table, which lies above it",
        ),
        (
            {"geo.place": "from incidents.record import Incident"},
            "geo knows of incidents: geo.place",
        ),
        ({"incidents.view": "import streamlit as st"}, "incidents.view imports streamlit"),
        (
            {"incidents.table": "from folium import Map"},
            "incidents.table imports folium",
        ),
        (
            {
                "incidents.view.a": "from incidents.view import b",
                "incidents.view.b": "import incidents.view.a",
            },
            "cycle: incidents.view.a → incidents.view.b → incidents.view.a",
        ),
    ],
)
def test_the_check_sees_each_kind_of_fault(sources, fault):
    assert fault in faults(sources)


def test_data_holds_no_code():
    assert list((ROOT / "data").rglob("*.py")) == []
