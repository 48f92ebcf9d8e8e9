"""A table is shown before it is kept, a newer release asks, and hostile text stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.table import Author, Edited, Operation
from tests.pages_ground import button, hand_in, opened, said

HOSTILE = "{{7*7}} <script>alert(1)</script> ${alert(1)} ![](http://127.0.0.1:9/x.png)"
TABLE = (
    "event_type,date_start,location,country,killed_min,notes\n"
    f'Battles,2024-03-05,Kharkiv,UA,2,"{HOSTILE}"\n'
    "Battles,2024-99-05,Kharkiv,UA,2,\n"
    "Battles,2024-03-06,,,2,\n"
)
RELEASE = "event_type,date_start,location,country,killed_min,dataset,dataset_id\n" + "".join(
    f"Battles,2024-03-0{day},Kharkiv,UA,2,Example,E{day}\n" for day in range(1, 8)
)


def test_a_table_is_shown_before_it_is_kept_and_its_bad_rows_are_listed(atlas):
    test = opened("Add")

    hand_in(test, "mine.csv", TABLE)
    shown = said(test)
    kept_before = atlas.ledger.head().sequence
    button(test, "Import").click().run()

    assert "Incident Atlas" in shown
    assert kept_before == 0
    assert {each.value for each in test.metric} >= {"3", "1"}
    assert sum(1 for _ in atlas.ledger.entries()) == 2


@pytest.mark.usefixtures("atlas")
def test_marks_that_are_not_the_usual_ones_are_said():
    test = opened("Add")
    rows = "".join(f"Riots,2024-03-0{day},Kharkiv,'burnt, then shut'\n" for day in (5, 6, 7))

    hand_in(test, "mine.csv", f"event_type,date_start,location,notes\n{rows}")

    assert "cells parted by commas, those with such a sign between '." in said(test)


def a_newer_release(atlas):
    """The first release is filed, one of its incidents edited; the newer one says otherwise."""
    test = opened("Add")
    hand_in(test, "one.csv", RELEASE)
    button(test, "Import").click().run()
    entry = next(each for each in atlas.ledger.entries() if each.incident.dataset_id == "E2")
    change = entry.changed_to(replace(entry.incident, notes="seen by us"), Operation.EDIT)
    atlas.ledger.write([change], by=Author(actor="tester", reason="seen"))
    newer = RELEASE.replace("UA,2,Example,E2", "UA,5,Example,E2").replace(
        "Kharkiv,UA,2,Example,E3", "Lviv,UA,2,Example,E3"
    )
    newer = "".join(line for line in newer.splitlines(keepends=True) if ",E4" not in line)
    test = opened("Add")
    hand_in(test, "two.csv", newer)
    return test


def radio(test, label):
    return next(each for each in test.radio if label in each.label)


def test_a_newer_release_shows_its_differences_and_asks_before_it_is_taken(atlas):
    test = a_newer_release(atlas)
    shown = said(test)

    radio(test, "What shall be kept?").set_value(Edited.FILE).run()
    radio(test, "Mark them as gone").set_value("Yes, mark them").run()
    button(test, "Import").click().run()

    now = {each.incident.dataset_id: each.incident for each in atlas.ledger.entries()}
    assert "One incident was edited here, and the file says otherwise" in shown
    assert "1 incident of the same data set in that range is not in it" in shown
    assert (now["E2"].notes, now["E3"].location) == (None, "Lviv")
    assert "Gone from the source" in now["E4"].review[-1]


@pytest.mark.usefixtures("atlas")
def test_a_column_that_is_only_kept_is_compared_alone():
    header, *rows = RELEASE.splitlines()
    first = "".join(f"{line}\n" for line in (f"{header},a,b", *(f"{row},1,2" for row in rows)))
    test = opened("Add")
    hand_in(test, "one.csv", first)
    button(test, "Import").click().run()

    test = opened("Add")
    hand_in(test, "two.csv", first.replace("E3,1,2", "E3,1,5"))

    differences = next(each.value for each in test.dataframe if "Will be" in each.value)
    assert differences.values.tolist() == [["E3", "b", "2", "5"]]


@pytest.mark.usefixtures("atlas")
def test_where_a_publishers_words_fit_no_type_it_is_said_how_to_say_what_they_mean():
    table = (
        "Serial,INCIDENT TITLE,INCIDENT DATE,LOCATION,DESCRIPTION,CATEGORY,LATITUDE,LONGITUDE,"
        "APPROVED,VERIFIED\n"
        "1,Help,13/01/2010 10:00,Jacmel,Water,Public health,18.23,-72.53,YES,NO\n"
    )
    test = opened("Add")

    hand_in(test, "reports.csv", table)

    assert "To say yourself what each word for a kind of incident means" in said(test)


def test_hostile_text_is_shown_as_it_is_written(atlas):
    test = opened("Add")
    hand_in(test, "{{7*7}}.csv", TABLE)
    button(test, "Import").click().run()
    (entry, _) = atlas.ledger.entries()

    test = opened(id=entry.incident_id)

    assert HOSTILE in [line for each in test.text for line in str(each.value).splitlines()]
    assert not any("7*7" in str(each.value) for each in [*test.markdown, *test.caption])


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("empty.csv", "", "empty"),
        ("picture.csv", "\x89PNG", "picture"),
        ("other.csv", "a,b\n1,2\n", "No known format has these columns"),
    ],
)
def test_a_file_that_is_no_table_is_said_and_the_page_stays_usable(atlas, name, text, sentence):
    test = opened("Add")

    hand_in(test, name, text, encoding="latin-1")

    assert sentence in said(test)
    assert not test.exception
    assert atlas.ledger.head().sequence == 0


def test_a_batch_is_undone_from_the_list_of_earlier_ones(filled):
    test = opened("Add")
    before = filled.view.snapshot().size

    button(test, "Undo this").click().run()

    assert filled.view.snapshot().size < before
    assert "Undone on" in said(test)
