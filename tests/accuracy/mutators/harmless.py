"""Harmless rewrites: the same facts printed another way. A checker that speaks up about one of them is wrong.

Each reader yields sets of edits; the caller chooses one. What a rewrite may not do is make the two texts say
different things, so each is held narrow: rounding is marked by 약, a dropped tail by 여, an explicit day is only put
for 이날 where the day was named before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from mutators.hangul import has_final
from mutators.model import Edit, Mutation, apply
from mutators.words import word_list, word_pairs


@dataclass(frozen=True, slots=True)
class Moment:
    """The day on which the story is published."""

    year: int
    month: int
    day: int


Edits = tuple[str, list[Edit]]
Reader = Callable[[str, Random, Moment], Iterator[Edits]]

_SENTENCE = re.compile(r"[^.]+(?:\.\d+[^.]*)*\.(?:[”\"’'] ?[가-힣]+[^.]*\.)? ?")
_COUNTED = "억|만|원|달러|명|건|개|곳|대|가구|t|톤|㎡|표|마리|그루|회|권|석|㎞"
_FOUR = re.compile(rf"(?<![\d.,천])(\d),?(\d{{3}})(?=(?:{_COUNTED}))")
_COMMA = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])"
    r"|(?<![\d.,])\d{4,6}(?=(?:억|만|명|건|개|곳|대|가구|t|톤|원|표|㎡)(?!년))"
)
_GAP = re.compile(r"(?<=\d)(?:억|만|조)?( ?)(?=(?:원|달러|명|건|개|곳|대|가구|표)(?![가-힣]*장))")
_SIGNS = word_pairs("rewrites", "signs")
_PER_CENT = re.compile(r"(?<=\d)%(?!포인트|p|\d)")
_PLAIN_COUNT = re.compile(
    r"(?<![\d.,약천만억조제~] )(?<![\d.,약제~])(\d{1,3}(?:,\d{3})+|\d{3,4})"
    r"(?=(명|건|가구|그루|마리|대|곳|표|권|억 원|억원|만 원|만원))"
)
_DECIMAL = re.compile(r"(?<![\d.,약])(?<!약 )(\d{2})\.(\d)(?=%(?!포인트|p))")
_SYNONYMS = word_pairs("rewrites", "synonyms")
_TENSES = word_pairs("rewrites", "tenses")
_ALIASES = word_pairs("rewrites", "aliases")
_DETAILS = word_list("rewrites", "details")
_EXTRA = word_list("rewrites", "sentences")
_BYLINES = word_list("rewrites", "bylines")
_ANAPHORA = re.compile(f"(?:{'|'.join(map(re.escape, word_list('rewrites', 'anaphora')))})")


def number_format(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """1,240억, 1240억, 1천240억."""
    del rng, moment
    for m in _COMMA.finditer(text):
        plain = m[0].replace(",", "")
        yield "comma", [Edit(m.start(), m.end(), plain if "," in m[0] else f"{int(plain):,}")]
    for m in _FOUR.finditer(text):
        rest = str(int(m[2])) if int(m[2]) else ""
        yield "천", [Edit(m.start(), m.end(), f"{m[1]}천{rest}")]


def spacing(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """1240억원, 1240억 원."""
    del rng, moment
    for m in _GAP.finditer(text):
        yield "unit", [Edit(m.start(1), m.end(1), "" if m[1] else " ")]


def notation(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """㎞ and km, % and 퍼센트."""
    del rng, moment
    for before, after in _SIGNS:
        for m in re.finditer(rf"(?<=\d){re.escape(before)}(?![A-Za-z/])", text):
            yield before, [Edit(m.start(), m.end(), after)]
    for m in _PER_CENT.finditer(text):
        yield "%", [Edit(m.start(), m.end(), "퍼센트")]


def about(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """약 put before a count."""
    del rng, moment
    for m in _PLAIN_COUNT.finditer(text):
        yield "약", [Edit(m.start(), m.start(), "약 ")]


def rounding(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """91.5% as 약 92%, 1,243명 as 약 1,240명."""
    del rng, moment
    for m in _DECIMAL.finditer(text):
        yield "per cent", [Edit(m.start(), m.end(), f"약 {int(m[1]) + (int(m[2]) >= 5)}")]
    for m in _PLAIN_COUNT.finditer(text):
        value = int(m[1].replace(",", ""))
        step = 10 if value < 10_000 else 1000
        rounded = (value + step // 2) // step * step
        if value % step and value >= 200:
            yield "count", [Edit(m.start(), m.end(), f"약 {rounded:,}")]


def truncation(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """1,243명 as 1,200여 명."""
    del rng, moment
    for m in _PLAIN_COUNT.finditer(text):
        value = int(m[1].replace(",", ""))
        step = 10 if value < 1000 else 100
        if value % step and value >= 100 and not m[2].startswith(("억", "만")):
            yield "여", [Edit(m.start(), m.end(), f"{value // step * step:,}여 ")]


def synonym(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """밝혔다 and 말했다, 늘었다 and 증가했다."""
    del rng, moment
    for before, after in _SYNONYMS:
        for m in re.finditer(rf"(?<=[ ”\"’]){before}(?=\.)", text):
            yield before, [Edit(m.start(), m.end(), after)]


def tense(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """말했다 and 말한다."""
    del rng, moment
    for before, after in _TENSES:
        for m in re.finditer(re.escape(before), text):
            yield before, [Edit(m.start(), m.end(), after)]


def particle(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """은/는 and 이/가 behind the first word of a sentence; 에서 and 에서는."""
    del rng, moment
    for m in re.finditer(r"(?:^|(?<=\. ))([가-힣]{2,8})([은는])(?= )", text):
        yield "topic", [Edit(m.start(2), m.end(2), "이" if has_final(m[1][-1]) else "가")]
    for m in re.finditer(r"(?<=[가-힣]에서)는(?= )", text):
        yield "에서는", [Edit(m.start(), m.end(), "")]


def quotes(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """“ ” and straight ones, all of them."""
    del rng, moment
    found = list(re.finditer("[“”]", text))
    if found:
        yield "curly", [Edit(m.start(), m.end(), '"') for m in found]


def order(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """Two neighbouring sentences, neither of which points back, change places."""
    del rng, moment
    for x, y in pairwise(list(_SENTENCE.finditer(text))[1:]):
        after = text[y.end() : y.end() + 8]
        if not any(_ANAPHORA.match(t) for t in (x[0], y[0], after)) and x[0].endswith(" ") and y[0].endswith(" "):
            yield "order", [Edit(x.start(), y.end(), y[0] + x[0])]


def detail(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """A clause more, or a sentence more."""
    del moment
    for m in list(_SENTENCE.finditer(text))[1:]:
        if text[m.start()] not in '“"이':
            yield "clause", [Edit(m.start(), m.start(), rng.choice(_DETAILS))]
        yield "sentence", [Edit(m.start(), m.start(), rng.choice(_EXTRA))]


def drop(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """A sentence less, none of the first two."""
    del rng, moment
    sentences = list(_SENTENCE.finditer(text))
    for m, after in zip(sentences[2:], [*sentences[3:], None], strict=True):
        if after is None or not _ANAPHORA.match(after[0]):
            yield "sentence", [Edit(m.start(), m.end(), "")]


def day_word(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """이날 and the day, where it is the day named last, and of publication."""
    del rng
    for m in re.finditer(r"(?<![가-힣])이날(?= )", text):
        named = re.findall(r"(\d{1,2})일(?=[ ,(]|[은에의])", text[: m.start()])
        if named and int(named[-1]) == moment.day:
            yield "이날", [Edit(m.start(), m.end(), f"{moment.day}일")]
    if moment.day > 1:
        for m in re.finditer(rf"(?<![\d월~] )(?<![\d월~]){moment.day - 1}일(?= )", text):
            yield "day before", [Edit(m.start(), m.end(), "전날")]


def year_word(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """지난해, 올해 and the year."""
    del rng
    names = {"지난해": moment.year - 1, "올해": moment.year, "내년": moment.year + 1}
    for word, year in names.items():
        for m in re.finditer(rf"(?<![가-힣]){word}(?= (?!같은|말|초|들어))", text):
            yield word, [Edit(m.start(), m.end(), f"{year}년")]
        for m in re.finditer(rf"(?<!\d){year}년(?= (?!산))", text):
            yield "year", [Edit(m.start(), m.end(), word)]


def alias(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """행정안전부 and 행안부, everywhere in the story."""
    del rng, moment
    for long, short in _ALIASES:
        for before, after in ((long, short), (short, long)):
            if len(before) < 2:
                continue
            found = list(re.finditer(re.escape(before) + r"(?=[은는이가을를의에과와도 ·])", text))
            same = all(has_final(before[-1]) == has_final(after[-1]) for _ in found[:1])
            if found and same:
                yield before, [Edit(m.start(), m.end(), after) for m in found]


def byline(text: str, rng: Random, moment: Moment) -> Iterator[Edits]:
    """A by-line put before the story."""
    del text, moment
    yield "byline", [Edit(0, 0, rng.choice(_BYLINES))]


_READERS: dict[str, Reader] = {
    "number format": number_format,
    "spacing": spacing,
    "notation": notation,
    "about": about,
    "rounding": rounding,
    "truncation": truncation,
    "synonym": synonym,
    "tense": tense,
    "particle": particle,
    "quotes": quotes,
    "order": order,
    "detail": detail,
    "drop": drop,
    "day word": day_word,
    "year word": year_word,
    "alias": alias,
    "byline": byline,
}
REWRITE_KINDS = tuple(_READERS)


def rewrites(text: str, kind: str, rng: Random, moment: Moment) -> list[Mutation]:
    """Every rewrite of ``kind`` that ``text`` allows. Raises ``KeyError`` for an unknown kind."""
    return [apply(text, kind, variant, edits) for variant, edits in _READERS[kind](text, rng, moment)]
