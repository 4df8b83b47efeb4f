"""비율 계산 불일치 — 전체와 부분과 그 비율이 서로 맞지 않는다.

'전체 500명 중 120명(30%)', '120명으로 전체 주민(500명)의 30%'는 다시 나누어 보고, '48.83%, 1614만7950표'와
'42.04%, 1389만2610표'처럼 수와 비율이 짝지어 이어지면 각 짝이 뜻하는 전체가 같은지 본다. 짝이 둘뿐일 때는
득표처럼 전체가 하나인 것이 분명한 경우만, 셋 이상일 때는 나머지가 모두 같은 전체를 가리키는데 하나만 벗어난
경우에 알린다.

전체가 앞 문장이나 제목에 있는 '372명(32%)', '17만명으로 33%'는 다른 짝이 그 전체에 맞거나 설문 대상처럼 전체임을
밝혔을 때 본다. '절반', '3분의 1', '10명 중 4명꼴'처럼 말로 적은 비율은 말이 느슨한 만큼 느슨하게 보고, 매출과
영업이익 옆의 이익률과 앞 문장의 수를 받는 '전체(…)의 20%'도 나누어 본다. 문장의 꼴로 읽지 못한 비율은 어느
부분과 전체의 것인지를 실제 기사로 배운 모형이 고르고, 곁의 어떤 두 수치로도 맞지 않을 때만 까닭과 함께 알린다.

더해서 100%가 되는 두 비율은 나란히 적은 두 수만으로도 나누어 본다.

A whole, a part and the share printed for it cannot all be true; or one of several counts with their shares implies
another whole than all the others do. Shares in words are judged as loosely as words go. Where no grammar reads the
sentence, trees fitted to real copy choose the part and the whole (``consistency.claims.following``).

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 공직선거법 제108조에 따른 선거여론조사기준(수와
비율의 병기).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from consistency.claims.arithmetic import Interval, interval, is_plain, loose, quotient, shown
from consistency.claims.masked import AMOUNT, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.bracketed import bracketed
from consistency.rules.story.complements import complements
from consistency.rules.story.fewwords import few_words
from consistency.rules.story.halves import halves
from consistency.rules.story.unfollowed import not_following
from consistency.rules.story.worded import in_words, parted, unlike, worded

_NEAR = r"[^\ue001-\uefff.;()…△▲▷◇■]"
_OF_WHOLE = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데)(?:도|는)?[ ,]{_NEAR}{{0,30}}?"
    rf"{slot('part', AMOUNT)}(?:이|가|은|는)? ?\((?:전체의 |약 )?{slot('rate', RATE)}\)"
)
_SHARE_FIRST = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데|의)(?: 약)? {{0,1}}{slot('rate', RATE)}(?:인|에 해"
    rf"당하는|에 달하는|를 차지하는|가 넘는|가량인|정도인|\()? ?{slot('part', AMOUNT)}"
)
_SHARE_LAST = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데)(?:도|는)?[ ,]{_NEAR}{{0,20}}?{slot('part', AMOUNT)}"
    rf"(?P<verb>(?:이|가|은|는|을|를|으로|로|에|이었고|이며)? ?{_NEAR}{{0,16}}?)(?P<name>[가-힣]{{1,6}}[율률]|"
    rf"비율|비중)?"
    rf"(?:은|는|이|가)? ?(?:약 )?{slot('rate', RATE)}(?=를 차지|에 달|에 이르|에 불과|에 그[치쳤친]|이다|다\.|"
    rf"였다|이었다|를 기록|로 (?:가장|집계|나타)|의 [가-힣]{{1,6}}[율률])"
)
"""전체 500명 가운데 120명이 찬성해 30%를 차지했다. The verb's object is what the rate is of."""
_OF_BRACKET = re.compile(
    rf"{slot('part', AMOUNT)}\)?(?:으로|로|은|는|이며|이고|를|을)?,? {_NEAR}{{0,8}}(?:전체|총)[^\ue001-\uefff.;"
    rf"…]{{0,14}}?"
    rf"{slot('total', AMOUNT)}\)?(?:의|중|가운데|에서)? ?(?:약 )?{slot('rate', RATE)}(?=를 차지|에 달|에 이르|"
    rf"에 불과|에 해당|에 그[치쳤친]|이다|다\.|였다|이었다|로 |가 )"
)
"""120명으로 전체 주민(500명)의 30%."""
_PLACES_TAKEN = re.compile(
    rf"(?:정원|모집 ?인원|대상|유권자|응시자|지원자|회원|가구)(?:는|은|이|가)? ?{slot('total', AMOUNT)}(?:에|에서"
    rf"|명에) "
    rf"{slot('part', AMOUNT)}(?:만|이|가|은|는)?(?P<verb> {_NEAR}{{0,16}}?)(?P<name>[가-힣]{{1,6}}률)(?:은|는|이|가)? "
    rf"?(?:약 )?{slot('rate', RATE)}"
)
"""정원 400명에 300명만 등록해 등록률은 75%."""
_RATE_FIRST = re.compile(
    rf"(?P<rate_of>[가-힣]{{1,8}})[율률](?:은|는|이|가|도)? ?(?:약 )?{slot('rate', RATE)}"
    rf"(?:로|였다|으로|이며|이고|이다|다)?[.,]? {_NEAR}{{0,16}}?{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데)"
    rf"(?:도|는)?[ ,]{_NEAR}{{0,8}}?"
    rf"{slot('part', AMOUNT)}(?:이|가|만)? (?!{_NEAR}{{0,24}}(?:않|못))"
)
"""취업률은 65.7%로 졸업자 1500명 중 986명이 일자리를 얻었다."""
_SAME_WHOLE = re.compile(
    rf"(?:전체|총) ?(?P<of>[가-힣]{{2,6}})의 {slot('rate', RATE)}인 {slot('part', AMOUNT)}{_NEAR}{{0,40}}?"
    rf"(?:총 ?|전체 ?)(?P=of)(?:은|는|이|가)? ?(?:약 )?{slot('total', AMOUNT)}"
)
"""전체 사업비의 60%인 120억원은 국비이고, 총사업비는 200억원이다."""
_LESS = re.compile("뺀|빼고|제외|내년|지난해|분기")
_CLOSE = Decimal("0.85")
_WHOLE_BELOW = re.compile(
    rf"(?:전체|총)[^\ue001-\uefff.;…]{{0,14}}?\(?{slot('total', AMOUNT)}\)?의 ?(?:약 )?{slot('rate', RATE)}"
    rf"(?=를 차지|에 달|"
    rf"에 이르|에 불과|에 해당|에 그[치쳤친]|이다|다\.|였다|이었다|다$|로 )"
)
"""A sentence that says of what the count in the sentence before is a share."""
_SALES = re.compile(rf"(?<![가-힣])매출(?:액)?(?:은|는|이|도|과)? ?(?:약 )?{slot('figure', AMOUNT)}")
_MARGINS = tuple(
    (
        re.compile(rf"(?<![가-힣]){profit}(?:은|는|이|도)? ?(?:약 )?{slot('figure', AMOUNT)}"),
        re.compile(rf"(?<![가-힣]){rate}(?:은|는|이|도)? ?(?:약 )?{slot('figure', RATE)}"),
    )
    for profit, rate in (("영업이익", "영업이익률"), ("(?:당기)?순이익", "순이익률"))
)
_ANOTHER = re.compile(r"이 ?(?:중|가운데)|그 ?(?:중|가운데)|이들|나머지|반면|평균|각각|씩|복수|중복|추가")
_WORDS = re.compile(r"(?:고|며|지만|는데|으나|면서),? ")
_PAIR = re.compile(
    rf"{slot('part', AMOUNT)} ?(?:\(|, |·|로 )(?:득표율 |전체의 |점유율 )?{slot('rate', RATE)}|"
    rf"{slot('rate2', RATE)} ?(?:\(|, |·){slot('part2', AMOUNT)}"
)
_TOTAL = re.compile(rf"(?:전체|총|모두)(?: [가-힣]{{1,6}})?(?:은|는)? ?{slot('total', AMOUNT)}(?! ?\()")
_GROWS = re.compile(
    r"증가|감소|상승|하락|늘|줄|올라|내려|오른|내린|대비|보다|성장|↑|↓|[▲△▼]|등락|연\b|금리|할인|인상|인하|"
    r"떨어|급등|급락|[+-]$|수익률|이익률|오르|내리|이자|비교하면|견주면|비하면"
)
_COMPARED = re.compile(r"대비|보다|에서|목표|예상|전망|누적|4분기|연간|별도|연결")
_ONE_WHOLE = frozenset({"표"})
_AGREE = 3
_HUNDRED = Decimal(100)
_IN_WORDS = 10
_MOST, _FIGURES, _FEW_FIGURES = 40, 3, 4


@dataclass(frozen=True, slots=True)
class _Pair:
    reading: Reading
    part: Quantity
    rate: Quantity
    whole: Interval


def judge(story: Story) -> Iterator[Contradiction]:
    """Divide what the sentences give with its whole, then compare the wholes that pairs imply."""
    yield from not_following(story, {"share"})
    pairs: list[_Pair] = []
    for n, reading in enumerate(story.sentences):
        before = story.sentences[n - 1] if n else None
        if len(reading.mentions) >= _FIGURES and ("절반" in reading.text or "분의" in reading.text):
            yield from parted(masked(reading))
            yield from worded(masked(reading))
        if before is not None and reading.mentions and re.search("[중의율률]|가운데|절반|과반", reading.text):
            yield from few_words(masked(reading), masked(before))
        if len(reading.mentions) < 2 or ("%" not in reading.text and "퍼센트" not in reading.text):
            continue
        sentence = masked(reading)
        yield from _of_whole(sentence)
        yield from in_words(sentence)
        for pair in complements(sentence):
            yield replace(unlike(reading, pair.rate, pair.part, pair.other, pair.allowed), second=True)
        if len(reading.mentions) < _FIGURES or not ("절반" in reading.text or "분의" in reading.text):
            yield from worded(sentence)
        if "이익률" in reading.text:
            yield from _margins(sentence)
        if before is not None and len(before.mentions) <= _FEW_FIGURES:
            yield from _of_the_one_before(sentence, masked(before))
        if not _GROWS.search(sentence.text):
            found = _pairs(sentence)
            yield from _of_total(sentence, found)
            pairs += found
    yield from _odd_ones(pairs)
    yield from bracketed(story)
    yield from halves(story)


def _of_whole(sentence: Masked) -> Iterator[Contradiction]:
    for pattern in (_OF_WHOLE, _SHARE_FIRST, _SHARE_LAST, _OF_BRACKET, _PLACES_TAKEN, _RATE_FIRST, _SAME_WHOLE):
        for m in pattern.finditer(sentence.text):
            if pattern in (_SHARE_LAST, _OF_BRACKET, _PLACES_TAKEN) and not _is_of_these(m):
                continue
            total, part, rate = (sentence.quantity(m[name]) for name in ("total", "part", "rate"))
            if part.dimension != total.dimension or not all(is_plain(q) and q.value > 0 for q in (total, part, rate)):
                continue
            share = quotient(interval(part), interval(total))
            more = part.value > total.value and pattern in (_SHARE_LAST, _OF_BRACKET, _RATE_FIRST)
            if share is None or more or rate.value > 100:
                continue
            allowed = share.scaled(_HUNDRED)
            rest = Interval(100 - allowed.high, 100 - allowed.low)
            if loose(rate).meets(allowed) or (
                pattern in (_SHARE_LAST, _PLACES_TAKEN, _RATE_FIRST) and loose(rate).meets(rest)
            ):
                continue
            if _GROWS.search(m[0]) or _idiom(total, part, rate):
                continue
            if pattern is _RATE_FIRST and not _near_enough(m, rate, allowed):
                continue
            if pattern is _SAME_WHOLE and _LESS.search(m[0]):
                continue
            yield unlike(sentence.reading, rate, part, total, allowed)


def _near_enough(m: re.Match[str], rate: Quantity, allowed: Interval) -> bool:
    """Whether the count may be what the rate before it is of: near it, and not of those whom the rate has chosen."""
    chosen = re.search(rf"{re.escape(m['rate_of'][:2])}[가-힣]{{1,3}} $", m.string[: m.start("total") - 1])
    near = allowed.low * _CLOSE <= rate.value <= allowed.high / _CLOSE
    return near and chosen is None


def _of_the_one_before(sentence: Masked, before: Masked) -> Iterator[Contradiction]:
    """전체 판매량(60만대)의 20%: of the one count of its unit in the sentence before."""
    m = _WHOLE_BELOW.search(sentence.text)
    if m is None or _ANOTHER.search(m[0]) or _GROWS.search(sentence.text[: m.end()]):
        return
    total, rate = sentence.quantity(m["total"]), sentence.quantity(m["rate"])
    parts = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == total.dimension]
    if any(
        isinstance(f, Quantity) and f.dimension == total.dimension for f in sentence.figures(sentence.text[: m.start()])
    ):
        return
    if len(parts) != 1 or not all(is_plain(q) and q.value > 0 and not q.bound for q in (total, rate, *parts)):
        return
    share = quotient(interval(parts[0]), interval(total))
    if parts[0].value >= total.value or share is None or loose(rate).meets(share.scaled(_HUNDRED)):
        return
    yield unlike(sentence.reading, rate, parts[0], total, share.scaled(_HUNDRED), before.reading)


def _margins(sentence: Masked) -> Iterator[Contradiction]:
    """매출 8000억원, 영업이익 400억원으로 영업이익률 5%: each of them told once."""
    for profits, rates in _MARGINS:
        found = [list(pattern.finditer(sentence.text)) for pattern in (_SALES, profits, rates)]
        if any(len(x) != 1 for x in found) or _COMPARED.search(sentence.text):
            continue
        sales, profit, rate = (sentence.quantity(x[0]["figure"]) for x in found)
        amounts = [f for f in sentence.mentions if isinstance(f, Quantity) and f.dimension == sales.dimension]
        if len(amounts) != 2 or not all(is_plain(q) and q.value > 0 for q in (sales, profit, rate)):
            continue
        share = quotient(interval(profit), interval(sales))
        if share is not None and not loose(rate).meets(share.scaled(_HUNDRED)):
            yield unlike(sentence.reading, rate, profit, sales, share.scaled(_HUNDRED))


def _is_of_these(m: re.Match[str]) -> bool:
    """Whether nothing between the figures starts another count; a rate after several words must be named."""
    if _ANOTHER.search(m[0]):
        return False
    verb = m.groupdict().get("verb")
    return verb is None or bool(m["name"]) or not _WORDS.search(verb)


def _idiom(total: Quantity, part: Quantity, rate: Quantity) -> bool:
    """10명 중 7명(73.6%): the fraction is only the nearest one in words."""
    return total.value <= _IN_WORDS and abs(part.value / total.value - rate.value / _HUNDRED) < 1 / total.value


def _pairs(sentence: Masked) -> list[_Pair]:
    found = []
    for m in _PAIR.finditer(sentence.text):
        part = sentence.quantity(m["part"] or m["part2"])
        rate = sentence.quantity(m["rate"] or m["rate2"])
        if (
            not (is_plain(part) and is_plain(rate))
            or part.value <= 0
            or not 0 < rate.value <= 100
            or part.bound
            or rate.bound
        ):
            continue
        whole = quotient(interval(part), interval(rate))
        if whole is not None and whole.low > 0:
            found.append(_Pair(sentence.reading, part, rate, whole.scaled(_HUNDRED)))
    return found


def _of_total(sentence: Masked, pairs: list[_Pair]) -> Iterator[Contradiction]:
    """전체 1000명 가운데 찬성 520명(52%), 반대 380명(39%): of two pairs the total gives one."""
    m = _TOTAL.search(sentence.text)
    if m is None or len(pairs) < 2 or _ANOTHER.search(sentence.text):
        return
    total = sentence.quantity(m["total"])
    own = [
        p for p in pairs if p.part.dimension == total.dimension and p.part.value < total.value and p.part is not total
    ]
    wrong = [p for p in own if not p.whole.meets(interval(total))]
    if is_plain(total) and not total.bound and len(wrong) == 1 and len(own) > 1 and _same_scale(wrong[0], own[0]):
        share = quotient(interval(wrong[0].part), interval(total))
        if share is not None and not loose(wrong[0].rate).meets(share.scaled(_HUNDRED)):
            yield unlike(sentence.reading, wrong[0].rate, wrong[0].part, total, share.scaled(_HUNDRED))


def _odd_ones(pairs: list[_Pair]) -> Iterator[Contradiction]:
    """The pairs of one unit, list by list (a pair in a later sentence than the next goes on; a gap ends a list)."""
    for unit in dict.fromkeys(p.part.dimension for p in pairs):
        run = [p for p in pairs if p.part.dimension == unit][:_MOST]
        if unit.partition(".")[2] in _ONE_WHOLE and len(run) == 2:
            a, b = run
            if (
                a.reading.end + 60 >= b.reading.start
                and not a.whole.meets(b.whole)
                and a.rate.value + b.rate.value <= 101
                and _same_scale(a, b)
            ):
                yield _odd(b, [a])
            continue
        for p in run:
            others = [o for o in run if o is not p]
            common = _common([o.whole for o in others]) if others else None
            if len(others) >= _AGREE and common is not None and not p.whole.meets(common) and _same_scale(p, others[0]):
                yield _odd(p, others)


def _same_scale(a: _Pair, b: _Pair) -> bool:
    """Whether the two wholes are near enough for one of them to be a slip and not another whole."""
    return max(a.whole.low, b.whole.low) < 2 * min(a.whole.high, b.whole.high)


def _common(wholes: list[Interval]) -> Interval | None:
    low, high = max(w.low for w in wholes), min(w.high for w in wholes)
    return Interval(low, high) if low <= high else None


def _odd(pair: _Pair, others: list[_Pair]) -> Contradiction:
    common = _common([o.whole for o in others])
    assert common is not None
    share = quotient(interval(pair.part), common)
    assert share is not None
    text = pair.reading.slice(pair.rate.start, pair.rate.end)
    part = pair.reading.slice(pair.part.start, pair.part.end)
    return Contradiction(
        Place(pair.reading, *_around(pair), printed(pair.rate)),
        tuple(Place(o.reading, *_around(o), printed(o.rate)) for o in others),
        f"수와 비율의 짝이 맞지 않는다: ‘{part}’, ‘{text}’ (허용 구간 "
        f"{shown(share.scaled(_HUNDRED), pair.rate.step, '%')})",
        (f"다른 짝 {len(others)}개가 뜻하는 전체와 다르다",),
    )


def _around(pair: _Pair) -> tuple[int, int]:
    return min(pair.part.start, pair.rate.start), max(pair.part.end, pair.rate.end)


RULE = StoryRule(
    code="S210",
    name_ko="비율 계산 불일치",
    name_en="Share does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("응답한 주민 500명 가운데 120명(30%)이 버스를 탄다고 답했다.", None),),
    must_pass=(("응답한 주민 500명 가운데 120명(24%)이 버스를 탄다고 답했다.", None),),
)
