"""기사 간 이름과 수치의 짝 불일치 — 같은 수치가 기사마다 다른 이름(주택형, 지역, 나라, 회사, 후보 …)에 딸렸다.

이름마다 수치를 적은 줄(중국(0.4%), 중남미(14.4%); 45㎡는 23가구에 9975명)을 읽어 기사끼리 맞춰 본다. 똑같이 드문 수치가 한
기사에서는 이 이름에, 다른 기사에서는 저 이름에 붙어 있거나, 두 이름의 수치가 서로 바뀌어 있거나, 나머지가 모두 같은 두 목록에서 한
이름의 수치만 다르면 알린다. 같은 목록에 든 이름들만 다른 이름으로 보고, 한쪽 기사가 두 이름에 모두 그 수치를 적으면 알리지 않는다.

The same rare figures stand under one label in one story and under another label of the same kind in another; or two
labels of a list have exchanged their figures; or one item of two otherwise equal lists differs.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.tables import Difference, StoryTables, differences
from consistency.model import Severity
from consistency.rules.across import figure
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import canonical

_MESSAGES = {
    "moved": "같은 수치가 기사마다 다른 이름에 딸렸다",
    "exchanged": "두 이름의 수치가 기사 사이에서 서로 바뀌었다",
    "differs": "나머지가 같은 목록에서 한 이름의 수치가 다르다",
}


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the tables of stories on one event."""
    tables = {article: StoryTables(found, canonical) for article, found in across.rows.items()}
    told = {statement.place for d in figure.judge(across) for statement in (*d.a, *d.b)}
    found: dict[object, list[Difference]] = {}
    for x, y in across.pairs:
        if across.source(x) != across.source(y):
            for difference in differences(tables[x], tables[y]):
                if not any(places <= told for places in difference.figures):
                    found.setdefault(difference.key, []).append(difference)
    for same in found.values():
        yield from _report(same, across)


def _report(same: list[Difference], across: Across) -> Iterator[Disagreement]:
    """Both sides with the independent stories behind each; two that each have several are two things."""
    sides = [list(dict.fromkeys(row for d in same for row in side)) for side in zip(*(d.sides for d in same), strict=True)]
    rows = [[row for told in side for row in told] for side in sides]
    counts = [len({across.source(row.place.article) for row in side}) for side in rows]
    if counts[0] < counts[1]:
        rows, counts = rows[::-1], counts[::-1]
    if counts[1] > 1:
        return
    a, b = rows
    yield Disagreement(
        tuple(dict.fromkeys(a)),
        tuple(dict.fromkeys(b)),
        f"{_MESSAGES[same[0].kind]}: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
        (*same[0].why, f"독립된 기사 {counts[0]}건 ↔ {counts[1]}건"),
    )


RULE = AcrossRule(
    code="C320",
    name_ko="기사 간 이름과 수치의 짝 불일치",
    name_en="Figures under another label across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람지구 아파트 1순위 청약에 7만1238명이 몰렸다. 59㎡A는 37가구에 8412명, 74㎡는 21가구에 6275명이 신청했다.",
            "가람지구 아파트 1순위 청약에 7만1238명이 신청했다. 37가구를 모집한 전용 74㎡에는 8412명이 몰렸다.",
        ),
    ),
    must_pass=(
        (
            "가람지구 아파트 1순위 청약에 7만1238명이 몰렸다. 59㎡A는 37가구에 8412명, 74㎡는 21가구에 6275명이 신청했다.",
            "가람지구 아파트 1순위 청약에 7만1238명이 신청했다. 37가구를 모집한 전용 59㎡에는 8412명이 몰렸다.",
        ),
    ),
)
