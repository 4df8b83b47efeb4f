"""Figures with the noun they are of: 의무지출은 340조원, 관리재정수지 적자 109조원, 17.2%의 키옥시아, 큐브위성 13기.

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
from consistency.claims.reading import Reading, Token
from consistency.claims.reading import stem as without_particle
from consistency.claims.retelling import Value, value_of
from consistency.claims.statements import Ages, ages_before, is_verbal
from consistency.claims.tables import POLL
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import FieldName, Period, Quantity, Rank, Span

MOST = 16
"""A sentence with more figures than this is a table."""
_REACH = 14
_OF_NOUNS = ("인", "당", "째", "경", "쯤")
"""Ends of nouns that may be particles as well: 외국인, 택시당."""
_CLOSED = re.compile(
    r"(?:[했됐였었았렸졌났섰랐렀갔왔봤냈뗐켰폈](?:고|으며|지만|으나|는데|다|던|기에|음에도|을)|다$"
    r"|(?:하|되|이|지|나|르|리|치|달하|크|많|적|높|낮|늘|줄)(?:고|며|면서|지만|는데|자|면|니)"
    r"|(?:기록|달성|차지|집계|포함|제외|합|대신|출동|더|빼|대비|비)해|(?:하|되|줄|늘|오르|내리|지)(?:면서|자)|[아어라려쳐]도|[어아]나|[아어지러]져|빠져|늘어|줄어|들어"
    r"|올라|내려|달려|밀려|몰려|모여|걸려|[해어아려져]서도?|다가|위해|통해|대해|인해|따르면|보면|지만|고)$"
)
"""The end of a clause."""
_ADNOMINAL = re.compile(
    r"[가-힣]{2,}(?:한|된|하는|되는|했던|됐던|시킨|받은|받는|하던|되던|당한)$|(?:있는|없는|인|던|운|든|린|친|긴|난|른|진|간|온|본|쓴|산|판|낸|준|둔|뛴|선)$"
)
_OBLIQUE = re.compile(r"(?:에서|에게서|에게|에|으로|로|와|과|까지|부터|의|보다|처럼|께|마다|이나|나|대로|씩|이라|라)$")
_TOPIC = re.compile(r"(?:은|는|이|가|도|만|에는|에서는|에선|엔|이란)$")
_ATTRIBUTE = re.compile(r"(?:가량|정도)?(?:의|인|짜리|급|어치|어치의|대의|여의) ?(?:규모의 |규모 )?(?=[가-힣A-Za-z])")
_PRED = re.compile(r"([가-힣]{2,6}?)(?:했|됐|하[고며는지자던여]|되[고며는지던어]|한|된|할|될|해|돼|함|됨|시[켰킨키])")
_JOINED = re.compile(r"[·&+]?")
_OWNER = re.compile(r"(?:은|는|도|역시|에서도|에도|에서는|에선|에는|엔|의 경우)$")
_LISTED = re.compile(r"[는은이가] 각각|순(?:이|으|서)|(?:은|는) 모두")


@dataclass(frozen=True, slots=True)
class Headed:
    """A figure with its head. ``label`` are the nouns of its noun phrase, the head last; ``around`` the other words of
    the clause before it, ``words`` all of the sentence, ``carried`` the topic of the sentence before. ``marks`` are words
    that make it another figure of the same head (누적, 평균, 최대); ``others`` the sentence's other figures."""

    place: Span
    sentence: Span
    text: str
    quantity: Quantity
    label: tuple[str, ...]
    kind: str
    """``noun`` before the figure, ``attribute`` behind it (17.2%의 키옥시아), ``predicate`` (21명을 구조했다), ``part``
    (6명 중 4명), or ``base`` of what it was, or is compared with, which has no label."""
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
    period: tuple[int | None, int | None, str]
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
            or _changing().search(reading.text)
        ):
            found += _Sentence(article, reading, carried, ages, number).read()
        carried = topic_of(reading) or carried
        ages = ages_before(reading, reading.end)
    return found


@dataclass(slots=True)
class _Found:
    """What was found going back from a figure."""

    label: list[str]
    around: list[str]
    marks: list[str]
    topic: list[str]
    link: str


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
            return self._told(q, _Found([], [], [], [], ""), "base", (), "")
        if _LEFT.match(self.text, end) or _THAN.search(self.text, max(0, start - 6), start):
            return None
        if self._in_phrase(start, own) or _EACH.search(self.text, max(0, start - 40), start):
            return None
        starts = (t.start - self.at for t in self.tokens[n + 1 :] if isinstance(t.mention, Quantity))
        stop = next((at for at in starts if at >= end), len(self.text))
        behind = self.text[end : min(stop, end + _REACH + 10)]
        back = self._back(n)
        pred = _predicate(behind)
        bare = _BARE.match(behind)
        if bare and (bare[1] in _passing() or bare[1] in _ways_nouns() or _CLOSED.search(bare[1])):
            bare = None
        kind = "part" if back.link == "중" else "noun"
        if kind == "part":
            if pred and behind[:1] in {"이", "가", "을", "를", "은"}:
                back.label, kind = [*pred], "predicate"
        elif m := _ATTRIBUTE.match(behind):
            named = _NOUN.match(behind, m.end())
            if named is None or (noun := stem(named[0])) in _vague():
                return None
            back.around += back.label
            back.label, kind = [noun], "attribute"
        elif (
            bare
            or (back.link in _SUBJECT and behind[:1] in {"을", "를", "이", "가"} and pred)
            or (not back.label and pred and not behind.startswith(("로", "으로", "에")))
        ):
            back.around += back.label
            if back.link in {"은", "는"}:
                back.topic += [w for w in back.label[-1:] if not _is_nobody(w)]
            back.label, kind = [bare[1]] if bare else [*pred], "predicate"
        back.label = [w for w in back.label if len(w) > 1]
        if back.link in {"을", "를"}:
            back.topic = []  # who does it is not what it is of
        if not back.label or back.label[-1] in _vague():
            return None
        if q.dimension == "ratio" and back.label[-1] in _asked():
            return None
        change = self._change(end, stop)
        if not change and later and self._joined(q, own, later[0]):
            change = later[0].change
        back.marks += self._marks(n, start, behind)
        return self._told(q, back, kind, pred, change)

    def _told(self, q: Quantity, back: _Found, kind: str, pred: tuple[str, ...], change: str) -> Headed:
        field: FieldName = "title" if self.number == 0 else "body"
        others = frozenset(
            v
            for t in self.tokens
            if t.mention not in {None, q} and (v := value_of(t.mention)) is not None  # type: ignore[arg-type]
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
            self._period(q),
            self._day(q),
            self._expected(q),
            others,
            ages_before(self.reading, q.start) or self.ages,
            self.text,
            self.number,
        )

    def _in_phrase(self, start: int, end: int) -> bool:
        """Whether the figure stands in a bracket with words behind it: 478명을 구속(3996명 단속)."""
        opened = self.text.rfind("(", max(0, start - 30), start)
        if opened < 0 or ")" in self.text[opened:start]:
            return False
        closed = self.text.find(")", end)
        return closed < 0 or len(re.findall(r"[가-힣A-Za-z]{2,}", self.text[end:closed])) > 0

    def _marks(self, n: int, start: int, behind: str) -> Iterator[str]:
        """Words of the clause that make it another figure of its head."""
        begin = max((t.end - self.at for t in self.tokens[:n] if isinstance(t.mention, Quantity)), default=0)
        clause = self.text[begin:start]
        for m in _mark_words().finditer(clause):
            yield _same_marks().get(m[0], m[0])
        yield from when(clause)
        if behind.startswith("씩"):
            yield "당"
        if _AMONG.search(clause):
            yield "등"

    def _back(self, n: int) -> _Found:
        found = _Found([], [], [], [], "")
        i, passed, closed_label, narrowed = n - 1, 0, False, True
        while i >= 0:
            token = self.tokens[i]
            gap = self.text[token.end - self.at : self.tokens[i + 1].start - self.at]
            if ")" in gap:
                opened = self.text.rfind("(", 0, token.end - self.at + gap.index(")"))
                if opened < 0:
                    break
                while i >= 0 and self.tokens[i].start - self.at > opened:
                    i -= 1
                if i < 0:
                    break
                token, gap = self.tokens[i], ")"
            elif "(" in gap and (found.label or passed):
                break
            if isinstance(token.mention, Quantity):
                if (found.label and narrowed and gap in {" ", ""}) or (
                    token.mention.dimension.startswith("duration") and i == n - 1
                ):
                    found.marks.append(f"={token.mention.value}")
                break
            if any(c in gap for c in ",;…“\"‘'·/▲△:"):
                if i == n - 1 and gap.strip() != "(":
                    break
                if not found.label:
                    break
                closed_label = True
            if token.mention is not None:
                if not closed_label and isinstance(token.mention, Rank) and token.mention.kind.startswith("nth"):
                    found.marks.append(f"{token.mention.kind}{token.mention.value}")
                closed_label = closed_label or bool(found.label)
                i -= 1
                continue
            word = token.key[1]
            if _CLOSED.search(word) and len(word) > 1 and not _kept(word):
                break
            if not found.label:
                if _BARRIER.fullmatch(word):
                    if word in _AMONG_ALL and i and isinstance(self.tokens[i - 1].mention, Quantity) and i == n - 1:
                        whole = self.tokens[i - 1]
                        found.label, found.link = [f"{self.reading.slice(whole.start, whole.end)} 중"], "중"
                    break
                if not self._take_head(found, word, i):
                    passed += 1
                    if passed > 5:
                        break
            elif not closed_label and len(found.label) < 4 and gap in {" ", ""} and self._narrows(word, gap):
                if gap == "":
                    found.label[0] = word + found.label[0]
                else:
                    found.label.insert(0, word)
            else:
                closed_label = True
                if not _is_adnominal(word) and word not in {"초과", "이상", "이하", "미만", "넘는"}:
                    narrowed = False
                    found.around.append(stem(word))
                    if _OWNER.search(word) and not _is_nobody(stem(word)):
                        found.topic.append(stem(word))
            i -= 1
        return found

    def _take_head(self, found: _Found, word: str, i: int) -> bool:
        """Whether the word is the head."""
        bare = stem(word)
        if bare in _marks() or word in _marks():
            found.marks.append(bare)
            return False
        if bare in _passing() or len(bare) < 2:
            return False
        if _is_adnominal(word):
            return False
        m = _OBLIQUE.search(word)
        if m and (m.start() >= 2 or len(m[0]) > 1) and not _TOPIC.search(word):
            found.around.append(bare)
            return False
        t = _TOPIC.search(word)
        found.label.append(bare)
        found.link = t[0][-1] if t and t.start() >= 2 else ""
        return True

    def _narrows(self, word: str, gap: str) -> bool:
        bare = stem(word)
        if gap == "":
            return True
        return (
            bare == word
            and len(word) > 1
            and word not in _passing()
            and word not in _marks()
            and not _is_adnominal(word)
            and not is_verbal(word)
        )

    def _change(self, end: int, stop: int) -> str:
        m = _ways().match(self.text, end, min(stop, end + _REACH))
        return "" if m is None else "up" if m["up"] else "down"

    def _joined(self, q: Quantity, own: int, later: Headed) -> bool:
        """Whether the figure stands before another of one list: 농업은 3만명(-2%), 건설업은 5만명 줄었다."""
        between = self.text[own : later.place.start - self.at]
        return bool(_LIST.match(between)) and (
            q.dimension == later.quantity.dimension
            and len(between) < 40
            and not any(_CLOSED.search(w) for w in re.findall(r"[가-힣]{2,}", between))
        )

    def _subject(self, start: int) -> frozenset[str]:
        """The last word of the topic before the figure, or what is carried."""
        own = ""
        for t in self.tokens:
            if t.start - self.at >= start:
                break
            if t.mention is None and len(t.key[1]) > 2 and _TOPICAL.search(t.key[1]) and not _is_adnominal(t.key[1]):
                own = stem(t.key[1])
                break
        if own and not _is_nobody(own):
            return frozenset({own})
        return frozenset(w for w in self.carried if not _is_nobody(w))

    def _expected(self, q: Quantity) -> bool:
        start, end = q.start - self.at, q.end - self.at
        near = f"{self.text[max(0, start - 20) : start]} {self.text[end : end + 30]} {self.text[-30:]}"
        return bool(_expecting().search(near))

    def _day(self, q: Quantity) -> tuple[int | None, int | None] | None:
        last = None
        for m in self.reading.mentions:
            if m.start >= q.start:
                break
            if isinstance(m, Period) and m.day and not _SAID.match(self.text, m.end - self.at):
                last = (m.month, m.day)
        return last

    def _period(self, q: Quantity) -> tuple[int | None, int | None, str]:
        last: Period | None = None
        for m in self.reading.mentions:
            if m.start >= q.start:
                break
            if isinstance(m, Period) and (m.part or m.year or m.month) and not m.day and m.part[-1:] in {"", "Q", "H"}:
                last = m
        return (last.year, last.month, last.part) if last else (None, None, "")


_NOUN = re.compile(r"[가-힣A-Za-z]+")
_SAID = re.compile(r"[^,.]{0,30}(?:밝혔|전했|발표|보도|공시|따르면|설명|공개|브리핑|나온|내놓은|회의)")
_TOPICAL = re.compile(r"(?:은|는)$")
_AMONG_ALL = frozenset({"중", "가운데", "중에", "중에서"})
_SUBJECT = frozenset("은는이가도")
_BARE = re.compile(r" ([가-힣]{2,6})(?=[·,…/\"”’]|$| (?:및|등))")
_EACH = re.compile(r"각각 [^.]{0,36}$|(?<![가-힣])각 (?:약 )?$")
_LIST = re.compile(r"(?:\([^()]{1,40}\))?(?:[,·]|으로|로|이고|이며|와|과|,? )")
_WHEN = re.compile(
    r"(?P<year>(?:19|20)\d\d학년도)|(?:(?P<per>[가-힣0-9a-zA-Z㎡]{1,5}당)(?= )|(?P<when>전년도?|지난해|작년|전달|전월|지난달|당초|종전|기존|직전|앞서|처음))"
    r"(?!도? ?(?:보다|대비|에 비해|같은|동기|동월|과 비교|와 비교|이후|이래))"
)
_AMONG = re.compile(r"등(?:이|은|을|의|에)? ?(?:모두|총|약)? ?$|을 합쳐|를 합쳐|을 포함|를 포함|합계|합쳐")
_BRACKET = re.compile(r"\([^()]{1,40}\)")
_BARRIER = re.compile(r"(?:때|당시|뒤|후|직후|이후|결과|가운데|중|중에서|사이|끝)$")
_LEFT = re.compile(
    r"(?:\([^()]{0,40}\))?(?:에서 |이던|였던|이었던|보다|에 비해|에 견줘|대비|과 비교|와 비교|부터|까지|마다|당 | ?(?:중|가운데))"
)
_BASE = re.compile(
    r"(?: ?(?:→|->)|이던|였던|이었던|보다|에 비해|에 견줘|[과와] 비교|에서 (?:[가-힣]{1,8} )?(?:\d|[가-힣]{0,4}(?:늘|줄|올|내|뛰|오르|떨어)))"
)
_EARLIER = re.compile(
    r"(?:지난해|작년|전년|전달|전월|지난달|종전|당초|1심|재작년|1년 전|한 해 전)(?:도|은|는|의|엔|에는|에서는)? ?\(?(?:약 )?$"
)
_THAN = re.compile(r"보다(?: 약)?$")


def stem(word: str) -> str:
    """``word`` without its particle, but for one that is sooner the end of a noun."""
    bare = without_particle(word)
    return word if word[len(bare) :] in _OF_NOUNS else bare


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
    if word in _vague() or word in _passing() or word in _ways_nouns():
        return ()
    before = [w for w in behind[: m.start()].split(" ")[1:] if len(w) > 1 and stem(w) == w and w not in _passing()]
    return (*before[-1:], word)


@derived
def _ways_nouns() -> frozenset[str]:
    return frozenset(w for w in direction_words("up", "down", "more", "less"))


@derived
def _ways() -> re.Pattern[str]:
    up, down = (alternation(direction_words(*way)) for way in (("up", "more"), ("down", "less")))
    between = r"(?:\([^()]{0,16}\))?(?:[이가을를]|나|이나|씩)? ?(?:더|가량|정도|이상|넘게|각각|가까이|안팎|쯤|소폭|대폭|크게)? ?"
    return re.compile(rf"{between}(?:(?P<up>{up})|(?P<down>{down}))")


def _is_adnominal(word: str) -> bool:
    return bool(_ADNOMINAL_FORM.search(word)) or (len(word) == 2 and word[-1] in "는은")


_ADNOMINAL_FORM = re.compile(
    r"[가-힣]{2,}(?:한|된|했던|됐던|시킨|당한)$|(?:하|되|있|없|않|오르|내리|줄이|늘리|이르|어지|높이|낮추|넘어서|웃도|밑도|앞두|이루|나타나|벌이|걸리|머무|보이|내놓|시키|들이)는$"
    r"|(?:[놓받얻남찾맺넣잡닫먹읽찍믿앉꼽뽑묻쏟갖맞맡입벗막낳갚깎닦겪높낮많적작좁넓짧젊늙같옳깊얇굵밝붉싣]은|있던|없던|하던|되던|벌어들인|거둔|올린|내놓은|펴낸|나온|늘어난|줄어든|늘린|줄인|오른|내린|건넨|빌린|맡긴|넘긴|따른|뽑힌|걸린|열린|남긴|실은|지은|이은)$|^(?:쓴|번|산|판|든|낸|준|온|간|본|된|한|할|될|인)$"
)


def _is_nobody(word: str) -> bool:
    """Whether a topic says who counts or tells, and not of whom."""
    return word in _vague() or word.endswith(("당국", "관계자", "정부", "경찰", "소방", "측", "본부"))


def _kept(word: str) -> bool:
    return word.endswith(
        (
            "광고",
            "보고",
            "사고",
            "경고",
            "창고",
            "재고",
            "권고",
            "최고",
            "신고",
            "금고",
            "참고",
            "국고",
            "예고",
            "선고",
            "원고",
            "피고",
            "상고",
            "항고",
            "공고",
            "통고",
            "차고",
            "냉장고",
            "물류창고",
            "해고",
            "고고",
            "중고",
            "고교",
            "여고",
            "남고",
            "외고",
            "과학고",
            "자사고",
        )
    )


@derived
def _passing() -> frozenset[str]:
    data = load("measured")
    return frozenset((*data["neutral"], *load("headed")["passing"])) - _marks()


@derived
def _mark_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣]){alternation(load('headed')['marks'])}(?![가-힣]{{3}})")


@derived
def _same_marks() -> dict[str, str]:
    return {word: group[0] for group in load("headed")["same"] for word in group}


@derived
def _expecting() -> re.Pattern[str]:
    table = load("cues")["modality"]
    words = [w for name in ("expected", "planned") for key in ("nouns", "ends") for w in table[name].get(key, [])]
    return re.compile(rf"{alternation(words)}|것으로 [보본봤]|라면|할 경우|구형")


@derived
def _asked() -> frozenset[str]:
    return frozenset(load("headed")["asked"])


@derived
def _changing() -> re.Pattern[str]:
    return re.compile(alternation(load("headed")["changing"]))


@derived
def _marks() -> frozenset[str]:
    return frozenset(load("headed")["marks"])


@derived
def _vague() -> frozenset[str]:
    return frozenset((*load("headed")["vague"], *load("measured")["neutral"], *load("measured")["publishers"]))


def when(text: str) -> Iterator[str]:
    """The words of a text that put a figure in another time (전년, 당초) or make it one of each (1인당)."""
    for m in _WHEN.finditer(text):
        yield m["year"] or "당" if m["year"] or m["per"] else _same_marks().get(m["when"], m["when"])


def topic_of(reading: Reading) -> frozenset[str]:
    """The words of a sentence's first topic: 삼성전자 반도체 부문은."""
    words: list[str] = []
    for token in reading.tokens:
        if token.mention is not None:
            continue
        word = token.key[1]
        if _CLOSED.search(word):
            words = []
        elif not _is_adnominal(word):
            words.append(stem(word))
            if len(word) > 2 and word.endswith(("은", "는")):
                return frozenset(w for w in words[-4:] if len(w) > 1 and w not in _passing())
    return frozenset()
