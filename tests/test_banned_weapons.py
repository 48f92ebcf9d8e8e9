"""Only banned weapons are shown where that is asked: by page, address, command and route alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.citing import cite, snapshot_cited
from incidents.errors import BadFilter
from incidents.extraction import Lexicon
from incidents.extraction.lexicon.banned import banned_by
from incidents.filters import Filters
from incidents.settings import ROOT
from incidents.view import View
from incidents.weapon import Weapon
from tests.pages_ground import a_page, named, opened, said
from tests.table_ground import CLASH, record

BANNED = Filters(banned=True)


@pytest.fixture(scope="module")
def is_banned():
    return banned_by(Lexicon.load(ROOT / "data" / "lexicon"))


def fill(ledger):
    """Two of three have a banned weapon: one by its family, one by a name that a table gave."""
    for weapons in (
        (Weapon(name="M095 DPICM", category="cluster munition"), Weapon(name="rifle")),
        (Weapon(name="anti-personnel mines"),),
        (Weapon(name="Grad", category="rocket"),),
        (),
    ):
        record(ledger, replace(CLASH, weapons=weapons))


@pytest.mark.parametrize(
    ("name", "banned"),
    [
        ("cluster munition", True),
        ("Cluster bombs", True),
        ("9M55K", True),
        ("sarin gas", True),
        ("PFM-1", True),
        ("anti-vehicle mine", False),
        ("white phosphorus", False),
        ("rocket", False),
        ("", False),
    ],
)
def test_a_name_is_banned_by_its_family_or_its_model(is_banned, name, banned):
    assert is_banned(name) is banned


def test_a_view_shows_only_what_has_a_banned_weapon(ledger, is_banned):
    fill(ledger)

    selection = View(ledger, is_banned).snapshot().select(BANNED)

    assert selection.count == 2
    assert selection.facet("type")["Battles"] == 2


def test_without_a_lexicon_the_filter_is_refused_and_not_guessed(ledger):
    fill(ledger)

    with pytest.raises(BadFilter, match="lexicon"):
        View(ledger).snapshot().select(BANNED)


def test_a_cited_view_knows_them_too(ledger, is_banned):
    fill(ledger)

    then = snapshot_cited(ledger, cite(ledger.head()), is_banned)

    assert then.select(BANNED).count == 2


def test_a_switch_on_the_page_shows_them_and_stands_in_the_address(atlas):
    fill(atlas.ledger)
    test = a_page()
    test.session_state["more filters"] = True
    test.run()

    named(test.toggle, "Only banned weapons").set_value(True).run()

    assert "Showing 2 of 4" in said(test)
    assert test.query_params["banned"] in ("1", ["1"])


def test_a_link_shows_them_again(atlas):
    fill(atlas.ledger)

    test = opened(banned="1")

    assert "Showing 2 of 4" in said(test)
    assert named(test.toggle, "Only banned weapons").value is True


def test_the_command_line_counts_them(run, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text(
        "event_type,date_start,location,weapons\n"
        "Battles,2024-03-05,Kharkiv,cluster munition\n"
        "Battles,2024-03-06,Kharkiv,rifle\n"
    )
    database = f"sqlite:///{tmp_path / 'i.db'}"
    run("import", table, "--database", database)

    _, (count,), _ = run("count", "--banned", "1", "--database", database)

    assert count["incidents"] == 1
