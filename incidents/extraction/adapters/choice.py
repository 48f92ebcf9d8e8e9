"""Which extractor drafts is chosen by the settings; without any the rules draft alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol
from urllib.parse import urlsplit

from incidents.article import Article
from incidents.errors import SettingsError
from incidents.extraction.adapters.endpoint import DEFAULT_SECONDS, Endpoint, EndpointExtractor
from incidents.extraction.adapters.local_model import LocalModelExtractor
from incidents.extraction.extractor import Extractor
from incidents.extraction.how_far import Progress
from incidents.record import Incident

ENDPOINT: Final = "INCIDENTS_MODEL_ENDPOINT"
NAME: Final = "INCIDENTS_MODEL_NAME"
KEY: Final = "INCIDENTS_MODEL_KEY"
SECONDS: Final = "INCIDENTS_MODEL_SECONDS"
SPACY: Final = "INCIDENTS_SPACY_MODEL"
GLINER: Final = "INCIDENTS_GLINER_MODEL"
_MOST_SECONDS: Final = 600.0


class Drafter(Protocol):
    """Whatever drafts incidents from an article."""

    def drafts(self, article: Article, progress: Progress | None = None) -> tuple[Incident, ...]:
        """The incidents that an article tells of, the headline's first."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelSettings:
    """Which model drafts beside the rules; at most one of them is named.

    Attributes:
        endpoint: An OpenAI-compatible server, or None.
        path: The folder of a local model, or None.
        kind: What the local model is, or None.
    """

    endpoint: Endpoint | None = None
    path: Path | None = None
    kind: Literal["spacy", "gliner"] | None = None


def read_model_settings(environment: Mapping[str, str]) -> ModelSettings:
    """Read which model is to be used.

    Args:
        environment: INCIDENTS_MODEL_ENDPOINT (such as http://127.0.0.1:11434/v1) with
            INCIDENTS_MODEL_NAME, perhaps INCIDENTS_MODEL_KEY and INCIDENTS_MODEL_SECONDS; or
            INCIDENTS_SPACY_MODEL or INCIDENTS_GLINER_MODEL, a folder. None of them: no model.

    Raises:
        SettingsError: A setting is wrong, or more than one model is named.
    """
    named = [name for name in (ENDPOINT, SPACY, GLINER) if environment.get(name)]
    if len(named) > 1:
        raise SettingsError(f"{' and '.join(named)} are both set; name one model.")
    if not named:
        return ModelSettings()
    if named == [ENDPOINT]:
        return ModelSettings(endpoint=_endpoint(environment))
    path = Path(environment[named[0]])
    if not path.is_dir():
        raise SettingsError(f"{named[0]} names {str(path)!r}, which is no folder of a model.")
    return ModelSettings(path=path, kind="spacy" if named == [SPACY] else "gliner")


def drafter_of(rules: Extractor, settings: ModelSettings) -> Drafter:
    """The extractor that the settings choose.

    Raises:
        SettingsError: The library of a local model is not installed, or the model is none.
    """
    if settings.endpoint is not None:
        return EndpointExtractor(rules, settings.endpoint)
    if settings.path is not None and settings.kind is not None:
        return LocalModelExtractor.load(rules, settings.path, settings.kind)
    return rules


def _endpoint(environment: Mapping[str, str]) -> Endpoint:
    address, name = environment[ENDPOINT], environment.get(NAME)
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        known = False
    if not known:
        raise SettingsError(f"{ENDPOINT} is {address!r}; write it like http://127.0.0.1:11434/v1.")
    if not name:
        raise SettingsError(f"{ENDPOINT} needs {NAME}, the name that the server gives the model.")
    try:
        seconds = float(environment.get(SECONDS) or DEFAULT_SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:
        raise SettingsError(f"{SECONDS} takes a number from 1 to {_MOST_SECONDS:.0f}.")
    return Endpoint(
        address=address.rstrip("/"),
        model=name,
        key=environment.get(KEY) or None,
        seconds=seconds,
    )
