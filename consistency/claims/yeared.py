"""Every year of a story with the words of its clause, those that no other sentence of the story has set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.forms import is_byline
from consistency.claims.reading import everyday
from consistency.claims.telling import Telling, sentences_of, stripped, told_at
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article

_YEAR = re.compile(
    r"(?<![\d~∼～\-.,])(?P<year>(?:19|20)\d\d)년(?!\d|대|생|산|형|식)"
    r"(?!(?:도|과|에)? ?(?:대비|이후|이래|보다|기준|비교|비해|비하|목표|예산|전망|계획|말 기준))"
    r"(?: ?(?P<month>\d{1,2})월)?"
)
_CUT = re.compile(r"[,;…]\s|(?<=[고며])\s|(?<= [뒤후])\s|(?<=[가-힣]지만)\s|(?<=데)\s")
_WORD = re.compile(r"(?<![\d가-힣A-Za-z·])[가-힣A-Za-z·]{2,}")
_DOING = re.compile(r"(?<=[가-힣]{2})(?:하|한|할|해|했|돼|되|된|될|됐|시켰|시킨)[가-힣]{0,5}$")
_VERB = re.compile(r"(?:다|고|며|던|은|는|을|게|어|아|서|지|도록|면서)$")
_NO_WORD = frozenset(
    [
        "지난",
        "당시",
        "이후",
        "이번",
        "당초",
        "올해",
        "지난해",
        "것은",
        "것이",
        "예정",
        "계획",
        "목표",
        "가운데",
        "처음",
        "이미",
        "기존",
        "현재",
        "최근",
        "모두",
    ]
)
_MOST, _NEAR = 6, 30
_HAPPENED = re.compile(
    r"(?: ?\d{1,2}일)?(?:에)? ?(?:[가-힣]+ ){0,3}(?:발생|일어|벌어|터|저질러|저지른)[가-힣]{0,3} "
    r"(?:이|이번|해당|이 같은) ?(?:사건|사고|참사|범행|화재|범죄)"
)
_CASE = re.compile(r"(?<![가-힣])(?:이 |이번 |해당 |^)(?:사건|사고|참사|범행|범죄)(?:은|는|이) $")
_DAY = re.compile(r" ?\d{1,2}일")
_EDGE = re.compile(r"(?: ?\d{1,2}월)? ?(?:부터|까지)")


@dataclass(frozen=True, slots=True)
class Yeared:
    """A year with the telling words of its clause; ``own`` are those of no other sentence; ``once`` what befalls a
    thing once (건조, 졸업), right beside the year."""

    told: Telling
    year: int
    words: frozenset[str]
    own: frozenset[str]
    once: str
    edge: str
    """부터 or 까지 behind the year."""
    month: str
    whole: bool
    """Whether a day stands behind the month."""
    told_of: bool
    """Whether the clause says that the case or the accident of the story happened then."""
    clause: str


@derived
def _once() -> re.Pattern[str]:
    words = alternation(load("plans")["once"]["words"])
    return re.compile(rf"(?:\d{{1,2}}월)?(?:에|에야|엔)? ?(?:[가-힣A-Za-z]+(?:에서|에|을|를) )?(?P<once>{words})")


def yeareds(article: Article) -> list[Yeared]:
    """The years of a story's body, in order; none of a clause with two years or of a list of them."""
    sentences = list(sentences_of(article.body))
    stems = [frozenset(_stems(article.body[a:b])) for a, b in sentences]
    title = frozenset(_stems(article.title))
    found: list[Yeared] = []
    for n, (start, end) in enumerate(sentences):
        text = article.body[start:end]
        years = list(_YEAR.finditer(text))
        if not years or len(years) > _MOST or is_byline(text):
            continue
        elsewhere = frozenset().union(title, *(s for k, s in enumerate(stems) if k != n))
        for m in years:
            begin = max((c.end() for c in _CUT.finditer(text, 0, m.start())), default=0)
            cut = _CUT.search(text, m.end())
            clause = text[begin : cut.start() if cut else len(text)]
            if len(_YEAR.findall(clause)) > 1:
                continue
            near = clause[max(0, m.start() - begin - _NEAR) : m.end() - begin + _NEAR]
            words = frozenset(_stems(near))
            once = _once().match(text, m.end())
            told_of = bool(_HAPPENED.match(text, m.end()) or _CASE.search(text[begin : m.start()]))
            edge = _EDGE.match(text, m.end())
            place = told_at(article, start + m.start(), start + m.end(), (start, end))
            found.append(
                Yeared(
                    place,
                    int(m["year"]),
                    words,
                    words - elsewhere,
                    once["once"] if once else "",
                    edge[0] if edge else "",
                    m["month"] or "",
                    bool(_DAY.match(text, m.end())),
                    told_of,
                    clause,
                )
            )
    return found


def _stems(text: str) -> Iterator[str]:
    """The nouns of a text and the nouns that its verbs are made of."""
    for word in _WORD.findall(text):
        base = _DOING.sub("", word)
        if base == word:
            base = stripped(word)
            if base == word and len(word) > 2 and _VERB.search(word):
                continue
        if len(base) > 1 and base not in _NO_WORD and base not in everyday():
            yield base
