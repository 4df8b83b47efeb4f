"""What one story calls the most of a list of which another story prints a greater figure: 40.9%로 가장 높다, beside
41.8% and 40.9%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from consistency.claims.statements import Statement, digits
from consistency.claims.values import printed
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_MOST = re.compile(
    r"\)?(?:으로|로)(?: [가-힣]{1,6}(?:에서|중|가운데|내))?,? (?:가장|제일) (?:많|높|컸|큰|길|넓|비싸|비쌌)"
)
_IN_ORDER = re.compile(r"그다음|그 다음|다음으로|뒤를 이|뒤따|순(?:으로|이었|이다|이며)|에 이어|, 이어 ")
_WHOLE = re.compile(r"(?:전체|총|모두|전국|평균|합쳐|합해|합계|도내|국내|누적)[^0-9]{0,8}$")
_OF = re.compile(r" ?(?:중|가운데|에서|보다|의 )")
_NARROWED = re.compile(r"[가-힣](?<!로)[은는] |에서는 |에선 |가운데 | 중 ")
"""Before it: what is the most is so in a part."""
_KNOWN, _TIMES, _NEAR = 3, 3, 4


def topped(across: Across) -> Iterator[Disagreement]:
    """Figures of stories that tell one event beyond doubt that are the most here and stand beside a greater one of
    their list there."""
    pairs: list[tuple[Statement, Statement]] = []
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for one, other in ((x, y), (y, x)):
            lists = [s for s in across.statements[other] if _is_known(s)]
            for s, same in product(_called_most(across, one), lists):
                if s.quantity.dimension != same.quantity.dimension or s.quantity.value != same.quantity.value:
                    continue
                if set(s.before[:_NEAR]).isdisjoint(same.before):
                    continue
                if (greater := _greater(same, lists, across)) and not _prints(across, one, greater):
                    pairs.append((s, greater))
    for many, odd, sources in two_sides(pairs, lambda s: f"{s.quantity.value}", across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"가장 크다는 수치보다 더 큰 수치가 같은 목록에 있다: ‘{a.text}’ ↔ ‘{b.text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"읽은 값: {printed(a.quantity)} ↔ {printed(b.quantity)}"),
        )


def _is_known(s: Statement) -> bool:
    q = s.quantity
    return not (s.form or q.bound or q.malformed or s.place.field == "title") and len(digits(q.value)) >= _KNOWN


def _called_most(across: Across, story: str) -> list[Statement]:
    body = across.articles[story].body
    return [
        s
        for s in across.statements[story]
        if _is_known(s)
        and _MOST.match(body, s.place.end)
        and not _NARROWED.search(body, s.sentence.start, s.place.start)
    ]


def _greater(same: Statement, lists: Sequence[Statement], across: Across) -> Statement | None:
    """A greater figure of the list in which a figure stands; None where there is no order."""
    story = across.articles[same.place.article]
    text = story.body[same.sentence.start : same.sentence.end]
    if not _IN_ORDER.search(text):
        return None
    found = [
        s
        for s in lists
        if s.sentence == same.sentence
        and s.quantity.dimension == same.quantity.dimension
        and same.quantity.value < s.quantity.value <= same.quantity.value * _TIMES
        and s.role == same.role
        and not _WHOLE.search(story.body, s.sentence.start, s.place.start)
        and not _OF.match(story.body, s.place.end)
    ]
    return max(found, key=lambda s: s.quantity.value) if found else None


def _prints(across: Across, story: str, other: Statement) -> bool:
    """Whether a story has the greater figure, too: it tells of another list then."""
    q = other.quantity
    return any(s.quantity.dimension == q.dimension and s.quantity.value == q.value for s in across.statements[story])
