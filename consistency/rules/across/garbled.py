"""기사 간 깨진 수 — 한 기사의 수가 깨져 있고, 같은 일을 다룬 다른 기사에는 같은 숫자로 된 온전한 수가 있다.

'6조6000원'처럼 그대로 읽을 수 없는 수를 만나면, 같은 일을 다룬 기사들에서 숫자가 같은 수('6조6000억 원')를 찾아 함께
보여 준다. 무엇이 빠졌는지 편집자가 바로 알 수 있다.

A figure that cannot be read as printed, with the figure of the same digits that another story on the event prints.

Source: 연합뉴스 기사작성 요령의 숫자 표기(만·억·조 단위).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.statements import Statement
from consistency.model import Severity
from consistency.rules.base import Across, AcrossRule, Disagreement

_NOT_DIGITS = re.compile(r"\D")
_THOUSAND = re.compile(r"(?<!\d)(\d)천")
_DIGITS = 3


def judge(across: Across) -> Iterator[Disagreement]:
    """For each malformed figure look for the same digits, well formed, in the stories of its event."""
    neighbours: dict[str, list[str]] = {}
    for x, y in across.pairs:
        neighbours.setdefault(x, []).append(y)
        neighbours.setdefault(y, []).append(x)
    for article, told in across.statements.items():
        for s in told:
            if not s.quantity.malformed:
                continue
            printed = [
                other
                for story in neighbours.get(article, ())
                for other in across.statements[story]
                if _same_digits(s, other)
            ]
            if printed:
                yield Disagreement(
                    tuple(printed),
                    (s,),
                    f"수가 깨졌다: ‘{printed[0].text}’ ↔ ‘{s.text}’",
                    ("한쪽은 그대로 읽을 수 없는 수이고, 숫자는 다른 기사의 수와 같다",),
                )


def _same_digits(broken: Statement, other: Statement) -> bool:
    digits = _digits(broken)
    return (
        not other.quantity.malformed
        and len(digits) >= _DIGITS
        and _digits(other) == digits
        and other.quantity.dimension == broken.quantity.dimension
        and bool(broken.words & other.words)
    )


def _digits(statement: Statement) -> str:
    """The digits as printed, a thousand written out: 28억5천만, 28억5000만."""
    return _NOT_DIGITS.sub("", _THOUSAND.sub(r"\g<1>000", statement.text))


RULE = AcrossRule(
    code="C308",
    name_ko="기사 간 깨진 수",
    name_en="Garbled figure across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "새온전자는 올해 1분기 영업이익이 7조3000억 원으로 집계됐다고 밝혔다. 매출은 81조2400억 원이다.",
            "새온전자의 1분기 영업이익은 7조3000원, 매출은 81조2400억 원으로 시장 전망을 웃돌았다.",
        ),
    ),
    must_pass=(
        (
            "새온전자는 올해 1분기 영업이익이 7조3000억 원으로 집계됐다고 밝혔다. 매출은 81조2400억 원이다.",
            "새온전자의 1분기 영업이익은 7조3천억원, 매출은 81조2400억 원으로 시장 전망을 웃돌았다.",
        ),
    ),
)
