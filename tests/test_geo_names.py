"""A place is found by each of its names, in any script, offline, and says how sure that is."""

from __future__ import annotations

import asyncio
import pickle
import socket
from typing import NoReturn

import pytest
from geopy.exc import GeocoderQueryError

from geo.gazetteer import open_gazetteer
from geo.geocoder import NoNetworkAsync, OfflineGeocoder
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponyms import find


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening any socket raises."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def located(resolver: Resolver, text: str, **said: str) -> Place:
    place = resolver.locate_one(text, **said)
    assert isinstance(place, Place)
    return place


@pytest.mark.parametrize(
    "name",
    [
        "Stepanakert",
        "Khankendi",
        "Xankəndi",
        "Степанакерт",
        "в Степанакерте",
        "Ստեփանակերտ",
        "STEPANAKERT",
        "stepanakert",
        "Stepanakert city",
        "the town of Stepanakert",
    ],
)
def test_stepanakert_is_found_by_each_of_its_names(name, resolver):
    place = located(resolver, name.removeprefix("в "))

    assert (place.latitude, place.longitude) == pytest.approx((39.815, 46.752), abs=0.05)


@pytest.mark.parametrize("name", ["Shushi", "Shusha", "Şuşa", "Шуши", "Շուշի", "Шуша"])
def test_shushi_is_found_by_each_of_its_names(name, resolver):
    place = located(resolver, name, country="AZ")

    assert (place.latitude, place.longitude) == pytest.approx((39.76, 46.75), abs=0.05)


@pytest.mark.parametrize(
    ("name", "where"),
    [("Харькове", "UA"), ("Києві", "UA"), ("حلب", "SY"), ("თბილისი", "GE"), ("ירושלים", "IL")],
)
def test_names_in_other_scripts_and_cases_are_found(name, where, resolver):
    assert located(resolver, name).country == where


def test_one_wrong_letter_is_a_guess_that_says_so(resolver):
    place = located(resolver, "Stepanakerrt", country="AZ")

    assert place.name in {"Khankendi", "Stepanakert"}
    assert place.review
    assert "spelt otherwise" in str(place.reason)


def test_a_stated_region_that_contradicts_a_candidate_rejects_it(resolver):
    place = located(resolver, "Palma", admin1="Cabo Delgado", country="MZ")

    assert place.country == "MZ"


def test_an_unknown_village_is_answered_with_its_region_and_a_radius(resolver):
    place = located(resolver, "Qqzzyx", country="SD", admin1="North Darfur")

    assert place.kind == "admin1"
    assert place.where_prec == 4
    assert place.uncertainty_m > 100_000
    assert place.review


def test_a_country_alone_is_never_shown_as_a_point(resolver):
    place = located(resolver, "Sudan")

    assert place.where_prec == 6
    assert not place.is_a_point


@pytest.mark.parametrize(
    "text",
    [
        "39.815, 46.752",
        "39.815 46.752",
        "(39.815; 46.752)",
        "39.815N, 46.752E",
        "N39.815 E46.752",
        "39.815° N, 46.752° E",
        "39°48'54\"N 46°45'07\"E",
        "39 48 54 N, 46 45 07 E",
        "39°48.9'N 46°45.12'E",
        "46.752E, 39.815N",
    ],
)
def test_coordinates_are_read_in_each_notation(text, resolver):
    place = located(resolver, text)

    assert (place.latitude, place.longitude) == pytest.approx((39.815, 46.752), abs=0.001)
    assert place.uncertainty_m <= 2_000


def test_swapped_coordinates_are_noticed_and_flagged(resolver):
    place = located(resolver, "151.21, -33.87")

    assert (place.latitude, place.longitude) == pytest.approx((-33.87, 151.21))
    assert place.review


@pytest.mark.parametrize("text", ["95, 200", "39.815, 181"])
def test_coordinates_off_the_earth_are_no_place(text, resolver):
    assert isinstance(resolver.locate_one(text), NotLocated)


@pytest.mark.parametrize("text", ["38SMB4488", "38S MB 44880 84700"])
def test_a_grid_reference_is_named_as_not_supported(text, resolver):
    answer = resolver.locate_one(text)

    assert isinstance(answer, NotLocated)
    assert "MGRS" in answer.reason


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "?!,;:-", "\x00\x01\x02", "\u200b", "x" * 10_000, "( , )", "\n\n"]
)
def test_what_is_no_place_gets_a_reason(text, resolver):
    answer = resolver.locate_one(text)

    assert isinstance(answer, NotLocated)
    assert answer.reason


def test_a_long_text_of_names_is_answered_at_once_with_an_answer(resolver):
    answer = resolver.locate_one("Paris, " * 2_000)

    assert isinstance(answer, Place | NotLocated)


@pytest.mark.usefixtures("no_socket")
def test_nothing_opens_a_socket(resolver):
    geocoder = OfflineGeocoder(resolver.gazetteer)

    place = geocoder.geocode("Stepanakert")
    near = geocoder.reverse((39.815, 46.752))
    found = find("Shells fell on residential areas of Stepanakert, officials said.", resolver)

    assert place.raw["country"] == "AZ"
    assert near.raw["country"] == "AZ"
    assert [each.text for each in found] == ["Stepanakert"]


@pytest.mark.usefixtures("no_socket")
def test_the_socket_test_would_see_a_socket():
    with pytest.raises(AssertionError, match="socket"):
        socket.create_connection(("127.0.0.1", 9))


def test_the_geocoder_survives_pickling(resolver):
    geocoder = pickle.loads(pickle.dumps(OfflineGeocoder(resolver.gazetteer)))  # noqa: S301 - our own bytes

    assert geocoder.geocode("Mosul").raw["country"] == "IQ"


def test_the_geocoder_can_be_awaited(resolver):
    async def asked() -> str:
        async with OfflineGeocoder(resolver.gazetteer, adapter_factory=NoNetworkAsync) as geocoder:
            location = await geocoder.geocode("Mosul")
            return str(location.raw["country"])

    assert asyncio.run(asked()) == "IQ"


def test_country_codes_and_a_bounded_viewbox_decide(resolver):
    geocoder = OfflineGeocoder(resolver.gazetteer)

    american = geocoder.geocode("Paris", country_codes="us")
    boxed = geocoder.geocode("Paris", viewbox=[(33, -97), (34.5, -95)], bounded=True)
    nowhere = geocoder.geocode("Paris", viewbox=[(-10, -10), (-5, -5)], bounded=True)

    assert american.raw["country"] == "US"
    assert boxed.raw["admin1"] == "Texas"
    assert nowhere is None


def test_raw_tells_everything_that_was_decided(resolver):
    raw = OfflineGeocoder(resolver.gazetteer).geocode("near Mosul, Iraq").raw

    assert set(raw) >= {
        "latitude", "longitude", "uncertainty_m", "geo_precision", "where_prec", "country",
        "admin1", "name", "kind", "how", "review", "reason",
    }  # fmt: skip
    assert raw["where_prec"] == 2


@pytest.mark.parametrize("query", ["", "...", "x" * 10_000])
def test_the_geocoder_refuses_what_is_no_query(query, resolver):
    with pytest.raises(GeocoderQueryError):
        OfflineGeocoder(resolver.gazetteer).geocode(query)


@pytest.mark.parametrize("point", ["north", (95, 10), None, "x" * 200])
def test_the_geocoder_refuses_what_is_no_point(point, resolver):
    with pytest.raises(GeocoderQueryError):
        OfflineGeocoder(resolver.gazetteer).reverse(point)


def test_places_of_a_text_stand_at_their_exact_offsets(resolver):
    text = (
        "Clashes erupted in Khartoum and El Fasher on Monday, Sudan's army said. "
        "Ahmed Hassan of the Sudan Doctors Network counted the dead."
    )

    found = find(text, resolver)

    assert all(text[each.start : each.end] == each.text for each in found)
    assert [each.text for each in found][:3] == ["Khartoum", "El Fasher", "Sudan"]
    assert "Hassan" not in {each.text for each in found}


def test_a_demonym_is_not_the_country(resolver):
    found = find("A Kenyan officer and two Sudanese soldiers met in Nairobi.", resolver)

    assert [each.text for each in found] == ["Nairobi"]


def test_the_other_places_of_a_text_decide_between_places_of_one_name(resolver):
    texan = find("Police in Paris, Texas, and in Dallas arrested a man.", resolver)
    french = find("Police in Paris and Lyon arrested a man, France said.", resolver)

    assert isinstance(texan[0].place, Place)
    assert isinstance(french[0].place, Place)
    assert (texan[0].place.country, french[0].place.country) == ("US", "FR")


@pytest.mark.parametrize("text", ["", "A" * 10_000, "!" * 10_000, "\x00\x01\x02", "Al-" * 3_000])
def test_a_text_without_places_has_none(text, resolver):
    assert find(text, resolver) == ()
