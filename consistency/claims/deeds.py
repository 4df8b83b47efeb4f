"""What is done on a date or at an hour: 2024년 5월 7일 문을 연 도서관, 배당 기준일은 11월 14일.

The acts and their forms are data (``lexicon/deeds.toml``): 착공, 첫 삽을 떴다 and 공사를 시작했다 are one act. A date
belongs to the first act behind it in its clause, or to the one right before it that it is said of (개봉일은).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, stem
from consistency.claims.saying import ENDS_SAYING
from consistency.claims.statements import is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span

When = tuple[int | None, int | None, int | None, int | None]
"""Year, month, day and minutes after midnight, as far as printed, resolved or known from the period before."""

_MOST = 20
"""A sentence with more figures is a table."""
_REACH, _REACH_OF_HOUR = 40, 100
"""Letters behind a date, or an hour, within which the act stands: that of an hour ends a lead."""
_BEFORE = 16
"""Letters before a date within which the act stands that it is said of."""
_NEAR = 70
"""Letters on each side of a date whose words tell of the act."""
_CLAUSE = re.compile(r"[했됐었았렸졌났섰혔](?:고|으며|지만|으나|는데)|하고 |하며 |되고 |되며 |이고 |이며 |[.;…]")
"""Where a clause ends."""
_COMPARED = re.compile(r" ?(?:이전|전까지|보다|대비|에 비해|현재|기준(?!일)|에 이어|같은)")
_SAID = re.compile(r"[^,.]{0,6}(?:밝혔|전했|발표했|말했|보도했|공시했|설명했|알렸)|[^,.]{0,25}(?:따르면|의하면)")
_SOURCE = re.compile("따르면|의하면")
_SAID_OF = re.compile(
    r"(?:[가-힣]{0,3}(?: [가-힣]{1,3})? ?(?:일|날|시점|때|시각|해|식|것)|[가-힣]?)(?:은|는|이|인)? ?"
    r"(?:(?:오는|지난|내년) )?"
)
"""Between an act and its date: 개봉일은, 주의보를 낸 날은, 당첨자는."""
_EDGE = re.compile("부터|까지")
_ANOTHER_DAY = re.compile("전날|다음 ?날|이튿날|이날")
_FORESEEN = re.compile("전망|예상|내다|목표|것으로 보|가능성")
PUT_OFF = re.compile(r"미뤄|미뤘|미루|늦춰|늦췄|늦추|연기(?:됐|된|했|한|하|되)|앞당|당겨")
"""What was moved has two dates."""
_NUMBERED = r"(?P<numbered>(?:제 ?)?\d{1,3}(?:차전|차 공판|대 총선|대 대선|차 회의|차 회담|라운드))"
_COMPOUND = (
    r"(?!사[ 가는의]|주식|기업|지수|률|금|권|해야|하라|[을를] ?(?:요구|촉구|압박)"
    r"| ?(?:소식|방해|의혹|요구|촉구|압박|인터뷰|기념|논란|여부|사건|사태|현장|비용|자금|관련|준비|문제|혐의|반대"
    r"|직전|당시|\d{1,3}주년))"
)
"""Behind a form, what makes it another word (의결권) or the name of something else (체포 방해, 별세 소식)."""
_OWN_SUBJECT = re.compile(r"[가-힣A-Za-z0-9](?:이|가) ")
_ADNOMINAL = re.compile(r"[가-힣]?[한된은던난할될간]$|[한된할될] ")
"""28일 야당이 발의한 법안을 놓고: the day is that of the sentence's verb."""
_SINCE = re.compile(r"[한된은]? ?(?:뒤|후|이후|이래|지 |때)")
_JOINED = re.compile(r"(?:[~∼–-]|이듬해|다음 ?해) ?$")
"""Before a date that another one begins or counts from."""

FOUNDING = frozenset({"설립", "창립", "개교", "개관", "개원", "창업", "개점", "창단", "개업", "준공", "개통"})
"""Acts with which something begins to be: one may stand for the other."""
_NAMED = "현장|사건|의혹|참사|피해|혐의|원인|희생|관련"
"""Words that make an act before them the name of what is spoken of: 화재 현장."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A date or hour and the act that is done then. ``edge`` is 부터 or 까지 behind it. ``once``: a story of an event
    has one such act, whatever words stand around; ``foreseen``: it is hoped for or expected; ``words`` tell of it."""

    place: Span
    sentence: Span
    text: str
    period: Period
    when: When
    act: str
    edge: str
    once: bool
    foreseen: bool
    words: frozenset[str]


@derived
def _dated_acts() -> tuple[re.Pattern[str], dict[str, str], frozenset[str], frozenset[str]]:
    """The forms of all acts, the act of each, those that are told once and those that are told by the hour."""
    acts = load("deeds")["act"]
    table = {form: act["name"] for act in acts for form in act["forms"]}
    once = frozenset(act["name"] for act in acts if act.get("once"))
    by_hour = frozenset(act["name"] for act in acts if act.get("hour"))
    return re.compile(rf"{_NUMBERED}|(?:{alternation(list(table))}){_COMPOUND}"), table, once, by_hour


@derived
def _all_acts() -> tuple[re.Pattern[str], dict[str, str]]:
    data = load("measures")["acts"]
    table: dict[str, str] = {}
    for group in (*data["once"], *data["dated"]):
        for word in group:
            table.setdefault(word, "설립" if FOUNDING & {word, group[0]} else table.get(group[0], group[0]))
    return re.compile(rf"(?:{alternation(list(table))})(?! ?(?:{_NAMED})|적)"), table


def of_other_deeds(a: str, b: str) -> bool:
    """Whether two pieces of text each name an act that is done on one date (의결, 선고), and none in common."""
    pattern, table = _all_acts()
    first, second = ({table[word] for word in pattern.findall(text)} for text in (a, b))
    return bool(first and second) and not first & second


def when(m: Period) -> When:
    """What is known of a time: its own parts, and those of the period that it refers back to."""
    year, month, day = m.inherited or (None, None, None)
    return (
        year if m.year is None else m.year,
        month if m.month is None else m.month,
        day if m.day is None else m.day,
        m.clock,
    )


def deeds(article: str, sentences: Sequence[Reading]) -> list[Deed]:
    """The dated acts of a story's body, in order, but for those that it tells were put off."""
    found: list[Deed] = []
    moved = {_name(m) for r in sentences if PUT_OFF.search(r.text) for m in _dated_acts()[0].finditer(r.text)}
    for reading in sentences:
        if 0 < len(reading.mentions) <= _MOST and not (
            is_byline(reading.text) or is_template(reading.text) or is_weather(reading.text)
        ):
            found += (deed for deed in _of(article, reading) if deed.act not in moved)
    return found


def _name(act: re.Match[str]) -> str:
    return (act["numbered"] or "").replace(" ", "") or _dated_acts()[1][act[0]]


def _of(article: str, reading: Reading) -> Iterator[Deed]:
    _, _, once, by_hour = _dated_acts()
    periods = [m for m in reading.mentions if isinstance(m, Period)]
    words: list[tuple[str, int]] | None = None
    for n, m in enumerate(periods):
        if m.local or m.part or m.until or (m.approximate and m.clock is None):
            continue
        begin = periods[n - 1].end if n else reading.start
        end = periods[n + 1].start if n + 1 < len(periods) else reading.end
        act = _act(reading, m, begin, end)
        if act is None or _JOINED.search(reading.text, max(0, m.start - reading.start - 5), m.start - reading.start):
            continue
        name = _name(act)
        if name in by_hour and m.clock is None:
            continue
        if words is None:
            words = [(stem(t.key[1]), t.start) for t in reading.tokens if t.mention is None]
        yield Deed(
            Span(article, "body", m.start, m.end),
            Span(article, "body", reading.start, reading.end),
            reading.slice(m.start, m.end),
            m,
            when(m),
            name,
            edge[0] if (edge := _EDGE.match(reading.text, m.end - reading.start)) else "",
            name in once or bool(act["numbered"]),
            bool(_FORESEEN.search(reading.text)),
            frozenset(w for w, start in words if abs(start - m.start) < _NEAR and _tells(w)),
        )


def _tells(word: str) -> bool:
    return len(word) > 1 and not is_verbal(word) and not _dated_acts()[0].search(word)


def _act(reading: Reading, m: Period, begin: int, end: int) -> re.Match[str] | None:
    """The first act behind a date in its clause, or the one before it that it is said of, between two other periods."""
    pattern, text = _dated_acts()[0], reading.text
    start, stop = m.start - reading.start, m.end - reading.start
    if _COMPARED.match(text, stop):
        return None
    said = _SAID.match(text, stop)
    last = min(end - reading.start, stop + (_REACH if m.clock is None else _REACH_OF_HOUR))
    clause = _CLAUSE.search(text, stop, last)
    behind = pattern.search(text, stop, last)
    if behind is not None and (clause is None or clause.start() >= behind.start()):
        # 29일 당첨자를 발표했다 is the act itself, 29일 밝혔다 the day of saying
        is_saying = said is not None and (behind.end() <= said.end() - 3 or _SOURCE.search(said[0]) is not None)
        if is_saying or _ANOTHER_DAY.search(text, stop, behind.end() + 12) or _is_of_another(text, stop, behind):
            return None
        is_bare = m.stated[:1] in {("day",), ("word",)} and "발표" not in behind[0]
        return None if is_bare and ENDS_SAYING.search(text) else behind
    before = list(pattern.finditer(text, max(begin - reading.start, start - _BEFORE), start))
    if said is None and before and _SAID_OF.fullmatch(text, before[-1].end(), start):
        return before[-1]
    return None


def _is_of_another(text: str, stop: int, act: re.Match[str]) -> bool:
    """Whether the act has a subject of its own behind the date and tells of a thing, not of what happened."""
    if not _OWN_SUBJECT.search(text, stop, act.start()) or _SINCE.match(text, act.end()):
        return False
    return bool(_ADNOMINAL.search(text, act.start(), act.end())) or bool(_ADNOMINAL.match(text, act.end()))
