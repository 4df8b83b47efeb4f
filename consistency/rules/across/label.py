"""기사 간 이름과 수치의 짝 불일치 — 같은 수치가 기사마다 다른 이름(주택형, 지역, 나라, 회사, 후보 …)에 딸렸다.

이름마다 수치를 적은 줄(가람국(0.7%), 새솔국(13.2%); 59㎡는 37가구에 8412명)을 읽어 기사끼리 맞춰 본다. 똑같이
드문 수치가 한 기사에서는 이 이름에, 다른 기사에서는 저 이름에 붙어 있거나, 두 이름의 수치가 서로 바뀌어 있거나,
나머지가 같은 두 목록에서 한 이름의 수치만 다르면 알린다. 한 목록에 든 이름들만 다른 이름으로 보고, 한쪽 기사가
두 이름에 모두 그 수치를 적으면 알리지 않는다. 나란히 선 두 이름의 수치가 그대로 뒤바뀌었으면(재학생 4명, 졸업생 7명 ↔
재학생 7명, 졸업생 4명) 자릿수가 적어도 알리되, 여론조사와 사상자, 승패, 다른 기관의 전망은 알리지 않는다.

The same rare figures stand under one label in one story and under another label of the same kind in another; or two
labels of a list have exchanged their figures; or one item of two otherwise equal lists differs.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.claims.tables import LabelDifference
from consistency.model import Severity
from consistency.rules.across.odd import odd_figures
from consistency.rules.base import Across, AcrossRule, Disagreement

_MESSAGES = {
    "moved": "같은 수치가 기사마다 다른 이름에 딸렸다",
    "exchanged": "두 이름의 수치가 기사 사이에서 서로 바뀌었다",
    "differs": "나머지가 같은 목록에서 한 이름의 수치가 다르다",
}


def judge(across: Across) -> Iterator[Disagreement]:
    """Gather what differs by labels and figures; what the rule on figures tells is left to it."""
    told = {statement.place for d in odd_figures(across, across.claims) for statement in (*d.a, *d.b)}
    found: dict[object, list[LabelDifference]] = {}
    for difference in across.labelled:
        if not any(places <= told for places in difference.figures):
            found.setdefault(difference.key, []).append(difference)
    for same in found.values():
        yield from _report(same, across)


def _report(same: Sequence[LabelDifference], across: Across) -> Iterator[Disagreement]:
    """Both sides with the independent stories behind each; where each has several, they are two things."""
    a, b = (list(dict.fromkeys(row for d in same for row in d.sides[n])) for n in (0, 1))
    most, least = (len({across.source(row.place.article) for row in side}) for side in (a, b))
    if most < least:
        a, b, most, least = b, a, least, most
    if least == 1:
        yield Disagreement(
            tuple(a),
            tuple(b),
            f"{_MESSAGES[same[0].kind]}: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
            (*same[0].why, f"독립된 기사 {most}건 ↔ {least}건"),
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
            "가람지구 1순위 청약에 7만1238명이 몰렸다. 59㎡A는 37가구에 8412명, 74㎡는 21가구에 6275명이 신청했다.",
            "가람지구 1순위 청약에 7만1238명이 신청했다. 37가구를 모집한 전용 74㎡에는 8412명이 몰렸다.",
        ),
    ),
    must_pass=(
        (
            "가람지구 1순위 청약에 7만1238명이 몰렸다. 59㎡A는 37가구에 8412명, 74㎡는 21가구에 6275명이 신청했다.",
            "가람지구 1순위 청약에 7만1238명이 신청했다. 37가구를 모집한 전용 59㎡에는 8412명이 몰렸다.",
        ),
    ),
)
