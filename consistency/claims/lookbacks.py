"""What a story dates by a year that lies behind it: 2018년 이후 처음, 7년 만의 전시, 2021년에도 탱크가 터졌다.

A record or a return counts from a year (이후, 이래, 에 이어, 만에), something that happened before is put into one, and
a body was founded in one. Source: 국립국어원 표준국어대사전 ‘이후’, ‘이래’, ‘만1’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.model import Article, Quantity, Span

Axis = Literal["first", "top", "bottom", "event", "founded", "built"]
"""Again or for the first time since a year; the most or the least since it; what happened in it; what was founded or
built in it."""

_YEAR = r"(?P<year>(?:19|20)\d\d)년(?: ?(?P<month>\d{1,2})월)?"
_COUNT = r"(?P<n>\d{1,3})년(?: ?(?P<months>\d{1,2})개월)? ?만"
_SINCE = re.compile(
    rf"(?<![\d~∼～\-.]){_YEAR}(?P<of>(?: ?\([^()]{{1,20}}\))?[^,.…()\d]{{0,24}}?)"
    r"(?: ?(?:이후|이래|에 이어|다음으로)|(?<=[가-힣]) (?:뒤|다음))(?:로|로는|에)?(?![가-힣])"
)
_LAST_YEAR = re.compile(
    r"(?<![가-힣])(?P<word>지난해|작년|재작년) ?(?P<month>\d{1,2})월(?: ?\([^()]{1,20}\))?"
    r" ?(?:이후|이래)(?:로)?(?![가-힣])"
)
_AGO = re.compile(rf"(?<![\d.,]){_COUNT}(?:에|이|의|으로|인|$|[ .,…])")
_TOP = re.compile(r"최[대고다장]|가장 (?:많|높|큰|크|컸|길|긴|넓)|제일 (?:많|높|큰|크|컸)")
_BOTTOM = re.compile(r"최[소저단]|가장 (?:적|낮|작|짧|좁)|제일 (?:적|낮|작)")
_AGAIN = re.compile(r"처음|최초|첫|만(?:에|이|의|으로|인)|[2-9두세네]\s?번째")
_REACH = 34
"""Letters behind a year within which a superlative counts from it."""
_TOPIC = re.compile(r"([가-힣A-Za-z]{2,})(?<!으로)(?<![에로])[은는이가] ")
_RECORDS = re.compile(r"통계|집계|작성|조사|관측|공표|출시|도입|시행|상장|제도")
_VERB = re.compile(r"[가-힣](?:하|되|하게|되게)$|[가-힣]{2}(?:해|돼|해주고|하며|되며|고|어|던|한|된|할|될|찍은)$")
_HANGUL = re.compile("[가-힣]+")
_TELLING, _TAIL = 3, 3
_FOUNDED = re.compile(
    r"설립|창립|창업|창단|창간|개교|개원|개관|개장|개점|개업|개소|개국|개통|문을 연|문을 열|문 연|출범|발족|출발"
    r"|세워|세운|지어|지은|건립|준공|완공"
)
_JUBILEE = re.compile(r"(?:창립|설립|창업|창단|창간|개교|개원|개관|개장|개국|개통|출범) ?(?P<n>\d{1,3})주년")
_EVENT = re.compile(rf"(?<![\d~∼～\-.,]){_YEAR}(?P<tail>에도|에는|에|엔|,|)(?= |$)")
_LIMIT = re.compile(
    r" ?(?:\([^()]{0,20}\) ?)?(?:초|중순|말)?(?:에|과|와|의)? ?"
    r"(?:부터|까지|이후|이전|이래|대비|보다|비해|비교|견줘|기준|들어|현재|같은|전까지|도까지|을 목표|이면|쯤|께)"
)
_LAST = re.compile(
    rf"(?:마지막|가장 최근|직전)(?P<of>[^.,]{{0,24}}?)[은는이가] (?:지난 )?{_YEAR}(?:이었|이다|이며|이고|에 |으로)"
    rf"|(?<![\d~]){_YEAR.replace('year', 'end').replace('month', 'ended')}(?P<held>[^.,\d]{{0,14}}?)"
    r"(?:을|를) (?:마지막|끝)으로"
)
_MADE = re.compile(r"(?:연|한|된|은|진|단|온) (?P<what>[가-힣A-Za-z]{2,})")
_BUILT = re.compile(r"지어|지은|건립|준공|완공|세워|세운|개통")
_FROM = re.compile("이후|이래")
_YEARS = re.compile(r"(?:19|20)\d\d년")
_AHEAD = re.compile(r"예정|계획|목표|전망|예상|추진|방침|기대|구상|될 것|할 것|하기로")
_NOT_OWN = re.compile(r"[가-힣]*\d{4}학년도|시즌")
_COMMA = re.compile(r"[,;…]\s|(?<=[고며])\s|(?<=지만)\s|(?<= [뒤후])\s(?=(?:19|20)\d\d년)")


@dataclass(frozen=True, slots=True)
class Lookback:
    """A year that lies behind, with what is dated by it. ``words`` are the telling words of its sentence."""

    place: Span
    sentence: Span
    text: str
    axis: Axis
    year: int
    month: int | None
    counted: bool
    """Whether the year was counted back from the day of the story (7년 만)."""
    records: bool
    """Whether a count of something begins in it (통계를 작성한 1975년)."""
    words: frozenset[str]
    clause: frozenset[str]
    """The telling words of the year's own clause."""
    subject: str
    """The nearest topic or subject before the year, in its clause."""
    tail: tuple[str, ...]
    """The first words behind the year, a verb by its first syllable."""
    of: frozenset[str]
    """What stands between the year and ‘since’: 2018년 대통령배 이후."""
    before: frozenset[str]
    """The words of the sentence before."""
    figures: tuple[tuple[str, str], ...]
    """The quantities of the clause from the year on."""
    far: frozenset[tuple[str, str]]
    """The telling quantities of the sentence and of the one before."""
    context: str


def lookbacks(article: Article, title: Reading, sentences: Sequence[Reading]) -> list[Lookback]:
    """What a story dates by years before its own, in order; nothing where it has no date."""
    found: list[Lookback] = []
    if article.published is None:
        return found
    last: Reading | None = None
    for reading in (title, *sentences):
        if len(reading.mentions) <= TABLE and not (is_byline(reading.text) or is_weather(reading.text)):
            field: Literal["title", "body"] = "title" if reading is title else "body"
            if not is_template(reading.text):
                found += _of(article, field, reading, last)
        last = None if reading is title else reading
    return found


def _of(
    article: Article, field: Literal["title", "body"], reading: Reading, last: Reading | None
) -> Iterator[Lookback]:
    assert article.published is not None
    text, now = reading.text, article.published.year
    taken: list[tuple[int, int]] = []

    def told(
        span: tuple[int, int], axis: Axis, year: int, month: str | None, counted: bool, of: tuple[int, int] = (0, 0)
    ) -> Lookback:
        taken.append(span)
        clause = _clause(text, span)
        behind = span[1], clause[1]
        both = (*_figures(reading, (0, len(text))), *(_figures(last, (0, len(last.text))) if last else ()))
        return Lookback(
            Span(article.id, field, reading.start + span[0], reading.start + span[1]),
            Span(article.id, field, reading.start, reading.end),
            text[span[0] : span[1]],
            axis,
            year,
            int(month) if month else None,
            counted,
            bool(_RECORDS.search(text, max(0, span[0] - 22), span[1])),
            _words(reading, (0, len(text))),
            _words(reading, clause),
            _subject(text[clause[0] : span[0]]),
            tuple(stem(w) if n < _TAIL - 1 else w[:1] for n, w in enumerate(_HANGUL.findall(text, *behind)[:_TAIL])),
            _words(reading, of),
            _words(last, (0, len(last.text))) if last else frozenset(),
            _figures(reading, (span[0], clause[1])),
            frozenset(f for f in both if len(f[1].strip("0.")) >= _TELLING),
            text,
        )

    for m in _SINCE.finditer(text):
        if (axis := _axis(text, m.end())) and int(m["year"]) < now:
            yield told(m.span(), axis, int(m["year"]), m["month"], False, m.span("of"))
    for m in _LAST_YEAR.finditer(text):
        if axis := _axis(text, m.end()):
            yield told(m.span(), axis, now - (2 if m["word"] == "재작년" else 1), m["month"], False)
    for m in _LAST.finditer(text):
        year, group = int(m["year"] or m["end"]), "of" if m["year"] else "held"
        if year < now:
            begin, end = m.span("year" if m["year"] else "end")
            yield told((begin, end + 1), "first", year, None, False, m.span(group))
    for m in _AGO.finditer(text):
        if any(s <= m.start() < e + _REACH for s, e in taken):
            continue
        from_it = _axis(text, m.start() + len(m["n"]) + 1)
        months = int(m["months"] or 0)
        at = (article.published.year * 12 + article.published.month - 1) - int(m["n"]) * 12 - months
        if from_it and int(m["n"]) > 2:
            yield told((m.start(), m.end()), from_it, at // 12, None, True)
    for m in _JUBILEE.finditer(text):
        yield told(m.span(), "founded", now - int(m["n"]), None, True)
    for m in _EVENT.finditer(text):
        if any(s <= m.start() < e for s, e in taken) or int(m["year"]) >= now or _LIMIT.match(text, m.end("year") + 1):
            continue
        if _LIMIT.match(text, m.end()) or _NOT_OWN.match(text, m.end()):
            continue
        begin, end = _clause(text, m.span())
        clause = text[m.end() : end]
        if _AHEAD.search(clause) or _FROM.search(clause[:_REACH]) or len(_YEARS.findall(text, begin, end)) > 1:
            continue
        founded = _FOUNDED.search(clause[:_REACH])
        what: Axis = "event" if founded is None else "built" if _BUILT.match(founded[0]) else "founded"
        look = told(m.span(), what, int(m["year"]), m["month"], False)
        made = founded and (_MADE.match(clause, founded.end()) or _MADE.match(clause, founded.end() - 1))
        yield replace(look, subject=stem(made["what"])) if made else look


def _clause(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the clause around a year begins and ends."""
    begin = max((m.end() for m in _COMMA.finditer(text, 0, span[0])), default=0)
    m = _COMMA.search(text, span[1] + 2)
    return begin, m.start() + 1 if m else len(text)


def _subject(text: str) -> str:
    found = _TOPIC.findall(text)
    return found[-1] if found else ""


def _axis(text: str, at: int) -> Axis | None:
    """What a year is counted from for: the first superlative behind it."""
    found: list[tuple[int, Axis]] = []
    axes: tuple[tuple[re.Pattern[str], Axis], ...] = ((_TOP, "top"), (_BOTTOM, "bottom"), (_AGAIN, "first"))
    for pattern, axis in axes:
        if m := pattern.search(text, at, at + _REACH):
            found.append((m.start(), axis))
    found.sort()
    # 13년 5개월 만에 가장 많다: the superlative says more than the time
    return next((axis for _, axis in found if axis != "first"), found[0][1]) if found else None


def _words(reading: Reading, within: tuple[int, int]) -> frozenset[str]:
    stems = (
        stem(t.key[1]) for t in reading.tokens if t.mention is None and within[0] <= t.start - reading.start < within[1]
    )
    return frozenset(w for w in stems if len(w) > 1 and not (is_verbal(w) or _VERB.search(w) or w in everyday()))


def _figures(reading: Reading, within: tuple[int, int]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (q.dimension, f"{abs(q.value).normalize():f}")
        for q in reading.mentions
        if isinstance(q, Quantity)
        and q.dimension
        and not q.dimension.startswith("duration")
        and within[0] <= q.start - reading.start < within[1]
    )
