"""Two tellings of one sentence, word against word and figure against figure.

Words and figures are aligned as sequences (Levenshtein over tokens; a figure is one token whose key is its kind and
dimension). What comes out is a list of *slots*, two figures that stand in the same place, and of *changes*, the words
that stand in the place of other words. Only like is ever compared with like.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from consistency.claims.reading import Reading, Token, stem
from consistency.model import Mention


@dataclass(frozen=True, slots=True)
class Slot:
    """Two mentions in one place. ``left`` and ``right`` count the equal words next to it (0 to 2 each); ``block`` says
    that the mention keys differ (명 against 건) or that the alignment had to guess."""

    a: Mention
    b: Mention
    left: int
    right: int
    block: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one telling in the place of words of the other; one side is empty for an addition."""

    a: tuple[Token, ...]
    b: tuple[Token, ...]
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class SentenceDiff:
    """What two sentences have in common and where they part."""

    a: Reading
    b: Reading
    slots: tuple[Slot, ...] = ()
    changes: tuple[Change, ...] = ()
    word_share: float = 1.0
    """Equal words (not figures) over all words of the longer sentence, 0 to 1."""
    token_share: float = 1.0
    """The same with the figures that stand in one place counted as equal words."""
    unpaired: tuple[tuple[Mention, ...], tuple[Mention, ...]] = field(default=((), ()))
    """Figures of each side without a counterpart."""


def diff(a: Reading, b: Reading) -> SentenceDiff:
    """Align two readings. Cost is that of one Levenshtein over some tens of tokens."""
    left, right = a.tokens, b.tokens
    keys_a = [_key(t) for t in left]
    keys_b = [_key(t) for t in right]
    slots: list[Slot] = []
    changes: list[Change] = []
    unpaired_a: list[Mention] = []
    unpaired_b: list[Mention] = []
    equal_words = 0
    blocks = _merged(keys_a, keys_b)
    for tag, a0, a1, b0, b1 in blocks:
        if tag == "equal":
            for i in range(a1 - a0):
                x, y = left[a0 + i], right[b0 + i]
                if x.mention is not None and y.mention is not None:
                    slots.append(_slot(x.mention, y.mention, keys_a, keys_b, a0 + i, b0 + i, False))
                else:
                    equal_words += 1
            continue
        block_a, block_b = left[a0:a1], right[b0:b1]
        figures_a = [(i, t) for i, t in enumerate(block_a) if t.mention is not None]
        figures_b = [(i, t) for i, t in enumerate(block_b) if t.mention is not None]
        if figures_a and len(figures_a) == len(figures_b):
            for (i, x), (j, y) in zip(figures_a, figures_b, strict=True):
                assert x.mention is not None
                assert y.mention is not None
                slots.append(_slot(x.mention, y.mention, keys_a, keys_b, a0 + i, b0 + j, True))
        else:
            unpaired_a += [t.mention for _, t in figures_a if t.mention]
            unpaired_b += [t.mention for _, t in figures_b if t.mention]
        words_a = tuple(t for t in block_a if t.mention is None)
        words_b = tuple(t for t in block_b if t.mention is None)
        if (words_a or words_b) and not _same_letters(words_a, words_b):
            change = Change(
                words_a,
                words_b,
                keys_a[a0 - 1] if a0 else "",
                keys_a[a1] if a1 < len(keys_a) else "",
            )
            changes.append(change)
        else:
            equal_words += max(len(words_a), len(words_b))
    words = max(sum(t.mention is None for t in left), sum(t.mention is None for t in right), 1)
    return SentenceDiff(
        a,
        b,
        tuple(slots),
        tuple(changes),
        min(1.0, equal_words / words),
        min(1.0, (equal_words + len(slots)) / max(len(left), len(right), 1)),
        (tuple(unpaired_a), tuple(unpaired_b)),
    )


def _key(token: Token) -> str:
    return token.key[1] if token.mention is None else f"\x00{token.key[0]}:{token.key[1]}"


def _merged(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Levenshtein opcodes with neighbouring edits merged into one block; words that share a stem are equal."""
    stems = [w if w.startswith("\x00") else stem(w) for w in a]
    others = [w if w.startswith("\x00") else stem(w) for w in b]
    merged: list[tuple[str, int, int, int, int]] = []
    for op in Levenshtein.opcodes(stems, others):
        tag, a0, a1, b0, b1 = op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end
        if tag != "equal":
            tag = "replace"
            if merged and merged[-1][0] == "replace":
                last = merged.pop()
                a0, b0 = last[1], last[3]
        merged.append((tag, a0, a1, b0, b1))
    return merged


def _slot(x: Mention, y: Mention, a: list[str], b: list[str], i: int, j: int, block: bool) -> Slot:
    left = sum(1 for k in (1, 2) if i >= k and j >= k and _alike(a[i - k], b[j - k]))
    right = sum(1 for k in (1, 2) if i + k < len(a) and j + k < len(b) and _alike(a[i + k], b[j + k]))
    return Slot(x, y, left, right, block)


def _alike(x: str, y: str) -> bool:
    return x == y or stem(x) == stem(y) or (len(x) > 2 and len(y) > 2 and fuzz.ratio(x, y) >= 75)


def _same_letters(a: tuple[Token, ...], b: tuple[Token, ...]) -> bool:
    """Whether two runs of words differ in spacing or particles only."""
    x, y = "".join(t.key[1] for t in a), "".join(t.key[1] for t in b)
    return x == y or stem(x) == stem(y)
