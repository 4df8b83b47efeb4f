"""Which way something moved from the time before, with the level that it reached and what it is: 전달에 견줘 흑자 폭이
확대됐다, 57.7명으로 전주(86.1명)보다 감소했다.

Source: 국립국어원 표준국어대사전 ‘보다’, ‘견주다’, ‘대비’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.reading import Reading, everyday
from consistency.claims.statements import TABLE
from consistency.claims.telling import Telling, stripped, told_at
from consistency.korean.cues import read_cues
from consistency.model import Article, Quantity

_BASES = {
    "year": r"(?:전년|작년|지난해)(?: ?(?:동[기월]|같은 (?:기간|달|분기)|\d{1,2}월|\d분기|이맘때))?|1년 ?전|한 해 전",
    "month": r"전월|전달|지난달|한 ?달 ?(?:새|전)|1개월 ?전|직전 달|앞선 달",
    "week": r"전주|지난주|한 주 ?전|1주일? ?전|일주일 ?전|직전 주|앞선 주",
    "day": r"전날|하루 ?전|전일|전 ?거래일",
    "quarter": r"전 ?분기|직전 ?분기|지난 분기|앞선 분기",
    "poll": r"직전 조사|지난 조사|이전 조사|앞선 조사",
}
_BASE = re.compile(
    rf"(?<![가-힣\d])(?:{'|'.join(f'(?P<{n}>{w})' for n, w in _BASES.items())})"
    r"(?: ?\([^()]{1,24}\)| [\d.,만억천조]+ ?[가-힣%㎡A-Z]{0,5})?"
    r"(?:보다|에 비해서?|에 비하면|에 견줘|에 견주면|[과와] 견(?:주면|줘)| ?대비"
    r"|[과와] 비교(?:해서?|하면|해도)|[을를] (?:웃|밑)돌)"
)
_CUT = re.compile(r"[,;…]\s|(?<=[고며])\s|(?<=지만)\s|(?<=는데)\s|(?<=만)\s")
_TOPIC = re.compile(r"(?P<topic>[가-힣A-Za-z]{2,})(?:은|는|이|가|도) ")
_NOT_TOPIC = frozenset(
    [
        "규모",
        "폭",
        "수치",
        "것",
        "이는",
        "증가",
        "감소",
        "증가율",
        "감소율",
        "상승",
        "하락",
        "수",
        "비율",
        "비중",
        "가격",
        "금액",
        "평균",
        "전체",
        "올해",
        "이번",
        "당국",
        "관계자",
        "정부",
        "다만",
        "이와",
        "또한",
    ]
)
_REACH, _FEW = 40, 2
_WAYS = {"up": "up", "more": "up", "down": "down", "less": "down"}
_DENIED = re.compile(
    r"[^,.]{1,10}지(?:는|도)? ?(?:않|못)|[^,.]{1,8}(?:폭|세|율|속도)[이가은는을를] ?(?:줄|둔|꺾|멈|축소|작)"
)


@dataclass(frozen=True, slots=True)
class Trend:
    """A move from a base. ``levels`` are the quantities of its clause, or where that has neither one nor a topic, of
    the clause before; ``near`` those of its sentence and of the one before; ``topics`` what it is of."""

    told: Telling
    way: str
    base: str
    topics: frozenset[str]
    levels: frozenset[tuple[str, str]]
    near: frozenset[tuple[str, str]]
    follows: bool
    """Whether its clause names nothing itself and takes up what was told last."""
    context: str


def trends(article: Article, sentences: Sequence[Reading]) -> list[Trend]:
    """The moves that a story's body tells by words, in order."""
    found: list[Trend] = []
    last: Reading | None = None
    for reading in sentences:
        if len(reading.mentions) <= TABLE:
            found += _of(article, reading, last)
        last = reading
    return found


def _of(article: Article, reading: Reading, last: Reading | None) -> Iterator[Trend]:
    text = reading.text
    matches = list(_BASE.finditer(text))
    if not matches:
        return
    cues = [c for c in read_cues(text) if c.kind == "direction" and c.value in _WAYS]
    for m in matches:
        stop = min((n.start() for n in matches if n.start() > m.start()), default=len(text))
        begin = max((c.end() for c in _CUT.finditer(text, 0, m.start())), default=0)
        cut = _CUT.search(text, m.end())
        end = min(stop, m.end() + _REACH, cut.start() + 1 if cut else len(text))
        own = m.end() - 2 if m[0].endswith("돌") else m.end()
        cue = next((c for c in cues if own <= c.start < end), None)
        if cue is None or _DENIED.match(text, cue.start):
            continue
        topics = frozenset(_topics(text[begin : cue.start]))
        levels = _levels(reading, begin, cue.start, m.span())
        follows = not topics and not levels
        before = _all(last) if last else frozenset()
        if follows and begin:
            levels = _levels(reading, 0, begin, m.span())
            topics = frozenset(_topics(text[:begin]))
        if follows and not levels and len(before) <= _FEW:
            levels = before
        yield Trend(
            told_at(article, reading.start + m.start(), reading.start + cue.end, (reading.start, reading.end)),
            _WAYS[cue.value],
            m.lastgroup or "",
            topics,
            levels,
            _all(reading) | before,
            follows,
            text,
        )


def _topics(text: str) -> Iterator[str]:
    for m in _TOPIC.finditer(f"{text} "):
        word = stripped(m["topic"])
        if word not in _NOT_TOPIC and word not in everyday():
            yield word
    if n := re.search(r"(?P<of>[가-힣A-Za-z]{2,}) (?:폭|규모|수준|수|건수|비율|비중)(?:은|는|이|가|도) ", f"{text} "):
        yield n["of"]


def _levels(reading: Reading, begin: int, end: int, base: tuple[int, int]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (q.dimension, f"{q.value.normalize():f}")
        for q in reading.mentions
        if isinstance(q, Quantity)
        and _is_level(q)
        and begin <= q.start - reading.start < end
        and not base[0] <= q.start - reading.start < base[1]
    )


def _all(reading: Reading) -> frozenset[tuple[str, str]]:
    return _levels(reading, 0, len(reading.text), (0, 0))


def _is_level(q: Quantity) -> bool:
    digits = f"{abs(q.value).normalize():f}".replace(".", "").strip("0")
    return bool(q.dimension) and not q.dimension.startswith("duration") and len(digits) > 1
