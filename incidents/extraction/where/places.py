"""Where it was: the innermost place nearest the words that tell the event, in the text's wording.

First the names of the whole article say which country it is about; then each name is looked up
there before anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.names import normal
from geo.place import Place
from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.text.ordered import index_from
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.capitals import capitals_meant
from incidents.extraction.where.country_votes import setting_of
from incidents.extraction.where.kinds_of_places import DIVISIONS
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import Named, PlaceMention, PlaceWords
from incidents.extraction.where.nearness import same_spot
from incidents.extraction.where.not_places import SITES
from incidents.extraction.where.place_mentions import Mentions
from incidents.extraction.where.regions_named import in_regions_named
from incidents.extraction.where.voting import Voting
from incidents.extraction.where.wordings import Wordings

_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_TOWN: Final = 2
_IN: Final = frozenset({"in", "near", "outside"})
_SETTLEMENTS: Final = word_set(
    "town city village villages settlement hamlet township municipality commune district"
)
_TO_OR_FROM: Final = frozenset({"to", "from", "towards", "toward"})
_TO_AND_FRO: Final = frozenset({"to", "from", "against", "with"})
_LONGEST_SITE: Final = 3  # words after the first of them
_ENOUGH: Final = 3  # names that stand as places; with fewer, words inside other names count
_NEAR: Final = 6  # words
_SURELY: Final = 0.8


class Places:
    """The places of one article, found once."""

    def __init__(self, reading: Reading, names: KnownNames, *, skipped: Sequence[range]) -> None:
        self._reading = reading
        self._names = names
        self._capitals = reading.capitals
        self._wordings = Wordings(reading, names)
        found = Mentions(reading, names, skipped)
        phrases, bare = found.found()
        inside = list(found.inside_names()) if len(phrases) + len(bare) < _ENOUGH else []
        voting = Voting(reading, names, self._wordings)
        votes = [*voting.of_names(phrases, bare, inside), *voting.of_datelines(skipped)]
        self.setting = setting_of(reading, votes, names, skipped)
        settled = [(each, self._settled(each)) for each in (*phrases, *bare)]
        passed_over = [each for each, place in settled if place is None and each.is_in]
        self._passed_over = sorted(enumerate(passed_over), key=lambda one: one[1].name)
        self._passed_over_at = [each.name for _, each in self._passed_over]
        mentions = [each for _, each in settled if each is not None]
        mentions = in_regions_named(reading, names, self.country, mentions)
        self._all_named = {each.name: each for each in mentions}
        mentions += capitals_meant(reading, names, self.country, mentions)
        if any(each.is_in and not each.is_foreign for each in mentions):
            mentions = [each for each in mentions if each.is_in or not each.place.review]
        if all(each.place.where_prec == _WHOLE_COUNTRY for each in mentions):
            mentions += self._guessed(inside)
        self.mentions = sorted(mentions, key=lambda mention: mention.name)
        self._starts = [mention.name for mention in self.mentions]

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 of the country that the article is about, or None."""
        return self.setting.country

    def within(self, first: int, end: int) -> list[PlaceMention]:
        """The places named between two tokens, in order."""
        low, high = index_from(self._starts, first), index_from(self._starts, end)
        return self.mentions[low:high]

    def listed_at(self, first: int, end: int) -> PlaceMention | None:
        """What a name listed among towns means, doubtful or not; None where nobody knows it."""
        for at in range(first, end):
            if at in self._all_named:
                named = self._all_named[at]
                is_stray = named.is_foreign and self.setting.outweighs(named.place.country)
                return None if is_stray else named
        name = self._reading.said(first, end)
        if self.country in self._names.shares(name):
            place = self._names.locate(name, self.country)
        else:
            place = self._names.likeliest(name)
        if place is None:
            return None
        return PlaceMention(first, end, first, place, is_in=False)

    def passed_over(self, first: int, end: int) -> list[PlaceWords]:
        """The wordings of a place between two tokens that fit no place this article can mean."""
        at = self._passed_over_at
        low, high = index_from(at, first), index_from(at, end)
        return [
            PlaceWords(each.first, each.end, self._reading.said(each.first, each.end))
            for _, each in sorted(self._passed_over[low:high])
        ]

    def unknown_town(self, first: int, end: int) -> PlaceWords | None:
        """The first wording between two tokens that surely means a town nobody knows: "in X"."""
        words = self._reading.tokens.words
        return next(
            (
                each
                for each in self.passed_over(first, end)
                if words[each.first - 1] in _IN
                or words[each.end - 1] in _SETTLEMENTS
                or (words[each.first - 1] == "of" and words[each.first - 2] in _SETTLEMENTS)
            ),
            None,
        )

    def is_name(self, first: int, end: int) -> bool:
        """Whether words are one name that the gazetteer knows."""
        return self._names.is_known(self._reading.said(first, end))

    def located(self, mention: PlaceMention) -> Place:
        """The place that the whole wording of a mention means, else that of the bare name."""
        wording = self._reading.said(mention.first, mention.end)
        if mention.first == mention.name or "(" in wording or wording == mention.place.name:
            return mention.place
        return self._names.worded(wording, mention.place)

    def _settled(self, named: Named) -> PlaceMention | None:
        """The place that a name means in an article about this country, or None."""
        country = self.country
        place = self._of_kind(named) or named.place or self._wordings.place_of(named, None)
        if place is not None and place.country == country:
            place = self._surer(named, place)
        elif place is not None and self._is_signed_in(named, place):
            return PlaceMention(named.first, named.end, named.name, place, is_in=True)
        elif country is not None:
            inside = self._wordings.place_of(named, country)
            if inside is not None and inside.where_prec != _WHOLE_COUNTRY:
                place = inside
            elif place is not None and self._is_stray(named, place):
                place = None
        if place is None:
            return None
        foreign = None not in {place.country, country} and place.country != country
        return PlaceMention(
            named.first,
            named.end,
            named.name,
            place,
            named.is_in,
            is_foreign=foreign,
            is_way=self._reading.word(named.first - 1) in _TO_OR_FROM,
            is_site=self._is_a_site(named.name_end),
        )

    def _is_a_site(self, end: int) -> bool:
        """Whether a name goes on as a site's: "San Martin square", "A and B Streets"."""
        words, last = self._reading.tokens.words, min(end + _LONGEST_SITE, len(self._capitals))
        if self._reading.word(end) in {"and", "'s"}:
            end += 1
        while end < last and self._capitals[end] and words[end] not in SITES:
            end += 1
        return self._reading.word(end) in SITES

    def _of_kind(self, named: Named) -> Place | None:
        """The division that a bare name means where the text says its kind: "Kunduz province"."""
        reading, words = self._reading, self._reading.tokens.words
        if named.place is None or named.place.where_prec > _TOWN:
            return None
        kind = words[named.name_end] if named.end > named.name_end else None
        if kind not in DIVISIONS and words[named.name - 1] == "of" and named.name > 1:
            kind = words[named.name - 2]
        if kind not in DIVISIONS:
            return None
        name = f"{reading.said(named.name, named.name_end)} {kind}"
        found = self._names.locate(name, self.country or named.place.country)
        return found if found is not None and _TOWN < found.where_prec < _WHOLE_COUNTRY else None

    def _surer(self, named: Named, place: Place) -> Place:
        """The same place without its doubt, where only a namesake abroad made it doubtful.

        What speaks for the country most cannot be settled by it.
        """
        is_region = self._wordings.is_given_instead(named, place)
        if not place.review or (named.name == self.setting.first and not is_region):
            return place
        inside = self._wordings.place_of(named, place.country)
        if inside is None or inside.review:
            return place
        return inside if is_region or same_spot(place, inside) else place

    def _is_stray(self, named: Named, place: Place) -> bool:
        """Whether a place abroad is more likely a namesake of one at home that nobody lists."""
        if not self.setting.outweighs(place.country):
            return False
        if named.is_in and self._is_sure(named, place):
            return False
        if place.kind == "country":
            return self._reading.tokens.words[named.name - 1] in _TO_AND_FRO
        return (
            place.review
            or not named.is_in
            or (place.where_prec == 1 and not self._is_signed_in(named, place))
        )

    def _is_signed_in(self, named: Named, place: Place) -> bool:
        """Whether an agreement is signed in a town that everybody knows by its name."""
        reading = self._reading
        if reading.word(named.name - 1) != "in":
            return False
        near = reading.within("trigger", Trigger, max(0, named.name - _NEAR), named.name)
        if not any(hit.entry.signal == "agreement" for hit in near):
            return False
        return self._is_sure(named, place)

    def _is_sure(self, named: Named, place: Place) -> bool:
        """Whether everybody knows a town by its name alone."""
        if place.where_prec > _TOWN or place.review:
            return False
        name = self._reading.said(named.name, named.name_end)
        return self._names.shares(name).get(place.country or "", 0.0) > _SURELY

    def _guessed(self, inside: Sequence[Named]) -> Iterator[PlaceMention]:
        """Towns inside other names, for want of better."""
        for each in inside:
            name = self._reading.said(each.name, each.name_end)
            place = self._names.locate(name, self.country)
            if place is None or place.where_prec == _WHOLE_COUNTRY:
                continue
            if self.country is None and (place.review or normal(place.name) != normal(name)):
                continue
            reason = f"{name} stands inside another name, and no other place is named"
            guess = replace(place, review=True, reason=reason)
            yield PlaceMention(each.first, each.end, each.name, guess, each.is_in)
