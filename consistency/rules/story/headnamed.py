"""What the headline says rose or fell by so much (건설업 23% 급감, 버스 요금 200원 인상) against the body's
clauses on the
same name, for the rule on the gist."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_CUT = re.compile(r"(?<=[가-힣])(?:지만|으나|는데|했고|었고|았고|였고|하고|고|며|면서|반면)(?:,| )|, |[;…△▲▷]")
_NAME = re.compile(r"[가-힣A-Za-z]{2,12}")
_GENERAL = re.compile(
    r"전년|작년|지난|올해|대비|평균|최대|최고|사상|역대|이상|약$|무려|이달|분기|상반기|하반기|전월|전국|최소|연간|한달|만에|만$|새$"
)
_STEPS = re.compile(
    rf"(?P<label>[^\ue001-\uefff,;]{{0,40}}){slot('base', AMOUNT)}(?:\([^()]{{0,16}}\))?에서 (?:[가-힣 ]{{0,8}})?"
    rf"{slot('level', AMOUNT)}(?:으로|로|이|가)"
)
_ELSE = re.compile(r"전망|예상|우려|기대|목표|[vV][sS]|할까|[?？]|폭|속도|씩|최대|까지|단계|·|둔화")
_COMMON = 3


class _Moved(NamedTuple):
    reading: Reading
    quantity: Quantity
    way: str
    clause: str
    subject: str


def named_otherwise(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """The headline's changes that the body tells of another name only, while it tells another one of this name."""
    if _ELSE.search(title.text):
        return
    told = [q for q in title.mentions if isinstance(q, Quantity) and is_plain(q) and q.value > 0]
    moved = [m for r in sentences for m in _moved(r)] if told else []
    for figure in told:
        way = _way_behind(title, figure)
        if not way:
            continue
        if figure.dimension in {"ratio", "points"}:
            lead = re.split(r"[,…·\"“”‘’'|\]]", title.text[: figure.start - title.start])[-1]
            names = [stem(w) for w in _NAME.findall(lead) if not _GENERAL.search(w)][-2:]
            if names and "보다" not in lead:
                yield from _rate(title, figure, way, names, moved)
        elif figure.dimension.startswith("money."):
            yield from _step(title, figure, way, sentences)


@derived
def _ways() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    much = "(?:가량|정도|더|넘게|크게|이상)?"
    return re.compile(rf"(?:[이가을를]|나|이나)? ?{much} ?(?:(?P<up>{up})|(?P<down>{down}))")


def _way_behind(reading: Reading, quantity: Quantity) -> str:
    m = _ways().match(reading.text, quantity.end - reading.start)
    return "" if m is None else "up" if m["up"] else "down"


def _moved(reading: Reading) -> Iterator[_Moved]:
    """The rates of a sentence that something rose or fell by, each with its clause and what the clause is about."""
    cuts = [0, *(m.end() for m in _CUT.finditer(reading.text)), len(reading.text)]
    subject = ""
    for begin, end in itertools.pairwise(cuts):
        clause = reading.text[begin:end]
        found = re.search(r"([가-힣A-Za-z·() ]{2,30}?)(?:은|는|이|가|도)(?= )", clause)
        subject = found[1] if found else subject
        for q in reading.mentions:
            if (
                isinstance(q, Quantity)
                and begin <= q.start - reading.start < end
                and q.dimension in {"ratio", "points"}
            ) and (way := _way_behind(reading, q)):
                yield _Moved(reading, q, way, clause, subject)


def _rate(
    title: Reading, figure: Quantity, way: str, names: Sequence[str], moved: Sequence[_Moved]
) -> Iterator[Contradiction]:
    """건설업 23% 급감 over 건설업은 8.5% 늘었지만 제조업은 23.1% 줄었다: the two stand in one sentence."""
    same = [m for m in moved if m.quantity.dimension == figure.dimension and is_plain(m.quantity)]
    for other in same:
        if not _equal(figure, other.quantity) or other.way != way:
            continue
        own = [m for m in same if m is not other and m.reading is other.reading]
        name = names[-1]
        if name in other.subject:
            # 도소매업 취업자: what tells it from the other is the word before.
            own = [m for m in own if name in m.subject]
            name = names[0]
        own = [m for m in own if len(name) > 1 and name in m.subject and name not in other.clause]
        if len(own) != 1 or _equal(figure, own[0].quantity) or own[0].subject == other.subject:
            continue
        if any(name in m.subject and _equal(figure, m.quantity) for m in same):
            return
        yield _finding(title, figure, own[0].reading, (own[0].quantity,), f"본문은 ‘{other.subject}’의 증감으로 적었다")
        return


def _equal(figure: Quantity, other: Quantity) -> bool:
    return interval(figure).meets(interval(other)) or interval(figure).low <= abs(other.value) <= interval(figure).high


def _step(title: Reading, figure: Quantity, way: str, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """요금 200원 오른다 over 2800원에서 3200원으로, of the only such step or of that of the headline's own name."""
    steps: list[tuple[Reading, Quantity, Quantity, str]] = []
    for reading in sentences:
        sentence = masked(reading)
        for m in _STEPS.finditer(sentence.text):
            base, level = sentence.quantity(m["base"]), sentence.quantity(m["level"])
            if base.dimension == level.dimension == figure.dimension and is_plain(base) and is_plain(level):
                steps.append((reading, base, level, m["label"]))
    printed_as = [
        q for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == figure.dimension
    ]
    if not steps or any(q.value == figure.value for q in printed_as) or figure.bound:
        return
    words = [stem(w) for w in re.findall(r"[가-힣A-Za-z]{2,}", title.text[: figure.start - title.start])]
    words = [w for w in words if len(w) >= _COMMON and not _GENERAL.search(w)] or words
    own = [s for s in steps if any(w in s[3] or _part_of(w, s[3]) for w in words)] if len(steps) > 1 else steps
    gaps = [s[2].value - s[1].value for s in own]
    if not own or len(own) == len(steps) > 1 or any(abs(g) == figure.value for g in gaps):
        return
    if not all((g > 0) == (way == "up") for g in gaps) or not any(w in own[0][0].text for w in words):
        return
    if any(max(abs(g), figure.value) > 5 * min(abs(g), figure.value) for g in gaps if g):
        return
    reading, base, level, _ = own[0]
    yield _finding(title, figure, reading, (base, level), f"본문의 두 값의 차이는 {abs(gaps[0]):f}{figure.unit}이다")


def _part_of(word: str, label: str) -> bool:
    """광역버스 in 광역버스인 직행좌석형."""
    return any(word in piece for piece in label.split())


def _finding(
    title: Reading, figure: Quantity, reading: Reading, figures: Sequence[Quantity], why: str
) -> Contradiction:
    a, b = title.slice(figure.start, figure.end), reading.slice(figures[0].start, figures[-1].end)
    return Contradiction(
        Place(title, figure.start, figure.end, printed(figure)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in figures),
        f"제목과 본문의 증감이 다르다: ‘{a}’ ↔ ‘{b}’",
        (why,),
    )
