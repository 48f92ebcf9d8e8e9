"""The Add page, drawn by Streamlit's own test runner: mends, texts, work that goes on."""

from __future__ import annotations

import json
import threading

import pytest

from incidents.formats.format import DayOrder
from tests.pages_ground import button, hand_in, named, opened, said

HEAD = "event_type,date_start,location,country,notes\n"


def handed_in(text):
    test = hand_in(opened("Add"), "mine.csv", text)
    assert not test.exception
    return test


@pytest.mark.usefixtures("atlas")
def test_the_button_says_what_it_does_and_what_is_left_out():
    test = handed_in(f"{HEAD}Riots,2022-01-01,Homs,SY,\nRiots,2022-99-01,Homs,SY,\n")

    assert "1 of 2 rows changes something here. 1 row is left out and stays" in said(test)


@pytest.mark.usefixtures("atlas")
def test_wrongly_decoded_texts_are_read_anew_where_the_person_says_so_and_as_before_again(atlas):
    test = handed_in(f"{HEAD}Riots,2022-01-01,Homs,SY,Ã‰tat dâ€™urgence\n")

    button(test, "Read them all as they may have been").click().run()
    taken = said(test)
    button(test, "Read them as they stand").click().run()
    button(test, "Read them all as they may have been").click().run()
    button(test, "Import").click().run()

    assert "are read as they may have been" in taken
    assert [each.incident.notes for each in atlas.ledger.entries()] == ["État d’urgence"]


def test_work_that_goes_on_is_shown_when_the_person_comes_back(atlas):
    go_on = threading.Event()
    job = atlas.jobs.start("import x", "Importing mine.csv", lambda _: go_on.wait(30))

    test = opened("Add")
    go_on.set()
    job.wait(5)

    assert "Importing mine.csv" in said(test)
    assert "When it is done it stands under “Earlier”." in said(test)


@pytest.mark.usefixtures("atlas")
def test_a_file_that_is_handed_in_again_is_tried_again_and_changes_nothing():
    text = f"{HEAD}Riots,2022-01-01,Homs,SY,\nRiots,2022-01-02,Homs,SY,\n"
    test = handed_in(text)
    button(test, "Import").click().run()

    again = handed_in(text)

    assert "Imported." in said(test)
    assert "Imported." not in said(again)
    assert "nothing would change" in said(again)


@pytest.mark.usefixtures("atlas")
def test_a_row_that_lacks_cells_can_be_mended_in_place():
    test = handed_in(f"{HEAD}Riots,2022-01-01,Homs\nRiots,2022-01-02,Homs,SY,\n")

    assert any(each.label == "Mend it here" for each in test.expander)


FOREIGN = "Fecha;Tipo;Lugar\n03/04/2022;protesta;Homs\n05/06/2022;protesta;Aleppo\n"


@pytest.fixture
def mappings(tmp_path, monkeypatch):
    monkeypatch.setattr("incidents.settings.Settings.mappings", tmp_path / "mappings")
    return tmp_path / "mappings"


@pytest.mark.usefixtures("atlas")
def test_the_order_of_the_days_is_remembered_with_the_mapping(mappings):
    test = handed_in(FOREIGN)
    next(each for each in test.radio if "which comes first" in each.label).set_value(
        DayOrder.DAY_FIRST
    ).run()

    again = handed_in(FOREIGN)
    (file,) = mappings.iterdir()

    assert json.loads(file.read_text())["day_order"] == "day first"
    assert "as they were named the last time" in said(again)
    assert {each.value for each in again.metric} == {"2", "0"}


@pytest.mark.usefixtures("atlas", "mappings")
def test_a_table_in_a_known_format_can_be_mapped_by_hand():
    test = handed_in(f"{HEAD}Riots,2022-01-01,Homs,SY,\n")

    named(test.toggle, "Name the columns myself").set_value(True).run()

    assert "Which column is which?" in said(test)
    assert "as you named the columns" in said(test)


@pytest.mark.usefixtures("atlas")
def test_each_field_that_is_chosen_stays_chosen(mappings):
    test = handed_in("Day,Town,What happened,Dead,Hurt\n2022-01-01,Homs,Shelling,100+,two\n")

    named(test.selectbox, "Field of column 4").set_value("killed_min").run()
    named(test.selectbox, "Field of column 5").set_value("injured_max").run()

    (file,) = mappings.iterdir()
    columns = json.loads(file.read_text())["columns"]
    assert (columns["killed_min"], columns["injured_max"]) == ("Dead", "Hurt")
    assert named(test.selectbox, "Field of column 4").value == "killed_min"


@pytest.mark.usefixtures("mappings")
def test_a_country_that_no_column_names_can_be_said_for_all_rows(atlas):
    test = handed_in("Day,Town,What happened\n2022-01-01,Tripoli,riot\n")

    named(
        test.selectbox, "No column says the country. If it is the same in all rows, it is"
    ).set_value("LB").run()
    button(test, "Import").click().run()

    (entry,) = atlas.ledger.entries()
    assert (entry.incident.country, entry.incident.place.country) == ("LB", "LB")


AROUND_KHARKIV = "event_type,date_start,location,country,latitude,longitude\n" + "".join(
    f"Battles,2023-05-{day:02},Kharkiv,UA,{49.9 + day / 100:.2f},36.2\n" for day in range(1, 5)
)


def test_rows_whose_axes_are_swapped_are_turned_back_at_once(atlas):
    test = handed_in(f"{AROUND_KHARKIV}Battles,2023-06-01,Kharkiv,UA,36.2,49.9\n")
    before = [each.label for each in test.expander]

    button(test, "Swap latitude and longitude of this row").click().run()
    after = [each.label for each in test.expander]
    button(test, "Import").click().run()

    assert "1 point looks odd" in before
    assert "1 point looks odd" not in after
    assert sum(1 for _ in atlas.ledger.entries()) == 5
    assert max(each.incident.place.longitude for each in atlas.ledger.entries()) == 36.2


WORDS = "Day,Town,What happened\n" + "".join(
    f"2022-01-{1 + number % 28:02},Homs,{word}\n"
    for number, word in enumerate(
        ["Shelling"] * 9 + ["riot"] * 8 + [f"zzz {at}" for at in "abcdefghijklmn"]
    )
)


@pytest.mark.usefixtures("atlas")
def test_what_a_word_means_stays_chosen_on_another_page_and_the_next_time(mappings):
    test = handed_in(WORDS)

    named(test.selectbox, "Meaning of word 1").set_value("Grenade").run()
    test.get("pagination")[0].set_value(2).run()
    named(test.selectbox, "Meaning of word 16").set_value("Arrests").run()

    (file,) = mappings.iterdir()
    assert json.loads(file.read_text())["values"]["event_type"] == {
        "Shelling": "Grenade",
        "riot": "Riots",
        "zzz n": "Arrests",
    }
    assert "13 of 16 words have no meaning yet" in said(test)
    again = handed_in(WORDS)
    assert named(again.selectbox, "Meaning of word 1").value == "Grenade"


@pytest.mark.usefixtures("atlas", "mappings")
def test_all_words_without_a_meaning_can_be_given_one_at_once():
    test = handed_in(WORDS)

    named(test.selectbox, "Words for which nothing is proposed or chosen mean").set_value(
        "Other"
    ).run()

    assert [each.value for each in test.metric] == ["31", "31", "0", "0", "0"]
    assert named(test.selectbox, "Meaning of word 3").value == "Other"
    assert named(test.selectbox, "Meaning of word 1").value == "Shelling/artillery/missile attack"


@pytest.mark.usefixtures("mappings")
def test_what_an_import_would_do_is_tried_again_when_the_mapping_is_another(atlas):
    test = handed_in("Day,Town,What happened\n2022-01-01,Homs,riot\n2022-01-02,Homs,blorf\n")
    before = [each.value for each in test.metric]

    named(test.selectbox, "Meaning of word 2").set_value("Arrests").run()
    after = [each.value for each in test.metric]
    button(test, "Import").click().run()

    assert (before, after) == (["2", "1", "0", "0", "1"], ["2", "2", "0", "0", "0"])
    assert sum(1 for _ in atlas.ledger.entries()) == 2


def test_rows_whose_kind_nobody_knows_are_mended_word_by_word(atlas):
    test = handed_in(
        f"{HEAD}Shelling,2022-01-01,Homs,SY,\nshelling,2022-01-02,Homs,SY,\nBlorf,2022-01-03,Homs,SY,\n"
    )

    named(test.selectbox, "Meaning of word 2").set_value("Protests").run()
    button(test, "Read these words so").click().run()
    button(test, "Import").click().run()

    found = [each.incident for each in atlas.ledger.entries()]
    assert [each.sub_event_type for each in found] == [
        "Shelling/artillery/missile attack",
        "Shelling/artillery/missile attack",
        None,
    ]


@pytest.mark.usefixtures("atlas", "mappings")
def test_what_was_said_of_the_columns_the_last_time_can_be_let_go():
    table = "Day,Town,What happened,Dead\n2022-01-01,Homs,Shelling,1\n"
    test = handed_in(table)
    named(test.selectbox, "Field of column 4").set_value("injured").run()
    again = handed_in(table)
    before = named(again.selectbox, "Field of column 4").value

    button(again, "Propose them anew").click().run()

    assert before == "injured"
    assert named(again.selectbox, "Field of column 4").value == "killed"
    assert not again.exception


@pytest.mark.usefixtures("mappings")
def test_a_table_that_names_no_column_is_named_by_hand(atlas):
    test = handed_in("".join(f"2022-01-{day:02},Homs,Shelling,{day}\n" for day in range(1, 9)))
    shown = said(test)

    numbers = "Call its columns by their numbers, and name them here"
    named(test.toggle, numbers).set_value(True).run()
    named(test.selectbox, "Field of column 2").set_value("location").run()
    button(test, "Import").click().run()

    assert "where the column names should stand" in shown
    assert sum(1 for _ in atlas.ledger.entries()) == 8


@pytest.mark.usefixtures("atlas")
def test_a_table_without_rows_says_so():
    assert "no row under them" in said(handed_in(HEAD))
