"""Turning words of two stories that fill one place and cannot both be said.

A place is compared by its words, weighed by rarity, the nearest most; both sentences as wholes must be alike as well,
and a word right beside must be the same. Neither story may have the other's word in a place like it: who tells both
sides of a thing contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.retelling import Weights, alike
from consistency.claims.statements import of_other_things
from consistency.claims.turns import Turn, TurnPair, dimension_of, is_figure, quoted, tells, turning_opposites
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span

_CONTRARY = {"up": "down", "down": "up", "more": "less", "less": "more", "gain": "loss", "loss": "gain"}
_NEGATION = re.compile(r"않|못하|못했|아니")
_AROUND = 40


class StoryTurns:
    """The turning words of one story, by what they are compared on."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.by_axis: dict[tuple[str, str], list[Turn]] = {}
        for turn in turns:
            self.by_axis.setdefault((turn.kind, turn.axis), []).append(turn)


def turned_pairs(a: StoryTurns, b: StoryTurns, weights: Weights) -> Iterator[TurnPair]:
    """Words of two stories that turn one sentence in opposite ways."""
    least = load("turns")["likeness"]
    for axis in sorted(a.by_axis.keys() & b.by_axis.keys()):
        left, right = a.by_axis[axis], b.by_axis[axis]
        apart = [
            pair for x in left for y in right if opposed(x, y) and (pair := _pair(x, y, weights, least)) is not None
        ]
        if apart:
            yield from _left_over(apart, left, right, weights, least)


def _left_over(
    apart: Sequence[TurnPair],
    left: Sequence[Turn],
    right: Sequence[Turn],
    weights: Weights,
    least: dict[str, float],
) -> Iterator[TurnPair]:
    """Those whose words have no better partner of their own meaning in the other story."""
    agreed = [(place_likeness(x, y, weights), False, x, y) for x in left for y in right if x.value == y.value]
    scored = [(pair.likeness, True, pair.a, pair.b) for pair in apart] + [
        s for s in agreed if s[0] >= least["elsewhere"]
    ]
    scored.sort(key=lambda s: (-round(s[0], 2), s[1], s[2].place.start, s[3].place.start))
    taken: set[Span] = set()
    disputed: list[tuple[Turn, Turn]] = []
    sentences: dict[Span, set[str]] = {}
    for turn in (*left, *right):
        sentences.setdefault(turn.sentence, set()).add(turn.value)
    for _, contrary, x, y in scored:
        if not {x.place, y.place} & taken:
            taken |= {x.place, y.place}
            # Who tells both sides in one sentence tells them of two things.
            if contrary and not (
                sentences[x.sentence] <= sentences[y.sentence] or sentences[y.sentence] <= sentences[x.sentence]
            ):
                disputed.append((x, y))
    for pair in apart:
        if (pair.a, pair.b) in disputed and not any(
            (x is pair.a and y.place not in taken) or (y is pair.b and x.place not in taken)
            for likeness, contrary, x, y in scored
            if not contrary
        ):
            yield pair


def opposed(x: Turn, y: Turn) -> bool:
    """Whether two words of one axis cannot both be said of one thing."""
    if x.value == y.value:
        return False
    if x.kind == "scale":
        gap = load("turns")["gap"].get(x.axis)
        return gap is not None and abs(int(x.value) - int(y.value)) >= gap
    if x.kind == "way":
        return _CONTRARY[x.value] == y.value
    return x.kind != "opposite" or y.value in turning_opposites()[x.value]


@derived
def _unreal() -> re.Pattern[str]:
    return re.compile(alternation(load("turns")["unreal"]["anywhere"]))


@derived
def _beside_unreal() -> re.Pattern[str]:
    return re.compile(alternation(load("turns")["unreal"]["beside"]))


def _pair(x: Turn, y: Turn, weights: Weights, least: dict[str, float]) -> TurnPair | None:
    common = sum(map(weights.of, x.words & y.words))
    figures = sum(map(tells, x.words & y.words))
    kind = "_with_figures" if figures > 1 else ""
    if common < min(least["weight" + kind], least["words" + kind] * weights.rare):
        return None
    sentence = weights.likeness(x.words, y.words)
    if sentence < least["sentence"] or not _beside(x, y, sentence, figures, least):
        return None
    likeness = place_likeness(x, y, weights)
    if likeness < least["place"] or _separate(x, y):
        return None
    return TurnPair(x, y, round(likeness, 2), figures)


def _beside(x: Turn, y: Turn, sentence: float, figures: int, least: dict[str, float]) -> bool:
    """Whether the words on both sides are the same, or on one side, the sentences being much alike."""
    head = alike(x.before[0], y.before[0]) if x.before and y.before else not x.before and not y.before
    if x.kind == "polarity" or not (x.behind and y.behind):
        return head
    tail = alike(x.behind[0], y.behind[0])
    return (head and tail) or ((head or tail) and (sentence >= least["one_neighbour"] or figures >= 2))


def _separate(x: Turn, y: Turn) -> bool:
    """Whether something tells two things apart: figures beside, measures, scopes, a denial, a condition."""
    if x.kind != "polarity" and _denied_behind(x) != _denied_behind(y):
        return True
    if set(_unreal().findall(x.context)) != set(_unreal().findall(y.context)) or set(
        _beside_unreal().findall(_around(x))
    ) != set(_beside_unreal().findall(_around(y))):
        return True
    mine, other = ({w for w in t.near if is_figure(w)} for t in (x, y))
    shared = {dimension_of(w) for w in mine & other}
    if ({dimension_of(w) for w in mine} & {dimension_of(w) for w in other}) - shared:
        return True
    if quoted(x) and quoted(y) and not {*x.near[:2]} & y.words:
        return True
    days, others = ({w for w in t.words if w.startswith("=p")} for t in (x, y))
    if days and others and not days & others and not any(map(tells, x.words & y.words)):
        return True
    return of_other_things(_around(x), _around(y))


def _denied_behind(turn: Turn) -> bool:
    end = turn.place.end - turn.sentence.start
    return bool(_NEGATION.search(turn.context, end, end + 8))


def _around(turn: Turn) -> str:
    start, end = (at - turn.sentence.start for at in (turn.place.start, turn.place.end))
    return turn.context[max(0, start - _AROUND) : start] + " " + turn.context[end : end + _AROUND // 2]


def place_likeness(x: Turn, y: Turn, weights: Weights) -> float:
    """The share of a place's weight that stands in the other sentence too, the nearest counting most; the lesser."""
    shares = []
    for mine, other in ((x, y), (y, x)):
        total = shared = 0.0
        for side in (mine.before, mine.behind):
            for n, word in enumerate(side):
                weight = weights.of(word) / (1 + 0.2 * n)
                total += weight
                if word in other.words or any(alike(word, w) for w in other.near):
                    shared += weight
        shares.append(shared / total if total else 0.0)
    return min(shares)
