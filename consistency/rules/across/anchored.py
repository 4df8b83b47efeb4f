"""Two years of one thing that words found nowhere else in either story show to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from consistency.claims.retelling import alike
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.claims.telling import Telling, rivals
from consistency.claims.yeared import Yeared, yeareds
from consistency.korean.names import person_lexicon
from consistency.rules.across.plans import prints_year
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_OWN, _NEAR, _NAME = 2, 5, 3
_COUNT = re.compile(r"(?P<n>\d[\d,.]*) ?(?P<unit>(?![년월일시분세])[가-힣%])")
_ANEW = re.compile(
    r"개정|개편|개조|수정|다시|재[가-힣]{2}|증설|확대|연장|보강|중단|거듭|한 차례|두 차례|이어|마지막|출생|태어|비교"
)


def anchored_years(across: Across, said: set[tuple[str, int]]) -> Iterator[Disagreement]:
    """Years of stories that tell one event beyond doubt whose clauses share words that neither story has elsewhere;
    ``said`` are the places of years that are told already."""
    told: dict[str, list[Yeared]] = {}
    pairs: list[tuple[Telling, Telling]] = []
    years: dict[Telling, Yeared] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for story in (x, y):
            if story not in told:
                told[story] = yeareds(across.articles[story])
        for a, b in product(told[x], told[y]):
            if (a.whole and b.whole) or (a.month and b.month and a.month != b.month):
                continue
            if not said.isdisjoint((t.told.place.article, t.told.place.start) for t in (a, b)):
                continue
            if not _slip(a.year, b.year) or a.edge.endswith("부터") != b.edge.endswith("부터") or not _shared(a, b):
                continue
            if prints_year(across.articles[x], b.year) or prints_year(across.articles[y], a.year):
                continue
            if bool(_ANEW.search(a.clause)) != bool(_ANEW.search(b.clause)):
                continue
            if _counts_apart(a.clause, b.clause):
                continue
            if of_other_things(a.clause, b.clause) or other_stage(a.clause, b.clause) or rivals(a.clause, b.clause):
                continue
            pairs.append((a.told, b.told))
            years |= {a.told: a, b.told: b}
    for first, second, count in two_sides(pairs, lambda t: str(years[t].year), across):
        a, b = years[first[0]], years[second[0]]
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"같은 일의 해가 다르다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {count}건 ↔ 1건", f"두 문장에만 있는 말이 같다: {', '.join(sorted(_shared(a, b))[:4])}"),
        )


def _slip(a: int, b: int) -> bool:
    """Whether one year may be the other one misremembered or mistyped."""
    return a != b and (abs(a - b) <= _NEAR or sum(x != y for x, y in zip(str(a), str(b), strict=True)) == 1)


def _shared(a: Yeared, b: Yeared) -> frozenset[str]:
    if (a.told_of or b.told_of) and a.month == b.month and (a.month or (a.told_of and b.told_of)):
        return frozenset({"사건"})
    if a.once and a.once == b.once:
        return frozenset({a.once})
    found = frozenset(w for w in a.own if any(alike(w, v) for v in b.own) and not _is_name(w))
    return found if len(found) >= _OWN or (found and _common(a, b) >= _OWN) else frozenset()


def _is_name(word: str) -> bool:
    """Whether a word may be somebody's name: who says two things is one."""
    lexicon = person_lexicon()
    return len(word) == _NAME and word[0] in lexicon.surnames and lexicon.given.issuperset(word[1:])


def _common(a: Yeared, b: Yeared) -> int:
    return sum(any(alike(w, v) for v in b.words) for w in a.words)


def _counts_apart(a: str, b: str) -> bool:
    """Whether both clauses count one unit, and to no number in common: accidents with 3명 and with 5명."""
    mine, other = ({(m["unit"], m["n"]) for m in _COUNT.finditer(text)} for text in (a, b))
    units = {u for u, _ in mine} & {u for u, _ in other}
    return any({n for u, n in mine if u == unit}.isdisjoint({n for u, n in other if u == unit}) for unit in units)
