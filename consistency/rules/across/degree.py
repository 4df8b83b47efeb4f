"""기사 간 정도어 불일치 — 한 일을 다른 말로 전한 두 기사의 같은 자리에 일부/모두, 최대/최소처럼 반대되는 정도어가 있다.

문장이 같지 않아도 앞뒤 낱말과 수치가 대체로 같은 자리를 견준다. 두 기사 가운데 어느 쪽이 다른 쪽의 말도 비슷한 자리에
썼거나, 붙어 있는 단계(대부분/상당수)이면 알리지 않는다. 피해의 정도(완파/반파, 전소/반소/일부)는 같은 시각이나 한
사건의 같은 것(차량, 주택)을 두고 두 기사가 저마다 한 가지로만 적었을 때 알린다.

Degree words of one scale, far apart on it, fill one place of two stories that tell one thing in words of their own.
How much was lost is compared where both tell of one kind of thing at one minute or in one event.

Source: 국립국어원 표준국어대사전의 뜻풀이; 소방청 화재조사 및 보고규정(소실 정도); 한국신문윤리위원회
신문윤리실천요강 제3조 ②항(선정·과장 보도 금지).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.across.fates import other_fates
from consistency.rules.across.turned import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare degree words that fill one place."""
    yield from disagreements(across, {"scale"}, "정도를 나타내는 말이 다르다")
    yield from other_fates(across)


RULE = AcrossRule(
    code="C311",
    name_ko="기사 간 정도어 불일치",
    name_en="Degree words apart across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람소방서는 이날 불로 창고에 쌓아 둔 농기계 부품이 모두 탔다고 밝혔다. 불은 나루리 농협 창고에서 났다. "
            "재산 피해는 2억3700만원으로 추산됐다.",
            "이 불로 나루리 농협 창고에 쌓아 둔 농기계 부품이 일부 탔다고 가람소방서는 설명했다. 소방 추산 피해액은 "
            "2억3700만원이다. 다친 사람은 없었다.",
        ),
    ),
    must_pass=(
        (
            "가람소방서는 이날 불로 창고에 쌓아 둔 농기계 부품이 대부분 탔다고 밝혔다. 불은 나루리 농협 창고에서 났다. "
            "재산 피해는 2억3700만원으로 추산됐다.",
            "이 불로 나루리 농협 창고에 쌓아 둔 농기계 부품이 상당수 탔다고 가람소방서는 설명했다. 소방 추산 피해액은 "
            "2억3700만원이다. 다친 사람은 없었다.",
        ),
    ),
)
