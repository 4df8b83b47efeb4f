"""제목이 넓힌 결과 — 제목은 '모두 복구', '647개 잿더미', '만장일치', '과반 찬성'인데 본문은 그 일부라고 적었다.

제목의 '모두', '전원', '완료'가 붙은 일을 본문이 '3200가구 가운데 2700가구 복구'처럼 일부만 끝났다고 적거나, 제목의 수에
대해 본문이 '실제로 탄 것은 96개'라고 더 적게 적거나, '만장일치'인데 반대표가 있거나, '과반'인데 절반이 안 되면 알린다.
'반토막', '두 배로', '10명 중 7명'은 본문의 어느 비율이나 두 수치와도 맞지 않을 때 알리고, '과반 찬성'은 첫 문장들에
있어도 본다. 본문에 제목처럼 적은 곳이 한 번이라도 있으면 조용하다.

The headline says that something was done with all, that so many met a fate, that a vote was unanimous or by more than
half; the body says that it was done with some of them, that fewer really did, that there were votes against, or prints
a share below half.

Source: 한국신문윤리위원회 신문윤리실천요강 제10조(편집지침) 제목의 원칙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, RATE, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.fates import headline_counts
from consistency.rules.story.headline import head
from consistency.rules.story.headsize import sized_otherwise
from consistency.rules.story.majority import majorities

_NEAR = r"[^\ue001-\uefff.;…]"
_TO_COME = re.compile(
    r"예정|계획|까지|목표|추진|전망|할까|[?？]|내년|다음|앞으로|해야|하라|촉구|요구|약속|기로|한다|될 ?듯"
)
_UNANIMOUS = re.compile("만장일치|전원 찬성|반대 없이")
_AGAINST = re.compile(rf"반대(?:표)?(?:는|가|도)? ?{slot('votes', AMOUNT)}")
_VOICES = frozenset({"count.명", "count.표", "count.인"})
_MOST = re.compile(r"(?:절반(?: ?넘게| ?이상|이 ?넘)|과반(?:이|수가)?) ?(?:[“‘\"']?)(?P<act>[가-힣]{2})")
_SO_FAR = "(?:누적|지금까지|현재까지?|이날까지)"
_HALF, _ALL = 50, 100
_LESS = Decimal("0.95")


_REST = re.compile("나머지[^.]{0,24}(?:들어왔|복구됐|복구했|구조됐|구조했|마쳤|끝냈|끝났|재개됐|지급됐|지급했)")
"""What was left was done as well, later in the story."""
_ELSEWHERE = re.compile("집회|시위|때는|당시|앞서")
_SUBGROUP = re.compile(r"에서는|에선|[남여]성은|\d0대는|층은|지지층|지역은")


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare how many the headline speaks of with how many the body says it was."""
    title, sentences = head(story)
    if title is None or _TO_COME.search(title.text):
        return
    yield from _done(title, sentences)
    yield from _really(title, sentences)
    yield from _against(title, sentences)
    found = list(_majority(title, sentences))
    yield from found or majorities(title, sentences)
    yield from sized_otherwise(title, sentences)


@derived
def _acts() -> tuple[re.Pattern[str], str]:
    data = load("story")["done"]
    acts, every, ended = (alternation(data[key]) for key in ("acts", "all", "ended"))
    told = re.compile(
        rf"(?:{every})(?:히)? ?(?:[가-힣]{{1,4}} )?(?P<first>{acts})(?!율|률|비|금|작업)"
        rf"|(?P<second>{acts})(?:를|을|가|이)? ?(?:(?:{every})(?:히)? ?)?(?:{ended})"
        rf"|(?P<third>{acts})(?:를|을|가|이)? ?(?:{every})(?:히)?"
    )
    return told, every


def _done(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """모두 복구 over 3200가구 가운데 2700가구가 복구됐다."""
    told, every = _acts()
    for m in told.finditer(title.text):
        act = m["first"] or m["second"] or m["third"]
        again = re.compile(
            rf"(?:{every})(?:히)? ?(?:[가-힣]{{1,4}} )?{act}"
            rf"|{act}(?:를|을|가|이)? ?(?:작업을 |작업이 )?(?:{every}|완료|마쳤|끝냈|끝났)"
        )
        if any(again.search(r.text) or _REST.search(r.text) for r in sentences):
            return
        for reading in sentences:
            if found := _partly(act, reading, title):
                yield _finding(title, m.span(), reading, found, "제목은 모두라고 했으나 본문은 일부만이라고 적었다")
                return


def _partly(act: str, reading: Reading, title: Reading) -> tuple[Quantity, ...]:
    """The figures by which a sentence says that an act was done with a part: part of whole, a rate, fewer than told."""
    if act not in reading.text or re.search("지난해|작년|당시", reading.text):
        return ()
    sentence = masked(reading)
    for m in re.finditer(
        rf"{slot('whole', AMOUNT)} ?(?:중|가운데)(?:에서)?,? {_NEAR}{{0,12}}?{slot('part', AMOUNT)}(?:이|가|을|를|은|는"
        rf"|만)? ?(?:\([^()]{{0,12}}\))?{_NEAR}{{0,14}}?{act}",
        sentence.text,
    ):
        whole, part = sentence.quantity(m["whole"]), sentence.quantity(m["part"])
        if whole.dimension == part.dimension and 0 < part.value < whole.value * _LESS and _exact(whole, part):
            return part, whole
    if told := re.search(rf"{act}(?:율|률)(?:은|는|이|도)? ?(?:약 )?{slot('rate', RATE)}", sentence.text):
        rate = sentence.quantity(told["rate"])
        return (rate,) if rate.value < _ALL and _exact(rate) else ()
    counts = [q for q in title.mentions if isinstance(q, Quantity) and q.dimension.startswith("count.")]
    told = re.search(
        rf"{_SO_FAR} {_NEAR}{{0,6}}{act}{_NEAR}{{0,8}}?(?:은|는|이|가) {slot('done', AMOUNT)}"
        rf"|{_SO_FAR} {slot('done2', AMOUNT)}(?:이|가|을|를)? {_NEAR}{{0,6}}?{act}",
        sentence.text,
    )
    if told and counts:
        done = sentence.quantity(told["done"] or told["done2"])
        if done.dimension == counts[0].dimension and done.value < counts[0].value * _LESS and _exact(done):
            return (done,)
    return ()


def _exact(*quantities: Quantity) -> bool:
    return all(is_plain(q) and not q.bound for q in quantities)


def _really(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """647개 잿더미 over 실제 불에 탄 것은 96개."""
    for given, fate in headline_counts(title):
        for reading in sentences:
            sentence = masked(reading)
            for m in fate.really.finditer(sentence.text):
                count = sentence.quantity(m["count"])
                if count.dimension == given.dimension and count.value < given.value * _LESS and _exact(count):
                    span = given.start - title.start, given.end - title.start
                    yield _finding(title, span, reading, (count,), "제목의 수가 본문에서 실제로 그런 수보다 많다")
                    return


def _against(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    told = _UNANIMOUS.search(title.text)
    if told is None or any(_UNANIMOUS.search(r.text) for r in sentences):
        return
    for reading in sentences:
        m = None if _ELSEWHERE.search(reading.text) else _AGAINST.search(masked(reading).text)
        votes = masked(reading).quantity(m["votes"]) if m else None
        if votes is not None and votes.dimension in _VOICES and votes.value > 0:
            yield _finding(title, told.span(), reading, (votes,), "제목은 만장일치인데 본문에 반대가 있다")
            return


def _majority(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """절반 넘게 찬성 over no share of those for it that reaches a half."""
    told = _MOST.search(title.text)
    if told is None or any(re.search("절반|과반", r.text) for r in sentences):
        return
    act = told["act"]
    of_act = re.compile(
        rf"{slot('rate', RATE)}(?:가|이|는|은|로)? ?{_NEAR}{{0,14}}?{act}|{act}{_NEAR}{{0,6}}? {slot('rate2', RATE)}"
    )
    found = [
        (r, masked(r).quantity(m["rate"] or m["rate2"]))
        for r in sentences
        if act in r.text
        for m in of_act.finditer(masked(r).text)
    ]
    rates = [q for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
    if any(_SUBGROUP.search(r.text) for r, _ in found):
        return
    if found and _exact(*(q for _, q in found)) and all(q.value < _HALF for q in rates):
        reading, rate = found[0]
        yield _finding(title, told.span(), reading, (rate,), "제목은 절반이 넘는다는데 본문의 비율은 절반이 안 된다")


def _finding(
    title: Reading, span: tuple[int, int], reading: Reading, figures: Sequence[Quantity], message: str
) -> Contradiction:
    a = title.text[slice(*span)]
    b = reading.slice(figures[0].start, figures[0].end)
    return Contradiction(
        Place(title, title.start + span[0], title.start + span[1], a),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in figures),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        ("본문에 제목처럼 적은 곳이 없다",),
    )


RULE = StoryRule(
    code="S229",
    name_ko="제목이 넓힌 결과",
    name_en="Headline that says all",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "누리군 정전 가구 전부 복구\n태풍으로 전기가 끊긴 3200가구 가운데 2700가구가 복구됐다고 군이 밝혔다. 군은 "
            "대피소를 밤까지 열어 두기로 했다.",
            None,
        ),
    ),
    must_pass=(
        (
            "누리군 정전 가구 전부 복구\n태풍으로 전기가 끊긴 3200가구가 모두 복구됐다고 군이 밝혔다. 군은 대피소를 "
            "닫기로 했다.",
            None,
        ),
    ),
)
