"""One thing that two stories put into two years behind them: 2018년 이후 처음, 2020년 이후 5년 만."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from consistency.claims.lookbacks import Lookback
from consistency.claims.retelling import alike
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_WORDS, _EVENT = 2, 3
"""Words that two sentences must share; of what happened in a year in its clause, a telling figure counting as two."""
_TAIL, _NAME = 3, 3
_LIKE, _SAME = 0.4, 0.5
"""The share of the shorter clause's words and figures that the other has, with an equal figure and without."""
_BY_MONTH = {1: "지난해|작년", 2: "재작년"}
_RELATIVE = {
    1: "지난해|작년|전년|1년 전",
    2: "재작년|2년 전",
    3: "3년 전",
    4: "4년 전",
    5: "5년 전",
    6: "6년 전",
    10: "10년 전",
}


_NTH = re.compile(r"제?(\d{1,3})(?:차|회)(?!전)")
_BORN = re.compile("출생|태어|년생")


def other_years(across: Across) -> Iterator[Disagreement]:
    """What stories that tell one event beyond doubt date by two years, where neither prints the other's year."""
    found: dict[frozenset[int], list[tuple[Lookback, Lookback]]] = {}
    said = {t.sentence for pair in across.turned if pair.a.kind == "bound" for t in (pair.a, pair.b)}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for a, b in product(across.lookbacks[x], across.lookbacks[y]):
            if {a.sentence, b.sentence} <= said:
                continue
            if _apart(a, b) and _is_one(a, b) and not (_prints(x, b, across) or _prints(y, a, across)):
                found.setdefault(frozenset({a.year, b.year}), []).append((a, b))
    for pairs in found.values():
        for first, second, count in two_sides(pairs, lambda d: str(d.year), across):
            a, b = first[0], second[0]
            yield Disagreement(
                tuple(first),
                tuple(second),
                f"같은 일의 해가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
                (
                    f"읽은 해: {a.year}년 ↔ {b.year}년",
                    f"독립된 기사 {count}건 ↔ 1건",
                    f"두 문장의 말이 같다: {', '.join(sorted(_common(a, b))[:4])}",
                ),
            )


def _apart(a: Lookback, b: Lookback) -> bool:
    if a.axis != b.axis or a.records != b.records or (a.counted and b.counted):
        return False
    return abs(a.year - b.year) > (1 if a.counted or b.counted else 0)


def _is_one(a: Lookback, b: Lookback) -> bool:
    """Whether both tell of one thing: so many words are the same, of what happened in a year in its clause."""
    if of_other_things(a.context, b.context) or other_stage(a.context, b.context):
        return False
    if a.axis in {"founded", "built"} and a.subject and b.subject and _one_name(a.subject, b.subject):
        return True
    if a.axis in {"event", "founded", "built"}:
        return _one_event(a, b)
    numbers = [set(_NTH.findall(f"{x.context}")) for x in (a, b)]
    if (numbers[0] and numbers[1] and not numbers[0] & numbers[1]) or _of_others(a, b):
        return False
    own = shared(a.words, b.words)
    if shared(a.of, b.of):
        return True
    if a.of and b.of and not a.records:
        return False
    return bool(shared(a.clause, b.clause) and len(own) >= _WORDS) or bool(a.far & b.far and _common(a, b))


def _one_name(a: str, b: str) -> bool:
    return len(min(a, b, key=len)) >= _NAME and alike(a, b)


def _of_others(a: Lookback, b: Lookback) -> bool:
    """Whether each has a subject of its own that the other does not name."""
    if not (a.subject and b.subject) or alike(a.subject, b.subject):
        return False
    return not shared(frozenset({a.subject}), b.words | b.before) and not shared(
        frozenset({b.subject}), a.words | a.before
    )


def _one_event(a: Lookback, b: Lookback) -> bool:
    words, figures = shared(a.clause, b.clause), set(a.figures) & set(b.figures)
    firsts = [dict(reversed(x.figures)) for x in (a, b)]
    if any(firsts[0][d] != firsts[1][d] for d in firsts[0].keys() & firsts[1].keys()):
        return False
    if bool(_BORN.search(a.context)) != bool(_BORN.search(b.context)):
        return False
    if not figures and (a.month is None) != (b.month is None):
        return False
    if a.month and b.month and a.month != b.month:
        return False
    if len(a.tail) == len(b.tail) == _TAIL and a.tail == b.tail and not _of_others(a, b):
        return True  # 1990년 외교 관계를 맺은, 1992년 외교 관계를 맺었고
    fewer = min(len(a.clause) + len(a.figures), len(b.clause) + len(b.figures))
    weight = len(words) + sum(2 if len(v.strip("0.")) > 2 else 1 for _, v in figures)
    return bool(words) and weight >= _EVENT and len(words) + len(figures) >= (_LIKE if figures else _SAME) * fewer


def shared(a: frozenset[str], b: frozenset[str]) -> set[str]:
    """The words of one set that are alike one of the other."""
    return {w for w in a if any(alike(w, v) for v in b)}


def _common(a: Lookback, b: Lookback) -> set[str]:
    """The words that both sentences share, or one of them with the sentence before the other."""
    return shared(a.words, b.words | b.before) | shared(b.words, a.words | a.before)


def _prints(article: str, other: Lookback, across: Across) -> bool:
    """Whether a story prints another one's year anywhere, or a word for it."""
    story = across.articles[article]
    text = f"{story.title}\n{story.body}"
    if re.search(rf"{other.year}(?!\d)|[’‘'`]{other.year % 100:02d}(?!\d)", text):
        return True
    assert story.published is not None
    ago = story.published.year - other.year
    if ago in _BY_MONTH and other.month is not None:
        return bool(re.search(rf"(?:{_BY_MONTH[ago]}) ?{other.month}월", text))
    return bool(ago in _RELATIVE and re.search(_RELATIVE[ago], text))
