"""The pages, drawn by Streamlit's own test runner: filters, decisions, uploads, hostile text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.atlas import open_atlas
from incidents.citing import cite
from incidents.filters import Filters
from incidents.samples import add_samples
from incidents.saved_views import SavedViews
from incidents.settings import Settings, read_settings
from incidents.table import Author, Change, Edited, Operation
from incidents.vocabulary import EventType

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "{{7*7}} <script>alert(1)</script> ${alert(1)} ![](http://127.0.0.1:9/x.png)"
TABLE = (
    "event_type,date_start,location,country,killed_min,notes\n"
    f'Battles,2024-03-05,Kharkiv,UA,2,"{HOSTILE}"\n'
    "Battles,2024-99-05,Kharkiv,UA,2,\n"
    "Battles,2024-03-06,,,2,\n"
)
ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_DATABASE", f"sqlite:///{tmp_path / 'incidents.db'}")
    monkeypatch.setenv("INCIDENTS_ACTOR", "tester")
    return read_settings(
        {
            "INCIDENTS_DATABASE": f"sqlite:///{tmp_path / 'incidents.db'}",
            "INCIDENTS_ACTOR": "tester",
        }
    )


@pytest.fixture
def atlas(settings):
    return open_atlas(settings)


@pytest.fixture
def filled(atlas):
    add_samples(
        atlas.settings.samples,
        ledger=atlas.ledger,
        extractor=atlas.extractor,
        resolver=atlas.resolver,
    )
    return atlas


PAGE = """
from incidents.atlas import open_atlas
from incidents.pages.navigation import navigate
from incidents.settings import settings_of_this_process

navigate(open_atlas(settings_of_this_process()), first={title!r})
"""


def opened(title="Explore", **params):
    test = AppTest.from_string(PAGE.format(title=title), default_timeout=30)
    for name, value in params.items():
        test.query_params[name.replace("_", "-")] = value
    test.run()
    assert not test.exception
    return test


def said(test):
    return "\n".join(
        str(each.value) for each in [*test.text, *test.caption, *test.markdown, *test.header]
    )


def button(test, label):
    return next(each for each in test.button if each.label == label)


def day(test, label):
    return next(each for each in test.date_input if each.label == label)


def words(test):
    return next(each for each in test.text_input if each.label == "Words")


def pills(test, label):
    return next(each for each in test.get("button_group") if each.label == label)


def an_upload(test, label, name, text):
    uploader = next(each for each in test.get("file_uploader") if label in each.label)
    return uploader.upload(name, text.encode(), "text/csv")


def test_an_empty_database_offers_the_samples_and_loads_them(atlas):
    test = opened()

    button(test, "Load the samples").click().run()

    assert atlas.view.snapshot().size > 3_194
    assert f"{atlas.view.snapshot().size:,}" in said(test)


@pytest.mark.usefixtures("filled")
def test_a_link_shows_the_filtered_view_again():
    test = opened(type="Protests")

    assert "Showing 2 of" in said(test)
    assert pills(test, "Type").value == ["Protests"]


@pytest.mark.usefixtures("filled")
def test_a_filter_that_is_none_is_said_and_the_rest_of_the_link_works():
    test = opened(type="Protests", precision="9")

    assert "'precision' takes 1, 2 or 3" in said(test)
    assert "Showing 2 of" in said(test)


@pytest.mark.usefixtures("filled")
def test_every_part_of_a_link_that_is_no_filter_is_named():
    test = opened(type="Wars", precision="9", country="UA")

    assert "'type' takes an ACLED event type" in said(test)
    assert "'precision' takes 1, 2 or 3" in said(test)
    assert test.query_params["country"] in ("UA", ["UA"])


@pytest.mark.usefixtures("filled")
def test_days_that_end_before_they_begin_are_said_and_the_rest_of_the_link_works():
    test = opened(**{"from": "2020-09-01", "to": "2020-08-01", "type": "Protests"})

    assert "lies before 'from'" in said(test)
    assert pills(test, "Type").value == ["Protests"]


@pytest.mark.usefixtures("filled")
def test_each_precision_says_how_many_places_are_at_least_so_exact():
    test = opened()

    numbers = [int(each.split(" · ")[1].replace(",", "")) for each in pills(test, "Place").options]

    assert 0 < numbers[0] <= numbers[1] <= numbers[2]


@pytest.mark.usefixtures("filled")
def test_choosing_dates_writes_them_into_the_address():
    test = opened()

    day(test, "From").set_value(date(2020, 8, 1)).run()

    assert test.query_params["from"] in ("2020-08-01", ["2020-08-01"])
    assert "Showing" in said(test)


@pytest.mark.usefixtures("filled")
def test_undo_takes_the_last_filter_back_and_reset_all_of_them():
    test = opened()
    day(test, "From").set_value(date(2020, 8, 1)).run()
    words(test).set_value("Minsk").run()

    button(test, "Undo").click().run()
    undone = words(test).value, day(test, "From").value
    button(test, "Reset").click().run()

    assert undone == ("", date(2020, 8, 1))
    assert day(test, "From").value is None


@pytest.mark.usefixtures("filled")
def test_filters_that_leave_nothing_say_which_they_are_and_what_to_do():
    test = opened(text="qqxyzzyqq")

    assert "No incident passes all the filters: text qqxyzzyqq" in said(test)


@pytest.mark.usefixtures("filled")
def test_a_filter_that_leaves_nothing_is_taken_away_by_its_own_button():
    test = opened(text="qqxyzzyqq", type="Protests")

    button(test, "Without the words").click().run()

    assert words(test).value == ""
    assert "Showing 2 of" in said(test)


@pytest.mark.parametrize("title", ["Explore", "Add", "Review"])
@pytest.mark.usefixtures("filled")
def test_each_page_says_in_a_heading_what_it_is_for(title):
    (heading,) = opened(title).title

    assert heading.value != title


def test_a_selected_incident_shows_its_precision_in_words(filled):
    incident_id = filled.view.snapshot().incident_id(0)

    test = opened(id=incident_id)

    assert "within" in said(test)
    assert "History" in [each.label for each in test.expander]


@pytest.mark.usefixtures("filled")
def test_an_incident_that_is_gone_is_said_not_raised():
    test = opened(id="i0000")

    assert "no such incident here now" in said(test)


def test_a_pasted_article_becomes_drafts_to_decide_on(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    day(test, "Published on").set_value(date(2024, 3, 5))

    button(test, "Read it").click().run()
    button(test, "Accept").click().run()
    (entry,) = atlas.ledger.entries()

    assert "1 incident found" in said(test)
    assert entry.incident.state == "accepted"
    assert entry.incident.date.start == date(2024, 3, 4)
    assert [each.actor for each in atlas.ledger.history(entry.incident_id)] == ["tester", "tester"]


def test_the_same_article_again_shows_the_drafts_that_are_there(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()

    button(test, "Read it").click().run()

    assert "was read before" in said(test)
    assert len(list(atlas.ledger.entries())) == 1


def test_the_day_of_publication_is_not_kept_for_the_next_article(atlas):
    test = opened("Add")
    day(test, "Published on").set_value(date(2024, 3, 5))
    test.text_area[0].set_value(ARTICLE).run()
    kept_for_the_first = day(test, "Published on").value
    button(test, "Read it").click().run()

    test.text_area[0].set_value(ARTICLE.replace("three", "four")).run()

    assert kept_for_the_first == date(2024, 3, 5)
    assert day(test, "Published on").value is None
    assert len(list(atlas.ledger.entries())) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text yet"),
        ("The minister telephoned his colleague on Monday.", "No incident was found"),
        ("\0\0\0", "The text"),
    ],
)
def test_an_article_that_gives_nothing_is_said_and_nothing_is_stored(atlas, text, sentence):
    test = opened("Add")
    test.text_area[0].set_value(text)

    button(test, "Read it").click().run()

    assert sentence in said(test)
    assert atlas.ledger.head().sequence == 0
    assert not test.exception


def test_a_conflicting_edit_shows_both_versions_and_lets_the_person_choose(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()
    (entry,) = atlas.ledger.entries()
    elsewhere = replace(entry.incident, notes="changed elsewhere")
    change = Change(
        incident=elsewhere,
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=1,
    )
    atlas.ledger.write([change], by=Author(actor="another", reason="meanwhile"))

    button(test, "Accept").click().run()
    both = said(test)
    button(test, "Save mine over it").click().run()
    (now,) = atlas.ledger.entries()

    assert "changed elsewhere" in both
    assert "As you meant it" in both
    assert (now.incident.state, now.incident.notes) == ("accepted", None)


def test_a_table_is_shown_before_it_is_kept_and_its_bad_rows_are_listed(atlas):
    test = opened("Add")

    an_upload(test, "table", "mine.csv", TABLE).run()
    shown = said(test)
    kept_before = atlas.ledger.head().sequence
    button(test, "Import").click().run()

    assert "Incident Atlas" in shown
    assert kept_before == 0
    assert {each.value for each in test.metric} >= {"3", "1"}
    assert sum(1 for _ in atlas.ledger.entries()) == 2


RELEASE = "event_type,date_start,location,country,killed_min,dataset,dataset_id\n" + "".join(
    f"Battles,2024-03-0{day},Kharkiv,UA,2,Example,E{day}\n" for day in range(1, 8)
)


def a_newer_release(atlas):
    """The first release is filed, one of its incidents edited; the newer one says otherwise."""
    test = opened("Add")
    an_upload(test, "table", "one.csv", RELEASE).run()
    button(test, "Import").click().run()
    entry = next(each for each in atlas.ledger.entries() if each.incident.dataset_id == "E2")
    change = entry.changed_to(replace(entry.incident, notes="seen by us"), Operation.EDIT)
    atlas.ledger.write([change], by=Author(actor="tester", reason="seen"))
    newer = RELEASE.replace("UA,2,Example,E2", "UA,5,Example,E2").replace(
        "Kharkiv,UA,2,Example,E3", "Lviv,UA,2,Example,E3"
    )
    newer = "".join(line for line in newer.splitlines(keepends=True) if ",E4" not in line)
    test = opened("Add")
    an_upload(test, "table", "two.csv", newer).run()
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


def test_hostile_text_is_shown_as_it_is_written(atlas):
    test = opened("Add")
    an_upload(test, "table", "{{7*7}}.csv", TABLE).run()
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

    uploader = next(each for each in test.get("file_uploader") if "table" in each.label)
    uploader.upload(name, text.encode("latin-1"), "text/csv").run()

    assert sentence in said(test)
    assert not test.exception
    assert atlas.ledger.head().sequence == 0


def test_a_batch_is_undone_from_the_list_of_earlier_ones(filled):
    test = opened("Add")
    before = filled.view.snapshot().size

    next(each for each in test.button if each.label == "Undo this").click().run()

    assert filled.view.snapshot().size < before
    assert "Undone on" in said(test)


def test_a_cited_link_shows_what_was_known_then_and_what_has_changed_since(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()
    cited = cite(atlas.ledger.head())
    (entry,) = atlas.ledger.entries()
    change = Change(
        incident=replace(entry.incident, notes="later"),
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=1,
    )
    atlas.ledger.write([change], by=Author(actor="another", reason="later"))

    then = opened(at=cited, id=entry.incident_id)
    shown = said(then)
    button(then, "Show what is known now").click().run()

    assert "as the link cites it. Since then: 1 changed" in shown
    assert "later" not in shown
    assert "later" in said(then)


def test_a_link_that_cites_nothing_of_this_ledger_is_said_and_the_present_is_shown(filled):
    test = opened(at="7-000000000000")

    assert "cites another ledger" in said(test)
    assert f"{filled.view.snapshot().size:,}" in said(test)


def test_a_view_that_was_saved_is_shown_again_with_one_click(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "views", property(lambda _: tmp_path / "views.json"))
    SavedViews(tmp_path / "views.json").save(
        "Protests", Filters(types=(EventType.PROTESTS,)), by="tester"
    )
    test = opened()

    button(test, "Show").click().run()

    assert "Showing 2 of" in said(test)
    assert filled.view.snapshot().size > 2


def test_totals_leave_empty_what_nobody_counted(filled):
    kinds = Filters(types=(EventType.STRATEGIC,))
    shown = filled.view.snapshot().select(kinds).count
    test = opened(type="Strategic developments")
    next(each for each in test.get("button_group") if "Below" in each.label).set_value(
        "Totals"
    ).run()

    frame = test.dataframe[-1].value

    assert frame["At least"].isna().all()
    assert frame["Unknown in"].tolist() == [shown]


@pytest.mark.usefixtures("filled")
def test_countries_are_compared_by_charts_with_the_same_axes():
    test = opened()

    below(test).set_value("Countries").run()

    assert {"Myanmar (Burma) · 2,593", "Bangladesh · 601"} <= {each.value for each in test.text}
    assert not test.exception


def test_the_table_begins_near_the_incident_that_was_chosen_elsewhere(filled):
    snapshot = filled.view.snapshot()
    listed = snapshot.select(Filters()).rows(limit=2_000)

    test = opened(id=snapshot.incident_id(int(listed[1_234])))

    (table,) = (each.value for each in test.dataframe if len(each.value) > 1)
    expected = snapshot.frame(listed[1_231 : 1_231 + 200])
    assert table["location"].tolist() == expected["location"].tolist()


def test_the_table_that_was_left_shows_the_chosen_incident_again(filled):
    snapshot = filled.view.snapshot()
    listed = snapshot.select(Filters()).rows(limit=2_000)
    test = opened(id=snapshot.incident_id(int(listed[1_234])))

    below(test).set_value("Totals").run()
    below(test).set_value("Table").run()

    (table,) = (each.value for each in test.dataframe if len(each.value) > 1)
    expected = snapshot.frame(listed[1_231 : 1_231 + 200])
    assert table["location"].tolist() == expected["location"].tolist()


@pytest.mark.usefixtures("filled")
def test_the_columns_of_the_table_are_those_that_were_chosen(tmp_path, monkeypatch):
    kept = tmp_path / "columns.json"
    monkeypatch.setattr(Settings, "columns", kept)
    test = opened()

    columns(test).set_value(["location", "actors"]).run()

    assert json.loads(kept.read_text("utf-8")) == ["location", "actors"]


def below(test):
    return next(each for each in test.get("button_group") if each.label == "Below the map")


def columns(test):
    return next(each for each in test.multiselect if each.label == "Columns, in their order")
