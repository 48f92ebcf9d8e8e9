"""Other words of the article correct a field, and become the words behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.actor import Actor
from incidents.article import Article
from incidents.atlas import open_atlas
from incidents.correcting import FIELDS, typed
from incidents.count import Count
from incidents.errors import BadInput
from incidents.evidence import Evidence
from incidents.interval import Interval
from incidents.record import Incident
from incidents.settings import read_settings
from incidents.target import Target
from incidents.vocabulary import Attribution, EventType

TEXT = (
    "Shells fell on Kharkiv 🚀 on Monday, March 4. At least five people were killed, the mayor "
    "said. Qqxyzzyqq. A Grad rocket hit a school near Chuhuiv, according to residents."
)
ARTICLE = Article(id="a", text=TEXT, sha256="0", published=date(2024, 3, 6))
DRAFT = Incident(
    event_type=EventType.EXPLOSIONS,
    date=Interval.day(date(2024, 3, 6)),
    country="UA",
    location="Kyiv",
    killed=Count.exactly(2),
    evidence=(Evidence.cut("killed", TEXT, 0, 6), Evidence.cut("targets", TEXT, 0, 6)),
    article_id="a",
)


@pytest.fixture(scope="module")
def corrector(tmp_path_factory):
    file = tmp_path_factory.mktemp("correcting") / "i.db"
    return open_atlas(read_settings({"INCIDENTS_DATABASE": f"sqlite:///{file}"})).corrector


def marked(corrector, field, words):
    start = TEXT.index(words)
    return corrector.corrected(DRAFT, ARTICLE, field, start, start + len(words))


def test_a_place_is_looked_up_again(corrector):
    incident = marked(corrector, "location", "Chuhuiv")

    assert incident.location == "Chuhuiv"
    assert (round(incident.place.latitude, 1), round(incident.place.longitude, 1)) == (49.8, 36.7)


def test_a_date_is_counted_from_the_day_of_publication(corrector):
    incident = marked(corrector, "date", "on Monday, March 4")

    assert incident.date == Interval.day(date(2024, 3, 4))


def test_a_number_keeps_its_bound(corrector):
    assert marked(corrector, "killed", "At least five people").killed == Count.at_least(5)
    assert marked(corrector, "injured", "five").injured == Count.exactly(5)


def test_a_weapon_is_known_by_its_family(corrector):
    (weapon,) = marked(corrector, "weapons", "Grad rocket").weapons

    assert "rocket" in (weapon.category or "")


def test_an_actor_that_is_marked_is_not_thereby_held_responsible(corrector):
    (actor,) = marked(corrector, "actors", "the mayor").actors

    assert (actor.name, actor.attribution) == ("the mayor", Attribution.UNKNOWN)


def test_a_target_and_a_source_are_added(corrector):
    assert marked(corrector, "targets", "a school").targets[-1].name == "a school"
    assert marked(corrector, "sources", "residents").claims[-1].source == "residents"


def test_the_words_become_the_evidence_and_replace_those_of_a_single_value(corrector):
    incident = marked(corrector, "killed", "At least five people")

    assert [(each.field, each.quote) for each in incident.evidence] == [
        ("targets", "Shells"),
        ("killed", "At least five people"),
    ]
    assert all(each.holds_in(TEXT) for each in incident.evidence)


def test_blanks_around_the_words_are_not_marked(corrector):
    start = TEXT.index(" five people")

    incident = corrector.corrected(DRAFT, ARTICLE, "injured", start, start + len(" five people "))

    assert incident.evidence[-1].quote == "five people"


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("location", "Qqxyzzyqq", "No place"),
        ("date", "the mayor", "No date"),
        ("killed", "the mayor", "No number"),
        ("weapons", " ", "Only blanks"),
        ("event_type", "Shells", "cannot be marked"),
    ],
)
def test_words_that_are_no_such_field_are_refused_with_what_to_do(corrector, field, words, said):
    with pytest.raises(BadInput, match=said):
        marked(corrector, field, words)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, 10_000), (9, 3)])
def test_offsets_that_a_browser_forged_are_refused(corrector, start, end):
    with pytest.raises(BadInput, match="Mark at least one"):
        corrector.corrected(DRAFT, ARTICLE, "killed", start, end)


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"killed": Count.exactly(7)}, ["targets", "actors", "actors"]),
        ({"notes": "looked at"}, ["killed", "targets", "actors", "actors"]),
        ({"actors": (Actor(name="residents"),)}, ["killed", "targets", "actors"]),
        ({"actors": ()}, ["killed", "targets"]),
        ({"targets": (Target(name="a school"),)}, ["killed", "actors", "actors"]),
    ],
)
def test_what_is_typed_lets_go_of_the_words_behind_what_it_replaces(changes, left):
    words = (("killed", "five"), ("targets", "Shells"), ("actors", "the mayor"))
    before = replace(
        DRAFT,
        actors=(Actor(name="The mayor"), Actor(name="residents")),
        targets=(Target(name="shells"),),
        evidence=tuple(
            Evidence.cut(field, TEXT, TEXT.index(said), TEXT.index(said) + len(said))
            for field, said in (*words, ("actors", "residents"))
        ),
    )

    after = typed(before, replace(before, **changes))

    assert [each.field for each in after.evidence] == left


def test_every_field_is_offered():
    assert set(FIELDS) >= {"location", "date", "killed", "injured", "weapons", "actors"}
