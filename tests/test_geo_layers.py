"""Layers are added and removed one by one, and a file that is not whole changes nothing."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import time
import zipfile
from pathlib import Path

import pytest

from geo.bearers import Bearers
from geo.divisions import Divisions
from geo.errors import AliasRefused, LayerRefused
from geo.gazetteer import import_layer, layers, open_gazetteer, remove_layer
from geo.gazetteer.build import BUILT, layers_folder
from geo.place import NotLocated, Place
from geo.resolve import Resolver

VILLAGE = (
    "90000001\tQurtuba Khaddara\tQurtuba Khaddara\tKurtuba,قرطبة خضرا\t13.5\t24.25\tP\tPPL\tSD\t\t"
    "55\t\t\t\t1200\t\t700\tAfrica/Khartoum\t2024-05-01\n"
)
CREEK = VILLAGE.replace("90000001", "90000002").replace("\tP\tPPL", "\tH\tSTM")
NAMES = "7\t90000001\tfr\tQortouba-la-Verte\t\t\t\t\t\t\n8\t90000001\tlink\thttps://x\t\t\t\t\t\t\n"
TABLE = "name,lat,lon,country,population\nQurtuba Khaddara,13.5,24.25,SD,1200\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The built core, with a place for layers that is this test's own."""
    open_gazetteer()
    (tmp_path / "built").symlink_to(BUILT, target_is_directory=True)
    return tmp_path / "built"


@pytest.fixture
def write(tmp_path: Path):
    def writing(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writing


def imported(path: Path, folder: Path, name: str = "mine"):
    return import_layer(path, name=name, source="a test", licence="CC BY 4.0", folder=folder)


def where(name: str, folder: Path, country: str = "SD"):
    return Resolver(open_gazetteer(folder=folder)).locate_one(name, country=country)


def zipped(tmp_path: Path, text: str) -> bytes:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about this file " * 1_000)
        archive.writestr("SD.txt", text)
    return path.read_bytes()


def feature(**properties: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [24.25, 13.5]},
        "properties": {"name": "Qurtuba Khaddara", "place": "village", **properties},
    }


FILES = {
    "geonames": VILLAGE + CREEK,
    "comma.csv": TABLE,
    "semicolon.csv": TABLE.replace(",", ";"),
    "whole.geojson": json.dumps({"type": "FeatureCollection", "features": [feature()]}),
    "lines.geojson": json.dumps(feature()) + "\n" + json.dumps(feature(name="Other")) + "\n",
    "osm.csv": "@lat\t@lon\tplace\tname\tname:ar\n13.5\t24.25\tvillage\tQurtuba Khaddara\tقرطبة\n",
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file_gives_its_places(name, folder, write):
    done = imported(write(name, FILES[name]), folder)

    place = where("Qurtuba Khaddara", folder)

    assert done.layer.places >= 1
    assert isinstance(place, Place)
    assert (place.latitude, place.longitude) == (13.5, 24.25)
    assert place.kind == "town"


@pytest.mark.parametrize("pack", ["zip", "gzip"])
def test_a_packed_file_is_read_as_it_is(pack, folder, write, tmp_path):
    data = zipped(tmp_path, VILLAGE) if pack == "zip" else gzip.compress(VILLAGE.encode())

    imported(write("SD.packed", data), folder)

    assert isinstance(where("Kurtuba", folder), Place)


def test_a_layer_says_where_it_comes_from(folder, write):
    import_layer(
        write("a.csv", TABLE),
        name="osm-sudan",
        source="OpenStreetMap extract",
        licence="ODbL",
        date="2026-01-02",
        folder=folder,
    )

    layer = layers(folder=folder)[-2]

    assert (layer.name, layer.places, layer.date) == ("osm-sudan", 1, "2026-01-02")
    assert layer.licence == "ODbL"
    assert "OpenStreetMap contributors" in layer.attribution


def test_a_layer_imported_before_names_had_files_of_their_own_is_read_the_same(folder, write):
    imported(write("villages.csv", TABLE), folder)
    files = [layers_folder(folder) / "mine" / f"{kind}-000.marisa" for kind in ("names", "endings")]
    for each in files:
        each.unlink()

    found = where("Qurtuba Khaddara", folder)
    misspelt = where("Qurtuba Khadara", folder)

    assert isinstance(found, Place)
    assert isinstance(misspelt, Place)
    assert (found.latitude, found.longitude) == (misspelt.latitude, misspelt.longitude)
    assert all(each.is_file() for each in files)


@pytest.mark.parametrize(
    "name",
    [
        "Qurtba Khaddara",
        "Qurttuba Khaddara",
        "Qortuba Khaddara",
        "Qrutuba Khaddara",
        "Qurtuba Khadara",
        "Qurtuba Khaddaera",
        "Qurtuba Khaddala",
        "Qurtuba Khadadra",
    ],
)
def test_one_wrong_letter_hides_no_name_wherever_it_stands(name, folder, write):
    imported(write("villages.csv", TABLE), folder)

    found = where(name, folder)

    assert isinstance(found, Place)
    assert found.name == "Qurtuba Khaddara"


def test_a_layers_name_is_found_without_its_article(folder, write):
    imported(write("villages.csv", TABLE.replace("Qurtuba Khaddara", "Al Qurtubaniya")), folder)

    found = where("Qurtubaniya", folder)

    assert isinstance(found, Place)
    assert found.name == "Al Qurtubaniya"


def test_a_removed_layer_is_gone_and_the_others_stay(folder, write):
    imported(write("a.csv", TABLE), folder, "first")
    imported(write("b.csv", TABLE.replace("Qurtuba Khaddara", "Zzyxa Bazaar")), folder, "second")

    remove_layer("first", folder=folder)

    assert not isinstance(_known("Qurtuba Khaddara", folder), Place)
    assert isinstance(_known("Zzyxa Bazaar", folder), Place)


def _known(name: str, folder: Path) -> Place | NotLocated:
    return Resolver(open_gazetteer(folder=folder)).locate_one(name)


def test_a_layer_of_the_same_name_is_replaced(folder, write):
    imported(write("a.csv", TABLE), folder)
    imported(write("a.csv", TABLE.replace("13.5", "14.5")), folder)

    place = where("Qurtuba Khaddara", folder)

    assert isinstance(place, Place)
    assert place.latitude == 14.5
    assert [each.name for each in layers(folder=folder)].count("mine") == 1


def test_other_names_are_added_to_places_of_any_layer(folder, write):
    imported(write("SD.txt", VILLAGE), folder, "places")
    done = imported(write("alternateNamesV2.txt", NAMES), folder, "names")

    place = where("Qortouba-la-Verte", folder)

    assert done.names == 1
    assert dict(done.left_out) == {"a link or a code, no name": 1}
    assert isinstance(place, Place)
    assert place.name == "Qurtuba Khaddara"


def test_what_is_left_out_is_counted_with_its_reason(folder, write):
    done = imported(write("SD.txt", VILLAGE + CREEK), folder)

    assert done.layer.places == 1
    assert dict(done.left_out) == {"no settlement, division, camp or the like": 1}


def test_a_geonames_place_that_the_core_has_is_given_once(folder, write):
    core = open_gazetteer(folder=folder)
    mosul = next(each for each in core.entries([99072]).values())
    row = VILLAGE.replace("90000001", str(mosul.id)).replace("Qurtuba Khaddara", mosul.name)
    imported(write("IQ.txt", row), folder)

    entries = open_gazetteer(folder=folder).entries([mosul.id])

    assert entries == {mosul.id: mosul}


BROKEN = {
    "cut in a row.txt": (VILLAGE * 3)[:-40],
    "cut in the last column.txt": (VILLAGE * 3)[:-4],
    "too few columns.txt": VILLAGE + "90000003\tHere\n",
    "cut names.txt": NAMES[:-6],
    "cut table.csv": TABLE + "Other,13",
    "cut last value.csv": TABLE[:-2],
    "open quote.csv": TABLE + '"Other,13.2,24.1,SD,5\n',
    "no coordinates.csv": "name,country\nQurtuba Khaddara,SD\n",
    "no name.csv": "lat,lon\n1,2\n",
    "words for numbers.csv": "name,lat,lon\n" + "Here,north,east\n" * 5 + "There,1,2\n",
    "off the Earth.csv": "name,lat,lon\n" + "Here,4824.5,1212.1\n" * 5 + "There,1,2\n",
    "nothing.csv": "name,lat,lon\n",
    "empty.csv": "",
    "cut.geojson": FILES["whole.geojson"][:-20],
    "cut lines.geojson": FILES["lines.geojson"][:-30],
    "no features.geojson": '{"type": "FeatureCollection"}',
    "latin.csv": TABLE.encode() + "Bjørn,1,2,NO,3\n".encode("latin-1"),
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_not_whole_is_refused_and_nothing_changes(name, folder, write):
    imported(write("good.csv", TABLE), folder)
    before = layers(folder=folder)

    with pytest.raises(LayerRefused, match=r"\w+ .*\.$"):
        imported(write(name, BROKEN[name]), folder)

    assert layers(folder=folder) == before
    assert isinstance(where("Qurtuba Khaddara", folder), Place)
    left = {each.name for each in (folder.parent / "layers").iterdir()}
    assert left == {"mine", ".lock"}


@pytest.mark.parametrize("cut", [60, 200, 400])
def test_a_packed_file_that_is_cut_off_is_refused(cut, folder, write, tmp_path):
    rows = "".join(VILLAGE.replace("90000001", str(90000001 + n)) for n in range(500))
    whole = zipped(tmp_path, rows)

    with pytest.raises(LayerRefused):
        imported(write("SD.zip", whole[:-cut]), folder)
    with pytest.raises(LayerRefused):
        imported(write("SD.gz", gzip.compress(rows.encode())[:-cut]), folder)


@pytest.mark.parametrize("name", ["", "../up", "A B", "x" * 50, ".hidden", "built/x"])
def test_a_name_that_is_no_layers_name_is_refused(name, folder, write):
    with pytest.raises(LayerRefused, match="name"):
        imported(write("a.csv", TABLE), folder, name)
    with pytest.raises(LayerRefused):
        remove_layer(name, folder=folder)


def test_a_layer_without_a_source_or_a_licence_is_refused(folder, write):
    path = write("a.csv", TABLE)

    with pytest.raises(LayerRefused, match="licence"):
        import_layer(path, name="mine", source="me", licence=" ", folder=folder)


def test_progress_is_told_in_bytes(folder, write):
    told: list[tuple[int, int, str]] = []
    path = write("a.csv", TABLE)

    import_layer(
        path,
        name="mine",
        source="a test",
        licence="CC0",
        folder=folder,
        progress=lambda *each: told.append(each),
    )

    assert told[-1] == (len(TABLE), len(TABLE), "writing the index")


def test_a_gazetteer_with_layers_can_be_pickled(folder, write):
    imported(write("a.csv", TABLE), folder)
    gazetteer = open_gazetteer(folder=folder)

    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes

    assert again.ids("qurtuba khaddara") == gazetteer.ids("qurtuba khaddara") != []


def test_an_alias_that_an_analyst_confirmed_is_the_place(folder):
    gazetteer = open_gazetteer(folder=folder)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    assert isinstance(mosul, Place)
    assert gazetteer.aliases is not None

    gazetteer.aliases.add("Paris", mosul, by="an analyst")
    place = Resolver(open_gazetteer(folder=folder)).locate_one("paris")

    assert isinstance(place, Place)
    assert (place.name, place.country) == ("Mosul", "IQ")
    assert not place.review


def test_an_alias_stands_back_where_the_text_says_otherwise(folder):
    gazetteer = open_gazetteer(folder=folder)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    assert isinstance(mosul, Place)
    assert gazetteer.aliases is not None

    gazetteer.aliases.add("Paris", mosul, by="an analyst")
    place = Resolver(open_gazetteer(folder=folder)).locate_one("Paris", country="FR")

    assert isinstance(place, Place)
    assert place.country == "FR"


def test_an_alias_counts_at_once_where_the_name_was_looked_up_before(folder):
    gazetteer = open_gazetteer(folder=folder)
    resolver = Resolver(gazetteer)
    mosul = resolver.locate_one("Mosul")
    before = resolver.locate_one("Paris")
    assert isinstance(mosul, Place)
    assert isinstance(before, Place)
    assert gazetteer.aliases is not None

    gazetteer.aliases.add("Paris", mosul, by="an analyst")
    after = resolver.locate_one("Paris")

    assert before.country == "FR"
    assert isinstance(after, Place)
    assert after.country == mosul.country


def test_a_region_counts_at_once_where_it_was_stated_before(folder):
    gazetteer = open_gazetteer(folder=folder)
    divisions = Divisions(gazetteer, Bearers(gazetteer))
    nineveh = Resolver(gazetteer).locate_one("Nineveh", country="IQ")
    before = divisions.find("Zuthland", "IQ")
    assert isinstance(nineveh, Place)
    assert gazetteer.aliases is not None

    gazetteer.aliases.add("Zuthland", nineveh, by="an analyst")
    after = divisions.find("Zuthland", "IQ")

    assert before.entries == ()
    assert [entry.name for entry in after.entries] == [nineveh.name]


def test_a_removed_alias_means_what_it_meant(folder):
    gazetteer = open_gazetteer(folder=folder)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    assert isinstance(mosul, Place)
    assert gazetteer.aliases is not None
    gazetteer.aliases.add("Paris", mosul, by="an analyst")

    gazetteer.aliases.remove("Paris")

    place = Resolver(open_gazetteer(folder=folder)).locate_one("Paris")
    assert isinstance(place, Place)
    assert place.country == "FR"
    with pytest.raises(AliasRefused):
        gazetteer.aliases.remove("Paris")


def test_aliases_know_who_confirmed_them_and_when(folder):
    gazetteer = open_gazetteer(folder=folder)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    assert isinstance(mosul, Place)
    assert gazetteer.aliases is not None

    gazetteer.aliases.add("The old city", mosul, by="Amal")

    (alias,) = open_gazetteer(folder=folder).aliases or ()
    assert (alias.name, alias.place, alias.by) == ("The old city", "Mosul", "Amal")
    assert alias.at.endswith("+00:00")


@pytest.mark.parametrize("name", ["", " - ", "x" * 300])
def test_what_is_no_name_cannot_be_an_alias(name, folder):
    gazetteer = open_gazetteer(folder=folder)
    mosul = Resolver(gazetteer).locate_one("Mosul")
    assert isinstance(mosul, Place)
    assert gazetteer.aliases is not None

    with pytest.raises(AliasRefused):
        gazetteer.aliases.add(name, mosul, by="an analyst")

    assert list(gazetteer.aliases) == []


def test_what_a_killed_import_left_is_cleared_away_after_a_day(folder, write):
    abandoned = folder.parent / "layers" / ".part-killed"
    abandoned.mkdir(parents=True)
    yesterday = time.time() - 2 * 86_400
    os.utime(abandoned, (yesterday, yesterday))

    imported(write("a.csv", TABLE), folder)

    assert not abandoned.exists()


def test_an_import_that_is_not_finished_is_no_layer(folder):
    (folder.parent / "layers" / ".part-running").mkdir(parents=True)
    (folder.parent / "layers" / ".part-running" / "places.sqlite").touch()

    names = [each.name for each in layers(folder=folder)]

    assert not any(name.startswith(".") for name in names)


def test_each_layer_says_from_when_it_is(folder):
    own = layers(folder=folder)[:-1]

    assert {each.name for each in own} >= {"towns", "airfields", "villages-myanmar"}
    assert all(each.date and each.source and each.licence and each.attribution for each in own)
    assert all(each.places for each in own)


@pytest.mark.parametrize("told", ['["villages-', '"towns"', '["towns", "a name nobody knows"]'])
def test_a_damaged_list_of_what_is_left_out_stops_the_gazetteer_and_says_what_to_do(tmp_path, told):
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers" / ".left-out.json").write_text(told, "utf-8")

    with pytest.raises(LayerRefused, match=r"is damaged.*gazetteer remove"):
        open_gazetteer(folder=tmp_path / "built")


def test_an_import_cannot_take_the_name_of_a_shipped_layer(folder, write):
    with pytest.raises(LayerRefused, match="own"):
        imported(write("a.csv", TABLE), folder, "airfields")
