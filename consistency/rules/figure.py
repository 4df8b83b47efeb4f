"""수치 불일치 — 같은 문장을 옮긴 두 기사에서 같은 자리의 수치가 서로 다르다.

두 기사의 문장이 글자 기준으로 사실상 같고, 같은 자리에 같은 종류의 수치가 서 있는데, 반올림·버림·'약'·'여'를 모두
감안해도 두 값이 함께 참일 수 없으면 알린다. 사상자·환율·개표처럼 시시각각 바뀌는 값은 나중 기사에서 달라지면
'갱신'으로 본다.

The same sentence in two stories prints two values in the same place, and no rounding, truncation or approximator makes
both true. Values that move by the hour are reported as updates.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) — 보도기사는 사실의 전모를 정확하게 전달해야 한다;
statcheck (Nuijten et al. 2016) for the principle that printed digits are intervals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.diff import Slot
from consistency.claims.forms import is_template
from consistency.claims.reading import Reading
from consistency.claims.values import compare_quantities, printed
from consistency.model import Quantity, Severity, Verdict
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule

_GENERATIONS = frozenset({1020, 2030, 3040, 4050, 5060})
"""2030세대 names people in their twenties and thirties."""


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare the quantities of one dimension that stand in one place."""
    if gates.silent(comparison):
        return
    for slot in comparison.diff.slots:
        if not isinstance(slot.a, Quantity) or not isinstance(slot.b, Quantity):
            continue
        if gates.beside_name(comparison.diff.a, slot.a) and gates.beside_name(comparison.diff.b, slot.b):
            continue
        if slot.a.dimension != slot.b.dimension or is_slip_of_magnitude(slot.a, slot.b):
            continue
        if found := mismatch(comparison, slot, slot.a, slot.b):
            yield found


def is_slip_of_magnitude(a: Quantity, b: Quantity) -> bool:
    """Whether one value is ten, a hundred … times the other: the magnitude rule's own case."""
    if not a.value or not b.value or a.malformed or b.malformed:
        return False
    large, small = max(abs(a.value), abs(b.value)), min(abs(a.value), abs(b.value))
    ratio = large / small
    return ratio in {10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000}


def mismatch(comparison: Comparison, slot: Slot, a: Quantity, b: Quantity, what: str = "수치") -> Mismatch | None:
    """The disagreement of two quantities in one slot, or None where there is a reason to stay silent."""
    if a.unit == "세대" and {int(abs(a.value)), int(abs(b.value))} & _GENERATIONS:
        return None
    if _says_the_same(comparison, a, b):
        return None
    if is_episode(comparison.diff.a, a) and is_episode(comparison.diff.b, b):
        return None
    if not a.dimension and a.start == comparison.diff.a.start:
        return None  # the number of an item in a list
    if compare_quantities(a, b) != "apart" or not gates.in_place(slot, comparison.diff):
        return None
    if gates.other_subject(comparison) or gates.another_thing(comparison) or _is_conversion(comparison, a, b):
        return None
    if gates.both_elsewhere(comparison, a, b):
        return None
    text_a, text_b = comparison.diff.a.slice(a.start, a.end), comparison.diff.b.slice(b.start, b.end)
    verdict, why = verdict_of(comparison, a, b)
    return Mismatch(
        (a.start, a.end),
        (b.start, b.end),
        printed(a),
        printed(b),
        f"같은 문장의 {what}가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
        (f"읽은 값: {printed(a)} ↔ {printed(b)}", *why),
        verdict,
        Severity.INFO if verdict is Verdict.UPDATE else None,
    )


_EPISODES = frozenset(
    {"편", "회", "회차", "화", "부", "부작", "탄", "강", "장", "권", "호", "막", "차", "차시", "주차", "일차"}
)
_MOST_EPISODES = 100
_TITLE_ENDS = re.compile(r"\W*$| ?[:|·<>〈〉《》\[\]()\-–—]")
_PREDICATE = re.compile(r"[다요죠까]\W*$")


def is_episode(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number ends a title or a part of one, which has no predicate: 새 길을 찾아서 3편."""
    text, end = reading.text, quantity.end - reading.start
    return (
        quantity.unit in _EPISODES
        and quantity.value <= _MOST_EPISODES
        and bool(_TITLE_ENDS.match(text, end))
        and not _PREDICATE.search(text)
    )


_OF_ONE_MOMENT = 2
"""With so many other figures of the sentence equal, both tellings are of one moment, however the measure moves."""
_LOOSELY = (frozenset({"at_least", "over"}), frozenset({"at_most", "under"}))


def _says_the_same(comparison: Comparison, a: Quantity, b: Quantity) -> bool:
    """Whether one value stands with 이상 and with 넘는: only 초과 and 미만 are printed to exclude the value itself."""
    if a.value != b.value or frozenset({a.bound, b.bound}) not in _LOOSELY:
        return False
    texts = comparison.diff.a.slice(a.start, a.end) + comparison.diff.b.slice(b.start, b.end)
    return "초과" not in texts and "미만" not in texts


def verdict_of(comparison: Comparison, x: Quantity, y: Quantity) -> tuple[Verdict, tuple[str, ...]]:
    """Conflict, or update when the measure moves and the two stories speak of different moments."""
    a, b = comparison.text("a"), comparison.text("b")
    template = is_template(a) or is_template(b)
    if gates.at_close(comparison):
        return Verdict.CONFLICT, ("같은 날 마감 값이고 등락률은 같다",)
    if not template and gates.equal_figures(comparison) >= _OF_ONE_MOMENT:
        return Verdict.CONFLICT, ("같은 문장의 다른 수치들은 모두 같다",)
    if comparison.recount:
        return Verdict.UPDATE, ("두 기사는 같은 글이지만 수치 대부분이 다르다: 다시 집계한 기사로 본다",)
    if gates.other_moment(comparison):
        return Verdict.UPDATE, ("두 문장이 적은 시점이 서로 다르다",)
    moving = template or (gates.is_moving(comparison.diff.a, x) and gates.is_moving(comparison.diff.b, y))
    if moving and (template or not gates.fixed_period(comparison)):
        return Verdict.UPDATE, ("시시각각 바뀌는 값이므로 갱신으로 본다",)
    return Verdict.CONFLICT, (f"두 문장은 글자 기준으로 {comparison.similarity:.0f}% 같다",)


def _is_conversion(comparison: Comparison, a: Quantity, b: Quantity) -> bool:
    """Won in brackets behind a foreign amount is converted at the day's rate: a few per cent apart is no error."""
    if a.dimension != "money.KRW" or not a.value or not b.value:
        return False
    for reading, mention in ((comparison.diff.a, a), (comparison.diff.b, b)):
        before = reading.text[max(0, mention.start - reading.start - 8) : mention.start - reading.start].rstrip()
        if not before.endswith(("(", "(약", "한화", "우리 돈", "우리돈", "원화로", "한화로")):
            return False
    ratio = a.value / b.value if a.value > b.value else b.value / a.value
    return ratio <= 1.05


RULE = Rule(
    code="C101",
    name_ko="수치 불일치",
    name_en="Figure mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시는 올해 청년 주거 지원 예산으로 1,240억 원을 편성했다고 밝혔다.",
            "가람시는 올해 청년 주거 지원 예산으로 1,420억 원을 편성했다고 밝혔다.",
        ),
        (
            "조합원 총회에는 전체 조합원 가운데 312명이 참석한 것으로 집계됐다.",
            "조합원 총회에는 전체 조합원 가운데 321명이 참석한 것으로 집계됐다.",
        ),
    ),
    must_pass=(
        ("섬마을 등대지기가 남긴 기록 2편.", "섬마을 등대지기가 남긴 기록 3편."),
        (
            "가람시는 올해 청년 주거 지원 예산으로 1천240억원을 편성했다고 밝혔다.",
            "가람시는 올해 청년 주거 지원 예산으로 1,240억 원을 편성했다고 밝혔다.",
        ),
        (
            "조합원 총회에는 전체 조합원 가운데 312명이 참석한 것으로 전해졌다.",
            "조합원 총회에는 전체 조합원 가운데 300여 명이 참석한 것으로 전해졌다.",
        ),
    ),
)
