"""The only two levels of a few sentences and the only change told of them, wherever the three stand, for the rule on
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, amount, growth, interval, is_plain, loose, quotient, shown
from consistency.claims.masked import AMOUNT, DURATION, MULTIPLE, PERIOD, POINTS, RATE, any_of, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story

_THAN = r"(?:보다|에 비해|에 비하면|[과와] (?:비교|견[주줘])| ?대비|에 견(?:주|줘)|에서(?=[ ,]))"
_EARLIER = (
    r"(?:전년|지난해|작년|재작년|전월|전달|지난달|전분기|직전|동기|같은 (?:기간|달|분기|날)|당시|종전|기존|전날"
    r"|지난주|전주|한 해 전|한 달 전|전해|이듬해|당초|애초)"
)
_BASE = re.compile(
    rf"(?:(?P<word>{_EARLIER})|{slot('ago', DURATION)} ?전|{slot('year', PERIOD)})"
    rf"[^\ue001-\uefff,.;]{{0,14}}\(?"
    rf"{slot('base', AMOUNT + RATE)}|{slot('than', AMOUNT + RATE)}(?: [가-힣]{{1,5}})?\)?{_THAN}"
)
_BEGINS = re.compile(rf"[\s“\"]*(?:앞서 |직전인 )?{_EARLIER}")
_COMPARED = re.compile(rf"\)?{_THAN}")
_AIMED = re.compile(rf"(?:예산|목표|평균|예상치?|전망치?|계획)[^\ue001-\uefff,.()]{{0,6}}{_THAN}")
_SINCE = re.compile(r"\)? ?(?:이후|이래)")
_BARE = re.compile(rf"(?:{_EARLIER}|{any_of(DURATION)} ?전|{any_of(PERIOD)})[^\ue001-\uefff,.()]{{0,12}}{_THAN}")
"""Compared with an earlier time whose figure does not stand there."""
_TOPIC = re.compile(r"(?<![가-힣])([가-힣A-Za-z]{2,12}?)(?:은|는|이|가|도|에서는|에선|에서만|만)(?= |,)")
_NOT_NEW = frozenset(
    {"이", "이것", "수치", "규모", "결과", "같", "무려", "기록", "것", "금액", "숫자", "전년", "지난해", "작년"}
)
_NARROWED = re.compile(
    r"(?<![가-힣])(?P<before>[가-힣]{1,6}[^\W은는이가을를에의로서고며한된던인와과도만여해])(?: 중| 전체)? "
    r"(?P<head>[가-힣]{2,10}?)(?:은|는)(?= )"
)
_EARLIER_WORD = re.compile(rf"{_EARLIER}|올해|올|이번|이달|현재|최근|총|전체|모두")
_OF_FIGURE = ("폭", "액", "규모")
_VETO = re.compile(
    r"이 ?가운데|이 ?중|그중|이들 중|특히|반면|각각|목표|전망|예상|계획|최대|최고|최저|추산|평균|누적|누계|에도 |"
    r" 중 |[와과] (?:같은 (?!기간|달|분기|시기)|비슷|동일|마찬)"
    r"|할인|이자|금리|가운데|비중|차지|점유율|환율|오차|물가|신뢰|수익률|이익률|지분"
)
_KINDS = (
    "매출",
    "영업이익",
    "순이익",
    "영업익",
    "영업손실",
    "순손실",
    "수출",
    "수입",
    "사망",
    "부상",
    "건수",
    "자산",
    "부채",
    "자본",
    "예산",
    "지출",
    "흑자",
    "적자",
    "거래량",
    "거래액",
    "내수",
    "생산",
    "판매",
    "남성",
    "여성",
    "인구",
    "가구",
    "출생",
    "혼인",
    "이혼",
    "매수",
    "매도",
    "취업자",
    "실업자",
    "국비",
    "시비",
    "도비",
)
_GRADES = frozenset({"급", "등급", "단계", "위", "호", "층", "학년"})
_BACK = 2
_SIZE, _TIMES, _CUT, _NEARLY = 4, Decimal("0.12"), Decimal("0.85"), Decimal("0.02")
_GAP, _TWO = 40, 2
_WAS = re.compile(r"(?:이었다|였다|이었습니다|였습니다|에 그쳤다|에 머물렀다)")


_DIGIT = re.compile("[0-9]")


class Level(NamedTuple):
    """A figure and the sentence it stands in."""

    reading: Reading
    quantity: Quantity


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    up, down = alternation(direction_words("up", "more")), alternation(direction_words("down", "less"))
    change = re.compile(
        rf"{slot('change', RATE + MULTIPLE + POINTS + AMOUNT)}(?:\([^()]{{0,16}}\))?"
        r"(?:가량|정도|쯤|나|이나|가|이|을|를|씩|이상|의| 넘게)?"
        rf"(?P<to>으로|로|까지|으로까지|로까지)? ?(?:더 |이상 |정도 |가량 )?(?:(?P<up>{up})|(?P<down>{down}))"
        r"|(?:(?P<more>증가|인상|상승|성장|신장|확대|오름)|(?:감소|인하|하락|축소|내림)) ?(?:폭|율|률|분|액)(?:은|"
        r"는|이|도) "
        rf"(?:약 )?{slot('named', RATE + MULTIPLE + POINTS + AMOUNT)}(?=이|다|였|로|가|에|를|을)"
    )
    return change, re.compile(alternation(load("story")["direction"]["other_basis"]))


def changes_left(story: Story) -> Iterator[Contradiction]:
    """한빛은 지난달 4만8000대를 팔았다. 작년 같은 달 4만대와 견줘 30% 늘어난 수치다."""
    change, other = _patterns()
    for n, reading in enumerate(story.sentences):
        if not reading.mentions:
            continue
        told = list(change.finditer(masked(reading).text))
        if len(told) != 1:
            continue
        m = told[0]
        stated = masked(reading).quantity(m["change"] or m["named"])
        if m["to"] and stated.dimension != "multiple":
            continue
        if not is_plain(stated) or stated.bound not in {"", "about"} or stated.value <= 0:
            continue
        windows = (
            [reading],
            [*story.sentences[max(0, n - 1) : n], reading],
            [reading, *story.sentences[n + 1 : n + 2]],
            [*story.sentences[max(0, n - _BACK) : n], reading],
        )
        for window in windows:
            if any(_VETO.search(r.text) or other.search(r.text) for r in window):
                break
            pair = _pair(window, stated)
            if pair is None:
                continue
            up, to = bool(m["up"] or m["more"]), bool(m["to"])
            if _of_these(window, reading, m, pair, stated.dimension == pair[0].quantity.dimension) and not any(
                _follows(stated, x, y, up=up, to=to)
                for x in pair
                for y in (*pair, *levels((story.title, *story.sentences)))
                if y is not x and y.quantity.dimension == x.quantity.dimension and y.quantity.value
            ):
                yield _finding(reading, stated, pair, up=up)
            break


def levels(window: Sequence[Reading]) -> list[Level]:
    """Every quantity of some sentences but durations, ages, multiples and those in words (여성 한 명)."""
    return [
        Level(r, q)
        for r in window
        for q in r.mentions
        if isinstance(q, Quantity)
        and q.unit not in _GRADES
        and _DIGIT.search(r.text, q.start - r.start, q.end - r.start)
        and not q.dimension.startswith(("duration", "multiple", "fraction", "ratio."))
    ]


def _pair(window: Sequence[Reading], stated: Quantity) -> tuple[Level, Level] | None:
    """The two figures, of one unit, that the change can be of, where there are no others."""
    found = [x for x in levels(window) if x.quantity is not stated and not _glosses(x, stated)]
    if stated.dimension == "points":
        found = [x for x in found if x.quantity.dimension in {"ratio", "points"}]
    elif stated.dimension in {"ratio", "multiple"}:
        rates = [x for x in found if x.quantity.dimension in {"ratio", "points"}]
        if rates and stated.dimension == "ratio":
            return None
        found = [x for x in found if x not in rates]
        kinds = [x.quantity.dimension for x in found]
        found = [x for x in found if kinds.count(x.quantity.dimension) > 1]
    else:
        found = [x for x in found if x.quantity.dimension == stated.dimension]
    if len(found) != 2 or found[0].quantity.dimension != found[1].quantity.dimension:
        return None
    a, b = found
    plain = all(is_plain(x.quantity) and not x.quantity.bound and x.quantity.value > 0 for x in found)
    if (
        not plain
        or stated.value in {a.quantity.value, b.quantity.value}
        or a.quantity.value == b.quantity.value
        or not a.quantity.dimension
    ):
        return None
    small, big = sorted((a.quantity.value, b.quantity.value))
    if big > _SIZE * small and stated.dimension != "multiple":
        return None
    return (a, b)


def _glosses(level: Level, stated: Quantity) -> bool:
    """31.9%(89명) 늘었다: one change told twice."""
    between = level.reading.text[stated.end - level.reading.start : level.quantity.start - level.reading.start]
    return level.reading.start <= stated.end <= level.quantity.start and between.strip() == "("


def marked_base(level: Level) -> bool:
    """Whether the words around a figure say that it is what another is compared with."""
    for m in _BASE.finditer(masked(level.reading).text):
        mark = m["base"] or m["than"]
        if masked(level.reading).at(mark) is level.quantity:
            return True
    return False


def compared(level: Level) -> bool:
    """Whether '보다', '대비', '에서' stand behind a figure, or a word for an earlier time before it."""
    for m in _BASE.finditer(masked(level.reading).text):
        mark = m["than"] or (m["base"] if m["word"] or m["ago"] or _earlier(level.reading, m["year"]) else None)
        if mark and masked(level.reading).at(mark) is level.quantity:
            return True
    return False


def _earlier(reading: Reading, mark: str) -> bool:
    period = masked(reading).period(mark)
    return bool(re.search(_EARLIER, reading.slice(period.start, period.end)))


def kinds_differ(a: Level, b: Level) -> bool:
    """Whether the words before two figures say that they are of two measures."""
    first, second = (_kinds(x) for x in (a, b))
    return bool(first and second and not first & second)


def _kinds(level: Level) -> frozenset[str]:
    text = level.reading.text[: level.quantity.start - level.reading.start]
    clause = re.split(r"[,.]|\d", text[-_GAP:])[-1]
    return frozenset(k for k in _KINDS if k in clause)


def new_topic(
    window: Sequence[Reading], reading: Reading, start: int, stop: int, passed: tuple[str, ...] = _OF_FIGURE
) -> bool:
    """Whether a subject stands between two offsets of a sentence that the sentences before do not have."""
    known = " ".join(r.text for r in window if r is not reading) + reading.text[:start]
    return any(
        stem(m[1]) not in _NOT_NEW and not m[1].endswith(passed) and m[1][:3] not in known
        for m in _TOPIC.finditer(reading.text, start, stop)
    )


def _of_these(
    window: Sequence[Reading], reading: Reading, m: re.Match[str], pair: tuple[Level, Level], same: bool
) -> bool:
    if not any(marked_base(x) for x in pair) or kinds_differ(*pair):
        return False
    stop = masked(reading).offset(m.start())
    own = [x.quantity.end - reading.start for x in pair if x.reading is reading]
    behind = [x for x in pair if x.reading is window[-1]]
    if window[-1] is not reading and not (own and len(behind) == 1 and _begins_earlier(behind[0])):
        return False
    if m["change"] and any(
        x.quantity.start - reading.start > stop
        and not _COMPARED.match(x.reading.text, x.quantity.end - x.reading.start)
        for x in pair
        if x.reading is reading
    ):
        return False  # 10% 늘어 작년 3분기(79조원) 기록을 넘었다
    if all(_COMPARED.match(x.reading.text, x.quantity.end - x.reading.start) for x in pair):
        return False
    if any(_SINCE.match(x.reading.text, x.quantity.end - x.reading.start) for x in pair):
        return False
    if _AIMED.search(masked(reading).text, 0, m.start()):
        return False
    if _BARE.search(masked(reading).text, 0, m.start()) and not any(_begins_earlier(x) for x in pair):
        return False
    elsewhere = len(own) < len(pair) and not (same and any(compared(x) and x.reading is reading for x in pair))
    start = 0 if elsewhere else max((x for x in own if x <= stop), default=0)
    if elsewhere and _narrower(window, reading, stop):
        return False
    return not new_topic(window, reading, start, stop)


def _narrower(window: Sequence[Reading], reading: Reading, stop: int) -> bool:
    """Whether the subject is one of the sentences before, but with another word in front: 사망자는, 보행 사망자는."""
    known = " ".join(r.text for r in window if r is not reading)
    return any(
        m["head"] in known and m["before"] not in known and not _EARLIER_WORD.match(m["before"])
        for m in _NARROWED.finditer(reading.text, 0, stop)
    )


def _begins_earlier(level: Level) -> bool:
    """작년에는 4만2000대였다: the sentence behind begins with an earlier time."""
    if not _BEGINS.match(level.reading.text):
        return False
    told = level.reading.text[level.quantity.end - level.reading.start :]
    return compared(level) or (len(level.reading.mentions) <= _TWO and bool(_WAS.match(told)))


def _follows(stated: Quantity, a: Level, b: Level, up: bool, to: bool) -> bool:
    small, big = (interval(x.quantity) for x in sorted((a, b), key=lambda x: x.quantity.value))
    if stated.dimension == "ratio":
        rate = growth(small, big) if up else growth(big, small)
        slack = stated.value * _NEARLY
        return (
            rate is None
            or Interval(stated.value - slack, stated.value + slack).meets(rate.magnitude())
            or loose(stated).meets(rate.magnitude())
        )
    if stated.dimension == "multiple":
        times = quotient(big, small)
        slack = stated.value * _TIMES
        wide = Interval(stated.value - max(slack, stated.step / 2), stated.value + max(slack, stated.step * _CUT))
        return times is None or wide.meets(times) or (not to and wide.meets(Interval(times.low - 1, times.high - 1)))
    return interval(stated).meets((big - small).magnitude())


def _finding(reading: Reading, stated: Quantity, pair: tuple[Level, Level], up: bool) -> Contradiction:
    small, big = (interval(x.quantity) for x in sorted(pair, key=lambda x: x.quantity.value))
    if stated.dimension == "ratio":
        rate = growth(small, big) if up else growth(big, small)
        assert rate is not None
        allowed = shown(rate.magnitude(), min(stated.step, Decimal("0.1")), "%")
    elif stated.dimension == "multiple":
        times = quotient(big, small)
        assert times is not None
        allowed = shown(times, Decimal("0.1"), "배")
    elif stated.dimension == "points":
        allowed = shown((big - small).magnitude(), stated.step, "%포인트")
    else:
        allowed = amount((big - small).magnitude(), stated)
    texts = [x.reading.slice(x.quantity.start, x.quantity.end) for x in pair]
    return Contradiction(
        Place(reading, stated.start, stated.end, printed(stated)),
        tuple(Place(x.reading, x.quantity.start, x.quantity.end, printed(x.quantity)) for x in pair),
        f"증감이 함께 적은 두 값에서 나오지 않는다: ‘{reading.slice(stated.start, stated.end)}’, ‘{texts[0]}’, "
        f"‘{texts[1]}’ (허용 구간 {allowed})",
        ("견줄 수 있는 값이 이 둘뿐이다",),
        second=True,
    )
