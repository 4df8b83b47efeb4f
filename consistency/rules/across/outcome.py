"""전망·잠정과 결과 — 먼저 나온 기사의 전망이나 잠정치와 나중 기사의 결과가 다르다.

같은 사건의 앞선 기사가 전망·추산·잠정·예정이라며 적은 값을, 뒤에 나온 기사가 결과·확정으로 다르게 적었으면 오류가
아니라 갱신으로 보인다. 수치 바로 앞의 말과 주어, 시기가 같을 때만 잇는다.

What an earlier story on the event gave as forecast, estimated or preliminary, a later one gives as it came out: shown
as an update, never as an error. The words before both figures, their subjects and periods agree.

Source: the checker's own rule on verdicts: foreseen, then known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.retelling import alike
from consistency.claims.statements import Statement, parted
from consistency.claims.values import compare_quantities, printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Severity, Verdict
from consistency.rules.base import Across, AcrossRule, Disagreement

_NEAR = 3
_TIMES = 3
"""What came out so many times as large is something else."""


@derived
def _foreseen() -> re.Pattern[str]:
    return re.compile(alternation(load("measures")["outcome"]["foreseen"]))


@derived
def _everyday() -> frozenset[str]:
    return frozenset(load("common")["everyday"])


def judge(across: Across) -> Iterator[Disagreement]:
    """Pair what was foreseen with what came out."""
    told: set[tuple[str, str, str]] = set()
    for x, y in (*across.close, *across.later):
        first, second = (across.articles[a].published for a in (x, y))
        if across.source(x) == across.source(y) or first is None or second is None or first == second:
            continue
        old, new = (x, y) if first < second else (y, x)
        known = [s for s in across.statements[new] if _counts(s) and not _is_foreseen(s, across)]
        for a in across.statements[old]:
            if not known or not _counts(a) or not _is_foreseen(a, across):
                continue
            for b in known:
                key = (printed(a.quantity), printed(b.quantity), a.before[0])
                if key not in told and _is_one(a, b, across):
                    told.add(key)
                    yield Disagreement(
                        (a,),
                        (b,),
                        f"전망·잠정치와 결과가 다르다: ‘{a.text}’ → ‘{b.text}’",
                        (
                            f"앞의 말이 같다: {', '.join(_shared(a, b))}",
                            f"나중 기사: {across.articles[new].outlet or across.articles[new].title}",
                        ),
                        Verdict.UPDATE,
                        Severity.INFO,
                    )


def _counts(s: Statement) -> bool:
    """Whether a figure measures something and is no change, age or length of time."""
    q = s.quantity
    plain = not q.malformed and q.role not in {"age", "duration"} and not q.dimension.startswith("duration")
    return plain and bool(q.dimension) and bool(s.before) and s.role not in {"from", "conversion"} and not s.moving


def _is_foreseen(s: Statement, across: Across) -> bool:
    sentence = across.articles[s.sentence.article].body[s.sentence.start : s.sentence.end]
    return bool(_foreseen().search(sentence))


def _shared(a: Statement, b: Statement) -> list[str]:
    mine, other = _heads(a), _heads(b)
    return [w for w in mine[:_NEAR] if w not in _everyday() and any(alike(w, v) for v in other[:_NEAR])]


def _heads(s: Statement) -> list[str]:
    """The words before a figure without those that say how it was known."""
    return [w for w in s.before if len(w) > 1 and w not in _sources() and not _foreseen().search(w)]


@derived
def _sources() -> frozenset[str]:
    return frozenset(load("measures")["outcome"]["sources"])


def _is_one(a: Statement, b: Statement, across: Across) -> bool:
    p, q = a.quantity, b.quantity
    if p.dimension != q.dimension or (a.role == "change") != (b.role == "change"):
        return False
    if not q.value or not 1 / _TIMES < abs(p.value / q.value) < _TIMES or compare_quantities(p, q) != "apart":
        return False
    if any(m and n and m != n for m, n in zip(a.when, b.when, strict=True)):
        return False
    if a.measures and b.measures and not a.measures & b.measures:
        return False
    mine, other = _heads(a), _heads(b)
    if not mine or not other or not _shared(a, b) or not (alike(mine[0], other[0]) or a.measures & b.measures):
        return False
    texts = [across.articles[s.place.article].body[s.sentence.start : s.sentence.end] for s in (a, b)]
    return not parted(*texts)


RULE = AcrossRule(
    code="C327",
    name_ko="전망·잠정과 결과",
    name_en="Foreseen, then known",
    severity=Severity.INFO,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가온전자의 3분기 영업이익 시장 전망치는 2조6284억원이다. 가온전자는 새 공장 1243㎡를 짓는다.",
            "가온전자가 3분기 영업이익 2조5373억원을 올렸다. 짓고 있는 새 공장은 1243㎡다.",
        ),
    ),
    must_pass=(
        (
            "가온전자의 3분기 영업이익 시장 전망치는 2조6284억원이다. 가온전자는 새 공장 1243㎡를 짓는다.",
            "가온전자가 3분기 매출 4조5373억원을 올렸다. 짓고 있는 새 공장은 1243㎡다.",
        ),
    ),
)
