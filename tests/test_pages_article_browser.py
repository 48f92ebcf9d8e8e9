"""A draft is corrected and accepted beside its text by mouse or by keys alone, in a browser."""

from __future__ import annotations

import re

import pytest

from benchmarks.served import dashboard

pytestmark = pytest.mark.browser

ARTICLE = (
    "Market shelled 🚀 in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, March 4, 2024, the mayor said. A hospital counted 17 dead.\n\n"
    "Separately, gunmen abducted two aid workers near Kutum on March 3, 2024, an aid group said.\n"
)
ARABIC = "مقتل سبعة مدنيين في مدينة الفاشر يوم 11 مارس 2024 في قصف مدفعي على سوق"
DESK = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
ACCEPT_STANDS = (
    "[...document.querySelectorAll('button')].some((each) => each.textContent.endsWith('AcceptA'))"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("article")
    with dashboard(f"sqlite:///{folder / 'incidents.db'}", folder / "server.log") as served:
        yield served


@pytest.fixture
def open_page(chromium, address):
    contexts = []

    def opened(text, viewport=DESK):
        context = chromium.new_context(viewport=viewport, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{address}/add")
        page.get_by_label("Paste an article").fill(text)
        page.get_by_role("button", name="Read it").click()
        page.get_by_text(re.compile("incidents? found")).wait_for()
        text_box(page).wait_for()
        return page

    yield opened
    for each in contexts:
        each.close()


def text_box(page):
    return page.get_by_role("group", name="The article, with the words behind each field marked")


def chosen(page):
    return page.get_by_role("status").filter(has_text="“").inner_text()


def choose(page, word):
    """Go from word to word until the wanted one is chosen."""
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        if chosen(page) == f"Use “{word}” as":
            return
    raise AssertionError(f"{word} was never chosen; {chosen(page)}")


def expect(page, label, value):
    page.wait_for_function(
        "([label, value]) => [...document.querySelectorAll('[data-testid=stHorizontalBlock]')]"
        ".some((row) => row.innerText.replace(/\\s+/g, ' ').trim() === `${label} ${value}`)",
        arg=[label, value],
    )


def test_a_draft_is_corrected_and_accepted_by_keys_alone(open_page):
    page = open_page(ARTICLE)
    text_box(page).focus()

    choose(page, "17")
    page.keyboard.press("Shift+ArrowRight")
    both = chosen(page)
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page, "Killed", "17")
    page.keyboard.press("a")
    page.get_by_text("Accepted").first.wait_for()
    page.keyboard.press("n")
    page.get_by_text("Abduction/forced disappearance", exact=True).wait_for()
    page.keyboard.press("x")
    page.get_by_text("Rejected").first.wait_for()

    assert both == "Use “17 dead” as"
    page.keyboard.press("n")
    page.locator("mark[data-fields*=killed]").filter(has_text="17").first.wait_for()


def test_the_keys_decide_while_the_focus_is_on_edit(open_page):
    page = open_page(ARTICLE.replace("17", "29"))
    edit = page.get_by_role("button", name="Edit", exact=True)
    edit.focus()

    page.keyboard.press("Space")
    page.get_by_label("Notes").fill("looked at")
    edit.focus()
    page.keyboard.press("a")
    page.get_by_text("Accepted").first.wait_for()

    assert edit.get_attribute("aria-pressed") == "true"
    assert page.get_by_label("Notes").input_value() == "looked at"
    assert page.get_by_text("This incident was changed since").count() == 0
    page.keyboard.press("Space")
    page.get_by_label("Reason for the change").wait_for(state="detached")
    page.keyboard.press("b")
    page.wait_for_function(f"() => {ACCEPT_STANDS}")
    page.keyboard.press("n")
    page.get_by_text("Abduction/forced disappearance", exact=True).wait_for()


def test_words_that_are_chosen_by_the_mouse_are_counted_in_characters(open_page):
    page = open_page(ARTICLE.replace("17", "19"))
    page.locator(".text span, .text mark").filter(has_text="Monday").first.evaluate(
        "(piece) => { const words = piece.firstChild; const at = words.data.indexOf('Monday');"
        "document.getSelection().setBaseAndExtent(words, at, words, at + 6) }"
    )

    page.get_by_role("button", name="actor", exact=True).click()

    page.get_by_text("Monday: party, unknown").wait_for()


def test_a_hand_that_begins_within_a_word_takes_all_of_it(open_page):
    page = open_page(ARTICLE.replace("17", "27"))

    page.locator(".text span, .text mark").filter(has_text="Monday").first.evaluate(
        "(piece) => { const words = piece.firstChild; const at = words.data.indexOf('Monday');"
        "document.getSelection().setBaseAndExtent(words, at + 1, words, at + 3);"
        "piece.closest('.text').dispatchEvent(new MouseEvent('mouseup')); }"
    )

    assert chosen(page) == "Use “Monday” as"


def test_a_key_beside_a_table_decides_on_no_draft(open_page):
    page = open_page(ARTICLE.replace("17", "25"))

    page.get_by_role("tab", name="Table").click()
    page.get_by_text("Template with our columns").wait_for()
    page.wait_for_function(f"() => !{ACCEPT_STANDS}")
    page.keyboard.press("a")
    page.get_by_role("tab", name="Article").click()
    text_box(page).wait_for()
    page.wait_for_function(f"() => {ACCEPT_STANDS}")

    assert page.get_by_text("Accepted").count() == 0
    page.keyboard.press("a")
    page.get_by_text("Accepted").first.wait_for()


def test_words_of_no_such_field_are_refused_and_the_text_stays(open_page):
    page = open_page(ARTICLE.replace("17", "21"))
    text_box(page).focus()
    choose(page, "hospital")

    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    page.get_by_text("No date can be read from 'hospital'; type it under Edit.").wait_for()
    assert text_box(page).evaluate("(text) => text.getRootNode().activeElement === text")


def test_a_text_from_right_to_left_goes_on_to_the_left(open_page):
    page = open_page(ARABIC, PHONE)
    text_box(page).focus()

    page.keyboard.press("ArrowLeft")
    first = chosen(page)
    page.keyboard.press("ArrowLeft")

    assert chosen(page) != first
    assert ARABIC.index(re.search("“(.*)”", first)[1]) < ARABIC.index(
        re.search("“(.*)”", chosen(page))[1]
    )
    assert text_box(page).evaluate("(text) => getComputedStyle(text).unicodeBidi") == "plaintext"


def test_the_page_is_no_wider_than_a_telephone(open_page):
    page = open_page(ARTICLE.replace("17", "23"), PHONE)

    wide = page.evaluate("() => document.documentElement.scrollWidth")

    assert wide <= PHONE["width"]
