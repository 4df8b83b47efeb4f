"""One person at two departments or over two places: 철도국장, 도로국장; 소화기내과, 감염내과 교수."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from consistency.claims.people import PersonFact
from consistency.korean.lexicon import derived, load
from consistency.rules.across.called import is_name
from consistency.rules.across.persons import counted, holds_two, is_changing, is_masked
from consistency.rules.base import Across, Disagreement

_HEADS = [
    "사업본부장",
    "지역본부장",
    "본부장",
    "사업부장",
    "센터장",
    "연구소장",
    "연구원장",
    "연구실장",
    "사업단장",
    "추진단장",
    "위원장",
    "지부장",
    "지회장",
    "지점장",
    "지사장",
    "국장",
    "과장",
    "팀장",
    "부장",
    "실장",
    "소장",
    "단장",
    "원장",
    "처장",
    "총장",
    "학장",
    "계장",
    "반장",
    "대장",
    "서장",
    "청장",
    "관장",
    "도지사",
    "지사",
    "장관",
    "특파원",
]
_TITLE = re.compile(rf"(?P<unit>[가-힣A-Za-z·]*?)(?P<head>{'|'.join(sorted(_HEADS, key=len, reverse=True))})$")
_DEPARTMENT = re.compile(r"(?P<unit>[가-힣·]{2,}?)(?P<kind>학과|학부|의학과|내과|외과|과|학교실|학)$")
_WORD = re.compile(r"[가-힣A-Za-z·0-9]+")
_UNIT_END = re.compile(r"(?P<unit>[가-힣A-Za-z·]{2,}?)(?P<kind>사업본부|본부|사업부|센터|연구소|국|과|팀|부|실|단|처)$")
_NO_UNIT = frozenset(
    [
        "현",
        "전",
        "신임",
        "이",
        "그",
        "당시",
        "담당",
        "제",
        "동",
        "본",
        "해당",
        "각",
        "전임",
        "초대",
        "차기",
        "부",
        "총괄",
        "선임",
        "수석",
    ]
)
_SYLLABLES, _BEFORE = 3, 30


class Office(NamedTuple):
    """The head of a unit, and the unit: 국장, 철도."""

    head: str
    unit: str
    fact: PersonFact


def other_offices(across: Across) -> Iterator[Disagreement]:
    """Persons of stories that tell one event beyond doubt that head one unit here and another one there."""
    told: dict[str, dict[str, list[Office]]] = {}
    said: set[frozenset[str]] = set()
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for story in (x, y):
            if story not in told:
                told[story] = _offices(across, story)
        for name in sorted(told[x].keys() & told[y].keys()):
            mine, other = told[x][name], told[y][name]
            found = next(((a, b) for a in mine for b in other if _apart(a, b)), None)
            if found is None or any(not _apart(a, b) for a in mine for b in other):
                continue
            a, b = found
            if any(holds_two(o.fact, across) for o in found) or is_changing([a.fact, b.fact], across):
                continue
            if _knows(across, x, b) or _knows(across, y, a):
                continue
            if (key := frozenset({name, a.unit, b.unit})) in said:
                continue
            said.add(key)
            yield Disagreement(
                (_at(a),),
                (_at(b),),
                f"{name}의 직함이 다르다: ‘{a.unit} {a.head}’ ↔ ‘{b.unit} {b.head}’",
                (counted(1, 1), "한 사람의 소속이 다르다"),
            )


def _knows(across: Across, story: str, office: Office) -> bool:
    """Whether a story has the unit of the other one somewhere, too: 철도국."""
    text = f"{across.articles[story].title}\n{across.articles[story].body}"
    return (office.unit if office.head == "교수" else f"{office.unit}{office.head.removesuffix('장')}") in text


def _offices(across: Across, story: str) -> dict[str, list[Office]]:
    found: dict[str, list[Office]] = {}
    for fact in across.people.get(story, ()):
        if len(fact.name) != _SYLLABLES or is_masked(fact.name) or fact.former or not is_name(fact.name):
            continue
        if office := _office(fact, across.articles[story].body):
            found.setdefault(fact.name, []).append(office)
    return found


def _office(fact: PersonFact, body: str) -> Office | None:
    """The unit that a person heads, or the department of a professor."""
    place = fact.title_place
    if place is None:
        return None
    start = max(fact.sentence.start, place.start - _BEFORE)
    before = body[start : place.end]
    word = _last_word(before)
    if fact.title == "교수":
        unit = _last_word(before[: -len(word)].rstrip())
        m = _DEPARTMENT.search(unit)
        return Office("교수", m["unit"], fact) if m and word == "교수" else None
    m = _TITLE.search(word)
    if m is None:
        return None
    unit, head = m["unit"], m["head"]
    if not unit:
        # 감염병관리팀 최윤서 팀장, 마케팅본부 본부장
        behind = place.start > fact.place.end
        beside = (
            body[max(fact.sentence.start, fact.place.start - _BEFORE) : fact.place.start].rstrip() if behind else ""
        )
        for text in (before[: -len(word)].rstrip(), beside):
            n = _UNIT_END.search(_last_word(text))
            if n and head.startswith(n["kind"]):
                unit = n["unit"]
                break
    if len(unit) < 2 or unit in _NO_UNIT or unit.startswith(("부", "제")):
        return None
    return Office(head, unit, fact)


def _last_word(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1] if words and text.endswith(words[-1]) else ""


def _apart(a: Office, b: Office) -> bool:
    """Whether two units are two: the letters of neither stand in the other in order."""
    if not (a.head.endswith(b.head) or b.head.endswith(a.head)) or a.unit.isascii() or b.unit.isascii():
        return False
    x, y = (_bare(o) for o in (a, b))
    if _within(x, y) or _within(y, x) or (x[:2] == y[:2]):
        return False
    return not any(x in line and y in line for line in _same())


def _bare(office: Office) -> str:
    return re.sub(r"[·\s]|특별자치도?|광역|특별|[시도]$", "", office.unit.replace("인공지능", "AI"))


@derived
def _same() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line) for line in load("people")["same_department"])


def _within(x: str, y: str) -> bool:
    rest = iter(y)
    return all(letter in rest for letter in x)


def _at(office: Office) -> PersonFact:
    fact = office.fact
    assert fact.title_place is not None
    return replace(fact, place=fact.title_place, text=fact.text)
