"""늘어난 수와 전체 수 불일치 — '매장은 312곳이었다', '24곳을 열어 매장은 346곳으로 늘었다'처럼 세 수가 맞지 않는다.

앞의 수와 늘거나 준 수, 뒤의 수가 이웃한 문장에 나뉘어 있고 세 수의 단위와 이름이 같을 때 더하거나 빼 본다.
'23대에서 5대 늘었다'와 '33대'가 다른 문장에 있어도 그 이름이 붙은 다른 수가 하나뿐이면 본다.

How many there were, how many came or went and how many there are, told of one thing over neighbouring sentences, do
not add up.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.arithmetic import Interval, amount, interval, is_plain
from consistency.claims.masked import AMOUNT, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_NEAR = r"[^\ue001-\uefff.;…()]"
_MORE = "늘어|늘려|늘면서|더해|추가돼|추가해|추가되면서|열어|뽑아|보태|합류해|새로 생겨|들어와|증가해"
_LESS = "줄어|줄여|줄면서|빠져|빠지면서|문을 닫아|떠나|없어져|감소해|내보내"
_WAY = rf"(?:(?P<up>{_MORE})|(?P<down>{_LESS}))"
_SO = re.compile(
    rf"{slot('change', AMOUNT)}(?:이|가|을|를)? ?(?:더 |새로 |추가로 )?{_WAY},? (?:전체 |이제 |지금 )?"
    r"(?P<label>[가-힣]{1,8}(?: [가-힣]{1,8})?)(?: ?수)?(?:은|는|이|가) (?:모두 |총 |전체 )?"
    rf"{slot('level', AMOUNT)}"
    r"(?:으로|로|이 ?됐|가 ?됐|에 ?[이달]|까지)"
)
_FROM = re.compile(
    rf"(?P<label>[가-힣]{{1,8}}?)(?: ?수)?(?:은|는|이|가) (?:{_NEAR}{{1,10}} )?{slot('base', AMOUNT)}에서 "
    rf"{slot('change', AMOUNT)}(?:이|가)? ?(?:더 )?(?:(?P<up>늘|증가)|(?P<down>줄|감소))"
)
_OF_OTHER = re.compile("목표|예상|전망|예정|계획|최대|최소|평균|이 가운데|이 중|그중")
_BACK, _FAR = 2, 12


def judge(story: Story) -> Iterator[Contradiction]:
    """Look for the third figure of every increase that has two in its sentence."""
    for n, reading in enumerate(story.sentences):
        if len(reading.mentions) < 2 or _OF_OTHER.search(reading.text):
            continue
        sentence = masked(reading)
        yield from _with_level(sentence, story.sentences[max(0, n - _BACK) : n])
        near = [r for r in (story.title, *story.sentences[max(0, n - _BACK) : n + _BACK + 1]) if r is not reading]
        yield from _with_base(sentence, near)


def _with_level(sentence: Masked, before: Sequence[Reading]) -> Iterator[Contradiction]:
    for m in _SO.finditer(sentence.text):
        change, level = sentence.quantity(m["change"]), sentence.quantity(m["level"])
        if change.dimension != level.dimension or not _exact(change, level) or "에서" in sentence.text[: m.start()]:
            continue
        bases = [(r, q) for r in before for q in _labelled(m["label"], r, level)]
        if len({q.value for _, q in bases}) == 1 and _exact(bases[0][1]):
            yield from _judged(sentence.reading, change, bases[0], (sentence.reading, level), bool(m["up"]), before)


def _with_base(sentence: Masked, near: Sequence[Reading]) -> Iterator[Contradiction]:
    for m in _FROM.finditer(sentence.text):
        base, change = sentence.quantity(m["base"]), sentence.quantity(m["change"])
        same = [q for q in sentence.mentions if isinstance(q, Quantity) and q.dimension == base.dimension]
        if change.dimension != base.dimension or not _exact(base, change) or len(same) != 2:
            continue
        levels = [(r, q) for r in near for q in _labelled(m["label"], r, base) if q.value != base.value]
        if len({q.value for _, q in levels}) == 1 and _exact(levels[0][1]):
            yield from _judged(sentence.reading, change, (sentence.reading, base), levels[0], bool(m["up"]), near)


def _labelled(label: str, reading: Reading, like: Quantity) -> Iterator[Quantity]:
    """The figures of one unit right behind the name of a thing."""
    if _OF_OTHER.search(reading.text):
        return
    for m in re.finditer(rf"{re.escape(label)}(?: ?수)?(?:은|는|이|가)? ", reading.text):
        end = reading.start + m.end()
        figure = next((q for q in reading.mentions if q.start >= end and isinstance(q, Quantity)), None)
        if isinstance(figure, Quantity) and figure.dimension == like.dimension and figure.start - end <= _FAR:
            yield figure


def _exact(*quantities: Quantity) -> bool:
    return all(is_plain(q) and not q.bound and q.value > 0 and q.dimension.startswith("count.") for q in quantities)


def _judged(
    reading: Reading,
    change: Quantity,
    base: tuple[Reading, Quantity],
    level: tuple[Reading, Quantity],
    up: bool,
    near: Sequence[Reading],
) -> Iterator[Contradiction]:
    def allowed(first: Quantity) -> Interval:
        return interval(first) + interval(change) if up else interval(first) - interval(change)

    others = [q for r in near for q in r.mentions if isinstance(q, Quantity) and q.dimension == change.dimension]
    if any(is_plain(q) and q.value > 0 and allowed(q).meets(interval(level[1])) for q in (base[1], *others)):
        return
    found = allowed(base[1])
    texts = [r.slice(q.start, q.end) for r, q in (level, base, (reading, change))]
    yield Contradiction(
        Place(level[0], level[1].start, level[1].end, printed(level[1])),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in (base, (reading, change))),
        f"늘거나 준 수와 전체 수가 맞지 않는다: ‘{texts[1]}’, ‘{texts[2]}’, ‘{texts[0]}’ (허용 구간 "
        f"{amount(found, level[1])})",
        ("같은 이름이 붙은 수를 더하거나 뺐다",),
    )


RULE = StoryRule(
    code="S232",
    name_ko="늘어난 수와 전체 수 불일치",
    name_en="Count and increase do not add up",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("군의 도서관은 지난해 31곳이었다. 올해 4곳을 열어 도서관은 37곳으로 늘었다.", None),),
    must_pass=(("군의 도서관은 지난해 31곳이었다. 올해 4곳을 열어 도서관은 35곳으로 늘었다.", None),),
)
