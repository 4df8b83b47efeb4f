"""One person with one title at two bodies of one kind: 이가람 나루대 교수, 솔뫼대 이가람 교수."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.rules.across.persons import by_name, counted, holds_two, is_changing, is_masked, is_person
from consistency.rules.base import Across, Disagreement
from consistency.rules.words import canonical, sounds_alike

_KINDS = re.compile(
    r"(?P<kind>의대|여대|공대|교대|대학병원|대학교|대학|대|과학기술원|과기원|병원|의료원|한의원|지법|고법|지방법원|고등법원|지검|지청|고검"
    r"|경찰서|경찰청|소방서|소방본부|시청|군청|구청|도청|교육청|교육지원청|증권|은행|보험|생명|화재|카드|자산운용|연구원|연구소|진흥원|개발원|박물관"
    r"|미술관|도서관|초등학교|중학교|고등학교|초|여고|여중|고|공사|공단|재단|상공회의소|신문|일보|항공|건설|제약|전자)$"
)
_LATIN = re.compile("[A-Za-z]")
_LETTERS = 2
"""Letters before the kind by which a body is known: 나루대, not 약대."""
_ONE = {"대학교": "대", "대학": "대", "여대": "대", "지방법원": "지법", "고등법원": "고법", "과기원": "과학기술원"}
_PARTS = frozenset(
    {"약대", "음대", "미대", "법대", "치대", "수의대", "의과대", "공과대", "사범대", "단과대", "자연대", "농대"}
)


def other_bodies(across: Across) -> Iterator[Disagreement]:
    """Names with one title that stories on one event beyond doubt put at two bodies of a kind, where neither story
    knows the other's."""
    close = {frozenset(pair) for pair in across.close}
    for name, facts in by_name(across).items():
        if is_masked(name) or len(facts) < 2:
            continue
        told = [(f, at) for f in facts if f.title and not f.former and (at := _body(f))]
        done: set[frozenset[str]] = set()
        for n, (a, body) in enumerate(told):
            for b, other in told[n + 1 :]:
                pair = frozenset({body[0], other[0]})
                if frozenset({a.place.article, b.place.article}) not in close or pair in done:
                    continue
                if _apart(body, other) and _is_one(a, b, body[0], other[0], across):
                    done.add(pair)
                    yield Disagreement(
                        (replace(a, text=name),),
                        (replace(b, text=name),),
                        f"{name}의 소속이 다르다: ‘{body[0]}’ ↔ ‘{other[0]}’",
                        (counted(1, 1), "이름과 직함은 같고 같은 종류의 다른 기관이다"),
                    )


def _body(fact: PersonFact) -> tuple[str, str] | None:
    """The one body beside a title and its kind."""
    found = [(w, m["kind"]) for w in fact.affiliation if w not in _PARTS and (m := _KINDS.search(w))]
    found = [(w, kind) for w, kind in found if len(w) >= len(kind) + _LETTERS]
    return (found[0][0], _ONE.get(found[0][1], found[0][1])) if len(found) == 1 else None


def _apart(a: tuple[str, str], b: tuple[str, str]) -> bool:
    if a[1] != b[1]:
        return False
    x, y = sorted((canonical(a[0]), canonical(b[0])), key=len)
    if _LATIN.search(x) or _LATIN.search(y) or sounds_alike(x, y):
        return False  # 케이티은행, KT은행
    letters = iter(y)
    return not all(letter in letters for letter in x)


def _is_one(a: PersonFact, b: PersonFact, body: str, other: str, across: Across) -> bool:
    one, two = across.articles[a.place.article], across.articles[b.place.article]
    if across.source(one.id) == across.source(two.id) or a.title != b.title:
        return False
    if other in one.title + one.body or body in two.title + two.body:
        return False
    if is_changing([a, b], across) or holds_two(a, across) or holds_two(b, across):
        return False
    return is_person(a, across) or is_person(b, across)
