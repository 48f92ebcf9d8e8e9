"""A source is at home where its name and its texts' names lie together."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from geo.toponyms import lookup_of
from geo.toponyms.source_home import SourceVotes
from geo.toponyms.source_name import land_of, names_in
from geo.toponyms.sourced_texts import SourcedText, find_in_many

OHIO, WISCONSIN = ("US", "OH"), ("US", "WI")


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("www.thenairobistandard.co.ke", ("nairobi",)),
        ("kisumu-news.example", ("kisumu",)),
        ("saltlakecityherald.com", ("salt lake",)),
        ("newyorkpost.com", ("new york",)),
        ("theaccraandkumasitimes.com", ("accra", "kumasi")),
        ("express.tamale.com", ("tamale",)),
        ("dailypost.com", ()),
        ("qwertyville.com", ()),
        ("local", ()),
        ("", ()),
        ("..", ()),
    ],
)
def test_a_source_is_called_after_the_places_that_its_whole_name_is_made_of(
    source, names, resolver
):
    assert names_in(source, resolver.gazetteer) == names


@pytest.mark.parametrize(
    ("source", "land"),
    [
        ("nation.co.ke", "KE"),
        ("news.co.uk", "GB"),
        ("example.com", None),
        ("radio.fm", None),
        ("ke", None),
        ("8.8.8.88", None),
    ],
)
def test_the_end_of_an_address_names_a_country(source, land):
    assert land_of(source) == land


def test_the_votes_of_all_texts_but_one_show_the_home(resolver):
    votes = SourceVotes("daily.example", resolver.gazetteer, lookup_of(resolver))
    votes.add({OHIO: 1.0, WISCONSIN: 0.5})
    votes.add({WISCONSIN: 1.5})

    home = votes.home_without({WISCONSIN: 1.5})

    assert home.could == {OHIO: 1.0, WISCONSIN: 0.5}
    assert (home.countries, home.all, home.most) == ({"US": 1.0}, 1.5, 1.0)


def test_a_source_without_another_text_or_a_place_in_its_name_is_at_home_nowhere(resolver):
    votes = SourceVotes("daily.example", resolver.gazetteer, lookup_of(resolver))

    home = votes.home_without({})

    assert (home.could, home.countries, home.land) == ({}, {}, None)


def test_unsure_names_of_a_sources_texts_settle_each_other(resolver):
    texts = [
        SourcedText(text="The council in Dublin met on Monday.", source="gazette.example"),
        SourcedText(text="Hilliard and Gahanna voted on Monday.", source="gazette.example"),
        SourcedText(text="Whitehall and Westerville vote on Friday.", source="gazette.example"),
    ]

    dublin, *_ = (found[0] for found in find_in_many(texts, resolver))

    assert (dublin.text, dublin.place.country, dublin.place.admin1) == ("Dublin", "US", "Ohio")


def test_the_name_of_a_source_speaks_for_a_text_that_stands_alone(resolver):
    text = "Two men were held in Georgia on Monday."

    (unknown,), (known,) = find_in_many(
        [SourcedText(text=text), SourcedText(text=text, source="tbilisipost.ge")], resolver
    )

    assert known.place.country == "GE"
    assert unknown.text == known.text == "Georgia"


def test_a_name_whose_places_lie_in_no_division_is_read_in_a_sources_texts(resolver):
    texts = [
        SourcedText(text="Hilliard and Gahanna voted on Monday.", source="gazette.example"),
        SourcedText(text="Fire broke out in Kakuma Refugee Camp.", source="gazette.example"),
    ]

    _, found = find_in_many(texts, resolver)

    assert [(each.text, each.place.country) for each in found] == [("Kakuma Refugee Camp", "KE")]
