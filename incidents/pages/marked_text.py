"""The words behind a field are marked in the article itself, as text that nothing evaluates.

The browser is handed pieces of text and sets each as `textContent`, so that a script, a template
or an image in an article stays a row of characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import streamlit as st

from incidents.evidence import Evidence

Piece = tuple[str, tuple[str, ...]]

_STOP: Final = re.compile(r"[.!?]['\"”’]?\s+|\n+")
_HTML: Final = "<div class='text' tabindex='0' role='group'></div>"
_CSS: Final = """
.text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55;
        font-family: var(--st-font); color: var(--st-text-color); }
.text.tall { max-height: 26rem; overflow-y: auto; padding: .25rem .5rem;
             border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); }
mark { background: color-mix(in srgb, var(--st-primary-color) 22%, transparent); color: inherit;
       border-radius: 3px; padding: 0 .1em; }
mark::after { content: ' ' attr(data-fields); font-size: .72em; opacity: .85;
              font-style: italic; }
"""
_JS: Final = """
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.text');
  root.classList.toggle('tall', data.tall);
  root.setAttribute('aria-label', data.label);
  root.replaceChildren(...data.pieces.map(([text, fields]) => {
    const node = document.createElement(fields.length ? 'mark' : 'span');
    node.textContent = text;
    if (fields.length) node.dataset.fields = fields.join(', ');
    return node;
  }));
}
"""


def marked_text(text: str, evidence: Sequence[Evidence], *, label: str, key: str) -> None:
    """Show an article with the words behind each field marked."""
    _show(pieces(text, evidence), label=label, key=key, size="tall")


def marked_sentence(text: str, evidence: Sequence[Evidence], *, label: str, key: str) -> None:
    """Show the sentence or sentences that hold the evidence, with its words marked."""
    start, end = sentence_around(
        text, min(each.start for each in evidence), max(each.end for each in evidence)
    )
    inside = [
        Evidence.cut(each.field, text[start:end], each.start - start, each.end - start)
        for each in evidence
    ]
    _show(pieces(text[start:end], inside), label=label, key=key, size="sentence")


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


def _show(pieces_: list[Piece], *, label: str, key: str, size: str) -> None:
    component = st.components.v2.component("marked_text", html=_HTML, css=_CSS, js=_JS)
    component(
        key=key,
        data={"pieces": pieces_, "label": label, "tall": size == "tall"},
        height="content",
    )
