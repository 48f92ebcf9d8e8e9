"""A place is named by words from one token up to another, and means a point once it is settled."""

from __future__ import annotations

from typing import NamedTuple

from geo.place import Place


class PlaceMention(NamedTuple):
    """A place named in a text.

    Attributes:
        first: First token of the wording.
        end: Token after the last.
        name: First token of the name itself.
        place: Where it is.
        is_in: Whether a preposition of place stands before it.
        is_foreign: Whether it lies in another country than the one the article is about.
        is_way: Whether it is only where somebody came from or went to.
        is_site: Whether a square, a hospital and the like is called so: "San Martin square".
    """

    first: int
    end: int
    name: int
    place: Place
    is_in: bool
    is_foreign: bool = False
    is_way: bool = False
    is_site: bool = False


class PlaceWords(NamedTuple):
    """A wording of a place from token `first` up to `end`, and its text."""

    first: int
    end: int
    text: str


class Named(NamedTuple):
    """A name that stands where a place does, before it is known which place it means.

    Attributes:
        first: First token of the wording.
        end: Token after the last.
        name: First token of the name itself.
        name_end: Token after the name.
        within: What it is said to lie in, innermost first, each as first token and end.
        place: Where it would be on its own, or None.
        is_in: Whether a preposition of place stands before it.
    """

    first: int
    end: int
    name: int
    name_end: int
    within: tuple[tuple[int, int], ...]
    place: Place | None
    is_in: bool
