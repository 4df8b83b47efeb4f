"""Figures that two stories on one event give for one head, and that cannot both be true.

The same noun before two figures says little: retail has a share in every list. What says that two figures are of one
thing is a second link. Where a story gives the other's value to another head beside it (운수업 4만2000명, 숙박업
3만7000명 here and 숙박업 4만2000명 there), somebody took the wrong row; elsewhere the sentences must say the same,
stand in one frame, or have several stories behind one value. Each link has its weight in the lexicon, and how much they
must weigh grows with the number of stories, as what tells that two stories are of one event does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from math import log2

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.headed import Headed, HeadPair
from consistency.claims.headwords import counts, when
from consistency.claims.retelling import alike, apart
from consistency.claims.stages import other_stage
from consistency.claims.statements import digits, is_scope, parted
from consistency.claims.tables import tells_what_moves
from consistency.korean.lexicon import load
from consistency.model import Quantity

_TELLING, _SEVERAL = 3, 3
"""Significant digits of a figure that two stories do not share by accident, and how many of them say much."""
_FAR, _FARTHEST = Decimal("2.5"), 5
"""How many times the smaller value the greater may be."""
_NEAR = Decimal("1.35")
_LONG = 5
"""Letters of a head that few things have."""
_WORDS, _HALF, _MOST = 3, 0.5, 0.75
"""Words that two sentences must share besides the head, and what part of the shorter one says that they are alike."""
_SOON = 2
"""Sentences from a figure to what it is compared with."""
_DAYS = timedelta(days=3)
_NO_MARK = frozenset({"총", "각각"})


def _tells(q: Quantity) -> bool:
    """Whether two stories do not share the figure by accident."""
    return len(digits(q.value)) >= _TELLING


class StoryHeads:
    """The headed figures of one story. ``about`` is its title and first sentence."""

    def __init__(self, told: Sequence[Headed], about: str, printed: Sequence[Quantity]) -> None:
        self.told = [h for h in told if h.kind != "base"]
        self.bases = [h for h in told if h.kind == "base"]
        self.about = about.lower()
        self._by: dict[tuple[str, str], list[Headed]] = {}
        for h in self.told:
            for word in {*h.label, "".join(h.label)}:
                self._by.setdefault((h.quantity.dimension, word), []).append(h)
        self.when = frozenset(when(about))
        self._printed = {(q.dimension, q.value) for q in printed}
        self.items = {(h.head, h.quantity.dimension, h.quantity.value) for h in self.told if _tells(h.quantity)}
        self.telling = {(q.dimension, q.value) for q in printed if _tells(q)}

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
            h.quantity.value == y.quantity.value and any(_lenders(x, h, self)) for h in self.near(y) if core(h, y)
        )

    def siblings(self, x: Headed) -> list[Headed]:
        """Other figures of its dimension and sentence, under other heads: the figure stands in a list."""
        return [
            h
            for h in self.told
            if h.sentence == x.sentence and h.place != x.place and h.quantity.dimension == x.quantity.dimension
            if not core(h, x)
        ]


@dataclass(frozen=True, slots=True)
class HeadEvent:
    """The stories of a run by their numbers: ``heads`` of those that are on an event with others, their ``mates``, the
    pairs that are ``close``, when each was ``published`` and of which story it is a reprint."""

    heads: Mapping[int, StoryHeads]
    mates: Mapping[int, Set[int]]
    close: Set[tuple[int, int]]
    published: Sequence[datetime | None]
    source: Callable[[int], str]

    def differences(self, stories: int) -> Iterator[HeadPair]:
        """The pairs of figures whose links weigh enough, of stories that are no reprints of each other."""
        least = enough(stories)
        for i in sorted(self.mates):
            for j in sorted(self.mates[i]):
                if i < j and self.source(i) != self.source(j):
                    for pair in head_pairs(self.heads[i], self.heads[j]):
                        found = self._witnessed(pair, i, j)
                        if found is not None and found.weight >= least:
                            yield found

    def _witnessed(self, pair: HeadPair, i: int, j: int) -> HeadPair | None:
        """The pair with what other stories say of it; None where both values have several stories behind them."""
        others = sorted(self.mates[i] | self.mates[j])
        behind = [
            {self.source(own), *(self.source(k) for k in others if self.heads[k].gives(x))}
            for own, x in ((i, pair.a), (j, pair.b))
        ]
        fewer, more = sorted(map(len, behind))
        if fewer > 1:
            return None
        links = [*pair.links, *["close"] * ((i, j) in self.close), *["witnesses"] * (more > 1)]
        at = self.published[i], self.published[j]
        if at[0] is not None and at[1] is not None and abs(at[0] - at[1]) > _DAYS:
            links.append("stale")
        if pair.lender is None:
            told = [h for k in others if k not in {i, j} if (h := self.heads[k]).prints_both(pair)]
            if any(h.lends(pair.a, pair.b) or h.lends(pair.b, pair.a) for h in told):
                links.append("lent")
            elif told:
                links.append("both")
        return replace(pair, links=tuple(links))


def enough(stories: int) -> float:
    """How much the links must weigh among so many stories."""
    table = load("weights")["heads"]
    return float(table["least"] + table["doubled"] * log2(max(1, stories / table["stories"])))


def head_pairs(a: StoryHeads, b: StoryHeads) -> Iterator[HeadPair]:
    """The figures that two stories give for one head, where each story gives one."""
    for x in a.told:
        for y in b.near(x):
            if not apart(x.quantity, y.quantity) or not comparable(x, y, a, b):
                continue
            if _given(a, y, b) != {x.quantity.value} or _given(b, x, a) != {y.quantity.value}:
                continue
            if (found := _linked(x, y, a, b)) is not None:
                yield found


def _given(story: StoryHeads, other: Headed, theirs: StoryHeads) -> set[object]:
    """The values that a story gives for what a figure of another story is of."""
    found = [h for h in story.near(other) if comparable(h, other, story, theirs)]
    exact = [h for h in found if h.label == other.label]
    return {h.quantity.value for h in exact or found}


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
        and not (_narrowing(x, y) - y.marks) - b.when
        and not (_narrowing(y, x) - x.marks) - a.when
        and (x.kind == "predicate") == (y.kind == "predicate")
        and (x.kind != "attribute" or y.kind != "attribute" or x.pred == y.pred)
        and x.ages == y.ages
        and all(p == q or not p or not q for p, q in zip(x.period, y.period, strict=True))
        and not (x.day and y.day and x.day != y.day)
        and _holds(x, y, b)
        and _holds(y, x, a)
        and not parted(" ".join((*x.label, *x.around)), " ".join((*y.label, *y.around)))
    )


def _narrowing(x: Headed, y: Headed) -> frozenset[str]:
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


def _linked(x: Headed, y: Headed, a: StoryHeads, b: StoryHeads) -> HeadPair | None:
    """The pair with its links; None where a story prints the other's value for no other head."""
    elsewhere = a.prints(y.quantity), b.prints(x.quantity)
    lenders = [*_lenders(x, y, b), *_lenders(y, x, a)] if any(elsewhere) else []
    paired = all(("q", q.dimension, q.value) in h.others for q, h in ((x.quantity, y), (y.quantity, x)))
    based = _is_based(x, y, b) or _is_based(y, x, a)
    if any(elsewhere) and not (lenders or based or (paired and x.kind != "noun")):
        return None
    if (tells_what_moves(x.context) or tells_what_moves(y.context)) and not paired:
        return None
    low, high = sorted((abs(x.quantity.value), abs(y.quantity.value)))
    if high > low * _FARTHEST:
        return None
    known = max(len(digits(q.value)) for q in (x.quantity, y.quantity))
    if lenders and known < 2 and not paired:
        return None
    row = any(_in_one_row(z, h) for z in lenders for h in (x, y))
    links = (
        ["borrowed" if row else "lying_near"] * bool(lenders)
        + ["based"] * (based and not lenders)
        + ["paired"] * paired
    )
    links += ["slip"] * _is_slip(x.quantity, y.quantity)
    links += ["near"] * (high <= low * _NEAR) + ["far"] * (high > low * _FAR) + ["small"] * (known < 2)
    links += _of_sentences(x, y)
    links += _of_lists(x, y, a, b, recounted="recount" in links)
    links += ["figures"] * (len(a.telling & b.telling) >= _SEVERAL)
    links += ["item", "items"][: len(a.items & b.items)]
    links += ["modality"] * (x.expected != y.expected and x.kind != "part") + ["stages"] * other_stage(x.context, y.context)
    head = core(x, y)
    links += ["of_one"] if x.kind == "part" else ["compound"] * (len(head) >= _LONG)
    links += ["whole"] * _is_whole(x, y)
    links += ["owners"] * _of_two_owners(x, y, a, b) + ["unowned"] * (_is_unowned(x, y) and not paired)
    return HeadPair(x, y, head, tuple(links), lenders[0] if lenders else None)


def _is_slip(p: Quantity, q: Quantity) -> bool:
    """Whether one digit of three or more is another one or changed places; a last digit one apart is rounding."""
    a, b = digits(p.value), digits(q.value)
    if len(a) != len(b) or len(a) < _TELLING or DamerauLevenshtein.distance(a, b) != 1:
        return False
    return a[:-1] != b[:-1] or abs(int(a[-1]) - int(b[-1])) > 1


def _lenders(x: Headed, y: Headed, b: StoryHeads) -> Iterator[Headed]:
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


def _in_one_row(z: Headed, h: Headed) -> bool:
    """Whether two figures stand in one sentence, or under heads of one form: 경직성경비, 자율사업비."""
    return z.sentence == h.sentence or (z.place.article == h.place.article and z.head[-1] == h.head[-1])


def _is_based(x: Headed, y: Headed, b: StoryHeads) -> bool:
    """Whether the value of ``x`` is what ``y`` was, or is compared with, in its story: 지난해 2만건에서 3만건으로."""
    if x.change or y.change or _narrowing(x, y) or _narrowing(y, x):
        return False
    return any(
        z.quantity.dimension == x.quantity.dimension
        and z.quantity.value == x.quantity.value
        and abs(z.number - y.number) <= _SOON
        for z in b.bases
    )


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


def _of_sentences(x: Headed, y: Headed) -> list[str]:
    """What the two sentences have in common."""
    own, other = ({*h.around, *h.topic, *h.carried, *h.words} for h in (x, y))
    heads = {*x.label, *y.label}
    mine, theirs = ({w for w in words if w not in heads and not is_scope(w)} for words in (own, other))
    common = {w for w in mine if any(alike(w, v) for v in theirs)}
    share = len(common) / max(1, min(len(mine), len(theirs)))
    links = []
    if len(common) >= _WORDS and share >= _HALF:
        links.append("same" if share >= _MOST else "alike")
    figures = [{v for v in h.others if v[0] == "q" and not str(v[1]).startswith("duration")} for h in (x, y)]
    own_values = {("q", q.dimension, q.value) for q in (x.quantity, y.quantity)}
    telling = [{v for v in found if len(digits(v[2])) >= 2} - own_values for found in figures]  # type: ignore[arg-type]
    if telling[0] & telling[1]:
        links.append("companion")
    elif {v[1] for v in telling[0]} & {v[1] for v in telling[1]}:
        links.append("recount")
    if x.pred and x.pred == y.pred:
        links.append("predicate")
    return links


def _of_two_owners(x: Headed, y: Headed, a: StoryHeads, b: StoryHeads) -> bool:
    """Whether what each sentence is about is nowhere near the other."""
    return all(
        mine
        and not any(alike(w, v) for w in mine for v in (*theirs, *h.words, *h.label))
        and not any(w in s.about for w in mine)
        for mine, theirs, h, s in ((x.subject, y.subject, y, b), (y.subject, x.subject, x, a))
    )


def _is_unowned(x: Headed, y: Headed) -> bool:
    """Whether two figures of a verb have no subject in common: how many homes are built says nothing of which."""
    return x.kind == "predicate" and not any(alike(w, v) for w in x.subject for v in y.subject)


def _is_whole(x: Headed, y: Headed) -> bool:
    """Whether both have one name of several words, as measures have: 상품수지 흑자."""
    return x.label == y.label and len(x.label) > 1 and len("".join(x.label)) >= _LONG


def _of_lists(x: Headed, y: Headed, a: StoryHeads, b: StoryHeads, *, recounted: bool) -> list[str]:
    """What the lists say in which the figures stand, and the figures of other kinds beside them."""
    beside = [h for h, story in ((x, b), (y, a)) for h in (a if story is b else b).siblings(h)]
    equal = any(
        _tells(h.quantity) and (b if h.place.article == x.place.article else a).prints(h.quantity) for h in beside
    )
    beside = [h for h in beside if h.quantity.value not in {x.quantity.value, y.quantity.value}]
    links = ["siblings"] if equal else ["list"] if beside and not _is_whole(x, y) else []
    frames = [
        {(h.quantity.dimension, h.head) for h in story.told if h.sentence == own.sentence and h.place != own.place}
        for own, story in ((x, a), (y, b))
    ]
    return [*links, "frame"] if frames[0] & frames[1] and not recounted else links
