"""증가분과 증가율 불일치 — 늘어난 만큼과 그 비율이, 함께 적은 수준에서 나오지 않는다.

'23만8300명으로 8300명(3.6%) 늘었다'는 늘어난 만큼을 수준에서 빼서 다시 나누어 본다. '약 300억달러(3%) 늘어난
수치다'처럼 수준이 바로 앞 문장에 있으면 그 문장의 같은 단위 수치 가운데 하나라도 맞으면 조용하다.

A change in amount and in per cent are printed together and no level beside them can give both.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, interval, is_plain, loose, quotient, shown
from consistency.claims.masked import AMOUNT, BARE, PERIOD, RATE, Masked, any_of, masked, slot
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_GAP = rf"(?:(?!(?:은|는|이|가) )(?:[^\ue001-\uefff.,;…()]|{any_of(PERIOD)}))"
_BEFORE = re.compile(rf"{slot('level', AMOUNT)}(?:으로|로|을|를|\) ?대비|\)보다){_GAP}{{0,24}}$")
_AFTER = re.compile(rf"[가-힣]{{0,3}}(?<=[한된난른든진린뛴]) (?:약 )?{slot('level', AMOUNT + BARE)}")
_ABOUT = re.compile(r"[가-힣]{0,2} (?:수치|규모|수준|금액|것|액수)")
_BASES = frozenset({"예상", "전망", "목표", "최대", "최고", "기준"})
"""What a level may be compared with."""
_PERCENT = Decimal(100)


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    up, down = alternation(direction_words("up", "more")), alternation(direction_words("down"))
    way = f"(?P<up>{up})|(?P<down>{down})"
    pair = (
        rf"(?:{slot('amount', AMOUNT)}(?:이|가)? ?(?:\({slot('rate', RATE)}\)|(?:, |·){slot('rate3', RATE)})"
        rf"|{slot('rate2', RATE)} ?\({slot('amount2', AMOUNT)}\))"
        rf"(?:가|이|나|이나|를|을)? ?(?:더 |가량 |정도 |넘게 )?(?:{way})"
    )
    return re.compile(pair), re.compile(
        alternation([*(set(load("story")["direction"]["other_basis"]) - _BASES), "넘게"])
    )


def judge(story: Story) -> Iterator[Contradiction]:
    """Take the change from the level beside it, or from the levels of the sentence before."""
    for n, reading in enumerate(story.sentences):
        if "%" not in reading.text or len(reading.mentions) < 2:
            continue
        sentence = masked(reading)
        for m in _patterns()[0].finditer(sentence.text):
            levels = _beside(sentence, m)
            if (
                not levels
                and n
                and _ABOUT.match(sentence.text, m.end())
                and not any(isinstance(f, Quantity) for f in sentence.figures(sentence.text[: m.start()]))
            ):
                levels = _all(masked(story.sentences[n - 1]))
            yield from _judged(sentence, m, levels)


def _beside(sentence: Masked, m: re.Match[str]) -> list[tuple[Masked, Quantity]]:
    """The level before the change (2만3800명으로 800명) and the one behind it (오른 4146.48)."""
    found = []
    if before := _BEFORE.search(sentence.text, 0, m.start()):
        found.append((sentence, sentence.quantity(before["level"])))
    if after := _AFTER.match(sentence.text, m.end()):
        found.append((sentence, sentence.quantity(after["level"])))
    return found


_WHOLE = re.compile(r"\)?(?:의| ?(?:중|가운데)) ?(?:약 ?)?[0-9]")
"""Behind a total of which something is a share: 전체 정원(3만4000명)의 19.8%."""


def _all(sentence: Masked) -> list[tuple[Masked, Quantity]]:
    """The figures of a sentence but for totals of which another figure is a part."""
    text, start = sentence.reading.text, sentence.reading.start
    return [
        (sentence, f) for f in sentence.mentions if isinstance(f, Quantity) and not _WHOLE.match(text, f.end - start)
    ]


def _judged(sentence: Masked, m: re.Match[str], levels: list[tuple[Masked, Quantity]]) -> Iterator[Contradiction]:
    amount = sentence.quantity(m["amount"] or m["amount2"])
    rate = sentence.quantity(m["rate"] or m["rate2"] or m["rate3"])
    if not (is_plain(amount) and is_plain(rate)) or amount.value <= 0 or rate.value <= 0:
        return
    around = sentence.text[max(0, m.start() - 20) : m.end()]
    fitting = [
        (s, q) for s, q in levels if q.dimension in {amount.dimension, ""} and is_plain(q) and q.value > amount.value
    ]
    if not fitting or _patterns()[1].search(around):
        return
    change, stated = interval(amount), loose(rate)
    spans: list[tuple[Masked, Quantity, Interval]] = []
    for place, level in fitting:
        base = interval(level) - change if m["up"] else interval(level) + change
        for one in (base, interval(level)):
            share = quotient(change, one)
            if share is None or share.scaled(_PERCENT).meets(stated):
                return
            spans.append((place, level, share.scaled(_PERCENT)))
    if spans:
        yield _finding(sentence, amount, rate, min(spans, key=lambda s: abs(s[2].low - rate.value)))


def _finding(
    sentence: Masked, amount: Quantity, rate: Quantity, nearest: tuple[Masked, Quantity, Interval]
) -> Contradiction:
    place, level, allowed = nearest
    reading = sentence.reading
    begin, end = min(amount.start, rate.start), max(amount.end, rate.end)
    text, base = reading.slice(rate.start, rate.end), place.reading.slice(level.start, level.end)
    return Contradiction(
        Place(reading, begin, end, f"{printed(amount)} {printed(rate)}"),
        (Place(place.reading, level.start, level.end, printed(level)),),
        f"늘거나 준 만큼과 비율이 맞지 않는다: ‘{reading.slice(amount.start, amount.end)}’, ‘{text}’ "
        f"(‘{base}’에서 허용 구간 {shown(allowed, rate.step, '%')})",
        ("수준에서 증감분을 빼거나 더한 값으로 나누었다",),
    )


RULE = StoryRule(
    code="S213",
    name_ko="증감분과 증감률 불일치",
    name_en="Change in amount and in per cent disagree",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("올해 도서관 회원은 2만3800명으로 800명(5.6%) 늘었다.", None),),
    must_pass=(("올해 도서관 회원은 2만3800명으로 800명(3.5%) 늘었다.", None),),
)
