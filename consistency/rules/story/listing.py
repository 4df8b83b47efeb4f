"""Lists whose parts are said to be all of a total: the grammar of one sentence, for the rule on totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, Mode, beside
from consistency.claims.lapses import months_of
from consistency.claims.masked import AMOUNT, DURATION, FIGURE, PERIOD, RANK, RATE, Masked, any_of, slot
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Quantity

_LABEL = r"[^\ue001-\uefff.;…△▲▷◇■]"
MOST_PARTS = 12
_MOST_FIGURES, _METALS, _YEAR = 80, 3, 12
"""A longer list is a table, and looking back from each of its figures would take long."""
_LABELS = re.compile(rf"(?:에는|에만|에|은|는|이|가)? ?{any_of(AMOUNT)}")
_WHEN = re.compile(rf"{slot('when', PERIOD)}(?:에는|에만|에|은|는|이|가|까지)? ?(?:모두 |총 |약 )?$")
_MADE_UP = re.compile(
    rf"(?:으로|로|,|(?:을|를) [가-힣]{{1,4}}[해어아여며])?,? ?"
    rf"(?:{any_of(PERIOD)}(?:까지)?(?: ?누적)?|연간|한 ?해)(?: ?[가-힣]{{2,6}}(?:은|는|이|가))?"
    rf"(?:에만|에|은|는)? ?(?:총 |모두 |약 )?$"
)
"""1분기 12만대, 2분기 15만대로 상반기에 27만대: a connector only where the parts are all of the whole time."""
_ALL_YEAR = re.compile("연간|한 ?해")
_FULL_MARKS = re.compile(" ?만점")
_BRACKET = re.compile(rf"{slot('total', AMOUNT)}[은는이가의]? ?\((?P<inside>[^()]{{4,160}})\)")
_REST = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데|에서)[ ,](?P<inside>[^.;()]{{4,120}}?(?:나머지|남은)"
    rf"{_LABEL}{{0,12}}{any_of(AMOUNT)})"
)
_LEFT = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중|가운데)(?:에서)?,? {_LABEL}{{0,12}}?(?P<inside>{any_of(AMOUNT)}(?:이|가|을"
    rf"|를|은|는)? {_LABEL}{{0,14}}?{any_of(AMOUNT)})(?:이|가|은|는|만)? ?(?:아직 )?남(?:았|아|은|게)"
)
"""10㎞ 가운데 7㎞가 완공돼 3㎞가 남았다."""
_VOTES = re.compile(
    rf"(?:(?P<all>재적)|재석|출석|투표|{any_of(AMOUNT)} ?(?:중|가운데))[가-힣 ]{{0,8}}{slot('total', AMOUNT)}"
    rf"(?P<inside>{_LABEL}{{0,14}}찬성 ?{any_of(AMOUNT)}[^.;()]{{0,60}}?기권 ?{any_of(AMOUNT)}"
    rf"(?:[^.;()]{{0,6}}무효 ?{any_of(AMOUNT)})?)"
)
_VOTES_FIRST = re.compile(
    rf"(?P<inside>찬성 ?{any_of(AMOUNT)}[^.;()]{{0,20}}?반대 ?{any_of(AMOUNT)}[^.;()]{{0,20}}?기권 ?{any_of(AMOUNT)})"
    rf"(?:으로|로|,)? ?(?:재석|출석|투표)[가-힣 ]{{0,6}}{slot('total', AMOUNT)}"
)
_VOICES = frozenset({"count.명", "count.표", "count.인"})
_TIMED = rf"{any_of(PERIOD)}(?:에는|에|은|는|엔)? ?(?:약 )?{any_of(AMOUNT)}"
_OF_TIMES = re.compile(
    rf"{slot('total', AMOUNT)}(?:으로|로|이며|이고|인데|은|는|,)?,? ?\(?(?:[가-힣]{{2,8}}(?:는|로는) )?"
    rf"(?P<inside>{_TIMED}(?:(?:,|과|와|이고|이며|·| 및) ?{_TIMED}){{1,11}})"
)
"""3분기 누적 매출은 90억원으로 1분기 28억원, 2분기 30억원, 3분기 32억원."""
_BEFORE_TOTAL = re.compile(rf"{slot('whole', PERIOD)}(?P<till>까지)?{_LABEL}{{0,16}}$")
_TERM = re.compile(rf"(?:징역|금고)(?:형)? ?{slot('part', DURATION)}")
_TERMS = re.compile(
    rf"(?:모두|총|합쳐|합해|합치면|합하면|더해|더하면|합계|도합|합산해)(?: 징역)?"
    rf" {slot('total', DURATION)}(?!에서|보다)"
)
_OF_ANOTHER = re.compile("집행유예|구형|감형|원심|1심|2심|항소심|유예")
_THEN = re.compile(
    rf"(?:총|모두|전체|합계|도합)(?:(?![은는] [가-힣])[^\ue001-\uefff.;…()]){{0,10}}{slot('total', AMOUNT)}(?:으로"
    rf"|로|이며|이고|인데|"
    rf"은|는|,),? "
    rf"(?P<inside>{_LABEL}{{1,16}}{any_of(AMOUNT)}(?:(?:,|과|와|이고|이며|·| 및)[ ]?{_LABEL}{{1,16}}"
    rf"{any_of(AMOUNT)}){{1,5}})"
)
_THEN_ALL = re.compile(
    rf"{slot('total', AMOUNT)}(?:으로|로|이며|이고|인데|,),? "
    rf"(?P<inside>{_LABEL}{{1,10}}{any_of(AMOUNT)}(?:(?:,|과|와|이고|·| 및)[ ]?{_LABEL}{{1,10}}"
    rf"{any_of(AMOUNT)}){{1,3}})"
)
"""사망자는 12명으로 남성 7명, 여성 5명: no word says that the total is one, where the labels leave nothing out."""
_NEARLY = Decimal("0.2")
_ENDS = re.compile(r"이다|이었다|였다|이며|입니다|으로 (?:나|집)|[.,]|$")
_RATES = re.compile(
    rf"{slot('first', RATE)}\)?(?:,|과|와|이고|이며|로|으로|에|를|을)(?:(?!보다|에서)[^\ue001-\uefff.;…]"
    rf"|{any_of(RANK)}){{0,24}}{slot('second', RATE)}\)?"
    rf"(?:(?!보다|에서)[^\ue001-\uefff.;…()]){{0,20}}"
    rf"(?:합하면|합치면|더하면|합한|합친|더한|합쳐|합해)[^\ue001-\uefff,.;…()]{{0,8}}{slot('total', RATE)}(?!(?"
    rf":를|가|이)? ?(?:넘|이상))"
)
"""0.22%, 간접 지원은 0.19%로 둘을 합하면 0.41%."""
_PLACE = re.compile("에서 ?$")
"""가온에서 3명, 나래에서 4명: the place of a part, and no figure that something began with."""
_SPLIT = re.compile(
    rf"{slot('total', AMOUNT)}(?:은|는|을|를)? (?P<inside>{_LABEL}{{1,14}}{any_of(AMOUNT)}"
    rf"(?:(?:,|과|와|이고|·| 및) ?{_LABEL}{{1,14}}{any_of(AMOUNT)}){{1,7}})(?:으로|로|씩|을|를)? ?(?:나눠|나뉜"
    rf"|나뉘|나눈|구성|이뤄|배분|쪼개"
    r"|짜였|짜여|이루어)"
)
"""50억원은 상인 30억원, 농민 12억원, 예술인 8억원으로 나눠 쓴다."""
_ORDINALS = frozenset({"단계", "단지", "공구", "지구", "권역", "학년", "구역", "라운드", "조", "호기", "인"})
"""Units of figures that are the label of a part: 1단계 1200가구."""
SURE = re.compile(r"(?:총|모두|합계|도합|전체|합쳐|합해|더해|합한|더한|합치면|합하면|더하면)")


@derived
def words() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], ...], ...]]:
    """What stands before a total, what says that the figures are not all of it, and labels that leave nothing out."""
    data = load("story")["sum"]
    connector = re.compile(
        rf"(?:으로|로|에|이|가|과|와|을|를)?,? ?(?:[가-힣]{{1,6}}는 )?(?:{alternation(data['connectors'])}|[가-"
        rf"힣]{{1,6}}[해아어여] (?:모두|총)|(?:[가-힣]{{1,6}}[가해아어여려] )?(?:[두세네셋넷]|둘|다섯|이)"
        rf" ?(?:[가-힣]{{1,8}})?(?:을|를)? "
        rf"(?:모두 |다 |전부 )?(?:합치면|합하면|더하면|합쳐|합해|더해|합산하면))"
        rf"(?: {any_of(DURATION)}(?:간| 동안)?)?(?: ?(?:모두|총|약|합쳐|전체))?(?: ?한 해|(?: ?[가-힣]{{2,6}})?"
        rf"(?: ?{any_of(PERIOD)}(?:에만|에|은|는)?(?: [가-힣]{{2,5}}[은는이가])?)?) ?$"
    )
    sets = tuple(tuple(re.compile(word) for word in group) for group in data["exhaustive"])
    return connector, re.compile(alternation(data["subset"])), sets


class Listed(NamedTuple):
    """A total and its parts: ``open`` where some of them may not be listed, ``sealed`` where the list says that it has
    all of them."""

    total: Quantity
    parts: list[Quantity]
    open: bool = False
    sealed: bool = False


def lists(sentence: Masked) -> Iterator[Listed]:
    """The lists of a sentence that stand beside their total."""
    for find in (_listed, _bracketed, _with_rest, _voted, _after_total, _split, _of_times, _rates, _terms):
        yield from find(sentence)


def _listed(sentence: Masked) -> Iterator[Listed]:
    """Parts, then a connector, then the total."""
    connector, subset, _ = words()
    text = re.sub(
        r"\([^()]{0,80}\)", lambda m: "" if re.search("[\ue100-\uefff]", m[0]) else " " * len(m[0]), sentence.text
    )
    marks = [(m.start(), m[0]) for m in re.finditer(any_of(AMOUNT), text) if not _is_label(sentence, text, m)]
    places = [p for p, _ in marks]
    labels = {m.start() for m in re.finditer(any_of(PERIOD + RANK), text) if _LABELS.match(text, m.end())}
    everything = [
        m.start() for m in re.finditer(FIGURE, text) if m.start() not in labels and not _is_label(sentence, text, m)
    ]
    if len(marks) > _MOST_FIGURES:
        return
    for n in range(2, len(marks)):
        place, mark = marks[n]
        total = sentence.quantity(mark[1])
        gap = text[places[n - 1] + 2 : place]
        whole_time = bool(_MADE_UP.match(gap))
        marks_of_all = gap in {"으로 ", "로 "} and bool(_FULL_MARKS.match(text, place + 2))
        if not (connector.match(gap) or whole_time or marks_of_all) or subset.search(gap):
            continue
        parts: list[Quantity] = []
        begin = place
        for k in range(n - 1, -1, -1):
            part = sentence.quantity(marks[k][1][1])
            between = text[places[k] + 2 : places[k + 1]]
            if k < n - 1 and not _joins(between, subset):
                break
            if not _of_one_kind(part, total):
                break
            parts.insert(0, part)
            begin = places[k]
        lead = text[max(0, begin - 30) : begin].rpartition(".")[2]
        label = re.split("[\ue100-\uefff]", lead)[-1]
        if (
            len(parts) < 2
            or len(parts) > MOST_PARTS
            or subset.search(label)
            or any(begin < e < places[n - 1] and e not in places for e in everything)
        ):
            continue
        times = _times_complete(sentence, text, [p for p in places[:n] if p >= begin], gap)
        medals = len({p.dimension for p in parts}) == _METALS
        if (whole_time and not times and not connector.match(gap)) or not (
            medals or {p.dimension for p in parts} == {total.dimension}
        ):
            continue
        complete = times or medals or labels_complete(text[max(0, begin - 12) : place])
        yield Listed(total, parts, "등" in gap and not complete)


def _of_one_kind(part: Quantity, total: Quantity) -> bool:
    """Whether a part may be added to make the total: medals of any metal make medals."""
    if part.dimension.endswith("메달") and total.dimension in {"count.개", "count.메달"}:
        return True
    return part.unit == total.unit and part.dimension == total.dimension


def _times_complete(sentence: Masked, text: str, places: Sequence[int], gap: str) -> bool:
    """Whether the parts are of times that together are the time of the total: two quarters and their half-year."""
    months: list[int] = []
    for place in places:
        if not (m := _WHEN.search(text, max(0, place - 24), place)):
            return False
        months += months_of(sentence.period(m["when"]))
    whole = list(range(1, _YEAR + 1)) if _ALL_YEAR.search(gap) else []
    for figure in sentence.figures(gap):
        if isinstance(figure, Period):
            whole = months_of(figure)
    if "누적" in gap or "까지" in gap:
        whole = list(range(1, max(whole, default=0) + 1))
    return bool(whole) and sorted(months) == whole


def _is_label(sentence: Masked, text: str, m: re.Match[str]) -> bool:
    """Whether a figure is the label of the part right behind it."""
    mention = sentence.at(m[0][1])
    named = isinstance(mention, Quantity) and mention.dimension.partition(".")[2] in _ORDINALS
    return named and bool(_LABELS.match(text, m.end()))


def _rates(sentence: Masked) -> Iterator[Listed]:
    """Two shares and what they come to, with no third before them that may belong to the sum."""
    for m in _RATES.finditer(sentence.text):
        if RATE not in sentence.text[: m.start()] and not words()[1].search(m[0]):
            yield Listed(sentence.quantity(m["total"]), [sentence.quantity(m[name]) for name in ("first", "second")])


def _after_total(sentence: Masked) -> Iterator[Listed]:
    """모두 1204명으로 남성 602명, 여성 602명: the total, then its parts."""
    subset = words()[1]
    for m in _THEN.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is None or subset.search(m[0]) or any(p.dimension != total.dimension for p in parts):
            continue
        complete = labels_complete(m["inside"])
        yield Listed(total, parts, not complete)
    for m in _THEN_ALL.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is None or subset.search(m[0]) or any(p.dimension != total.dimension for p in parts):
            continue
        whole = sum((p.value for p in parts), Decimal(0))
        near = abs(whole - total.value) <= total.value * _NEARLY
        if labels_complete(m["inside"]) and len(parts) == 2 and near and _ENDS.match(sentence.text, m.end()):
            yield Listed(total, parts)


def _split(sentence: Masked) -> Iterator[Listed]:
    subset = words()[1]
    for m in _SPLIT.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is None or subset.search(m[0]) or any(p.dimension != total.dimension for p in parts):
            continue
        if "등" not in m["inside"][-1:] and not re.search("에서|보다|늘|줄", m[0]):
            yield Listed(total, parts, sealed=True)


def _joins(between: str, subset: re.Pattern[str]) -> bool:
    """Whether the text between two figures makes them items of one list: a comma or 과 and a label."""
    if len(between) > 40 or subset.search(between):
        return False
    if between.startswith((",", "과 ", "와 ", "·")):
        between = _PLACE.sub(" ", between)
    return bool(
        re.match(r"(?:,|·|ㆍ|과 |와 |이며|이고|, |에 |이었고|에 이어)? ?[^,]{0,30}$|[^,]{0,6}, ?[^,]{0,30}$", between)
    ) and not re.search(r"(?:에서|으로|보다|부터|까지|했|됐|었|았|늘|줄|증가|감소) ?", between)


def labels_complete(text: str) -> bool:
    """Whether the text has all labels of some line that leaves nothing out."""
    return any(all(word.search(text) for word in group) for group in words()[2])


def _bracketed(sentence: Masked) -> Iterator[Listed]:
    """총 181명(남 82명, 여 84명, 미확인 11명), and parts of a whole with the rest named."""
    _, subset, _ = words()
    for m in _BRACKET.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is None or subset.search(m["inside"]) or any(p.dimension != total.dimension for p in parts):
            continue
        before = sentence.text[max(0, m.start() - 8) : m.start()]
        complete = SURE.search(before) or labels_complete(m["inside"])
        yield Listed(total, parts, not complete or "등" in m["inside"])


def _with_rest(sentence: Masked) -> Iterator[Listed]:
    subset = words()[1]
    for pattern in (_REST, _LEFT):
        for m in pattern.finditer(sentence.text):
            total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
            if parts is not None and all(p.dimension == total.dimension for p in parts):
                yield Listed(total, parts, sealed=not subset.search(m["inside"]))


def _voted(sentence: Masked) -> Iterator[Listed]:
    """Votes for, against and withheld, of those present; of all members some may be away."""
    for m in _VOTES.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is not None and {total.dimension, *(p.dimension for p in parts)} <= _VOICES:
            yield Listed(total, parts, bool(m["all"]), not m["all"])
    for m in _VOTES_FIRST.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), items(sentence, m["inside"])
        if parts is not None and {total.dimension, *(p.dimension for p in parts)} <= _VOICES:
            yield Listed(total, parts, sealed=True)


def _of_times(sentence: Masked) -> Iterator[Listed]:
    """The total of a time, then what it was in all the parts of this time."""
    for m in _OF_TIMES.finditer(sentence.text):
        before = _BEFORE_TOTAL.search(sentence.text, max(0, m.start() - 24), m.start())
        figures = sentence.figures(m["inside"])
        parts = [f for f in figures if isinstance(f, Quantity)]
        spans = [months_of(f) for f in figures if isinstance(f, Period)]
        total = sentence.quantity(m["total"])
        if before is None or {p.dimension for p in parts} != {total.dimension}:
            continue
        whole = months_of(sentence.period(before["whole"]))
        if before["till"] or "누적" in before[0]:
            whole = list(range(1, max(whole, default=0) + 1))
        if all(spans) and len(whole) > max(map(len, spans)) and sorted(n for span in spans for n in span) == whole:
            yield Listed(total, parts, sealed=True)


def _terms(sentence: Masked) -> Iterator[Listed]:
    """뇌물죄에 징역 5년, 횡령죄에 징역 3년 등 모두 8년."""
    if "징역" not in sentence.text and "금고" not in sentence.text:
        return
    for m in _TERMS.finditer(sentence.text):
        found = list(_TERM.finditer(sentence.text, 0, m.start()))
        parts = [sentence.quantity(x["part"]) for x in found]
        if len(parts) > 1 and not _OF_ANOTHER.search(sentence.text, found[0].start(), m.start()):
            yield Listed(sentence.quantity(m["total"]), parts, sealed=True)


def items(sentence: Masked, inside: str) -> list[Quantity] | None:
    """The figures of a list that has nothing but amounts, at least two; None for any other text."""
    figures = sentence.figures(inside)
    parts = [f for f in figures if isinstance(f, Quantity) and f.dimension not in {"ratio", "points"}]
    return parts if len(parts) == len(figures) and 2 <= len(parts) <= MOST_PARTS else None


def added(parts: list[Quantity], finer: Decimal = Decimal(0), mode: Mode = "both") -> Interval:
    """What the parts come to, beside a total whose last digit weighs ``finer``."""
    found = beside(parts[0], finer, mode)
    for part in parts[1:]:
        found = found + beside(part, finer, mode)
    return found
