"""Figures that two stories on one event give for one head, and that cannot both be true.

The same noun before two figures says little: retail has a share in every list. What says that two figures are of one
thing is a second link. Where a story gives the other's value to another head beside it (운수업 4만2000명, 숙박업
3만7000명 here and 숙박업 4만2000명 there), somebody took the wrong row; elsewhere the sentences must say the same,
stand in one frame, or have several stories behind one value. Each link has its weight in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from consistency.align.heads import StoryHeads, comparable, core, lenders_of, narrowing, tells
from consistency.claims.headed import Headed, HeadPair
from consistency.claims.retelling import alike, apart, makes_up
from consistency.claims.stages import other_stage
from consistency.claims.statements import digits, is_scope
from consistency.claims.tables import tells_what_moves
from consistency.model import Quantity

_SLIP, _SEVERAL, _TWO = 3, 3, 2
"""Digits of a slip that is told, figures in common that say much, and digits of a figure not counted at a glance."""
_FAR, _FARTHEST, _NEAR = Decimal("2.5"), 5, Decimal("1.35")
"""How many times the smaller value the greater is or may be."""
_EARLIER = re.compile("전까지|전날까지|전까진|직전|당시|하루 전|까지만 해도")
"""In a sentence that tells what was before: 경기 전까지는 70점이었다."""
_LONG = 5
"""Letters of a head that few things have."""
_WORDS, _HALF, _MOST = 3, 0.5, 0.75
"""Words that two sentences must share besides the head, and what part of the shorter one says that they are alike."""
_CROWD = 12
"""Figures of one head beyond which they are a table."""
_SOON = 2
"""Sentences from a figure to what it is compared with."""
_ROUNDED = 1000
"""Figures printed to so much or more may be one, cut here and rounded there: 82만, 83만."""


def head_pairs(a: StoryHeads, b: StoryHeads) -> Iterator[HeadPair]:
    """The figures that two stories give for one head, where each story gives one."""
    for x in a.told:
        near = b.near(x)
        for y in near if len(near) <= _CROWD else ():
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


def _linked(x: Headed, y: Headed, a: StoryHeads, b: StoryHeads) -> HeadPair | None:
    """The pair with its links; None where a story prints the other's value for no other head."""
    elsewhere = a.prints(y.quantity), b.prints(x.quantity)
    lenders = [*lenders_of(x, y, b), *lenders_of(y, x, a)] if any(elsewhere) else []
    paired = all(("q", q.dimension, q.value) in h.others for q, h in ((x.quantity, y), (y.quantity, x)))
    based = _is_based(x, y, b) or _is_based(y, x, a)
    if any(elsewhere) and not (lenders or based or (paired and x.kind != "noun")):
        return None
    if (tells_what_moves(x.context) or tells_what_moves(y.context)) and not paired:
        return None
    if _is_rounded(x.quantity, y.quantity):
        return None
    if makes_up(x.quantity, x.others, y.quantity) or makes_up(y.quantity, y.others, x.quantity):
        return None
    low, high = sorted((abs(x.quantity.value), abs(y.quantity.value)))
    if high > low * _FARTHEST:
        return None
    known = max(len(digits(q.value)) for q in (x.quantity, y.quantity))
    if lenders and known < _TWO and not paired:
        return None
    row = any(_in_one_row(z, h) for z in lenders for h in (x, y))
    links = (
        ["borrowed" if row else "lying_near"] * bool(lenders)
        + ["based"] * (based and not lenders)
        + ["paired"] * paired
    )
    links += ["slip"] * _is_slip(x.quantity, y.quantity)
    links += ["near"] * (high <= low * _NEAR) + ["far"] * (high > low * _FAR) + ["small"] * (known < _TWO)
    links += _of_sentences(x, y)
    links += _of_lists(x, y, a, b, recounted="recount" in links)
    links += ["figures"] * (len(a.telling & b.telling) >= _SEVERAL)
    links += ["item", "items"][: len(a.items & b.items)]
    links += ["modality"] * (x.expected != y.expected and x.kind != "part") + ["stages"] * other_stage(
        x.context, y.context
    )
    head = core(x, y)
    links += ["of_one"] if x.kind == "part" else ["compound"] * (len(head) >= _LONG)
    links += ["whole"] * _is_whole(x, y)
    links += ["owners"] * _of_two_owners(x, y, a, b) + ["unowned"] * (_is_unowned(x, y) and not paired)
    return HeadPair(x, y, head, tuple(links), lenders[0] if lenders else None)


def _is_rounded(p: Quantity, q: Quantity) -> bool:
    """Whether two figures are one step apart that is no digit: 82만, 83만."""
    return p.step == q.step >= _ROUNDED and abs(p.value - q.value) == p.step


def _is_slip(p: Quantity, q: Quantity) -> bool:
    """Whether one digit of three or more is another one or changed places; a last digit one apart is rounding."""
    a, b = digits(p.value), digits(q.value)
    if len(a) != len(b) or len(a) < _SLIP or DamerauLevenshtein.distance(a, b) != 1:
        return False
    return a[:-1] != b[:-1] or abs(int(a[-1]) - int(b[-1])) > 1


def _in_one_row(z: Headed, h: Headed) -> bool:
    """Whether two figures stand in one sentence, or under heads of one form: 경직성경비, 자율사업비."""
    return z.sentence == h.sentence or (z.place.article == h.place.article and z.head[-1] == h.head[-1])


def _is_based(x: Headed, y: Headed, b: StoryHeads) -> bool:
    """Whether the value of ``x`` is what ``y`` was, or is compared with, in its story: 지난해 2만건에서 3만건으로."""
    if x.change or y.change or narrowing(x, y) or narrowing(y, x) or _EARLIER.search(x.context):
        return False
    return any(
        z.quantity.dimension == x.quantity.dimension
        and z.quantity.value == x.quantity.value
        and abs(z.number - y.number) <= _SOON
        for z in b.bases
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
    telling = [{v for v in found if len(digits(v[2])) >= _TWO} - own_values for found in figures]  # type: ignore[arg-type]
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
        tells(h.quantity) and (b if h.place.article == x.place.article else a).prints(h.quantity) for h in beside
    )
    beside = [h for h in beside if h.quantity.value not in {x.quantity.value, y.quantity.value}]
    links = ["siblings"] if equal else ["list"] if beside and not _is_whole(x, y) else []
    frames = [
        {(h.quantity.dimension, h.head) for h in story.told if h.sentence == own.sentence and h.place != own.place}
        for own, story in ((x, a), (y, b))
    ]
    return [*links, "frame"] if frames[0] & frames[1] and not recounted else links
