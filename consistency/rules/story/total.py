"""합계 불일치 — 나열한 부분들을 더해도 그 옆에 적은 합계가 되지 않는다.

'A 120명, B 85명 등 모두 215명', '총 181명(남 82명, 여 84명, 미확인 11명)'처럼 합계임을 밝힌 말이 있을 때만 더해 본다.
합계와 나열이 이웃한 두 문장에 있으면 나열이 빠짐없음을 이름이 보이거나 '이를 합치면'으로 받을 때만 더한다. '기타'나 '그
외'로 끝나는 나열은 빠짐이 없으므로 가까운 문장에 적힌 같은 것의 합계와 견준다.
'1분기, 2분기 등 상반기'처럼 때가 빠짐없이 이어지면 '등'이 있어도 더한다.
빠진 부분이 있을 수 있거나('이 중', '주요', '포함'), 가까운 다른 수치가 차이를 메우거나, 부분들의 일부만 더하면 맞을
때는 조용하다.

The parts listed do not add up to the total printed beside them, the words saying that it is their total, or the list
ending with what is left, near a total of the same measure. Silent where parts may be left out or where some of the
figures around close the gap.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from consistency.claims.arithmetic import Interval, amount, beside, interval, is_plain, zeros
from consistency.claims.lapses import months_of
from consistency.claims.masked import AMOUNT, DURATION, FIGURE, PERIOD, RANK, RATE, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.whole import wholes

_LABEL = r"[^\ue001-\uefff.;…△▲▷◇■]"
_MOST_PARTS = 12
_MOST_FIGURES = 80
"""A longer list is a table, and looking back from each of its figures would take long."""
_MOST_ADDED = 8
_LEFT_OUT, _METALS, _YEAR = 2, 3, 12
_LABELS = re.compile(rf"(?:에는|에만|에|은|는|이|가)? ?{any_of(AMOUNT)}")
_WHEN = re.compile(rf"{slot('when', PERIOD)}(?:에는|에만|에|은|는|이|가|까지)? ?(?:모두 |총 |약 )?$")
_MADE_UP = re.compile(rf"(?:으로|로|,)? ?{any_of(PERIOD)}(?:에만|에|은|는)? ?(?:총 |모두 |약 )?$")
"""1분기 12만대, 2분기 15만대로 상반기에 27만대: a connector only where the parts are all of the whole time."""
_ALL_YEAR = re.compile("연간|한 ?해")
_FULL_MARKS = re.compile(" ?만점")
_BRACKET = re.compile(rf"{slot('total', AMOUNT)}[은는이가의]? ?\((?P<inside>[^()]{{4,160}})\)")
_REST = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데|에서)[ ,](?P<inside>[^.;()]{{4,120}}?나머지"
    rf"{_LABEL}{{0,12}}{any_of(AMOUNT)})"
)
_VOTES = re.compile(
    rf"(?:재석|출석|재적|투표)[가-힣 ]{{0,8}}{slot('total', AMOUNT)}(?P<inside>[^.;]{{0,12}}찬성 ?"
    rf"{any_of(AMOUNT)}[^.;()]{{0,60}}?기권 ?{any_of(AMOUNT)}(?:[^.;()]{{0,6}}무효 ?{any_of(AMOUNT)})?)"
)
_THEN = re.compile(
    rf"(?:총|모두|전체|합계|도합)(?:(?![은는] [가-힣])[^\ue001-\uefff.;…()]){{0,10}}{slot('total', AMOUNT)}(?:으로"
    rf"|로|이며|이고|인데|"
    rf"은|는|,),? "
    rf"(?P<inside>{_LABEL}{{1,16}}{any_of(AMOUNT)}(?:(?:,|과|와|이고|이며|·)[ ]?{_LABEL}{{1,16}}"
    rf"{any_of(AMOUNT)}){{1,5}})"
)
_NEXT = re.compile(
    rf"(?P<inside>{_LABEL}{{1,18}}{any_of(AMOUNT)}(?:(?:,|과|와|이고|이며|·) ?{_LABEL}{{1,16}}{any_of(AMOUNT)}){{1,7}})"
    rf"{_LABEL}{{0,14}}[.]?$"
)
"""A sentence that is nothing but the list of what the sentence before gave the total of."""
_ALL = re.compile(
    r"[\s“\"‘']*(?:이를|이들을|이 ?둘을|이 ?셋을|두 [가-힣]{1,6}[을를]|세 [가-힣]{1,6}[을를])? ?(?:모두 |다 |전부 )?"
    rf"(?:합치면|합하면|더하면|합산하면|합쳐|합한) [^\ue001-\uefff.;…()]{{0,14}}{slot('total', AMOUNT)}(?!(?:이"
    rf"|가)? ?(?:넘|이상))"
)
_RATES = re.compile(
    rf"{slot('first', RATE)}\)?(?:,|과|와|이고|이며|로|으로|에|를|을)(?:(?!보다|에서)[^\ue001-\uefff.;…]"
    rf"|{any_of(RANK)}){{0,24}}{slot('second', RATE)}\)?"
    rf"(?:(?!보다|에서)[^\ue001-\uefff.;…()]){{0,20}}"
    rf"(?:합하면|합치면|더하면|합한|합친|더한|합쳐|합해)[^\ue001-\uefff,.;…()]{{0,8}}{slot('total', RATE)}(?!(?"
    rf":를|가|이)? ?(?:넘|이상))"
)
"""0.22%, 간접 지원은 0.19%로 둘을 합하면 0.41%."""
_DEAD = re.compile(rf"{slot('dead', AMOUNT)}(?:이|의|은)? ?[가-힣 ]{{0,6}}?(?:숨|사망|목숨)")
_HURT = re.compile(
    rf"{slot('hurt', AMOUNT)}(?:이|은|의)? ?[가-힣 ]{{0,8}}?(?:다치|다쳤|다쳐|다친|부상|중경상|중상|경상)"
)
_VICTIMS = re.compile(
    rf"(?:사상자|인명 ?피해)(?:는|가|수는| 수는)? ?(?:모두 |총 |약 )?(?P<first>[{AMOUNT}][\ue100-\uefff])"
    rf"|(?P<second>[{AMOUNT}][\ue100-\uefff])(?:의|이)? ?(?:인명 피해|사상자)"
)
_TOLL = re.compile("사상자|인명 ?피해")
_SOME_HURT = re.compile("등|크게|중태|중상|경상|가운데|중 ")
"""The hurt who are named are not all who were hurt."""
_ORDINALS = frozenset({"단계", "단지", "공구", "지구", "권역", "학년", "구역", "라운드", "조", "호기", "인"})
"""Units of figures that are the label of a part: 1단계 1200가구."""
_SURE = re.compile(r"(?:총|모두|합계|도합|전체|합쳐|합해|더해|합한|더한|합치면|합하면|더하면)")


@derived
def _words() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], ...], ...]]:
    data = load("story")["sum"]
    connector = re.compile(
        rf"(?:으로|로|에|이|가|과|와|을|를)?,? ?(?:[가-힣]{{1,6}}는 )?(?:{alternation(data['connectors'])}|[가-"
        rf"힣]{{1,6}}[해아어여] (?:모두|총))"
        rf"(?: {any_of(DURATION)}(?:간| 동안)?)?(?: ?(?:모두|총|약|합쳐|전체))?(?: ?한 해|(?: ?[가-힣]{{2,6}})?"
        rf"(?: ?{any_of(PERIOD)}(?:에만|에|은|는)?(?: [가-힣]{{2,5}}[은는이가])?)?) ?$"
    )
    sets = tuple(tuple(re.compile(word) for word in group) for group in data["exhaustive"])
    return connector, re.compile(alternation(data["subset"])), sets


def judge(story: Story) -> Iterator[Contradiction]:
    """Add up what the sentences list."""
    before: Reading | None = None
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) >= 3:
            sentence = masked(reading)
            lists = (
                *_listed(sentence),
                *_bracketed(sentence),
                *_with_rest(sentence),
                *_after_total(sentence),
                *_rates(sentence),
            )
            if _TOLL.search(reading.text) and not _SOME_HURT.search(reading.text):
                yield from _victims(sentence, sentence)
            for total, parts, incomplete in lists:
                others = _others(reading, before, total, parts)
                yield from _added((reading, total), [(reading, p) for p in parts], incomplete, others)
        if before is not None and reading.mentions and before is not story.title:
            yield from _in_two_sentences(masked(before), masked(reading))
        before = reading
    for whole in wholes(story):
        yield from _added(whole.total, whole.parts, False, whole.others)


_List = tuple[Quantity, list[Quantity], bool]
"""A total, its parts, and whether some of the parts may not be listed."""


def _listed(sentence: Masked) -> Iterator[_List]:
    """Parts, then a connector, then the total."""
    connector, subset, _ = _words()
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
            or len(parts) > _MOST_PARTS
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
        complete = times or medals or _labels_complete(text[max(0, begin - 12) : place])
        yield total, parts, "등" in gap and not complete


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
    return bool(whole) and sorted(months) == whole


def _is_label(sentence: Masked, text: str, m: re.Match[str]) -> bool:
    """Whether a figure is the label of the part right behind it."""
    mention = sentence.at(m[0][1])
    named = isinstance(mention, Quantity) and mention.dimension.partition(".")[2] in _ORDINALS
    return named and bool(_LABELS.match(text, m.end()))


def _rates(sentence: Masked) -> Iterator[_List]:
    """Two shares and what they come to, with no third before them that may belong to the sum."""
    for m in _RATES.finditer(sentence.text):
        if RATE not in sentence.text[: m.start()] and not _words()[1].search(m[0]):
            yield sentence.quantity(m["total"]), [sentence.quantity(m[name]) for name in ("first", "second")], False


def _after_total(sentence: Masked) -> Iterator[_List]:
    """모두 1204명으로 남성 602명, 여성 602명: the total, then its parts."""
    subset = _words()[1]
    for m in _THEN.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), _items(sentence, m["inside"])
        if parts is None or subset.search(m[0]) or any(p.dimension != total.dimension for p in parts):
            continue
        yield total, parts, not _labels_complete(m["inside"])


def _in_two_sentences(first: Masked, second: Masked) -> Iterator[Contradiction]:
    """The total in one sentence and its parts in the next, or the parts and then what they come to."""
    subset = _words()[1]
    if _TOLL.search(first.text) or _TOLL.search(second.text):
        yield from _victims(first, second)
        yield from _victims(second, first)
    if (m := _NEXT.match(second.text)) and (parts := _items(second, m["inside"])):
        totals = [q for q in first.mentions if isinstance(q, Quantity) and q.dimension == parts[0].dimension]
        start = totals[-1].start - first.reading.start if totals else 0
        if (
            len({p.dimension for p in parts}) == 1
            and len(totals) == 1
            and len(second.mentions) == len(parts)
            and _SURE.search(first.reading.text[max(0, start - 12) : start])
            and not subset.search(second.text)
            and _labels_complete(m["inside"])
        ):
            yield from _added((first.reading, totals[0]), [(second.reading, p) for p in parts], False, [])
    if m := _ALL.match(second.text):
        total = second.quantity(m["total"])
        parts = [
            q
            for q in first.mentions
            if isinstance(q, Quantity) and q.dimension == total.dimension and is_plain(q) and q.value > 0
        ]
        if 2 <= len(parts) <= _MOST_ADDED and not any(
            interval(total).meets(_sum(list(c))) for n in range(2, len(parts)) for c in combinations(parts, n)
        ):
            yield from _added((second.reading, total), [(first.reading, p) for p in parts], False, [])


def _victims(total_in: Masked, parts_in: Masked) -> Iterator[Contradiction]:
    """Dead and hurt in one sentence, all victims in the one beside it."""
    told, dead, hurt = _VICTIMS.search(total_in.text), _DEAD.search(parts_in.text), _HURT.search(parts_in.text)
    if told is None or dead is None or hurt is None:
        return
    total = total_in.quantity((told["first"] or told["second"])[1])
    parts = [parts_in.quantity(dead["dead"]), parts_in.quantity(hurt["hurt"])]
    counts = [
        q
        for s in dict.fromkeys((total_in, parts_in))
        for q in s.mentions
        if isinstance(q, Quantity) and q.dimension == total.dimension
    ]
    if len(counts) == 3 and not any(q.bound for q in (total, *parts)) and parts[0] is not parts[1]:
        yield from _added((total_in.reading, total), [(parts_in.reading, p) for p in parts], False, [])


def _joins(between: str, subset: re.Pattern[str]) -> bool:
    """Whether the text between two figures makes them items of one list: a comma or 과 and a label."""
    if len(between) > 40 or subset.search(between):
        return False
    return bool(
        re.match(r"(?:,|·|ㆍ|과 |와 |이며|이고|, |에 |이었고|에 이어)? ?[^,]{0,30}$|[^,]{0,6}, ?[^,]{0,30}$", between)
    ) and not re.search(r"(?:에서|으로|보다|부터|까지|했|됐|었|았|늘|줄|증가|감소) ?", between)


def _labels_complete(text: str) -> bool:
    return any(all(word.search(text) for word in group) for group in _words()[2])


def _bracketed(sentence: Masked) -> Iterator[_List]:
    """총 181명(남 82명, 여 84명, 미확인 11명), and parts of a whole with the rest named."""
    _, subset, _ = _words()
    for m in _BRACKET.finditer(sentence.text):
        total, parts = sentence.quantity(m["total"]), _items(sentence, m["inside"])
        if parts is None or subset.search(m["inside"]) or any(p.dimension != total.dimension for p in parts):
            continue
        before = sentence.text[max(0, m.start() - 8) : m.start()]
        incomplete = not (_SURE.search(before) or _labels_complete(m["inside"]))
        yield total, parts, incomplete or "등" in m["inside"]


def _with_rest(sentence: Masked) -> Iterator[_List]:
    for pattern in (_REST, _VOTES):
        for m in pattern.finditer(sentence.text):
            total, parts = sentence.quantity(m["total"]), _items(sentence, m["inside"])
            if parts is None or any(p.dimension != total.dimension for p in parts):
                continue
            yield total, parts, False


def _items(sentence: Masked, inside: str) -> list[Quantity] | None:
    """The figures of a list that has nothing but amounts, at least two; None for any other text."""
    figures = sentence.figures(inside)
    parts = [f for f in figures if isinstance(f, Quantity) and f.dimension not in {"ratio", "points"}]
    return parts if len(parts) == len(figures) and 2 <= len(parts) <= _MOST_PARTS else None


def _others(reading: Reading, before: Reading | None, total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    """Further figures of the sentence and of the one before it, in the total's unit."""
    known = {total.start, *(p.start for p in parts)}
    here = [m for m in reading.mentions if m.start not in known]
    return [
        q
        for q in (*here, *(before.mentions if before else ()))
        if isinstance(q, Quantity) and q.dimension == total.dimension
    ]


_Place = tuple[Reading, Quantity]


def _added(
    total_at: _Place, parts_at: Sequence[_Place], incomplete: bool, others: list[Quantity]
) -> Iterator[Contradiction]:
    total, parts = total_at[1], [q for _, q in parts_at]
    if not all(is_plain(q) and q.value > 0 for q in (total, *parts)) or total.bound:
        return
    stated, whole = interval(total), _sum(parts, total.step)
    if stated.meets(whole) or _is_larger(parts, total):
        return
    if any(stated.meets(_sum([*parts, o])) for o in others if is_plain(o) and o.value > 0):
        return
    for omitted in range(1, min(_LEFT_OUT, len(parts) - 1) + 1):
        if any(stated.meets(_sum(list(c))) for c in combinations(parts, len(parts) - omitted)):
            return
    if whole.high < stated.low and incomplete and not _one_digit(total, sum((p.value for p in parts), Decimal(0))):
        return
    yield _finding(total_at, parts_at, whole)


def _is_larger(parts: list[Quantity], total: Quantity) -> bool:
    """A part above the total: the total is of something else."""
    return any(p.value >= total.value for p in parts)


def _one_digit(total: Quantity, whole: Decimal) -> bool:
    """Whether one mistyped digit (not the first) makes the sum the total: no part need have been left out."""
    a, b = f"{int(total.value / total.step)}", f"{int(whole / total.step)}"
    if len(a) != len(b) or len(a) < 2 or zeros(total) >= 1:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and a[0] == b[0]


def _sum(parts: list[Quantity], finer: Decimal = Decimal(0)) -> Interval:
    found = beside(parts[0], finer)
    for part in parts[1:]:
        found = found + beside(part, finer)
    return found


def _finding(total_at: _Place, parts_at: Sequence[_Place], whole: Interval) -> Contradiction:
    reading, total = total_at
    text = reading.slice(total.start, total.end)
    listed = " + ".join(r.slice(p.start, p.end) for r, p in parts_at)
    return Contradiction(
        Place(reading, total.start, total.end, printed(total)),
        tuple(Place(r, p.start, p.end, printed(p)) for r, p in parts_at),
        f"합계가 맞지 않는다: ‘{text}’ (읽은 부분의 합 "
        f"{amount(whole, min((p for _, p in parts_at), key=lambda p: p.step))})",
        (listed,),
    )


RULE = StoryRule(
    code="S201",
    name_ko="합계 불일치",
    name_en="Parts do not add up",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("이번 특강에는 초등학생 120명, 중학생 85명 등 모두 215명이 참가했다.", None),
        ("탐방객은 총 177명(남 82명, 여 84명, 미확인 10명)으로 집계됐다.", None),
    ),
    must_pass=(
        ("이번 특강에는 초등학생 120명, 중학생 95명 등 모두 215명이 참가했다.", None),
        ("탐방객은 총 177명(남 82명, 여 84명, 미확인 11명)으로 집계됐다.", None),
        ("이 특강에는 초등학생 120명, 중학생 85명 등 모두 900명이 참가했다.", None),
    ),
)
