"""A place is found by what is said of it, says how sure it is, and never hides a guess."""

from __future__ import annotations

import pickle

import pytest

from geo.distance import kilometres
from geo.gazetteer import open_gazetteer
from geo.place import NotLocated, Place
from geo.resolve import Resolver

STEPANAKERT = (39.815, 46.752)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


def away(place: Place | NotLocated, latitude: float, longitude: float) -> float:
    assert isinstance(place, Place), place
    return kilometres(place.latitude, place.longitude, latitude, longitude)


@pytest.mark.parametrize(
    "name", ["Stepanakert", "Khankendi", "Степанакерт", "Ստեփանակերտ", "Xankəndi", "stepanakert"]
)
def test_a_town_is_found_by_each_of_its_names(resolver, name):
    place = resolver.locate_one(name)

    assert away(place, *STEPANAKERT) < 5
    assert place.where_prec == 1


def test_shushi_is_found_where_it_is(resolver):
    assert away(resolver.locate_one("the town of Shushi"), 39.758, 46.749) < 5


@pytest.mark.parametrize(
    ("phrase", "latitude", "longitude", "reach_km"),
    [
        ("residential areas of Stepanakert", *STEPANAKERT, 5),
        ("20 km north of Mosul", 36.52, 43.13, 12),
        ("in the vicinity of Kharkiv", 49.99, 36.23, 10),
        ("on the road between Homs and Hama", 34.93, 36.73, 15),
        ("Idlib (Syria)", 35.93, 36.63, 10),
        ("Hawija, Kirkuk", 35.32, 43.77, 30),
        ("в Мариуполе", 47.1, 37.55, 10),
    ],
)
def test_a_phrase_is_read_for_the_place_that_it_means(
    resolver, phrase, latitude, longitude, reach_km
):
    assert away(resolver.locate_one(phrase), latitude, longitude) < reach_km


def test_halfway_between_is_no_more_exact_than_either_end(resolver):
    apart = resolver.locate_one("between Syria and Iraq")

    assert apart.where_prec == 6


def test_an_offset_is_as_wide_as_its_direction_is_vague(resolver):
    north = resolver.locate_one("20 km north of Mosul")
    north_west = resolver.locate_one("20 km north-west of Mosul")

    assert north.uncertainty_m > north_west.uncertainty_m > 10_000
    assert north.where_prec == 2


def test_a_region_that_contradicts_a_village_becomes_the_answer(resolver):
    place = resolver.locate_one("Palma", country="MZ", admin1="Cabo Delgado")
    elsewhere = resolver.locate_one("Qwertyville", country="MZ", admin1="Cabo Delgado")

    assert place.country == "MZ"
    assert elsewhere.kind == "admin1"
    assert elsewhere.where_prec == 4
    assert elsewhere.review
    assert "Qwertyville" in elsewhere.reason


def test_a_division_is_known_by_another_spelling(resolver):
    place = resolver.locate_one("Xyzzyville", country="KE", admin1="Elgeyo Marakwet")

    assert place.admin1 == "Elegeyo-Marakwet"


def test_a_part_of_a_division_is_known_by_its_compass_point(resolver):
    whole = resolver.locate_one("Xyzzyville", country="SD", admin1="Kassala")
    part = resolver.locate_one("Xyzzyville", country="SD", admin1="Kassala", admin2="Kassala North")

    assert part.latitude > whole.latitude
    assert part.uncertainty_m < whole.uncertainty_m


def test_a_village_that_is_not_known_is_as_wide_as_its_district(resolver):
    place = resolver.locate_one("Xyzzyville", country="CD", admin1="Ituri", admin2="Djugu")

    assert place.where_prec == 3
    assert place.uncertainty_m > 40_000
    assert place.review


def test_a_name_spelt_otherwise_is_a_guess_and_no_point(resolver):
    place = resolver.locate_one("Maidugurri", country="NG")

    assert away(place, 11.85, 13.16) < 10
    assert place.review
    assert place.where_prec > 1
    assert place.uncertainty_m >= 25_000


def test_a_name_spelt_otherwise_counts_only_where_that_is_wanted(resolver):
    assert resolver.locate("Maidugurri", country="NG")[0].name == "Maiduguri"
    assert resolver.locate("Maidugurri", country="NG", alike=False)[0].kind == "country"


def test_one_end_of_a_way_vouches_for_a_wrong_letter_in_the_other(resolver):
    place = resolver.locate_one("between Maidugurri and Damaturu", alike=False)

    assert away(place, 11.8, 12.5) < 25


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        pytest.param("Santa Cruz department", "BO", id="Bolivia has departments"),
        pytest.param("Santa Cruz province", "AR", id="Argentina has provinces"),
        pytest.param("Amazonas state", "BR", id="Brazil has states"),
        pytest.param("Cordoba province", "AR", id="Colombia has departments"),
    ],
)
def test_a_division_is_one_of_a_country_that_calls_its_divisions_so(phrase, country, resolver):
    assert resolver.locate_one(phrase).country == country


def test_a_stated_division_of_the_first_order_decides_between_namesakes(resolver):
    assert resolver.locate("Cordoba", admin1="Cordoba")[0].country == "AR"


def test_a_region_that_lies_in_no_country_of_the_wider_one_is_unknown(resolver):
    place = resolver.locate_one("San Justo", admin1="Buenos Aires", admin2="La Matanza")

    assert place.country == "AR"
    assert place.review


def test_suffix_words_are_not_part_of_a_name(resolver):
    for said in ("Garissa town", "Garissa Town Area", "Garissa village"):
        assert away(resolver.locate_one(said, country="KE"), -0.456, 39.658) < 10


def test_an_abbreviation_is_known_only_as_it_is_written(resolver):
    assert resolver.locate_one("Springfield, Ill.").admin1 == "Illinois"
    assert resolver.locate_one("ky", country="US") != resolver.locate_one("Ky.", country="US")


@pytest.mark.parametrize(
    "said",
    [
        "48.5953, 38.0003",
        "48.5953N 38.0003E",
        "N 48.5953, E 38.0003",
        "48°35'43\"N 38°00'01\"E",
        "48 35 43 N, 38 00 01 E",
        "48°35.717'N, 38°0.017'E",
        "38.0003E, 48.5953N",
        "Lat: 48.5953, Lon: 38.0003",
        "POINT(38.0003 48.5953)",
        "48,5953; 38,0003",
        "geo:48.5953,38.0003",
        "geo:48.5953,38.0003,120.5;crs=wgs84;u=35",
        "+48.5953+038.0003/",
    ],
)
def test_coordinates_are_read_in_each_notation(resolver, said):
    place = resolver.locate_one(said)

    assert away(place, 48.5953, 38.0003) < 0.1
    assert place.how == "coordinates in the text"
    assert not place.review


def test_swapped_coordinates_are_turned_round_and_asked_about(resolver):
    impossible = resolver.locate_one("138.0, 36.5")
    abroad = resolver.locate_one("38.0003, 48.5953", country="UA")

    assert away(impossible, 36.5, 138.0) < 1
    assert away(abroad, 48.5953, 38.0003) < 1
    assert impossible.review
    assert abroad.review
    assert "longitude" in impossible.reason


def test_a_geo_address_may_say_how_exact_it_is(resolver):
    assert resolver.locate_one("geo:48.5953,38.0003;u=12000").uncertainty_m == 12_000
    assert resolver.locate_one("geo:48.5953,38.0003;u=3").uncertainty_m == 100


@pytest.mark.parametrize("said", ["geo:99,43", "geo:36.34", "geo:Mosul"])
def test_a_geo_address_of_another_kind_is_named_and_not_guessed_at(resolver, said):
    place = resolver.locate_one(said)

    assert isinstance(place, NotLocated)
    assert "geo:" in place.reason


def test_few_decimals_make_a_wide_circle(resolver):
    assert resolver.locate_one("48.6, 38.0").uncertainty_m > 5_000
    assert resolver.locate_one("48.6, 38.0").where_prec == 2


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("37U DQ 12345 67890", "MGRS"),
        ("8FW4V75V+8Q", "plus code"),
        ("", "empty"),
        ("?!… ,.;", "empty"),
        ("\x00\x01\x1f", "empty"),
        ("x" * 10_000, "10,000"),
        ("Qwertyuiopville", "Qwertyuiopville"),
    ],
)
def test_what_is_no_place_is_told_why(resolver, said, word):
    answer = resolver.locate_one(said)

    assert isinstance(answer, NotLocated)
    assert word in answer.reason


def test_control_characters_in_a_name_do_no_harm(resolver):
    assert away(resolver.locate_one("Mos\x00ul\x07, Iraq\n"), 36.33, 43.13) < 300


def test_a_resolver_can_be_sent_to_another_process(resolver):
    again = pickle.loads(pickle.dumps(resolver))  # noqa: S301 - our own object

    assert again.locate_one("Goma") == resolver.locate_one("Goma")


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("Aleppo", {}),
        ("Aleppo", {"admin1": "Aleppo"}),
        ("Aleppo, Syria", {}),
        ("Kharkiv", {"country": "UA"}),
        ("Kharkiv", {"country": "UA", "admin1": "Kharkiv Oblast"}),
        ("Gao", {"country": "ML", "admin1": "Gao"}),
    ],
)
def test_a_bare_name_is_the_town_without_a_doubt_against_the_region_around_it(
    resolver, name, stated
):
    place = resolver.locate_one(name, **stated)

    assert isinstance(place, Place)
    assert (place.kind, place.where_prec, place.review) == ("town", 1, False)


def test_the_region_of_a_bare_name_is_an_alternative(resolver):
    places = resolver.locate("Aleppo", country="SY", limit=5)

    assert [place.kind for place in places[:2]] == ["town", "admin1"]


@pytest.mark.parametrize("name", ["Aleppo governorate", "Aleppo province", "Kharkiv oblast"])
def test_only_a_word_that_says_so_means_the_region(resolver, name):
    place = resolver.locate_one(name)

    assert isinstance(place, Place)
    assert (place.kind, place.where_prec) == ("admin1", 4)


@pytest.mark.parametrize(
    ("name", "division"),
    [
        ("Moscow Oblast", "Moscow Oblast"),
        ("Kyiv Oblast", "Kyiv Oblast"),
        ("Leningrad Oblast", "Leningradskaya Oblast'"),
    ],
)
def test_an_oblast_is_not_the_city_in_its_middle(resolver, name, division):
    place = resolver.locate_one(name)

    assert isinstance(place, Place)
    assert (place.name, place.kind, place.review) == (division, "admin1", False)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kandahar", "AF"), ("Kabul", "AF"), ("Paris", "FR"), ("Lagos", "NG"), ("Moscow", "RU")],
)
def test_a_well_known_town_is_no_doubt_beside_its_small_namesakes(resolver, name, country):
    place = resolver.locate_one(name)

    assert isinstance(place, Place)
    assert (place.country, place.kind, place.review) == (country, "town", False)


@pytest.mark.parametrize(
    ("name", "rival"),
    [
        ("Hyderabad", "PK"),  # one of like size
        ("Tripoli", "LB"),
        ("Hebron", "US"),  # not much smaller
        ("Odessa", "US"),  # not the name that the larger is shown by
    ],
)
def test_a_namesake_of_like_size_in_another_country_is_a_doubt(resolver, name, rival):
    place = resolver.locate_one(name)

    assert isinstance(place, Place)
    assert place.review
    assert rival in (place.reason or "")


@pytest.mark.parametrize(
    ("name", "country", "said"),
    [
        ("Hyderabad", None, "nearly as likely: Hyderabad (the town in Sindh, PK)"),
        (
            "San Fernando",
            "US",
            "Saint Charles, also called San Fernando (the town in Missouri, US)",
        ),
    ],
)
def test_a_namesake_is_said_by_what_it_is_and_by_the_name_that_was_asked_for(
    resolver, name, country, said
):
    place = resolver.locate_one(name, country=country)

    assert isinstance(place, Place)
    assert said in (place.reason or "")


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ({"country": "MM", "admin1": "Sagaing", "admin2": "Kale"}, "Aung Myin Thar"),
        ({"country": "MM", "admin1": "Sagaing", "admin2": "Kale"}, "Aungmyinthar"),
    ],
)
def test_a_village_of_myanmar_is_found_in_its_district_in_either_spelling(resolver, stated, name):
    place = resolver.locate_one(name, **stated)

    assert isinstance(place, Place)
    assert (place.kind, place.country, place.name) == ("village", "MM", "Aung Myin Thar")


def test_villages_answer_only_where_their_country_is_stated(resolver):
    place = resolver.locate_one("Thar Yar Kone")

    assert not isinstance(place, Place) or place.kind != "village"


@pytest.mark.parametrize(
    ("district", "country", "latitude", "longitude"),
    [
        ("Département de Diffa", "NE", 13.32, 12.61),
        ("Cercle de Goundam", "ML", 16.41, -3.67),
        ("Gatchinskiy Rayon", "RU", 59.57, 30.13),
        ("Vedenskiy Rayon", "RU", 42.97, 46.10),
        ("Shahrestān-e Farīmān", "IR", 35.71, 59.85),
        ("Walikale", "CD", -1.42, 28.06),
    ],
)
def test_a_district_without_a_known_town_lies_around_its_seat(
    resolver, district, country, latitude, longitude
):
    place = resolver.locate_one(district, country=country)

    assert away(place, latitude, longitude) < 20
    assert place.uncertainty_m < 110_000


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Gulf of Oman", 25.3, 57.5),
        ("Arabian Sea", 18.0, 60.0),
        ("Strait of Malacca", 2.5, 101.5),
        ("Taiwan Strait", 25.0, 120.0),
        ("Arctic", 78.0, 15.0),
        ("Anatolia", 39.9, 41.3),
        ("Hindu Kush", 36.2, 71.8),
        ("Lake Kivu", -1.7, 29.25),
        ("Urals", 56.8, 60.6),
    ],
)
def test_seas_straits_and_mountains_are_regions_whose_circle_holds_them(
    name, latitude, longitude, resolver
):
    place = resolver.locate_one(name)

    away = kilometres(place.latitude, place.longitude, latitude, longitude)
    assert (place.kind, place.where_prec, place.review) == ("region", 5, False)
    assert away * 1_000 <= place.uncertainty_m


def test_a_districts_own_name_is_a_doubt_where_the_town_is_called_otherwise(resolver):
    kochi = resolver.locate_one("Ernakulam", country="IN", admin1="Kerala", admin2="Ernakulam")
    with_no_district = resolver.locate_one("Ernakulam", country="IN", admin1="Kerala")
    of_one_name = resolver.locate_one("Juarez", country="MX", admin1="Chihuahua", admin2="Juarez")

    assert (kochi.name, kochi.review) == ("Kochi", True)
    assert "the town in it is called Kochi" in kochi.reason
    assert "the town in it" not in (with_no_district.reason or "")
    assert (of_one_name.name, of_one_name.review) == ("Ciudad Juárez", False)


def test_a_village_without_a_district_is_for_review(resolver):
    places = resolver.locate("Hnget Pyaw Taw", country="MM", limit=5)

    assert {place.kind for place in places} == {"village"}
    assert all(place.review for place in places)


def test_villages_of_one_name_strewn_over_a_country_are_none_of_them(resolver):
    place = resolver.locate_one("Ywar Thit", country="MM", admin1="Sagaing")

    assert isinstance(place, Place)
    assert (place.kind, place.where_prec, place.review) == ("admin1", 4, True)


def test_one_answer_for_two_villages_of_a_name_holds_both(resolver):
    stated = {"country": "MM", "admin1": "Sagaing", "admin2": "Monywa"}
    apart = resolver.locate("Ma Gyi Kone", limit=9, **stated)
    one = resolver.locate_one("Ma Gyi Kone", **stated)

    assert isinstance(one, Place)
    assert len(apart) > 1
    assert one.where_prec > 1
    assert all(
        1_000 * kilometres(one.latitude, one.longitude, each.latitude, each.longitude)
        <= one.uncertainty_m
        for each in apart
    )


def test_a_township_of_myanmar_is_known(resolver):
    place = resolver.locate_one("Chaung-U township", country="MM")

    assert isinstance(place, Place)
    assert (place.kind, place.admin1) == ("admin2", "Sagaing Region")
