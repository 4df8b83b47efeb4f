"""제목의 요지와 본문 불일치 — 제목은 '흑자 전환', '석 달 연속', '김 45% 이 41%'인데 본문은 그와 반대로만 적었다.

흑자와 적자의 전환, 몇 달이나 몇 년 '연속', 두 이름에 붙은 비율이 서로 바뀐 것, 제목과 본문의 차례('두 번째'와
'첫', 5연승과 4연승, '2년 만'과 '3년 만'), '영업이익 급감'처럼 이름과 방향만 적은 제목을 본다. 본문에 제목과 같은
말이 한 번이라도 있으면 조용하고, 본문의 같은 이름이 모두 반대 방향일 때만 알린다.

'건설업 23% 급감'인데 본문의 그 비율은 다른 업종의 것일 때, '200원 인상'이 본문의 두 요금의 차이가 아닐 때, '감형'인데
형이 더 무거울 때도 알린다.

The gist of the headline is told the other way round by the body: a turn to profit or loss, how many months in a row,
the shares of two names exchanged, a measure that the body only says went the other way.

Source: 한국신문윤리위원회 신문윤리실천요강 제10조(편집지침) 제목의 원칙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from consistency.claims.masked import AMOUNT, DURATION, PERIOD, POINTS, RATE, Masked, any_of, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.headline import head
from consistency.rules.story.headnamed import named_otherwise
from consistency.rules.story.headsaid import headline_counts_otherwise
from consistency.rules.story.terms import terms_otherwise

_TURN = re.compile(r"(?P<kind>[흑적]자)(?: ?전환|로 (?:돌아|전환|반전|바뀌))")
_RUN = re.compile(rf"{slot('run', DURATION)}(?:간|째)? ?(?:연속|내리|잇따라|잇달아|줄곧)|{slot('nth', DURATION)}째")
_SUBJECT = re.compile(r"[가-힣A-Za-z]{2,}(?:은|는|이|가|도|에서도|에서는|에선)(?= )")
_GENERAL = re.compile("전년|전월|작년|지난|올해|이달|연속|전국|정부")
_NAMED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{1,5}})(?: 후보|당)?(?:은|는|이|가|의)? ?(?:지지율 |득표율 )?{slot('share', RATE)}"
)
_PRINTED = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<name>[가-힣A-Za-z]{{1,6}})(?:은|는|이|가|의)?(?: [가-힣]{{2,5}})? ?"
    rf"{slot('share', RATE + AMOUNT)}"
)
_SHORTEST = 40
_NEAR, _AHEAD = 26, 12


class _Named(NamedTuple):
    name: str
    share: Quantity


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare what the headline comes to with what the body says."""
    title, sentences = head(story)
    if title is None or sum(len(r.text) for r in sentences) < _SHORTEST:
        return
    yield from _turns(title, sentences)
    if title.mentions:
        yield from _runs(title, sentences)
        yield from _exchanged(title, sentences)
        yield from named_otherwise(title, sentences)
    yield from headline_counts_otherwise(title, sentences)
    yield from _ways(title, sentences)
    yield from terms_otherwise(title, sentences)


def _turns(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """흑자 전환 where the body tells only of a turn to the red."""
    told = {m["kind"]: m for m in _TURN.finditer(title.text)}
    if len(told) != 1:
        return
    m = next(iter(told.values()))
    found = [(r, x) for r in sentences for x in _TURN.finditer(r.text)]
    if found and all(x["kind"] != m["kind"] for _, x in found) and not any(m["kind"] in r.text for r in sentences):
        yield _finding(title, m.span(), [(r, x.span()) for r, x in found], "제목과 본문의 전환 방향이 반대다")


class _Run(NamedTuple):
    """So many times in a row. ``way`` is up or down where it is told; ``strict`` where only that makes it a run."""

    reading: Reading
    length: Quantity
    way: str
    strict: bool
    start: int


def _run_of(reading: Reading) -> Iterator[_Run]:
    sentence = masked(reading)
    for m in _RUN.finditer(sentence.text):
        way = _any_way().search(sentence.text, m.end(), m.end() + _AHEAD)
        told = "" if way is None else "up" if way["up"] else "down"
        length = sentence.quantity(m["run"] or m["nth"])
        if m["run"] or told:
            yield _Run(reading, length, told, not m["run"], length.start - reading.start)


@derived
def _any_way() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(rf"(?P<up>{up})|(?P<down>{down}|뒷걸음|마이너스)")


def _runs(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """석 달 연속 where the body counts other months, of all that it tells or of what the headline is about."""
    told = list(_run_of(title))
    if len(told) != 1 or told[0].length.bound:
        return
    run = told[0]
    body = [x for r in sentences for x in _run_of(r)]
    equal = [
        (r, q)
        for r in sentences
        for q in r.mentions
        if isinstance(q, Quantity) and q.dimension == run.length.dimension and q.value == run.length.value
    ]
    topics = [
        stem(w)
        for w in re.split("[,…·\"“”‘’'|]", title.text[: run.start])[-1].split()
        if len(stem(w)) > 1 and not _GENERAL.search(w) and not any(c.isdigit() for c in w)
    ]
    others = [x for x in body if x.length.unit == run.length.unit and not x.length.bound]
    if not equal and len(others) == len(body) == 1:
        other = others[0]
        strict = run.strict or other.strict
        if not strict or (run.way == other.way and topics and topics[-1] in other.reading.text):
            yield _figures(title, run.length, [(other.reading, other.length)], "제목과 본문의 ‘연속’이 다르다")
    elif run.way and body and all(x.way and x.way != run.way for x in body) and len(equal) == len(body):
        if (
            all(x.length.value == run.length.value for x in body)
            and topics
            and any(t in body[0].reading.text for t in topics)
        ):
            yield _figures(title, run.length, [(body[0].reading, body[0].length)], "제목과 본문의 방향이 반대다")
    elif not equal and len(others) > 1 and topics:
        # Two runs in the body, neither the headline's: the one told of what the headline is about.
        own = [
            x for x in others if run.way and x.way == run.way and _is_about(x, topics[0].removesuffix("값"), sentences)
        ]
        if own and own[0] is others[0] and run.reading.text.count(topics[0]) == 1:
            yield _figures(title, run.length, [(own[0].reading, own[0].length)], "제목과 본문의 ‘연속’이 다르다")
    elif equal and topics and all(any(x.reading is r and x.length is q for x in body) for r, q in equal):
        own = [x for x in others if x.length.value != run.length.value and _is_about(x, topics[0], sentences)]
        if len(own) != 1 or (run.way and own[0].way and run.way != own[0].way):
            return
        if all(topics[0] not in r.text and _SUBJECT.search(r.text[: q.start - r.start]) for r, q in equal):
            yield _figures(title, run.length, [(own[0].reading, own[0].length)], "제목과 본문의 ‘연속’이 다르다")


def _is_about(run: _Run, topic: str, sentences: Sequence[Reading]) -> bool:
    """Whether its sentence names the topic, or has no subject of its own and the sentence before it names the topic."""
    if topic in run.reading.text:
        return True
    n = next(i for i, r in enumerate(sentences) if r is run.reading)
    return n > 0 and topic in sentences[n - 1].text and not _SUBJECT.search(run.reading.text)


def _exchanged(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """김 45% 이 41% where the body gives each the other's."""
    told = list(_named(masked(title)))
    for a, b in combinations(told[:6], 2):
        if a.name == b.name or a.share.value == b.share.value or a.share.dimension != b.share.dimension:
            continue
        turned: list[tuple[Reading, Quantity]] = []
        first, second = _given(a, b, sentences), _given(b, a, sentences)
        if first is None or second is None:
            continue
        if {q.value for _, q in first} == {b.share.value} and {q.value for _, q in second} == {a.share.value}:
            turned = [first[0], second[0]]
        if turned:
            yield _figures(title, a.share, turned, "제목과 본문에서 두 이름의 수치가 서로 바뀌었다")


def _given(a: _Named, b: _Named, sentences: Sequence[Reading]) -> list[tuple[Reading, Quantity]] | None:
    """The body's figures for a name: the first behind it that is one of the two, the other name not between."""
    values = {a.share.value, b.share.value}
    found = []
    for reading in sentences:
        for m in re.finditer(rf"(?<![가-힣A-Za-z]){re.escape(a.name)}(?![A-Za-z])", reading.text):
            end = reading.start + m.end()
            figure = next(
                (
                    q
                    for q in reading.mentions
                    if isinstance(q, Quantity) and q.start >= end and q.dimension == a.share.dimension
                ),
                None,
            )
            if figure is None or figure.start - end > _NEAR or b.name in reading.slice(end, figure.start):
                continue
            if figure.value in values:
                found.append((reading, figure))
    return found or None


def _named(sentence: Masked) -> Iterator[_Named]:
    for pattern in (_NAMED, _PRINTED):
        for m in pattern.finditer(sentence.text):
            share = sentence.quantity(m["share"])
            if share.dimension != "ratio" or pattern is _NAMED:
                yield _Named(m["name"].removesuffix("후보"), share)


@derived
def _measures() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = alternation(load("story")["gist"]["measures"])
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    way = rf"(?:(?P<up>{up})|(?P<down>{down}))"
    figure = rf"(?:{any_of(RATE + POINTS + AMOUNT)}|{any_of(PERIOD)})"
    title = re.compile(
        rf"(?<![가-힣])(?P<name>{names})(?:이|은|도)? ?(?:[가-힣]{{1,4}} )?(?:{any_of(DURATION)}(?:째|간)? ?(?:연속 )"
        rf"?)?(?:{any_of(RATE + POINTS)}(?:나|로)? ?)?{way}(?![가-힣]*(?:폭|세|율|률|기대|우려|전망))"
    )
    body = re.compile(
        rf"(?P<name>{names})(?:은|는|이|가|도|을|를)? (?:{figure}[^\ue001-\uefff.…]{{0,{_NEAR}}}){{1,5}}?{way}"
    )
    return title, body, re.compile(alternation(load("story")["gist"]["else"]))


_NARROWER = re.compile(r"(?<![가-힣])([가-힣]{2,6}) $")


def _ways(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """영업이익 급감 where each of the body's figures for it went up."""
    told, body, other = _measures()
    for m in told.finditer(masked(title).text):
        if other.search(title.text):
            return
        up = bool(m["up"])
        mentions = [r for r in sentences if m["name"] in r.text]
        found = [(r, x) for r in mentions for x in body.finditer(masked(r).text) if x["name"] == m["name"]]
        narrower = _NARROWER.search(title.text, 0, title.text.find(m["name"]))
        if narrower and not all(narrower[1] in r.text for r, _ in found):
            continue  # 청년 고용률 is not that of everybody
        same_way = re.compile(alternation(direction_words("up" if up else "down")))
        if not found or any(bool(x["up"]) == up for _, x in found) or any(same_way.search(r.text) for r in mentions):
            continue
        start = title.text.find(m["name"])
        word = m["up"] or m["down"]
        end = title.text.find(word, start) + len(word)
        places = [(r, _unmasked(r, x)) for r, x in found]
        yield _finding(title, (start, end), places, f"제목과 본문에서 ‘{m['name']}’의 방향이 반대다")
        return


def _unmasked(reading: Reading, m: re.Match[str]) -> tuple[int, int]:
    start = reading.text.find(m["name"])
    word = m["up"] or m["down"]
    return start, reading.text.find(word, start) + len(word)


def _finding(
    title: Reading, span: tuple[int, int], places: Sequence[tuple[Reading, tuple[int, int]]], message: str
) -> Contradiction:
    a = title.text[slice(*span)]
    first, at = places[0]
    b = first.text[slice(*at)]
    return Contradiction(
        Place(title, title.start + span[0], title.start + span[1], a),
        tuple(Place(r, r.start + s, r.start + e, r.text[s:e]) for r, (s, e) in places),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        ("본문에 제목과 같은 방향의 말이 없다",),
    )


def _figures(
    title: Reading, figure: Quantity, places: Sequence[tuple[Reading, Quantity]], message: str
) -> Contradiction:
    reading, quantity = places[0]
    a, b = title.slice(figure.start, figure.end), reading.slice(quantity.start, quantity.end)
    return Contradiction(
        Place(title, figure.start, figure.end, printed(figure)),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in places),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        ("본문에 제목의 수치가 제목처럼 쓰인 곳이 없다",),
    )


RULE = StoryRule(
    code="S225",
    name_ko="제목의 요지와 본문 불일치",
    name_en="Gist of the headline against the body",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "누리상사 3분기 흑자 전환\n누리상사는 3분기에 영업손실 120억원을 내 적자로 돌아섰다고 밝혔다. 회사"
            "는 비용을 "
            "줄이고 새 공장을 늦게 짓기로 했다.",
            None,
        ),
    ),
    must_pass=(
        (
            "누리상사 3분기 적자 전환\n누리상사는 3분기에 영업손실 120억원을 내 적자로 돌아섰다고 밝혔다. 회사"
            "는 비용을 "
            "줄이고 새 공장을 늦게 짓기로 했다.",
            None,
        ),
    ),
)
