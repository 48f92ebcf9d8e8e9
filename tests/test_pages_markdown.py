"""No text of a record reaches what Streamlit renders as Markdown, which would fetch its images."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.markdown_ground import COLUMNS_OF_PLAIN_TEXT, PARTS, PLAIN, RENDERED, Pages

PAGES = Path(__file__).resolve().parent.parent / "incidents" / "pages"
# What the check cannot see through, each with why no stranger writes it.
REASONS = {
    ("conflict.py", "f'**{field_in_words(field).capitalize()}**'"): "a field's name in the record",
    ("details.py", "label"): "`fields` names each by a word of its own",
    ("edit_lists.py", "f'How actor {number} is named'"): "which actor it is, counted",
    ("edit_lists.py", "f'Part of actor {number}'"): "which actor it is, counted",
    ("filter_bar.py", "worded"): "types, states and precisions; countries stand in a multiselect",
    ("mapping_form.py", "f'Field of column {number}'"): "which column it is, counted",
    ("meanings.py", "f'Meaning of word {number}'"): "which word it is, counted",
    ("navigation.py", "_STYLE"): "a file of our own",
    (
        "mending.py",
        "f\"{mend.question[:1].upper()}{mend.question[1:].removesuffix('?')}\"",
    ): "formats/mends.py writes each question down",
}


@pytest.fixture(scope="module")
def pages():
    return Pages({each.name: each.read_text("utf-8") for each in sorted(PAGES.glob("*.py"))})


def test_nothing_but_our_own_words_is_rendered_as_markdown(pages):
    assert set(pages.unknown()) - set(REASONS) == set()


def test_each_reason_is_for_what_is_still_there(pages):
    assert set(REASONS) - set(pages.unknown()) == set()


def test_each_call_of_streamlit_is_known_to_render_its_words_or_not(pages):
    used = {ast.unparse(node) for tree in pages.trees.values() for node in ast.walk(tree)}
    elements = {name.removeprefix("st.") for name in used if re.fullmatch(r"st\.\w+", name)}
    columns = {name.rpartition(".")[2] for name in used if name.startswith("st.column_config.")}

    assert elements - RENDERED - PLAIN - PARTS == set()
    assert {each for each in columns if each.isidentifier()} - COLUMNS_OF_PLAIN_TEXT == set()


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown(incident.notes)",
        "st.caption(f'Read from {name}')",
        "st.button('Remove', help=name)",
        "st.expander(label=incident.location)",
        "st.radio('Which', [each.name for each in found])",
        "st.radio('Which', found, format_func=lambda each: each.name)",
        "words = incident.notes; st.info(words)",
        "st.subheader('1' if number == 1 else name)",
        "for place, label in rows: st.metric(label, '1')",
        "_heading(incident.location)",
        "column.metric('Place', incident.location)",
        "st.warning(' · '.join(incident.review))",
        "st.title(_worded(incident))",
    ],
)
def test_a_strangers_words_are_found(line):
    pages = Pages({"one.py": _module(line)})

    assert len(set(pages.unknown())) == 1


@pytest.mark.parametrize(
    "line",
    [
        "st.text(incident.notes)",
        "st.caption(f'{len(found):,} of {number:,}, {day:%Y-%m-%d}')",
        "st.radio('Which', list(_ORDERS), format_func=_ORDERS.__getitem__)",
        "st.radio('Which', list(_ORDERS), format_func=lambda each: f'{each}: {number:,}')",
        "st.selectbox('Which', [each.name for each in found])",
        "_heading('Places')",
        "are = 'row' if number == 1 else 'rows'; st.markdown(f'**{number:,} {are}**')",
        "for label, said in (('Killed', killed), ('Injured', day)): st.caption(label)",
    ],
)
def test_our_own_words_are_let_through(line):
    pages = Pages({"one.py": _module(line)})

    assert list(pages.unknown()) == []


def _module(line):
    helpers = {"_heading": "st.subheader(words)", "_worded": "return words.notes"}
    defined = "".join(
        f"def {name}(words):\n    {body}\n" for name, body in helpers.items() if name in line
    )
    return (
        'import streamlit as st\n_ORDERS = {"new": "Newest first"}\n'
        f"def page(incident, found, number, name, rows, day, killed):\n    {line}\n{defined}"
    )
