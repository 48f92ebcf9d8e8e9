"""Each layer that comes with the program can be left out: what is left answers, or says why not."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from geo.errors import LayerRefused
from geo.gazetteer import (
    Gazetteer,
    import_layer,
    layers,
    layers_left_out,
    open_gazetteer,
    remove_layer,
    restore_layer,
)
from geo.gazetteer.build import BUILT
from geo.gazetteer.shipped import GROUPS, WITHOUT, shipped
from geo.gazetteer.sources import named_places
from geo.gazetteer.villages import villages
from geo.geocoder import OfflineGeocoder
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponyms import find, find_with_demonyms, resolve

TEXT = "Kenyan and Iraqi officials met in Mosul, in Baghdad and in the Sahel, the U.N. said."
MOSUL = (
    "99072\tMosul\tMosul\tAl Mawsil\t36.335\t43.11889\tP\tPPLA\tIQ\t\t15\t\t\t\t1739800\t\t223\t"
    "Asia/Baghdad\t2024-05-01\n"
)


@pytest.fixture(scope="module")
def without_towns(tmp_path_factory) -> Path:
    """A gazetteer without towns and what is known of towns by other layers."""
    folder = tmp_path_factory.mktemp("townless") / "built"
    for name in ("towns", "airfields", "villages-myanmar"):
        remove_layer(name, folder=folder)
    open_gazetteer(folder=folder)
    return folder


@pytest.fixture(scope="module")
def with_nothing(tmp_path_factory) -> Gazetteer:
    """A gazetteer whose every layer is left out."""
    folder = tmp_path_factory.mktemp("nothing") / "built"
    for name in WITHOUT:
        remove_layer(name, folder=folder)
    return open_gazetteer(folder=folder)


@pytest.mark.parametrize("name", [*WITHOUT, *GROUPS])
def test_each_layer_is_left_out_and_taken_in_again(name, tmp_path):
    own = tmp_path / "built"

    remove_layer(name, folder=own)
    gone = layers_left_out(folder=own)
    restore_layer(name, folder=own)

    assert tuple(gone) == GROUPS.get(name, (name,))
    assert all(gone.values())
    assert layers_left_out(folder=own) == {}


def test_every_shipped_layer_says_what_is_not_known_without_it():
    assert set(WITHOUT) == {each.name for each in shipped()} | {"project"}


def test_a_layer_is_left_out_once_and_taken_in_once(tmp_path):
    own = tmp_path / "built"
    remove_layer("regions", folder=own)

    with pytest.raises(LayerRefused, match="left out already"):
        remove_layer("regions", folder=own)
    remove_layer("curated", folder=own)
    restore_layer("regions", folder=own)
    with pytest.raises(LayerRefused, match="left out"):
        restore_layer("regions", folder=own)

    assert set(layers_left_out(folder=own)) == {"sites", "other-names"}


def test_a_list_from_before_the_layers_were_parted_means_all_of_a_group(tmp_path):
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers" / ".left-out.json").write_text('["curated"]', "utf-8")

    gone = layers_left_out(folder=tmp_path / "built")

    assert set(gone) == {"regions", "sites", "other-names"}


def test_without_towns_districts_and_countries_answer(without_towns):
    resolver = Resolver(open_gazetteer(folder=without_towns))

    district = resolver.locate_one("Mosul", country="IQ")
    country = resolver.locate_one("Iraq")
    unknown = resolver.locate_one("Qayyarah Gharbi", country="IQ", admin1="Nineveh")

    assert (district.kind, district.admin1, district.where_prec) == ("admin2", "Nineveh", 3)
    assert (country.kind, country.country) == ("country", "IQ")
    assert (unknown.name, unknown.review) == ("Nineveh", True)
    assert "towns" not in {each.name for each in layers(folder=without_towns)}


def test_without_towns_texts_are_read_and_nothing_is_nearest(without_towns):
    gazetteer = open_gazetteer(folder=without_towns)

    found = {each.text: each.place.kind for each in find(TEXT, Resolver(gazetteer))}
    nearest = OfflineGeocoder(gazetteer).reverse("36.34, 43.13")

    assert found["Sahel"] == "region"
    assert "town" not in found.values()
    assert nearest is None


def test_an_imported_layer_stands_in_for_the_towns(without_towns, tmp_path):
    own = tmp_path / "built"
    own.symlink_to(without_towns, target_is_directory=True)
    for name in ("towns", "airfields", "villages-myanmar"):
        remove_layer(name, folder=own)
    file = tmp_path / "IQ.txt"
    file.write_text(MOSUL, "utf-8")
    import_layer(file, name="iraq", source="GeoNames", licence="CC BY 4.0", folder=own)
    gazetteer = open_gazetteer(folder=own)

    place = Resolver(gazetteer).locate_one("Al Mawsil", country="IQ", admin1="Nineveh")
    nearest = OfflineGeocoder(gazetteer).reverse("36.34, 43.13")

    assert (place.name, place.kind, place.admin1, place.review) == (
        "Mosul",
        "town",
        "Nineveh",
        False,
    )
    assert nearest.raw["name"] == "Mosul"


def test_without_divisions_and_countries_a_town_keeps_its_country_and_has_no_admin1(tmp_path):
    own = tmp_path / "built"
    for name in ("towns", "divisions", "countries", "curated", "airfields", "villages-myanmar"):
        remove_layer(name, folder=own)
    file = tmp_path / "IQ.txt"
    file.write_text(MOSUL, "utf-8")
    import_layer(file, name="iraq", source="GeoNames", licence="CC BY 4.0", folder=own)
    resolver = Resolver(open_gazetteer(folder=own))

    bare = resolver.locate_one("Mosul", country="IQ")
    stated = resolver.locate_one("Mosul, Nineveh")
    of_country = resolver.locate_one("Mosul, Iraq")
    elsewhere = resolver.locate_one("Mosul, Iran")
    country = resolver.locate_one("Iraq")
    texts = [(each.text, each.place.name) for each in find_with_demonyms(TEXT, resolver)]

    assert (bare.country, bare.admin1, bare.review) == ("IQ", None, False)
    assert stated.review
    assert "not known" in stated.reason
    assert (of_country.country, of_country.review) == ("IQ", False)
    assert isinstance(elsewhere, NotLocated)
    assert isinstance(country, NotLocated)
    assert texts == [("Mosul", "Mosul")]


def test_airfields_name_no_division_where_the_divisions_are_left_out():
    _, entry, _ = next(named_places(set(WITHOUT) - {"airfields"}))

    assert (entry.kind, entry.admin1_name) == ("airfield", None)
    assert entry.admin1


def test_villages_name_no_division_where_the_divisions_are_left_out():
    entry, _ = next(villages("MM", {"admin1"}))

    assert (entry.country, entry.admin1_name) == ("MM", None)
    assert entry.admin1


def test_with_nothing_nothing_is_found_and_the_answer_says_why(with_nothing):
    resolver = Resolver(with_nothing)
    geocoder = OfflineGeocoder(with_nothing)

    answer = resolver.locate_one("20 km north of Mosul, Iraq", country="IQ", admin1="Nineveh")
    marked = resolve(TEXT, [(0, 6), (34, 39)], resolver)

    assert isinstance(answer, NotLocated)
    assert "left out of the gazetteer" in answer.reason
    assert "towns" in answer.reason
    assert find_with_demonyms(TEXT, resolver) == ()
    assert [isinstance(each.place, Place) for each in marked] == [False, False]
    assert geocoder.geocode("Mosul") is None
    assert geocoder.reverse("36.34, 43.13") is None
    assert with_nothing.layers() == ()


def test_a_gazetteer_that_is_sent_to_another_process_knows_what_is_left_out(with_nothing):
    again = pickle.loads(pickle.dumps(with_nothing))  # noqa: S301 - our own bytes

    assert again.without == with_nothing.without == set(WITHOUT)


def test_confirmed_names_are_kept_while_they_are_left_out(tmp_path):
    open_gazetteer()
    own = tmp_path / "built"
    own.symlink_to(BUILT, target_is_directory=True)
    gazetteer = open_gazetteer(folder=own)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    gazetteer.aliases.add("The old city", mosul, by="Amal")

    remove_layer("project", folder=own)
    gone = open_gazetteer(folder=own)
    restore_layer("project", folder=own)
    back = open_gazetteer(folder=own)

    assert gone.aliases is None
    assert "project" not in {each.name for each in gone.layers()}
    assert [each.name for each in back.aliases] == ["The old city"]


def test_the_last_builds_stay_for_servers_that_have_them_open(tmp_path):
    own = tmp_path / "built"
    for name in WITHOUT:
        remove_layer(name, folder=own)
    first = open_gazetteer(folder=own)

    for name in ("sites", "regions", "other-names"):
        restore_layer(name, folder=own)
        open_gazetteer(folder=own)
    kept = Resolver(first).locate_one("Mosul")
    restore_layer("countries", folder=own)
    open_gazetteer(folder=own)

    assert isinstance(kept, NotLocated)
    assert len([each for each in own.iterdir() if each.is_dir()]) == 4


def test_an_import_cannot_take_the_name_of_a_group(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("name,lat,lon\nHere,1,2\n", "utf-8")

    with pytest.raises(LayerRefused, match="own"):
        import_layer(
            file, name="curated", source="a test", licence="CC0", folder=tmp_path / "built"
        )
