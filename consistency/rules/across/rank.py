"""기사 간 순위 불일치 — 같은 일을 다른 말로 적은 기사들이 같은 자리에 다른 순위를 적었다.

여러 수치를 함께 적은 기사들에서는 누구의 순위인지(오만이 78위, 87위 오만), 같은 수치의 순위(41.2%로 1위), 같은 곳에서
움직인 순위(12위에서 9위로)도 견주고, 한 기사가 가장 많다고 한 수치보다 큰 수치를 다른 기사가 같은 목록에
적었으면 알린다.

Stories on one event, told in other words, print another rank in one place: 3위 here and 2위 there, 두 번째 and 세 번째.

Where they share several figures, also whose place it is, by which figure, from which place; and what is called the most
here though a greater figure stands in its list there.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.retelling import PlacePair
from consistency.model import Rank, Severity
from consistency.rules.across.place import disagreements
from consistency.rules.across.standings import other_standings
from consistency.rules.across.topped import topped
from consistency.rules.base import Across, AcrossRule, Disagreement

_KINDS = frozenset({"place", "ordinal"})


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the ranks that fill one place."""
    said: set[tuple[str, int]] = set()
    for told in disagreements(across, filter(_wanted, across.places), "같은 일의 순위가 다르다"):
        said |= {(slot.place.article, slot.place.start) for slot in (*told.a, *told.b)}
        yield told
    yield from other_standings(across, said)
    yield from topped(across)


def _wanted(pair: PlacePair) -> bool:
    x, y = pair.a.mention, pair.b.mention
    if "권" in pair.a.text + pair.b.text:
        return False  # 600위권 holds 673위
    return isinstance(x, Rank) and isinstance(y, Rank) and x.kind == y.kind and x.kind in _KINDS


RULE = AcrossRule(
    code="C315",
    name_ko="기사 간 순위 불일치",
    name_en="Rank mismatch, told anew",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가온전자는 지난해 세계 보청기 시장에서 점유율 12.4%로 3위에 올랐다. 매출은 3,410억원이다.",
            "조사업체에 따르면 가온전자의 지난해 매출은 3,410억원이고, 세계 보청기 시장 점유율 12.4%로 2위에 올랐다.",
        ),
    ),
    must_pass=(
        (
            "가온전자는 지난해 세계 보청기 시장에서 점유율 12.4%로 3위에 올랐다. 매출은 3,410억원이다.",
            "조사업체에 따르면 가온전자의 지난해 매출은 3,410억원이고, 세계 보청기 시장 점유율 12.4%로 3위에 올랐다.",
        ),
    ),
)
