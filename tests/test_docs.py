"""Every command, option, filter, setting, target and route is told in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from incidents.atlas import open_atlas
from incidents.cli.program import app
from incidents.filters import NAMES
from incidents.routes import routes
from incidents.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
TELLS = frozenset({"--help", "--database"})


def missing(wanted, text):
    return sorted(each for each in wanted if f"`{each}" not in text and f" {each}" not in text)


def commands():
    found = {}

    def walk(group, before):
        for name, command in group.commands.items():
            said = f"{before}{name}"
            if hasattr(command, "commands"):
                walk(command, f"{said} ")
            else:
                found[said] = command

    walk(typer.main.get_command(app), "")
    return found


def test_every_command_is_in_the_list_and_in_the_readme():
    names = {name.split()[0] for name in commands()}

    assert missing(names, COMMANDS) == []
    assert sorted(name for name in names if f"`{name}`" not in README) == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_of_a_command_is_told(name):
    options = {
        option
        for parameter in commands()[name].params
        for option in parameter.opts
        if option.startswith("--") and option.removeprefix("--") not in NAMES
    }

    assert missing(options - TELLS, COMMANDS) == []


def test_every_filter_is_told():
    assert missing(NAMES, COMMANDS) == []


def test_every_setting_from_the_environment_is_told():
    settings = set(re.findall(r"\bINCIDENTS_[A-Z_]+\b", _sources("incidents")))

    assert missing(settings, COMMANDS + README) == []


def test_every_dependency_has_its_reason():
    decision = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
    names = re.findall(
        r"^([A-Za-z][\w-]*)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )

    assert len(names) > 20
    assert [name for name in names if not re.search(rf"\b{name}\b", decision)] == []


def test_every_target_of_make_is_in_its_help():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    helped = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)

    assert set(targets) - set(helped) <= {"chromium"}


def test_every_route_for_people_is_told(tmp_path):
    settings = read_settings({"INCIDENTS_DATABASE": f"sqlite:///{tmp_path / 'i.db'}"})
    paths = {each.path for each in routes(open_atlas(settings)) if not each.path.startswith("/map")}

    assert missing(paths, COMMANDS) == []


def test_every_decision_says_when_it_was_taken_and_has_a_number_of_its_own():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]

    assert len(set(numbers)) == len(numbers)
    assert [page.name for page in pages if "**Decided** 20" not in page.read_text("utf-8")] == []


def test_the_check_sees_what_is_missing():
    assert missing({"extract", "nonsense"}, "| `extract FILE…` |") == ["nonsense"]


def _sources(package):
    return "\n".join(file.read_text("utf-8") for file in (ROOT / package).rglob("*.py"))
