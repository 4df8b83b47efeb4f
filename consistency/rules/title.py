"""직함·나이 불일치 — 같은 사람의 직함이나 나이, 기수가 다르게 적혔다.

한 사람이 함께 가질 수 없는 두 직함(상무/전무, 장관/차관), 한두 글자가 틀린 직함, 같은 매체가 같은 문장에서 바꾼 직함,
같은 직함에 소속만 다른 같은 종류의 기관(연세대/고려대), 이름 뒤 괄호의 다른 나이·기수를 알린다. 사장/대표처럼 함께
가질 수 있는 직함, 한쪽에만 있는 직함이나 나이는 알리지 않고, 발행 연도가 다르면 한두 살 차이는 눈감는다.

One person has two titles that exclude each other, or two ages, in two tellings of one sentence. Titles that may be
held together, and a title or age that one telling alone has, are no conflict.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 연합뉴스 인물 표기 관행(이름·나이·직함).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.reading import Reading, Token
from consistency.claims.values import printed
from consistency.korean.lexicon import derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Person, Quantity, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule, Side
from consistency.rules.words import bare, canonical, jamo_distance, replaced_words

_SAME_WORDS, _MOST_WORDS = 0.8, 0.6
_PROMOTED = re.compile(r"승진|임명|선임|내정|발탁|영전|취임|전보|보임")


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare what stands beside one name: age and class in brackets, then titles."""
    if gates.silent(comparison):
        return
    yield from _ages(comparison)
    if _PROMOTED.search(comparison.text("a")) or _PROMOTED.search(comparison.text("b")):
        return
    found = list(_titles(comparison))
    yield from found or list(_rungs(comparison)) or _misspelled(comparison)
    yield from _affiliations(comparison)


def _ages(comparison: Comparison) -> Iterator[Mismatch]:
    diff = comparison.diff
    for slot in diff.slots:
        a, b = slot.a, slot.b
        if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.value == b.value:
            continue
        if not (gates.beside_name(diff.a, a) and gates.beside_name(diff.b, b)) or a.dimension != b.dimension:
            continue
        if not gates.in_place(slot, diff) or slot.left == 0 or _a_year_apart(comparison, a, b):
            continue
        text_a, text_b = diff.a.slice(a.start, a.end), diff.b.slice(b.start, b.end)
        yield Mismatch(
            (a.start, a.end),
            (b.start, b.end),
            printed(a),
            printed(b),
            f"같은 사람의 나이·기수가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
            ("이름 바로 뒤 괄호 안의 숫자다",),
        )


def _a_year_apart(comparison: Comparison, a: Quantity, b: Quantity) -> bool:
    x, y = comparison.article_a.published, comparison.article_b.published
    if a.dimension == "count.기" or x is None or y is None:
        return False
    return (
        abs(a.value - b.value) <= abs(x.year - y.year) + (1 if abs((x - y).days) > 60 else 0)
        and x.date() != y.date()
        and abs((x - y).days) > 60
    )


def _titles(comparison: Comparison) -> Iterator[Mismatch]:
    if comparison.diff.word_share < gates.MIN_WORD_SHARE or not _title_words_changed(comparison):
        return
    starts_a = [(t.start, t.end) for c in comparison.diff.changes if c.a and c.b for t in c.a]
    starts_b = [(t.start, t.end) for c in comparison.diff.changes if c.a and c.b for t in c.b]
    people_b = {p.name: p for p in _people(comparison, "b")}
    for p in _people(comparison, "a"):
        q = people_b.get(p.name)
        if q is None or not (p.title_span and q.title_span) or not _exclude_each_other(comparison, p, q):
            continue
        offset_a, offset_b = comparison.diff.a.start, comparison.diff.b.start
        span_a = (p.title_span[0] + offset_a, p.title_span[1] + offset_a)
        span_b = (q.title_span[0] + offset_b, q.title_span[1] + offset_b)
        if not (_overlaps(span_a, starts_a) and _overlaps(span_b, starts_b)):
            continue
        yield Mismatch(
            span_a,
            span_b,
            f"{p.name} {p.title}",
            f"{q.name} {q.title}",
            f"{p.name}의 직함이 다르다: ‘{p.title}’ ↔ ‘{q.title}’",
            ("이름은 같고, 한 사람이 함께 가질 수 없는 직함이거나 한쪽이 다른 쪽의 오기다",),
        )


def _title_words_changed(comparison: Comparison) -> bool:
    """Whether a word that ends like a title stands in the place of another one (asked before anything is analysed)."""
    return any(
        any(_is_title(t) for t in c.a) and any(_is_title(t) for t in c.b)
        for c in comparison.diff.changes
        if c.a and c.b
    )


def _is_title(token: Token) -> bool:
    word = bare(token)
    return any(word[-n:] in person_lexicon().titles for n in range(min(len(word), 6), 1, -1))


def _rungs(comparison: Comparison) -> Iterator[Mismatch]:
    """국방부 장관/국방부 차관: a rung in the place of another one of its ladder, the word before it the same, whoever
    bears the title; one story prints it in that sentence alone and the other nowhere."""
    diff = comparison.diff
    if diff.word_share < _MOST_WORDS:
        return
    for change in diff.changes:
        for x, y in replaced_words(change):
            a, b = bare(x), bare(y)
            if a == b or not _is_title(x) or not _is_title(y) or not (at := _fork(a, b)):
                continue
            before = [_before(diff.a, x), _before(diff.b, y)]
            if before[0] != before[1] or not (before[0] or at > 1):
                continue
            told_a, told_b = (f"{before[0]} {w}".strip() for w in (a, b))
            texts = comparison.article_a.body, comparison.article_b.body
            if not any(
                here.count(w) == 1 and w not in there for w, here, there in ((told_a, *texts), (told_b, *texts[::-1]))
            ):
                continue
            yield Mismatch(
                (x.start, x.start + len(a)),
                (y.start, y.start + len(b)),
                told_a,
                told_b,
                f"직함이 다르게 적혔다: ‘{told_a}’ ↔ ‘{told_b}’",
                ("앞뒤 말이 같고, 한 사람이 함께 가질 수 없는 직함이다",),
            )


def _fork(a: str, b: str) -> int:
    """1 and the letters that two words share before they end with two rungs of one ladder, 0 where they do not."""
    for n in range(min(len(a), len(b))):
        if a[:n] != b[:n]:
            return 0
        if any(a[n:] in ladder and b[n:] in ladder for ladder in _ladders()):
            return n + 1
    return 0


def _before(reading: Reading, token: Token) -> str:
    """The word before a token, if nothing but a space stands between."""
    found = ""
    for t in reading.tokens:
        if t.start >= token.start:
            break
        found = reading.slice(t.start, t.end) if reading.slice(t.end, token.start) == " " else ""
    return found


def _misspelled(comparison: Comparison) -> Iterator[Mismatch]:
    """안전과장/안진과장: one title, a letter or two apart, whoever bears it."""
    if comparison.diff.word_share < gates.MIN_WORD_SHARE:
        return
    for change in comparison.diff.changes:
        for x, y in replaced_words(change):
            a, b = bare(x), bare(y)
            if len(a) != len(b) or len(a) < 4 or a[-2:] != b[-2:] or not 0 < jamo_distance(a, b) <= 2:
                continue
            if canonical(a) == canonical(b):
                continue
            if not (_is_title(x) and _is_title(y)) or a in comparison.article_b.body or b in comparison.article_a.body:
                continue
            yield Mismatch(
                (x.start, x.start + len(a)),
                (y.start, y.start + len(b)),
                a,
                b,
                f"직함이 다르게 적혔다: ‘{a}’ ↔ ‘{b}’",
                (f"자모 {jamo_distance(a, b)}개가 다르다",),
            )


def _affiliations(comparison: Comparison) -> Iterator[Mismatch]:
    """One person with one title at two bodies of one kind: 연세대 교수, 고려대 교수."""
    if comparison.diff.word_share < gates.MIN_WORD_SHARE:
        return
    for change in comparison.diff.changes:
        for x, y in replaced_words(change):
            a, b = bare(x), bare(y)
            if not _two_bodies_of_a_kind(a, b):
                continue
            p, q = _member(comparison, "a", x), _member(comparison, "b", y)
            if p is None or q is None or p.name != q.name or p.title != q.title:
                continue
            yield Mismatch(
                (x.start, x.start + len(a)),
                (y.start, y.start + len(b)),
                f"{p.name} {a}",
                f"{q.name} {b}",
                f"{p.name}의 소속이 다르다: ‘{a}’ ↔ ‘{b}’",
                ("이름과 직함은 같고 소속 기관만 다르다",),
            )


def _two_bodies_of_a_kind(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    rest = iter(longer)
    if canonical(a) == canonical(b) or a[-1:] != b[-1:] or all(syllable in rest for syllable in shorter):
        return False  # 콘진원 is 한국콘텐츠진흥원
    return all(person_lexicon().is_organisation(word) for word in (a, b))


def _member(comparison: Comparison, side: Side, token: Token) -> Person | None:
    """The person to whose affiliation the token belongs."""
    reading = comparison.diff.a if side == "a" else comparison.diff.b
    start, end = token.start - reading.start, token.end - reading.start
    for person in _people(comparison, side):
        span = person.affiliation_span
        if span is not None and span[0] < end and start < span[1]:
            return person
    return None


def _exclude_each_other(comparison: Comparison, p: Person, q: Person) -> bool:
    """People hold several titles at once. Two exclude each other when they are rungs of one ladder (상무/전무), when
    one is the other misspelled (안전과장/안진과장), or when one outlet replaced one by the other in the same words."""
    a, b = p.title.replace(" ", ""), q.title.replace(" ", "")
    if a == b:
        return False
    if any(a in ladder and b in ladder for ladder in _ladders()):
        return True
    if a in b or b in a:
        return False
    x, y = comparison.article_a, comparison.article_b
    if len(a) == len(b) >= 3 and jamo_distance(a, b) <= 2:
        return True
    return (
        bool(x.outlet)
        and x.outlet == y.outlet
        and len(p.name) >= 3
        and comparison.diff.word_share >= _SAME_WORDS
        and "전" not in (a[:1], b[:1])
    )


@derived
def _ladders() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(ladder) for ladder in load("ladders")["ladders"])


def _overlaps(span: tuple[int, int], places: list[tuple[int, int]]) -> bool:
    return any(s < span[1] and span[0] < e for s, e in places)


def _people(comparison: Comparison, side: Side) -> list[Person]:
    return [
        s._.mention
        for s in comparison.document(side).spans.get("persons", [])
        if isinstance(s._.mention, Person) and not s._.mention.anonymised
    ]


RULE = Rule(
    code="C108",
    name_ko="직함·나이 불일치",
    name_en="Title or age mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "배우 정하늘(28)씨는 이번 작품에서 처음으로 형사 역을 맡았다.",
            "배우 정하늘(32)씨는 이번 작품에서 처음으로 형사 역을 맡았다.",
        ),
        (
            "이도윤 한빛전자 전무는 새 공장을 다음 달에 가동하겠다고 말했다.",
            "이도윤 한빛전자 상무는 새 공장을 다음 달에 가동하겠다고 말했다.",
        ),
        (
            "김도현 연세대 컴퓨터공학과 교수는 인재 양성이 급하다고 말했다.",
            "김도현 고려대 컴퓨터공학과 교수는 인재 양성이 급하다고 말했다.",
        ),
    ),
    must_pass=(
        (
            "박서준 한빛전자 사장은 새 공장을 다음 달에 가동하겠다고 말했다.",
            "박서준 한빛전자 대표는 새 공장을 다음 달에 가동하겠다고 말했다.",
        ),
        (
            "배우 정하늘(28)씨는 이번 작품에서 처음으로 형사 역을 맡았다.",
            "배우 정하늘씨는 이번 작품에서 처음으로 형사 역을 맡았다.",
        ),
    ),
)
