"""기사 간 고유명사 불일치 — 한 기관·회사·학교의 이름이 기사마다 다르게 적혔다.

같은 일을 다룬 기사들에서 기관을 나타내는 끝말(은행, 소방서, 위원회 …) 앞의 글자가 자모 하나만 다르거나(금송초등학교/
금손초등학교), 같은 말(싱크탱크, 업체 …) 뒤의 네 글자 넘는 이름이 몇 자모만 다를 때 알린다. 다른 표기는 독립된 기사
하나에만 있고 같은 내용을 전해야 한다. 외래어 표기에서 흔히 갈리는 모음·자음 차이는 알리지 않는다.
한 시군이 기사마다 다른 시도(강원 고성군/경남 고성군)에 놓였을 때도 알린다.

The name of one body is spelled in two ways in stories on one event: a letter differs before the same ending, or a few
letters in a long name behind the same noun. The odd spelling stands in one independent story alone, which tells the
same. What transliterations swap freely is passed over. A town that one story puts into another province is told too.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.bodies import BodyName, body_names
from consistency.korean.morphemes import is_unknown
from consistency.model import Severity, Span
from consistency.rules.across.persons import counted, neighbours, tell_alike
from consistency.rules.across.regions import two_provinces
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import canonical, jamo, jamo_distance, sounds_alike

_RIGHT = 2
"""Independent stories that print the other spelling; of one alone more is asked."""
_SHORT = 3
"""Shorter words are often a letter apart and both right."""
_LETTERS = 4
"""One letter of so many may differ in a long name behind a noun."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A spelling of one kind, with the stories that print it and where each does first."""

    name: str
    kind: str
    stories: dict[str, int]


def judge(across: Across) -> Iterator[Disagreement]:
    """Look up every spelling that one independent story has among those that the stories of its event have."""
    yield from two_provinces(across)
    event = neighbours(across)
    printed: dict[tuple[str, str], dict[str, int]] = {}
    for article in event:
        for name, kind, start in body_names(across.articles[article].body):
            printed.setdefault((name, kind), {}).setdefault(article, start)
    spellings: dict[tuple[str, int], list[_Printed]] = {}
    for (name, kind), stories in printed.items():
        spellings.setdefault((kind, len(name)), []).append(_Printed(name, kind, stories))
    for alike in spellings.values():
        keys: dict[str, list[_Printed]] = {}
        for p in alike:
            for key in _keys(p):
                keys.setdefault(key, []).append(p)
        for odd in alike:
            if len({across.source(a) for a in odd.stories}) > 1:
                continue
            for right in {p.name: p for key in _keys(odd) for p in keys[key] if p is not odd}.values():
                if _nearly(odd, right) and (found := _compare(odd, right, event, across)):
                    yield found
                    break


def _keys(p: _Printed) -> list[str]:
    """A name with one syllable left open, each in turn; a name behind a noun by its halves."""
    if p.kind.endswith(" "):
        return [f"{p.name[:2]}*", f"*{p.name[-2:]}"]
    return [f"{p.name[:n]}*{p.name[n + 1 :]}" for n in range(len(p.name) - len(p.kind))]


def _nearly(a: _Printed, b: _Printed) -> bool:
    if canonical(a.name) == canonical(b.name):
        return False
    apart = jamo_distance(a.name, b.name)
    if a.kind.endswith(" "):
        if a.name[-1] != b.name[-1]:
            return False  # 라파엘로, 라파엘과: a particle
        return apart * _LETTERS <= len(jamo(a.name)) and not sounds_alike(a.name, b.name)
    return apart == 1


def _compare(odd: _Printed, right: _Printed, event: dict[str, set[str]], across: Across) -> Disagreement | None:
    article, start = next(iter(odd.stories.items()))
    near, own = event[article], across.source(article)
    told = [(a, at) for a, at in right.stories.items() if a in near and across.source(a) != own]
    most = len({across.source(a) for a, _ in told})
    if not told or any(odd.name in across.articles[a].body for a in near if across.source(a) != own):
        return None
    unknown = _is_no_word(odd), _is_no_word(right)
    if unknown == (False, True) or (len(odd.name) < _SHORT and unknown != (True, False)):
        return None
    if most < _RIGHT and not _sure(article, told[0][0], odd, right, unknown, across):
        return None
    side_b = (_at(article, start, odd, across),)
    side_a = tuple(_at(a, at, right, across) for a, at in told)
    if not any(tell_alike(x, side_b[0], across) for x in side_a):
        return None
    return Disagreement(
        side_a,
        side_b,
        f"고유명사가 다르게 적혔다: ‘{right.name}’ ↔ ‘{odd.name}’",
        (counted(most, 1), f"자모 {jamo_distance(odd.name, right.name)}개가 다르다"),
    )


def _sure(article: str, other: str, odd: _Printed, right: _Printed, unknown: tuple[bool, bool], across: Across) -> bool:
    """Whether one story against one is enough: a slip of the pen stands once, the right spelling more than once."""
    own, body = (across.articles[a].body for a in (article, other))
    once = own.count(odd.name) == 1
    return once and (right.name in own or (body.count(right.name) > 1 and unknown == (True, False)))


def _is_no_word(p: _Printed) -> bool:
    """Whether what stands before the ending is no word of the dictionary; a short word is asked for as a whole."""
    if p.kind.endswith(" ") or len(p.name) < _SHORT:
        return is_unknown(p.name)
    return is_unknown(p.name.removesuffix(p.kind))


def _at(article: str, start: int, p: _Printed, across: Across) -> BodyName:
    place = Span(article, "body", start, start + len(p.name))
    return BodyName(place, across.sentence(article, start), p.name, p.kind)


RULE = AcrossRule(
    code="C317",
    name_ko="기사 간 고유명사 불일치",
    name_en="Proper noun mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "하늘구에 아파트 3420가구가 들어선다. 단지 옆에는 2029년 3월 솔뫼산업은행 지점이 문을 열고 "
            "도서관 12곳이 가깝다. "
            "솔뫼산업은행은 대출 4120억원을 맡는다.",
            "아파트 3420가구가 들어서는 하늘구 단지 옆에는 2029년 3월 솔뫼산억은행 지점이 문을 열고 도서관 "
            "12곳이 가깝다. "
            "대출 4120억원은 솔뫼산업은행이 맡는다.",
        ),
    ),
    must_pass=(
        (
            "하늘구에 아파트 3420가구가 들어선다. 단지 옆에는 2029년 3월 솔뫼산업은행 지점이 문을 열고 "
            "도서관 12곳이 가깝다. "
            "솔뫼산업은행은 대출 4120억원을 맡는다.",
            "아파트 3420가구가 들어서는 하늘구 단지에는 대출 4120억원이 따른다. 가람수산은행은 이자를 낮췄다.",
        ),
    ),
)
