"""Figures and dates of a headline that the body does not have, against what the body has in their place.

A headline takes its figures from the body. One that stands nowhere in it, while the body has another under the same
words that the headline lacks, was mistyped or taken from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rapidfuzz.distance.OSA import distance

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.retelling import alike
from consistency.korean.morphemes import wording
from consistency.model import Period, Quantity
from consistency.rules.words import canonical

_BREAK = re.compile(r"[,…·\"“”‘’'|:;]|\.\.\.?| - ")
_NOUN = re.compile(r"[가-힣A-Za-z]{2,12}")
_BEFORE, _BEHIND, _CLAUSE = 26, 12, 40
_OTHER = re.compile(
    r"지난해|작년|전년|재작년|지난달|전달|전월|전 분기|직전|종전|기존|당초|애초|예상|전망|목표|계획|누적|평균|최대|최소"
    r"|최고|최저|하루|역대|이전|예정|가운데|보다|이 중|1인당|가구당|상반기|하반기|[1-4]분기|1심|2심|원심|구형|남성"
    r"|여성|\d+월"
)
"""Words by which a figure is that of another time, group or stage."""
_OF_SO_MANY = re.compile(r" ?(?:중|가운데)")
_NARROWED = re.compile(r"(?<![가-힣])(?P<of>[가-힣]{2,6}) (?P<noun>[가-힣]{2,6}) $")
_GROWN = re.compile(r"(?:으)?로 (?:늘|불|많아|증가)")
_ADDED = re.compile("추가|더 |신규|또 ")
_HALF, _TWICE = Decimal("0.5"), Decimal(2)
_TEN = 10


def left_over(
    title: Reading, figure: Quantity, body: Sequence[tuple[Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """The one figure of the body that stands where the headline's does, and is not in the headline."""
    if (
        figure.value < _TEN
        or figure.bound
        or not is_plain(figure)
        or _OF_SO_MANY.match(title.text, figure.end - title.start)
    ):
        return None
    segment = _segment(title, figure)
    nouns = _nouns(segment)
    in_title = {m.value for m in title.mentions if isinstance(m, Quantity) and m.dimension == figure.dimension}
    found: list[tuple[int, Reading, Quantity]] = []
    for reading, q in body:
        if q.bound or not is_plain(q) or q.value <= 0 or q.value in in_title or q.unit != figure.unit:
            continue
        window = _window(reading, q)
        if _of_another_time(title, reading, q) or of_another_count(title, figure, reading, q):
            continue
        shared = sum(any(_one(n, w) for w in _nouns(window)) for n in nouns)
        slipped = _slipped(figure, q)
        beside = _beside(title, figure, reading, q, usual=slipped)
        near = _HALF <= q.value / figure.value <= _TWICE
        if (beside and (slipped or near)) or (shared and slipped) or (shared and near):
            found.append((shared + 2 * beside + slipped, reading, q))
    if not found:
        return None
    found.sort(key=lambda f: -f[0])
    if len({q.value for _, _, q in found}) > 1 and found[0][0] == found[1][0]:
        return None
    return found[0][1:]


def _of_another_time(title: Reading, reading: Reading, q: Quantity) -> bool:
    """Whether a figure of the body is of a time, group or stage that the headline does not name."""
    at = q.start - reading.start
    clause = reading.text[max(0, at - _CLAUSE) : at] + _window(reading, q)
    return bool(set(_OTHER.findall(clause)) - set(_OTHER.findall(title.text)))


def of_another_count(title: Reading, figure: Quantity, reading: Reading, q: Quantity) -> bool:
    """Whether a figure of the body counts a part or, where the headline counts what was added, what there is then."""
    return (q.value < figure.value and _of_a_part(title, reading, q)) or _of_more(title, reading, q)


def _of_a_part(title: Reading, reading: Reading, q: Quantity) -> bool:
    """Whether a noun that the headline lacks narrows the noun of the figure: 후보 6명, 투수 후보 3명."""
    m = _NARROWED.search(reading.text, max(0, q.start - reading.start - _BEFORE), q.start - reading.start)
    if m is None or m["noun"] not in title.text or m["of"][:2] in title.text or m["of"] in everyday():
        return False
    return wording(m["of"]).nominal


def _of_more(title: Reading, reading: Reading, q: Quantity) -> bool:
    """Whether the headline counts what was added, and the figure what there is then."""
    grown = _GROWN.match(reading.text, q.end - reading.start)
    return bool(grown and _ADDED.search(title.text))


def _segment(title: Reading, figure: Quantity) -> str:
    """What the headline says in one breath with the figure."""
    start, end = figure.start - title.start, figure.end - title.start
    before = _BREAK.split(title.text[:start])[-1]
    return before + " " + _BREAK.split(title.text[end:])[0]


def _window(reading: Reading, q: Quantity) -> str:
    start, end = q.start - reading.start, q.end - reading.start
    before = re.split(r"\d|, ", reading.text[max(0, start - _BEFORE) : start])[-1]
    return before + " " + re.split(r"\d|[,.]", reading.text[end : end + _BEHIND])[0]


def _nouns(text: str) -> list[str]:
    return [w for n in _NOUN.findall(text) if len(w := stem(n)) > 1 and w not in everyday()]


def _one(a: str, b: str) -> bool:
    return alike(a, b) or canonical(a) == canonical(b)


def _beside(title: Reading, figure: Quantity, reading: Reading, q: Quantity, *, usual: bool) -> bool:
    """Whether one word stands right before both, a ``usual`` one too."""
    mine, other = (
        re.search(r"([가-힣A-Za-z]{2,12})(?: |은 |는 |이 |가 |의 )?(?:약 |총 |모두 )?$", r.text[: m.start - r.start])
        for r, m in ((title, figure), (reading, q))
    )
    if mine is None or other is None:
        return False
    a, b = stem(mine[1]), stem(other[1])
    return len(a) > 1 and (usual or a not in everyday()) and (a == b or canonical(a) == canonical(b))


def _slipped(a: Quantity, b: Quantity) -> bool:
    """Whether one digit of the two figures is another, or two changed places."""
    if a.step != b.step:
        return False
    p, q = (f"{abs(m.value / m.step):f}".partition(".")[0] for m in (a, b))
    return len(p) == len(q) and len(p) > 1 and distance(p, q) == 1


def _is_whole(m: Period) -> bool:
    """Whether a day is printed with its month, or as that of the next: 내달 12일."""
    return m.day is not None and m.month is not None and not m.guessed and "day" in m.stated


def _mistyped(a: int, b: int) -> bool:
    return min(a, b) >= _TEN and distance(str(a), str(b)) == 1


def left_over_day(title: Reading, sentences: Sequence[Reading]) -> Iterator[tuple[Period, Reading, Period]]:
    """Days of the headline that the body does not have, with the one of the body that is a slip of the hand apart."""
    days = [m for m in title.mentions if isinstance(m, Period) and _is_whole(m) and not m.until]
    if not days:
        return
    told = [(r, m) for r in sentences for m in r.mentions if isinstance(m, Period) and m.day]
    for day in days:
        if any(m.day == day.day or (m.until and m.until[2] == day.day) for _, m in told):
            continue
        near = {
            (m.month, m.day): (r, m)
            for r, m in told
            if m.month == day.month and _is_whole(m) and m.day and _mistyped(m.day, day.day or 0)
        }
        if len(near) == 1:
            reading, other = next(iter(near.values()))
            yield day, reading, other
