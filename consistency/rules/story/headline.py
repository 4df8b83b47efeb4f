"""제목과 본문 불일치 — 제목의 수치를 본문이 뒷받침하지 않고, 본문에는 같은 말이 붙은 다른 수치가 있다.

제목은 반올림하고 줄여 쓰므로, 본문의 어떤 수치와도(반올림·버림·두 수의 합과 차까지) 맞지 않을 때만 본다. 그때 본문의
같은 단위 수치가 자릿수 하나만 다르거나(442억/4420억), 같은 말이 붙은 수치가 다르거나(사망 177명/사망자 176명), '4년
만'의 해가 본문의 연도에서 나오지 않거나, 같은 수가 본문에는 %포인트로만 있으면 알린다.
제목은 넘었다는데 본문은 같은 수를 앞으로 넘을 것이라고 적었을 때도 알린다. 같은 일의 차례가 다를 때(5차 발사/네 번째
발사, 4년 연속/3년 연속)도 그렇다.
그 밖의 수치는 본문의 어떤 수치·합·차와도 맞지 않을 때, 본문의 어느 수치와 같은 것을 말하는지를 배운 모형으로 가려
알리고 그렇게 본 까닭을 적는다.
'징역 3년 선고', '3대 1 승', '8개 구간'처럼 본문에 하나뿐인 것을 제목이 달리 적어도 알린다.

A figure of the headline that no figure of the body supports, while the body has another one under the same word, the
same digits a place apart, other years for 'first in N years', the same number as percentage points, or another
number of times for the same noun; a term, score or count where the body has only one
of the kind, another one. What trees fitted to errors set into real copy take for the same thing is told
too, with the reasons (``consistency.align.again``).

Source: 한국신문윤리위원회 신문윤리실천요강 제10조(편집지침) 제목의 원칙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from rapidfuzz.distance.OSA import distance

from consistency.claims.arithmetic import Interval, interval, is_plain
from consistency.claims.reading import Reading, stem
from consistency.claims.supported import is_derived, is_met, is_rounded, is_supported
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.again import told_again
from consistency.rules.story.fates import otherwise
from consistency.rules.story.firsts import TO_COME, same_times, years
from consistency.rules.story.headleft import left_over, left_over_day, of_another_count
from consistency.rules.story.headonly import only_ones
from consistency.rules.story.passed import not_passed
from consistency.rules.story.stances import otherwise_meant

_LABEL = re.compile(r"([가-힣]{2,8}) ?$")
_LARGE = re.compile(r"(\d{2})(?:조|억|만)")
_AHEAD = 14
_RELATION = re.compile(r"[vV][sS]|더|차이|격차|차$|보다|↑|↓")
_NOUN = re.compile(r"[가-힣A-Za-z]{2,10}")
_MOMENT = re.compile(r"(?:지난|전년|전월|작년|올해|대비|만에|최대)")
_NOUNS, _TIMES = 3, 3
_SHARED, _SHARED_BY_FEW = 2, 3
_DIGITS = 3
_SHORTEST = 60
_CUT = frozenset({"", "and_more", "about"})
_STANCE = "본문에서 제목의 수치는 바란 것이거나 정해진 것으로, 제목과 반대다"
_RUNS = frozenset({"연승", "연패"})


def judge(story: Story) -> Iterator[Contradiction]:
    """Look for each of the headline's figures in the body."""
    again = list(told_again(story, "제목과 본문의 수치가 다르다", in_title=True))
    yield from again
    title, sentences = head(story)
    if title is None or sum(len(r.text) for r in sentences) < _SHORTEST:
        return
    figures = [m for m in title.mentions if isinstance(m, Quantity)]
    if figures:
        body = [(r, m) for r in sentences for m in r.mentions if isinstance(m, Quantity)]
        if body:
            told_figures = list(_figures(title, figures, body))
            yield from told_figures
            again += told_figures
    for given, told in otherwise(title, sentences):
        yield _finding(title, given, told, "제목과 본문의 수치가 다르다")
    for given, told in otherwise_meant(title, sentences):
        yield _finding(title, given, told, "제목과 본문에서 수치의 뜻이 반대다", _STANCE)
    for day, reading, other in left_over_day(title, sentences):
        yield _finding(title, day, (reading, other), "제목과 본문의 날짜가 다르다")
    yield from not_passed(title, sentences)
    yield from years(story, title, sentences)
    yield from same_times(title, sentences)
    for one in only_ones(title, sentences):
        reading, start, end = one.told
        if any(p.reading is title and p.start == one.given[0] for c in again for p in (c.claimed, *c.basis)):
            continue
        a, b = title.slice(*one.given), reading.slice(start, end)
        yield Contradiction(
            Place(title, *one.given, a),
            (Place(reading, start, end, b),),
            f"제목과 본문이 다르다: ‘{a}’ ↔ ‘{b}’",
            ("본문에는 이것 하나뿐이다",),
            second=True,
        )


def head(story: Story) -> tuple[Reading | None, tuple[Reading, ...]]:
    """The headline and the body; a story without a title may have it as its first line."""
    if story.article.title:
        return story.title, story.sentences
    first = story.sentences[0] if story.sentences else None
    if first is None or first.text.endswith((".", "”", '"')) or not story.article.body.startswith("\n", first.end):
        return None, ()
    return first, story.sentences[1:]


def _figures(title: Reading, figures: list[Quantity], body: list[tuple[Reading, Quantity]]) -> Iterator[Contradiction]:
    for given in figures:
        figure = _as_money(title, given)
        if not figure.dimension or not is_plain(figure) or figure.dimension.startswith("duration") or figure.value <= 0:
            continue
        if figure.unit in _RUNS and TO_COME.search(title.text):
            continue
        same = [(r, q) for r, q in body if q.dimension == figure.dimension]
        if figure.dimension == "ratio" and (points := _as_points(figure, body, title)):
            yield _finding(title, figure, points, "제목은 %로, 본문은 %포인트로 적었다")
            continue
        if figure.dimension == "points" and (shares := _as_shares(title, figure, body)):
            yield _finding(title, figure, shares, "제목은 %포인트로, 본문은 %로 적었다")
            continue
        if not is_supported(figure, [q for _, q in body]) and (rate := _as_rate(title, given, body)):
            yield _finding(title, figure, rate, "제목은 금액으로, 본문은 비율로 적었다")
            continue
        values = [q for _, q in body]
        if not same or (figure is not given and _met_in_any_unit(figure, values)):
            continue
        slipped = [t for t in same if _a_slip_apart(title, figure, *t) or _one_digit_off(title, figure, *t)]
        if is_supported(figure, values):
            # the sum of some figures, perhaps by chance: 3만6천명 늘어 over 3635명 늘었다
            moved = [t for t in slipped if _moves_alike(title, figure, *t) or _exchanged(title, figure, *t)]
            if moved and not is_met(figure, [q for q in values if is_plain(q)]):
                yield _finding(title, figure, moved[0], "제목과 본문의 수치가 다르다")
            continue
        if slipped:
            yield _finding(title, figure, slipped[0], "제목과 본문의 수치가 다르다")
            continue
        other = _same_label(title, figure, same) or _same_way(title, figure, same) or left_over(title, figure, same)
        if other and not of_another_count(title, figure, *other):
            yield _finding(title, figure, other, "제목과 본문의 수치가 다르다")


def _as_money(title: Reading, figure: Quantity) -> Quantity:
    """매출 442억: a headline leaves out the 원 of a large amount."""
    text = title.slice(figure.start, figure.end)
    if figure.dimension or not text.endswith(("억", "조")) or figure.malformed:
        return figure
    return replace(figure, dimension="money.KRW", unit="원")


def _as_rate(title: Reading, figure: Quantity, body: list[tuple[Reading, Quantity]]) -> tuple[Reading, Quantity] | None:
    """The rate of the body that has the digits of the headline's rise or fall of an amount: 22조 급감 and 22.3%."""
    m = _LARGE.match(title.text, figure.start - title.start)
    noun = _LABEL.search(title.text[: figure.start - title.start])
    if m is None or noun is None or not _way_of(title, figure) or figure.bound:
        return None
    word, number = noun[1].rstrip("만"), int(m[1])
    told = list(dict.fromkeys(r for r, _ in body))
    about = {
        r for before, r in zip((None, *told), told, strict=False) if word in r.text + (before.text if before else "")
    }
    return next(
        (
            (r, q)
            for r, q in body
            if q.dimension == "ratio" and is_plain(q) and int(q.value) == number and q.step < 1 and r in about
        ),
        None,
    )


def _met_in_any_unit(figure: Quantity, body: list[Quantity]) -> bool:
    """Whether the body has the number with whatever unit: 3억 of dollars, followers or tons."""
    return any(
        is_plain(q)
        and q.value
        and (interval(q).magnitude().meets(interval(figure)) or is_rounded(figure, abs(q.value)))
        for q in body
    )


def _a_slip_apart(title: Reading, figure: Quantity, reading: Reading, other: Quantity) -> bool:
    """442억 and 4420억, 82억 and 8억2700만, 973만 and 937만: a place apart, or one digit changed or swapped. A figure
    that is cut off (3600여명) must go the headline's way."""
    if not is_plain(other) or other.value <= 0 or (other.bound and not _moves_alike(title, figure, reading, other)):
        return False
    a, b = (f"{abs(q.value / q.step):f}".partition(".")[0] for q in (figure, other))
    significant = len(a.rstrip("0")) >= 2
    stated = interval(figure)
    same = a.strip("0") == b.strip("0")
    if significant and any(
        stated.low <= other.value * 10**k <= stated.high or stated.low <= other.value / 10**k <= stated.high
        for k in range(1, 5 if same else 2)
    ):
        return True
    if other.bound or figure.step != other.step or min(len(a), len(b)) < _DIGITS:
        return False
    return significant and distance(a, b) == 1


def _exchanged(title: Reading, figure: Quantity, reading: Reading, other: Quantity) -> bool:
    """Whether two digits of three or more changed places, in sentences that share two words: 징계 134명, 143명."""
    a, b = (f"{abs(q.value / q.step):f}".partition(".")[0] for q in (figure, other))
    if figure.bound or other.bound or len(a) != len(b) or len(a) < _DIGITS or a == b or sorted(a) != sorted(b):
        return False
    beside = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == figure.dimension]
    if is_derived(figure, beside):
        return False  # 240채와 180채
    words = {stem(w) for w in _NOUN.findall(title.text) if not _MOMENT.search(w)}
    return sum(w in reading.text for w in words) >= _SHARED


def _moves_alike(title: Reading, figure: Quantity, reading: Reading, other: Quantity) -> bool:
    way = _way_of(title, figure)
    return other.bound in _CUT and bool(way) and way == _way_of(reading, other)


def _one_digit_off(title: Reading, figure: Quantity, reading: Reading, other: Quantity) -> bool:
    """Whether one digit parts the two (of a rate perhaps its only one) and their sentences share words enough."""
    if not is_plain(other) or other.value <= 0 or other.bound or figure.bound or figure.step != other.step:
        return False
    a, b = (f"{abs(q.value / q.step):f}".partition(".")[0] for q in (figure, other))
    if len(a) != len(b) or distance(a, b) != 1 or (len(a) == 1 and figure.dimension != "ratio"):
        return False
    words = {stem(w) for w in _NOUN.findall(title.text) if not _MOMENT.search(w)}
    return sum(w in reading.text for w in words) >= (_SHARED if len(a) >= _DIGITS else _SHARED_BY_FEW)


def _same_label(
    title: Reading, figure: Quantity, body: list[tuple[Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """The first figure of the body under the headline's word, when each figure under it differs and is of its size."""
    m = _LABEL.search(title.text[: figure.start - title.start])
    if m is None or _RELATION.search(title.text[figure.end : figure.end + 6]) or figure.bound:
        return None
    label = m[1]
    found = []
    for reading, quantity in body:
        start = quantity.start - reading.start
        before = re.split(r"\d|[,·]", reading.text[max(0, start - _AHEAD) : start])[-1]
        if re.search(rf"(?<![가-힣]){re.escape(label)}", before):
            found.append((reading, quantity))
    if not found or any(not is_plain(q) or q.value <= 0 or q.bound for _, q in found):
        return None
    if not all(Decimal("0.5") <= q.value / figure.value <= 2 for _, q in found):
        return None
    return found[0]


@derived
def _way() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(rf"(?:[이가을를]|나|이나)? ?(?:가량 |정도 |더 |넘게 )?(?:(?P<up>{up})|(?P<down>{down}))")


def _way_of(reading: Reading, quantity: Quantity) -> str:
    """``up`` or ``down`` where the word right behind the figure says so, else empty."""
    m = _way().match(reading.text, quantity.end - reading.start)
    return "" if m is None else "up" if m["up"] else "down"


def _same_way(
    title: Reading, figure: Quantity, body: list[tuple[Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """The one rate of the body that is told of the headline's noun and goes the headline's way."""
    way = _way_of(title, figure) if figure.dimension in {"ratio", "points"} else ""
    if not way or figure.bound:
        return None
    lead = re.split(r"[,…·\"“”‘’'|]", title.text[: figure.start - title.start])[-1]
    nouns = [n for n in _NOUN.findall(lead)[-_NOUNS:] if not _MOMENT.search(n)]
    if not nouns and re.search("작년|전년|지난해", lead):
        # 관광객 32만명…작년보다 18% 급증: the change is of what stands before.
        nouns = [n for n in _NOUN.findall(title.text[: figure.start - title.start]) if not _MOMENT.search(n)][-_NOUNS:]
        nouns = [n for n in nouns if any(n in r.text for r, q in body if _way_of(r, q) == way)][-1:]
    found = [
        (r, q)
        for r, q in body
        if _way_of(r, q) == way
        and any(n in r.text[: q.start - r.start] for n in nouns[-1:])
        and not _of_another_part(title, r, q)
    ]
    if len({q.value for _, q in found}) != 1 or not is_plain(found[0][1]) or found[0][1].bound:
        return None
    others = [q for r, q in body if _way_of(r, q) == way and q.value != found[0][1].value]
    near = Decimal(1) / _TIMES <= found[0][1].value / figure.value <= _TIMES
    return found[0] if near and not others else None


_MONTH = re.compile(r"\d월|분기|반기")
_PART = re.compile(r"[1-4]분기|[상하]반기|누적|연간")


def _of_another_part(title: Reading, reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure is of a part of the year, and the headline of a month or of another part: 2분기 출생아는."""
    if not _MONTH.search(title.text):
        return False
    before = reading.text[: quantity.start - reading.start]
    return bool(set(_PART.findall(before)) - set(_PART.findall(title.text)))


def _as_shares(
    title: Reading, figure: Quantity, body: list[tuple[Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """The body's rate of change with the headline's value and way, where the body prints no such difference."""
    way = _way_of(title, figure)
    rates = [(r, q) for r, q in body if q.dimension == "ratio" and q.value == figure.value and _way_of(r, q) == way]
    points = any(q.dimension == "points" and abs(q.value) == abs(figure.value) for _, q in body)
    return rates[0] if way and rates and not points else None


def _as_points(
    figure: Quantity, body: list[tuple[Reading, Quantity]], title: Reading
) -> tuple[Reading, Quantity] | None:
    points = [(r, q) for r, q in body if q.dimension == "points" and abs(q.value) == figure.value and q.unit != "bp"]
    shares = [
        q
        for _, q in body
        if q.dimension == "ratio" and interval(q).magnitude().meets(Interval(figure.value, figure.value))
    ]
    after = title.text[figure.end - title.start :][:6]
    if (
        points
        and not shares
        and re.match(r"p|P|포인트|씩|↑|↓| ?(?:인상|인하|상승|하락|오르|올|내|증가|감소|더|뛰|급)", after)
        and not re.match(r"[pP포]|p", after)
    ):
        return points[0]
    return None


def _finding(
    title: Reading,
    figure: Quantity | Period,
    other: tuple[Reading, Quantity | Period],
    message: str,
    why: str = "본문에 제목의 수치와 맞는 수치가 없다",
) -> Contradiction:
    reading, quantity = other
    a, b = title.slice(figure.start, figure.end), reading.slice(quantity.start, quantity.end)
    return Contradiction(
        Place(title, figure.start, figure.end, printed(figure)),
        (Place(reading, quantity.start, quantity.end, printed(quantity)),),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        (why,),
    )


RULE = StoryRule(
    code="S207",
    name_ko="제목과 본문 불일치",
    name_en="Headline against body",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "하늘호수 축제 방문객 327명…지역 상권 활기\n하늘호수 축제에 이틀 동안 3270명이 다녀갔다고 군이 "
            "밝혔다. 군은 내년에 주차장을 넓히고 셔틀버스를 늘려 불편을 줄이기로 했다.",
            None,
        ),
    ),
    must_pass=(
        (
            "하늘호수 축제 방문객 3300명…지역 상권 활기\n하늘호수 축제에 이틀 동안 3270명이 다녀갔다고 군이"
            " 밝혔다. 군은 내년에 주차장을 넓히고 셔틀버스를 늘려 불편을 줄이기로 했다.",
            None,
        ),
    ),
)
