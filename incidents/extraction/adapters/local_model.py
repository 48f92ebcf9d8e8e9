"""A model on disk marks names in a text; a name fills a place or weapon that the rules left empty.

spaCy and GLiNER are not installed with Incident Atlas: they weigh hundreds of megabytes. They are
imported only where the settings name a model, and nothing is ever downloaded. A model that stops
leaves the rules' drafts, which then say so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, Self

from incidents.article import Article
from incidents.errors import SettingsError
from incidents.evidence import Evidence
from incidents.extraction.adapters.filling import Filling
from incidents.extraction.adapters.proposal import Span
from incidents.extraction.extractor import Extractor
from incidents.extraction.how_far import Progress
from incidents.record import Incident

_FIELD_OF_LABEL: Final = {
    "GPE": "location",
    "LOC": "location",
    "FAC": "location",
    "location": "location",
    "place": "location",
    "weapon": "weapons",
    "WEAPON": "weapons",
    "target": "targets",
    "TARGET": "targets",
}
_FIELDS: Final = ("location", "weapons", "targets")
_GLINER_LABELS: Final = ("location", "weapon", "target")
_LEAST_SURE: Final = 0.5
_NEAR: Final = 400  # characters around the words that tell an event
# More characters, which are read but not marked: no name near the event is cut in two. With them
# a passage is about 250 words. GLiNER leaves unread what comes after its first 384 words.
_CONTEXT: Final = 200
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 120
_SENTENCE_ENDS: Final = re.compile(r"\.\s|\n")

Marks = Callable[[str], Iterator[tuple[int, int, str]]]


class LocalModelExtractor:
    """Drafts by the rules, then fills gaps from the names that a model on disk marks."""

    def __init__(self, rules: Extractor, marks: Marks, name: str) -> None:
        self._rules = rules
        self._marks = marks
        self._name = name

    @classmethod
    def load(cls, rules: Extractor, path: Path, kind: Literal["spacy", "gliner"]) -> Self:
        """Load a model from a folder.

        Raises:
            SettingsError: Its library is not installed, or the folder holds no model of it.
        """
        # Told of local files only, GLiNER 0.2.29 still asks the hub for what a model's
        # configuration names, code among it. The variable is read when a library is imported.
        os.environ["HF_HUB_OFFLINE"] = "1"
        library = _library(kind, path)
        try:
            marks = _spacy(library, path) if kind == "spacy" else _gliner(library, path)
        except Exception as wrong:  # a broken model raises whatever its library does
            raise SettingsError(
                f"The folder {path} holds no model that {kind} can load: {_in_short(wrong)}"
                f"{_what_is_not_there(path) if kind == 'gliner' else ''}"
            ) from wrong
        return cls(rules, marks, path.name)

    def drafts(self, article: Article, progress: Progress | None = None) -> tuple[Incident, ...]:
        """The incidents that an article tells of, the headline's first."""
        filling = Filling(article, self._rules, self._name)
        return tuple(
            self._filled(draft, article.text, filling, progress)
            for draft in self._rules.drafts(article, progress)
        )

    def _filled(
        self, draft: Incident, text: str, filling: Filling, progress: Progress | None
    ) -> Incident:
        told = next((each for each in draft.evidence if each.field == "event_type"), None)
        if told is None or all(getattr(draft, field) for field in _FIELDS):
            return draft
        if progress is not None:
            progress(len(text), len(text))
        try:
            names = _nearest(told, text, self._marks)
        except Exception as fault:  # noqa: BLE001 - whatever a model raises, the rules' drafts stand
            reason = f"the model {self._name!r} was asked and stopped: {type(fault).__name__}"
            return replace(draft, review=(*draft.review, reason))
        return filling.marked(draft, names)


def _nearest(told: Evidence, text: str, marks: Marks) -> dict[str, Span]:
    """For each field the name that stands nearest to the words that tell an event."""
    begin = max(0, told.start - _NEAR - _CONTEXT)
    passage = text[begin : told.end + _NEAR + _CONTEXT]
    found: dict[str, Span] = {}
    for start, end, label in marks(passage):
        field = _FIELD_OF_LABEL.get(label)
        if field is None or not _is_name(passage, start, end):
            continue
        span = Span(begin + start, begin + end)
        apart = _apart(told, span)
        if apart <= _NEAR and (field not in found or apart < _apart(told, found[field])):
            found[field] = span
    return {field: found[field] for field in _FIELDS if field in found}


def _apart(told: Evidence, span: Span) -> int:
    return max(told.start - span.start, span.end - told.end, 0)


def _is_name(passage: str, start: int, end: int) -> bool:
    if not 0 <= start < end <= len(passage):
        return False
    name = passage[start:end]
    return _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and any(map(str.isalpha, name))


def _library(kind: str, path: Path) -> Any:  # noqa: ANN401 - an optional module has no types here
    try:
        return import_module(kind)
    except ImportError as absent:
        if absent.name == kind:
            raise SettingsError(
                f"The model {path.name!r} needs {kind}, which is not installed: "
                f"run `.venv/bin/python -m pip install {kind}`, or unset the model."
            ) from absent
        raise SettingsError(
            f"The model {path.name!r} needs {kind}, which is installed but cannot be used: "
            f"{_in_short(absent)}"
        ) from absent


def _in_short(fault: Exception) -> str:
    """What a library says of its fault, the first sentence; torch says whole pages."""
    said = _SENTENCE_ENDS.split(str(fault).strip(), maxsplit=1)[0].rstrip(".:")
    return f"{type(fault).__name__}: {said}." if said else f"{type(fault).__name__}."


def _what_is_not_there(path: Path) -> str:
    published = (path / "gliner_config.json").is_file()
    if not published or (path / "tokenizer_config.json").is_file():
        return ""
    return (
        " The folder has no tokenizer. Load the model once where a network is, and write it whole "
        "with its save_pretrained()."
    )


def _spacy(library: Any, path: Path) -> Marks:  # noqa: ANN401 - an optional module has no types here
    nlp = library.load(path)

    def marks(text: str) -> Iterator[tuple[int, int, str]]:
        for entity in nlp(text).ents:
            yield entity.start_char, entity.end_char, entity.label_

    return marks


def _gliner(library: Any, path: Path) -> Marks:  # noqa: ANN401 - an optional module has no types here
    model = library.GLiNER.from_pretrained(str(path), local_files_only=True)

    def marks(text: str) -> Iterator[tuple[int, int, str]]:
        for entity in model.predict_entities(text, list(_GLINER_LABELS), threshold=_LEAST_SURE):
            yield entity["start"], entity["end"], entity["label"]

    return marks
