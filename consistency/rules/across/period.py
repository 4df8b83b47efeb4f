"""기사 간 시점 불일치(다른 말로) — 같은 일을 다른 말로 적은 기사들이 같은 자리에 다른 해·달·날·시각을 적었다.

앞뒤의 말과 문장의 낱말이 같고, 어느 쪽 기사도 상대의 시점을 적지 않았을 때만 본다. 말한 날(N일 밝혔다), 시작과 끝
(부터·까지), 기준 시각, 부고, 커뮤니티에 올라온 글의 날은 보지 않는다.

Stories on one event, told in other words, print another year, month, day or hour in one place. Days of saying, from and
to, as-of times and obituaries are passed over.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.retelling import PlacePair, Slot, halves_apart
from consistency.claims.stages import other_stage
from consistency.claims.values import rounded_clocks
from consistency.model import Period, Severity
from consistency.rules.across import announced, dated, superlative
from consistency.rules.across.acts import of_other_acts
from consistency.rules.across.datings import slipped_dates
from consistency.rules.across.days import left_over_days, left_over_years
from consistency.rules.across.place import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement

_SAID = re.compile(r"밝혔|전했|말했|보도|발표|공시|따르면|브리핑|인터뷰|설명했|보고서|자료")
_SOURCE = re.compile(r"[^,.]{0,40}(?:따르면|의하면)")
_EDGE = re.compile(r" ?\)? ?(?:기준|현재|오전|오후|자로|자 |을 기해|만에)")
_LIMIT = re.compile(r" ?\)? ?(?P<word>부터|까지|이후|이전|전까지)")
"""Words that make a period a beginning or an end: only two beginnings are compared, or two ends."""
_PAST = re.compile(r"지난해|작년|재작년|지지난해")
_PASSED = re.compile(r"별세|모친상|부친상|장모상|빙모상|발인|커뮤니티|온라인|SNS|방송되|방송된|개봉|▲|■")
_REACH = 16


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the periods that fill one place, and dates that are a slip of the hand apart."""
    told = list(_of_one_place(across))
    yield from told
    slipped = [*slipped_dates(across), *left_over_days(across), *left_over_years(across)]
    others = (*told, *announced.judge(across), *dated.judge(across), *superlative.judge(across)) if slipped else ()
    known = [t.place for d in others for t in (*d.a, *d.b)]
    for found in slipped:
        places = [t.place for t in (*found.a, *found.b)]
        if not all(any(place.overlaps(other) for other in known) for place in places):
            known += places
            yield found


def _of_one_place(across: Across) -> Iterator[Disagreement]:
    for found in disagreements(across, lambda pair: _wanted(pair, across), "같은 일의 시점이 다르다"):
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
    if other_stage(_sentence(pair.a, across), _sentence(pair.b, across)):
        return False
    edges = [_LIMIT.match(_behind(slot, across)) for slot in (pair.a, pair.b)]
    limits = {m["word"] if m else "" for m in edges}
    return len(limits) == 1 and _tells(pair.a, across) and _tells(pair.b, across)


def _same_day(x: Period, y: Period) -> bool:
    return x.day == y.day or x.day is None or y.day is None


def _is_past(pair: PlacePair) -> bool:
    """Whether one of two years is told as the one before: 지난해, 작년."""
    return bool(_PAST.fullmatch(pair.a.text) or _PAST.fullmatch(pair.b.text))


def _sentence(slot: Slot, across: Across) -> str:
    return across.articles[slot.sentence.article].body[slot.sentence.start : slot.sentence.end]


def _behind(slot: Slot, across: Across) -> str:
    """What stands right behind the period in its sentence."""
    return across.articles[slot.sentence.article].body[slot.place.end : min(slot.place.end + _REACH, slot.sentence.end)]


def _tells(slot: Slot, across: Across) -> bool:
    """Whether the period dates what happened, and not who said so, a count or a notice. An hour at which somebody
    spoke is as good as any other."""
    body = across.articles[slot.sentence.article].body
    assert isinstance(slot.mention, Period)
    sentence = _sentence(slot, across)
    behind = _behind(slot, across)
    if _PASSED.search(sentence) or (slot.mention.stated != ("year",) and _EDGE.match(behind)):
        return False
    timed = slot.mention.clock is not None
    if not timed and _SAID.search(behind):
        return False
    if _SOURCE.match(body, slot.place.end, slot.sentence.end):
        return False
    # A bare day in a sentence that ends with 밝혔다 is mostly the day of saying, wherever it stands.
    return timed or slot.mention.stated[:1] not in {("day",), ("word",)} or not _SAID.search(sentence[-14:])


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
