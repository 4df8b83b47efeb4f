"""One office holder with two foreign names that share a part: 카를로스 메디나 주지사, 카를로스 몰리나 주지사."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from consistency.claims.foreigners import Foreigner, foreigners
from consistency.claims.telling import Telling
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement
from consistency.rules.words import sounds_alike


def other_foreigners(across: Across) -> Iterator[Disagreement]:
    """Names of two words beside one title in stories that tell one event beyond doubt, of which one word is the same
    and neither story has the other's other word."""
    told: dict[str, list[Foreigner]] = {}
    pairs: list[tuple[Telling, Telling]] = []
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for story in (x, y):
            if story not in told:
                told[story] = foreigners(across.articles[story])
        for a, b in product(told[x], told[y]):
            if a.title == b.title and (parts := _parts(a, b)):
                mine, other = parts
                if other not in _text(across, x) and mine not in _text(across, y):
                    pairs.append((a.told, b.told))
    for first, second, count in two_sides(pairs, lambda t: t.text, across):
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"같은 사람의 이름이 다르다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {count}건 ↔ 1건", "직함과 이름의 한쪽이 같다"),
        )


def _parts(a: Foreigner, b: Foreigner) -> tuple[str, str] | None:
    """The parts by which two names differ, where the other part is the same and they are not one name heard twice."""
    if a.given == b.given:
        mine, other = a.family, b.family
    elif a.family == b.family:
        mine, other = a.given, b.given
    else:
        return None
    if mine == other or sounds_alike(mine, other) or mine.startswith(other) or other.startswith(mine):
        return None
    return mine, other


def _text(across: Across, story: str) -> str:
    return f"{across.articles[story].title}\n{across.articles[story].body}"
