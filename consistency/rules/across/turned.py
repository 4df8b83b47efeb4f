"""What the rules on turning words share: pairs gathered into findings, the odd one out against the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from consistency.claims.turns import Kind, Turn, TurnPair
from consistency.rules.base import Across, Disagreement


def disagreements(across: Across, kinds: Collection[Kind], label: str) -> Iterator[Disagreement]:
    """One disagreement for each thing that words of ``kinds`` turn in opposite ways; two against two is none."""
    pairs = [pair for pair in across.turned if pair.a.kind in kinds]
    sure = [pair for pair in pairs if not pair.second]
    known = {turn for pair in sure for turn in (pair.a, pair.b)}
    others = [pair for pair in pairs if pair.second and not known & {pair.a, pair.b}]
    for side_a, side_b in (*_sides(sure), *_sides(others)):
        counts = [len({across.source(t.place.article) for t in side}) for side in (side_a, side_b)]
        if min(counts) > 1:
            continue
        if counts[0] < counts[1]:
            side_a, side_b = side_b, side_a
        turns = {*side_a, *side_b}
        likest = max((p for p in pairs if p.a in turns or p.b in turns), key=lambda p: p.likeness)
        why = [f"독립된 기사 {max(counts)}건 ↔ {min(counts)}건"]
        why.append(likest.anchor or f"앞뒤 낱말이 {likest.likeness:.0%} 같은 자리다")
        if likest.figures and not likest.anchor:
            why.append(f"두 문장이 같은 수치 {likest.figures}개를 적었다")
        yield Disagreement(side_a, side_b, f"{label}: ‘{side_a[0].text}’ ↔ ‘{side_b[0].text}’", tuple(why))


def _sides(pairs: Collection[TurnPair]) -> Iterator[tuple[tuple[Turn, ...], tuple[Turn, ...]]]:
    """Words that pairs connect, on two sides; none where a word would stand on both."""
    partners: dict[Turn, list[Turn]] = {}
    for pair in pairs:
        partners.setdefault(pair.a, []).append(pair.b)
        partners.setdefault(pair.b, []).append(pair.a)
    side: dict[Turn, bool] = {}
    for first in partners:
        if first in side:
            continue
        side[first], group = True, [first]
        sound = True
        for turn in group:
            for other in partners[turn]:
                if other not in side:
                    side[other] = not side[turn]
                    group.append(other)
                sound = sound and side[other] != side[turn]
        if sound:
            group.sort(key=lambda t: (t.place.article, t.place.start))
            yield tuple(t for t in group if side[t]), tuple(t for t in group if not side[t])
