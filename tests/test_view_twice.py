"""Of texts that come again only the last one counts, whatever they look like."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.view import twice

TEXTS = st.lists(st.lists(st.sampled_from(["", "a", "b", "ab", "ba", "\0", "a\0", "é"])))


def slowly(chunks):
    texts = [text for chunk in chunks for text in chunk]
    return [text not in texts[at + 1 :] for at, text in enumerate(texts)]


@given(TEXTS)
def test_the_last_of_each_text_is_found_over_all_chunks(chunks):
    arrays = [pa.array(["before", *chunk], pa.utf8())[1:] for chunk in chunks]

    assert twice.last_of_each(arrays).tolist() == slowly(chunks)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), unique=True))
def test_texts_that_differ_all_count(texts):
    assert twice.last_of_each([pa.array(texts, pa.utf8())]).all()


def test_texts_whose_numbers_are_alike_by_chance_are_compared(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(twice, "_weights", lambda many: twice.np.ones(many, twice.np.uint64))

    assert twice.last_of_each([pa.array(["ab", "ba", "ab"])]).tolist() == [False, True, True]
