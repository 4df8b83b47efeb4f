"""Superlatives and what they hold within: all times, the years since one, one month of every year, all but one.

``가장 높다`` alone says little; what stands before it says among what: ``역대``, ``21개월 만에``, ``3월 기준``.
Source: 국립국어원 표준국어대사전 ‘역대’, ‘사상’, ‘만1’, ‘이래’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.claims.forms import is_byline, is_weather
from consistency.claims.reading import Reading, stem
from consistency.claims.statements import TABLE, digits, is_verbal
from consistency.claims.turns import Turn
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Span

Within = Literal["ever", "since", "both", "kind", "recent", "second", "among", "but", "earlier", "less"]
"""All times; since a time; both at once (21개월 만에 역대 최대); one part of every year; this year; second; all of a
group; all of a group but one; a superlative that is another time's (역대 최대였던 2023년); none, for it is less than
before (5월보다 1.5% 줄었다)."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative that says what it holds within. ``extent`` is how far (21개월, 3월, the group); ``figures`` the
    exact figures of its own clause; ``heads`` what the clause is about, the likest word first; ``words`` its nouns."""

    turn: Turn
    within: Within
    extent: str
    figures: frozenset[tuple[str, str]]
    heads: tuple[str, ...]
    words: frozenset[str]
    clause: str


_ALL = "(?:역대|사상)"
_PART = r"\d{1,2}월|[1-4]분기|[상하]반기|동월|동기|같은 ?(?:달|기간|분기)"
_COUNTED = r"\d{1,3}여?(?:년|개월|분기|주|일|거래일)(?: ?\d{1,2}개월)?|(?:두|석|세|넉|네|다섯|여섯) ?(?:달|해|주)"
_AGO = r" ?만에?(?:의|로|으로)?"
_SINCE = (
    r"(?P<year>(?:(?:19|20)\d\d년(?: ?\d{1,2}월)?|(?:지난해|작년|재작년|올해|올|지난) ?\d{1,2}월)(?: ?말)?)"
    r"(?: ?\([^()]{0,20}\)"
    r"|(?: [가-힣]{2,6}){0,2} (?:대회|올림픽|월드컵|아시안게임|시즌|위기|사태))? ?(?:이후|이래)(?:로)?"
    rf"(?: ?(?P<count>{_COUNTED}){_AGO})?|(?P<since>{_COUNTED}){_AGO}"
)
_OF = r"(?:(?: ?기준| 중| 가운데)(?:으로는|으로|에서)?|으?로는)"
_KIND = rf"(?:{_ALL} )?(?P<kind>{_PART}){_OF}(?: ?{_ALL})?"
_RECENT = r"(?P<recent>올해(?: ?들어)?|올 ?들어|연중|(?:최근 )?[1-9]년(?: ?(?:내|새|사이))?(?= ?(?:최|가장)))"
_AFTER_YEAR = r"(?:(?:19|20)\d\d년에 이어 ?)?"
_ORDINAL = "[2-5두세네] ?번째로?"
_SECOND = rf"(?:{_ALL} )?(?:(?P<month>{_PART}){_OF}? ?{_AFTER_YEAR})?(?P<second>{_ORDINAL})"
_LEFT = r"(?:[을를] ?)?(?:제외하고는?|제외하면|제외한|빼고는?|빼면)|다음으로|에 이어(?:서)?"
_GROUP = (
    rf"(?<![^ ,(·…])(?P<group>{_ALL} [가-힣 ]{{2,24}}?"
    r"|[가-힣A-Za-z]{1,12}(?: ?\d{0,3}[가-힣A-Za-z]{1,10}){0,2})"
    r" ?(?:중|가운데)(?:에서|서)?(?:는|도)?,?"
    rf"(?: (?P<but>[가-힣A-Za-z]{{1,8}}(?: [가-힣A-Za-z]{{1,8}})?(?:{_LEFT})))?"
    rf"(?= ?(?:가장|제일|{_ORDINAL}))(?: (?P<place>{_ORDINAL}))?"
)
_AFTER = re.compile(r"(?:19|20)\d\d년(?: ?\d{1,2}월)?(?: ?\([^()]{1,20}\))?에 이어 ?$")
_PLACE = re.compile(rf"{_ALL} [2-9]위(?!권| ?(?:기록|자리)?(?:인|은|는)? ?(?:19|20)\d\d)")
_ANY = re.compile(r"[2-9]위|최[대고다장저소단초]|가장|제일|번째|처음|첫")
_BUT, _OF_ALL, _COUNT = re.compile(_LEFT), re.compile(_ALL), re.compile(r"\d+개?")
_NTH = re.compile(
    r"(?P<first>이번이 (?:사상 )?(?:처음|최초))"
    r"|(?:이번이|에 이어|이어서) (?:역대 )?(?P<second>(?:두|세|네|다섯|[2-5]) ?번째)(?![^.]{0,6}(?:로|높|많|큰|낮|적))"
)
"""What was done for the first time, or again: 처리한 것은 이번이 처음이다, 2020년에 이어 두 번째다."""
_EARLIER = re.compile(
    rf"{_ALL} (?:가장 )?(?:(?P<top>최대|최고|최다|많|높|컸)|(?P<bottom>최소|최저|적|낮|작))(?:치)?"
    r"(?:았던|였던|이었던|이던|던)"
    r" ?(?:직전 |지난 )?(?:(?:19|20)\d\d년|지난해|작년|재작년|[1-4]분기|\d{1,2}월)"
)
_BASE = r"(?:전월|전달|전분기|지난달|직전 ?분기|직전 ?달|전 ?분기|(?<!년 )\d{1,2}월|[1-4]분기)"
_LESS = re.compile(
    rf"(?<![가-힣\d]){_BASE}(?: ?\([^()]{{1,16}}\))?(?:보다|에 비해| 대비) ?(?:는|도)? ?"
    r"[\d.,]+(?:%|포인트|[조억만천]\S*)(?:[가-힣]*)? ?"
    r"(?:(?P<top>줄|감소|하락|낮아|떨어)|(?P<bottom>늘|증가|상승|높아|올라|올랐))"
)
"""Less than the month or quarter before is no top, more no bottom."""
_ANEW = re.compile(r"[가-힣]{0,2} ?(?:기록)?[을를]? ?(?:경신|갱신|갈아|새로|넘|깨|뛰어)")
_OVER = re.compile(r" ?(?:으로|로)? ?\d[\d,.만천]*(?: ?선|포인트)?(?:대)?(?:[을를])? ?(?:돌파|넘|고지|마감|시대|뚫)")
_LEVEL = re.compile(r"(?P<level>\d[\d,]{2,6}) ?(?:선|포인트)")
_BEHIND, _AHEAD, _HEADS = 10, 28, 4
_BARE = 5
"""Digits by which a number without a unit, the level of an index, is known."""


@derived
def _pattern() -> re.Pattern[str]:
    words = load("turns")["bound"]
    ever, first = alternation(words["ever"]), alternation(words["first"])
    top, bottom = alternation(words["top"]), alternation(words["bottom"])
    within = "|".join((_SECOND, _KIND, _SINCE, _RECENT, _GROUP, rf"(?P<ever>{ever})(?:의|에)?"))
    return re.compile(
        rf"(?<![\d.])(?:{within}) ?(?P<more>{_ALL} ?)?"
        r"(?:(?:월|분기|연|월간|연간|분기별|월별|단일 ?분기|일일|하루)(?: ?기준)? ?)?(?:(?:가장|제일) )?"
        rf"(?:(?P<top>(?:{top})(?!한)|많|높|큰|컸|크게|길|긴)"
        rf"|(?P<bottom>{bottom}|적[은게었다]|낮|작[은았]|짧)|(?P<first>{first}))(?:치| ?폭|가|액)?"
    )


@derived
def _records() -> re.Pattern[str]:
    """What began in a year from which on there is nothing before: 통계를 작성한 2001년 이후."""
    return re.compile(rf"(?:{alternation(load('turns')['bound']['records'])})(?! ?(?:활동|행보|일정))[가-힣 ]{{0,8}}$")


@derived
def _not_told() -> re.Pattern[str]:
    """Behind a superlative that is another's, hedged or yet to come."""
    words = load("turns")["bound"]
    return re.compile(
        rf"[가-힣]{{0,2}} ?(?:기록|경신|달성)한 ?데 이어|[가-힣]{{0,2}}(?:{alternation(words['earlier'])}|"
        r"(?:인|기록(?:[은는인]|이던)?|[은는]) ?(?:19|20)\d\d(?![\d,.조억만천]))"
        rf"| ?(?:{alternation(words['hedged'])})|[^.,]{{0,24}}(?:{alternation(words['to_come'])})"
    )


def superlatives(article: str, title: Reading, sentences: Sequence[Reading]) -> list[Superlative]:
    """The superlatives of a story that say what they hold within, those of forms, forecasts and hedges left out."""
    found: list[Superlative] = []
    before: Reading | None = None
    for reading in (title, *sentences):
        if len(reading.text) < 2 or len(reading.mentions) > TABLE:
            continue
        if is_byline(reading.text) or is_weather(reading.text):
            continue
        found += _of_sentence(article, "title" if reading is title else "body", reading, before)
        before = None if reading is title else reading
    return found


def _of_sentence(
    article: str, field: Literal["title", "body"], reading: Reading, before: Reading | None
) -> Iterator[Superlative]:
    text, begin = reading.text, 0
    for m in _LESS.finditer(text):
        at = 0, m.start(), m.end()
        yield _superlative(article, field, (reading, before), at, "top" if m["top"] else "bottom", "less", "")
    if not _ANY.search(text):
        return
    for m in _NTH.finditer(text):
        at = 0, m.start(), m.end()
        yield _superlative(article, field, (reading, before), at, "done", "ever" if m["first"] else "second", "")
    for m in _PLACE.finditer(text):
        if not _not_told().match(text, m.end()):
            yield _superlative(article, field, (reading, before), (0, m.start(), m.end()), "top", "second", "")
    earlier = list(_EARLIER.finditer(text))
    for m in earlier:
        at = 0, m.start(), m.end()
        own = next(
            (q for q in reading.mentions if isinstance(q, Quantity) and q.start >= reading.start + m.end()), None
        )
        value = f"{own.dimension} {own.value.normalize():f}" if own else ""
        yield _superlative(article, field, (reading, before), at, "top" if m["top"] else "bottom", "earlier", value)
    for m in _pattern().finditer(text):
        clause, begin = begin, m.end()
        if _not_told().match(text, m.end()) or any(e.start() <= m.start() < e.end() for e in earlier):
            continue
        within, extent = _within(m, text)
        axis = "top" if m["top"] else "bottom" if m["bottom"] else "first"
        if within == "both" and _ANEW.match(text, m.end()):
            continue
        if within == "second" and not extent and not _of_all(text, m):
            continue
        at = clause, m.start(), m.end()
        yield _superlative(article, field, (reading, before), at, axis, within, extent)
        if axis == "first" and within == "ever" and _OVER.match(text, m.end()):
            # What was never over a level before is at its highest.
            yield _superlative(article, field, (reading, before), at, "top", within, extent)


def _within(m: re.Match[str], text: str) -> tuple[Within, str]:
    if m["second"]:
        return "second", _tight(m["month"])
    if m["kind"]:
        return "kind", _tight(m["kind"])
    if m["year"] or m["since"]:
        if m["year"] and _records().search(text, max(0, m.start() - 20), m.start()):
            return "ever", ""
        return ("both" if m["more"] else "since"), _tight(m["count"] or m["since"] or m["year"])
    if m["recent"]:
        return ("ever", "") if m["more"] else ("recent", _tight(m["recent"]))
    if m["group"]:
        less = m["but"] or m["place"] or _BUT.search(text, max(0, m.start() - _AHEAD), m.start())
        return ("but" if less else "among"), _COUNT.sub("", _tight(m["group"]))
    return "ever", ""


def _of_all(text: str, m: re.Match[str]) -> bool:
    """Whether a place is told among all there ever were: 역대 두 번째로, 관측을 시작한 뒤 두 번째로."""
    ahead = max(0, m.start() - _AHEAD)
    if _OF_ALL.search(text, ahead, m.end()) or _AFTER.search(text, ahead, m.start()):
        return True
    return bool(_since_records().search(text, ahead, m.start()))


@derived
def _since_records() -> re.Pattern[str]:
    records = alternation(load("turns")["bound"]["records"])
    return re.compile(rf"(?:{records})[가-힣 ]{{0,10}}(?:이후|이래|[은는한] ?뒤|후)(?:로)? $")


def _tight(text: str | None) -> str:
    return (text or "").replace(" ", "")


def _superlative(
    article: str,
    field: Literal["title", "body"],
    readings: tuple[Reading, Reading | None],
    at: tuple[int, int, int],
    axis: str,
    within: Within,
    extent: str,
) -> Superlative:
    (reading, before), (clause, start, end) = readings, at
    base = reading.start
    until = min(len(reading.text), end + _BEHIND)
    text = reading.text[clause:until]
    figures = figures_of(reading, (clause, until), (start, end))
    figures |= {("level", m["level"].replace(",", "")) for m in _LEVEL.finditer(reading.text[clause : until + _BEHIND])}
    nouns, topics = nouns_of(reading, clause, start)
    if before is not None and axis == "done":
        nouns = [*nouns_of(before, 0, len(before.text))[0], *nouns]
    elif before is not None and not clause and not topics and (within != "since" or not nouns):
        # a sentence without a subject goes on with that of the one before
        more, topics = nouns_of(before, 0, len(before.text))
        nouns = [*more, *nouns]
        figures |= figures_of(before, (0, len(before.text)), (0, 0))
        text = f"{before.text} {text}"
    turn = Turn(
        Span(article, field, base + start, base + end),
        Span(article, field, base, reading.end),
        reading.text[start:end],
        "bound",
        axis,
        within,
        (),
        (),
        frozenset(nouns),
        reading.text,
    )
    heads = tuple(topics) or tuple(nouns[::-1][:_HEADS])
    behind = nouns_of(reading, end, until + _BEHIND)[0][:1]
    return Superlative(turn, within, extent, frozenset(figures), heads, frozenset((*nouns, *behind)), text)


def figures_of(reading: Reading, clause: tuple[int, int], without: tuple[int, int]) -> set[tuple[str, str]]:
    """The telling quantities of a clause, but for those of the superlative."""
    return {
        (q.dimension, f"{q.value.normalize():f}")
        for q in reading.mentions
        if isinstance(q, Quantity)
        and clause[0] <= q.start - reading.start < clause[1]
        and not without[0] <= q.start - reading.start < without[1]
        and len(digits(q.value)) >= (2 if q.dimension else _BARE)
    }


def nouns_of(reading: Reading, start: int, end: int) -> tuple[list[str], list[str]]:
    """The nouns of a part of a sentence, and its last topic or subject with the noun before it."""
    nouns: list[str] = []
    topics: list[str] = []
    for token in reading.tokens:
        if token.mention is not None or not start <= token.start - reading.start < end:
            continue
        word = stem(token.key[1])
        if len(word) < 2 or is_verbal(word):
            continue
        if token.key[1][-1] in "은는이가" and len(token.key[1]) > len(word):
            topics = [word, *nouns[-1:]]
        nouns.append(word)
    return nouns, topics
