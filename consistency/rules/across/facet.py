"""기사 간 사건 요소 불일치 — 한 사건에 하나뿐인 것(불이 다 꺼진 때, 불이 시작된 층, 경기 결과 …)이 기사마다 다르다.

무엇을 두고 하는 말인지는 정해 둔 말투로만 읽는다. 한 기사 안에 값이 둘이면 두 일을 말하는 것으로 보아 비교하지
않고, 예정과 다른 날의 일도 비교하지 않는다. 어림한 시각은 15분까지 눈감는다.

Stories that tell one event beyond doubt give two values for what it has one of: the minute a fire was out, the storey
it began on, the score of a match, how two people are related.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from consistency.claims.facets import Facet
from consistency.claims.reading import everyday
from consistency.claims.retelling import makes_up, value_of
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.claims.values import compare_periods, compare_quantities, rounded_clocks
from consistency.korean.mentions import read_mentions
from consistency.model import Period, Quantity, Severity
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement

_HALF_DAY, _ROUGH = 720, 15
_HALF = re.compile("(?:오전|오후|새벽|아침|저녁|밤)(?! ?12시)|자정|정오")
_DAY = re.compile(r"(?<!\d)\d{1,2}일(?![가-힣]*간|째)")


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the facets of stories on one event."""
    pairs: dict[tuple[str, str], list[tuple[Facet, Facet]]] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for a in across.facets[x]:
            for b in across.facets[y]:
                if (a.kind.name, a.of) == (b.kind.name, b.of) and _apart(a, b) and _of_one_thing(a, b, across):
                    if a.kind.kind == "name" and (_names(x, b, across) or _names(y, a, across)):
                        continue
                    pairs.setdefault((a.kind.name, a.of), []).append((a, b))
    for (name, _), found in pairs.items():
        for many, odd, sources in two_sides(found, lambda f: f.value, across):
            yield Disagreement(
                tuple(many),
                tuple(odd),
                f"같은 사건을 다르게 적었다({name}): ‘{many[0].text}’ ↔ ‘{odd[0].text}’",
                (
                    f"독립된 기사 {sources}건 ↔ 1건",
                    *_kinship(many[0], odd[0], across),
                ),
            )


def _names(article: str, other: Facet, across: Across) -> bool:
    """Whether a story names what another gives."""
    story = across.articles[article]
    return other.value in story.body or other.value in story.title


def _apart(a: Facet, b: Facet) -> bool:
    if a.value == b.value:
        return False
    x, y = a.mention, b.mention
    if isinstance(x, Quantity) and isinstance(y, Quantity) and a.kind.kind != "versus":
        return x.dimension == y.dimension and compare_quantities(x, y) == "apart"
    if not (isinstance(x, Period) and isinstance(y, Period)) or x.clock is None or y.clock is None:
        return True
    gap = abs(x.clock - y.clock)
    if not gap:
        return compare_periods(x, y).outcome == "apart"
    if gap == _HALF_DAY and _HALF.search(a.text) and _HALF.search(b.text):
        return None in (x.day, y.day) or x.day == y.day
    if gap == _HALF_DAY or (gap > _HALF_DAY and x.day != y.day):
        return False
    return not rounded_clocks(x.clock, y.clock) and (gap > _ROUGH or not (x.approximate or y.approximate))


def _of_one_thing(a: Facet, b: Facet, across: Across) -> bool:
    """Whether both tell of one thing, and what changes with time at one time."""
    if len((a.words & b.words) - everyday()) < a.kind.shared:
        return False
    texts = [across.articles[f.place.article].body[f.sentence.start : f.sentence.end] for f in (a, b)]
    if (not a.kind.words and of_other_things(*texts)) or other_stage(*texts):
        return False
    if _is_part(a, texts[0], b) or _is_part(b, texts[1], a):
        return False
    printed = [set(_DAY.findall(text)) for text in texts]
    if isinstance(a.mention, Quantity) and printed[0] and printed[1] and not printed[0] & printed[1]:
        return False
    days = [across.articles[f.place.article].published for f in (a, b)]
    if not a.kind.hours or days[0] is None or days[1] is None:
        return True
    return abs(days[0] - days[1]) <= timedelta(hours=a.kind.hours)


def _is_part(a: Facet, sentence: str, b: Facet) -> bool:
    """Whether another count of the sentence of ``a`` makes it the value of ``b``."""
    if a.mention is None or b.mention is None:
        return False
    return makes_up(a.mention, map(value_of, read_mentions(sentence)), b.mention)


def _kinship(a: Facet, b: Facet, across: Across) -> Iterator[str]:
    """What else says that both tell of one thing: words of the sentences, or another facet that is the same."""
    if words := sorted((a.words & b.words) - everyday()):
        yield f"같은 문장의 말이 같다: {', '.join(words[:4])}"
    others = across.facets[b.place.article]
    same = (x for x in across.facets[a.place.article] if any(x.is_same(y) for y in others))
    if (x := next(same, None)) is not None:
        yield f"두 기사의 다른 요소가 같다: {x.kind.name} ‘{x.text}’"


RULE = AcrossRule(
    code="C324",
    name_ko="기사 간 사건 요소 불일치",
    name_en="Facet of one event mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "3일 오후 2시 13분께 가람시 새솔동 물류센터에서 불이 났다. 1243㎡를 태운 불은 이튿날 오전 3시 20분 꺼졌다.",
            "가람시 새솔동 물류센터 1243㎡를 태운 불은 3일 오후 2시 13분 시작돼 4일 오전 7시 20분께 완진됐다.",
        ),
    ),
    must_pass=(
        (
            "3일 오후 2시 13분께 가람시 새솔동 물류센터에서 불이 났다. 1243㎡를 태운 불은 이튿날 오전 7시 20분 꺼졌다.",
            "가람시 새솔동 물류센터 1243㎡를 태운 불은 3일 오후 2시 13분 시작돼 4일 오전 7시 20분께 완진됐다.",
        ),
    ),
)
