"""인명 불일치 — 같은 사람의 이름이 다르게 적혔다.

같은 자리의 이름이 한두 글자(자모) 다르거나 글자 순서가 바뀌었을 때(김희진/김진희), 또는 직함이 같은 자리에 성만
같은 다른 이름이 서 있을 때 알린다. 익명(A씨, 김모씨), 외래어 표기 차이(니콜라스/니컬러스)는 알리지 않는다.

One person's name is spelled in two ways: letters changed or syllables swapped, or another given name under the same
surname and title. Anonymised names and transliterations are left alone.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 교열에서 가장 먼저 보는 항목.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.reading import Token
from consistency.korean.names import person_lexicon
from consistency.model import Person, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule, Side
from consistency.rules.words import (
    bare,
    has_proper_noun,
    is_hangul,
    jamo_distance,
    one_foreign_name,
    replaced_words,
    swapped,
    tags,
)

_SYLLABLES = 3


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare Korean names that stand in one place."""
    if gates.silent(comparison) or comparison.diff.word_share < gates.MIN_WORD_SHARE:
        return
    for change in comparison.diff.changes:
        for x, y in replaced_words(change):
            a, b = _name(x), _name(y)
            if (a[-1] in _PLACES and b[-1] in _PLACES) or "씨" in (a[-1], b[-1]):
                continue
            if not (2 <= len(a) <= 5 and 2 <= len(b) <= 5 and is_hangul(a) and is_hangul(b)):
                continue
            if not _may_be_one_name(a, b):
                continue
            person_a, person_b = _person(comparison, "a", x), _person(comparison, "b", y)
            if person_a is None and person_b is not None and _misspelled(comparison, "a", x, a):
                person_a = Person(x.start, x.start + len(a), a)
            if person_b is None and person_a is not None and _misspelled(comparison, "b", y, b):
                person_b = Person(y.start, y.start + len(b), b)
            if person_a is None and person_b is None and _bare_names(comparison, x, y, a, b):
                person_a, person_b = Person(x.start, x.start + 3, a), Person(y.start, y.start + 3, b)
            if person_a is None or person_b is None or person_a.anonymised or person_b.anonymised:
                continue
            if (
                person_a.name == person_b.name
                or one_foreign_name(a, b)
                or one_foreign_name(person_a.name, person_b.name)
            ):
                continue
            if _are_two_people(person_a.name, person_b.name, comparison):
                continue
            yield Mismatch(
                (person_a.start, person_a.end),
                (person_b.start, person_b.end),
                person_a.name,
                person_b.name,
                f"같은 사람의 이름이 다르다: ‘{person_a.name}’ ↔ ‘{person_b.name}’",
                (f"두 문장은 글자 기준으로 {comparison.similarity:.0f}% 같다",),
            )


_PLACES = frozenset("산시군구동읍면리역강천항섬")
"""지리산 and 설악산 look like names of three syllables."""


def _name(token: Token) -> str:
    """A word without its particle or 씨; one of three syllables is a name as it stands (정하은, 서다운)."""
    word = token.key[1]
    if len(word) == _SYLLABLES + 1 and word[-1] in "씨군양":
        word = word[:-1]
    return word if len(word) == _SYLLABLES else bare(token)


def _misspelled(comparison: Comparison, side: Side, token: Token, word: str) -> bool:
    """Whether a word in the place of a name may be that name misspelled: three syllables, no word of the dictionary."""
    reading = comparison.diff.a if side == "a" else comparison.diff.b
    start = token.start - reading.start
    return len(word) == _SYLLABLES and tags(comparison.document(side), start, start + len(word)) != ["NNG"]


def _are_two_people(a: str, b: str, comparison: Comparison) -> bool:
    """Whether each name recurs: a slip of the pen stands once, and beside it often stands the right name."""
    bodies = comparison.article_a.body, comparison.article_b.body
    if a not in bodies[1] and b not in bodies[0]:
        return False
    return all(sum(body.count(name) for body in bodies) > 1 for name in (a, b))


def _may_be_one_name(a: str, b: str) -> bool:
    return jamo_distance(a, b) <= 2 or swapped(a, b) or (a[0] == b[0] and len(a) == len(b) == 3)


def _bare_names(comparison: Comparison, x: Token, y: Token, a: str, b: str) -> bool:
    """Two names of three syllables without a title: swapped syllables, or one surname in an edited copy."""
    if len(a) != 3 or len(b) != 3 or not _proper(comparison, x, y):
        return False
    lexicon = person_lexicon()
    if a[0] not in lexicon.surnames or b[0] not in lexicon.surnames:
        return False
    return swapped(a, b) or (a[0] == b[0] and comparison.closeness >= gates.CLOSE)


def _proper(comparison: Comparison, x: Token, y: Token) -> bool:
    offset_a, offset_b = comparison.diff.a.start, comparison.diff.b.start
    return has_proper_noun(tags(comparison.document("a"), x.start - offset_a, x.end - offset_a)) and has_proper_noun(
        tags(comparison.document("b"), y.start - offset_b, y.end - offset_b)
    )


def _person(comparison: Comparison, side: Side, token: Token) -> Person | None:
    """The person whose name the token is, with offsets of the field."""
    from dataclasses import replace

    reading = comparison.diff.a if side == "a" else comparison.diff.b
    start, end = token.start - reading.start, token.end - reading.start
    for span in comparison.document(side).spans.get("persons", []):
        mention = span._.mention
        if isinstance(mention, Person) and mention.start < end and start < mention.end:
            return replace(mention, start=mention.start + reading.start, end=mention.end + reading.start)
    return None


RULE = Rule(
    code="C107",
    name_ko="인명 불일치",
    name_en="Person name mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "김희진 변호사가 개회사를 맡았고 이어 토론회가 두 시간 동안 열렸다.",
            "김진희 변호사가 개회사를 맡았고 이어 토론회가 두 시간 동안 열렸다.",
        ),
    ),
    must_pass=(
        (
            "지난달 취임한 헤롤드 베이커 누리항공 임시대표가 사고 경위를 설명하고 고개를 숙였다.",
            "지난달 취임한 헤럴드 베이커 누리항공 임시대표가 사고 경위를 설명하고 고개를 숙였다.",
        ),
        (
            "경찰은 업체 대표 A씨를 불러 공사비를 부풀린 경위를 조사했다.",
            "경찰은 업체 대표 B씨를 불러 공사비를 부풀린 경위를 조사했다.",
        ),
    ),
)
