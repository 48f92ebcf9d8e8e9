"""The words behind a field are marked in the article itself, as text that nothing evaluates.

The browser is handed pieces of text and sets each as `textContent`, so that a script, a template
or an image in an article stays a row of characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import streamlit as st

from incidents.evidence import Evidence
from incidents.field_words import field_in_words

Piece = tuple[str, tuple[str, ...]]

_STOP: Final = re.compile(r"[.!?]['\"”’]?\s+|\n+")
_HTML: Final = """
<div class='bar' hidden>
<p class='said' id='said' role='status'></p>
<div class='fields' role='toolbar' aria-label='Use the chosen words as'></div>
</div>
<div class='text' role='group' aria-describedby='said'></div>
"""
_HINT: Final = (
    "Choose words in the text and say what they are. By keyboard: the arrow keys choose, Shift "
    "takes more, Enter goes on to the fields."
)
_CSS: Final = Path(__file__).with_name("marked_text.css").read_text("utf-8")
_JS: Final = Path(__file__).with_name("marked_text.js").read_text("utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Words that a person has marked as a field.

    Attributes:
        field: Which field.
        start: Offset of the first character in the article's text.
        end: Offset after the last.
    """

    field: str
    start: int
    end: int


def marked_text(
    text: str,
    evidence: Sequence[Evidence],
    *,
    label: str,
    key: str,
    subject: str,
    fields: Sequence[str] = (),
) -> Mark | None:
    """Show an article with the words behind each field marked; return what was marked anew.

    Args:
        text: The article's text.
        evidence: The words behind the fields.
        label: What the text is, for a screen reader.
        key: The component's name in the session.
        subject: Whose evidence it is; for another one the text scrolls to its first words.
        fields: What words may be marked as; none where the text is only read.
    """
    named = [(each, field_in_words(each)) for each in fields]
    shown = {"fields": named, "subject": subject, "tall": True}
    sent = _show(pieces(text, evidence), label=label, key=key, shown=shown)
    return _mark(sent, subject)


def marked_sentence(text: str, evidence: Sequence[Evidence], *, label: str, key: str) -> None:
    """Show the sentence or sentences that hold the evidence, with its words marked."""
    start, end = sentence_around(
        text, min(each.start for each in evidence), max(each.end for each in evidence)
    )
    inside = [
        Evidence.cut(each.field, text[start:end], each.start - start, each.end - start)
        for each in evidence
    ]
    shown = {"fields": [], "subject": "", "tall": False}
    _show(pieces(text[start:end], inside), label=label, key=key, shown=shown)


def pieces(text: str, evidence: Sequence[Evidence]) -> list[Piece]:
    """Cut a text at every border of the evidence; each piece names the fields it is behind."""
    borders = sorted(
        {0, len(text), *(each.start for each in evidence), *(each.end for each in evidence)}
    )
    return [
        (
            text[start:end],
            tuple(
                dict.fromkeys(
                    each.field for each in evidence if each.start <= start and end <= each.end
                )
            ),
        )
        for start, end in pairwise(borders)
    ]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentences that hold text[start:end]: to a full stop or a line's end."""
    first = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, max(start, end - 1))
    last = stop.end() if stop else len(text)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _show(pieces_: list[Piece], *, label: str, key: str, shown: Mapping[str, object]) -> object:
    component = st.components.v2.component("marked_text", html=_HTML, css=_CSS, js=_JS)
    result = component(
        key=key,
        data={
            "pieces": [
                (text, [field_in_words(each) for each in behind]) for text, behind in pieces_
            ],
            "label": label,
            "hint": _HINT,
            **shown,
        },
        height="content",
        on_mark_change=_nothing,
    )
    return result.get("mark")


def _mark(sent: object, subject: str) -> Mark | None:
    """Read what the browser sent: anything may come, also for what is no longer shown."""
    if not isinstance(sent, Mapping) or sent.get("subject") != subject:
        return None
    field, start, end = (sent.get(name) for name in ("field", "start", "end"))
    if not (isinstance(field, str) and isinstance(start, int) and isinstance(end, int)):
        return None
    return Mark(field=field, start=start, end=end)


def _nothing() -> None:
    """Streamlit wants a callback for a trigger; the value is read after the call."""
