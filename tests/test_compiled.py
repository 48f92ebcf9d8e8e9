"""What was compiled stands in for its sources only while these are what was compiled."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from geo.compiled import FOLDER, ROOT, SETTING, SOURCES_FILE, digest, libraries


@pytest.fixture
def compiled(tmp_path):
    source = tmp_path / "geo" / "places.py"
    library = tmp_path / "built" / "geo" / "places.cpython-311-x86_64-linux-gnu.so"
    for file in (source, library):
        file.parent.mkdir(parents=True)
        file.write_text("a = 1\n")
    said = {"geo/places.py": digest(source)}
    (tmp_path / "built" / SOURCES_FILE).write_text(json.dumps(said))
    return tmp_path


def test_a_compiled_module_is_known_by_its_name(compiled):
    found = libraries(compiled / "built", compiled)

    assert {name: file.name.partition(".")[0] for name, file in found.items()} == {
        "geo.places": "places"
    }


def test_one_changed_source_leaves_all_to_their_sources(compiled):
    (compiled / "geo" / "places.py").write_text("a = 2\n")

    assert libraries(compiled / "built", compiled) == {}


def test_a_source_that_is_gone_leaves_all_to_their_sources(compiled):
    (compiled / "geo" / "places.py").unlink()

    assert libraries(compiled / "built", compiled) == {}


@pytest.mark.parametrize("written", ["", "{"])
def test_a_list_that_cannot_be_read_leaves_all_to_their_sources(compiled, written):
    (compiled / "built" / SOURCES_FILE).write_text(written)

    assert libraries(compiled / "built", compiled) == {}


def test_nothing_compiled_is_nothing_to_stand_in(tmp_path):
    assert libraries(tmp_path / "built", tmp_path) == {}


@pytest.mark.skipif(not libraries(FOLDER, ROOT), reason="nothing is compiled: make fast does it")
@pytest.mark.parametrize(("setting", "ending"), [("", ".so"), ("no", ".py")])
def test_the_program_reads_by_what_was_compiled_unless_it_is_told_not_to(setting, ending):
    module = "incidents.extraction.extractor"

    said = subprocess.run(
        [sys.executable, "-c", f"import {module} as it; print(it.__file__)"],
        cwd=ROOT,
        env={**os.environ, SETTING: setting},
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.strip().endswith(ending)
