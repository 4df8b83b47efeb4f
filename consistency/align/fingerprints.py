"""Fingerprints of a text's letters: digits, spaces and punctuation are left out, so that copies that differ in a
figure still meet.

Winnowing (Schleimer, Wilkerson, Aiken 2003): hashes of all runs of ``K`` letters, the smallest of each ``WINDOW``
neighbours kept. Two texts that share ``K + WINDOW - 1`` letters in a row share a fingerprint.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

K = 14
WINDOW = 8
_NOT_LETTERS = re.compile(r"[^가-힣A-Za-z一-鿿]+")
_BASE = np.uint64(1_000_003)

Hashes = npt.NDArray[np.uint64]


def letters(text: str) -> str:
    """The letters of ``text`` alone (Hangul, Latin lower-cased, Hanja)."""
    return _NOT_LETTERS.sub("", text).lower()


def fingerprints(text: str) -> Hashes:
    """The sorted distinct fingerprints of the letters of ``text``; empty for fewer than ``K`` letters."""
    codes = np.frombuffer(letters(text).encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - K + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(K):
            hashes = hashes * _BASE + codes[i : i + count]
        # a final mix, so that the smallest hash of a window is not the one with the smallest letters
        hashes ^= hashes >> np.uint64(29)
        hashes *= np.uint64(0xBF58476D1CE4E5B9)
        hashes ^= hashes >> np.uint64(32)
    if count <= WINDOW:
        return np.unique(hashes.min(keepdims=True))
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1))
