"""Places in an order and things named by number: 4위, 공동 3위, 세 번째, 제2차, 15번째, 최초, 3호기, 형사2부."""

from __future__ import annotations

import re

from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.numbers import NATIVE, read_native
from consistency.korean.quantities import follows_unit
from consistency.model import Rank

_PLACE = re.compile(
    r"(?:공동 ?)?(?P<n>[0-9]{1,4})(?:여)?(?P<kind>등(?=을|에|은|이|으로|[^가-힣]|$)"
    r"| ?(?:위(?!원|안|치|반|협|험|생|임|상|한|해|장|급|기|성)|번째|순위))(?:권)?"
)
_ORDINAL = re.compile(
    r"(?P<n>[0-9]{1,4}) ?(?P<kind>차(?=[^가-힣례로선]|에|는|가|의|도|와|은|이|를|까지|부터|례? ?(?:회의|공판"
    r"|회기|대회|피해|가해|사고|산업|관계|전지|조사|검사|심사)|$)"
    r"|심(?=[^가-힣]|에서|에|을|은|이|의|과|재판|판결|선고|까지|도|$))"
)
_NTH = re.compile(
    r"제 ?(?P<n>[0-9]{1,4})(?:(?P<unit>회|차(?!관|량|장)|기|대|호|항|번(?!째)|종(?!교|로|목|합)|부(?!두)"
    r"|사단|공장|공화국|지구|형사부"
    r"|민사부|군단|연대|전시장|터미널|기갑|교구)|(?=[가-힣 ]))"
)
_WORD_NTH = re.compile(r" ?번째")
_LEAD = re.compile(r"(?:공동|단독) ?선두(?!주자)")
_FIRST_OF = re.compile(r"첫 ?번째")
_FIRST = re.compile(r"최초|처음(?=으로|이|인|에)")


@derived
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    data = load("ranks")
    doubtful = {label: re.compile(rf"(?:{alternation(words)}) ?$") for label, words in data["doubtful"].items()}
    barred = data["not_before"]

    def one(label: str) -> str:
        return re.escape(label) + (f"(?!{alternation(barred[label])})" if label in barred else "")

    labels = sorted(data["labels"], key=lambda w: (-len(w), w))
    sure = re.compile(rf"(?P<n>[0-9]{{1,4}})(?P<label>{'|'.join(one(w) for w in labels)})")
    unsure = re.compile(rf"(?P<n>[0-9]{{1,4}})(?P<label>{alternation(list(doubtful))})")
    return sure, unsure, doubtful


@derived
def _numbered() -> re.Pattern[str]:
    """Names by number that are told by what stands behind them: 1번 타자, 7번 국도."""
    following = load("ranks")["followed"]
    each = (rf"{re.escape(label)}(?= ?(?:{alternation(words)}))" for label, words in following.items())
    return re.compile(rf"(?P<n>[0-9]{{1,4}})(?P<label>{'|'.join(each)})")


def read_rank(text: str, start: int) -> Rank | None:
    """Read the rank or ordinal that begins exactly at ``start``."""
    first = text[start]
    if first == "제":
        m = _NTH.match(text, start)
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['unit'] or ''}") if m else None
    if first == "첫":
        return Rank(start, m.end(), 1, "ordinal") if (m := _FIRST_OF.match(text, start)) else None
    if first in "최처":
        return Rank(start, m.end(), 1, "first") if (m := _FIRST.match(text, start)) else None
    if first in "공단" and (m := _LEAD.match(text, start)):
        return Rank(start, m.end(), 1, "place")
    if "0" <= first <= "9" or first == "공":
        return _in_digits(text, start)
    if (m := NATIVE.match(text, start)) and m.end() > start and (tail := _WORD_NTH.match(text, m.end())):
        number = read_native(text, start)
        if number is not None and number.low == number.high:
            return Rank(start, tail.end(), int(number.value), "ordinal")
    return None


def _in_digits(text: str, start: int) -> Rank | None:
    if m := _PLACE.match(text, start):
        return Rank(start, m.end(), int(m["n"]), "ordinal" if m["kind"].endswith("번째") else "place")
    if m := _ORDINAL.match(text, start):
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['kind']}")
    sure, unsure, doubtful = _labels()
    if m := sure.match(text, start):
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['label']}")
    if (m := _numbered().match(text, start)) is not None:
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['label']}")
    m = unsure.match(text, start)
    if m and follows_unit(text, m.end()) and doubtful[m["label"]].search(text, max(0, start - 8), start):
        return Rank(start, m.end(), int(m["n"]), f"nth.{m['label']}")
    return None
