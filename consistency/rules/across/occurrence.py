"""기사 간 일시 불일치 — 같은 일이 일어난 날이나 시각이 기사마다 다르다.

문장이 다른 기사들이 같은 일(뒤따르는 말이 같은 일)을 서로 다른 날이나 시각의 일로 적었고, 어느 쪽도 상대의 일시를 적지
않았으면 알린다. 한 일(‘구조를 요청했다’)을 다섯의 배수가 아닌 분까지 적은 두 시각은 1분만 달라도 알린다. 시간이
바뀌는 예정, 취재한 날(N일 밝혔다), 어림한 시각의 몇 분 차이는 알리지 않는다.

Stories on one event date one occurrence (the words behind the date are the same) to different days or hours, and
neither prints the other's.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from consistency.claims.datings import is_act
from consistency.claims.minutes import Minute
from consistency.claims.occurrences import Occurrence
from consistency.claims.stages import other_stage
from consistency.claims.statements import is_verbal
from consistency.claims.values import as_date, compare_periods, printed, rounded_clocks
from consistency.korean.names import person_lexicon
from consistency.model import Severity, Span
from consistency.rules.across.acts import of_other_acts
from consistency.rules.across.minute import minute_pairs
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import canonical

_SHARED = 3
"""Words behind the two periods that must be the same, of five."""
_VALUES = 2
_MINUTES = 180
_DAYS = 10


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the occurrences of stories on one event."""
    found: dict[tuple[str, frozenset[str]], list[tuple[Occurrence, Occurrence]]] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for a in across.occurrences[x]:
            for b in across.occurrences[y]:
                if (
                    a.kind == b.kind
                    and a.text != b.text  # 오늘 of two days
                    and _one_thing(a, b)
                    and _apart(a, b)
                    and not _printed_by_both(a, b, across)
                    and not _other_act(a, b, across)
                ):
                    key = a.kind, frozenset({printed(a.period), printed(b.period)})
                    found.setdefault(key, []).append((a, b))
    known: set[Span] = set()
    values: dict[str, set[str]] = {}
    for (kind, printed_values), pairs in found.items():
        for a, _ in pairs:
            values.setdefault(f"{kind} {a.words[0]}", set()).update(printed_values)
    for (kind, _), pairs in found.items():
        # more than two values are a form that each story fills in anew
        if all(len(values[f"{kind} {a.words[0]}"]) <= _VALUES for a, _ in pairs):
            for told in _report(pairs, across):
                known |= {o.place for o in (*told.a, *told.b)}
                yield told
    yield from _acts_at_two_minutes(across, known)


def _acts_at_two_minutes(across: Across, known: set[Span]) -> Iterator[Disagreement]:
    """The acts that are told to the minute, but for those at ``known`` places."""
    found: dict[frozenset[str], list[tuple[Minute, Minute]]] = {}
    for a, b in minute_pairs(across):
        if not {a.place, b.place} <= known:
            one_clock = a.period.clock == b.period.clock
            key = frozenset(f"{told.period.day} {_clock(told)}" if one_clock else _minute(told) for told in (a, b))
            found.setdefault(key, []).append((a, b))
    for pairs in found.values():
        told = [m for pair in pairs for m in pair]
        of_days = len({m.period.clock for m in told}) == 1
        value = _day if of_days else _clock if len(set(map(_minute, told))) == 1 else _minute
        for first, second, count in two_sides(pairs, value, across):
            a, b = first[0], second[0]
            act = min(a.acts & b.acts, default=("", ""))
            yield Disagreement(
                tuple(first),
                tuple(second),
                f"같은 일의 일시가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
                (
                    f"읽은 시점: {printed(a.period)} ↔ {printed(b.period)}",
                    f"독립된 기사 {count}건 ↔ 1건",
                    "시각은 같고 날이 다르다"
                    if of_days
                    else f"뒤따르는 말이 같다: {' '.join(act)}"
                    if act[0]
                    else "오전과 오후만 다르다",
                ),
            )


def _day(told: Minute) -> str:
    return str(told.period.day)


def _clock(told: Minute) -> str:
    return str(told.period.clock)


def _minute(told: Minute) -> str:
    """The minute on the face of a clock: 오전 is left out of one story and not of the other."""
    return str((told.period.clock or 0) % _FACE)


_FACE = 12 * 60


def _one_thing(a: Occurrence, b: Occurrence) -> bool:
    shared = [w for w in a.words if any(_alike(w, v) for v in b.words)]
    if a.kind == "day" and not any(is_verbal(w) or is_act(w) for w in shared):
        return False  # who and what are the same, and not what was done
    return len(shared) >= _SHARED and any(_alike(a.words[0], v) for v in b.words[:3])


_DOER = re.compile(r"(?P<doer>[가-힣A-Za-z0-9]{2,20}?)(?:은|는|이|가) $")


def _other_act(a: Occurrence, b: Occurrence, across: Across) -> bool:
    """Whether two bodies did it, each named right before the day, or the sentences name two stages of one series."""
    bodies = [across.articles[o.place.article].body for o in (a, b)]
    doers = [_DOER.search(body, o.sentence.start, o.place.start) for body, o in zip(bodies, (a, b), strict=True)]
    if doers[0] and doers[1]:
        x, y = (canonical(m["doer"]) for m in doers if m)
        if x not in y and y not in x and person_lexicon().is_organisation(x) and person_lexicon().is_organisation(y):
            return True
    return other_stage(*(body[o.sentence.start : o.sentence.end] for body, o in zip(bodies, (a, b), strict=True)))


def _alike(a: str, b: str) -> bool:
    """Equal, or the same two syllables first: 통과했다, 통과해."""
    return a == b or (min(len(a), len(b)) >= 2 and a[:2] == b[:2])


def _apart(a: Occurrence, b: Occurrence) -> bool:
    difference = compare_periods(a.period, b.period)
    if difference.outcome != "apart":
        return False
    if a.kind == "clock":
        assert a.period.clock is not None
        assert b.period.clock is not None
        if rounded_clocks(a.period.clock, b.period.clock):
            return False
        gap = abs(a.period.clock - b.period.clock)
        tolerance = 5 if a.period.approximate or b.period.approximate else 0
        return difference.part == "clock" and tolerance < gap <= _MINUTES
    x, y = as_date(a.period), as_date(b.period)
    return difference.part == "day" and x is not None and y is not None and abs((x - y).days) <= _DAYS


def _printed_by_both(a: Occurrence, b: Occurrence, across: Across) -> bool:
    """Whether either story also prints the other's day or hour."""
    return _prints(b, a, across) or _prints(a, b, across)


def _prints(mine: Occurrence, other: Occurrence, across: Across) -> bool:
    return any(
        compare_periods(o.period, other.period).outcome == "same"
        for o in across.occurrences[mine.place.article]
        if o.kind == other.kind
    )


def _report(pairs: list[tuple[Occurrence, Occurrence]], across: Across) -> Iterator[Disagreement]:
    sides: dict[str, list[Occurrence]] = {}
    for pair in pairs:
        for o in pair:
            side = sides.setdefault(printed(o.period), [])
            if o not in side:
                side.append(o)
    if len(sides) != 2:
        return
    counts = Counter({value: len({across.source(o.place.article) for o in side}) for value, side in sides.items()})
    (first, most), (second, least) = counts.most_common()
    if least > 1:
        return
    a, b = sides[first], sides[second]
    if of_other_acts([(o.period, o) for o in a], [(o.period, o) for o in b], across):
        return
    yield Disagreement(
        tuple(a),
        tuple(b),
        f"같은 일의 일시가 다르다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
        (
            f"읽은 시점: {first} ↔ {second}",
            f"독립된 기사 {most}건 ↔ {least}건",
            f"뒤따르는 말이 같다: {' '.join(b[0].words)}",
        ),
    )


RULE = AcrossRule(
    code="C306",
    name_ko="기사 간 일시 불일치",
    name_en="Date or time mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "빈집 정비법이 12일 가람도의회 본회의를 통과했다. 정비 보조율은 31.5%에서 47.5%로 오른다.",
            "주민이 청원한 빈집 정비법은 10일 가람도의회 본회의를 통과해 정비 보조율이 31.5%에서 47.5%로 오르게 됐다.",
        ),
    ),
    must_pass=(
        (
            "빈집 정비법이 12일 가람도의회 본회의를 통과했다. 정비 보조율은 31.5%에서 47.5%로 오른다.",
            "주민이 청원한 빈집 정비법은 10일 가람도의회 상임위를 거쳤다. 정비 보조율이 31.5%에서 47.5%로 오르게 됐다.",
        ),
    ),
)
