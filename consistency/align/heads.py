"""What a story says of its heads, and when two figures are of one head.

Two labels share their last noun, or one is the beginning or the end of the other; what narrows one must be true of the
other, in its clause or in what its story is about, and not of a figure beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.grains import one_grain
from consistency.claims.headed import Headed, HeadPair
from consistency.claims.headwords import counts, when
from consistency.claims.retelling import alike
from consistency.claims.statements import digits, is_scope, parted
from consistency.korean.names import person_lexicon
from consistency.model import Quantity

_TELLING = 3
"""Significant digits of a figure that two stories do not share by accident."""
_AS_OF = re.compile(r"(\d{1,2}시(?: ?\d{1,2}분)?) ?(?:기준|현재|까지)")
_NO_MARK = frozenset({"총", "각각"})


def tells(q: Quantity) -> bool:
    """Whether two stories do not share the figure by accident."""
    return len(digits(q.value)) >= _TELLING


_FIGURES = 60
"""Figures of a story that are looked at: each is held against all others of both stories."""


class StoryHeads:
    """The headed figures of one story. ``about`` is its title and first sentence."""

    def __init__(self, told: Sequence[Headed], about: str, printed: Sequence[Quantity]) -> None:
        self.told = [h for h in told if h.kind != "base"][:_FIGURES]
        self.bases = [h for h in told if h.kind == "base"][:_FIGURES]
        self.about = about.lower()
        self._by: dict[tuple[str, str], list[Headed]] = {}
        for h in self.told:
            for word in {*h.label, "".join(h.label)}:
                self._by.setdefault((h.quantity.dimension, word), []).append(h)
        self.when = frozenset(when(about))
        self._printed = {(q.dimension, q.value) for q in printed}
        self.items = {(h.head, h.quantity.dimension, h.quantity.value) for h in self.told if tells(h.quantity)}
        self.telling = {(q.dimension, q.value) for q in printed if tells(q)}

    def near(self, x: Headed) -> list[Headed]:
        """The story's figures whose label shares a word with that of ``x``."""
        words = {*x.label, "".join(x.label)}
        return list({h.place: h for w in words for h in self._by.get((x.quantity.dimension, w), ())}.values())

    def prints(self, q: Quantity) -> bool:
        """Whether the story prints the value anywhere."""
        return (q.dimension, q.value) in self._printed

    def prints_both(self, pair: HeadPair) -> bool:
        """Whether the story prints both values."""
        return self.prints(pair.a.quantity) and self.prints(pair.b.quantity)

    def gives(self, x: Headed) -> bool:
        """Whether the story gives the value to the head."""
        return any(h.quantity.value == x.quantity.value for h in self._by.get((x.quantity.dimension, x.head), ()))

    def lends(self, x: Headed, y: Headed) -> bool:
        """Whether the story gives the value of ``y`` to their head, and beside it that of ``x`` to another."""
        return any(
            h.quantity.value == y.quantity.value and any(lenders_of(x, h, self)) for h in self.near(y) if core(h, y)
        )

    def siblings(self, x: Headed) -> list[Headed]:
        """Other figures of its dimension and sentence, under other heads: the figure stands in a list."""
        return [
            h
            for h in self.told
            if h.sentence == x.sentence and h.place != x.place and h.quantity.dimension == x.quantity.dimension
            if not core(h, x)
        ]


def core(x: Headed, y: Headed) -> str:
    """What both labels share; empty where the heads are not one."""
    a, b = "".join(x.label), "".join(y.label)
    if a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a):
        return min(a, b, key=len)
    if x.head == y.head:
        n = 0
        while n < min(len(x.label), len(y.label)) and x.label[-1 - n] == y.label[-1 - n]:
            n += 1
        return "".join(x.label[len(x.label) - n :])
    return next((p.head for p, q in ((x, y), (y, x)) if p.head in q.label), "")


def comparable(x: Headed, y: Headed, a: StoryHeads, b: StoryHeads) -> bool:
    """Whether two figures are of one head, and nothing makes them figures of two things."""
    return (
        x.quantity.dimension == y.quantity.dimension
        and x.change == y.change
        and bool(core(x, y))
        and not (narrowing(x, y) - y.marks) - b.when
        and not (narrowing(y, x) - x.marks) - a.when
        and (x.kind == "predicate") == (y.kind == "predicate")
        and (x.kind != "attribute" or y.kind != "attribute" or x.pred == y.pred)
        and x.ages == y.ages
        and one_grain(x.period, y.period)
        and not (x.day and y.day and x.day != y.day)
        and not _as_of_two_hours(x, y)
        and _of_one_place(x, y, b)
        and _of_one_place(y, x, a)
        and _holds(x, y, b)
        and _holds(y, x, a)
        and not parted(" ".join((*x.label, *x.around)), " ".join((*y.label, *y.around)))
    )


def _as_of_two_hours(x: Headed, y: Headed) -> bool:
    """Whether the sentences count up to two hours: 오전 11시 30분 기준, 오후 4시 기준."""
    own, other = (set(_AS_OF.findall(h.context)) for h in (x, y))
    return bool(own and other) and not own & other


def _of_one_place(x: Headed, y: Headed, b: StoryHeads) -> bool:
    """Whether the province or city that narrows x is that of y: 경기도의 합계출산율 is not that of the country."""
    places = person_lexicon().places
    named = {w for w in x.around if w in places or w.removesuffix("도") in places}
    return all(w in y.context or w in b.about for w in named)


def narrowing(x: Headed, y: Headed) -> frozenset[str]:
    """The words that make x another figure of its head, but for figures that y's sentence has too."""
    return x.marks - _NO_MARK - {f"={v[2]}" for v in y.others if v[0] == "q"}


def _holds(x: Headed, y: Headed, b: StoryHeads) -> bool:
    """Whether what narrows x is true of y: a word of its own, of what its story is about, not of a figure beside it."""
    joined = "".join(y.label)
    missing = {w for w in x.label if w not in joined and not any(alike(w, v) for v in y.label)} - counts()
    own = {*y.label, *y.around, *y.carried}
    beside = {w for h in b.told if h.sentence == y.sentence and h.place != y.place for w in h.label} - own
    for word in {*missing, *x.topic}:
        if any(alike(word, v) for v in own):
            continue
        if any(alike(word, v) for v in beside) or (is_scope(word) and word not in y.context) or word not in b.about:
            return False
    return True


def lenders_of(x: Headed, y: Headed, b: StoryHeads) -> Iterator[Headed]:
    """The figures near ``y`` that give the value of ``x`` to another head, in the form that ``y`` has."""
    near = {*x.around, *y.around}
    for z in b.told:
        if (
            z.quantity.dimension == x.quantity.dimension
            and z.quantity.value == x.quantity.value
            and _of_another(z, x, y)
            and z.change == y.change
            and z.marks <= y.marks
            and not near & {*z.label}
            and (abs(z.number - y.number) <= 1 or z.number == 0)
        ):
            yield z


def _of_another(z: Headed, x: Headed, y: Headed) -> bool:
    """Whether a figure is of another head: 조합원 물량 beside 일반분양 물량, 버스 beside 전기버스."""
    if (z.kind == "predicate") != (y.kind == "predicate"):
        return False
    if not core(z, x) and not core(z, y):
        return True
    other, mine, theirs = ("".join(h.label) for h in (z, x, y))
    if mine == theirs != other and mine.endswith(other) and x.kind == y.kind == z.kind == "noun":
        return True
    own = (*x.label, *y.label)
    return not all(any(alike(w, v) for v in own) for w in z.label) and not any(
        all(any(alike(w, v) for v in z.label) for w in h.label) for h in (x, y)
    )
