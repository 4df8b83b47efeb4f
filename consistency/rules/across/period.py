"""기사 간 시점 불일치(다른 말로) — 같은 일을 다른 말로 적은 기사들이 같은 자리에 다른 해·달·날·시각을 적었다.

앞뒤의 말과 문장의 낱말이 같고, 어느 쪽 기사도 상대의 시점을 적지 않았을 때만 본다. 기사가 적을 때는 한쪽 기사가 두
시점을 다 적었어도 본다. 그때는 둘레의 말과 문장, 다른 수치가 얼마나 같은지를 실제 기사에 오류를 심어 맞춘
결정나무로 재고, 같은 자리로 본 까닭을 함께 알린다. 말한 날(N일 밝혔다), 시작과 끝(부터·까지), 기준 시각(해만 적은
것은 본다), 부고, 커뮤니티에 올라온 글의 날은 보지 않는다. 적힌 행위가 다르면(의결, 선고) 두 일이다.

Stories on one event, told in other words, print another year, month, day or hour in one place. Among few stories trees
fitted to errors set into real copy say which two are of one thing (``consistency.align.places``), even where one story
prints both. Days of saying, from and to, as-of times (but for bare years) and obituaries are passed over, and so are
days of two acts.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.deeds import of_other_deeds
from consistency.claims.retelling import PlacePair, Slot, halves_apart
from consistency.claims.saying import dates_an_event, limit
from consistency.claims.stages import other_stage
from consistency.claims.values import rounded_clocks
from consistency.model import Period, Severity
from consistency.rules.across import announced, dated, occurrence, superlative
from consistency.rules.across.acts import of_other_acts
from consistency.rules.across.datings import slipped_dates
from consistency.rules.across.days import left_over_days, left_over_years
from consistency.rules.across.place import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement, Told

_PAST = re.compile(r"지난해|작년|재작년|지지난해")
_NAMED = (announced, dated, occurrence, superlative)
"""Rules that have a name for what they compare: what they tell is left to them."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the periods that fill one place, then dates that are a slip of the hand apart and what the trees add."""
    told = list(_of_one_place(across, [pair for pair in across.places if _wanted(pair, across)]))
    yield from told
    slipped = (*slipped_dates(across), *left_over_days(across), *left_over_years(across))
    further = [d for d in slipped if not of_other_deeds(_sentence(d.a[0], across), _sentence(d.b[0], across))]
    further += _of_one_place(across, across.learned_moments)
    others = (*told, *(d for rule in _NAMED for d in rule.judge(across))) if further else ()
    known = [t.place for d in others for t in (*d.a, *d.b)]
    for found in further:
        places = [t.place for t in (*found.a, *found.b)]
        if not all(any(place.overlaps(other) for other in known) for place in places):
            known += places
            yield found


def _of_one_place(across: Across, pairs: Sequence[PlacePair]) -> Iterator[Disagreement]:
    for found in disagreements(across, pairs, "같은 일의 시점이 다르다"):
        a, b = ([s for s in side if isinstance(s, Slot)] for side in (found.a, found.b))
        if halves_apart(a[0], b[0]) or not of_other_acts(
            [(s.mention, s) for s in a], [(s.mention, s) for s in b], across
        ):
            yield found


def _wanted(pair: PlacePair, across: Across) -> bool:
    x, y = pair.a.mention, pair.b.mention
    if not (isinstance(x, Period) and isinstance(y, Period)):
        return False
    if any(m.stated == ("year",) and m.resolved for m in (x, y)) and not _is_past(pair):
        return False  # 올해 and 내년 stand for many things in a story
    if "학년도" in pair.a.text + pair.b.text or "오늘" in {pair.a.text, pair.b.text}:
        return False
    if x.until or y.until or x.local or y.local or x.inherited or y.inherited:
        return False
    if x.clock is not None and y.clock is not None and rounded_clocks(x.clock, y.clock) and _same_day(x, y):
        return False
    sentences = _sentence(pair.a, across), _sentence(pair.b, across)
    if other_stage(*sentences) or of_other_deeds(*sentences):
        return False
    limits = {limit(_behind(slot, across)) for slot in (pair.a, pair.b)}
    return len(limits) == 1 and _tells(pair.a, x, across) and _tells(pair.b, y, across)


def _same_day(x: Period, y: Period) -> bool:
    return x.day == y.day or x.day is None or y.day is None


def _is_past(pair: PlacePair) -> bool:
    """Whether one of two years is told as the one before: 지난해, 작년."""
    return bool(_PAST.fullmatch(pair.a.text) or _PAST.fullmatch(pair.b.text))


def _sentence(slot: Told, across: Across) -> str:
    return across.articles[slot.sentence.article].text(slot.sentence.field)[slot.sentence.start : slot.sentence.end]


def _behind(slot: Slot, across: Across) -> str:
    """What stands behind the period in its sentence."""
    return across.articles[slot.sentence.article].text(slot.sentence.field)[slot.place.end : slot.sentence.end]


def _tells(slot: Slot, period: Period, across: Across) -> bool:
    return dates_an_event(period, slot.text, _sentence(slot, across), _behind(slot, across))


RULE = AcrossRule(
    code="C314",
    name_ko="기사 간 시점 불일치",
    name_en="Period mismatch, told anew",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시는 신청사 터를 2019년 사들인 뒤 설계를 마쳤다. 공사비는 1,240억원이고 지하 3층, 지상 12층 규모다.",
            "신청사 터를 2018년 사들인 뒤 설계를 마친 가람시는 공사비 1,240억원을 들여 지하 3층, 지상 12층으로 짓는다.",
        ),
    ),
    must_pass=(
        (
            "가람시는 신청사 터를 2019년 사들인 뒤 설계를 마쳤다. 공사비는 1,240억원이고 지하 3층, 지상 12층 규모다.",
            "신청사 터를 2019년 사들인 뒤 설계를 마친 가람시는 공사비 1,240억원을 들여 지하 3층, 지상 12층으로 짓는다.",
        ),
    ),
)
