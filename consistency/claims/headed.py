"""Figures with the noun they are of: 자율사업비는 340억원, 상품수지 흑자 109억달러, 17.6%의 누리전자, 소형차 13대.

Any noun may be the head, which is what tells these from the measures of the lexicon. The grammar is shallow: going back
from the figure, what is compared with, adverbs and words with an oblique particle are passed over; the first noun left
is the head, nouns right before it make it narrower, and what else the clause says is around it. A clause that ends in a
verb, and a figure, stop the search; a bracket is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.grains import Grain, grain_before
from consistency.claims.headlabel import PART, Back, Found
from consistency.claims.headwords import (
    asked,
    changing,
    closes,
    directions,
    expecting,
    is_adnominal,
    is_nobody,
    marks_in,
    passing,
    stem,
    topic_of,
    vague,
    ways,
)
from consistency.claims.reading import Reading
from consistency.claims.retelling import Value, value_of
from consistency.claims.statements import Ages, ages_before, is_verbal
from consistency.claims.tables import POLL
from consistency.korean.lexicon import load
from consistency.model import FieldName, Period, Quantity, Span

MOST = 16
"""A sentence with more figures than this is a table."""
_REACH, _FURTHER, _BETWEEN = 14, 24, 40
"""Letters from a figure to its verb, to the noun before that verb, and between two figures of one list."""
_ATTRIBUTE = re.compile(r"(?:가량|정도)?(?:의|인|짜리|급|어치|어치의|대의|여의) ?(?:규모의 |규모 )?(?=[가-힣A-Za-z])")
_PRED = re.compile(r"([가-힣]{2,6}?)(?:했|됐|하[고며는지자던여]|되[고며는지던어]|한|된|할|될|해|돼|함|됨|시[켰킨키])")
_NOUN = re.compile(r"[가-힣A-Za-z]+")
_BARE = re.compile(r" ([가-힣]{2,6})(?=[·,…/\"”’]|$| (?:및|등))")
_WORDS = re.compile(r"[가-힣A-Za-z]{2,}")
_BRACKET = re.compile(r"\([^()]{1,40}\)")
_SAID = re.compile(r"[^,.]{0,30}(?:밝혔|전했|발표|보도|공시|따르면|설명|공개|브리핑|나온|내놓은|회의)")
_EACH = re.compile(r"각각 [^.]{0,36}$|(?<![가-힣])각 (?:약 )?$")
_LIST = re.compile(r"(?:\([^()]{1,40}\))?(?:[,·]|으로|로|이고|이며|와|과|,? )")
_JOINT = re.compile(
    r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}(?:과|와|·| 및) ?[가-힣A-Za-z0-9]{2,12}"
    r"(?:은|는|이|가|의)? ?$"
)
_BY_THEN = re.compile(r"\d시(?: ?\d+분)?(?:쯤|께)? ?(?:현재|기준)")
_AMONG = re.compile(r"등(?:이|은|을|의|에)? ?(?:모두|총|약)? ?$|을 합쳐|를 합쳐|을 포함|를 포함|합계|합쳐")
_LEFT = re.compile(
    r"(?:\([^()]{0,40}\))?(?:에서 |이던|였던|이었던|보다|에 비해|에 견줘|대비|과 비교|와 비교"
    r"|부터|까지|마다|당 | ?(?:중|가운데))"
)
_BASE = re.compile(
    r"(?: ?(?:→|->)|이던|였던|이었던|보다|에 비해|에 견줘|[과와] 비교"
    r"|에서 (?:[가-힣]{1,8} )?(?:\d|[가-힣]{0,4}(?:늘|줄|올|내|뛰|오르|떨어)))"
)
_EARLIER = re.compile(
    r"(?:지난해|작년|전년|전달|전월|지난달|종전|당초|1심|재작년|1년 전|한 해 전)"
    r"(?:도|은|는|의|엔|에는|에서는)? ?\(?(?:약 )?$"
)
_THAN = re.compile(r"보다(?: 약)?$")
_SUBJECT, _OBJECT = frozenset("은는이가도"), frozenset("을를")


@dataclass(frozen=True, slots=True)
class Headed:
    """A figure with its head. ``label`` are the nouns of its noun phrase, the head last; ``around`` the other words of
    the clause before it, ``words`` all of the sentence, ``carried`` the topic of the sentence before. ``marks`` are
    words that make it another figure of the same head (누적, 평균, 최대); ``others`` the sentence's other figures."""

    place: Span
    sentence: Span
    text: str
    quantity: Quantity
    label: tuple[str, ...]
    kind: str
    """``noun`` before the figure, ``attribute`` behind it (17.6%의 누리전자), ``predicate`` (34명을 구조했다), ``part``
    (9명 중 5명), or ``base`` of what it was, or is compared with, which has no label."""
    around: frozenset[str]
    topic: frozenset[str]
    """Those of them that are a topic."""
    carried: frozenset[str]
    subject: frozenset[str]
    """The topic of its own sentence before the figure, else that carried."""
    words: frozenset[str]
    marks: frozenset[str]
    change: str
    pred: tuple[str, ...]
    period: Grain
    day: tuple[int | None, int | None] | None
    """Month and day of the last day named before the figure, if it is not when somebody said so."""
    expected: bool
    """Whether it is told as what somebody expects or plans."""
    others: frozenset[Value]
    ages: Ages | None
    context: str
    number: int
    """The place of its sentence in the story."""

    @property
    def head(self) -> str:
        """The noun that the figure is of."""
        return self.label[-1]


@dataclass(frozen=True, slots=True)
class HeadPair:
    """Two figures of one head that are apart. ``head`` is what both labels share, ``links`` what says that they are of
    one thing, ``lender`` the figure of another head that has the value of one of them."""

    a: Headed
    b: Headed
    head: str
    links: tuple[str, ...]
    lender: Headed | None

    @property
    def weight(self) -> float:
        """The sum of the weights of the links."""
        weights = load("weights")["heads"]["links"]
        return float(sum(weights[name] for name in self.links))


def headed(article: str, title: Reading, sentences: Sequence[Reading]) -> list[Headed]:
    """The figures of a story's title and body of which the head can be told, in order."""
    found: list[Headed] = []
    carried: frozenset[str] = frozenset()
    ages = None
    for number, reading in enumerate((title, *sentences)):
        figures = sum(isinstance(m, Quantity) for m in reading.mentions)
        if 0 < figures <= MOST and not (
            is_byline(reading.text)
            or is_template(reading.text)
            or is_weather(reading.text)
            or POLL.search(reading.text)
            or changing().search(reading.text)
        ):
            found += _Sentence(article, reading, carried, ages, number).read()
        carried = topic_of(reading) or carried
        ages = ages_before(reading, reading.end)
    return found


class _Sentence:
    """Reads the figures of one sentence."""

    def __init__(self, article: str, reading: Reading, carried: frozenset[str], ages: Ages | None, number: int) -> None:
        self.article, self.reading, self.carried, self.ages, self.number = article, reading, carried, ages, number
        self.text, self.at = reading.text, reading.start
        self.tokens = reading.tokens
        self.words = frozenset(
            w for t in self.tokens if t.mention is None and len(w := stem(t.key[1])) > 1 and not is_verbal(w)
        )

    def read(self) -> list[Headed]:
        """The headed figures of the sentence."""
        found: list[Headed] = []
        for n in range(len(self.tokens) - 1, -1, -1):
            q = self.tokens[n].mention
            if isinstance(q, Quantity) and _may_be_headed(q) and (one := self._one(n, q, found[-1:])):
                found.append(one)
        return found[::-1]

    def _one(self, n: int, q: Quantity, later: Sequence[Headed]) -> Headed | None:
        start, end = q.start - self.at, q.end - self.at
        own = end
        if m := _BRACKET.match(self.text, end):
            end = m.end()
        if _BASE.match(self.text, end) or _EARLIER.search(self.text, max(0, start - 10), start):
            return self._told(q, Found(), "base", (), "")
        if _LEFT.match(self.text, end) or _THAN.search(self.text, max(0, start - 6), start):
            return None
        if _JOINT.search(self.text, max(0, start - 40), start):
            return None  # 나루호와 다온호 1200대
        if self._in_phrase(start, own) or _EACH.search(self.text, max(0, start - 40), start):
            return None
        starts = (t.start - self.at for t in self.tokens[n + 1 :] if isinstance(t.mention, Quantity))
        stop = next((at for at in starts if at >= end), len(self.text))
        behind = self.text[end : min(stop, end + _FURTHER)]
        back = Back(self.reading, n).go()
        pred = _predicate(behind)
        bare = _BARE.match(behind)
        if bare and (bare[1] in passing() or bare[1] in directions() or closes(bare[1])):
            bare = None
        kind = "part" if back.link == PART else "noun"
        if kind == "part":
            if pred and behind[:1] in {"이", "가", "을", "를", "은"}:
                back.label, kind = [*pred], "predicate"
        elif m := _ATTRIBUTE.match(behind):
            named = _NOUN.match(behind, m.end())
            if named is None or (noun := stem(named[0].removesuffix("다") or named[0])) in vague():
                return None
            back.around += back.label
            back.label, kind = [noun], "attribute"
        elif back.link in {"은", "는"} and not pred and behind[:1] in {"을", "를"}:
            return None  # 이자는 3억원을 빌려준 대가로
        elif (
            bare
            or (back.link in _SUBJECT and behind[:1] in {"을", "를", "이", "가"} and pred)
            or (not back.label and pred and not behind.startswith(("로", "으로", "에")))
        ):
            back.around += back.label
            if back.link in {"은", "는"}:
                back.topic += [w for w in back.label[-1:] if not is_nobody(w)]
            back.label, kind = [bare[1]] if bare else [*pred], "predicate"
        if back.label and len(back.label[-1]) == 1:
            return None  # 빌려준 돈은: no word that tells one thing from another
        if back.link in _OBJECT:
            back.topic = []  # who does it is not what it is of
        if not back.label or back.label[-1] in vague():
            return None
        if q.dimension == "ratio" and back.label[-1] in asked():
            return None
        change = self._change(end, stop)
        if not change and later and self._joined(q, own, later[0]):
            change = later[0].change
        back.marks += self._marks(n, start, behind)
        return self._told(q, back, kind, pred, change)

    def _told(self, q: Quantity, back: Found, kind: str, pred: tuple[str, ...], change: str) -> Headed:
        field: FieldName = "title" if self.number == 0 else "body"
        others = frozenset(
            v for t in self.tokens if t.mention not in {None, q} and (v := value_of(t.mention)) is not None
        )
        return Headed(
            Span(self.article, field, q.start, q.end),
            Span(self.article, field, self.at, self.reading.end),
            self.reading.slice(q.start, q.end),
            q,
            tuple(back.label),
            kind,
            frozenset(w for w in back.around if len(w) > 1),
            frozenset(w for w in back.topic if len(w) > 1),
            self.carried,
            self._subject(q.start - self.at),
            self.words,
            frozenset(back.marks),
            change,
            pred,
            grain_before(self.reading, q.start),
            self._day(q),
            self._expected(q),
            others,
            ages_before(self.reading, q.start) or self.ages,
            self.text,
            self.number,
        )

    def _in_phrase(self, start: int, end: int) -> bool:
        """Whether the figure stands in a bracket with words behind it: 52명을 구속(310명 단속)."""
        opened = self.text.rfind("(", max(0, start - 30), start)
        if opened < 0 or ")" in self.text[opened:start]:
            return False
        closed = self.text.find(")", end)
        return closed < 0 or bool(_WORDS.search(self.text, end, closed))

    def _marks(self, n: int, start: int, behind: str) -> Iterator[str]:
        """Words of the clause that make it another figure of its head."""
        begin = max((t.end - self.at for t in self.tokens[:n] if isinstance(t.mention, Quantity)), default=0)
        clause = self.text[begin:start]
        yield from marks_in(clause)
        if behind.startswith("씩"):
            yield "당"
        if _BY_THEN.search(self.text, 0, start):
            yield "현재"
        if _AMONG.search(clause):
            yield "등"

    def _change(self, end: int, stop: int) -> str:
        m = ways().match(self.text, end, min(stop, end + _REACH))
        return "" if m is None else "up" if m["up"] else "down"

    def _joined(self, q: Quantity, own: int, later: Headed) -> bool:
        """Whether the figure stands before another of one list: 운수업은 3만명(-2%), 숙박업은 5만명 줄었다."""
        between = self.text[own : later.place.start - self.at]
        return bool(_LIST.match(between)) and (
            q.dimension == later.quantity.dimension
            and len(between) < _BETWEEN
            and not any(closes(w) for w in _WORDS.findall(between))
        )

    def _subject(self, start: int) -> frozenset[str]:
        """The last word of the topic before the figure, or what is carried."""
        own = ""
        for t in self.tokens:
            if t.start - self.at >= start:
                break
            if (
                t.mention is None
                and len(t.key[1]) > 2
                and t.key[1].endswith(("은", "는"))
                and not is_adnominal(t.key[1])
            ):
                own = stem(t.key[1])
                break
        if own and not is_nobody(own):
            return frozenset({own})
        return frozenset(w for w in self.carried if not is_nobody(w))

    def _expected(self, q: Quantity) -> bool:
        start, end = q.start - self.at, q.end - self.at
        near = f"{self.text[max(0, start - 20) : start]} {self.text[end : end + 30]} {self.text[-30:]}"
        return bool(expecting().search(near))

    def _day(self, q: Quantity) -> tuple[int | None, int | None] | None:
        last = None
        for m in self.reading.mentions:
            if m.start >= q.start:
                break
            if isinstance(m, Period) and m.day and not _SAID.match(self.text, m.end - self.at):
                last = (m.month, m.day)
        return last


def _may_be_headed(q: Quantity) -> bool:
    return (
        bool(q.dimension)
        and not q.malformed
        and not q.role
        and q.bound in {"", "about"}
        and not q.dimension.startswith("duration")
        and q.dimension not in {"temperature", "points", "multiple"}
    )


def _predicate(behind: str) -> tuple[str, ...]:
    """The stem of the verb behind a figure, with the noun before it: 스스로 대피했다, 불구속 기소했다."""
    m = _PRED.search(behind)
    if m is None or m.start() > _REACH or re.search(r"[,.]", behind[: m.start()]):
        return ()
    word = m[1]
    if word in vague() or word in passing() or word in directions():
        return ()
    before = [w for w in behind[: m.start()].split(" ")[1:] if len(w) > 1 and stem(w) == w and w not in passing()]
    return (*before[-1:], word)
