"""평균과 최고·최저 불일치 — '최저 1200만원, 최고 3400만원, 평균 3600만원'처럼 평균이 가장 큰 값과 작은 값 밖에 있다.

한 문장에 평균, 최저(최소, 최연소), 최고(최대, 최고령)가 한 번씩 같은 단위로 적혔을 때만 본다.

An average above the greatest or below the least value told in its own sentence, each of them told once.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AGE, AMOUNT, BARE, RATE, Masked, masked, slot
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_KINDS = AMOUNT + RATE + AGE + BARE
_BEHIND = rf"(?: (?!평균|최)[가-힣]{{2,4}})?(?:은|는|이|가|인)? ?{slot('figure', _KINDS)}"
_MEAN = re.compile(rf"(?<!일)(?<!연)(?<!월)평균(?! ?최){_BEHIND}")
_LEAST = re.compile(
    rf"(?<!평균 )(?:최[저소](?! ?금리차)|최연소|가장 (?:낮은|적은|어린) [가-힣]{{1,4}}(?:은|는|이|가)){_BEHIND}"
)
_MOST = re.compile(rf"(?<!평균 )(?:최고령|최[고대]|가장 (?:높은|많은) [가-힣]{{1,4}}(?:은|는|이|가)){_BEHIND}")
_TOPIC = re.compile(r"([가-힣]{2,10})[은는] ")
_EXTREME = re.compile("최|평균|가장")
_OTHER = re.compile("전국 평균|업계 평균|전체 평균|평균보다|대비|지난해|작년|역대|각각|누적|예년|평년")


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the average of each sentence with the least and the greatest value told beside it."""
    for reading in story.sentences:
        if "평균" not in reading.text or len(reading.mentions) < 2 or _OTHER.search(reading.text):
            continue
        sentence = masked(reading)
        mean, least, most = (_once(sentence, pattern) for pattern in (_MEAN, _LEAST, _MOST))
        if mean is None or least is None or most is None:
            continue
        ends = [q.start for q in (mean, least, most)], [q.end for q in (mean, least, most)]
        if any(not _EXTREME.match(w) for w in _TOPIC.findall(reading.slice(min(ends[0]), max(ends[1])))):
            continue  # 직원 평균 연봉은, 신입 초봉은 최고
        if least.dimension == mean.dimension and interval(mean).high < interval(least).low:
            yield _finding(sentence, mean, least, "평균이 가장 작은 값보다 작다")
        if most.dimension == mean.dimension and interval(mean).low > interval(most).high:
            yield _finding(sentence, mean, most, "평균이 가장 큰 값보다 크다")


def _once(sentence: Masked, pattern: re.Pattern[str]) -> Quantity | None:
    found = [sentence.quantity(m["figure"]) for m in pattern.finditer(sentence.text)]
    if bound := {_LEAST: "at_least", _MOST: "at_most"}.get(pattern):
        # 최소 4.1㎞, 최대 11.8㎞ are read with the word that bounds them.
        found += [
            replace(q, bound="")
            for q in sentence.mentions
            if isinstance(q, Quantity) and q.bound == bound and sentence.reading.slice(q.start, q.end).startswith("최")
        ]
    return found[0] if len(found) == 1 and is_plain(found[0]) and not found[0].bound else None


def _finding(sentence: Masked, mean: Quantity, end: Quantity, message: str) -> Contradiction:
    reading = sentence.reading
    a, b = (reading.slice(q.start, q.end) for q in (mean, end))
    return Contradiction(
        Place(reading, mean.start, mean.end, printed(mean)),
        (Place(reading, end.start, end.end, printed(end)),),
        f"{message}: ‘{a}’, ‘{b}’",
        ("평균은 가장 작은 값과 가장 큰 값 사이에 있다",),
    )


RULE = StoryRule(
    code="S231",
    name_ko="평균과 최고·최저 불일치",
    name_en="Average outside its extremes",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("한우의 낙찰가는 최저 620만원, 최고 1120만원으로 평균 1240만원이었다.", None),),
    must_pass=(("한우의 낙찰가는 최저 620만원, 최고 1120만원으로 평균 840만원이었다.", None),),
)
