"""단가·평균과 총액 불일치 — '1인당 5만원', '40명', '총 200만원'이 흩어져 있고 곱해도 총액이 되지 않는다.

같은 문장이나 바로 앞뒤 문장에 개당·1인당 금액과 그 수, '총'이나 '규모'가 붙은 금액이 있으면 곱해 본다. 어떤 수를
곱해도 총액이 나오지 않고, 그 가운데 하나가 총액과 숫자 하나만 다르거나 자릿수만 다를 때 알린다. '기업당 평균'처럼
무엇으로 나누었는지 이름이 같은 평균은 총액과 수로 다시 나누어 본다.

'한 명이 평균 600만원'은 같은 문장이나 앞 문장의 총액과 수로 나누어 본다.

A price per unit, a count and a total printed apart: told where no count gives the total and one gives it but for a
digit or a power of ten; an average per named unit is divided anew.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz.distance.OSA import distance

from consistency.claims.arithmetic import amount, interval, is_plain, product, quotient
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.perhead import per_head

_PER = re.compile(
    rf"(?:{slot('one', AMOUNT)}"
    rf"|(?P<unit>가구|세대|대|마리|개|곳|팀|사|기업|업체|회사|고객|학교|점포))(?: (?=당 ))?당(?:으로)? ?"
    rf"(?P<mean>평균 )?"
    rf"(?:[가-힣]{{2,6}}(?:은|는|이|가)? )?(?:약 |총 |모두 |각 )?{slot('price', AMOUNT)}"
)
_TOTAL = re.compile(
    rf"(?:총|모두|합계|전체)(?: 금액은| 규모는|액은)? ?(?:약 )?(?P<first>[{AMOUNT}][\ue100-\uefff])"
    rf"|(?P<second>[{AMOUNT}][\ue100-\uefff]) ?(?:규모|상당)"
    rf"|(?:예산|사업비|재원|소요액|지원금|보조금)(?:은|는|이|가|을|를|으로|로)? ?(?:모두 |약"
    rf" )?(?P<third>[{AMOUNT}][\ue100-\uefff])"
    rf"|(?P<fourth>[{AMOUNT}][\ue100-\uefff])(?:을|를|이|가)? ?(?:담[은긴]|편성|투입|확보|들[어여인]|소요|배정|책정)"
)
_OTHER = re.compile(
    r"최대|최고|최소|최저|이상|이하|한도|월 |매달|매월|연 |연간|하루|일부|까지|가운데|추가|나머지|차등|부터"
)
_KIN = {
    "명": ("명", "개", "건"),
    "고객": ("명", "개", "건"),
    "기업": ("개사",),
    "회사": ("개사",),
    "사": ("개사",),
    "업체": ("개사",),
}
"""Units that count what a price is told for: accounts (개, 건) are taken for the persons who hold them."""
_NEAR, _DIGITS = 2, 3
_SAME_SIZE, _MAN = Decimal("0.5"), Decimal(10_000)


class _Figure(NamedTuple):
    reading: Reading
    quantity: Quantity


def judge(story: Story) -> Iterator[Contradiction]:
    """Multiply every price by the counts beside it and divide every total."""
    told: set[int] = set()
    for n, reading in enumerate(story.sentences):
        if "당" not in reading.text:
            continue
        sentence = masked(reading)
        for m in _PER.finditer(sentence.text):
            price = _Figure(reading, sentence.quantity(m["price"]))
            q = price.quantity
            if not q.dimension.startswith("money.") or not is_plain(q) or q.bound or q.value <= 0:
                continue
            if _OTHER.search(sentence.text[max(0, m.start() - 12) : m.end() + 6]):
                continue
            one = sentence.quantity(m["one"]) if m["one"] else None
            if one is not None and one.value != 1:
                continue
            unit = m["unit"] or (one.dimension.partition(".")[2] if one else "")
            near = story.sentences[max(0, n - _NEAR) : n + _NEAR + 1]
            totals = [t for r in (story.title, *near) for t in _totals(r, q)]
            counts = [c for r in (story.title, *near) for c in _counts(r, unit)]
            prices = [x for r in (story.title, *near) for x in r.mentions if isinstance(x, Quantity)]
            if m["mean"]:
                for found in _average(price, counts, totals):
                    told.add(price.quantity.start)
                    yield found
            else:
                yield from _multiplied(price, counts, [t for t in totals if not _of_another(t, price, prices, counts)])
    yield from (f for f in per_head(story) if f.claimed.start not in told)


def _totals(reading: Reading, price: Quantity) -> Iterator[_Figure]:
    sentence = masked(reading)
    for m in _TOTAL.finditer(sentence.text):
        total = sentence.quantity((m["first"] or m["second"] or m["third"] or m["fourth"])[1])
        if total.dimension == price.dimension and is_plain(total) and total.value >= price.value:
            yield _Figure(reading, total)


def _counts(reading: Reading, unit: str) -> Iterator[_Figure]:
    for m in reading.mentions:
        if not isinstance(m, Quantity) or not m.dimension.startswith("count.") or not is_plain(m) or m.value < 2:
            continue
        named = reading.text[m.end - reading.start : m.end - reading.start + 10].lstrip().startswith(unit)
        if named or m.dimension.partition(".")[2] in _KIN.get(unit, (unit,)):
            yield _Figure(reading, m)


def _multiplied(price: _Figure, counts: Sequence[_Figure], totals: Sequence[_Figure]) -> Iterator[Contradiction]:
    found: list[tuple[_Figure, _Figure]] = []
    for total in totals:
        for count in counts:
            whole = product(interval(count.quantity), interval(price.quantity))
            if whole.meets(interval(total.quantity)):
                return
            if not count.quantity.bound and not total.quantity.bound and _slip(price, count, total):
                found.append((count, total))
    for count, total in found[:1]:
        whole = product(interval(count.quantity), interval(price.quantity))
        yield _finding("단가에 수를 곱한 금액이 맞지 않는다", total, (price, count), amount(whole, total.quantity))


def _of_another(total: _Figure, price: _Figure, prices: Sequence[Quantity], counts: Sequence[_Figure]) -> bool:
    """Whether another price at hand gives the total: 5000원 of the 5만원 are for one shop."""
    return any(
        product(interval(c.quantity), interval(p)).meets(interval(total.quantity))
        for p in prices
        if p.dimension == price.quantity.dimension and p.value != price.quantity.value and is_plain(p) and p.value > 0
        for c in counts
    )


def _slip(price: _Figure, count: _Figure, total: _Figure) -> bool:
    """Whether one digit, two swapped, or the place of the digits parts the product from the total."""
    exact = price.quantity.value * count.quantity.value
    a, b = (f"{int(x)}".rstrip("0") for x in (exact, total.quantity.value))
    if a == b and (exact == total.quantity.value * _MAN or exact * _MAN == total.quantity.value):
        return True  # 81만원 for 81억원
    if max(len(a), len(b)) < _DIGITS or a[0] != b[0]:
        return False
    return a == b or (
        len(a) == len(b) and len(f"{int(exact)}") == len(f"{int(total.quantity.value)}") and distance(a, b) == 1
    )


def _average(price: _Figure, counts: Sequence[_Figure], totals: Sequence[_Figure]) -> Iterator[Contradiction]:
    if len({c.quantity.value for c in counts}) != 1 or len({t.quantity.value for t in totals}) != 1:
        return
    count, total = counts[0], totals[0]
    mean = quotient(interval(total.quantity), interval(count.quantity))
    if mean is None or mean.meets(interval(price.quantity)):
        return
    if not _SAME_SIZE <= price.quantity.value * count.quantity.value / total.quantity.value <= 1 / _SAME_SIZE:
        return
    yield _finding("평균이 총액과 수에서 나오지 않는다", price, (total, count), amount(mean, price.quantity))


def _finding(message: str, claimed: _Figure, basis: Sequence[_Figure], allowed: str) -> Contradiction:
    texts = [f.reading.slice(f.quantity.start, f.quantity.end) for f in (claimed, *basis)]
    first, *others = (
        Place(f.reading, f.quantity.start, f.quantity.end, printed(f.quantity)) for f in (claimed, *basis)
    )
    return Contradiction(
        first,
        tuple(others),
        f"{message}: ‘{texts[0]}’ (허용 구간 {allowed})",
        (", ".join(f"‘{t}’" for t in texts[1:]) + "에서 계산했다",),
    )


RULE = StoryRule(
    code="S221",
    name_ko="단가·평균과 총액 불일치",
    name_en="Price, count and total apart",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("시는 소상공인 3420명에게 1인당 50만원을 준다. 시는 총 11억7000만원 규모의 예산을 마련했다.", None),
        ("조사에 답한 48개 기업의 손실은 총 9600억원으로 추산됐다. 기업당 평균 손실은 240억원이다.", None),
    ),
    must_pass=(
        ("시는 소상공인 3420명에게 1인당 50만원을 준다. 시는 총 17억1000만원 규모의 예산을 마련했다.", None),
        ("조사에 답한 48개 기업의 손실은 총 9600억원으로 추산됐다. 기업당 평균 손실은 200억원이다.", None),
    ),
)
