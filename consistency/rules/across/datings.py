"""What C314 tells of dates that are a slip of the hand apart, whatever place they fill in their sentences, and C322 of
dates that begin something here and end it there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.datings import Dating, is_act
from consistency.claims.deeds import PUT_OFF
from consistency.claims.reading import everyday
from consistency.claims.retelling import alike
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.claims.values import printed
from consistency.korean.lexicon import derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Period
from consistency.rules.across.sides import pairs_within, two_sides
from consistency.rules.base import Across, Disagreement

_NEAR = timedelta(days=14)
_YEARS, _DAYS = 3, 10
"""How far apart a year, or the day of a whole date, is one mistaken for the other; and a day printed alone."""
_SHARED, _RELATIVE = 3, 3
"""Words that must be the same beside two edges; and beside two years told by words (올해, 내년)."""
_TOPIC = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z0-9]{2,12})[은는이가] ")
_ANYBODY = frozenset(
    {"고인", "그녀", "회사", "업체", "당국", "이들", "이곳", "단지", "정부", "건물", "영화", "작품", "사람"}
)
_HOME = frozenset({"국내", "해외", "한국"})
_NAMED_DAY = re.compile(
    r"[가-힣]*(?:기준|발표|시행|개막|폐막|상장|선고|지급|납입|납부|배당|마감|접수|청약|당첨|계약|입주|개봉|출시|공개|취임"
    r"|투표|선거|개통|착공|준공|완공|개장|개관|개점|결제|만기|만료|출국|입국|귀국|도착|입항|출항|공연|시험|면접|방송|결승"
    r"|공고|공판|심문|소환|조사|창립|창간|제출|심사|표결|본회의|주총|총회|매각|인수|합병|분할|정지|재개|폐지|폐점|발효|발인"
    r"|결혼|예식|졸업|입학|개학|수능|소집|입대|전역|종료|운항)일|[가-힣]*(?:시한|기한)"
)
"""What names one day of one thing."""
_PARTS = ("year", "month", "day")


def slipped_dates(across: Across) -> Iterator[Disagreement]:
    """Dates of two stories on one event of which one part differs, with the same done on them or the same words around,
    where neither story prints the other's date."""
    pairs = [
        (a, b)
        for x, y in pairs_within(across.close, across, _NEAR)
        for a in across.datings[x]
        for b in across.datings[y]
        if a.kind == b.kind
        and _edge(a) == _edge(b)
        and _slipped(a.period, b.period, a.kind)
        and _one_thing(a, b, across)
        and not _prints(x, b, across)
        and not _prints(y, a, across)
    ]
    for many, odd, sources in two_sides(pairs, lambda d: printed(d.period), across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 일의 시점이 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (
                f"읽은 시점: {printed(a.period)} ↔ {printed(b.period)}",
                f"독립된 기사 {sources}건 ↔ 1건",
                f"같은 문장의 말이 같다: {', '.join([*sorted(a.acts & b.acts), *_shared(a, b)][:4])}",
            ),
        )


def turned_edges(across: Across) -> Iterator[Disagreement]:
    """Dates from which something holds here, and until which it holds there."""
    pairs = [
        (a, b)
        for x, y in pairs_within(across.close, across, _NEAR)
        for a in across.datings[x]
        for b in across.datings[y]
        if {a.edge, b.edge} == {"from", "until"}
        and _is_one_date(a.period, b.period)
        and a.behind
        and b.behind
        and alike(a.behind[0], b.behind[0])
        and len(_shared(a, b)) >= _SHARED
        and not _told_apart(a, b, across)
        and not any(d.edge == b.edge and _is_one_date(d.period, a.period) for d in across.datings[x])
        and not any(d.edge == a.edge and _is_one_date(d.period, b.period) for d in across.datings[y])
    ]
    for many, odd, sources in two_sides(pairs, lambda d: d.edge, across):
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"한쪽은 ‘부터’, 다른 쪽은 ‘까지’다: ‘{many[0].text}’ ↔ ‘{odd[0].text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"둘레의 말이 같다: {', '.join(_shared(many[0], odd[0])[:4])}"),
        )


def _is_one_date(x: Period, y: Period) -> bool:
    known = [(getattr(x, p), getattr(y, p)) for p in _PARTS if not (p == "month" and (x.guessed or y.guessed))]
    return x.day is not None and y.day is not None and all(a == b for a, b in known if None not in (a, b))


def _edge(d: Dating) -> str:
    """What a date ends; one that begins something is as good as any other."""
    return "" if d.edge == "from" else d.edge


def _slipped(x: Period, y: Period, kind: str) -> bool:
    """Whether exactly one part differs, as a digit mistyped or a year, month or day mistaken does."""
    yearless = kind == "md" and None in (x.year, y.year)
    parts = _PARTS[2:] if kind == "d" and (x.guessed or y.guessed) else _PARTS[1:] if yearless else _PARTS
    differing = [(p, getattr(x, p), getattr(y, p)) for p in parts if getattr(x, p) != getattr(y, p)]
    if len(differing) != 1 or None in differing[0]:
        return False
    part, a, b = differing[0]
    if part[0] not in kind:
        return False
    typed = DamerauLevenshtein.distance(str(a), str(b)) == 1
    if part == "year" and sorted(str(a)) == sorted(str(b)):
        return True
    if part == "year":
        return abs(a - b) <= _YEARS or (typed and kind != "y") or (kind == "y" and typed and str(a)[:2] == str(b)[:2])
    if kind == "ym" or part == "month":
        return True
    if kind == "ymd":
        return typed or abs(a - b) <= _YEARS
    return part == "day" and abs(a - b) <= _DAYS


def _one_thing(a: Dating, b: Dating, across: Across) -> bool:
    least = load("weights")["dates"][a.kind]
    acts = len(a.acts & b.acts)
    words = sum(not (acts and is_act(w)) for w in _shared(a, b))
    if a.acts and b.acts and not acts:
        return False
    if of_two_names(a.near, b.near):
        return False
    if a.kind == "ym" and _relative(a, b):
        own = [w for w in _shared(a, b) if not any(w.startswith(act) for act in a.acts & b.acts)]
        if not acts or len(own) < _RELATIVE:
            return False  # 올해 1월, 내년 1월: much is done every year
    acts = acts or int(a.edge == b.edge == "from" and a.kind == "md") or int(bool(_names(a.near) & _names(b.near)))
    if a.kind == "y" and not acts and not _edge(a) and not _swapped(a, b):
        return False
    if a.period.day == b.period.day and a.kind == "md" and not a.figures & b.figures:
        return False  # the month is another one: a figure must say that it is one day
    if a.kind == "y" and a.acts & many_years():
        return False
    figures = len(a.figures & b.figures)
    # A figure of the sentence beside counts for less, and only where one thing is done.
    beside = min(2, len((a.figures | a.around) & (b.figures | b.around)) - figures) if acts else 0
    if 2 * acts + words + 2 * min(2, figures) + beside < (least if acts else least + 1):
        return False
    if not words and not figures and not beside:
        return False
    return not _told_apart(a, b, across)


def of_two_names(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether the words around two days give them two names: 배당 기준일, 배당 지급일."""
    mine, other = _names(a), _names(b)
    return bool(mine and other) and not mine & other


def _names(near: Iterable[str]) -> set[str]:
    return {w for w in near if _NAMED_DAY.fullmatch(w)}


def _told_apart(a: Dating, b: Dating, across: Across) -> bool:
    bodies = [across.articles[d.place.article].body for d in (a, b)]
    texts = [body[d.sentence.start : d.sentence.end] for body, d in zip(bodies, (a, b), strict=True)]
    topics = [_TOPIC.findall(body, d.sentence.start, d.place.start) for body, d in zip(bodies, (a, b), strict=True)]
    for topic, other in zip(topics, bodies[::-1], strict=True):
        if a.kind == "y" and topic and topic[-1] not in _ANYBODY and topic[-1] not in other:
            return True
    lands = [{w for w in person_lexicon().countries | _HOME if w in text} for text in texts]
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return True
    if any(PUT_OFF.search(text) for text in texts):
        return True
    return of_other_things(*texts) or other_stage(*texts)


def _relative(a: Dating, b: Dating) -> bool:
    """Whether a year is told by a word: 올해 1월."""
    return "year" in a.period.resolved or "year" in b.period.resolved


def _swapped(a: Dating, b: Dating) -> bool:
    """Whether two years have the same digits (1939, 1993), and the sentences a telling figure."""
    x, y = str(a.period.year), str(b.period.year)
    return x[:2] == y[:2] and sorted(x) == sorted(y) and bool(a.figures & b.figures)


def _shared(a: Dating, b: Dating) -> list[str]:
    return [w for w in a.near if w not in everyday() and any(alike(w, v) for v in b.near)]


@derived
def many_years() -> frozenset[str]:
    """Acts that every year has its own of."""
    return frozenset(load("measures")["acts"]["every_year"])


def _prints(article: str, dating: Dating, across: Across) -> bool:
    """Whether a story prints the date of another story's dating."""
    p = dating.period
    return any(
        all(getattr(o.period, part) == getattr(p, part) for part in _PARTS if part[0] in dating.kind)
        for o in across.datings[article]
    )
