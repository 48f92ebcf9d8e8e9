"""Where the tests of the pages stand: the whole program, drawn by Streamlit's own test runner."""

from __future__ import annotations

import atexit
import time
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from incidents.atlas import Atlas, extractor_of, open_atlas, open_resolver
from incidents.samples import add_samples
from incidents.settings import ROOT, read_settings
from incidents.table import open_ledger

_PAGE = """
from incidents.atlas import open_atlas
from incidents.pages.navigation import navigate
from incidents.settings import settings_of_this_process

navigate(open_atlas(settings_of_this_process()), first={title!r})
"""
_LEDGER = "incidents.db"
_LONGEST_WORK = 100  # times that the page is drawn until its work has ended


def a_data_folder(folder: Path) -> Path:
    """A data folder in which what the pages remember is kept apart from the project's own."""
    data = folder / "data"
    data.mkdir()
    for name in ("lexicon", "samples"):
        (data / name).symlink_to(ROOT / "data" / name)
    return data


@cache
def _data_of_the_pages() -> Path:
    """One for all tests of this process: a lexicon that lies elsewhere is read again."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    return a_data_folder(folder)


def _forgetful(data: Path) -> Path:
    rmtree(data / "mappings", ignore_errors=True)
    for name in ("views.json", "columns.json"):
        (data / name).unlink(missing_ok=True)
    return data


def an_atlas(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The program on a ledger in a folder, as the pages that are opened find it."""
    told = {
        "INCIDENTS_DATA": str(_forgetful(_data_of_the_pages())),
        "INCIDENTS_DATABASE": f"sqlite:///{folder / _LEDGER}",
        "INCIDENTS_ACTOR": "tester",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return open_atlas(read_settings(told))


def a_filled_atlas(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The same, with the samples in the ledger."""
    for file in _with_samples().iterdir():
        copyfile(file, folder / file.name)
    return an_atlas(folder, monkeypatch)


@cache
def _with_samples() -> Path:
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    settings = read_settings({"INCIDENTS_DATABASE": f"sqlite:///{folder / _LEDGER}"})
    ledger = open_ledger(settings.database)
    add_samples(
        settings.samples,
        ledger=ledger,
        extractor=extractor_of(settings),
        resolver=open_resolver(),
    )
    ledger.close()
    return folder


def a_page(title: str = "Explore") -> AppTest:
    """A page by its title, before it is drawn."""
    return AppTest.from_string(_PAGE.format(title=title), default_timeout=60)


def opened(title: str = "Explore", **params: str) -> AppTest:
    """A page by its title, with filters or an incident's id in the address."""
    test = a_page(title)
    for name, value in params.items():
        test.query_params[name.replace("_", "-")] = value
    test.run()
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    """All that stands on the page as text."""
    return "\n".join(
        str(each.value) for each in [*test.text, *test.caption, *test.markdown, *test.header]
    )


def named(elements: Any, label: str) -> Any:
    """The first of some controls that has a label."""
    return next(each for each in elements if each.label == label)


def button(test: AppTest, label: str) -> Any:
    return named(test.button, label)


def day(test: AppTest, label: str) -> Any:
    return named(test.date_input, label)


def pills(test: AppTest, label: str) -> Any:
    return named(test.get("button_group"), label)


def hand_in(test: AppTest, name: str, text: str, *, encoding: str = "utf-8") -> AppTest:
    """Upload a table on the Add page."""
    uploader = next(each for each in test.get("file_uploader") if "table" in each.label)
    return settled(uploader.upload(name, text.encode(encoding), "text/csv").run())


def settled(test: AppTest) -> AppTest:
    """The page once the work that it shows has ended; a slow machine takes more than a moment."""
    for _ in range(_LONGEST_WORK):
        if not any(each.label == "Cancel" for each in test.button):
            break
        time.sleep(0.1)
        test.run()
    return test
