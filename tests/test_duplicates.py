"""The same incident or article is recognised elsewhere, and only proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.article import Article
from incidents.copies import copy_of
from incidents.count import Count
from incidents.duplicates import likely_same
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import EventType
from incidents.weapon import Weapon

GOMA = Place.given("Goma", -1.674, 29.228, where_prec=1, country="CD")
BUKAVU = Place.given("Bukavu", -2.508, 28.861, where_prec=1, country="CD")
SHELLING = Incident(
    event_type=EventType.EXPLOSIONS,
    sub_event_type="Shelling/artillery/missile attack",
    date=Interval.day(date(2021, 6, 7)),
    place=GOMA,
    location="Goma",
    country="CD",
    killed=Count.exactly(3),
    actors=(Actor(name="M23 rebels"),),
    weapons=(Weapon(name="mortars", category="mortar"),),
    article_id="one",
)
WIRE = (
    "Three people were killed on Monday when mortar shells hit a market in the east of the city, "
    "the provincial governor said. Residents told reporters that the firing began before dawn and "
    "went on for an hour. The army said it had returned fire. Hospitals asked for blood."
)


def elsewhere(**changes):
    return replace(SHELLING, **{"article_id": "two", **changes})


def article(name, text, digest=""):
    return Article(id=name, text=text, sha256=digest)


def test_the_same_incident_from_another_article_is_proposed_with_its_reasons():
    (proposal,) = likely_same(SHELLING, [elsewhere()])

    assert proposal.number == 0
    assert proposal.likeness >= 0.9
    assert "2021-06-07" in proposal.reason
    assert "within both radii" in proposal.reason
    assert "m23" in proposal.reason


def test_an_incident_of_the_same_article_is_never_proposed():
    assert likely_same(SHELLING, [replace(SHELLING, notes="again")]) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"date": Interval.day(date(2021, 6, 9))},
        {"date": None},
        {"place": BUKAVU},
        {"event_type": EventType.PROTESTS, "sub_event_type": "Peaceful protest"},
    ],
)
def test_another_day_place_or_kind_is_not_proposed(changes):
    assert likely_same(SHELLING, [elsewhere(**changes)]) == ()


def test_an_overlapping_time_is_proposed_below_the_same_day():
    weekend = elsewhere(date=Interval.spanning(date(2021, 6, 5), date(2021, 6, 7)))

    proposals = likely_same(SHELLING, [weekend, elsewhere()])

    assert [each.number for each in proposals] == [1, 0]


def test_numbers_that_differ_are_said_and_still_proposed():
    (proposal,) = likely_same(SHELLING, [elsewhere(killed=Count.exactly(5))])

    assert "numbers killed differ (3; 5)" in proposal.reason


def test_at_least_three_agrees_with_five():
    (proposal,) = likely_same(
        elsewhere(killed=Count.at_least(3)), [replace(SHELLING, killed=Count.exactly(5))]
    )

    assert "numbers killed agree" in proposal.reason


def test_a_battle_and_an_attack_may_be_one_event():
    battle = elsewhere(event_type=EventType.BATTLES, sub_event_type="Armed clash")

    (proposal,) = likely_same(SHELLING, [battle])

    assert "kinds differ" in proposal.reason


def test_without_points_the_same_name_in_the_same_country_counts():
    mine, theirs = replace(SHELLING, place=None), elsewhere(place=None)

    assert likely_same(mine, [theirs])
    assert likely_same(mine, [replace(theirs, location="Bukavu")]) == ()


def test_other_actors_make_it_less_likely():
    others = elsewhere(actors=(Actor(name="ADF fighters"),))

    proposals = likely_same(SHELLING, [others, elsewhere()])

    assert [each.number for each in proposals] == [1, 0]


def test_the_same_bytes_are_the_same_article():
    known = article("known", WIRE, "abc")

    assert copy_of(article("new", "something else", "abc"), [known]).kind == "same"


def test_case_and_marks_make_no_other_article():
    found = copy_of(article("new", WIRE.upper().replace(".", "!")), [article("known", WIRE)])

    assert found.kind == "same"
    assert found.article.id == "known"


def test_a_wire_copy_with_a_new_head_is_a_copy():
    text = "Violence in the east. Our correspondent reports from the capital. " + WIRE[:180]

    found = copy_of(article("new", text), [article("other", "x " * 90), article("known", WIRE)])

    assert (found.kind, found.article.id) == ("copy", "known")
    assert 0.6 <= found.share <= 1


def test_another_report_of_the_same_event_is_no_copy():
    text = (
        "Mortar fire on a market killed three people on Monday, officials in the province said, "
        "as soldiers and fighters traded fire in the morning for the second day in a row."
    )

    assert copy_of(article("new", text), [article("known", WIRE)]) is None


def test_a_very_long_text_is_known_by_its_beginning():
    book = " ".join(f"word{number}" for number in range(300_000))

    found = copy_of(article("new", f"{book} and an end"), [article("known", book)])

    assert found is not None
    assert found.kind == "same"


def test_an_article_is_no_copy_of_itself():
    known = article("known", WIRE, "abc")

    assert copy_of(known, [known]) is None
