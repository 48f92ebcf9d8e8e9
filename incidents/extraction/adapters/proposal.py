"""What a model proposes counts only where its words stand in the article.

A model may be wrong, or obey a sentence of the article instead of us. So nothing of its answer is
kept but offsets into the article, a type from ACLED's list and numbers that the quote itself says.
Places are looked up by us, and nothing that it writes in its own words is ever shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from incidents.vocabulary import SUB_EVENT_TYPES, TYPE_OF_SUB_EVENT

MOST_INCIDENTS: Final = 40
_LONGEST_QUOTE: Final = 400
_LONGEST_NAME: Final = 120
_MOST_ITEMS: Final = 12
_MOST_PEOPLE: Final = 1_000_000

Quote = Annotated[str, Field(min_length=2, max_length=_LONGEST_QUOTE)]
Name = Annotated[str, Field(min_length=2, max_length=_LONGEST_NAME)]


class _Part(BaseModel):
    # A model that adds a field of its own is not punished; the field is not read.
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=False)


class Dated(_Part):
    """When, with the words that say so."""

    start: date
    end: date
    quote: Quote


class Counted(_Part):
    """How many, with the words that say so; None where the words are open."""

    minimum: Annotated[int, Field(ge=0, le=_MOST_PEOPLE)] | None = None
    maximum: Annotated[int, Field(ge=0, le=_MOST_PEOPLE)] | None = None
    quote: Quote


class Acting(_Part):
    """Somebody who took part, with the words that name him."""

    quote: Name
    role: Literal["perpetrator", "party", "responder"] = "party"
    attribution: Literal["stated", "alleged", "denied", "unknown"] = "unknown"


class Proposal(_Part):
    """One incident as a model proposes it."""

    sub_event_type: str
    quote: Quote
    location: Name | None = None
    date: Dated | None = None
    killed: Counted | None = None
    injured: Counted | None = None
    weapons: Annotated[tuple[Name, ...], Field(max_length=_MOST_ITEMS)] = ()
    targets: Annotated[tuple[Name, ...], Field(max_length=_MOST_ITEMS)] = ()
    actors: Annotated[tuple[Acting, ...], Field(max_length=_MOST_ITEMS)] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quote stands in an article."""

    start: int
    end: int


def proposals_in(answer: object, text: str) -> Iterator[Proposal]:
    """The proposals of an answer whose type is ACLED's and whose quote stands in the text."""
    rows = answer.get("incidents") if isinstance(answer, Mapping) else None
    for row in rows[:MOST_INCIDENTS] if isinstance(rows, list) else ():
        try:
            proposal = Proposal.model_validate(row)
        except ValidationError:
            continue
        if proposal.sub_event_type in TYPE_OF_SUB_EVENT and span_of(proposal.quote, text):
            yield proposal


def span_of(quote: str | None, text: str, near: int = 0) -> Span | None:
    """Where a quote stands, the nearest place after an offset first; None where it does not."""
    if not quote or not quote.strip():
        return None
    start = text.find(quote, near)
    if start < 0:
        start = text.find(quote)
    return Span(start, start + len(quote)) if start >= 0 else None


def schema() -> dict[str, Any]:
    """The JSON schema that the server is asked to keep to."""
    parts = Proposal.model_json_schema(ref_template="#/$defs/{model}")
    definitions = parts.pop("$defs", {})
    parts["properties"]["sub_event_type"] = {
        "enum": [sub for subs in SUB_EVENT_TYPES.values() for sub in subs]
    }
    return {
        "type": "object",
        "properties": {"incidents": {"type": "array", "items": parts}},
        "required": ["incidents"],
        "additionalProperties": False,
        "$defs": definitions,
    }
