"""기사 간 한 일의 날짜 불일치 — 공시·선고처럼 기록에 남거나 한 번 있는 일의 날이 기사마다 다르다.

보도자료의 ‘N일 밝혔다’는 신문사가 싣는 날에 따라 달라지므로 보지 않는다. 같은 주체가 같은 수치를 내놓은 일을 독립된
기사 둘 이상이 같은 날의 공시·선고로 적었고 한 기사만 다른 날을 적었으면 알린다. 어느 쪽도 상대의 날을 적지 않았을
때만 본다. 하루에 치르는 일(수능, 금통위, 개막식, 선고 공판)이 열리는 날을 두 기사가 달리 적었을 때도 알린다.
착공(‘첫 삽을 떴다’), 개통(‘열차가 다닌다’), 데뷔, 구형처럼 한 번 있는 일은 말투가 달라도 한 일로 보고, 연월일이나
시각 가운데 하나만 다르면 알린다. 한 기사가 그 일을 두 날에 두었거나 미뤄졌다고 적었으면 보지 않는다.

Two independent stories or more date an act on record (a disclosure, a sentence) to one day, one story dates it, or what
was said of the same figures, to another day within ten. Days of mere press releases are passed over. So is a thing held
on one day (an examination, a meeting) that two stories put on two days, and an act done once (a ground-breaking, a
premiere, a demand for a sentence), whatever words tell it, of whose dates or hours one part differs.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 자본시장법의 공시일.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import product

from consistency.claims.announcements import Announcement
from consistency.claims.held import Held
from consistency.claims.retelling import alike
from consistency.claims.values import printed
from consistency.model import Period, Severity
from consistency.rules.across.deed import dated_acts
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement

_WITNESSES = 2
_DAYS = 10
_WORDS = 4
_FIGURES = 2
_LEAP = 2024


def judge(across: Across) -> Iterator[Disagreement]:
    """The acts on record, what is held on one day and what is done once, that stories of one event date apart."""
    yield from _acts(across)
    yield from _held(across)
    yield from dated_acts(across)


def _acts(across: Across) -> Iterator[Disagreement]:
    """For each announcement look for the acts on record that the stories of its event date to another day."""
    event: dict[str, set[str]] = {}
    for x, y in across.pairs:
        event.setdefault(x, set()).add(y)
        event.setdefault(y, set()).add(x)
    told: set[tuple[str, frozenset[date]]] = set()
    for article, found in across.announcements.items():
        own = across.source(article)
        for odd in found:
            near = [
                o for mate in sorted(event.get(article, ())) for o in across.announcements[mate] if o.actor == odd.actor
            ]
            same = [o for o in near if across.source(o.place.article) != own and _one_act(odd, o)]
            day, days = _day(odd), {_day(o) for o in same if o.act}
            if len(days) != 1 or not 0 < abs((day - (right := next(iter(days)))).days) <= _DAYS:
                continue
            against = [o for o in near if _day(o) == right and (o.act or o in same)]
            if (key := (odd.actor, frozenset({day, right}))) in told:
                continue
            second = [o for w in same if w.act for o in _echoes(w, event.get(w.place.article, set()), across)]
            if not _stands(odd, against, second, across):
                continue
            if _prints(across, article, right) or any(_prints(across, o.place.article, day) for o in (*near, *against)):
                continue
            told.add(key)
            against += [o for o in second if o not in against and across.source(o.place.article) != own]
            act = next(o.act for o in against if o.act)
            yield Disagreement(
                tuple(against),
                (odd,),
                f"{odd.actor}의 {act} 날이 다르다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                (
                    f"독립된 기사 {len({across.source(o.place.article) for o in against})}건 ↔ 1건",
                    f"주체가 같고, 함께 적은 {_common(odd, against)}",
                ),
            )


def _held(across: Across) -> Iterator[Disagreement]:
    """What is held on one day, and two stories of one event put on two days."""
    found: dict[tuple[str, frozenset[str]], list[tuple[Held, Held]]] = {}
    for x, y in across.pairs:
        if across.source(x) == across.source(y):
            continue
        for a, b in product(across.held.get(x, ()), across.held.get(y, ())):
            if a.name != b.name or not (a.which == b.which or alike(a.which, b.which)):
                continue
            if _two_days(a.period, b.period) and not (_dates(x, b, across) or _dates(y, a, across)):
                found.setdefault((a.name, frozenset({printed(a.period), printed(b.period)})), []).append((a, b))
    for (name, _), pairs in found.items():
        for first, second, count in two_sides(pairs, lambda h: printed(h.period), across):
            yield Disagreement(
                tuple(first),
                tuple(second),
                f"{name}의 날이 다르다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
                (f"독립된 기사 {count}건 ↔ 1건", f"앞에 선 말이 같다: {first[0].which or name}"),
            )


def _two_days(a: Period, b: Period) -> bool:
    if a.year is not None and b.year is not None and a.year != b.year:
        return False
    return a.day != b.day or (a.month != b.month and not (a.guessed or b.guessed))


def _dates(article: str, other: Held, across: Across) -> bool:
    """Whether a story says of the other's day that the thing is held on it."""
    told = (h.period for h in across.held.get(article, ()) if h.name == other.name)
    return any((p.month, p.day) == (other.period.month, other.period.day) for p in told)


def _day(told: Announcement) -> date:
    """The day in a year that stands for any: a printed month and day may have no year."""
    assert told.period.day is not None
    month = told.period.month or 1
    return date(_LEAP, month, min(told.period.day, monthrange(_LEAP, month)[1]))


def _one_act(odd: Announcement, other: Announcement) -> bool:
    """Whether two announcements of one actor are one: the same act in the same words, or the same figures."""
    figures, words = len(odd.figures & other.figures), len(odd.words & other.words)
    if odd.act and odd.act == other.act:
        return words >= _WORDS or figures > 0
    return not odd.act and figures >= _FIGURES


def _echoes(witness: Announcement, mates: set[str], across: Across) -> list[Announcement]:
    """What the stories of a witness's own event tell of its figures, and on the same day."""
    return [
        o
        for mate in sorted(mates)
        for o in across.announcements[mate]
        if o.actor == witness.actor and _day(o) == _day(witness) and o.figures & witness.figures
    ]


def _stands(odd: Announcement, against: list[Announcement], second: list[Announcement], across: Across) -> bool:
    """Whether two independent stories put the act on the other day, one of them on record, or one and the figures of
    ``odd`` are the same."""
    recorded = {across.source(o.place.article) for o in against if o.act}
    recorded |= {across.source(o.place.article) for o in second} - {across.source(odd.place.article)}
    if len(recorded) >= _WITNESSES:
        return True
    return bool(odd.act) and any(len(odd.figures & o.figures) >= _FIGURES for o in against)


def _common(odd: Announcement, against: list[Announcement]) -> str:
    figures = max(len(odd.figures & o.figures) for o in against)
    return f"수치 {figures}개가 같다" if figures else "낱말이 같다"


def _prints(across: Across, article: str, day: date) -> bool:
    """Whether a story dates anything to a day."""
    told = [o.period for o in across.announcements[article]] + [o.period for o in across.occurrences[article]]
    return any((period.month, period.day) == (day.month, day.day) for period in told)


RULE = AcrossRule(
    code="C319",
    name_ko="기사 간 한 일의 날짜 불일치",
    name_en="Day of an act mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가온제약은 나루바이오 지분 31.4%를 1,284억원에 사들인다고 12일 공시했다. 인수 뒤 지분은 절반을 넘는다.",
            "나루바이오가 가온제약 품에 안긴다. 가온제약은 11일 공시를 통해 지분 31.4%를 1,284억원에 인수한다고 했다.",
        ),
    ),
    must_pass=(
        (
            "가온제약은 나루바이오 지분 31.4%를 1,284억원에 사들인다고 12일 공시했다. 인수 뒤 지분은 절반을 넘는다.",
            "나루바이오가 가온제약 품에 안긴다. 가온제약은 12일 공시를 통해 지분 31.4%를 1,284억원에 인수한다고 했다.",
        ),
        (
            "가온제약은 나루바이오 지분 31.4%를 1,284억원에 사들인다고 12일 밝혔다. 인수 뒤 지분은 절반을 넘는다.",
            "나루바이오가 가온제약 품에 안긴다. 가온제약은 11일 지분 31.4%를 1,284억원에 인수한다고 밝혔다.",
        ),
    ),
)
