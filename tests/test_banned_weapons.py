"""Only banned weapons are shown where that is asked: by page, address, command and route alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.atlas import banned_weapons
from incidents.citing import cite, snapshot_cited
from incidents.errors import BadFilter
from incidents.extraction import Lexicon
from incidents.extraction.lexicon.treaties import treaties_of
from incidents.filters import Filters
from incidents.interval import Interval
from incidents.pages.details import fields
from incidents.settings import ROOT, Settings
from incidents.view import View
from incidents.weapon import Weapon
from tests.pages_ground import a_page, named, opened, said
from tests.table_ground import CLASH, record

BANNED = Filters(banned=True)
BANNED_FOR_SOME = (
    "banned by the Convention on Cluster Munitions for the states that joined it, in force since "
    "2010-08-01"
)


@pytest.fixture(scope="module")
def treaty_on():
    return treaties_of(Lexicon.load(ROOT / "data" / "lexicon"))


@pytest.fixture(scope="module")
def is_banned():
    return banned_weapons(Settings(database="sqlite://", data=ROOT / "data", actor="a test"))


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


@pytest.mark.parametrize(
    ("name", "treaty"),
    [
        ("M095 DPICM", "CCM"),
        ("anti-personnel mines", "MBT"),
        ("incendiary weapons and cluster bombs", "CCM"),
        ("rifle", None),
    ],
)
def test_a_weapon_has_the_treaty_that_speaks_of_it(treaty_on, name, treaty):
    found = treaty_on(name)

    assert (found and found.short) == treaty


def test_a_family_that_is_banned_counts_before_a_name_that_is_only_limited(treaty_on):
    weapon = Weapon(name="white phosphorus", category="cluster munition")

    told = dict(fields(replace(CLASH, weapons=(weapon,)), treaty_on))

    assert "banned by the Convention on Cluster Munitions" in told["Weapons"]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2020, BANNED_FOR_SOME),
        (1999, "not banned then: the Convention on Cluster Munitions is in force since 2010-08-01"),
    ],
)
def test_the_details_say_what_a_treaty_says_of_a_weapon_and_since_when(treaty_on, year, said):
    weapon = Weapon(name="M095 DPICM", category="cluster munition")
    incident = replace(CLASH, weapons=(weapon,), date=Interval.day(date(year, 10, 3)))

    told = dict(fields(incident, treaty_on))

    assert told["Weapons"] == f"M095 DPICM (cluster munition)\n{said}"


def test_an_empty_line_parts_a_weapon_and_its_treaty_from_the_next(treaty_on):
    weapons = (
        Weapon(name="Tochka-U", category="missile", origin="Russia"),
        Weapon(name="cluster munition", category="cluster munition"),
        Weapon(name="Drone", category="drone", origin="Iran"),
    )

    told = dict(fields(replace(CLASH, weapons=weapons), treaty_on))

    assert told["Weapons"].split("\n\n") == [
        "Tochka-U (missile, made in Russia)",
        f"cluster munition\n{BANNED_FOR_SOME}",
        "Drone (made in Iran)",
    ]


def test_weapons_of_which_no_treaty_speaks_stand_a_line_each(treaty_on):
    weapons = (Weapon(name="drone", category="drone"), Weapon(name="rifle"))

    told = dict(fields(replace(CLASH, weapons=weapons), treaty_on))

    assert told["Weapons"] == "drone\nrifle"


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
