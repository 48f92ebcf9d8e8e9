"""A model on disk marks names in a text; a name fills a place or weapon that the rules left empty.

spaCy and GLiNER are not installed with Incident Atlas: they weigh hundreds of megabytes. They are
imported only where the settings name a model, and nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, Self

from incidents.article import Article
from incidents.errors import SettingsError
from incidents.extraction.adapters.filling import Filling
from incidents.extraction.adapters.proposal import Proposal
from incidents.extraction.extractor import Extractor
from incidents.extraction.how_far import Progress
from incidents.record import Incident

_PLACES: Final = frozenset({"GPE", "LOC", "FAC", "location", "place"})
_WEAPONS: Final = frozenset({"weapon", "WEAPON"})
_TARGETS: Final = frozenset({"target", "TARGET"})
_GLINER_LABELS: Final = ("location", "weapon", "target")
_LEAST_SURE: Final = 0.5
_NEAR: Final = 400  # characters around the words that tell an event
_MOST_TEXT: Final = 100_000  # characters

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
        try:
            library = import_module(kind)
        except ImportError as absent:
            raise SettingsError(
                f"The model {path.name!r} needs {kind}, which is not installed: "
                f"run `.venv/bin/python -m pip install {kind}`, or unset the model."
            ) from absent
        try:
            marks = _spacy(library, path) if kind == "spacy" else _gliner(library, path)
        except (OSError, ValueError, KeyError) as wrong:
            raise SettingsError(f"The folder {path} holds no model of {kind}: {wrong}") from wrong
        return cls(rules, marks, path.name)

    def drafts(self, article: Article, progress: Progress | None = None) -> tuple[Incident, ...]:
        """The incidents that an article tells of, the headline's first."""
        found = self._rules.drafts(article, progress)
        if all(draft.location and draft.weapons and draft.targets for draft in found):
            return found
        text = article.text
        marked = [
            (start, end, label)
            for start, end, label in self._marks(text[:_MOST_TEXT])
            if 0 <= start < end <= len(text)
        ]
        filling = Filling(article, self._rules, self._name)
        return tuple(filling.of((draft,), _proposals(draft, marked, text))[0] for draft in found)


def _proposals(
    draft: Incident, marked: list[tuple[int, int, str]], text: str
) -> Iterator[Proposal]:
    told = next((each for each in draft.evidence if each.field == "event_type"), None)
    if told is None or draft.sub_event_type is None:
        return
    near = [
        (start, end, label)
        for start, end, label in marked
        if told.start - _NEAR <= start and end <= told.end + _NEAR
    ]

    def quotes(labels: frozenset[str]) -> list[str]:
        return [text[start:end] for start, end, label in near if label in labels]

    yield Proposal(
        sub_event_type=draft.sub_event_type,
        quote=told.quote,
        location=next(iter(quotes(_PLACES)), None),
        weapons=tuple(quotes(_WEAPONS)[:1]),
        targets=tuple(quotes(_TARGETS)[:1]),
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
