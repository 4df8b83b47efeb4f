"""The year for which something is planned: 2031년 개통할 계획, 개통 시점은 2033년으로 잡았다.

Source: 국립국어원 표준국어대사전 ‘개통’, ‘착공’, ‘준공’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.telling import Telling, sentences_of, told_at
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article

_YEAR = re.compile(r"(?<![\d~∼～\-.,])(?P<year>20\d\d)년(?!도? ?(?:대비|이후|이래|보다|기준))(?!\d|대)")
_OTHER = re.compile(r"20\d\d년|이듬해|내년|후년|올해|지난해|[,;]|(?<=[고며])\s|(?<= 뒤)\s|(?<= 후)\s")
_BEFORE = r"(?:일| 시점| 시기| 목표| 예정일?| 연도| 시한)?(?:은|는|이|가|을|를)? ?(?:[가-힣]+(?:은|보다|에서)? ){0,3}$"
_BEHIND, _AHEAD, _FAR = 26, 24, 40


@dataclass(frozen=True, slots=True)
class Plan:
    """A year and what is done in it. ``clause`` is what stands around it."""

    told: Telling
    year: int
    act: str
    clause: str


@derived
def _acts() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    table = {word: name for name, words in load("plans")["acts"].items() for word in words}
    acts = alternation(list(table))
    return re.compile(rf"(?P<act>{acts})"), re.compile(rf"(?P<act>{acts})[가-힣]{{0,3}}?{_BEFORE}"), table


def plans(article: Article) -> list[Plan]:
    """The years from that of a story on in which something is to be done, in order."""
    if article.published is None:
        return []
    now = article.published.year
    return [
        plan
        for start, end in sentences_of(article.body)
        for plan in _of(article, start, end)
        if now <= plan.year <= now + _FAR
    ]


def _of(article: Article, start: int, end: int) -> Iterator[Plan]:
    behind, before, table = _acts()
    text = article.body[start:end]
    for m in _YEAR.finditer(text):
        stop = _OTHER.search(text, m.end(), m.end() + _BEHIND)
        limit = stop.start() if stop else m.end() + _BEHIND
        begin = max((o.end() for o in _OTHER.finditer(text, 0, m.start())), default=0)
        act = behind.search(text, m.end(), limit) or before.search(text, max(begin, m.start() - _AHEAD), m.start())
        if act is None:
            continue
        yield Plan(
            told_at(article, start + m.start(), start + m.end(), (start, end)),
            int(m["year"]),
            table[act["act"]],
            text[begin:limit],
        )
