"""The texts of a source are read together: they show its home, and so which namesakes it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.resolve import Resolver
from geo.toponyms.could_lie import Code, could_lie
from geo.toponyms.finding import Toponym, find_with_demonyms, lookup_of, recognised, resolve
from geo.toponyms.source_home import NOWHERE, SourceVotes
from geo.toponyms.spans import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcedText:
    """A text of a source, to be read together with the source's others.

    Attributes:
        text: The text.
        source: Who published it, best as its address ("palestineherald.com"); the name and the
            texts of one source show where it reports from.
        spans: Offsets of names that are already marked; None to find them.
    """

    text: str
    source: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None


def find_in_many(texts: Sequence[SourcedText], resolver: Resolver) -> Iterator[tuple[Toponym, ...]]:
    """The places of many texts, each read with what the source's other texts show of its home.

    Demonyms are given too, marked as such. All texts with a source are read twice.
    """
    known = lookup_of(resolver)
    votes: dict[str, SourceVotes] = {}
    own: list[Mapping[Code, float]] = []
    for each in texts:
        own.append(could_lie(recognised(Reading(each.text, known))) if each.source else {})
        if each.source:
            if each.source not in votes:
                votes[each.source] = SourceVotes(each.source, resolver.gazetteer, known)
            votes[each.source].add(own[-1])
    for each, its_own in zip(texts, own, strict=True):
        home = votes[each.source].home_without(its_own) if each.source else NOWHERE
        if each.spans is None:
            yield find_with_demonyms(each.text, resolver, home=home)
        else:
            yield resolve(each.text, each.spans, resolver, home=home)
