"""같은 날의 달 불일치 — 한 곳은 '오는 6월 15일', 다른 곳은 '다음 달 15일'인데 다음 달은 5월이다.

'이달', '다음 달', '내달', '지난달'에 붙은 날을 발행일로 풀어, 같은 기사에서 같은 말이 이어지는 같은 날짜의 다른 달과
견준다. 날짜 뒤에 같은 말이 이어지고 달이 하나 차이 날 때만 알린다.

Next month's 15th and 15 June stand before the same words, and next month is May.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone

from consistency.claims.reading import Reading
from consistency.model import Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_SEOUL = timezone(timedelta(hours=9))
_RELATIVE = re.compile(r"(?P<word>이달|다음 ?달|내달|지난달) (?P<day>\d{1,2})일(?P<after>[^.…]{0,16})")
_STATED = re.compile(
    r"(?<![\d년해] )(?<![\d년해])(?<!작년 )(?<!\d)(?P<month>1[0-2]|[1-9])월 (?P<day>\d{1,2})일(?P<after>[^.…]{0,16})"
)
_SHIFT = {"이달": 0, "다음달": 1, "내달": 1, "지난달": -1}
_SPACE = re.compile(r"\s+")
_SAME = 4
_MONTHS = 12


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the months of one day."""
    published = story.article.published
    if published is None or not any("달" in r.text for r in story.sentences):
        return
    today = published.astimezone(_SEOUL).date()
    relative = [(r, m) for r in (story.title, *story.sentences) for m in _RELATIVE.finditer(r.text)]
    if not relative:
        return
    stated = [(r, m) for r in (story.title, *story.sentences) for m in _STATED.finditer(r.text)]
    for r, m in relative:
        month = (today.month - 1 + _SHIFT[m["word"].replace(" ", "")]) % _MONTHS + 1
        for s, x in stated:
            if (
                x["day"] == m["day"]
                and (int(x["month"]) - month) % _MONTHS in {1, _MONTHS - 1}
                and _told_alike(m["after"], x["after"])
            ):
                yield _finding(r, m, s, x, month, today)
                return


def _told_alike(a: str, b: str) -> bool:
    """Whether the same letters stand behind both days: a word or two."""
    first, second = (_SPACE.sub("", t)[:_SAME] for t in (a, b))
    return len(first) == _SAME and first == second


def _finding(r: Reading, m: re.Match[str], s: Reading, x: re.Match[str], month: int, today: date) -> Contradiction:
    start, end = r.start + m.start(), r.start + m.start("after")
    begin, stop = s.start + x.start("month"), s.start + x.start("after")
    return Contradiction(
        Place(r, start, end, f"{month}월 {m['day']}일"),
        (Place(s, begin, stop, f"{x['month']}월 {x['day']}일"),),
        f"같은 날의 달이 다르다: ‘{r.slice(start, end)}’({month}월) ↔ ‘{s.slice(begin, stop)}’",
        (f"발행일 {today.isoformat()}로 달을 풀었고, 날짜 뒤의 말이 같다",),
    )


RULE = StoryRule(
    code="S222",
    name_ko="같은 날의 달 불일치",
    name_en="One day under two months",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "오는 5월 28일 오전부터 새 관람료를 받는다. 박물관은 다음 달 28일 오전부터 주차장도 연다고 밝혔다.",
            None,
        ),
    ),
    must_pass=(
        (
            "오는 4월 28일 오전부터 새 관람료를 받는다. 박물관은 다음 달 28일 오전부터 주차장도 연다고 밝혔다.",
            None,
        ),
    ),
)
