"""대 behind a number: vehicles and devices, a decade of age, a term of office, generations, or the leading few."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.korean.ages import MOST_AGE
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Mention, Quantity, Rank

_PRINTED = re.compile(r"[1-9],[0-9]{3}|[0-9]{1,4}")
_NOUN_BEHIND = re.compile(r" ?([가-힣]{1,8})")
_MODEL = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]{1,6}[-–]?[0-9]{1,4}[A-Za-z]{0,3} $")
"""F-35A 20대, KF-21 40대: what has a model number is counted by the machine."""
_BEFORE = 16
_CHAIR_DECADE = 40
"""5대 회장 and 30대 회장 may be the fifth and the thirtieth; 50대 회장 is a man in his fifties."""
_HEAD_DECADE = 20
"""14대 대표 is the fourteenth; 30대 대표 is in his thirties, for companies count their heads to nineteen at most."""
_PERSON = re.compile(r" (?:[A-Z] ?씨|남성|여성|남자|여자|부부|청년|주부)")
_HOLDER = re.compile(r"[회총위사시교의]장\($|총재\($|총리\($|대통령\($")
"""총동창회장(22대): the term stands in brackets behind the office."""
_NEXT_TERM = re.compile(r"(?:와|과|·|,) ?([0-9]{1,2})대(?!로)")
_TERM_JOINT = re.compile(r"(?:와|과|·|,) ?")
_TERM_GAP = 2
_MOST_GENERATIONS = 30


def counts_machines(text: str, start: int, end: int) -> bool:
    """Whether the words before the number or behind its 대 are of machines: 스마트폰 1억대, 1억대 판매."""
    known = _words()
    before = text[max(0, start - _BEFORE) : start]
    return bool(known["machines"].search(before) or known["machine_after"].match(text, end))


def read_dae(text: str, quantity: Quantity, start: int, last: Mention | None) -> Quantity | Rank:
    """What ``quantity`` means, whose unit is 대: 20대 남성 is an age, 22대 국회 a term, 4대 은행 the leading few."""
    printed = _PRINTED.match(text, start)
    if quantity.malformed or printed is None or text[printed.end()] not in "대 ~∼-":
        return quantity
    known = _words()
    end = text.index("대", start) + 1
    counted = _counted(text, start, end)
    if quantity.value <= MOST_AGE:
        if quantity.value <= _MOST_GENERATIONS and known["generations_after"].match(text, end):
            return replace(quantity, dimension="count.대(代)")
        if not counted and _is_term(text, int(quantity.value), end, start, last):
            return Rank(start, end, int(quantity.value), "nth.대")
    if not counted and not quantity.bound and known["leading"].match(text, end):
        return Rank(start, end, int(quantity.value), "leading")
    if quantity.value > MOST_AGE:
        return quantity
    if not counted and (age := _decade_of_age(text, quantity, start, end)):
        return age
    if (
        _NOUN_BEHIND.match(text, end)
        and text[end] == " "
        and not counted
        and not quantity.bound
        and not known["count_after"].match(text, end + 1)
    ):
        return Rank(start, end, int(quantity.value), "leading")
    return quantity


def _counted(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    known = _words()
    if _PERSON.match(text, end):
        return False
    return bool(known["machines"].search(before) or known["bought"].match(text, end) or _MODEL.search(before))


def _is_term(text: str, term: int, end: int, start: int, last: Mention | None) -> bool:
    """22대 국회, 17대와 18대 국회의원, 14대 대표: which one of those that held the office."""
    known = _words()
    decade = term if term % 10 == 0 else 0
    following = _NEXT_TERM.match(text, end)
    continues = (
        isinstance(last, Rank)
        and last.kind == "nth.대"
        and last.value == term - 1
        and start - last.end <= _TERM_GAP
        and _TERM_JOINT.fullmatch(text, last.end, start) is not None
    )
    return bool(
        _HOLDER.search(text, max(0, start - _BEFORE), start)
        or (following is not None and int(following[1]) == term + 1)
        or continues
        or known["office_after"].match(text, end)
        or (known["chair_after"].match(text, end) and decade < _CHAIR_DECADE)
        or (known["head_after"].match(text, end) and decade < _HEAD_DECADE)
    )


def _decade_of_age(text: str, quantity: Quantity, start: int, end: int) -> Quantity | None:
    if quantity.value % 10 or quantity.value < 10 or quantity.bound not in {"", "range", "at_least", "at_most"}:
        return None
    if not (_words()["age_after"].match(text, end) or quantity.value > 10 or not _NOUN_BEHIND.match(text, end)):
        return None
    if quantity.bound in {"at_least", "at_most"}:
        return replace(quantity, dimension="count.세", role="age")
    high = quantity.high + 9
    return replace(quantity, start=start, end=end, high=high, dimension="count.세", bound="band", role="age")


@derived
def _words() -> dict[str, re.Pattern[str]]:
    data = load("exclusions")["dae"]
    particle = "(?:를|가|는|도|의)?"
    return {
        "machines": re.compile(rf"(?<![0-9])(?:{alternation(data['machines'])})|총 ?$"),
        "machine_after": re.compile(rf"{particle} ?(?:{alternation(data['machine_after'])})"),
        "bought": re.compile(rf"{particle} ?(?:{alternation(data['bought'])})"),
        "office_after": re.compile(rf" ?(?:{alternation(data['office_after'])})"),
        "chair_after": re.compile(rf" ?(?:{alternation(data['chair_after'])})"),
        "head_after": re.compile(rf" ?(?:{alternation(data['head_after'])})"),
        "age_after": re.compile(rf" ?(?:{alternation(data['age_after'])})"),
        "leading": re.compile(rf" ?(?:{alternation(data['leading'])})(?!생|인(?!프)|원(?![자전])|맨)"),
        "generations_after": re.compile(alternation(data["generations_after"])),
        "count_after": re.compile(alternation(data["count_after"])),
    }
