"""Why two places were taken for one, in words: each term of a model by what it says to a reader."""

from __future__ import annotations

from collections.abc import Sequence

_TERMS = {
    "near_digits": "숫자 한 자리만 다르다",
    "magnitude": "숫자는 같고 자릿수만 다르다",
    "counted": "한 기사의 다른 수치들에서 나오는 값을 다른 기사가 적었다",
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
    "same_digits": "쓰인 숫자가 같다",
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
    "in_title": "제목의 수치다",
    "in_lead": "첫 문장의 수치다",
    "alone": "한 값은 기사에 한 번뿐이다",
    "again": "한 값은 기사에 여러 번 나온다",
    "more_print": "한 값은 여러 기사가 적었다",
    "most_print": "한 값은 여러 기사가 적었다",
    "topic": "주제어가 같다",
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
