"""Which pairs of articles may share a passage: those that share fingerprints that are not everybody's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from consistency.align.fingerprints import Hashes

MIN_SHARED = 3
"""Fewer shared fingerprints than this are a phrase, not a passage…"""
MIN_CONTAINMENT = 0.25
"""…unless they are this share of the shorter text's."""
COMMON = 80
"""A fingerprint in more articles than this is boilerplate (a copyright line, a request for tips)."""

Pairs = npt.NDArray[np.int64]


def candidate_pairs(prints: Sequence[Hashes], *, drafts: int | None = None) -> list[tuple[int, int]]:
    """Return pairs (i, j), i < j, of indices into ``prints`` worth aligning, in order.

    With ``drafts`` only pairs with at least one of the first ``drafts`` texts are returned. Postings are sorted once;
    the cost grows with the number of fingerprints and of pairs that share one, not with the square of the articles.
    """
    sizes = np.array([len(p) for p in prints], dtype=np.int64)
    if sizes.sum() == 0:
        return []
    hashes = np.concatenate(list(prints))
    owners = np.repeat(np.arange(len(prints), dtype=np.int64), sizes)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    edges = np.flatnonzero(np.diff(hashes)) + 1
    starts = np.concatenate(([0], edges))
    lengths = np.diff(np.concatenate((starts, [len(hashes)])))
    codes: list[Pairs] = []
    total = len(prints)
    for length in range(2, min(COMMON, int(lengths.max(initial=0))) + 1):
        groups = starts[lengths == length]
        if not len(groups):
            continue
        members = owners[groups[:, None] + np.arange(length)]
        for x, y in zip(*np.triu_indices(length, 1), strict=True):
            a, b = members[:, x], members[:, y]
            keep = slice(None) if drafts is None else a < drafts
            codes.append(a[keep] * total + b[keep])
    if not codes:
        return []
    unique, counts = np.unique(np.concatenate(codes), return_counts=True)
    first, second = np.divmod(unique, total)
    shorter = np.minimum(sizes[first], sizes[second])
    good = (counts >= MIN_SHARED) | (counts >= np.maximum(1, MIN_CONTAINMENT * shorter))
    return [(int(a), int(b)) for a, b in zip(first[good], second[good], strict=True)]
