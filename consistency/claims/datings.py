"""What a story dates: every day, month or year that it prints, with the words around and what is done there.

Days of saying (N일 밝혔다), bases of comparison (2023년보다) and hours are no datings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.retelling import Value, tells, value_of
from consistency.claims.saying import ENDS_SAYING
from consistency.claims.statements import TABLE, is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span

_BEFORE, _BEHIND = 5, 7
_ACT_REACH, _DAY_REACH, _ACT_BEFORE = 30, 18, 16
_VERB = 2
_LONG = 200
"""Letters of what is no sentence but several run together."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(
    r"밝혔|전했|말했|(?:보도|발표|공시|고시|공지)(?!한|된|했던)|따르면|브리핑|인터뷰|설명했|보고서|자료|의하면|알렸|집계"
)
_TELLS = re.compile(
    r"따르면|의하면|의뢰|조사|지수|애도|소식|예고|결과|발표|브리핑|보도|취재|입장|비판|강조|촉구|요구|논평|앞서"
)
_COMPARED = re.compile(
    r" ?(?:말|초|기준)?(?:에|과|와|의)? ?(?:보다|대비|비해|비교|견줘|견주|같은|동기|동월"
    r"|기준|현재|수준|마찬가지|학년도|회계연도|시즌|대에|대회|세대|=100|년대)"
)
_EDGES = (
    ("from", re.compile(r" ?부터")),
    ("until", re.compile(r" ?까지")),
    ("before", re.compile(" ?(?:이전|전까지)")),
)
_PASSED = re.compile(r"모친상|부친상|발인|▲|■|☎|문의|신청|접수|예매|방송|커뮤니티|온라인 게시판")


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with what stands around it. ``kind`` are the parts that it prints (``ymd``, ``ym``, ``y``, ``md``, ``d``);
    ``edge`` whether it begins or ends something; ``acts`` what is done then; ``near`` the words around, ``behind``
    those behind it, ``figures`` the telling figures of its sentence, ``around`` those of the sentences
    before and after."""

    place: Span
    sentence: Span
    text: str
    period: Period
    kind: str
    edge: str
    acts: frozenset[str]
    near: tuple[str, ...]
    behind: tuple[str, ...]
    figures: frozenset[Value]
    around: frozenset[Value]


def is_act(word: str) -> bool:
    """Whether a word tells an act that is done on a date."""
    return bool(_acts()[0].search(word))


@derived
def _acts() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = [*load("measures")["acts"]["dated"], *load("measures")["acts"]["once"]]
    table: dict[str, str] = {}
    for line in lines:
        for word in line:
            table.setdefault(word, line[0])
    return re.compile(alternation(list(table))), table


def datings(article: str, sentences: Sequence[Reading]) -> list[Dating]:
    """The datings of a story's body, in order."""
    found: list[Dating] = []
    for n, reading in enumerate(sentences):
        if not 0 < len(reading.mentions) <= TABLE or len(reading.text) > _LONG:
            continue
        if is_byline(reading.text) or _PASSED.search(reading.text):
            continue
        if not (is_template(reading.text) or is_weather(reading.text)):
            found += _of(article, reading, [*sentences[max(0, n - 1) : n], *sentences[n + 1 : n + 2]])
    return found


def _figures(reading: Reading) -> frozenset[Value]:
    values = (value_of(t.mention) for t in reading.tokens if t.mention is not None)
    return frozenset(v for v in values if v is not None and v[0] == "q" and tells(v))


def _of(article: str, reading: Reading, beside: Sequence[Reading]) -> Iterator[Dating]:
    tokens = reading.tokens
    words: list[str] | None = None
    figures: frozenset[Value] = frozenset()
    around: frozenset[Value] = frozenset()
    for n, token in enumerate(tokens):
        m = token.mention
        if not isinstance(m, Period) or not (kind := _kind(m)):
            continue
        if kind[0] == "y" and not _YEAR.search(reading.text, m.start - reading.start, m.end - reading.start):
            if kind == "y":
                continue  # 작년 is another year in another story
            kind = "md" if kind == "ymd" else kind
        end = m.end - reading.start
        if _COMPARED.match(reading.text, end) or _SAID.search(reading.text, end, end + 12):
            continue
        if kind == "d" and (ENDS_SAYING.search(reading.text) or _TELLS.search(reading.text)):
            continue  # mostly the day of saying
        if words is None:
            words = [_word(t) for t in tokens]
            figures = _figures(reading)
            around = frozenset[Value]().union(*(_figures(r) for r in beside if len(r.mentions) <= TABLE))
        near = (*words[max(0, n - _BEFORE) : n][::-1], *words[n + 1 : n + 1 + _BEHIND])
        yield Dating(
            Span(article, "body", m.start, m.end),
            Span(article, "body", reading.start, reading.end),
            reading.slice(m.start, m.end),
            m,
            kind,
            next((name for name, pattern in _EDGES if pattern.match(reading.text, end)), ""),
            acts_of(reading, m),
            tuple(dict.fromkeys(w for w in near if w)),
            tuple(w for w in words[n + 1 : n + 1 + _BEHIND] if w),
            figures,
            around,
        )


def _kind(m: Period) -> str:
    """The parts that a date prints; empty for a range, an hour, a part of a year and what is not printed as a date."""
    if m.until or m.approximate or m.clock is not None or m.part or m.inherited or m.local or "word" in m.stated:
        return ""
    kind = "".join(part[0] for part in ("year", "month", "day") if part in m.stated)
    return kind if kind in {"ymd", "ym", "y", "md", "d"} and not (kind == "y" and m.resolved) else ""


_TOPIC, _PAST_TOPIC = re.compile("[은는이가] "), re.compile(r"[가-힣]{0,2} ?(?:뒤|후|이후|직후)")
_PAST_IT = re.compile(r"[가-힣]{0,3} ?(?:[가-힣]{2} )?(?:직후|이후|다음 ?날|이튿날|전날|앞두고|하루 (?:전|뒤))")
"""Behind an act that was done on another day: 회담 다음 날인 18일."""


def acts_of(reading: Reading, m: Period) -> frozenset[str]:
    """What is done on the date: the first act behind it and the last before, with no other period between."""
    pattern, table = _acts()
    end, start = m.end - reading.start, m.start - reading.start
    others = [p for p in reading.mentions if isinstance(p, Period) and p is not m]
    stop = min(
        [
            end + (_ACT_REACH if "month" in m.stated or "year" in m.stated else _DAY_REACH),
            len(reading.text),
            *(p.start - reading.start for p in others if p.start >= m.end),
        ]
    )
    begin = max([start - _ACT_BEFORE, 0, *(p.end - reading.start for p in others if p.end <= m.start)])
    behind = pattern.search(reading.text, end, stop)
    if behind and _TOPIC.match(reading.text, end) and _PAST_TOPIC.match(reading.text, behind.end()):
        behind = None  # 30일은 개통 뒤 첫 평일이다
    before = [
        hit for hit in pattern.finditer(reading.text, begin, start) if not _PAST_IT.match(reading.text, hit.end())
    ]
    return frozenset(table[hit[0]] for hit in (behind, *before[-1:]) if hit is not None)


def _word(token: Token) -> str:
    if token.mention is not None:
        return ""
    word = stem(token.key[1])
    if len(word) < _VERB:
        return ""
    return word[:_VERB] if is_verbal(word) and len(word) > _VERB else word
