"""What stands beside two figures, of two stories or of two sentences of one, held against each other."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.align.placed import Terms, Words
from consistency.claims.reading import word_weight
from consistency.claims.retelling import Slot, alike, kind_of, tells, value_of
from consistency.claims.statements import digits

_BIG = 3
"""Digits from which an equal figure is no accident."""
_NEAR = 5
"""Words on each side of a figure that are compared with those beside another."""
_FARTHER = 0.25
"""How much less a word says with each step from the figure."""


def beside(x: Slot, y: Slot) -> float:
    """The weight of the words that stand beside both figures, on the same side."""
    sides = ((x.before, y.before), (x.behind, y.behind))
    return sum(_of_side(mine, other) + _of_side(other, mine) for mine, other in sides) / 2


def _of_side(mine: Sequence[str], other: Sequence[str]) -> float:
    """The weight of the words on one side of a figure that stand on that side of another, less with each step."""
    total = 0.0
    for n, word in enumerate(mine[:_NEAR]):
        for m, v in enumerate(other[:_NEAR]):
            if alike(word, v):
                total += word_weight(word) / (1 + _FARTHER * (n + m))
                break
    return total


def weight_beside(slot: Slot) -> float:
    """What all words beside a figure count, as ``beside`` counts them."""
    return sum(
        word_weight(w) / (1 + _FARTHER * n) for side in (slot.before, slot.behind) for n, w in enumerate(side[:_NEAR])
    )


def same_first(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the nearest words of one side are alike."""
    return bool(mine and other) and alike(mine[0], other[0])


def other_heads(x: Slot, y: Slot) -> bool:
    """Whether each figure has a word right before it that stands nowhere near the other: 배추 32.4%, 무 34.2%."""
    if not (x.before and y.before):
        return False
    near = [(*slot.before[:_NEAR], *slot.behind[:_NEAR]) for slot in (x, y)]
    return not any(alike(x.before[0], w) for w in near[1]) and not any(alike(y.before[0], w) for w in near[0])


def qualified(x: Slot, y: Slot) -> float:
    """What the words count that stand before the same word right before the figures, if neither sentence has the
    other's: 가스 운반선, 석유 운반선."""
    if not same_first(x.before, y.before) or min(len(x.before), len(y.before)) < 2:
        return 0.0
    words = x.before[1], y.before[1]
    if any(any(alike(word, w) for w in o.words) for word, o in zip(words, (y, x), strict=True)):
        return 0.0
    return min(map(word_weight, words))


def terms_around(x: Slot, y: Slot, first: Words, second: Words, shared: float, near: float) -> Terms:
    """The terms that describe what stands around two figures of two sentences, wherever these stand. ``shared`` is the
    weight of the words that both sentences have, ``near`` that of those beside both figures."""
    weights = sorted((weight_beside(x), weight_beside(y)))
    apart = sorted(len([v for v in p.others - q.others if v[0] == "q"]) for p, q in ((x, y), (y, x)))
    kinds = sorted(sum(v[:2] == kind_of(x.mention) for v in slot.others) for slot in (x, y))
    equal = x.others & y.others
    return {
        "around": near,
        "around_of_lesser": near / max(1.0, weights[0]),
        "around_of_greater": near / max(1.0, weights[1]),
        "head": float(same_first(x.before, y.before)),
        "behind": float(same_first(x.behind, y.behind)),
        "before_3": float(sum(any(alike(w, v) for v in y.before[:3]) for w in x.before[:3])),
        "behind_3": float(sum(any(alike(w, v) for v in y.behind[:3]) for w in x.behind[:3])),
        "sentence": shared,
        "sentence_of_lesser": shared / max(1.0, min(first.weight, second.weight)),
        "sentence_of_greater": shared / max(1.0, max(first.weight, second.weight)),
        "figures": float(sum(map(tells, equal))),
        "small_figures": float(len(equal)),
        "big_figures": float(sum(v[0] == "q" and len(digits(v[2])) >= _BIG for v in equal)),  # type: ignore[arg-type]
        "other_figures": float(apart[0]),
        "other_figures_most": float(apart[1]),
        "of_kind": float(kinds[0]),
        "of_kind_most": float(kinds[1]),
        "qualified": qualified(x, y),
        "other_heads": float(other_heads(x, y)),
        "in_sentence": float(value_of(x.mention) in y.others) + float(value_of(y.mention) in x.others),
        "total": float(x.total != y.total),
        "listed": float(x.listed != y.listed),
    }
