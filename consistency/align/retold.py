"""Claims that two stories make in words of their own: how much says that two figures fill one place.

Every term is counted with a weight from ``lexicon/weights.toml``, which a logistic regression over mutated and
untouched stories gave (``benchmarks/fit_weights.py``); their sum is the log-odds that the stories tell one thing.
The terms that spoke for a pair stand in its finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from consistency.align.claims import StoryClaims, foreign
from consistency.align.one_form import of_one_form
from consistency.claims.few import are_few
from consistency.claims.reading import foreseen
from consistency.claims.retelling import FEW, PlacePair, Slot, SlotPair, StorySlots, Weights, alike, halves_apart, tells
from consistency.claims.slips import printed_digits, slip
from consistency.claims.statements import ClaimPair, Statement, of_other_ages, parted
from consistency.korean.lexicon import load
from consistency.model import Period, Rank, Span

Terms = dict[str, float]
_RATES = {"ratio", "points"}
_VERB = 2
"""Words behind a figure, or behind the list it ends, of which one may be its verb."""
_LONG = 3
"""Digits from which a slip of one of them is no accident."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """One story, read for what it tells in its own words."""

    slots: StorySlots
    claims: StoryClaims
    lead: frozenset[str]


def claim_pairs(
    found: Sequence[SlotPair],
    a: ToldStory,
    b: ToldStory,
    by_place: Mapping[Span, Statement],
    weights: Weights,
    both: Callable[[SlotPair], int],
) -> Iterator[ClaimPair]:
    """The quantities of two stories that fill one place, as claims. ``both`` counts the independent stories that
    stand behind the value that fewer print."""
    table = load("weights")["place"]
    common = story_terms(found, a, b)
    for pair in found:
        x, y = by_place.get(pair.a.place), by_place.get(pair.b.place)
        if x is None or y is None or not (comparable(pair, x, y) and _summed_alike(pair, x, y)):
            continue
        terms = common | slot_terms(pair, found, a, b, weights) | quantity_terms(x, y, a.claims, b.claims)
        terms["disputed"] = log(both(pair))
        counted = {name: table["terms"][name] * value for name, value in terms.items() if value}
        score = table["bias"] + sum(counted.values())
        weak = slip(x, y).digits < _LONG
        kind = _slip_kind(x, y)
        sure, fair = table["bounds"]["recount" if kind.startswith("digit") and _recounted(pair) else kind]
        if score < fair:
            continue
        if weak and (_qualified(pair.a, pair.b, weights) or of_other_ages(x, y) or of_one_form(pair, a.slots, b.slots)):
            continue
        said = tuple((name, round(weight, 2)) for name, weight in counted.items() if weight > 0)
        yield ClaimPair(x, y, round(score, 2), (*said, ("sure", score)) if score >= sure else said)


def place_pairs(
    found: Sequence[SlotPair], a: ToldStory, b: ToldStory, weights: Weights, both: Callable[[SlotPair], int]
) -> Iterator[PlacePair]:
    """The periods and ranks of two stories that fill one place with two values."""
    table = load("weights")["place"]
    common = story_terms(found, a, b)
    for pair in found:
        kind = _place_kind(pair)
        if not kind or sum(p.a.sentence == pair.a.sentence and p.b.sentence == pair.b.sentence for p in found) > 1:
            continue  # where figures differ too, each sentence is of its own day
        terms = common | slot_terms(pair, found, a, b, weights)
        terms["disputed"] = log(both(pair))
        counted = {name: table["terms"][name] * value for name, value in terms.items() if value}
        score = table["bias"] + sum(counted.values())
        sure, fair = table["periods"][kind]
        if score >= fair:
            said = tuple((name, round(weight, 2)) for name, weight in counted.items() if weight > 0)
            yield PlacePair(pair.a, pair.b, round(score, 2), said, score >= sure)


def _place_kind(pair: SlotPair) -> str:
    """Which bounds hold for a period or rank; empty for what is neither."""
    x, y = pair.a.mention, pair.b.mention
    if isinstance(x, Rank):
        return "rank"
    if not (isinstance(x, Period) and isinstance(y, Period)):
        return ""
    if x.clock is not None and y.clock is not None:
        return "half" if halves_apart(pair.a, pair.b) else "clock"
    apart = _part_apart(x, y)
    return apart if apart in {"year", "printed_year"} else "near" if apart else "period"


def _slip_kind(x: Statement, y: Statement) -> str:
    """Which bounds hold for two quantities, by how their values are apart."""
    found = slip(x, y)
    mine, other = printed_digits(x), printed_digits(y)
    if mine == other and len(mine) >= _LONG:
        return "power"  # 1만1935명, 1억1935명
    if not (found.digits and mine and other):
        return "no_slip"  # 수십 차례 is ten times 수차례 and no slip
    if found.power and found.digits > 1:
        return "power"
    if found.power and found.ratio >= _THOUSANDFOLD:
        return "power_1"
    return f"{'share' if x.quantity.dimension in {'ratio', 'points'} else 'digit'}_{min(found.digits, _MOST)}"


def _recounted(pair: SlotPair) -> bool:
    """Whether both sentences print other telling figures, and none in common: everything may be counted anew."""
    mine, other = ({v for v in slot.others if v[0] == "q" and tells(v)} for slot in (pair.a, pair.b))
    return bool(mine and other) and not mine & other


_THOUSANDFOLD = 1000
"""4000만 and 4000억 are a slip of the hand, 5 and 500 two things."""
_MOST = 4


def _part_apart(x: Period, y: Period) -> str:
    """The one part that differs where another printed one is equal (지난해 11월, 지난 11월: the year), or
    ``printed_year`` of two that stand alone; empty where nothing or more differs."""
    if x.stated == y.stated == ("year",):
        return "" if x.resolved or y.resolved else "printed_year"
    parts = [(p, getattr(x, p), getattr(y, p)) for p in ("year", "month", "day", "clock")]
    known = [(p, a, b) for p, a, b in parts if a is not None and b is not None]
    printed = {*x.stated} & {*y.stated}
    differing = [p for p, a, b in known if a != b]
    return differing[0] if len(differing) == 1 and any(a == b and p in printed for p, a, b in known) else ""


def _qualified(x: Slot, y: Slot, weights: Weights) -> bool:
    """Whether the word before the head says of each figure what of the other it does not: 우리술 부문, 쌀 부문. Before
    the head of a category another word is another category, wherever it stands beside, and among few stories only
    there."""
    return of_two_categories(x, y) or (
        _same_heads(x, y) == 1
        and min(len(x.before), len(y.before)) > 1
        and not are_few(weights.stories)
        and all(not any(alike(s.before[1], word) for word in o.words) for s, o in ((x, y), (y, x)))
    )


def of_two_categories(x: Slot, y: Slot) -> bool:
    """Whether two words stand before the same head of a category: 우리술 부문, 쌀 부문."""
    heads = load("measures")["categories"]["heads"]
    n = _same_heads(x, y)
    return 0 < n < min(len(x.before), len(y.before)) and x.before[n - 1] in heads and y.before[n - 1] in heads


def _same_heads(x: Slot, y: Slot) -> int:
    """How many of the words right before both figures are the same."""
    n = 0
    for mine, other in zip(x.before, y.before, strict=False):
        if not alike(mine, other):
            break
        n += 1
    return n


def under_two_units(
    found: Sequence[SlotPair], a: ToldStory, b: ToldStory, weights: Weights, both: Callable[[SlotPair], int]
) -> Iterator[PlacePair]:
    """Of equal numbers under two units those that fill one place."""
    table = load("weights")["place"]
    common = story_terms((), a, b)
    for pair in found:
        terms = common | slot_terms(pair, (), a, b, weights)
        terms["disputed"] = log(both(pair))
        counted = {name: table["terms"][name] * value for name, value in terms.items() if value}
        score = table["bias"] + sum(counted.values())
        if score >= table["units"][_units(pair)] and not (_units(pair) == "points" and _doubled(pair)):
            said = tuple((name, round(weight, 2)) for name, weight in counted.items() if weight > 0)
            yield PlacePair(pair.a, pair.b, round(score, 2), said, True)


def _units(pair: SlotPair) -> str:
    """Which bound holds: per cent and points are mixed up so often that less must speak for it."""
    return "points" if {getattr(slot.mention, "dimension", "") for slot in (pair.a, pair.b)} == _RATES else "sure"


def _doubled(pair: SlotPair) -> bool:
    """Whether the value is the level from which so many points led to twice as much: 6.4%에서 12.8%로."""
    value = getattr(pair.a.mention, "value", 0)
    return any(o[:2] == ("q", "ratio") and o[2] == 2 * value for slot in (pair.a, pair.b) for o in slot.others)


def story_terms(found: Sequence[SlotPair], a: ToldStory, b: ToldStory) -> Terms:
    """What the two stories have in common as wholes."""
    close = sum(pair.fit >= 1.5 and pair.likeness >= 0.4 for pair in found)
    return {
        "differences": min(3, close - 1) / 3,
        "figures": log(1 + len(a.slots.values & b.slots.values)),
        "lead": log(1 + len(a.lead & b.lead)),
    }


def slot_terms(pair: SlotPair, found: Sequence[SlotPair], a: ToldStory, b: ToldStory, weights: Weights) -> Terms:
    """What stands around the two figures."""
    x, y = pair.a, pair.b
    together = sum((p.a.sentence, p.b.sentence) == (x.sentence, y.sentence) and p.fit >= 1.5 for p in found)
    return {
        "place": pair.likeness,
        "sentence": weights.likeness(x.words, y.words),
        "head": float(bool(x.before and y.before) and alike(x.before[0], y.before[0])),
        "before": min(2, sum(any(alike(w, v) for v in y.before[:3]) for w in x.before[1:3])) / 2,
        "behind": float(bool(x.behind and y.behind) and alike(x.behind[0], y.behind[0])),
        "anchor": float(pair.shared > 0),
        "table": float(together >= 2 and pair.shared < together),
        "list": float(x.listed != y.listed),
        "unknown": max(weights.unknown(x.words, b.slots.words), weights.unknown(y.words, a.slots.words)),
        "elsewhere": max(_elsewhere(x.before, y.words, b.slots.words), _elsewhere(y.before, x.words, a.slots.words)),
    }


def _elsewhere(before: Sequence[str], sentence: frozenset[str], story: frozenset[str]) -> float:
    """The share of the nearest words that the other story has, but not beside the figure."""
    return sum(w not in sentence and w in story for w in before[:3]) / 3


def quantity_terms(x: Statement, y: Statement, a: StoryClaims, b: StoryClaims) -> Terms:
    """What the statements say of the two quantities."""
    p, q = x.quantity, y.quantity
    known = slip(x, y).digits
    return {
        "slip_1": float(known == 1),
        "slip_2": float(known == 2),
        "slip_3": float(known == 3),
        "slip_4": float(known >= 4),
        "age": float(p.role == "age"),
        "ratio": float(p.dimension in {"ratio", "points"}),
        "duration": float(p.dimension.startswith("duration")),
        "unit": float(p.unit != q.unit),
        "bound": float(p.bound != q.bound),
        "role": float(x.role != y.role),
        "direction": float(x.direction != y.direction),
        "subject": float(bool(x.subject) and x.subject == y.subject),
        "measure": float(bool(x.measures & y.measures)),
        "scopes": float(bool(x.separators - y.separators and y.separators - x.separators)),
        "scope": float(x.separators != y.separators),
        "when": float(x.when != y.when),
        "foreign": float(foreign(x, y, b) or foreign(y, x, a)),
    }


def other_moment(x: Slot, y: Slot) -> bool:
    """Whether both sentences name days or hours, and none in common."""
    a, b = x.days, y.days
    return bool(a and b) and not any(_meet(p, q) for p in a for q in b)


def _meet(x: tuple[object, ...], y: tuple[object, ...]) -> bool:
    return all(p == q for p, q in zip(x, y, strict=True) if p is not None and q is not None)


def other_group(x: Slot, y: Slot) -> bool:
    """Whether the words nearest to the figures name two groups, places or measures that are told apart."""
    a, b = (" ".join(slot.before[:3]) for slot in (x, y))
    return parted(a, b)


def comparable(pair: SlotPair, x: Statement, y: Statement) -> bool:
    """Whether nothing forbids to compare: another sense of the figure, a market, another moment or group."""
    if x.form or y.form or x.quantity.malformed or y.quantity.malformed or not x.quantity.dimension:
        return False
    if "conversion" in {x.role, y.role, x.quantity.role, y.quantity.role}:
        return False
    if (
        x.role != y.role
        or pair.a.more != pair.b.more
        or pair.a.part != pair.b.part
        or other_moment(pair.a, pair.b)
        or other_group(pair.a, pair.b)
    ):
        return False
    if foreseen(pair.a.behind[:_VERB]) != foreseen(pair.b.behind[:_VERB]):
        return False
    ages = "age" in {x.quantity.role, y.quantity.role}
    if ages and (x.quantity.bound or y.quantity.bound or x.quantity.unit != y.quantity.unit):
        return False
    return not x.quantity.dimension.startswith("duration") or x.quantity.unit == y.quantity.unit


def _summed_alike(pair: SlotPair, x: Statement, y: Statement) -> bool:
    """Whether both figures are totals, or neither; of small ones also, whether both end a list."""
    few = max(abs(x.quantity.value), abs(y.quantity.value)) < FEW
    return pair.a.total == pair.b.total and not (few and pair.a.listed != pair.b.listed)
