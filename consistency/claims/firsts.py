"""What is the first, the only or the second of its kind, and where: 전국 최초, 국내에서 유일, 가람호에 이어 두 번째.

Source: 국립국어원 표준국어대사전 ‘최초’, ‘유일’, ‘번째’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.claims.forms import is_byline, is_template
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span

Kind = Literal["first", "only", "nth", "group", "others"]
"""The first; the only one; the second or later; one of so many; others had it before."""

_N = r"(?P<n>[2-9]|두|세|네|다섯|여섯|일곱)"
_NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7}
_NTH = re.compile(rf"(?<![\d가-힣]){_N} ?번째")
_IN = r"(?:에서는|에서도|에서|로는|으로는|에선|에는|에|내에서|내|의)?"
_NOT_OF_SIZE = r"(?!로? ?(?:가장 ?)?(?:큰|크|많|높|적|작|길|긴|낮|넓|빠|비싼))"
_NOT_MEANT = re.compile(r"전망|예상|목표|계획|기대|도전|노린|노리|될 것|예정|만약|가능성|추정|알려진 것과|아니|않")
_NEAR = 14
_PLACES = r"(?:곳|기관|나라|국가|지자체|자치단체|도시|업체|회사|학교|병원|대학|시설|시군|구)"
_OTHERS = re.compile(
    r"(?:비슷한|같은|이와 같은|유사한|이런|이 같은|해당|이) "
    r"(?:사업|제도|정책|조례|서비스|지원|시설|프로그램|행사|장비|기술|방식|수당|조치)"
    r"(?:은|는|을|를)[^.]{0,30}?(?:이|가|에서|에서는|도) ?"
    r"[^.]{0,14}?(?:(?:19|20)\d\d년|이미|먼저|앞서|지난해|재작년|작년)"
    r"[^.]{0,20}?(?:하고 있|시행|도입|운영|시작|해 왔|해왔|들여|선보|갖)"
)


@dataclass(frozen=True, slots=True)
class First:
    """A claim to be the first, only or nth of a kind. ``scope`` is the widest of ``levels()`` that is named, -1 where
    none is; ``words`` are the telling words of the sentence, ``before`` those of the one before."""

    place: Span
    sentence: Span
    text: str
    kind: Kind
    scope: int
    n: int
    follows: str
    """How the word behind begins, which says what was done for the first time."""
    words: frozenset[str]
    before: frozenset[str]
    context: str

    def tells(self, n: int) -> bool:
        """Whether the sentence names the ``n``-th, however it is spelled: 6번째, 여섯 번째."""
        return any(_NUMBERS.get(m["n"]) == n or m["n"] == str(n) for m in _NTH.finditer(self.context))


@derived
def _scopes() -> dict[str, int]:
    """Every word for a scope with its width: a region 0, a country 1, a continent 2, the world 3."""
    order = ("region", "country", "continent", "world")
    lines = load("turns")["scope"]
    return {word: n for n, name in enumerate(order) for word in lines[name]}


@derived
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    scope = rf"(?<![가-힣])(?P<scope>{alternation(list(_scopes()))}){_IN}"
    return (
        (
            "first",
            re.compile(rf"{scope}(?: ?(?:이번이|가장|이[가-힣 ]{{1,8}}))? ?(?:처음|최초|첫)(?! ?[가-힣]{{0,2}}째)"),
        ),
        (
            "first",
            re.compile(
                r"(?<![가-힣])(?:사상|역대|(?:창사|창단|개교|설립|출범|창립) (?:이래|후)) (?:처음|최초|첫)"
                r"|[것건][은이] (?:이번이 |이[가-힣 ]{1,8}이 )?(?:사상 |역대 )?(?:처음|최초)(?=이|다|으로|로|라)"
                r"|(?<![가-힣])첫 (?:여성|외국인|민간|흑인|민간인|한국인|[2-4]0대)(?= )"
            ),
        ),
        ("only", re.compile(rf"{scope}(?: [가-힣]{{1,6}})? ?유일(?:하게|한|하다|의|무이|$|[가-힣 .,])")),
        ("nth", re.compile(rf"(?:에 이어 ?)(?:[가-힣]{{2,6}} )??(?:{scope} ?)?{_N} ?번째{_NOT_OF_SIZE}")),
        ("nth", re.compile(rf"{scope} ?{_N} ?번째{_NOT_OF_SIZE}")),
        (
            "group",
            re.compile(
                rf"{scope}[^.]{{0,24}}?{_PLACES}(?:은|는|이)? [^.]{{0,40}}?(?<!\d){_N} ?곳"
                r"(?:이다|이며|이고|뿐|밖에|에 불과|입니다)"
            ),
        ),
    )


def firsts(article: str, title: Reading, sentences: Sequence[Reading]) -> list[First]:
    """What a story calls the first, the only, the second or one of several, in order."""
    found: list[First] = []
    last: Reading | None = None
    for reading in (title, *sentences):
        if len(reading.mentions) <= TABLE and not (is_byline(reading.text) or is_template(reading.text)):
            field: Literal["title", "body"] = "title" if reading is title else "body"
            found += _of(article, field, reading, last)
        last = None if reading is title else reading
    return found


def _of(article: str, field: Literal["title", "body"], reading: Reading, last: Reading | None) -> Iterator[First]:
    text = reading.text
    taken: set[int] = set()

    def told(m: re.Match[str], kind: Kind) -> First:
        groups = m.groupdict()
        scope = groups.get("scope")
        n = groups.get("n") or "1"
        behind = re.match(r"(?:으로|로|인|의|이다|다)? ?([가-힣]{2})?", text[m.end() :])
        return First(
            Span(article, field, reading.start + m.start(), reading.start + m.end()),
            Span(article, field, reading.start, reading.end),
            m[0].strip(" .,"),
            kind,
            _scopes()[scope] if scope else -1,
            _NUMBERS.get(n) or int(n),
            (behind[1] or "") if behind else "",
            _words(reading),
            _words(last) if last is not None else frozenset(),
            text,
        )

    for kind, pattern in _patterns():
        for m in pattern.finditer(text):
            if m.end() not in taken and not _NOT_MEANT.search(text, max(0, m.start() - _NEAR), m.end() + _NEAR):
                taken.add(m.end())
                yield told(m, kind)
    for m in _OTHERS.finditer(text):
        yield told(m, "others")


def _words(reading: Reading) -> frozenset[str]:
    stems = (stem(t.key[1]) for t in reading.tokens if t.mention is None)
    return frozenset(w for w in stems if len(w) > 1 and not is_verbal(w) and w not in everyday())
