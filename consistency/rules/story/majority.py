"""More than half (과반, 절반 이상) told of an answer whose share, in the same story, is below half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import RATE, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_WHO = r"(?:과반(?:수)?|절반(?: ?(?:넘게|이상|을 웃도는|을 넘는)|이 ?넘[는게]|이 ?넘었)|둘 중 (?:하나|한 명) 이상)"
_TOLD = re.compile(
    rf"(?P<words>{_WHO})[가-힣]{{0,2}}[,]? ?(?:[^.…]{{0,30}}?)[“‘\"'「 ]?(?P<act>찬성|반대|지지|동의|만족|불만"
    rf"|긍정|부정|공감|신뢰|불신|"
    r"필요|불필요|잘하|잘못|우려|걱정|원하|원해|선호|경험|어렵|힘들|부담)"
)
_NOT = re.compile(
    r"못|안 ?되|미달|실패|미치|아니|않|불발|할까|[?？]|의석|득표|의결|정족|확보|시 (?:당선|가결)|이면|지분"
)
_GROUP = re.compile(r"에서는|에선|[남여]성은|\d0대|층은|층에서|지지층|지역은|(?<![가-힣])중 |가운데")
_MORE = re.compile("늘|줄|증가|감소|상승|하락|올랐|내렸|보다|대비|높|낮|오차")
_WHY = re.compile("이유|까닭|배경|항목|방안으로")
_FIRST = 3
_HALF, _LEAST = 50, 10


def majorities(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """A majority for something, in the headline or in the lead, while the shares told of it are all below half."""
    places = [title, *sentences[:_FIRST]]
    for n, reading in enumerate(places):
        m = _TOLD.search(reading.text)
        if m is None or _NOT.search(reading.text):
            continue
        rates = [(r, q) for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
        if any(abs(q.value) >= _HALF for r, q in rates if m["act"] in r.text and not _WHY.search(r.text)):
            return
        found = next((x for r in sentences[max(0, n - 1) : n + 3] if (x := _share(r, m["act"]))), None)
        if found is None or _sums(found, m["act"]):
            continue
        share_in, rate = found
        start = reading.start + m.start("words")
        words = m["words"]
        yield Contradiction(
            Place(reading, start, start + len(words), words),
            (Place(share_in, rate.start, rate.end, printed(rate)),),
            f"절반이 넘는다는데 적은 비율은 절반이 안 된다: ‘{words}’ ↔ ‘{share_in.slice(rate.start, rate.end)}’",
            (f"‘{m['act']}’의 비율을 보았다",),
        )
        return


def _share(reading: Reading, act: str) -> tuple[Reading, Quantity] | None:
    """The one share that a sentence gives of an answer."""
    if act not in reading.text or _GROUP.search(reading.text):
        return None
    sentence = masked(reading)
    told = re.compile(
        rf"{act}(?:[가-힣]{{0,6}}(?:[”’\"'])?(?:[가-힣]{{0,3}})? ?(?:응답|의견|여론|답|비율|쪽|한다|이라는"
        rf" [가-힣]{{2}})?[가-힣]{{0,4}}) ?"
        rf"(?:\({slot('a', RATE)}\)|{slot('b', RATE)})"
        rf"|{slot('c', RATE)}(?:가|이|는|의 [가-힣]{{2,4}}[이가])? ?(?:[^\ue001-\uefff.,]{{0,10}})?{act}"
    )
    found = [sentence.quantity(m["a"] or m["b"] or m["c"]) for m in told.finditer(sentence.text)]
    if not found or not is_plain(found[0]) or found[0].bound or not _LEAST < found[0].value < _HALF:
        return None
    behind = reading.text[found[0].end - reading.start :][:8]
    return None if _MORE.search(behind) else (reading, found[0])


def _sums(found: tuple[Reading, Quantity], act: str) -> bool:
    """매우 찬성 24%, 찬성 31%: two shares of one answer."""
    return len(re.findall(rf"(?<!반){act}", found[0].text)) > 1 or bool(
        re.search("매우|대체로|적극|다소|약간|합치|합하|합한", found[0].text)
    )
