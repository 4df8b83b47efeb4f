"""What the rules on years, dates and times share: where a period may differ without being wrong."""

from __future__ import annotations

import re

from consistency.claims.diff import Slot
from consistency.claims.forms import is_template
from consistency.claims.reading import Reading, mention_key
from consistency.claims.stages import other_stage
from consistency.claims.values import PeriodDifference, as_date, compare_periods, printed
from consistency.model import Article, Period, Severity, Verdict
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch

_ATTRIBUTION = re.compile(r"밝혔|전했|말했|따르면|발표|보도|공개|확인|알려|설명|종합하면|예고|공시|공지|취재")
_HALF = re.compile(r"오전|오후|새벽|아침|저녁|밤|낮")
_SHOWN = re.compile(r"(?:[가-힣] ?있(?:다|는 모습(?:이다)?)|모습(?:이다)?)[.。]?\s*$")
_LASTS = re.compile(r"\s?\)?\s?(?:부터|이후|이래|까지|현재)")
"""Words behind a day since or until which something is still so."""
_TWELVE_HOURS = 720
_REPORT_WEEK = 7
EMBARGO = 1
"""A morning paper's story goes online the evening before and speaks from the day it is printed."""


def differences(comparison: Comparison, parts: frozenset[str]) -> list[tuple[Slot, Period, Period, PeriodDifference]]:
    """The period slots whose coarsest difference is one of ``parts`` and that nothing excuses."""
    if gates.silent(comparison):
        return []
    found = []
    for slot in comparison.diff.slots:
        a, b = slot.a, slot.b
        if not isinstance(a, Period) or not isinstance(b, Period):
            continue
        if mention_key(a) != mention_key(b) or _of_two_days(comparison, a, b):
            continue
        difference = compare_periods(a, b)
        if _other_half(comparison, a, b):
            difference = PeriodDifference("apart", "clock")
        if difference.outcome != "apart" or difference.part not in parts:
            continue
        if not gates.in_place(slot, comparison.diff) or gates.other_subject(comparison):
            continue
        if gates.both_elsewhere(comparison, a, b) or other_stage(comparison.text("a"), comparison.text("b")):
            continue
        if difference.part != "clock" and _is_day_of_report(comparison, a, b):
            continue
        if _are_captions(comparison, a, b) or _same_words(comparison, a, b) or gates.other_figures(comparison):
            continue
        found.append((slot, a, b, difference))
    return found


def _are_captions(comparison: Comparison, a: Period, b: Period) -> bool:
    """Two captions: what a picture of one day shows is told as going on, ‘지난 18일 항구에 정박해 있다’."""
    return all(
        m.day is not None
        and _SHOWN.search(reading.text) is not None
        and _LASTS.match(reading.text, m.end - reading.start) is None
        for reading, m in ((comparison.diff.a, a), (comparison.diff.b, b))
    )


def _of_two_days(comparison: Comparison, a: Period, b: Period) -> bool:
    """이날 오전 9시 and 이날 오후 2시 in stories of two days."""
    x, y = comparison.article_a.published, comparison.article_b.published
    if x is None or y is None or x.date() == y.date():
        return False
    return any("word" in p.stated and p.day is None for p in (a, b))


def _other_half(comparison: Comparison, a: Period, b: Period) -> bool:
    """Whether both print 오전 or 오후 and are twelve hours apart; where one leaves it out they may be the same."""
    if a.clock is None or b.clock is None or abs(a.clock - b.clock) != _TWELVE_HOURS or a.day != b.day:
        return False
    return all(
        _HALF.search(reading.slice(m.start, m.end)) for reading, m in ((comparison.diff.a, a), (comparison.diff.b, b))
    )


def _is_day_of_report(comparison: Comparison, a: Period, b: Period) -> bool:
    """‘N일 밝혔다’ by two desks within a week: each prints the day it was told. A day yet to come is no excuse."""
    if a.month and b.month and "month" in a.stated and "month" in b.stated:
        return False
    if not (_attributes(comparison.diff.a, a) and _attributes(comparison.diff.b, b)):
        return False
    if after_publication(a, comparison.article_a) or after_publication(b, comparison.article_b):
        return False
    x, y = as_date(a), as_date(b)
    if x is None or y is None:
        return a.day is not None and b.day is not None and abs(a.day - b.day) <= _REPORT_WEEK
    return abs((x - y).days) <= _REPORT_WEEK


def _same_words(comparison: Comparison, a: Period, b: Period) -> bool:
    """The same words (14일, 오늘, 지난달) in stories of different days may both be right, one repeating the other; so
    may dates as far apart as the two days of publication."""
    x, y = comparison.diff.a.slice(a.start, a.end), comparison.diff.b.slice(b.start, b.end)
    if x.replace(" ", "") == y.replace(" ", ""):
        return True
    first, second = comparison.article_a.published, comparison.article_b.published
    day_a, day_b = as_date(a), as_date(b)
    if first is None or second is None or day_a is None or day_b is None or first.date() == second.date():
        return False
    return day_b - day_a == second.date() - first.date()


def _attributes(reading: Reading, period: Period) -> bool:
    text = reading.text
    end = period.end - reading.start
    first = period.start - reading.start <= 12 or not any(m.start < period.start for m in reading.mentions)
    behind = text[end : end + 14]
    return bool(_ATTRIBUTION.search(behind)) or (first and bool(_ATTRIBUTION.search(text)))


def after_publication(period: Period, article: Article) -> bool:
    """Whether a day without words of the future lies after the story's publication."""
    day = as_date(period)
    return day is not None and article.published is not None and (day - article.published.date()).days > EMBARGO


def mismatch(comparison: Comparison, a: Period, b: Period, what: str) -> Mismatch:
    """The disagreement of two periods in one slot."""
    text_a, text_b = comparison.diff.a.slice(a.start, a.end), comparison.diff.b.slice(b.start, b.end)
    why = [f"읽은 시점: {printed(a)} ↔ {printed(b)}"]
    if a.resolved or b.resolved:
        why.append("날짜의 일부는 기사 발행일을 기준으로 풀었다")
    why.append(f"두 문장은 글자 기준으로 {comparison.similarity:.0f}% 같다")
    template = is_template(comparison.text("a")) or is_template(comparison.text("b"))
    update = template
    return Mismatch(
        (a.start, a.end),
        (b.start, b.end),
        printed(a),
        printed(b),
        f"같은 문장의 {what} 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
        tuple(why),
        Verdict.UPDATE if update else Verdict.CONFLICT,
        Severity.INFO if update else None,
    )
