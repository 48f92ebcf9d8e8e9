"""A proposal fills what the rules left empty, or becomes a draft of its own that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from incidents.actor import Actor
from incidents.article import Article
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.extraction.adapters.proposal import (
    Acting,
    Counted,
    Dated,
    Proposal,
    Span,
    span_of,
)
from incidents.extraction.extractor import Extractor
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.when.dates import dates_in
from incidents.interval import Interval
from incidents.record import Incident
from incidents.target import Target
from incidents.vocabulary import TYPE_OF_SUB_EVENT, Attribution, Role, State
from incidents.weapon import Weapon

_CONFIDENCE: Final = 0.3
_LONGEST_INTERVAL: Final = 366  # days


class Filling:
    """Joins a model's proposals with the rules' drafts of one article."""

    def __init__(self, article: Article, rules: Extractor, model: str) -> None:
        self._article = article
        self._rules = rules
        self._model = model

    def of(
        self, drafts: tuple[Incident, ...], proposals: Iterable[Proposal]
    ) -> tuple[Incident, ...]:
        """The rules' drafts, filled, then the incidents that only the model found."""
        filled = list(drafts)
        added: list[Incident] = []
        for proposal in proposals:
            number = self._match(filled, proposal)
            if number is None:
                added.append(self._alone(proposal))
            else:
                filled[number] = self._filled(filled[number], proposal)
        if not added:
            return tuple(filled)
        # Where the rules could not tell what happened, what the model found stands for it.
        told = [each for each in filled if _says_what_happened(each)]
        untold = next((each for each in filled if not _says_what_happened(each)), None)
        if untold is not None and len(added) == 1:
            added = [_completed(added[0], untold)]
        return (*told, *added)

    def marked(self, draft: Incident, names: Mapping[str, Span]) -> Incident:
        """A draft of the rules with what it lacks of names that a model marked in the text.

        Args:
            draft: What the rules drafted.
            names: Where the `location`, a `weapons` or a `targets` stands in the article.
        """
        parts = [
            (field, _named(field, self._article.text[span.start : span.end]), span)
            for field, span in names.items()
            if not getattr(draft, field)
        ]
        return self._joined(draft, parts)

    def _match(self, drafts: list[Incident], proposal: Proposal) -> int | None:
        """The draft that a proposal means: of its type, and of its place where both name one."""
        event_type = TYPE_OF_SUB_EVENT[proposal.sub_event_type]
        for number, draft in enumerate(drafts):
            if draft.event_type is not event_type:
                continue
            if not draft.location or not proposal.location:
                return number
            if draft.location in proposal.location or proposal.location in draft.location:
                return number
        return None

    def _alone(self, proposal: Proposal) -> Incident:
        span = span_of(proposal.quote, self._article.text)
        start, end = (span.start, span.end) if span else (0, 1)
        draft = Incident(
            event_type=TYPE_OF_SUB_EVENT[proposal.sub_event_type],
            sub_event_type=proposal.sub_event_type,
            state=State.DRAFT,
            confidence=_CONFIDENCE,
            article_id=self._article.id,
            evidence=(Evidence.cut("event_type", self._article.text, start, end),),
            review=(f"only the model {self._model!r} found this incident",),
        )
        return self._filled(draft, proposal)

    def _filled(self, draft: Incident, proposal: Proposal) -> Incident:
        near = span_of(proposal.quote, self._article.text)
        spans = (
            (field, value, span_of(quote, self._article.text, near.start if near else 0))
            for field, value, quote in self._offered(draft, proposal)
        )
        parts = [(field, value, span) for field, value, span in spans if span is not None]
        return self._joined(draft, parts)

    def _joined(self, draft: Incident, parts: Iterable[tuple[str, Any, Span]]) -> Incident:
        """A draft with fields of a model's, their evidence and a reason to look at them."""
        changes: dict[str, Any] = {}
        evidence = list(draft.evidence)
        for field, value, span in parts:
            changes[field] = (*changes.get(field, ()), *value) if _is_list(value) else value
            evidence.append(Evidence.cut(field, self._article.text, span.start, span.end))
        if "location" in changes:
            changes |= self._placed(str(changes["location"]), draft.country)
        if not changes:
            return draft
        said = ", ".join(field for field in changes if field not in {"place", "admin1"})
        reason = f"the model {self._model!r} gave: {said}"
        return replace(
            draft,
            **changes,
            evidence=tuple(dict.fromkeys(evidence)),
            review=(*draft.review, reason),
        )

    def _offered(self, draft: Incident, proposal: Proposal) -> Iterator[tuple[str, Any, str]]:
        """Field, value and quote of whatever the draft lacks."""
        if draft.location is None and proposal.location:
            yield "location", proposal.location, proposal.location
        if draft.date is None and proposal.date is not None:
            days = self._days(proposal.date)
            if days is not None:
                yield "date", days, proposal.date.quote
        yield from self._counts(draft, proposal)
        for quote in () if draft.weapons else proposal.weapons:
            yield "weapons", (Weapon(name=quote),), quote
        for quote in () if draft.targets else proposal.targets:
            yield "targets", (Target(name=quote),), quote
        for actor in () if draft.actors else proposal.actors:
            yield "actors", (_actor(actor),), actor.quote

    def _counts(self, draft: Incident, proposal: Proposal) -> Iterator[tuple[str, Any, str]]:
        for field, counted in (("killed", proposal.killed), ("injured", proposal.injured)):
            if getattr(draft, field) is None and counted is not None:
                count = self._count(counted)
                if count is not None:
                    yield field, count, counted.quote

    def _days(self, dated: Dated) -> Interval | None:
        """A date that the rules do not read otherwise from its quote, else None."""
        if dated.end < dated.start or (dated.end - dated.start).days > _LONGEST_INTERVAL:
            return None
        days = Interval.spanning(dated.start, dated.end)
        read = dates_in(self._rules.reading_of(replace(self._article, text=dated.quote)))
        if read and not any(
            days.possibly_within(span.interval.start, span.interval.end) for span in read
        ):
            return None
        return days

    def _count(self, counted: Counted) -> Count | None:
        """A count whose numbers the quote says itself, else None."""
        reading = self._rules.reading_of(replace(self._article, text=counted.quote))
        said = {
            number
            for at in range(len(reading.tokens.words))
            if (quantity := quantity_at(reading, at)) is not None
            for number in (quantity.count.minimum, quantity.count.maximum)
        }
        offered = {counted.minimum, counted.maximum} - {None}
        if not offered or not offered <= said:
            return None
        try:
            return Count(minimum=counted.minimum, maximum=counted.maximum)
        except ValueError:
            return None

    def _placed(self, location: str, country: str | None) -> dict[str, Any]:
        place = self._rules.located(location, country=country)
        if place is None:
            return {}
        return {"place": place, "country": place.country or country, "admin1": place.admin1}


def _says_what_happened(draft: Incident) -> bool:
    """Whether a draft has words behind its type; one of a language that is not read has none."""
    return any(each.field == "event_type" for each in draft.evidence)


def _completed(draft: Incident, untold: Incident) -> Incident:
    """A model's only draft with the place and date that the rules found in its text."""
    found: dict[str, Any] = {}
    if draft.location is None and untold.location is not None:
        found |= {
            name: getattr(untold, name) for name in ("location", "place", "country", "admin1")
        }
    if draft.date is None and untold.date is not None:
        found["date"] = untold.date
    fields = sorted({"location", "date"} & found.keys())
    if not fields:
        return draft
    evidence = (each for each in untold.evidence if each.field in fields)
    reason = f"the rules found in the text, not beside the event: {', '.join(fields)}"
    return replace(
        draft,
        **found,
        evidence=tuple(dict.fromkeys((*draft.evidence, *evidence))),
        review=(*draft.review, reason),
    )


def _named(field: str, name: str) -> object:
    if field == "weapons":
        return (Weapon(name=name),)
    if field == "targets":
        return (Target(name=name),)
    return name


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)


def _actor(acting: Acting) -> Actor:
    return Actor(
        name=acting.quote, role=Role(acting.role), attribution=Attribution(acting.attribution)
    )
