"""Figures that do not follow from the two beside them that the story means, whatever the sentence looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, shown
from consistency.claims.triples import Kind, Triple
from consistency.claims.triples import Place as Told
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story

_MESSAGES: dict[Kind, str] = {
    "rate": "증감률이 맞지 않는다",
    "points": "두 비율과 증감이 맞지 않는다",
    "difference": "차이가 맞지 않는다",
    "multiple": "배수가 맞지 않는다",
    "share": "전체와 부분과 비율이 맞지 않는다",
}
_UNITS: dict[Kind, str] = {"rate": "%", "points": "%포인트", "multiple": "배", "share": "%"}
_REASONS = {
    "than": "견주는 말(보다·대비)이 있다",
    "from": "‘에서’, ‘으로’가 있다",
    "to": "‘에서’, ‘으로’가 있다",
    "is": "수치를 매듭짓는 말이 있다",
    "past": "앞선 때를 이르는 말이 있다",
    "now": "앞선 때를 이르는 말이 있다",
    "years": "시점의 차례가 맞다",
    "months": "시점의 차례가 맞다",
    "bracket": "괄호로 묶였다",
    "way": "늘거나 줄었다는 말이 있다",
    "all": "전체와 부분을 이르는 말이 있다",
    "of": "전체와 부분을 이르는 말이 있다",
    "among": "전체와 부분을 이르는 말이 있다",
    "behind": "비율을 이르는 말이 있다",
    "far": "서로 가까이 있다",
    "rank": "서로 가까이 있다",
    "levels": "사이에 다른 수치가 없다",
    "like": "사이에 다른 수치가 없다",
    "breaks": "한 마디 안에 있다",
    "sentence": "이어진 문장에 있다",
    "order": "적힌 차례가 맞다",
    "head": "앞말이 단위와 맞다",
    "adjoining": "바로 이어져 있다",
}
_LEAST = 0.05
_POINT = Decimal("0.1")


def not_following(story: Story, kinds: Collection[Kind]) -> Iterator[Contradiction]:
    """Those of the story's figures of some ``kinds`` that do not follow from the two they are told with."""
    for found in story.unfollowed:
        triple = found.triple
        if triple.kind not in kinds:
            continue
        c = _place(story, triple.c)
        sign = "/" if triple.kind == "share" else "→"
        a, b = (_text(story, place) for place in (triple.a, triple.b))
        yield Contradiction(
            c,
            (_place(story, triple.a), _place(story, triple.b)),
            f"{_MESSAGES[triple.kind]}: ‘{_text(story, triple.c)}’ (허용 구간 {_allowed(triple, found.allowed)})",
            (f"‘{a}’ {sign} ‘{b}’에서 계산했다", f"함께 읽은 까닭: {_reasons(found.terms)}"),
            second=True,
        )


def _allowed(triple: Triple, allowed: Interval) -> str:
    c = triple.c.figure
    if triple.kind == "difference":
        return amount(allowed, c)
    return shown(allowed, min(c.step, _POINT), _UNITS[triple.kind])


def _reasons(terms: Sequence[tuple[str, float]]) -> str:
    """Why the three were taken to be told together, each reason with what it counts, the greatest first."""
    added: dict[str, float] = {}
    for name, value in terms:
        if reason := _REASONS.get(name.partition("_")[0]):
            added[reason] = added.get(reason, 0.0) + value
    said = sorted(((round(v, 2), reason) for reason, v in added.items()), key=lambda item: (-item[0], item[1]))
    return ", ".join(f"{reason} {value:g}" for value, reason in said if value >= _LEAST)


def _text(story: Story, told: Told) -> str:
    return story.sentences[told.sentence].slice(told.figure.start, told.figure.end)


def _place(story: Story, told: Told) -> Place:
    q: Quantity = told.figure
    return Place(story.sentences[told.sentence], q.start, q.end, printed(q))
