"""Which figures of two stories are one claim: separators first, then a score whose terms can be read.

A figure is compared only when the other story prints it nowhere: stories of one event print the same figures, and the
one that differs is left over on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from consistency.align.events import rare_key
from consistency.claims.reading import EXPECTED
from consistency.claims.retelling import alike
from consistency.claims.slips import printed_digits, slip
from consistency.claims.statements import (
    ClaimPair,
    Statement,
    digits,
    of_other_ages,
    of_other_measures,
    of_other_scopes,
)
from consistency.claims.values import compare_quantities
from consistency.korean.lexicon import load
from consistency.model import Quantity

_COMPARED = (
    "money.",
    "count.",
    "ratio",
    "points",
    "index",
    "area",
    "length",
    "mass",
    "power",
    "energy",
    "multiple",
    "volume",
    "speed",
)
_NEAR = 4
_EXACT = 3
"""Digits from which a value is known by itself, whatever it measures."""
_ONE_ORDER = 2
_LIST = 2
"""With so many other figures of its kind in the sentence, only the word right before a figure says whose it is."""
_POWER = 10
_EXPECTED_BY = 2
_WHOLE = frozenset({"전체", "전국", "총", "모두"})
"""Words before a share that say of what it is one, and not what it is the share of."""
_SLIP_WORDS = 0.3
"""Share of the words before the figures that must be the same for a slip of digits to be believed."""


class StoryClaims:
    """The statements of one story, and which values it prints anywhere."""

    def __init__(self, statements: Sequence[Statement], quantities: Sequence[Quantity]) -> None:
        self.statements = [
            s
            for s in statements
            if s.quantity.dimension.startswith(_COMPARED)
            and s.role not in {"conversion", "age"}
            and not (s.form or s.quantity.malformed)
        ]
        self._all = statements
        self._printed: dict[str, list[Quantity]] = {}
        for q in quantities:
            self._printed.setdefault(q.dimension, []).append(q)
        self.words = Counter(w for s in self.statements for w in s.words)
        order = dict.fromkeys(s.sentence for s in statements)
        self._number = {sentence: n for n, sentence in enumerate(order)}
        self._of_sentence: dict[int, list[Statement]] = {}
        for s in statements:
            self._of_sentence.setdefault(self._number[s.sentence], []).append(s)

    def near(self, s: Statement) -> list[Quantity]:
        """The other figures of a sentence and of those with figures before and behind it in the same field."""
        n = self._number[s.sentence]
        found: dict[int, Quantity] = {}
        for t in (t for k in (n - 1, n, n + 1) for t in self._of_sentence.get(k, ()) if t.place.field == s.place.field):
            found |= {q.start: q for q in (t.quantity, *t.beside)}
        found.pop(s.quantity.start, None)
        return [found[start] for start in sorted(found)]

    def prints(self, q: Quantity) -> bool:
        """Whether a value compatible with ``q`` stands anywhere in the story."""
        return any(compare_quantities(q, other) != "apart" for other in self._printed.get(q.dimension, ()))

    def prints_exactly(self, q: Quantity) -> bool:
        """Whether a value compatible with ``q`` stands anywhere in the story, not only a bound that it keeps."""
        found = (o for o in self._printed.get(q.dimension, ()) if o.bound in {"", "about"})
        return any(compare_quantities(q, other) != "apart" for other in found)


def match(a: StoryClaims, b: StoryClaims) -> list[ClaimPair]:
    """Return pairs of left-over statements of two stories on one event that are one claim, each statement once."""
    left = [s for s in a.statements if not b.prints(s.quantity)]
    right = [s for s in b.statements if not a.prints(s.quantity)]
    if not left or not right:
        return []
    total = len(a.statements) + len(b.statements)
    found: list[ClaimPair] = []
    for x in left:
        for y in right:
            if (
                x.quantity.dimension == y.quantity.dimension
                and not separated(x, y, a, b)
                and not _other_things(x, y, a, b)
            ):
                pair = _score(x, y, a, b, total)
                if pair is not None:
                    found.append(pair)
    found.sort(key=lambda p: (-p.score, p.a.place.start, p.b.place.start))
    taken: set[tuple[str, int]] = set()
    kept = []
    for pair in found:
        keys = {("a", pair.a.place.start), ("b", pair.b.place.start)}
        if not keys & taken:
            taken |= keys
            kept.append(pair)
    return kept


def separated(x: Statement, y: Statement, a: StoryClaims, b: StoryClaims) -> bool:
    """Whether something says that the two figures are of two things."""
    if x.role != y.role or (x.quantity.value < 0) != (y.quantity.value < 0):
        return True
    if of_other_measures(x, y) or of_other_scopes(x, y):
        return True
    if _expected(x) != _expected(y):
        return True
    if x.quantity.bound in {"range", "at_least", "at_most", "over", "under"} and x.quantity.bound != y.quantity.bound:
        return True
    if any(p is not None and q is not None and p != q for p, q in zip(x.when[:2], y.when[:2], strict=True)):
        return True
    if x.when[2] and y.when[2] and x.when[2] != y.when[2]:
        return True
    return foreign(x, y, b) and foreign(y, x, a)


def _expected(s: Statement) -> bool:
    """Whether a word right before a figure says that it is expected: 예상 생산량은 532㎏."""
    return any(EXPECTED.match(w) for w in s.before[:_EXPECTED_BY])


def _other_things(x: Statement, y: Statement, a: StoryClaims, b: StoryClaims) -> bool:
    """Whether the words nearest to each figure name something that the other story tells elsewhere."""
    if _slip(x, y):
        return False
    return of_other_ages(x, y) or (_known_to_other(x, y, b) and _known_to_other(y, x, a))


def of_two_items(x: Statement, y: Statement) -> bool:
    """Whether figures of one order stand in lists, behind two names: 연천 368.5㎜, 의정부 308.5㎜."""
    found = slip(x, y)
    if found.power or not found.digits or sorted(digits(x.quantity.value)) == sorted(digits(y.quantity.value)):
        return False
    listed = any(sum(q.dimension == s.quantity.dimension for q in s.beside) >= _LIST for s in (x, y))
    return listed and bool(x.before and y.before) and not alike(x.before[0], y.before[0])


def _slip(x: Statement, y: Statement) -> bool:
    """Whether the values are a slip of the hand apart that nobody takes for an accident."""
    found = slip(x, y)
    if found.power and not (printed_digits(x) and printed_digits(y)):
        return False  # 한 명, 1000명: a number in words has no digit to lose
    if found.power:
        return found.ratio >= _POWER and (found.digits >= _NEAR or _same_head(x, y))
    return found.digits >= _NEAR


def foreign(x: Statement, other: Statement, story: StoryClaims) -> bool:
    """Whether the subject of ``x`` is one that the other story speaks of, but not beside the figure."""
    return bool(x.subject) and x.subject not in other.words and story.words[x.subject] > 0


def _known_to_other(x: Statement, y: Statement, other: StoryClaims) -> bool:
    """Whether one of the two words nearest to ``x`` names something that the other story speaks of elsewhere."""
    return any(w not in y.words and other.words[w] > 0 for w in x.before[:2])


def _score(x: Statement, y: Statement, a: StoryClaims, b: StoryClaims, total: int) -> ClaimPair | None:
    weights = load("weights")
    terms: list[tuple[str, float]] = []

    def add(name: str, amount: float = 1.0) -> None:
        if amount > 0:
            terms.append((name, round(weights["terms"][name] * amount, 2)))

    overlap = _overlap(x, y, a, b, total)
    rare, small = _anchors(x, y)
    slipped = _slip(x, y) and (overlap >= _SLIP_WORDS or rare > 0 or (x.topic != "" and x.topic == y.topic))
    if slipped:
        same = digits(x.quantity.value) == digits(y.quantity.value)
        add("magnitude" if same else "near_digits")
    add("anchor", min(2, rare))
    add("small_anchor", min(2, small))
    if x.subject and x.subject == y.subject:
        add("subject")
    if x.measures & y.measures:
        add("measure")
    add("words", overlap)
    if not slipped and (x.role == "from" or x.when != y.when or not (_same_head(x, y) and _comparable(x, y))):
        return None
    score = round(sum(v for _, v in terms), 2)
    pair = ClaimPair(x, y, score, tuple(terms))
    of_whole = x.quantity.dimension == "ratio" and not _WHOLE.isdisjoint((*x.before[:2], *y.before[:2]))
    if pair.by_words_alone and of_whole:
        return None  # 전체 사망자의 32%: what it is the share of stands before it, and not what it is
    if pair.by_words_alone and x.role == "change" and not x.separators & y.separators:
        return None  # a change of what since when: only where both say
    threshold = weights["threshold_words"] if pair.by_words_alone else weights["threshold"]
    return pair if score >= threshold else None


def _same_head(x: Statement, y: Statement) -> bool:
    """Whether the word nearest before the figures is the same: in a list, the name of the item."""
    mine, other = ([w for w in s.before if w not in _WHOLE] for s in (x, y))
    if not mine or not other:
        return False
    a, b = mine[0], other[0]
    if a.startswith(b) or b.startswith(a):
        return True
    in_list = max(sum(q.dimension == s.quantity.dimension for q in s.beside) for s in (x, y)) >= _LIST
    return not in_list and len(set(mine[:3]) & set(other[:3])) >= 2


def _comparable(x: Statement, y: Statement) -> bool:
    """Whether the values are of one order: without a slip of digits nobody takes 90만 for 5조."""
    p, q = sorted((abs(x.quantity.value), abs(y.quantity.value)))
    return p > 0 and q / p <= _ONE_ORDER


def _anchors(x: Statement, y: Statement) -> tuple[int, int]:
    """How many rare and how many small figures of the two sentences are equal."""
    rare = small = 0
    others = list(y.beside)
    for q in x.beside:
        for other in others:
            if q.dimension == other.dimension and q.value == other.value:
                others.remove(other)
                if rare_key(q):
                    rare += 1
                else:
                    small += 1
                break
    return rare, small


def _overlap(x: Statement, y: Statement, a: StoryClaims, b: StoryClaims, total: int) -> float:
    """Share of the words of the poorer side that the other has, weighed by rarity and nearness to the figure."""
    sides = []
    for mine, other in ((x, y), (y, x)):
        shared = all_ = 0.0
        for n, word in enumerate(mine.before):
            weight = log(1 + total / (1 + a.words[word] + b.words[word])) / (1 + 0.25 * n)
            all_ += weight
            if word in other.words or any(w.startswith(word) or word.startswith(w) for w in other.words):
                shared += weight
        sides.append(shared / all_ if all_ else 0.0)
    return (sides[0] + sides[1]) / 2
