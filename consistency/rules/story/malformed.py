"""수치 표기 오류 — 자릿수가 겹치거나 단위의 차례가 뒤바뀌어 하나의 수로 읽을 수 없다.

'3억2000억', '1조12345억'처럼 만·억·조의 차례나 그 앞의 자릿수가 수로 성립하지 않는 표기를 알린다. 다섯 자리
연도(20214년), 날이 들어갈 곳에 거듭 적힌 달(지난 4월 8월), 겹쳐 적힌 단위(41%%), 수에 붙은 낱모음(12ㅔ)도 같다.
몇만 년 전과 여러 달을 늘어놓은 것은 알리지 않는다.

A printed number that is no number: 만, 억, 조 out of order, or too many digits before the smaller of them; a year of
five digits, a second month where a day should stand, a sign printed twice, a lone vowel behind a figure.

Source: 국립국어원 한글 맞춤법 제44항(수는 만 단위로 띄어 쓴다); 연합뉴스 숫자 표기 관행.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_RANGE = re.compile("[~∼～〜–-]")
"""Two numbers with a shared unit (1억4천~5천만원) are left alone."""
_SLIPS = (
    (
        re.compile(r"(?<![\d,.])(?:19|20)\d{3}년(?! ?(?:전|간|째|동안|가까이|가량|쯤|정도|이상|후|뒤|만에|넘|된|묵))"),
        "연도는 네 자리다",
    ),
    (
        re.compile(
            r"(?:지난|오는|올해|지난해|작년|내년|\d{4}년) (?P<first>1[0-2]|[1-9])월 (?P<second>1[0-2]|[1-9])월"
            r"(?!\d)(?![,·~∼와과]| ?(?:두|각각|모두|연속|연달아|그리고|등|중|\d))"
        ),
        "달이 거듭 적혔다",
    ),
    (re.compile(r"(?<![\d.])\d{1,9}(?:\.\d{1,9})?%%"), "단위가 겹쳐 적혔다"),
    (re.compile(r"(?<![\d.])\d{1,9}(?:\.\d{1,9})?[ㅏ-ㅣ](?![ㄱ-ㅣ])"), "수에 붙은 낱모음은 단위가 아니다"),
)
_YEAR_ROUND = 11


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
        yield from _slips(reading)


def _slips(reading: Reading) -> Iterator[Contradiction]:
    """Figures broken by a slip of the hand that the number grammar does not read at all."""
    for pattern, why in _SLIPS:
        for found in pattern.finditer(reading.text):
            if (months := found.groupdict()) and _neighbours(int(months["first"]), int(months["second"])):
                continue
            text, start = found[0], reading.start + found.start()
            place = Place(reading, start, start + len(text), text)
            yield Contradiction(place, (), f"수로 읽을 수 없는 표기다: ‘{text}’", (why,))


def _neighbours(first: int, second: int) -> bool:
    """Whether two months follow each other, as speech names them (5월 6월쯤)."""
    return abs(first - second) in (1, _YEAR_ROUND)


RULE = StoryRule(
    code="S206",
    name_ko="수치 표기 오류",
    name_en="Malformed figure",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("시는 올해 도로 정비에 3억2000억원을 들인다고 밝혔다.", None),
        ("나루군의 귀농 가구는 20214년 118가구였다.", None),
    ),
    must_pass=(
        ("시는 올해 도로 정비에 3억2000만원을 들인다고 밝혔다.", None),
        ("이 동굴의 벽화는 20000년 전에 그려졌다.", None),
    ),
)
