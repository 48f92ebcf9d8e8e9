"""Any other table is read once a person has said, or agreed, which column is what."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from incidents.count import Count
from incidents.errors import BadInput
from incidents.formats.categories import unknown_categories
from incidents.formats.countries import country_of_name
from incidents.formats.format import Context, DayOrder
from incidents.formats.kinds import propose_kind
from incidents.formats.mapped import Mapped
from incidents.formats.mapping import ColumnMapping, header_signature, load_mapping, mapping_of
from incidents.formats.proposal import propose
from incidents.formats.rows import read_table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import EventType


def proposed(**columns):
    """The field of each column, from its name and cells."""
    rows = list(zip(*columns.values(), strict=True))
    return {each.column: each.field for each in propose(list(columns), rows)}


def table_of(*rows):
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return read_table(text.getvalue().encode(), encoding="utf-8", delimiter=",")


ROW = {
    "Fecha": "2022-06-30",
    "Lugar": "Homs",
    "Tipo": "Bombardeo",
    "Coords": "34.73, 36.71",
    "Muertos": "3",
    "Colour": " red ",
}
MAPPING = ColumnMapping(
    name="Our list",
    columns={
        "date_start": "Fecha",
        "location": "Lugar",
        "event_type": "Tipo",
        "coordinates": "Coords",
        "killed": "Muertos",
    },
    values={"event_type": {"bombardeo": "Shelling/artillery/missile attack"}},
    constants={"country": "SY"},
)


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("Date", "Town", "Killed"), ("date_start", "location", "killed")),
        (("Fecha", "Lugar", "Muertos", "Heridos"), ("date_start", "location", "killed", "injured")),
        (("Date de l'incident", "Lieu", "Morts"), ("date_start", "location", "killed")),
        (("Дата", "Город", "Погибшие"), ("date_start", "location", "killed")),
        (("التاريخ", "المدينة", "القتلى"), ("date_start", "location", "killed")),
        (("incidentDate", "lat", "lng"), ("date_start", "latitude", "longitude")),
        (("Incident Dat", "Latitud", "Fatalites"), ("date_start", "latitude", "killed")),
    ],
)
def test_names_in_several_languages_and_misspelt_are_known(names, fields):
    assert tuple(each.field for each in propose(names, ())) == fields


def test_what_stands_in_the_cells_is_known_without_a_name():
    found = proposed(
        A=["2022-06-30", "2022-07-01"],
        B=["36.3412", "-12.3451"],
        C=["143.1312", "12.2231"],
        D=["Syria", "Namibia"],
        E=["https://example.org/1", "https://example.org/2"],
    )

    assert found["A"] == "date_start"
    assert (found["B"], found["C"]) == ("latitude", "longitude")
    assert (found["D"], found["E"]) == ("country", "sources")


def test_one_category_that_nobody_knows_is_said_as_one():
    mapping = ColumnMapping(name="A", columns={"event_type": "Tipo", "location": "Lugar"})

    doubts = Mapped(mapping).doubts(table_of(ROW | {"Tipo": "Quux"}), Context())

    assert "1 category is no event type of ACLED's: “Quux” (1 row)." in doubts


def test_what_happened_is_the_event_type_where_its_cells_are_kinds_of_incident():
    kinds = ["Shelling", "Airstrike", "Ambush", "Protest"]
    texts = ["A shell hit a market.", "Two men met.", "Nothing was seen.", "It was late."]

    assert proposed(**{"What happened": kinds})["What happened"] == "event_type"
    assert proposed(**{"What happened": texts})["What happened"] == "notes"


def test_a_column_that_is_called_a_type_is_the_type_whatever_a_description_holds():
    found = proposed(Description=["Shelling", "Airstrike"], Type=["A1", "B2"])

    assert found == {"Description": "notes", "Type": "event_type"}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *(("Hurt", "injured"), ("Wounded", "injured"), ("Injured", "injured")),
        *(("Dead", "killed"), ("Deaths", "killed"), ("Killed", "killed")),
    ],
)
def test_a_column_of_people_harmed_is_known_as_people_write_their_numbers(name, field):
    cells = ["3", "100+", "5", "12-15", "-3", "five"]

    mapping = mapping_of(propose([name], [[each] for each in cells]), name="A")

    assert mapping.columns == {field: name}


def test_a_name_that_the_cells_contradict_is_hardly_believed():
    (date, _) = propose(["Date", "Other"], [["soon", "x"], ["later", "y"]])

    assert date.confidence < 0.5
    assert "do not look like it" in date.reason


def test_each_field_is_proposed_once_and_each_proposal_says_why():
    found = propose(["Date", "Event date", "Place"], [["2022-06-30", "2022-06-30", "Homs"]])

    fields = [each.field for each in found if each.field]
    assert len(fields) == len(set(fields))
    assert all(each.reason.endswith(".") for each in found)
    assert found[0].samples == ("2022-06-30",)


def test_a_proposal_becomes_a_mapping_of_what_is_rather_sure():
    mapping = mapping_of(propose(["Fecha", "Quux"], [["2022-06-30", "x"]]), name="A")

    assert mapping.columns == {"date_start": "Fecha"}


def test_a_mapped_table_is_read_as_the_mapping_says():
    (incident,) = Mapped(MAPPING).read(table_of(ROW), Context())

    assert incident.event_type is EventType.EXPLOSIONS
    assert incident.sub_event_type == "Shelling/artillery/missile attack"
    assert (incident.place.latitude, incident.place.longitude) == (34.73, 36.71)
    assert incident.killed == Count.exactly(3)
    assert (incident.country, incident.dataset) == ("SY", "Our list")
    assert incident.extra == {"Colour": " red ", "Tipo": "Bombardeo"}


def test_a_constant_fills_only_what_the_file_leaves_empty():
    mapping = ColumnMapping(
        name="A", columns={"event_type": "Tipo"}, constants={"event_type": "Riots"}
    )
    rows = [{"Tipo": "Protests", "x": "1"}, {"Tipo": "", "x": "2"}]

    found = list(Mapped(mapping).read(table_of(*rows), Context()))

    assert [each.event_type.value for each in found] == ["Protests", "Riots"]


def test_one_type_can_stand_for_all_rows():
    mapping = ColumnMapping(name="A", columns={"location": "x"}, constants={"event_type": "Riots"})

    (found,) = Mapped(mapping).read(table_of({"x": "Homs", "y": "2"}), Context())

    assert (found.event_type, found.location) == (EventType.RIOTS, "Homs")


def test_unknown_categories_are_listed_with_a_proposal_and_rejected_until_mapped():
    mapping = ColumnMapping(name="A", columns={"event_type": "Tipo", "location": "Lugar"})
    table = table_of(ROW, ROW, ROW | {"Tipo": "Quux"})

    shelling, quux = unknown_categories(table, mapping)

    assert (shelling.value, shelling.rows) == ("Bombardeo", 2)
    assert shelling.proposal == "Air/drone strike"
    assert quux.proposal is None
    assert "2 categories" in Mapped(mapping).doubts(table, Context())[0]
    assert all(isinstance(each, Rejection) for each in Mapped(mapping).read(table, Context()))


@pytest.mark.parametrize(
    ("words", "proposal"),
    [
        ("drone strike", "Air/drone strike"),
        ("IED", "Remote explosive/landmine/IED"),
        ("Peacful protests", "Peaceful protest"),
        ("kidnapping", "Abduction/forced disappearance"),
        ("weather", None),
    ],
)
def test_a_category_in_other_words_is_proposed(words, proposal):
    assert propose_kind(words) == proposal


@pytest.mark.parametrize(
    ("cell", "killed"),
    [
        ("2-5", Count(minimum=2, maximum=5)),
        ("at least 4", Count(minimum=4)),
        ("up to 4", Count(maximum=4)),
        ("3", Count(minimum=3, maximum=3)),
    ],
)
def test_a_range_in_one_cell_fills_both_ends_or_one(cell, killed):
    (found,) = Mapped(MAPPING).read(table_of(ROW | {"Muertos": cell}), Context())

    assert found.killed == killed


def test_a_type_in_words_is_proposed_before_one_in_codes():
    rows = [("7", "Shelling"), ("2", "Drone strike"), ("7", "Kidnapping")]

    code, words = propose(("attack type", "attack type name"), rows)

    assert words.field == "event_type"
    assert code.field is None


def test_a_mapping_that_says_something_else_is_another_version():
    other = replace(MAPPING, constants={"country": "LB"})

    assert Mapped(MAPPING).version == Mapped(replace(MAPPING)).version
    assert Mapped(MAPPING).version != Mapped(other).version


def test_a_fault_names_the_column_as_the_file_does():
    (rejection,) = Mapped(MAPPING).read(table_of(ROW | {"Muertos": "dozens"}), Context())

    assert (rejection.column, rejection.value) == ("Muertos", "dozens")


@pytest.mark.parametrize(
    ("cell", "point"),
    [
        ("34.73, 36.71", (34.73, 36.71)),
        ("(34.73;36.71)", (34.73, 36.71)),
        ("34.73 36.71 120 5", (34.73, 36.71)),
        ("POINT (36.71 34.73)", (34.73, 36.71)),
    ],
)
def test_a_pair_in_one_cell_is_latitude_then_longitude(cell, point):
    (incident,) = Mapped(MAPPING).read(table_of(ROW | {"Coords": cell}), Context())

    assert (incident.place.latitude, incident.place.longitude) == point


@pytest.mark.parametrize("cell", ["34.73", "north of Homs", "136.71, 34.73", "1,2,3"])
def test_what_is_no_pair_is_rejected(cell):
    (rejection,) = Mapped(MAPPING).read(table_of(ROW | {"Coords": cell}), Context())

    assert isinstance(rejection, Rejection)


def test_the_day_order_of_a_mapping_is_kept():
    mapping = ColumnMapping(
        name="A",
        columns={"date_start": "Fecha"},
        constants={"event_type": "Riots"},
        day_order=DayOrder.DAY_FIRST,
    )

    (incident,) = Mapped(mapping).read(table_of(ROW | {"Fecha": "03/04/2022"}), Context())

    assert incident.date.start.isoformat() == "2022-04-03"


def test_a_saved_mapping_loads_as_it_was():
    assert load_mapping(MAPPING.to_json().encode(), "m.json") == MAPPING


def test_a_mapping_can_be_written_by_hand_in_toml():
    toml = b'name = "A"\n[columns]\ndate_start = "Fecha"\n[constants]\nevent_type = "Riots"\n'

    mapping = load_mapping(toml, "m.toml")

    assert (mapping.name, mapping.columns["date_start"]) == ("A", "Fecha")
    (found,) = Mapped(mapping).read(table_of(ROW), Context())
    assert isinstance(found, Incident)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "neither JSON nor TOML"),
        (b"[1]", "wrong at"),
        (b'{"colums": {}}', "colums"),
        (b'{"columns": {"colour": "x"}}', "cannot fill"),
        (b'{"columns": {"date_start": 7}}', "columns.date_start"),
        (b"\xff\xfe", "neither JSON nor TOML"),
    ],
)
def test_what_is_no_mapping_is_refused_with_a_sentence(data, words):
    with pytest.raises(BadInput, match=words):
        load_mapping(data, "m.json")


def test_a_mapping_is_remembered_by_the_columns_whatever_their_order():
    assert header_signature(["A", " b"]) == header_signature(["B", "a"])
    assert header_signature(["A"]) != header_signature(["A", "B"])


def test_a_table_that_lacks_a_column_of_the_mapping_is_not_recognised_and_says_so():
    table = table_of({"Fecha": "2022-06-30", "x": "1"})

    assert Mapped(MAPPING).recognises(table.header) is None
    assert Mapped(MAPPING).recognises(list(ROW)) is not None
    assert any("Lugar" in doubt for doubt in Mapped(MAPPING).doubts(table, Context()))


@pytest.mark.parametrize(
    ("name", "code"),
    [("Kenia", "KE"), ("Siria", "SY"), ("Perú", "PE"), ("Україна", "UA"), ("Allemagne", "DE")],
)
def test_a_country_is_known_by_its_name_in_the_languages_of_the_columns(name, code):
    assert country_of_name(name) == code


@pytest.mark.parametrize("name", ["Homs", "Total", "Oma", "Kongo"])
def test_what_is_no_country_or_may_be_two_is_none(name):
    assert country_of_name(name) is None


def test_a_spanish_table_is_proposed_its_country_and_its_id():
    proposals = propose(("Código", "País"), [("C-1", "Kenia"), ("C-2", "Siria")])

    assert [each.field for each in proposals] == ["dataset_id", "country"]
