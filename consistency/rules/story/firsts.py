"""Years and numbers of times that the headline counts, against the body, for the rule on headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone

from consistency.claims.ordinals import Ordinal, ordinals
from consistency.claims.reading import Reading
from consistency.rules.base import Contradiction, Place, Story

_SEOUL = timezone(timedelta(hours=9))
_YEARS = re.compile(r"(?<![\d.가-힣])(\d{1,2})년 ?만(?=[에의 ]|$|[^가-힣])")
_SINCE = re.compile(r"(?<!\d)((?:19|20)\d\d)년(?:[^.\d]{0,3}|\([^()]{0,20}\)) ?(?:이후|이래)")
TO_COME = re.compile(
    r"도전|노[리린]|눈앞|앞두|앞둔|앞으로|저지|무산|실패|좌절|사냥|조준|꿈|향해|예고|예정|탈출|추진|검토|준비|D-|할까|될까|\?|다음|차기|끊|스톱|제동|마감"
)
"""A headline of the next time tells no body that is of the last one otherwise."""
_COMMON = 2


def years(story: Story, title: Reading, sentences: tuple[Reading, ...]) -> Iterator[Contradiction]:
    """'First in four years' when every year that the body counts from gives another number."""
    stated = list(_YEARS.finditer(title.text))
    published = story.article.published
    if len(stated) != 1 or published is None:
        return
    m = stated[0]
    count = int(m[1])
    topic = re.findall(r"[가-힣A-Za-z]{2,}", title.text[: m.start()])[-1:]
    about = [r for r in sentences if not topic or topic[0] in r.text]
    if any(re.search(rf"(?<!\d){count}(?:년|개년|해)", r.text) for r in sentences) or any(
        _YEARS.search(r.text) for r in about
    ):
        return
    since = [(r, x) for r in about for x in _SINCE.finditer(r.text)]
    year = published.astimezone(_SEOUL).year
    if len({x[1] for _, x in since}) != 1:
        return
    reading, x = since[0]
    first = int(x[1])
    if count in {year - first, year - 1 - first, year - first + 1}:
        return
    start = title.start + m.start(1)
    yield Contradiction(
        Place(title, start, title.start + m.end(1) + 1, f"{count}년 만"),
        (Place(reading, reading.start + x.start(1), reading.start + x.end(1) + 1, f"{first}"),),
        f"제목의 햇수가 본문의 연도에서 나오지 않는다: ‘{count}년 만’, ‘{first}년 이후’ (허용 구간 "
        f"{year - 1 - first}~{year - first}년)",
        ("발행 연도와 그 전해를 끝으로 보았다",),
    )


def same_times(title: Reading, sentences: tuple[Reading, ...]) -> Iterator[Contradiction]:
    """What the headline says was for the fifth time and the body for the fourth, and never for the fifth."""
    if TO_COME.search(title.text):
        return
    stated = [o for o in ordinals(title) if len(o.thing) >= _COMMON]
    body = [(r, o) for r in sentences for o in ordinals(r)] if stated else []
    for given in stated:
        same = [(r, o) for r, o in body if o.run == given.run and _of_one_thing(o, given)]
        numbers = {o.number for _, o in same}
        if len(numbers) != 1 or given.number in numbers | {o.number for _, o in body if not given.run}:
            continue
        if any(re.search(rf"(?<![\d.]){given.number}(?![\d,.]| ?[월일시분만억%])", r.text) for r in sentences):
            continue
        reading, other = same[0]
        a, b = title.slice(given.start, given.end), reading.slice(other.start, other.end)
        yield Contradiction(
            Place(title, given.start, given.end, f"{given.number}"),
            (Place(reading, other.start, other.end, f"{other.number}"),),
            f"제목과 본문의 차례가 다르다: ‘{a}’ ↔ ‘{b}’",
            (f"본문에는 ‘{given.thing}’에 제목의 차례가 없다",),
        )


def _of_one_thing(a: Ordinal, b: Ordinal) -> bool:
    return a.thing == b.thing if a.run else a.thing[:_COMMON] == b.thing[:_COMMON]
