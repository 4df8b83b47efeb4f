"""Places in an order: 4위, 공동 3위, 세 번째, 제2차, 15번째, 최초."""

from __future__ import annotations

import re

from consistency.korean.numbers import NATIVE, read_native
from consistency.model import Rank

_DIGITS = re.compile(
    r"(?P<joint>공동 )?(?P<n>\d{1,4}) ?(?P<kind>위(?!권|원|안|치|반|협|험|생|임|상|한|해|장|급|기)|등(?=급|을|에|은|이|으로|[^가-힣])(?!급)|번째|순위|차(?=[^가-힣례로선]|례? ?(?:회의|공판|회기|대회))|심(?=[^가-힣]|에서|을|은|이|의|과|재판|판결|선고)|대 (?=회장|총장|대통령|국회|의장|위원장))"
)
_NTH = re.compile(r"제 ?(?P<n>\d{1,4}) ?(?P<unit>회|차|기|대|호|조|항|부|사단|공장|공화국|지구|형사부|민사부)?")
_WORD_NTH = re.compile(r" ?번째")


def read_rank(text: str, start: int) -> Rank | None:
    """Read the rank or ordinal that begins exactly at ``start``."""
    if m := _NTH.match(text, start):
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['unit'] or ''}")
    if m := _DIGITS.match(text, start):
        kind = m["kind"]
        if kind in {"위", "등", "순위"}:
            return Rank(start, m.end(), int(m["n"]), "place")
        return Rank(start, m.end(), int(m["n"]), "ordinal" if kind == "번째" else f"nth.{kind.strip()}")
    if (m := NATIVE.match(text, start)) and m.end() > start and (tail := _WORD_NTH.match(text, m.end())):
        number = read_native(text, start)
        if number is not None and number.low == number.high:
            return Rank(start, tail.end(), int(number.value), "ordinal")
    return None
