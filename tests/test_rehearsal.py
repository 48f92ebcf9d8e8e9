"""A rehearsal says where rows would lie and why a person should look, and stays small."""

from __future__ import annotations

import pytest

from geo.place import Place
from incidents.record import Incident
from incidents.rehearsal import rehearse
from incidents.spots import Spots
from incidents.table import Author, BatchKind, NewBatch, open_ledger
from incidents.vocabulary import EventType

BY = Author(actor="tests", reason="a test")
BATCH = NewBatch(kind=BatchKind.IMPORT, name="a table", content_hash="1", format="a format")


def place(latitude, longitude, where_prec=1):
    return Place.given("Somewhere", latitude, longitude, where_prec=where_prec)


@pytest.fixture
def rehearsed(tmp_path):
    ledger = open_ledger(f"sqlite:///{tmp_path / 'incidents.db'}")
    yield lambda incidents: rehearse(incidents, BATCH, ledger=ledger, by=BY)
    ledger.close()


def test_rows_of_one_place_are_one_spot_as_wide_as_the_least_exact_of_them():
    spots = Spots()

    for each in (place(1.0, 2.0), place(1.0, 2.0, where_prec=4), place(3.0, 4.0)):
        spots.add(each)

    first, second = spots
    assert (first.count, first.is_a_point, first.radius_m) == (
        2,
        False,
        place(1.0, 2.0, where_prec=4).uncertainty_m,
    )
    assert (second.count, second.is_a_point) == (1, True)


def test_more_spots_than_are_kept_are_joined_and_none_is_lost():
    spots = Spots(most=50)

    for number in range(1_000):
        spots.add(place(number % 40 / 7, number / 9))

    kept = list(spots)
    assert len(kept) <= 50
    assert sum(each.count for each in kept) == 1_000


def test_a_guess_of_the_gazetteer_is_no_spot():
    spots = Spots()
    guess = Place(
        name="Springfield",
        latitude=1.0,
        longitude=2.0,
        uncertainty_m=25_000,
        where_prec=2,
        geo_precision=2,
        how="the likeliest of several",
        review=True,
        reason="another place of this name is nearly as likely",
    )

    spots.add(guess)

    assert list(spots) == []


def test_reasons_to_look_are_counted_by_their_kind(rehearsed):
    rows = [
        Incident(event_type=EventType.RIOTS, review=(f"“word {number}” has no counterpart.",))
        for number in range(3)
    ]

    found = rehearsed([*rows, Incident(event_type=EventType.RIOTS, review=("Another thing.",))])

    assert found.to_review == 4
    assert [(each.number, each.example) for each in found.reasons] == [
        (3, "“word 0” has no counterpart."),
        (1, "Another thing."),
    ]
