"""The years in which something was before (2019년과 2022년에 이어) and which time this one is told to be, for
the rule on
lists with a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.masked import PERIOD, RANK, Masked, any_of, slot
from consistency.claims.reading import Reading
from consistency.model import Period, Rank
from consistency.rules.base import Contradiction, Place

_YEARS = rf"{any_of(PERIOD)}(?:(?:[^\ue001-\uefff.;…,]{{0,14}})(?:,|과|와|·|에 이어) ?{any_of(PERIOD)}){{0,4}}"
_AGAIN = re.compile(
    rf"(?P<years>{_YEARS})[^\ue001-\uefff.;…,]{{0,14}}?(?P<by>에서도|에도|에 이어"
    rf"|도)(?P<gap>[^\ue001-\uefff.;…]{{0,50}}?)"
    rf"{slot('nth', RANK)}(?P<size> ?(?:로|으로) ?(?:많|큰|높|적|낮|작|어린|빠)| ?(?:작|행사|앨범|시집|소설|영화"
    rf"|책|공장|매장|순서|주자|아이|아들|딸"
    r"|경기|라운드|세트|회의|공판|시즌|시도|도전))?"
)
_OTHER = re.compile(
    r"이후|부터|사이|까지|만에|올해 [가-힣]{1,6} (?:중|가운데)|연속|세계|아시아|국내에서|전국에서|에 이은"
)
_NEXT = re.compile("이번|이로써|올해|에 이어|통산|역대|또|다시")


def nth_times(sentence: Masked) -> Iterator[Contradiction]:
    """Two years before and this one make the third time."""
    for m in _AGAIN.finditer(sentence.text):
        nth = sentence.at(m["nth"])
        if not isinstance(nth, Rank) or nth.kind != "ordinal" or m["size"] or _OTHER.search(m[0]):
            continue
        years = [p for p in sentence.figures(m["years"]) if isinstance(p, Period)]
        if any(p.until or p.year is None or p.month or p.part for p in years) or len({p.year for p in years}) < len(
            years
        ):
            continue
        if not _NEXT.search(m[0]) or (m["by"] != "에 이어" and not re.search("이번|이로써", m["gap"])):
            continue
        least = len(years) + 1
        if nth.value == least or (nth.value > least and (len(years) < 2 or m["by"] != "에 이어")):
            continue
        yield _finding(sentence.reading, nth, years, least)


def _finding(reading: Reading, nth: Rank, years: list[Period], least: int) -> Contradiction:
    text = reading.slice(nth.start, nth.end)
    return Contradiction(
        Place(reading, nth.start, nth.end, f"{nth.value}"),
        tuple(Place(reading, p.start, p.end, f"{p.year}") for p in years),
        f"나열한 해의 수와 차례가 다르다: ‘{text}’, 앞서 {len(years)}번 (허용 구간 {least}번째)",
        ("앞선 해와 이번을 셌다",),
    )
