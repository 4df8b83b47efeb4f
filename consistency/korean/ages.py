"""Ages in brackets behind a name, and numbers that say which generation or term: 김용민(33)씨, 재벌 3세, 트럼프 1기."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Rank

MOST_AGE = 115
_AROUND = 16
"""Names of foreigners are long: 브리지트 바르도(91)."""
_LEAST_FOREIGN = 10
_AGE = re.compile(
    r"\(([0-9]{1,3})(?=\)(?:씨|군|양|옹| ?[가-힣]{2})|·|, ?(?:[가-힣]{2,}|남|여)|세\)|\)[을를이가은는와과의])"
)
_ANONYMOUS = re.compile(
    r"(?:^|[^A-Za-z])[A-Z](?: ?씨| ?양| ?군)?\($|[가-힣]모?(?:씨|군|양)\($|[가-힣] 씨\($|모(?:친|녀)?\($"
    r"|아무개(?: ?씨)?\($"
)
_FULL_NAME = re.compile(r"(?:^|[^가-힣])([가-힣])([가-힣])([가-힣])(?: ?(?:씨|군|양|할머니|할아버지))?\($")
_FOREIGN_NAME = re.compile(r"(?:^|[^가-힣])([가-힣]{2,6})[ ·]([가-힣]{2,6})\($")
_BY_PARTICLE = re.compile(r"\)[을를이가은는와과의](?![가-힣])")
_GENERATION = re.compile(r"([0-9]{1,3})(세|기)")


def read_age(text: str, start: int) -> Quantity | None:
    """The age in brackets behind a name: 김용민(33)씨, A(22)씨, 이혜민(42·사법연수원 38기), 오타니 쇼헤이(31)가."""
    m = _AGE.match(text, start - 1) if start else None
    if m is None or not 0 < int(m[1]) <= MOST_AGE or text.startswith("세", m.end()):
        return None
    around = text[max(0, start - _AROUND) : start]
    if not (
        _ANONYMOUS.search(around)
        or _addressed().match(text, m.end())
        or _is_full_name(around)
        or (int(m[1]) >= _LEAST_FOREIGN and _BY_PARTICLE.match(text, m.end()) and _is_foreign_name(around))
    ):
        return None
    value = Decimal(m[1])
    return Quantity(start, m.end(1), value, Decimal(1), value, value, "", "count.세", "", "age")


def _is_full_name(around: str) -> bool:
    name = _FULL_NAME.search(around)
    surnames, syllables = _name_syllables()
    return name is not None and name[1] in surnames and name[2] in syllables and name[3] in syllables


def _is_foreign_name(around: str) -> bool:
    """Two words, half of whose syllables are those by which foreign names are written; a team or a place is none."""
    name = _FOREIGN_NAME.search(around)
    if name is None:
        return False
    syllables, places, others = _foreign()
    if name[1] in places or name[2].endswith(others):
        return False
    both = name[1] + name[2]
    return 2 * sum(char in syllables for char in both) >= len(both)


def read_generation(text: str, start: int) -> Rank | None:
    """재벌 3세, 3세 경영, 트럼프 1기: which one, and no age and no count."""
    m = _GENERATION.match(text, start)
    if m is None:
        return None
    before, after = _generation_words()[m[2]]
    if before.search(text, max(0, start - 8), start) or after.match(text, m.end()):
        return Rank(start, m.end(), int(m[1]), f"nth.{m[2]}")
    return None


@derived
def _generation_words() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    data = load("exclusions")
    return {
        unit: (
            re.compile(rf"(?:{alternation(data[table]['before'])}) ?$"),
            re.compile(rf" ?(?:{alternation(data[table]['after'])})"),
        )
        for unit, table in (("세", "generation"), ("기", "term"))
    }


@derived
def _addressed() -> re.Pattern[str]:
    """What behind the age makes a person of whatever stands before it: 아냐 페트로바(26)씨, 두르(37) 시장."""
    titles = alternation(load("exclusions")["age"]["titles"])
    return re.compile(rf"\) ?(?:씨(?![가-힣]{{2}})|(?:{titles})(?=[은는이가을를의도과와,]|에게| |$))")


@derived
def _foreign() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    data = load("exclusions")["age"]
    return frozenset("".join(data["foreign_syllables"])), frozenset(data["places"]), tuple(data["not_names"])


@derived
def _name_syllables() -> tuple[frozenset[str], frozenset[str]]:
    data = load("persons")
    return frozenset(data["surnames"]["one"].split()), frozenset(data["given"]["syllables"].split())
