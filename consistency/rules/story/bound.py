"""최상급의 한정 누락 — 제목은 '역대 최대'인데 본문은 '3월 기준 최대', '21개월 만에 최대', '두 번째로 많다'고만 적었다.

제목에 '역대'나 '사상'이 붙은 최상급이 있고 그것을 좁히는 말(기간, 기준, 만에, 번째)이 없으며, 본문에는 같은 방향의
최상급이 모두 좁혀져 있을 때 알린다. 제목이 '21개월 만에 역대 최대'인데 본문은 '21개월 만에 최대'일 때도 그렇다.
본문에 '역대', '사상', '처음', '경신', '신기록'처럼 좁히지 않은 말이 하나라도
있으면 조용하다.

The headline's superlative is of all times; every one of the body is bounded (in 21 months, for a March, second).

Source: 한국신문윤리위원회 신문윤리실천요강 제10조(편집지침) 제목의 원칙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.bounds import Superlative, superlatives
from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.headline import head

_HEAD = re.compile(r"(?P<all>역대|사상) ?(?:최(?P<big>대|고|다)|최(?P<small>저|소))")
_SUPERLATIVE = re.compile(
    r"(?:최(?P<big>[대고다])|최(?P<small>[저소])|(?:가장|번째로) (?P<more>많|높|컸|큰)"
    r"|(?:가장|번째로) (?P<less>적|낮|작))(?!위원|회의|상임|한|화|대한|댓|의 )"
)
_BOUND = re.compile(
    r"(?:\d|한|두|세|네|수|몇) ?(?:개월|년|분기|달|주|일|거래일) ?만(?:에|의)? ?(?:역대 |사상 )?$"
    r"|(?:\d{3})?\d[년월](?:도(?: [가-힣]{2,8})?)?(?:\([^()]{0,20}\))? ?"
    r"(?:이후|이래|기준|중|가운데)(?:으로는?)?[가-힣 ]{0,8}$"
    r"|(?:분기|반기)(?:로는| 중| 기준|별)(?:으로는?)?[가-힣 ]{0,8}$|기준(?:으로)?(?:는)? ?$"
    r"|제외하고[가-힣 ]{0,6}$|\d월[가-힣 ]{0,4}$"
    r"|같은 ?(?:달|기간|분기)[가-힣 ]{0,8}$"
)
_FIRST = re.compile(r"(?P<where>전국|국내|세계|아시아|업계|도내|지역|사상|역대|한국|광역시) ?(?:첫|최초|처음)")
_SECOND = re.compile("번째로")
_LIMITED = re.compile(r"\d ?(?:월|년|분기|일|개월)|분기|상반기|하반기|번째|\d위|기준|목표|전망|도전")
_REACH = 32


@derived
def _unbounded() -> re.Pattern[str]:
    return re.compile(alternation(load("story")["superlative"]["unbounded"]))


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the headline's superlative with those of the body."""
    title, sentences = head(story)
    if title is not None:
        yield from _first(title, sentences)
    m = _HEAD.search(title.text) if title else None
    if title is not None and m is not None:
        yield from _counted(story, title, sentences)
    if title is None or m is None or _LIMITED.search(_clause(title.text, m.start())):
        return
    bounded: list[Place] = []
    for reading in sentences:
        if _unbounded().search(reading.text):
            return
        for x in _SUPERLATIVE.finditer(reading.text):
            if bool(x["big"] or x["more"]) != bool(m["big"]):
                continue
            before = reading.text[max(0, x.start() - _REACH) : x.start()]
            limit = _SECOND.search(x[0]) or _BOUND.search(before)
            if limit is None:
                return
            start = reading.start + (x.start() if limit.string is x[0] else max(0, x.start() - _REACH) + limit.start())
            bounded.append(
                Place(reading, start, reading.start + x.end(), reading.slice(start, reading.start + x.end()))
            )
    if bounded:
        yield _finding(Place(title, title.start + m.start(), title.start + m.end(), m[0]), tuple(bounded))


def _clause(text: str, at: int) -> str:
    """The part of a headline that the place stands in, as dots and commas part it."""
    begin = max((x.end() for x in re.finditer("…|, |[|]", text) if x.end() <= at), default=0)
    end = next((x.start() for x in re.finditer("…|, |[|]", text) if x.start() > at), len(text))
    return text[begin:end]


def _first(title: Reading, sentences: tuple[Reading, ...]) -> Iterator[Contradiction]:
    """전국 첫 over 전국에서 세 번째."""
    m = _FIRST.search(title.text)
    if m is None or re.search("번째|째|만에|이후|올해|이래", title.text):
        return
    if any(re.search("처음|최초|첫|1호", r.text) for r in sentences):
        return
    nth = re.compile(
        rf"{m['where']}(?:에서|에서는|에선|으로는)?(?: [가-힣]{{2,8}})? ?(?:두|세|네|다섯|[2-9]|\d\d) ?번째"
    )
    for reading in sentences:
        if x := nth.search(reading.text):
            place = Place(reading, reading.start + x.start(), reading.start + x.end(), x[0])
            yield _finding(Place(title, title.start + m.start(), title.start + m.end(), m[0]), (place,))
            return


def _counted(story: Story, title: Reading, sentences: tuple[Reading, ...]) -> Iterator[Contradiction]:
    """21개월 만에 역대 최대 over a body that has 21개월 만에 최대 and no record of all times."""
    if any(_unbounded().search(reading.text) for reading in sentences):
        return
    told = [(r, x) for r in sentences for x in superlatives(story.article.id, title, [r]) if _is_in(x, r)]
    for head_ in superlatives(story.article.id, title, ()):
        of_axis = [(r, x) for r, x in told if x.turn.axis == head_.turn.axis]
        same = [(r, x) for r, x in of_axis if x.extent == head_.extent]
        if head_.within == "both" and same and all(x.within in {"since", "kind", "second"} for _, x in of_axis):
            start, end = head_.turn.place.start, head_.turn.place.end
            places = tuple(Place(r, x.turn.place.start, x.turn.place.end, x.turn.text) for r, x in same)
            yield _finding(Place(title, start, end, head_.turn.text), places)


def _is_in(x: Superlative, reading: Reading) -> bool:
    return x.turn.sentence.field == "body" and x.turn.sentence.start == reading.start


def _finding(claimed: Place, bounded: tuple[Place, ...]) -> Contradiction:
    return Contradiction(
        claimed,
        bounded,
        f"제목의 최상급을 본문은 좁혀 적었다: ‘{claimed.value}’ ↔ ‘{bounded[0].value}’",
        ("본문에 좁히지 않은 최상급이 없다",),
    )


RULE = StoryRule(
    code="S220",
    name_ko="최상급의 한정 누락",
    name_en="Superlative that lost its bound",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "누리항 물동량 역대 최대…수출이 끌었다\n누리항만공사는 지난달 물동량이 412만t으로 21개월 만에 최대를 "
            "기록했다고 밝혔다. 공사는 새 부두를 내년에 연다.",
            None,
        ),
    ),
    must_pass=(
        (
            "누리항 물동량 역대 최대…수출이 끌었다\n누리항만공사는 지난달 물동량이 412만t으로 21개월 만에 최대 "
            "기록을 갈아치웠다고 밝혔다. 공사는 새 부두를 내년에 연다.",
            None,
        ),
    ),
)
