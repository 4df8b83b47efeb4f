"""Comparisons told in one sentence: a base level, a level, the change between them and the direction named.

A shallow grammar over masked sentences. What it does not recognise is passed over: another figure between the parts,
a basis word (연평균, 각각), parts of different dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AGE, AMOUNT, BARE, DURATION, MULTIPLE, PERIOD, POINTS, RATE, Masked, any_of, slot
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Quantity

_LEVEL = AMOUNT + RATE + BARE
_CHANGE = RATE + POINTS + MULTIPLE + AMOUNT
_TIMED = DURATION + AGE
"""Terms, times and ages are levels only where both stand in one form: 24개월에서 18개월로 6개월."""
_WHEN = (
    rf"(?:{any_of(PERIOD)}(?:에는|에|은|는|의| 말| 초| 현재| 기준)?,? ?"
    rf"|{any_of(DURATION)} ?(?:만에|새|뒤|후|사이)(?:에는?)?,? )?"
)
_PAIRED = rf"(?:(?:이|가)? ?(?:\((?:약 )?|, ){slot('paired', RATE)}\)?)?"
"""8300명(3.6%) 늘었다: the change once more, in per cent."""
_AFTER = r"(?:\(%?[pP]\))?(?:가량|정도|나|이나|가|이|까지|이상|쯤|포인트|의| 넘게|를|을|로|으로)? ?"


_SO_GAP = rf"(?:(?!에서|보다)[^\ue001-\uefff,.…()]|{any_of(PERIOD)}){{0,20}}?"
_OPEN = re.compile(r"(?:이|가|나|도|을|를)? ?(?:넘|이상|남짓|가까|가깝|육박|웃돌|이내|안팎|내외)")
"""Behind a change that is only bounded: 20%포인트 넘게."""
_INTO = re.compile("으로 |로 ")
"""Behind what is a level itself: 9.8분으로, 다른 곳은 4.3분으로 단축."""
_REST = re.compile("[가-힣]{0,8}")
_AGO = rf"{any_of(DURATION)} ?전"
_THAN = r"(?:보다|에 비해|과 비교해|와 비교해| ?대비|에 견줘)(?:는|도)?"
_WAS = (
    r"(?:이던|이었던|였던|이었지만|이었으나|였지만|였으나|에 불과(?:하던|했던|했지만|했으나)|에 그(?:치던|쳤던|"
    r"쳤지만|쳤으나)"
    r"|에 머물(?:던|렀던|렀지만|렀으나))"
)
_GAUGE = re.compile(r"기준(?:치|선|값|점)?(?:은|는|인|=)? ?$")
"""Before what is no earlier level: the mark that an index is read against."""
_AND = r"[가-힣]{0,10}(?: 반면)?,? "
"""Between the two comparisons of one level with two bases."""
_ONE_YEAR = 12
_OF_A_CHANGE = re.compile("[율률폭액분]")
"""증가율, 상승폭: the word names what is measured next and says no way."""
_TURNED = re.compile(r"(?:[적많높낮늘줄크작]|[었았])고|다가|다시|이후|후 |뒤 |하고|했고|으나|지만")
"""Another change stands between the levels and the word."""


@dataclass(frozen=True, slots=True)
class Change:
    """``base`` became, or is compared with, ``level``; ``change`` is the printed difference, rate or multiple.

    ``direction`` is 1 for up, -1 for down; ``grown`` tells 늘었다 (a change by) from 많다 (a difference to).
    """

    base: Quantity
    level: Quantity
    change: Quantity | None
    direction: int
    place: tuple[int, int]
    """Where the direction's word stands, as offsets of the field."""
    word: str


@derived
def _direction() -> str:
    return _ways(("up", "more"), ("down", "less"))


@derived
def _change_only() -> str:
    return _ways(("up",), ("down",))


@derived
def _unnamed() -> str:
    terms = load("story")["direction"]
    return alternation([*direction_words("up", "down"), *terms["longer"], *terms["shorter"]])


@derived
def _way_off() -> str:
    return _ways(("more",), ("less",))


@derived
def _change_or_term() -> str:
    terms = load("story")["direction"]
    up, down = ([*direction_words(way), *terms[name]] for way, name in (("up", "longer"), ("down", "shorter")))
    return f"(?P<up>{alternation(up)})|(?P<down>{alternation(down)})"


def _ways(up: tuple[str, ...], down: tuple[str, ...]) -> str:
    return f"(?P<up>{alternation(direction_words(*up))})|(?P<down>{alternation(direction_words(*down))})"


@derived
def _other_basis() -> re.Pattern[str]:
    return re.compile(alternation(load("story")["direction"]["other_basis"]))


@derived
def _past() -> str:
    return alternation(load("story")["past"]["words"])


@derived
def _patterns() -> tuple[re.Pattern[str], ...]:
    base, level, change = slot("base", _LEVEL), slot("level", _LEVEL), slot("change", _CHANGE)
    timed_base, timed_level = slot("base", _LEVEL + _TIMED), slot("level", _LEVEL + _TIMED)
    timed_change = slot("change", _CHANGE + DURATION)
    gap = rf"(?P<gap>(?:[^\ue001-\uefff,.…]|{any_of(DURATION)}(?!나? ?(?:{_unnamed()})|이나)){{0,12}})"
    gloss = r"(?:\([^()]{0,24}\))?"
    past = rf"(?:{any_of(PERIOD)}|{_AGO}|(?:{_past()}))"
    # 2018년 93만명에서 2020년 89만명으로 4.6% 감소
    from_to = (
        rf"{timed_base}{gloss}(?:이|가)?에서 {_WHEN}(?:[가-힣]{{1,4}} )?{timed_level}{gloss}(?:(?:으로|로)(?:까지)?|"
        rf"(?P<reach>까지)),? ?{gap}"
        rf"(?:{timed_change}{_PAIRED}{_AFTER}|(?=[가-힣]))(?:{_change_or_term()}|(?P<became>됐|된|되))"
    )
    # 2018년 93만명이던 인구가 2020년 89만명으로 4.6% 감소
    was = (
        rf"{base}{gloss}{_WAS},? ?[^\ue001-\uefff,.…()]{{0,20}}{_WHEN}(?:[가-힣]{{1,4}} )?{level}{gloss}(?:으로"
        rf"|로)(?:까지)?"
        rf",? ?{gap}(?:{change}{_PAIRED}{_AFTER}|(?=[가-힣]))(?:{_change_only()})"
    )
    # 전년 5421억 달러보다 21% 늘어난 6559억 달러
    then = (
        rf"{base}(?:\)|{_WAS} {past}(?: [가-힣]{{1,3}})?)?(?:보다|에 비해|과 비교해|와 비교해|에 비하면| 대비|"
        rf"에서) ?{gap}(?:{change}{_PAIRED}{_AFTER})?(?:"
        rf"{_direction()})[가-힣]{{0,3}}(?<=[한된난른든진인은는간린뛴큰긴운])"
        rf"(?P<gap2> (?:약 |총 |모두 )?){level}"
    )
    # 기존에는 123만원이었으나 9만원 늘어난 132만원
    raised = (
        rf"(?:기존|종전|현재|현행|지금|이전|애초|당초|{past})[^\ue001-\uefff.…]{{0,12}}{base}"
        r"(?:(?:(?!보다|대비)[^\ue001-\uefff.…()]){0,20}(?:지만|으나|는데|던 것이|에서)[^\ue001-\uefff.…()]{0,8})"
        rf"{change}{_PAIRED}{_AFTER}(?:{_change_only()})[가-힣]{{0,3}}(?<=[한된난른린진]) {level}"
    )
    # 2023년 279명, 2024년 368명으로 전년 대비 31.9% 증가
    series = (
        rf"{slot('from', PERIOD)} ?{base}{gloss}(?:, ?|에서 ?){slot('to', PERIOD)} ?{level}{gloss}(?:으로|로),? "
        rf"(?P<gap>[^\ue001-\uefff,.…]{{0,16}})(?:(?P<gap2>{past}) ?(?:대비|보다|에 비해)|{slot('over', DURATION)} "
        rf"?(?:새|만에|사이에?)) ?{change}"
        rf"{_PAIRED}{_AFTER}(?:{_change_only()})"
    )
    # 240명에서 30명 늘어 270명이 됐다, 44만명보다 1만명 늘었다(45만명)
    so = (
        rf"{base}(?:에서|보다|에 비해|이던|이었던|였던)(?:는|도)? {_SO_GAP}{change}{_PAIRED}{_AFTER}"
        rf"(?:{_change_only()})"
        rf"(?:[가-힣]{{0,2}}?,? ?(?:총 |모두 |약 )?{slot('level', AMOUNT + RATE)}(?=(?:이|가) (?:됐|된|되)|으로|로"
        rf"|[을를] 기록|에 (?:달"
        rf"|이르))"
        rf"|[가-힣]{{0,2}}\({slot('level2', AMOUNT + RATE)}\))"
    )
    # 5배 늘어 100억원에서 500억원이 됐다
    first = (
        rf"{slot('change', MULTIPLE + RATE)}{_AFTER}(?:{_change_only()})[가-힣]{{0,2}},? {base}에서 {_WHEN}{level}"
        rf"(?:으로|로|이|가)(?= |[,.])"
    )
    patterns = (from_to, was, then, raised, series, so, first, *_beside_base(level, past, gap))
    return tuple(re.compile(p) for p in patterns)


def _beside_base(level: str, past: str, gap: str) -> tuple[str, str, str]:
    # 전분기(79억) 대비 6%, 전년(74억)보다 1% 감소: the way is told once, at the end
    compared = rf"{_THAN} ?{gap}{slot('change', _CHANGE)}{_PAIRED}{_AFTER}(?:{_direction()}|(?=, ?{past}))"
    base = slot("base", _LEVEL)
    # 6559억 달러로 전년(5421억 달러)보다 21% 늘었다
    bracket = (
        rf"{level}(?P<gap2>[^\ue100-\uefff.…]{{0,24}}{past}[^\ue100-\uefff.,…()]{{0,8}}) ?"
        rf"\((?:{any_of(PERIOD)}[, ]?)?(?:영상 ?)?{base}\){compared}"
    )
    # 남학생이 230명으로 여학생(210명)보다 20명 많았다
    rival = (
        rf"{level}(?:(?:으로|로|을|를|이고|이며)[^\ue001-\uefff,.…()]{{0,14}} [가-힣A-Za-z]{{2,10}})\("
        rf"{base}\)보다 ?{gap}"
        rf"{slot('change', _CHANGE)}{_PAIRED}{_AFTER}(?:더 )?(?:{_way_off()})"
    )
    # 6559억 달러로 전년 5421억 달러보다 21% 늘었다
    inline = (
        rf"{level}(?P<gap2>(?:으로|로|을|를|에|이|가)[^\ue100-\uefff.…]{{0,20}}{past}[^\ue100-\uefff.,…()]{{0,10}}) ?"
        rf"{base}{compared}"
    )
    return bracket, rival, inline


@derived
def _also() -> re.Pattern[str]:
    """…보다 5% 늘고, 전년 동기(350억원)보다 20% 증가: a second base for the level compared before."""
    past = rf"(?:{any_of(PERIOD)}|{_AGO}|(?:{_past()}))"
    return re.compile(
        rf"{_AND}(?P<gap2>{past}[^\ue100-\uefff.,…()]{{0,8}}) ?\(?{slot('base', _LEVEL)}\)?{_THAN} ?"
        rf"(?P<gap>[^\ue001-\uefff,.…]{{0,12}}){slot('change', _CHANGE)}{_PAIRED}{_AFTER}(?:{_direction()})"
    )


def changes(masked: Masked) -> Iterator[Change]:
    """The comparisons of a sentence, in order of the grammar's forms, each pair of levels once."""
    if len(masked.mentions) < 2:
        return
    taken: set[tuple[int, int]] = set()
    for pattern in _patterns():
        for m in pattern.finditer(masked.text):
            groups = m.groupdict()
            behind = "level" if groups["level"] else "level2"
            level = masked.quantity(m[behind])
            pairs = [m]
            while following := _also().match(masked.text, pairs[-1].end()):
                pairs.append(following)
            told = [p for p in pairs if p["up"] or p["down"] or (p is m and groups.get("became"))]
            for pair in pairs if told else ():
                way = pair if pair in told else told[-1]
                found = _read(masked, pair, way, level, m.end(behind))
                if found is not None and (found.base.start, found.level.start) not in taken:
                    taken.add((found.base.start, found.level.start))
                    yield found
                    if pair.groupdict().get("paired") and is_plain(rate := masked.quantity(pair["paired"])):
                        yield replace(found, change=rate)


def _read(masked: Masked, m: re.Match[str], way: re.Match[str], level: Quantity, behind: int) -> Change | None:
    groups = m.groupdict()
    base = masked.quantity(m["base"])
    change = masked.quantity(m["change"]) if groups["change"] else None
    between = f"{groups.get('gap') or ''} {groups.get('gap2') or ''}"
    if base.dimension != level.dimension or not (is_plain(base) and is_plain(level)):
        return None
    if change is not None and not is_plain(change):
        return None
    if any(masked.reading.slice(q.start - 1, q.start) == "=" for q in (base, level)):
        return None  # 지수는 116.42(2020년=100)
    if groups.get("from") and not _one_year_apart(masked.period(m["from"]), masked.period(m["to"])):
        return None
    if groups.get("over") and masked.quantity(m["over"]).value != _ONE_YEAR:
        return None
    if (
        _other_basis().search(between)
        or _TURNED.search(between)
        or _OPEN.match(masked.text, behind)
        or _GAUGE.search(masked.text[max(0, m.start("base") - 7) : m.start("base") - 1])
        or _negated(masked.text, m.end())
    ):
        return None
    if change is not None and _OPEN.match(masked.text, m.end("change")):
        return None
    if change is not None and change.dimension != "multiple" and _INTO.match(masked.text, m.end("change")):
        return None
    became = way.groupdict().get("became")
    if groups.get("reach") and change is None:
        return None
    if became and (change is None or change.dimension != "multiple"):
        return None
    named = "became" if became else "up" if way["up"] else "down"
    word, stands = way[named], way.start(named)
    last = change or (base if stands < behind else level)
    place = _after(masked, last, word)
    if _OF_A_CHANGE.match(masked.reading.text, place[0] - masked.reading.start + len(word)):
        return None
    return Change(base, level, change, 1 if way["up"] or became else -1, place, word)


def _one_year_apart(a: Period, b: Period) -> bool:
    return a.year is not None and b.year == a.year + 1 and a.stated == b.stated == ("year",)


def _negated(text: str, end: int) -> bool:
    return bool(re.match(r"[가-힣]{0,3}지 (?:않|못)|[가-힣]{0,4} 효과", text[end : end + 12]))


def _after(masked: Masked, mention: Quantity, word: str) -> tuple[int, int]:
    reading = masked.reading
    found = reading.text.find(word, mention.end - reading.start)
    if found < 0:
        return mention.start, mention.end
    end = _REST.match(reading.text, found + len(word))
    return reading.start + found, reading.start + (end.end() if end else found + len(word))
