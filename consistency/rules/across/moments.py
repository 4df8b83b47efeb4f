"""Which figures of two stories are one moving measure in one scope, and whether their moments part them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from consistency.claims.moving import Key, Moving
from consistency.claims.values import compare_quantities
from consistency.korean.lexicon import load
from consistency.rules.base import Across

_GROWTH = 5
"""No count grows more than so many times from one story to the next; more is another count."""
_DAY_SWING = Decimal("1.35")
"""No share moves by more in a day."""
_BEFORE = 2
"""Sentences before a figure that may say of which accident it is."""
_DAYS = 10
"""Stories so many days apart tell of two events, or of two stages that nobody mistakes."""


def told_by(across: Across) -> dict[str, dict[Key, list[Moving]]]:
    """For each story what it says of each measure: the statements of the last moment it tells, where they agree."""
    found = {}
    for article, told in across.moving.items():
        by_key: dict[Key, list[Moving]] = defaultdict(list)
        for m in told:
            by_key[m.key].append(m)
        found[article] = {key: last for key, ms in by_key.items() if (last := _last(ms))}
    return found


def _last(ms: list[Moving]) -> list[Moving]:
    """The statements of one value that a story ends with; none when it prints two values at one moment."""
    values = {m.quantity.value for m in ms}
    if len(values) == 1:
        return _best(ms)
    body = [m for m in ms if m.place.field == "body"]
    if len({m.quantity.value for m in body}) == 1:
        return _best(body)
    latest = max(m.moment.order for m in body) if body else None
    end = [m for m in body if m.moment.order == latest]
    earlier = [m for m in body if m.moment.order != latest]
    stated = all(m.moment.stated for m in (*end, *earlier))
    return _best(end) if stated and len({m.quantity.value for m in end}) == 1 else []


def _best(ms: list[Moving]) -> list[Moving]:
    """The statements with the moment that the story prints for the value, where it prints one."""
    return sorted(ms, key=lambda m: (not m.moment.stated, m.place.field == "title", m.place.start))


def pairs(across: Across) -> Iterator[tuple[Key, list[Moving], list[Moving]]]:
    """The statements of two stories of one event on one moving measure, whether their values are equal or not."""
    told = told_by(across)
    scenes = _Scenes(across)
    for key, found in across.moving_pairs.items():
        for x, y in found:
            a, b = told[x].get(key), told[y].get(key)
            if a and b and one_measure(a[0], b[0]) and (a[0].named or scenes.are_one(a, b)):
                yield key, a, b


class _Scenes:
    """What is told around figures: a round-up of the day counts the victims of more than one accident."""

    def __init__(self, across: Across) -> None:
        self._across = across
        self._around: dict[tuple[str, str, int], frozenset[int]] = {}
        self._stories: dict[str, frozenset[int]] = {}

    def are_one(self, a: Sequence[Moving], b: Sequence[Moving]) -> bool:
        """Whether neither figure stands among words of an accident of which the story of the other tells nothing."""
        return any(self._known(x, y) and self._known(y, x) for x in a for y in b)

    def _known(self, mine: Moving, other: Moving) -> bool:
        near, told = self._near(mine), self._story(other.place.article)
        return not near or not told or bool(near & told)

    def _story(self, article: str) -> frozenset[int]:
        """The kinds of accident that a story names anywhere."""
        found = self._stories.get(article)
        if found is None:
            story = self._across.articles[article]
            found = self._stories[article] = _accidents(f"{story.title} {story.body}")
        return found

    def _near(self, m: Moving) -> frozenset[int]:
        """The kinds that the sentence of a figure and those right before it name."""
        article, field, start = m.place.article, m.sentence.field, m.sentence.start
        found = self._around.get((article, field, start))
        if found is None:
            begin = start
            for _ in range(_BEFORE if field == "body" and start else 0):
                begin = self._across.sentence(article, max(0, begin - 2)).start
            story = self._across.articles[article]
            text = (story.title if field == "title" else story.body)[begin : m.sentence.end]
            found = self._around[article, field, start] = _accidents(text)
        return found


def _accidents(text: str) -> frozenset[int]:
    kinds = load("moving")["words"]["accidents"]
    return frozenset(n for n, words in enumerate(kinds) if any(word in text for word in words))


def chains(across: Across) -> list[list[Moving]]:
    """The statements on one moving measure of one event, in order of time."""
    parent: dict[tuple[str, Key], tuple[str, Key]] = {}
    statements: dict[tuple[str, Key], list[Moving]] = {}

    def find(node: tuple[str, Key]) -> tuple[str, Key]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    moved = set()
    for key, a, b in pairs(across):
        nodes = [(s[0].place.article, key) for s in (a, b)]
        statements.update(zip(nodes, (a, b), strict=True))
        x, y = sorted(map(find, nodes), key=repr)
        parent[y] = x
        if compare_quantities(a[0].quantity, b[0].quantity) == "apart" and other_moment(a[0], b[0]):
            moved.update(nodes)
    groups: dict[tuple[str, Key], list[tuple[str, Key]]] = defaultdict(list)
    for node in statements:
        groups[find(node)].append(node)
    return [
        _in_order(nodes, statements)
        for _, nodes in sorted(groups.items(), key=lambda g: repr(g[0]))
        if moved & set(nodes)
    ]


def _in_order(nodes: list[tuple[str, Key]], statements: dict[tuple[str, Key], list[Moving]]) -> list[Moving]:
    ordered = sorted(nodes, key=lambda n: (statements[n][0].moment.order, n[0]))
    return [m for n in ordered for m in statements[n]]


def one_measure(a: Moving, b: Moving) -> bool:
    """Whether two figures of one key can be one measure at two moments, or at one."""
    if abs((a.moment.day or date.min) - (b.moment.day or date.min)).days > _DAYS:
        return False
    if a.days and b.days and not a.days & b.days and not a.market:
        return False
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if a.market:
        return bool(low) and high / low <= _DAY_SWING
    return a.quantity.dimension == "ratio" or (low > 0 and high / low <= _GROWTH)


def other_moment(a: Moving, b: Moving) -> bool:
    """Whether the two figures are of two moments."""
    return a.moment.may_follow(b.moment)
