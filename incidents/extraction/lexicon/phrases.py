"""A phrase of the lexicon stands for all its forms, and all phrases are looked up in one pass.

How a phrase is written:
    shell~            a regular verb: shell, shells, shelled, shelling
    kidnap~p          the same with its last letter doubled: kidnapped, kidnapping
    airstrike+        a noun: airstrike, airstrikes
    shot/shoot~ dead  alternatives of one word
    set ... on fire   at most four words between
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, Generic, TypeVar, final

from incidents.extraction.text.tokens import tokens_of

E = TypeVar("E")
GAP: Final = "..."
_LONGEST_GAP: Final = 4
_A_WORDING: Final = 3  # words
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh")
_MARKS: Final = frozenset(".,;:!?\"'“”‘’()[]—–")


def forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every form of a phrase, as words."""
    choices: list[list[tuple[str, ...]]] = []
    for word in phrase.split():
        if word == GAP:
            choices.append([(GAP,)])
            continue
        choices.append(
            [
                tuple(tokens_of(form).words)
                for choice in word.split("/")
                for form in _inflected(choice)
            ]
        )
    for chosen in product(*choices):
        yield tuple(word for words in chosen for word in words)


def _inflected(word: str) -> list[str]:
    if word.endswith("+"):
        return [word[:-1], _with_s(word[:-1])]
    stem, tilde, doubled = word.partition("~")
    if not tilde:
        return [word]
    if doubled:
        return [stem, _with_s(stem), f"{stem}{doubled}ed", f"{stem}{doubled}ing"]
    if stem.endswith("e"):
        return [stem, f"{stem}s", f"{stem}d", f"{stem[:-1]}ing"]
    if _ends_in_consonant_y(stem):
        return [stem, _with_s(stem), f"{stem[:-1]}ied", f"{stem}ing"]
    return [stem, _with_s(stem), f"{stem}ed", f"{stem}ing"]


def _with_s(word: str) -> str:
    if word.endswith(_SIBILANTS):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_consonant_y(word) else f"{word}s"


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou"


@final
class Hit(Generic[E]):
    """An entry of the lexicon found in a text, from token `first` up to `end`."""

    def __init__(self, first: int, end: int, entry: E) -> None:
        self.first: Final = first
        self.end: Final = end
        self.entry: Final = entry


class _Node(Generic[E]):
    """Where the first words of some phrases lead: those that end there, and those that go on."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, E]] = []
        self.after: dict[str, _Node[E]] = {}
        self.after_a_gap: dict[str, _Node[E]] = {}

    def add(self, kind: str, words: Sequence[str], entry: E) -> None:
        """Add a phrase of a kind; one that is there already stays."""
        node, following = self, self.after
        for word in words:
            if word == GAP:
                following = node.after_a_gap
            else:
                node = following.setdefault(word, _Node())
                following = node.after
        if all(each != kind for each, _ in node.entries):
            node.entries.append((kind, entry))


class PhraseTable(Generic[E]):
    """Phrases of several kinds; of each kind the longest phrase at a word is found."""

    def __init__(self, phrases: Iterable[tuple[str, str, E]]) -> None:
        """Take phrases as (kind, phrase, entry)."""
        self._root: _Node[E] = _Node()
        for kind, phrase, entry in phrases:
            for words in forms(phrase):
                self._root.add(kind, words, entry)

    def find(self, words: list[str]) -> dict[str, list[Hit[E]]]:
        """All hits by kind, in their order; hits of one kind do not overlap."""
        found: dict[str, list[Hit[E]]] = {}
        first_words = self._root.after
        for at, word in enumerate(words):
            node = first_words.get(word)
            if node is None:
                continue
            # Most phrases that begin at a word end there.
            if at + 1 < len(words) and (node.after_a_gap or words[at + 1] in node.after):
                longest: dict[str, Hit[E]] = {}
                self._walk(words, at, at + 1, node, longest)
                for kind, hit in longest.items():
                    _keep(hit, found, kind)
            else:
                for kind, entry in node.entries:
                    _keep(Hit(at, at + 1, entry), found, kind)
        return found

    def _walk(
        self, words: list[str], first: int, at: int, node: _Node[E], longest: dict[str, Hit[E]]
    ) -> None:
        """Find phrases that go on at a token.

        "Fired tear gas" stands for itself, whatever "fired ... at" would take in: a phrase of
        three words gives way to none with a gap inside it.
        """
        wording = at - 1 + _A_WORDING
        gaps: list[tuple[int, _Node[E]]] = []
        following: _Node[E] | None = node
        while following is not None:
            node = following
            for kind, entry in node.entries:
                if kind not in longest or longest[kind].end < at:
                    longest[kind] = Hit(first, at, entry)
            if node.after_a_gap:
                gaps.append((at, node))
            following = node.after.get(words[at]) if at < len(words) else None
            at += 1
        if not gaps:
            return
        wordings = [(kind, hit) for kind, hit in longest.items() if hit.end >= wording]
        for start, gap in gaps:
            self._walk_over_gap(words, first, start, gap, longest)
            longest.update((kind, hit) for kind, hit in wordings if start < hit.end)

    def _walk_over_gap(
        self, words: list[str], first: int, at: int, node: _Node[E], longest: dict[str, Hit[E]]
    ) -> None:
        for skipped in range(at, min(at + _LONGEST_GAP + 1, len(words))):
            following = node.after_a_gap.get(words[skipped])
            if following is not None:
                before = dict(longest)
                self._walk(words, first, skipped + 1, following, longest)
                if longest != before:
                    return
            if words[skipped] in _MARKS:
                return


def _keep(hit: Hit[E], found: dict[str, list[Hit[E]]], kind: str) -> None:
    """Put a hit to those of its kind, unless it overlaps the last of them."""
    of_its_kind = found.get(kind)
    if of_its_kind is None:
        found[kind] = [hit]
    elif of_its_kind[-1].end <= hit.first:
        of_its_kind.append(hit)
