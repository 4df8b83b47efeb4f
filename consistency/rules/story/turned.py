"""제목과 본문의 증감 방향 불일치 — 제목은 N% 줄었다는데 본문은 같은 N%를 늘었다고만 적었다(또는 그 반대).

제목의 증감률이나 증감분 바로 뒤에 방향을 나타내는 말이 있고, 본문이 같은 값을 적으면서 모두 반대 방향으로만 쓸 때
알린다. 본문에 같은 값이 같은 방향이나 방향 없이 한 번이라도 나오면 조용하다. 달러 값이 내려 원화가 오르듯 말이
뒤집히는 시세 기사도 보지 않는다.

The headline says that something fell by N and the body, which has the same N, says that it rose, or the reverse.

Source: 한국신문윤리위원회 신문윤리실천요강 제10조(편집지침) 제목의 원칙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.headline import head

_KINDS = ("ratio", "points", "money.", "count.", "mass", "area", "length")
_FAR = 14
_REST = re.compile("[가-힣]{0,6}")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A figure with the direction that the next words give it: 1, -1, or 0 where there is none."""

    reading: Reading
    quantity: Quantity
    direction: int
    end: int


@derived
def _ways() -> tuple[re.Pattern[str], re.Pattern[str]]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    way = re.compile(
        rf"(?:어치)?(?:[을를이가]|나|이나|씩)? ?(?:\([^()]{{0,12}}\))? ?(?:가량|정도|더|넘게|이상)? ?"
        rf"(?:(?P<up>{up})|(?P<down>{down}))"
    )
    return way, re.compile(alternation(load("story")["reversed"]["markets"]))


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the direction of each of the headline's figures with the body's."""
    title, sentences = head(story)
    if title is None or not title.mentions:
        return
    told = [t for t in _turns(title) if t.direction]
    if not told or _ways()[1].search(title.text):
        return
    body = [t for r in sentences for t in _turns(r)]
    for claim in told:
        same = [
            t
            for t in body
            if t.quantity.dimension == claim.quantity.dimension and abs(t.quantity.value) == abs(claim.quantity.value)
        ]
        if same and all(t.direction == -claim.direction for t in same):
            yield _finding(claim, same)


def _turns(reading: Reading) -> Iterator[_Turn]:
    way = _ways()[0]
    for m in reading.mentions:
        if not isinstance(m, Quantity) or not m.dimension.startswith(_KINDS) or not m.value:
            continue
        end = m.end - reading.start
        stop = min((x.start - reading.start for x in reading.mentions if x.start >= m.end), default=end + _FAR)
        found = way.match(reading.text, end, min(end + _FAR, stop))
        direction = 0 if found is None else 1 if found["up"] else -1
        word = found["up"] or found["down"] if found else ""
        rest = _REST.match(reading.text, found.end()) if found else None
        yield _Turn(reading, m, direction if word else 0, reading.start + (rest.end() if rest else end))


def _finding(claim: _Turn, same: list[_Turn]) -> Contradiction:
    first = same[0]
    a, b = (t.reading.slice(t.quantity.start, t.end) for t in (claim, first))
    return Contradiction(
        Place(claim.reading, claim.quantity.start, claim.end, printed(claim.quantity)),
        tuple(Place(t.reading, t.quantity.start, t.end, printed(t.quantity)) for t in same),
        f"제목과 본문의 증감 방향이 반대다: ‘{a}’ ↔ ‘{b}’",
        ("본문은 같은 수치를 반대 방향으로만 적었다",),
    )


RULE = StoryRule(
    code="S219",
    name_ko="제목과 본문의 증감 방향 불일치",
    name_en="Direction of the headline against the body",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "군 귀농 가구 18.4% 급감…주택 지원 늘린다\n군은 올해 귀농 가구가 312가구로 지난해보다 18.4% 늘었다고 "
            "밝혔다. 군은 빈집을 고쳐 빌려주는 사업을 내년에도 잇는다.",
            None,
        ),
    ),
    must_pass=(
        (
            "군 귀농 가구 18.4% 급증…주택 지원 늘린다\n군은 올해 귀농 가구가 312가구로 지난해보다 18.4% 늘었다고 "
            "밝혔다. 군은 빈집을 고쳐 빌려주는 사업을 내년에도 잇는다.",
            None,
        ),
    ),
)
