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
from typing import Final, Generic, NamedTuple, TypeVar

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


class _Node(Generic[E]):
    def __init__(self) -> None:
        self.after: dict[str, _Node[E]] = {}
        self.entries: dict[str, E] = {}


class PhraseTable(Generic[E]):
    """Phrases of several kinds; of each kind the longest phrase at a word is found."""

    def __init__(self, phrases: Iterable[tuple[str, str, E]]) -> None:
        """Take phrases as (kind, phrase, entry)."""
        self._root: _Node[E] = _Node()
        for kind, phrase, entry in phrases:
            for words in forms(phrase):
                node = self._root
                for word in words:
                    node = node.after.setdefault(word, _Node())
                node.entries.setdefault(kind, entry)

    def find(self, words: Sequence[str]) -> dict[str, list[Hit[E]]]:
        """All hits by kind, in their order; hits of one kind do not overlap."""
        found: dict[str, list[Hit[E]]] = {}
        free_from: dict[str, int] = {}
        first_words = self._root.after
        for at in [at for at, word in enumerate(words) if word in first_words]:
            node, after = first_words[words[at]], first_words[words[at]].after
            # Most phrases that begin at a word end there.
            if after and at + 1 < len(words) and (words[at + 1] in after or GAP in after):
                longest: dict[str, tuple[int, E]] = {}
                self._walk(words, at + 1, node, longest)
                for kind, (end, entry) in longest.items():
                    if free_from.get(kind, 0) <= at:
                        found.setdefault(kind, []).append(Hit(at, end, entry))
                        free_from[kind] = end
            else:
                for kind, entry in node.entries.items():
                    if free_from.get(kind, 0) <= at:
                        found.setdefault(kind, []).append(Hit(at, at + 1, entry))
        return found

    def _walk(
        self, words: Sequence[str], at: int, node: _Node[E], longest: dict[str, tuple[int, E]]
    ) -> None:
        """Find phrases that go on at a token.

        "Fired tear gas" stands for itself, whatever "fired ... at" would take in: a phrase of
        three words gives way to none with a gap inside it.
        """
        first = at - 1
        gaps: list[tuple[int, _Node[E]]] = []
        following: _Node[E] | None = node
        while following is not None:
            node = following
            for kind, entry in node.entries.items():
                if kind not in longest or longest[kind][0] < at:
                    longest[kind] = (at, entry)
            gap = node.after.get(GAP)
            if gap is not None:
                gaps.append((at, gap))
            following = node.after.get(words[at]) if at < len(words) else None
            at += 1
        wordings = {
            kind: hit for kind, hit in longest.items() if gaps and hit[0] >= first + _A_WORDING
        }
        for start, gap in gaps:
            self._walk_over_gap(words, start, gap, longest)
            longest.update((kind, hit) for kind, hit in wordings.items() if start < hit[0])

    def _walk_over_gap(
        self, words: Sequence[str], at: int, gap: _Node[E], longest: dict[str, tuple[int, E]]
    ) -> None:
        for skipped in range(at, min(at + _LONGEST_GAP + 1, len(words))):
            following = gap.after.get(words[skipped])
            if following is not None:
                before = dict(longest)
                self._walk(words, skipped + 1, following, longest)
                if longest != before:
                    return
            if words[skipped] in _MARKS:
                return


class Hit(NamedTuple, Generic[E]):
    """An entry of the lexicon found in a text, from token `first` up to `end`."""

    first: int
    end: int
    entry: E
