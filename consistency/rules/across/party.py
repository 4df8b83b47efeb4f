"""소속 정당 불일치 — 한 사람의 소속 정당이 기사마다 다르다.

같은 일을 다룬 기사들(또는 한 기사) 안에서 이름과 직함이 같은 사람 앞뒤에 서로 다른 정당이 적혀 있으면 알린다. 약칭과 옛
이름은 사전에서 한 당으로 묶는다.

One person stands with two parties in stories on one event, or in one story. Short and former names of a party are one.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 중앙선거관리위원회 등록 정당 명칭.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.memberships import Membership
from consistency.model import Severity
from consistency.rules.across.sides import independent
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Group the memberships of one name over the stories of one event; the party fewer stories print is the odd one."""
    close = {frozenset(pair) for pair in across.close}
    neighbours: dict[str, set[str]] = {article: {article} for article in across.articles}
    for x, y in across.pairs:
        neighbours[x].add(y)
        neighbours[y].add(x)
    seen: set[frozenset[Membership]] = set()
    for article in across.articles:
        by_name: dict[str, list[Membership]] = {}
        for other in sorted(neighbours[article]):
            for m in across.memberships[other]:
                by_name.setdefault(m.name, []).append(m)
        for name, found in by_name.items():
            parties: dict[int, list[Membership]] = {}
            for m in found:
                parties.setdefault(m.party, []).append(m)
            if len(parties) != 2 or frozenset(found) in seen:
                continue
            a, b = sorted(parties.values(), key=lambda side: (-independent(side, across), side[0].place.article))
            stories = {m.place.article for m in found}
            one_each = independent(a, across) == 1 == len(stories) - 1
            if independent(b, across) > 1 or (one_each and stories not in close):
                continue
            seen.add(frozenset(found))
            yield Disagreement(
                tuple(a),
                tuple(b),
                f"{name}의 소속 정당이 다르다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
                (f"독립된 기사 {independent(a, across)}건 ↔ {independent(b, across)}건",),
            )


RULE = AcrossRule(
    code="C305",
    name_ko="소속 정당 불일치",
    name_en="Party mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "21대 대통령 선거에서 서도윤 국민의힘 후보가 41.15%를 얻었다. 국민의힘 서도윤 후보는 패배를 인정했다.",
            "21대 대통령 선거 개표 결과 국민의힘 서도윤 후보는 41.15%였다. 서도윤 개혁신당 후보는 승복했다.",
        ),
    ),
    must_pass=(
        (
            "21대 대통령 선거에서 서도윤 국민의힘 후보가 41.15%를 얻었다. 국민의힘 서도윤 후보는 패배를 인정했다.",
            "21대 대통령 선거 개표 결과 국힘 서도윤 후보는 41.15%였다. 서도윤 국힘 후보는 승복했다.",
        ),
    ),
)
