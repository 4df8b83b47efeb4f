"""고유명사 불일치 — 기관·지역·작품 이름이 두 가지로 적혔다.

같은 자리의 고유명사가 자모 한두 개만 다르거나(한결타워/한걸타워) 한두 글자가 빠졌을 때(한빛시민연대/한빛민연대)
알린다. 외래어 표기 차이, 약칭, 조사·어미 차이, 사전에 있는 두 보통명사의 교체는 알리지 않는다.

A proper noun (body, place, product) is spelled in two ways a few letters apart. Transliterations, abbreviations,
particles and two ordinary words are left alone.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.reading import Token
from consistency.model import Person, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule, Side
from consistency.rules.words import (
    bare,
    canonical,
    has_proper_noun,
    is_hangul,
    is_nominal,
    jamo,
    jamo_distance,
    replaced_words,
    sounds_alike,
    tags,
)

_MIN_LENGTH = 3
_LONG = 4
_VERY_LONG = 7
_NATIVE = (
    "은행", "경찰서", "소방서", "위원회", "공사", "공단", "대학교", "대학", "병원", "법원", "검찰청", "시청",
    "구청", "군청", "교육청", "연구원", "협회", "재단", "진흥원", "초등학교", "중학교", "고등학교", "시", "군",
    "구", "동", "읍", "면", "리", "역", "문", "산", "강", "천", "대교", "터널",
)  # fmt: skip
"""Names that end so are Korean: a wrong vowel in them is no way of writing a foreign name."""
_DROPPED = frozenset("도시군구대국부원지")
"""Syllables that short names leave out: 충북(도)지사."""


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare words that differ in a letter or two and that the analyser takes for proper nouns."""
    if gates.silent(comparison) or comparison.diff.word_share < gates.MIN_WORD_SHARE:
        return
    for change in comparison.diff.changes:
        for x, y in replaced_words(change):
            a, b = bare(x), bare(y)
            if not _nearly_the_same(a, b) or canonical(a) == canonical(b):
                continue
            if sounds_alike(a, b) and not a.endswith(_NATIVE) and not _one_in_dictionary(comparison, x, y, a, b):
                continue
            if not _proper(comparison, x, y, a, b) or _is_person(comparison, x, y):
                continue
            if _are_two_things(a, b, comparison):
                continue
            yield Mismatch(
                (x.start, x.start + len(a)),
                (y.start, y.start + len(b)),
                a,
                b,
                f"고유명사가 다르게 적혔다: ‘{a}’ ↔ ‘{b}’",
                (f"자모 {jamo_distance(a, b)}개가 다르다",),
            )


def _nearly_the_same(a: str, b: str) -> bool:
    if a == b or not (is_hangul(a) and is_hangul(b)) or min(len(a), len(b)) < _MIN_LENGTH:
        return False
    if len(a) != len(b):
        shorter, longer = sorted((a, b), key=len)
        if longer.startswith(shorter) or longer.endswith(shorter):
            return False
        if len(shorter) < _LONG or len(longer) - len(shorter) > (2 if len(shorter) >= _VERY_LONG else 1):
            return False
        return not is_abbreviation(shorter, longer)
    if a[:-1] == b[:-1]:
        # 시공자/시공사: another suffix, unless only a letter of the last syllable slipped
        return jamo_distance(a, b) == 1 and jamo(a[-1])[0] == jamo(b[-1])[0]
    return jamo_distance(a, b) <= 2


def is_abbreviation(shorter: str, longer: str) -> bool:
    """Whether ``shorter`` is no slip of ``longer``: a short form without a suffix (충북지사), or another word."""
    rest = iter(longer)
    if not all(syllable in rest for syllable in shorter):
        return True  # not one lost syllable but another word
    lost = [syllable for syllable in longer if longer.count(syllable) > shorter.count(syllable)]
    return len(longer) - len(shorter) == 1 and bool(set(lost) & _DROPPED)


def _proper(comparison: Comparison, x: Token, y: Token, a: str, b: str) -> bool:
    start_a, start_b = x.start - comparison.diff.a.start, y.start - comparison.diff.b.start
    tags_a = tags(comparison.document("a"), start_a, start_a + len(a))
    tags_b = tags(comparison.document("b"), start_b, start_b + len(b))
    if not (is_nominal(tags_a) and is_nominal(tags_b)):
        return False
    return has_proper_noun(tags_a) or has_proper_noun(tags_b)


def _one_in_dictionary(comparison: Comparison, x: Token, y: Token, a: str, b: str) -> bool:
    """Whether one spelling alone is a proper noun of the dictionary: then the other is no transliteration."""
    start_a, start_b = x.start - comparison.diff.a.start, y.start - comparison.diff.b.start
    sides: tuple[tuple[Side, int, str], ...] = (("a", start_a, a), ("b", start_b, b))
    known = [
        tags(comparison.document(side), start, start + len(word))[:1] == ["NNP"]
        and len(tags(comparison.document(side), start, start + len(word))) == 1
        for side, start, word in sides
    ]
    return known[0] != known[1]


def _is_person(comparison: Comparison, x: Token, y: Token) -> bool:
    return _person_at(comparison, "a", x) and _person_at(comparison, "b", y)


def _person_at(comparison: Comparison, side: Side, token: Token) -> bool:
    reading = comparison.diff.a if side == "a" else comparison.diff.b
    start, end = token.start - reading.start, token.end - reading.start
    return any(
        isinstance(s._.mention, Person) and s._.mention.start < end and start < s._.mention.end
        for s in comparison.document(side).spans.get("persons", [])
    )


def _are_two_things(a: str, b: str, comparison: Comparison) -> bool:
    """Whether the stories print both spellings, each more than once: a slip of the pen stands once."""
    bodies = comparison.article_a.body, comparison.article_b.body
    if a not in bodies[1] and b not in bodies[0]:
        return False
    return all(sum(body.count(word) for body in bodies) > 1 for word in (a, b))


RULE = Rule(
    code="C109",
    name_ko="고유명사 불일치",
    name_en="Proper noun mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "조사단은 이날 오전 대한항공 본사에 직원을 보내 정비 기록을 확보했다.",
            "조사단은 이날 오전 대항항공 본사에 직원을 보내 정비 기록을 확보했다.",
        ),
    ),
    must_pass=(
        (
            "학생과 학부모들은 이날 오전 학교 앞에서 기자회견을 열었다.",
            "학생화 학부모들은 이날 오전 학교 앞에서 기자회견을 열었다.",
        ),
        (
            "시는 맥도날드 매장 세 곳을 위생 점검 대상에 추가했다고 밝혔다.",
            "시는 맥도널드 매장 세 곳을 위생 점검 대상에 추가했다고 밝혔다.",
        ),
    ),
)
