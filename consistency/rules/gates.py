"""Reasons to stay silent that all rules on aligned sentences share.

Measured on real pairs and on the wild: a figure is only compared when its neighbours are the same words, when the
sentence is no by-line, bulletin or list of hearings, and when the value is not simply another one that both stories
print.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from consistency.claims.diff import SentenceDiff, Slot
from consistency.claims.forms import is_byline, is_weather, is_weather_story, pattern
from consistency.claims.reading import Reading
from consistency.claims.statements import digits, of_other_things
from consistency.claims.values import compare_periods, compare_quantities, same_value
from consistency.model import Mention, Period, Quantity
from consistency.rules.base import Comparison

MIN_WORD_SHARE = 0.5
CLOSE = 0.8
"""A story of which this share is copied word for word is an edited copy: what differs was changed by somebody."""
MIN_NEIGHBOURS = 1
MIN_NEIGHBOURS_IN_BLOCK = 2
_BRACKET_BEFORE = re.compile(r"[가-힣]\((?:[^()]{0,20}[·,] ?)?$")
_BESIDE_NAMES = frozenset({"", "count.세", "count.기"})


def is_moving(reading: Reading, mention: Mention) -> bool:
    """Whether what the mention measures changes by the hour: such a word stands right before or behind it."""
    start, end = mention.start - reading.start, mention.end - reading.start
    return bool(pattern("moving", "words").search(reading.text[max(0, start - 30) : end + 12]))


def in_place(slot: Slot, diff: SentenceDiff) -> bool:
    """Whether the two mentions stand among the same words, and neither value stands elsewhere in the other sentence
    (then the alignment took one figure for another)."""
    certain = not diff.changes and not any(diff.unpaired) and not any(s.block for s in diff.slots)
    if not certain and (
        any(same_value(slot.a, m) for m in diff.b.mentions) or any(same_value(slot.b, m) for m in diff.a.mentions)
    ):
        return False
    bare_figures = certain and diff.word_share == 0
    needed = MIN_NEIGHBOURS_IN_BLOCK if slot.block else MIN_NEIGHBOURS
    return slot.left + slot.right >= needed and (bare_figures or diff.word_share >= MIN_WORD_SHARE)


def other_subject(comparison: Comparison) -> bool:
    """Whether the sentences begin with different subjects: other words, unlike in letters, before any figure."""
    diff = comparison.diff
    for change in diff.changes:
        if not change.a or not change.b:
            continue
        x = "".join(t.key[1] for t in change.a)
        y = "".join(t.key[1] for t in change.b)
        if of_other_things(x, y):
            return True
        if len(x) >= 4 and len(y) >= 4 and fuzz.ratio(x, y) < 45 and _early(change.a[0].start, diff):
            return True
    return False


def _early(start: int, diff: SentenceDiff) -> bool:
    figures = [s.a.start for s in diff.slots]
    return bool(figures) and start < min(figures)


def fixed_period(comparison: Comparison) -> bool:
    """Whether both sentences speak of a period that is over (지난해, 2019년, 3분기)."""
    return all(
        any(
            isinstance(m, Period) and ("year" in m.stated or m.part[:1].isdigit()) and not {"day"} & set(m.stated)
            for m in reading.mentions
        )
        for reading in (comparison.diff.a, comparison.diff.b)
    )


def both_elsewhere(comparison: Comparison, a: Mention, b: Mention) -> bool:
    """Whether each story also prints the other's value: two things, then. In an edited copy they need not be."""
    if comparison.closeness >= CLOSE and not comparison.diff.changes:
        return False
    return comparison.elsewhere("a", b) and comparison.elsewhere("b", a)


def other_moment(comparison: Comparison) -> bool:
    """Whether the sentences print different days or hours, or one alone a year: their figures are of two moments."""
    if any(
        isinstance(m, Period) and m.year is not None and "year" in m.stated
        for side in comparison.diff.unpaired
        for m in side
    ):
        return True
    return any(
        isinstance(s.a, Period)
        and isinstance(s.b, Period)
        and compare_periods(s.a, s.b).outcome == "apart"
        and (
            s is comparison.diff.slots[0]
            or {"year", "month"} & set(s.a.stated) & set(s.b.stated)
            or _states_as_of(comparison.text("a"), s.a.end - comparison.diff.a.start)
        )
        for s in comparison.diff.slots
    )


def _states_as_of(text: str, end: int) -> bool:
    return text[end : end + 5].lstrip().startswith(("기준", "현재"))


def other_figures(comparison: Comparison) -> int:
    """How many amounts of the two sentences are apart."""
    return sum(
        isinstance(s.a, Quantity)
        and isinstance(s.b, Quantity)
        and (s.a.dimension != s.b.dimension or compare_quantities(s.a, s.b) == "apart")
        for s in comparison.diff.slots
    )


def equal_figures(comparison: Comparison) -> int:
    """How many exact amounts of two digits or more stand in both sentences in one place; 0 when another is apart."""
    amounts = [s for s in comparison.diff.slots if isinstance(s.a, Quantity) and isinstance(s.b, Quantity)]
    if other_figures(comparison) != 1:
        return 0
    return sum(isinstance(s.a, Quantity) and same_value(s.a, s.b) and len(digits(s.a.value)) > 1 for s in amounts)


def at_close(comparison: Comparison) -> bool:
    """Whether both sentences give a day's closing value and agree on another figure of it."""
    closing = pattern("template", "closing")
    if not (closing.search(comparison.text("a")) and closing.search(comparison.text("b"))):
        return False
    return any(
        isinstance(s.a, Quantity) and s.a.dimension == "ratio" and same_value(s.a, s.b) for s in comparison.diff.slots
    )


def silent(comparison: Comparison) -> bool:
    """Whether no rule may speak about this pair: by-lines, captions, and the weather, which is a form."""
    return any(
        is_byline(text) or is_weather(text) or is_weather_story(article)
        for text, article in (
            (comparison.text("a"), comparison.article_a),
            (comparison.text("b"), comparison.article_b),
        )
    )


def another_thing(comparison: Comparison) -> bool:
    """Whether a short sentence of figures has all of them apart: 이어 가 28%, 나 10% 순, of another table."""
    amounts = [s for s in comparison.diff.slots if isinstance(s.a, Quantity) and isinstance(s.b, Quantity)]
    words = sum(t.mention is None for t in comparison.diff.a.tokens)
    if comparison.closeness >= CLOSE:
        return False
    return len(amounts) >= 2 and words < 8 and other_figures(comparison) == len(amounts)


def beside_name(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number stands in brackets right behind a word: 김용민(33), 이혜민(42·사법연수원 38기)."""
    if quantity.dimension not in _BESIDE_NAMES:
        return False
    before = reading.text[max(0, quantity.start - reading.start - 26) : quantity.start - reading.start]
    return bool(_BRACKET_BEFORE.search(before))
