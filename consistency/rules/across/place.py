"""What the rules on what is told anew have in common: one place, two values, who stands behind each, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consistency.claims.retelling import PlacePair, Slot
from consistency.claims.values import printed
from consistency.rules.base import Across, Disagreement

_TERMS = {
    "near_digits": "숫자 한 자리만 다르다",
    "magnitude": "숫자는 같고 자릿수만 다르다",
    "anchor": "같은 문장의 다른 수치가 같다",
    "small_anchor": "같은 문장의 작은 수치가 같다",
    "words": "앞말이 같다",
    "place": "둘레의 말이 같다",
    "before": "앞말이 같다",
    "slip_2": "숫자 하나만 다르다",
    "slip_3": "숫자 하나만 다르다",
    "slip_4": "숫자 하나만 다르다",
    "around": "둘레의 말이 같다",
    "around_of_lesser": "둘레의 말이 같다",
    "around_of_greater": "둘레의 말이 같다",
    "before_3": "앞말이 같다",
    "behind_3": "뒷말이 같다",
    "head": "바로 앞의 말이 같다",
    "behind": "바로 뒤의 말이 같다",
    "sentence": "문장의 낱말이 같다",
    "sentence_of_lesser": "문장의 낱말이 같다",
    "sentence_of_greater": "문장의 낱말이 같다",
    "likest_sentences": "문장의 낱말이 같다",
    "sentences_around": "앞뒤 문장의 낱말이 같다",
    "figures": "같은 문장의 다른 수치가 같다",
    "big_figures": "같은 문장의 다른 수치가 같다",
    "small_figures": "같은 문장의 작은 수치가 같다",
    "margin": "더 닮은 자리가 없다",
    "margin_most": "더 닮은 자리가 없다",
    "slip": "숫자 하나만 다르다",
    "slip_of_power": "숫자는 같고 자릿수만 다르다",
    "same_digits": "숫자의 순서만 다르다",
    "subject": "주어가 같다",
    "measure": "항목이 같다",
    "unit": "단위가 같다",
    "period": "앞에 적힌 시점이 같다",
    "swapped": "숫자의 순서만 다르다",
    "halves": "오전·오후만 다르다",
    "half_a_day": "오전·오후만 다르다",
    "same_minutes": "분이 같다",
    "same_day": "날이 같다",
    "same_month": "달이 같다",
    "same_year": "해가 같다",
    "stated_alike": "같은 꼴로 적었다",
    "title": "제목의 낱말이 같다",
    "story": "기사의 낱말이 같다",
}
_LEAST = 0.05


def reasons(terms: Sequence[tuple[str, float]]) -> str:
    """Why two places were taken for one: each reason with what it counts, the greatest first."""
    added: dict[str, float] = {}
    for name, value in terms:
        if name in _TERMS:
            added[_TERMS[name]] = added.get(_TERMS[name], 0.0) + value
    said = sorted(((round(value, 2), reason) for reason, value in added.items()), key=lambda item: -item[0])
    return ", ".join(f"{reason} {value:g}" for value, reason in said if value >= _LEAST)


_TWO = 2


def disagreements(across: Across, pairs: Iterable[PlacePair], message: str, most: int = 1) -> Iterator[Disagreement]:
    """Gather those of ``pairs`` of one event that print the same two values; a value that more than ``most``
    independent stories print against as many or more is two things."""
    found: dict[tuple[str, str], list[PlacePair]] = {}
    for pair in pairs:
        values = sorted((printed(pair.a.mention), printed(pair.b.mention)))
        if values[0] != values[1]:
            found.setdefault((values[0], values[1]), []).append(pair)
    for alike in found.values():
        for group in _events(alike):
            yield from _of_one(group, across, message, most)


def _events(pairs: list[PlacePair]) -> Iterator[list[PlacePair]]:
    """Pairs that are connected by their stories."""
    left = list(pairs)
    while left:
        group, stories = [left.pop(0)], set[str]()
        stories |= {group[0].a.place.article, group[0].b.place.article}
        while more := [p for p in left if {p.a.place.article, p.b.place.article} & stories]:
            for pair in more:
                left.remove(pair)
                group.append(pair)
                stories |= {pair.a.place.article, pair.b.place.article}
        yield group


def _of_one(pairs: list[PlacePair], across: Across, message: str, most: int) -> Iterator[Disagreement]:
    sides: dict[str, list[Slot]] = {}
    for pair in pairs:
        for slot in (pair.a, pair.b):
            side = sides.setdefault(printed(slot.mention), [])
            if slot not in side:
                side.append(slot)
    stories = {value: {s.place.article for s in side} for value, side in sides.items()}
    sources = {value: {across.source(article) for article in articles} for value, articles in stories.items()}
    (first, second) = sorted(sides, key=lambda value: (-len(sources[value]), value))
    if stories[first] & stories[second] or len(sources[second]) > most:
        return
    if len(sources[second]) > 1 and len(sources[first]) <= len(sources[second]):
        return
    if sources[first] & sources[second]:
        # a reprint that prints another value: its original is no witness, so two others must be
        sources[first] -= sources[second]
        if len(sources[first]) < _TWO:
            return
    if not any(pair.sure for pair in pairs) and len(sources[first]) < 2:
        return
    best = max(pairs, key=lambda p: p.score)
    a, b = sides[first], sides[second]
    yield Disagreement(
        tuple(a),
        tuple(b),
        f"{message}: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
        (
            f"읽은 값: {first} ↔ {second}",
            f"독립된 기사 {len(sources[first])}건 ↔ {len(sources[second])}건",
            f"같은 자리로 본 까닭: {reasons(best.terms)}",
        ),
    )
