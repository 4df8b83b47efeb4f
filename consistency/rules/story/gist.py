"""제목의 요지와 본문 불일치 — 제목은 '흑자 전환', '석 달 연속', '김 45% 이 41%'인데 본문은 그와 반대로만 적었다.

흑자와 적자의 전환, 몇 달이나 몇 년 '연속', 두 이름에 붙은 비율이 서로 바뀐 것, '영업이익 급감'처럼 이름과 방향만 적은
제목을 본다. 본문에 제목과 같은 말이 한 번이라도 있으면 조용하고, 본문의 같은 이름이 모두 반대 방향일 때만 알린다.

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
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.headline import head

_TURN = re.compile(r"(?P<kind>[흑적]자)(?: ?전환|로 (?:돌아|전환|반전|바뀌))")
_RUN = re.compile(rf"{slot('run', DURATION)}(?:간|째)? ?(?:연속|내리|잇따라|잇달아)")
_NAMED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{1,5}})(?: 후보|당)?(?:은|는|이|가|의)? ?(?:지지율 |득표율 )?{slot('share', RATE)}"
)
_SHORTEST = 60
_NEAR = 26


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
    yield from _ways(title, sentences)


def _turns(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """흑자 전환 where the body tells only of a turn to the red."""
    told = {m["kind"]: m for m in _TURN.finditer(title.text)}
    if len(told) != 1:
        return
    m = next(iter(told.values()))
    found = [(r, x) for r in sentences for x in _TURN.finditer(r.text)]
    if found and all(x["kind"] != m["kind"] for _, x in found) and not any(m["kind"] in r.text for r in sentences):
        yield _finding(title, m.span(), [(r, x.span()) for r, x in found], "제목과 본문의 전환 방향이 반대다")


def _runs(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """석 달 연속 where the body counts other months."""
    told = [(masked(title), m) for m in _RUN.finditer(masked(title).text)]
    if len(told) != 1:
        return
    run = told[0][0].quantity(told[0][1]["run"])
    body = [(r, masked(r).quantity(m["run"])) for r in sentences for m in _RUN.finditer(masked(r).text)]
    everything = [q for r in sentences for q in r.mentions if isinstance(q, Quantity)]
    if any(q.dimension == run.dimension and q.value == run.value for q in everything) or run.bound:
        return
    others = [(r, q) for r, q in body if q.unit == run.unit and not q.bound]
    if len(others) == len(body) == 1:
        yield _figures(title, run, others, "제목과 본문의 ‘연속’이 다르다")


def _exchanged(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """김 45% 이 41% where the body gives each the other's."""
    told = list(_named(masked(title)))
    for a, b in combinations(told[:6], 2):
        if a.name == b.name or a.share.value == b.share.value:
            continue
        turned: list[tuple[Reading, Quantity]] = []
        for reading in sentences:
            found = {(n.name, n.share.value): n.share for n in _named(masked(reading))}
            if (a.name, a.share.value) in found or (b.name, b.share.value) in found:
                return
            if (a.name, b.share.value) in found and (b.name, a.share.value) in found:
                turned += [(reading, found[a.name, b.share.value]), (reading, found[b.name, a.share.value])]
        if turned:
            yield _figures(title, a.share, turned[:2], "제목과 본문에서 두 이름의 비율이 서로 바뀌었다")


def _named(sentence: Masked) -> Iterator[_Named]:
    for m in _NAMED.finditer(sentence.text):
        yield _Named(m["name"].removesuffix("후보"), sentence.quantity(m["share"]))


@derived
def _measures() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = alternation(load("story")["gist"]["measures"])
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    way = rf"(?:(?P<up>{up})|(?P<down>{down}))"
    figure = rf"(?:{any_of(RATE + POINTS + AMOUNT)}|{any_of(PERIOD)})"
    title = re.compile(
        rf"(?<![가-힣])(?P<name>{names})(?:이|은|도)? ?(?:[가-힣]{{1,4}} )?(?:{any_of(RATE + POINTS)}(?:나|로)?"
        rf" ?)?{way}(?![가-힣]*(?:폭|세|율|률|기대|우려|전망))"
    )
    body = re.compile(
        rf"(?P<name>{names})(?:은|는|이|가|도|을|를)? (?:{figure}[^\ue001-\uefff.…]{{0,{_NEAR}}}){{1,5}}?{way}"
    )
    return title, body, re.compile(alternation(load("story")["gist"]["else"]))


def _ways(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """영업이익 급감 where each of the body's figures for it went up."""
    told, body, other = _measures()
    for m in told.finditer(masked(title).text):
        if other.search(title.text):
            return
        up = bool(m["up"])
        mentions = [r for r in sentences if m["name"] in r.text]
        found = [(r, x) for r in mentions for x in body.finditer(masked(r).text) if x["name"] == m["name"]]
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
