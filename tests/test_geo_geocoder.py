"""The geocoder is geopy's: its calls, errors, async and pickling, and never a socket."""

from __future__ import annotations

import asyncio
import pickle
import socket

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter

from geo.gazetteer import open_gazetteer
from geo.geocoder import NoNetworkAsync, OfflineGeocoder
from geo.resolve import Resolver
from geo.toponyms import find


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.fixture
def geocoder(gazetteer, monkeypatch) -> OfflineGeocoder:
    """A geocoder in a process where opening a socket is an error."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return OfflineGeocoder(gazetteer)


def test_nothing_opens_a_socket(geocoder):
    assert geocoder.geocode("near Mosul, Iraq")
    assert geocoder.reverse((36.33, 43.13))
    assert find("Shelling hit Kharkiv and Sumy.", Resolver(geocoder.resolver.gazetteer))


def test_a_request_through_the_adapter_is_refused(geocoder):
    with pytest.raises(GeocoderServiceError):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})


def test_a_location_tells_all_that_was_decided(geocoder):
    location = geocoder.geocode("20 km north of Mosul")

    assert set(location.raw) == {
        "id", "latitude", "longitude", "uncertainty_m", "geo_precision", "where_prec", "country",
        "admin1", "name", "kind", "how", "review", "reason",
    }  # fmt: skip
    assert location.raw["country"] == "IQ"
    assert location.latitude == location.raw["latitude"]


def test_country_codes_choose_among_namesakes(geocoder):
    lebanon = geocoder.geocode("Tripoli", country_codes="lb")
    either = geocoder.geocode("Tripoli", country_codes=["lb", "ly"], exactly_one=False)

    assert lebanon.raw["country"] == "LB"
    assert {each.raw["country"] for each in either} >= {"LB", "LY"}


def test_a_viewbox_comes_first_and_bounds_where_asked(geocoder):
    box = [(33, 34), (36, 37)]

    first = geocoder.geocode("Tripoli", viewbox=box)
    inside = geocoder.geocode("Tripoli", viewbox=box, bounded=True, exactly_one=False)
    nowhere = geocoder.geocode("Kharkiv", viewbox=box, bounded=True)

    assert first.raw["country"] == "LB"
    assert all(33 <= each.latitude <= 36 for each in inside)
    assert nowhere is None


def test_reverse_gives_the_nearest_towns_first(geocoder):
    one = geocoder.reverse((36.335, 43.119))
    several = geocoder.reverse("36.335, 43.119", exactly_one=False, limit=3)

    assert one.raw["name"] == several[0].raw["name"]
    assert len(several) == 3
    assert one.raw["country"] == "IQ"


@pytest.mark.parametrize("query", ["", " \t", "?!", "x" * 10_000])
def test_a_query_that_is_no_place_is_refused_in_geopys_way(geocoder, query):
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


@pytest.mark.parametrize("point", ["", "north", (91, 0), "9" * 200, None])
def test_a_point_that_is_none_is_refused_in_geopys_way(geocoder, point):
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(point)


def test_a_bound_without_a_box_is_refused(geocoder):
    with pytest.raises(GeocoderQueryError, match="viewbox"):
        geocoder.geocode("Goma", bounded=True)


def test_it_can_be_awaited(gazetteer):
    async def ask():
        async with OfflineGeocoder(gazetteer, adapter_factory=NoNetworkAsync) as geocoder:
            return await geocoder.geocode("Goma"), await geocoder.reverse((-1.68, 29.23))

    found, back = asyncio.run(ask())

    assert found.raw["country"] == "CD"
    assert back.raw["country"] in {"CD", "RW"}


def test_it_can_be_pickled_and_used_by_geopys_rate_limiter(geocoder):
    again = pickle.loads(pickle.dumps(geocoder))  # noqa: S301 - our own object
    slow = RateLimiter(again.geocode, min_delay_seconds=0, swallow_exceptions=False)

    assert slow("Goma").raw == geocoder.geocode("Goma").raw


@pytest.mark.parametrize(
    ("language", "country"),
    [
        ("en", "Iraq"),
        ("uk", "Ірак"),
        ("ar", "العراق"),
        ("pt-BR", "Iraque"),
        ("tlh,de;q=0.8", "Irak"),
    ],
)
def test_countries_are_named_in_the_language_that_is_asked_for(geocoder, language, country):
    found = geocoder.geocode("Mosul", language=language)
    back = geocoder.reverse((36.335, 43.119), language=language)
    whole = geocoder.geocode("Iraq", language=language)

    assert found.address == f"Mosul, Nineveh, {country}"
    assert back.address.endswith(f", {country}")
    assert whole.address == country
    assert found.raw["country"] == "IQ"


def test_without_a_language_the_address_has_the_countrys_code(geocoder):
    assert geocoder.geocode("Mosul").address == "Mosul, Nineveh, IQ"


def test_a_language_or_a_country_that_is_none_is_refused(geocoder):
    with pytest.raises(GeocoderQueryError, match="language"):
        geocoder.geocode("Mosul", language="Klingon")
    with pytest.raises(GeocoderQueryError, match="country"):
        geocoder.geocode("Mosul", country_codes="Iraq")


def test_country_codes_may_stand_in_one_text(geocoder):
    found = geocoder.geocode("Tripoli", country_codes="lb, ly", exactly_one=False)

    assert {each.raw["country"] for each in found} >= {"LB", "LY"}


def test_a_box_finds_the_last_of_many_namesakes(geocoder):
    oregon = geocoder.geocode("Springfield", viewbox=[(43.5, -124), (44.5, -122)], bounded=True)

    assert oregon.raw["admin1"] == "Oregon"


def test_a_point_far_from_any_town_says_how_far(geocoder):
    desert = geocoder.reverse((22.0, 21.5))

    assert desert.raw["review"]
    assert "km away" in desert.raw["reason"]


def test_parts_are_taken_as_nominatim_takes_them(geocoder):
    assert geocoder.geocode({"city": "Tripoli", "country": "Lebanon"}).raw["country"] == "LB"


def test_one_answer_holds_the_villages_of_one_name_and_several_are_them_one_by_one(geocoder):
    query = "Ma Gyi Kone, Monywa, Sagaing, Myanmar"

    one = geocoder.geocode(query)
    several = geocoder.geocode(query, exactly_one=False)

    assert one.raw["where_prec"] > several[0].raw["where_prec"]
    assert len(several) > 1
