"""An article becomes drafts: sentences that tell of events, grouped into one draft an event."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from geo.place import Place
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction.draft.drafting import Drafting
from incidents.extraction.draft.other_languages import draft_of_places_and_dates
from incidents.extraction.grouping import grouped
from incidents.extraction.harm.shared_headlines import share_headlines
from incidents.extraction.harm.untold_casualties import with_untold_casualties
from incidents.extraction.how_far import HowFar, Progress
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.tellings import Tellings
from incidents.extraction.text.boilerplate import datelines
from incidents.extraction.text.language import READ_BY_RULES, is_plainly_english, language_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.when.filing_day import filing_day_in
from incidents.extraction.when.undated import anchor_in
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.places import Places
from incidents.extraction.who.headline_sources import name_headline_sources
from incidents.extraction.who.sources import Speakers
from incidents.record import Incident

_FILED: Final = "the day of publication is read from the dateline, {said!r}"
_ANCHORED: Final = (
    "the day of publication is not known; dates are read from {day:%A %-d %B %Y}, which the text "
    "names"
)


class Extractor:
    """Drafts incidents from articles by rules and a lexicon, offline."""

    def __init__(self, resolver: Resolver, lexicon: Lexicon) -> None:
        self._names = KnownNames(resolver)
        self._lexicon = lexicon

    def drafts(self, article: Article, progress: Progress | None = None) -> tuple[Incident, ...]:
        """The incidents that an article tells of, the headline's first.

        Every field found carries its evidence; what is not found is None or empty.

        Args:
            article: The article.
            progress: Is told how far it is; what it raises ends the reading.
        """
        how_far = HowFar(progress, len(article.text))
        reading = self.reading_of(article)
        how_far.words_are_known()
        review: tuple[str, ...] = ()
        filed = filing_day_in(reading)
        if filed is not None:
            said = reading.said(filed.first, filed.end)
            reading = replace(reading, published=filed.interval.start)
            review = (_FILED.format(said=said),)
        anchor = anchor_in(reading)
        if anchor is not None:
            reading = replace(reading, published=anchor)
            review = (_ANCHORED.format(day=anchor),)
        places = Places(reading, self._names, skipped=datelines(reading))
        language = None if is_plainly_english(reading.tokens) else language_of(article.text)
        if language not in {READ_BY_RULES, None}:
            return draft_of_places_and_dates(article, reading, places, str(language), self._names)
        how_far.places_are_found()
        tellings = list(how_far.through_events(Tellings(reading, places).in_order()))
        speakers = Speakers(reading)
        name_headline_sources(reading, speakers)
        drafting = Drafting(article, reading, places, speakers, self._lexicon, review=review)
        episodes = grouped(tellings)
        share_headlines(reading, episodes)
        drafted = [
            (episode, incident)
            for episode in how_far.through_drafts(episodes)
            if (incident := drafting.incident(episode)) is not None
        ]
        return with_untold_casualties(reading, drafted)

    def reading_of(self, article: Article) -> Reading:
        """An article read into words, sentences and what the lexicon finds in it."""
        self._names.forget_what_changed()
        return Reading.of(article, self._lexicon, self._names.is_known)

    def located(self, location: str, *, country: str | None = None) -> Place | None:
        """Where a wording is, looked for in a country where one is given; None if unknown."""
        return self._names.locate(location, country)
