"""수치 표기 오류 — 자릿수가 겹치거나 단위의 차례가 뒤바뀌어 하나의 수로 읽을 수 없다.

'3억2000억', '1조12345억'처럼 만·억·조의 차례나 그 앞의 자릿수가 수로 성립하지 않는 표기를 알린다.

A printed number that is no number: 만, 억, 조 out of order, or too many digits before the smaller of them.

Source: 국립국어원 한글 맞춤법 제44항(수는 만 단위로 띄어 쓴다); 연합뉴스 숫자 표기 관행.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_RANGE = re.compile("[~∼～〜–-]")
"""Two numbers with a shared unit (1억4천~5천만원) are left alone."""


def judge(story: Story) -> Iterator[Contradiction]:
    """Report figures that the number grammar reads only by force."""
    for reading in (story.title, *story.sentences):
        for mention in reading.mentions:
            if isinstance(mention, Quantity) and mention.malformed:
                text = reading.slice(mention.start, mention.end)
                if mention.bound == "range" or _RANGE.search(text):
                    continue
                yield Contradiction(
                    Place(reading, mention.start, mention.end, printed(mention)),
                    (),
                    f"수로 읽을 수 없는 표기다: ‘{text}’",
                    ("만·억·조의 차례나 그 앞의 자릿수가 맞지 않는다",),
                )


RULE = StoryRule(
    code="S206",
    name_ko="수치 표기 오류",
    name_en="Malformed figure",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("시는 올해 도로 정비에 3억2000억원을 들인다고 밝혔다.", None),),
    must_pass=(("시는 올해 도로 정비에 3억2000만원을 들인다고 밝혔다.", None),),
)
