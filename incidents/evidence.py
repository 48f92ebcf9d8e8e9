"""Evidence is the exact words of an article behind one field: text[start:end] == quote, always."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """The words behind one field of an incident.

    Attributes:
        field: The field's name as in the record, such as `date` or `weapons`; `sources` and
            `known_by` for who makes a claim and how that is known.
        start: Offset of the first character in the article's text.
        end: Offset after the last character.
        quote: The words themselves.
    """

    field: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(
                f"evidence from {self.start} to {self.end} cannot quote {len(self.quote)} letters"
            )

    @classmethod
    def cut(cls, field: str, text: str, start: int, end: int) -> Evidence:
        """Quote text[start:end] for a field."""
        return cls(field=field, start=start, end=end, quote=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the article still says exactly this at this place."""
        return text[self.start : self.end] == self.quote
