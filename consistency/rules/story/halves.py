"""Words for how large a part is (과반, 절반 넘게, 모든, 네 명 중 한 명) and shares, against the one whole and part told
beside them, for the rule on shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AGE, AMOUNT, PERIOD, RATE, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.story.leftover import new_topic

_NEAR = r"[^\ue001-\uefff.;…()]"
_PAIR = re.compile(
    rf"{slot('whole', AMOUNT)}(?:의)? ?(?:중에서|중에|중|가운데)(?:에서)?,? "
    rf"(?:{_NEAR}|{any_of(AGE + PERIOD)}){{0,30}}?{slot('part', AMOUNT)}"
)
_MORE = re.compile(
    r"(?:과반(?:수)?(?=[가-힣]{0,2}[ ,.](?!못|안|미달))|(?:절반|반수)(?:을|이|도)? ?(?:훌쩍 |크게 |조금 |약간 )?(?:넘|"
    r"이상|웃[도돈돌]|상회)"
    r"|절대 ?다수|대다수)"
)
_LESS = re.compile(
    r"(?:절반|과반|반수)(?:에|에도|이|도)? ?(?:훨씬 |크게 )?(?:못 ?미|미치지 못|미달|채 안|채 되지|안 ?[되된돼]|"
    r"되지 않|밑[도돈돌]|이하|미만)"
)
_ALL = re.compile(
    r"(?:모든 [가-힣]{1,8}(?:이|가|에서|은|는) |(?<![가-힣])(?:전원|모두|전부|빠짐없이|예외 없이) )(?=[^.]{0,24}(?:셈|"
    r"것)(?:이다|으로))"
)
_NOT = re.compile(
    r"못|안 ?되|미달|미치|아니|않|할까|[?？]|정족|이면|려면|위해|출석|지분|필요|해야|가까|육박|목표|넘기|보다|"
    r"대비|전망|예상|까지|에서는"
    r"|나머지|반면|각각|복수|중복|[해년달시]에도|아직|추가|기준"
)
_GROUP = re.compile(
    r"특히|권에서|에서는|에선"
    r"|(?:[남여]성|\d0대|세 이상|지역|층|이들|이) ?(?:중|가운데|만)|지난해|작년|전년|당시|전체적으로|전국|"
    r"평균|늘|줄|증가|감소|증원|올랐|내렸"
)
_OF = re.compile(
    rf"(?:[가-힣]{{2,8}}의 (?:약 )?{slot('rate', RATE)}|[가-힣]{{1,7}}[율률](?:은|이|도)? (?:약 )?{slot('named', RATE)}"
    rf"|^(?:이는 |약 )?{slot('first', RATE)})(?=다|이다|에 (?:해당|달|불과|그|이르)|인 |로 |였|가 |를 |만 |이 )"
)
_FEW = re.compile(rf"{slot('of', AMOUNT)} ?(?:중|가운데) ?{slot('few', AMOUNT)}(?=꼴|이|은|[ .]|에 (?:해당|달)|만)")
_SO = re.compile(r"셈|[는은] 것|뜻|꼴|^이는 |수준")
_STARTS = re.compile(r"[\s“\"]*(?:과반|절반|반수|대다수)")
_OF_OTHERS = re.compile(r"([가-힣]{2,8})의 (?:절반|과반|반수)")
_VOTE = re.compile(r"^[\s“\"]*(?:과반|반수)(?:수)?가 (?:찬성|반대)")
_ALSO = re.compile(r"[\s“\"]*(?:또|이어|반면|다만|나머지|한편|반대로)[, ]")
_SLACK, _HALF, _NEAR_RATE, _TEN, _HUNDRED = Decimal("0.08"), Decimal("0.5"), Decimal("0.025"), 10, Decimal(100)
_LEAST, _SMALL = Decimal("0.04"), 4


_ANSWER = re.compile(
    r"(?P<act>[가-힣]{2})(?:한다는|하는|해야 한다는|하다는|[이라]라는|)? ?(?:응답|의견|여론|답변|비율|목소리|"
    r"쪽|평가|입장)(?:자)?[이은가] "
    r"(?:[가-힣]{1,6} )?(?P<words>과반(?:수)?|절반)(?:을 (?:차지|넘|웃)|이(?:었|다| 넘)|에 달했|으로 (?:나타|"
    r"집계|조사))"
)
_LINES = 2


class _Part(NamedTuple):
    reading: Reading
    places: tuple[Quantity, ...]
    share: Decimal


def halves(story: Story) -> Iterator[Contradiction]:
    """전체 40곳 가운데 18곳이 쓴다. 쓰는 곳이 절반을 넘은 것이다."""
    for n, reading in enumerate(story.sentences):
        yield from _answered(reading, story.sentences[n : n + _LINES])
        if not reading.mentions:
            continue
        part = _part(reading)
        if part is None:
            continue
        yield from _judged(part, reading, part.places[-1].end - reading.start)
        if n + 1 < len(story.sentences) and not _of_others(story.sentences[n + 1], reading):
            yield from _judged(part, story.sentences[n + 1], 0)


def _of_others(reading: Reading, before: Reading) -> bool:
    """Whether a half is that of those told of last, or of others: 과반수가 찬성해, 재택근무자의 절반 이상이."""
    of = _OF_OTHERS.search(reading.text)
    return bool(_VOTE.match(reading.text)) or (of is not None and of[1] not in before.text)


def _answered(reading: Reading, near: Sequence[Reading]) -> Iterator[Contradiction]:
    """찬성한다는 응답이 과반을 차지했다. 찬성 48.2%, 반대 36.1%였다."""
    m = _ANSWER.search(reading.text)
    if m is None or _NOT.search(reading.text, m.start()):
        return
    share = re.compile(
        rf"(?<![가-힣]){m['act']}(?:한다는|하는|은|는|이|가)?(?: (?:응답|의견|비율)[은이])? ?\(?{slot('rate', RATE)}"
    )
    near = [r for r in near if r is reading or not _GROUP.search(r.text)]
    found = [(r, masked(r).quantity(x["rate"])) for r in near for x in share.finditer(masked(r).text)]
    if len(found) != 1 or not _TEN <= found[0][1].value < _HALF * _HUNDRED or found[0][1].bound:
        return
    (where, rate), start = found[0], reading.start + m.start("words")
    yield Contradiction(
        Place(reading, start, start + len(m["words"]), m["words"]),
        (Place(where, rate.start, rate.end, printed(rate)),),
        f"절반이 넘는다는데 적은 비율은 절반이 안 된다: ‘{m['words']}’ ↔ ‘{where.slice(rate.start, rate.end)}’",
        (f"‘{m['act']}’의 비율을 보았다",),
        second=True,
    )


def _part(reading: Reading) -> _Part | None:
    """The one part of the one whole that a sentence tells, or its one rate."""
    if _ALSO.match(reading.text):
        return None
    sentence = masked(reading)
    pairs = list(_PAIR.finditer(sentence.text))
    rates = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
    if len(pairs) > 1 or len(rates) > 1:
        return None
    if pairs:
        whole, part = sentence.quantity(pairs[0]["whole"]), sentence.quantity(pairs[0]["part"])
        same = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == whole.dimension]
        if part.dimension != whole.dimension or len(same) != 2 or whole.value <= _SMALL or part.value >= whole.value:
            return None
        if not all(is_plain(q) and not q.bound and q.value > 0 for q in (whole, part)) or part.value == 1:
            return None
        return _Part(reading, (whole, part), part.value / whole.value)
    if rates and is_plain(rates[0]) and not rates[0].bound and _TEN <= rates[0].value < _HUNDRED:
        return _Part(reading, (rates[0],), rates[0].value / _HUNDRED)
    return None


def _judged(part: _Part, reading: Reading, start: int) -> Iterator[Contradiction]:
    said = _said(part, reading, start)
    if said is None:
        return
    first, last = said
    if reading is not part.reading and not (
        _SO.search(reading.text) or _STARTS.match(reading.text) or _is_figure(reading, first)
    ):
        return
    here = reading.text[start:]
    if _NOT.search(here) or _GROUP.search(here) or _GROUP.search(part.reading.text):
        return
    if new_topic([part.reading], reading, start, first, ("율", "률", "비중")):
        return
    words = reading.text[first:last]
    yield Contradiction(
        Place(reading, reading.start + first, reading.start + last, words),
        tuple(Place(part.reading, q.start, q.end, printed(q)) for q in part.places),
        f"얼마나 되는지 이르는 말이 수치와 맞지 않는다: ‘{words}’ (허용 구간 {part.share * 100:.1f}%)",
        (f"‘{part.reading.slice(part.places[0].start, part.places[-1].end)}’에서 계산했다",),
        second=True,
    )


def _is_figure(reading: Reading, first: int) -> bool:
    """Whether what is said is a rate or so many of ten, not a word for half."""
    return any(
        isinstance(q, Quantity) and q.start == reading.start + first and q.dimension != "fraction"
        for q in reading.mentions
    )


def _said(part: _Part, reading: Reading, start: int) -> tuple[int, int] | None:
    text = reading.text
    own = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == "ratio" and q not in part.places]
    if own and (_LESS.search(text, start) or _MORE.search(text, start)):
        return None
    if (m := _LESS.search(text, start)) is not None:
        return m.span() if part.share > _HALF else None
    if (m := _MORE.search(text, start)) is not None:
        return m.span() if part.share < _HALF else None
    if len(part.places) == 1:
        return None
    if (m := _ALL.search(text, start)) is not None:
        return m.span()
    sentence = masked(reading)
    if reading is part.reading:
        return None
    of, few = list(_OF.finditer(sentence.text)), list(_FEW.finditer(sentence.text))
    rates = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
    if len(of) == 1 and len(rates) == 1 and not few:
        told = sentence.quantity(of[0]["rate"] or of[0]["named"] or of[0]["first"])
        given = told.value / _HUNDRED
        if told.bound in {"", "about"} and min(abs(given - part.share), abs(given - 1 + part.share)) > _NEAR_RATE:
            return told.start - reading.start, told.end - reading.start
    if len(few) == 1 and not rates:
        whole, some = sentence.quantity(few[0]["of"]), sentence.quantity(few[0]["few"])
        if 2 <= whole.value <= _TEN and some.value < whole.value and whole.dimension == some.dimension:
            slack = _SLACK if whole.value == _TEN or some.value > 1 else _LEAST
            if abs(some.value / whole.value - part.share) > slack:
                return whole.start - reading.start, some.end - reading.start
    return None
