"""The same thing told by two stories in words of their own: figures that fill one place.

No letters of sentences are compared. A figure's place is what stands around it: the words of its sentence, the nearest
counting most and the rarest too (the fewer stories of the run have a word, the more it says), the words right beside
it, and the other figures of the sentence. Only figures that the other story does not print are looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log
from typing import Protocol

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.saying import ENDS_SAYING
from consistency.claims.statements import TABLE, digits, is_verbal
from consistency.claims.values import compare_periods, compare_quantities, round_weight
from consistency.model import FieldName, Mention, Period, Quantity, Rank, Span

Value = tuple[object, ...]
_REACH = 6
"""Words on each side of a figure that make its place."""
_VERB = 2
"""Syllables by which a verb is known: 늘었다, 늘어난."""
_LIGHTER = 0.6
"""A place is as like another as the share of its weight that is common; the lighter of the two counts at least so
much of the heavier."""
_TOTAL = re.compile(
    r"(?<![가-힣])(?:총|모두|도합|합계|합쳐|전체|누적)[가-힣 ]{0,4}$"
    r"|(?:전체로|전체적으로|통틀어|합쳐|합하면|더하면)[^,.]{0,30}$"
)
_PART = re.compile(r"(?:이|그|이들) ?(?:중|가운데)(?:에서|에는|서)? ?$")
_LETTERS = re.compile(r"[가-힣A-Za-z一-鿿]{2,}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure of a sentence with what stands around it. ``before`` and ``behind`` are words, the nearest first."""

    place: Span
    sentence: Span
    text: str
    mention: Mention
    before: tuple[str, ...]
    behind: tuple[str, ...]
    others: frozenset[Value]
    """The values of the other figures of the sentence."""
    words: frozenset[str]
    """All words of the sentence."""
    total: bool
    """Whether the figure is told to be a total."""
    ends: frozenset[str]
    """The first and the last two letters of the words around it: words that are alike share one of them."""
    listed: bool
    """Whether 등 stands before it: the number of what was listed."""
    more: bool
    """Whether 더 stands behind it: so many more than told before."""
    part: bool
    """Whether 이 중 stands before it: so many of those told before."""
    days: frozenset[tuple[object, ...]]
    """The days and hours of the sentence (of the one before, where it goes on with 이 가운데), but for the day on which
    somebody said so."""


@dataclass(frozen=True, slots=True)
class SlotPair:
    """Two figures in one place of two stories. ``likeness`` is the common share of the words around both, 0 to 1;
    ``fit`` weighs what stands right beside them; ``shared`` counts the equal figures of the two sentences that are not
    small."""

    a: Slot
    b: Slot
    likeness: float
    fit: float
    shared: int


@dataclass(frozen=True, slots=True)
class PlacePair:
    """Two periods or ranks in one place of two stories, apart. ``score`` is the log-odds that they are of one thing,
    ``terms`` what speaks for it; ``sure`` says that one story against one is enough."""

    a: Slot
    b: Slot
    score: float
    terms: tuple[tuple[str, float], ...]
    sure: bool


def value_of(mention: Mention) -> Value | None:
    """What a figure says, the same for every way of printing it exactly; None for a word."""
    if isinstance(mention, Quantity):
        return "q", mention.dimension, mention.value
    if isinstance(mention, Period):
        return "p", mention.year, mention.month, mention.day, mention.clock, mention.part, mention.until
    if isinstance(mention, Rank):
        return "r", mention.kind, mention.value
    return None


def makes_up(part: Mention, others: Iterable[Value | None], whole: Mention) -> bool:
    """Whether one of the ``others`` beside a count makes it the ``whole``: 기관사 1명과 승무원 3명, 승무원 4명."""
    if not (isinstance(part, Quantity) and isinstance(whole, Quantity) and part.dimension.startswith("count.")):
        return False
    return part.dimension == whole.dimension and ("q", part.dimension, whole.value - part.value) in others


def slots_of(article: str, sentences: Iterable[Reading], field: FieldName = "body") -> list[Slot]:
    """The figures of a story's field, but for by-lines, tables, market reports and weather."""
    found: list[Slot] = []
    days: frozenset[tuple[object, ...]] = frozenset()
    for reading in sentences:
        days = _days(reading) or (days if _OF_THESE.match(reading.text) else frozenset())
        if 0 < len(reading.mentions) <= TABLE and not (
            is_byline(reading.text) or is_template(reading.text) or is_weather(reading.text)
        ):
            found += _slots(article, reading, field, days)
    return found


_OF_THESE = re.compile(r"(?:이|그|이들) ?(?:중|가운데|기간)")


def _slots(article: str, reading: Reading, field: FieldName, days: frozenset[tuple[object, ...]]) -> list[Slot]:
    tokens = reading.tokens
    known = [_word(token) for token in tokens]
    values = [value_of(t.mention) if t.mention is not None else None for t in tokens]
    sentence = Span(article, field, reading.start, reading.end)
    words = frozenset(filter(None, known))
    found = []
    for n, token in enumerate(tokens):
        if token.mention is None:
            continue
        start = token.start - reading.start
        ahead = reading.text[max(0, start - 40) : start]
        before = tuple(w for w in reversed(known[max(0, n - 2 * _REACH) : n]) if w)[:_REACH]
        behind = tuple(w for w in known[n + 1 : n + 1 + 2 * _REACH] if w)[:_REACH]
        others = frozenset(v for k, v in enumerate(values) if v is not None and k != n)
        found.append(
            Slot(
                Span(article, field, token.start, token.end),
                sentence,
                reading.slice(token.start, token.end),
                token.mention,
                before,
                behind,
                others,
                words,
                bool(_TOTAL.search(ahead)),
                frozenset(end for w in (*before, *behind) for end in (w[:2], w[-2:])),
                ahead.rstrip().endswith("등"),
                reading.text.startswith(" 더", token.end - reading.start),
                bool(_PART.search(ahead)),
                days,
            )
        )
    return found


_SAID = re.compile(r"[^,.]{0,6}(?:밝혔|전했|발표|보도|공시|따르면|설명|공개)|[^,.]{0,24}따르면")


def _days(reading: Reading) -> frozenset[tuple[object, ...]]:
    said = bool(ENDS_SAYING.search(reading.text))
    found: set[tuple[object, ...]] = set()
    for mention in reading.mentions:
        if not isinstance(mention, Period) or (mention.day is None and mention.clock is None):
            continue
        bare = mention.stated[:1] in {("day",), ("word",)}
        if not (bare and (said or _SAID.match(reading.text, mention.end - reading.start))):
            found.add((mention.month, mention.day, mention.clock))
    return frozenset(found)


def _word(token: Token) -> str:
    """What a word is known by; nothing for a figure or a word that says nothing."""
    if token.mention is not None:
        return ""
    word = stem(token.key[1])
    if not _LETTERS.fullmatch(word):
        return ""
    return word[:_VERB] if is_verbal(word) and len(word) > _VERB else word


class Told(Protocol):
    """What stands in a sentence of which the words are known."""

    @property
    def words(self) -> frozenset[str]:
        """All words of the sentence."""


class Weights:
    """How much a word says: the fewer stories have it, the more."""

    def __init__(self, stories: Sequence[Sequence[Told]]) -> None:
        self.stories = len(stories)
        self._having: Counter[str] = Counter()
        for story in stories:
            self._having.update({w for told in story for w in told.words})
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """The weight of a word, above 0."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = log(1 + (self.stories + 8) / self._having[word])
        return found

    @property
    def rare(self) -> float:
        """The weight of a word that two stories have."""
        return log(1 + (self.stories + 8) / 2)

    def likeness(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The weight of the words that two sentences share over that of the lighter one, 0 to 1."""
        first, second = (sum(map(self.of, words)) for words in (a, b))
        return sum(map(self.of, a & b)) / max(min(first, second), _LIGHTER * max(first, second), 1e-9)

    def unknown(self, sentence: frozenset[str], story: frozenset[str]) -> float:
        """The share of a sentence's weight that a story has nowhere, 0 to 1."""
        total = sum(map(self.of, sentence))
        return sum(self.of(w) for w in sentence if w not in story) / total if total else 0.0


class StorySlots:
    """The figures of one story, by kind and by value."""

    def __init__(self, slots: Sequence[Slot], everywhere: Iterable[Mention]) -> None:
        self.slots = slots
        self.printed: dict[object, list[Mention]] = {}
        for mention in everywhere:
            self.printed.setdefault(kind_of(mention), []).append(mention)
        self.words = frozenset(w for slot in slots for w in slot.words)
        self.values = {v for s in slots if not _is_small(s.mention) and (v := value_of(s.mention)) is not None}
        self.by_kind: dict[object, list[Slot]] = {}
        for slot in slots:
            self.by_kind.setdefault(kind_of(slot.mention), []).append(slot)


def kind_of(mention: Mention) -> object:
    """What may be compared with what."""
    if isinstance(mention, Quantity):
        return "q", mention.dimension
    if isinstance(mention, Rank):
        return "r", mention.kind
    if isinstance(mention, Period):
        return (
            "p",
            "clock" if mention.clock is not None else "day" if mention.day else "month" if mention.month else "year",
        )
    return type(mention).__name__


def apart(a: Mention, b: Mention) -> bool:
    """Whether two figures of one kind cannot both be true of one thing."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        # 7배 이상 and 7배를 넘는 are told of one thing, and so are 1400여 and 1440여.
        if not a.dimension or a.value == b.value or compare_quantities(a, b) != "apart":
            return False
        return not _cut(a, b) and ({a.bound, b.bound} == {""} or a.high < b.low or b.high < a.low)
    if isinstance(a, Period) and isinstance(b, Period):
        return compare_periods(a, b).outcome == "apart"
    return value_of(a) != value_of(b)


_ROUNDING, _COUNTED = Decimal("0.15"), 100
_SHARED = 2
"""Ends of words that two places must share to be worth comparing."""


def _cut(a: Quantity, b: Quantity) -> bool:
    """Whether the rounder figure is the other one cut or rounded: 6억2200만 for 6억2220만8700; 10곳 is not 12곳."""
    if a.dimension.startswith("count.") and max(abs(a.value), abs(b.value)) < _COUNTED:
        return False
    coarse, fine = sorted((a, b), key=round_weight, reverse=True)
    weight = round_weight(coarse)
    return (
        weight > round_weight(fine)
        and weight > coarse.step
        and -weight / 2 <= abs(fine.value) - abs(coarse.value) < weight
    )


def slot_pairs(a: StorySlots, b: StorySlots, weights: Weights, least: float) -> list[SlotPair]:
    """Figures of two stories that fill one place with two values, each figure once, the likest first."""
    scored = []
    for kind in sorted(a.by_kind.keys() & b.by_kind.keys(), key=repr):
        left = [s for s in a.by_kind[kind] if not printed_by(s, b, kind)]
        right = [s for s in b.by_kind[kind] if not printed_by(s, a, kind)] if left else []
        for x in left:
            for y in right:
                if (
                    len(x.ends & y.ends) >= _SHARED
                    and may_differ(x, y)
                    and (pair := _pair(x, y, weights)).likeness >= least
                ):
                    scored.append(pair)
    scored.sort(key=lambda p: (-p.likeness * (1 + p.fit), p.a.place.start, p.b.place.start))
    taken: set[Span] = set()
    found = []
    for pair in scored:
        if not {pair.a.place, pair.b.place} & taken:
            taken |= {pair.a.place, pair.b.place}
            found.append(pair)
    return found


def _near(x: Slot, y: Slot) -> bool:
    """Whether enough of the words around both may be alike for a closer look."""
    return len(x.ends & y.ends) >= _SHARED


def unit_pairs(a: StorySlots, b: StorySlots, weights: Weights, least: float) -> list[SlotPair]:
    """Equal numbers of two stories in one place under two units, neither of which the other story has for it."""
    left, right = (_by_number(one, other) for one, other in ((a, b), (b, a)))
    near = (
        _pair(x, y, weights)
        for number in sorted(left.keys() & right.keys())
        for x in left[number]
        for y in right[number]
        if kind_of(x.mention) != kind_of(y.mention) and _near(x, y)
    )
    scored = [pair for pair in near if pair.likeness >= least]
    return sorted(scored, key=lambda p: (-p.likeness, p.a.place.start, p.b.place.start))


def _by_number(story: StorySlots, other: StorySlots) -> dict[Decimal, list[Slot]]:
    found: dict[Decimal, list[Slot]] = {}
    for slot in story.slots:
        m = slot.mention
        if not isinstance(m, Quantity) or not m.dimension or m.role:
            continue
        # Of small numbers only shares and sums of money: three cases and three people are two things.
        telling = len(digits(m.value)) >= _TELLING or not m.dimension.startswith("count.")
        if telling and not printed_by(slot, other, kind_of(m)):
            found.setdefault(m.value, []).append(slot)
    return found


def may_differ(x: Slot, y: Slot) -> bool:
    """Whether the values are apart and neither is another figure of the other sentence."""
    if value_of(x.mention) in y.others or value_of(y.mention) in x.others:
        return False
    return apart(x.mention, y.mention) or halves_apart(x, y)


_MORNING = re.compile(r"오전|새벽|아침")
_AFTERNOON = re.compile(r"오후|저녁|낮")
_TWELVE_HOURS = 12 * 60


def halves_apart(x: Slot, y: Slot) -> bool:
    """Whether one hour is printed before noon here and after noon there: 오전 8시 31분, 오후 8시 31분."""
    a, b = x.mention, y.mention
    if not (isinstance(a, Period) and isinstance(b, Period)) or a.clock is None or b.clock is None:
        return False
    if abs(a.clock - b.clock) != _TWELVE_HOURS or not a.clock % _TWELVE_HOURS or a.until or b.until:
        return False
    early, late = (x, y) if a.clock < b.clock else (y, x)
    return bool(_MORNING.search(early.text) and _AFTERNOON.search(late.text))


_EXACT = 3
"""Digits from which a value is known by itself, whatever stands around it."""
FEW = 10
"""Less than this is counted at a glance."""


def one_value(a: Mention, b: Mention) -> bool:
    """Whether two figures print one value, rounded or not."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if a.value == b.value:
            return True
        # Whatever is rounded stays within some per cent: most figures need no closer look.
        gap = abs(a.value - b.value)
        return gap <= max(abs(a.value), abs(b.value)) * _ROUNDING and compare_quantities(a, b) == "same"
    if isinstance(a, Period) and isinstance(b, Period):
        parts = [(getattr(a, p), getattr(b, p)) for p in ("year", "month", "day", "clock")]
        finest = next((pair for pair in reversed(parts) if pair[0] is not None), (None, None))
        return finest[0] == finest[1] is not None and all(x == y for x, y in parts if None not in (x, y))
    return not apart(a, b)


def printed_by(slot: Slot, other: StorySlots, kind: object) -> bool:
    """Whether the other story has the value too: anywhere, or for a small one beside the same words."""
    if not _is_small(slot.mention):
        return any(one_value(slot.mention, m) for m in other.printed.get(kind, ()))
    near = {*slot.before[:3], *slot.behind[:2]}
    return any(
        one_value(slot.mention, s.mention) and near & {*s.before[:3], *s.behind[:2]}
        for s in other.by_kind.get(kind, ())
    )


def _is_small(mention: Mention) -> bool:
    if isinstance(mention, Quantity):
        return len(digits(mention.value)) < _EXACT
    # A year stands in a story for many things.
    return isinstance(mention, Rank) or (isinstance(mention, Period) and mention.stated == ("year",))


def _pair(x: Slot, y: Slot, weights: Weights) -> SlotPair:
    shared = sum(tells(value) for value in x.others & y.others)
    return SlotPair(x, y, round(_likeness(x, y, weights), 3), _fit(x, y), shared)


def tells(value: Value) -> bool:
    """Whether an equal figure beside says that two sentences are of one thing: 1인 and 2위 do not."""
    if value[0] == "q":
        return len(digits(value[2])) >= _TELLING  # type: ignore[arg-type]
    return value[0] == "p" and value[3] is not None


_TELLING = 2


def _likeness(x: Slot, y: Slot, weights: Weights) -> float:
    totals, common = [], []
    for mine, other in ((x, y), (y, x)):
        total = shared = 0.0
        for side in (mine.before, mine.behind):
            for n, word in enumerate(side):
                weight = weights.of(word) / (1 + 0.2 * n)
                total += weight
                if word in other.words or (
                    (word[:2] in other.ends or word[-2:] in other.ends)
                    and any(alike(word, w) for w in (*other.before, *other.behind))
                ):
                    shared += weight
        totals.append(total)
        common.append(shared)
    if not min(totals):
        return 0.0
    lighter = 0 if totals[0] <= totals[1] else 1
    return common[lighter] / max(totals[lighter], _LIGHTER * totals[1 - lighter])


def _fit(x: Slot, y: Slot) -> float:
    fit = 0.0
    if x.before and y.before:
        fit += 1.5 * alike(x.before[0], y.before[0])
        fit += 0.5 * min(2, sum(any(alike(w, v) for v in y.before[:3]) for w in x.before[1:3]))
    if x.behind and y.behind:
        fit += 1.0 * alike(x.behind[0], y.behind[0])
        fit += 0.5 * any(alike(x.behind[0], v) for v in y.behind[1:3])
    return fit


def alike(a: str, b: str) -> bool:
    """Whether two words are one, or one is the other with more before or behind it."""
    return a == b or (
        min(len(a), len(b)) >= 2 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a))
    )
