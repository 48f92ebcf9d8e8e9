"""What somebody's words for a kind of incident mean is chosen word by word, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

import streamlit as st

from incidents.formats.categories import Category
from incidents.formats.kinds import KINDS

_NO_KIND: Final = "leave it: the rows are not taken"
_CHOICES: Final = (_NO_KIND, *KINDS)
_ON_A_PAGE: Final = 15
_WIDTHS: Final = (4, 4)


def meanings(words: Sequence[Category], before: Mapping[str, str], *, key: str) -> dict[str, str]:
    """Draw the words with what each may mean; return what each that is taken means.

    Each has a list of its own, as a column has: a list in a grid's cell closes when the page is
    drawn again. What was chosen stays while another page of words is turned to.

    Args:
        words: The words, with a proposal each.
        before: What was said of words the last time; it goes before the proposals.
        key: A name for the controls, different for each table.
    """
    chosen: dict[str, str] = st.session_state.setdefault(_kept(key), {})
    rest = _rest(key) if len(words) > _ON_A_PAGE else _NO_KIND
    standing = {
        each.value: chosen.get(each.value) or before.get(each.value) or each.proposal or rest
        for each in words
    }
    first = _first_shown(len(words), key)
    with st.container(border=True):
        for number, each in enumerate(words[first : first + _ON_A_PAGE], first + 1):
            _word(each, standing[each.value], number=number, key=key)
    open_yet = sum(meaning == _NO_KIND for meaning in standing.values())
    if len(words) > _ON_A_PAGE and open_yet:
        are = "word has" if open_yet == 1 else "words have"
        st.caption(f"{open_yet:,} of {len(words):,} {are} no meaning yet.")
    return {value: meaning for value, meaning in standing.items() if meaning in KINDS}


def _rest(key: str) -> str:
    """What all words mean that have no other meaning; nobody goes through hundreds of them."""
    meaning: str = st.selectbox(
        "Words for which nothing is proposed or chosen mean",
        _CHOICES,
        filter_mode="contains",
        key=f"{key} rest",
    )
    return meaning


def _first_shown(number: int, key: str) -> int:
    pages = -(-number // _ON_A_PAGE)
    if pages <= 1:
        return 0
    page: int = st.pagination(pages, key=f"{key} words page of {pages}")
    return (page - 1) * _ON_A_PAGE


def _word(word: Category, meaning: str, *, number: int, key: str) -> None:
    said, choice = st.columns(_WIDTHS, vertical_alignment="center")
    said.text(f"{word.value[:80]}\n{word.rows:,} {'row' if word.rows == 1 else 'rows'}")
    control = f"{key} word {sha256(word.value.encode(errors='replace')).hexdigest()[:16]}"
    if st.session_state.get(control) != meaning:
        st.session_state[control] = meaning
    choice.selectbox(
        f"Meaning of word {number}",
        _CHOICES,
        label_visibility="collapsed",
        filter_mode="contains",
        key=control,
        on_change=_choose,
        args=(key, word.value, control),
    )


def _choose(key: str, word: str, control: str) -> None:
    st.session_state[_kept(key)][word] = st.session_state[control]


def _kept(key: str) -> str:
    return f"{key} words"
