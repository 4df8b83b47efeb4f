"""What became of those on board or inside: all were saved and nobody was hurt, or somebody died or is missing.

Source: 해양경찰청·소방청 보도 관행(구조·사망·실종·부상); 국립국어원 표준국어대사전 ‘전원’, ‘실종’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from consistency.claims.telling import Telling, sentences_of, told_at
from consistency.model import Article

Fate = Literal["saved", "unhurt", "lost", "hurt"]

_ALL = r"(?<![가-힣])(?:모두|전원|전부|다|무사히|\d+명이? 모두|\d+명 전원)(?:이|가)?"
_SAVED = re.compile(
    rf"{_ALL} (?:[가-힣]+(?:에|에게|로|으로|의|이|여|돼|되어) ){{0,3}}?(?:무사히 |안전하게 |안전히 )?"
    r"(?:구조|생존|구출|구해|뭍으로|육지로|생환|귀환|목숨을 건|살아)"
    r"|(?:전원|모두) (?:무사|생존|구조)"
)
_UNHURT = re.compile(
    r"(?:인명 ?피해|다친 (?:사람|이|직원|주민|승객|선원)|사상자|부상자|사람이 다치)[은는이가도]? ?(?:[가-힣]+ ){0,2}?"
    r"(?:없|나오지 않|발생하지 않|지는 않)"
)
_LOST = re.compile(
    r"(?:\d+명|[가-힣]모(?:\(\d+\))? ?씨|선장|선원|기관장|일부)[^.,]{0,24}?"
    r"(?:숨[졌진지]|사망(?:했|하|한|자)|실종(?:됐|돼|된|된 |자|이|상태| 상태)"
    r"|(?:찾지|발견되지|구조되지|확인되지) (?:못|않)|행방불명|의식[을이] (?:잃|없))"
    r"|(?:찾지 못한|실종된|숨진|사망한|사라진) [^.,]{0,10}?(?:\d+명|[가-힣]모|선장|선원)"
)
_HURT = re.compile(
    r"(?:\d+명|[가-힣]모(?:\(\d+\))? ?씨|선장|선원|기관장|운전자)(?:이|가|은|는|도)? (?:[^.,]{0,20}? )?"
    r"(?:다쳐|다쳤|다치|부상(?:을|했|당)|중상|경상|화상을|숨[졌진지]|사망|연기를 (?:마|들이))"
)
_NOT_NOW = re.compile(
    r"지난해|작년|재작년|\d{4}년|\d+년 전|앞서|한때|과거|지난달|최근 \d|우려|뻔|훈련|가능성|보다|당시"
    r"|수색 끝|다행히 구조|결국"
)
_PLACE = re.compile(r"외에|제외|나머지|빼고|구조된|가운데|중 |함께 타고|다른 배|상대 선박|화물선|어선 [가-힣]+호|주민")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a story says became of everybody, or of one."""

    told: Telling
    fate: Fate
    part: bool
    """Whether the sentence sets some apart from others."""
    context: str


def outcomes(article: Article) -> list[Outcome]:
    """The fates that a story's body tells, in order; of earlier accidents, none."""
    return [o for start, end in sentences_of(article.body) for o in _of(article, start, end)]


def _of(article: Article, start: int, end: int) -> Iterator[Outcome]:
    text = article.body[start:end]
    if _NOT_NOW.search(text):
        return
    kinds: tuple[tuple[Fate, re.Pattern[str]], ...] = (
        ("saved", _SAVED),
        ("unhurt", _UNHURT),
        ("lost", _LOST),
        ("hurt", _HURT),
    )
    for fate, pattern in kinds:
        if m := pattern.search(text):
            place = told_at(article, start + m.start(), start + m.end(), (start, end))
            yield Outcome(place, fate, bool(_PLACE.search(text)), text)
