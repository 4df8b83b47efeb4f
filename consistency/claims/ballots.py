"""Votes while they are counted, candidate by candidate, and tariffs by who pays them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.claims.moments import Clock, Moment
from consistency.claims.moving import Moving
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article, Quantity, Span

_GAP = "1·2위 차이"
_VOTES = frozenset({"ratio", "count.표"})


@derived
def _ballot() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("moving")
    words = data["ballots"]
    role = alternation(words["roles"])
    return (
        re.compile(
            rf"(?<![가-힣])(?:([가-힣]{{2,4}}) (?:{role})"
            rf"|([가-힣]{{2,4}}) (?:[가-힣]{{1,7}}(?:당|힘)|무소속) (?:{role})|([가-힣]) (?:{role}))"
        ),
        re.compile(rf"(?:{alternation(words['gap'])})(?:은|는|이|가)? ?(?:불과 |약 )?$"),
        re.compile(alternation(words["counted"])),
        re.compile(alternation(words["elsewhere"])),
        re.compile(alternation(data["regions"]["names"])),
    )


def ballots(article: Article, sentences: Sequence[Reading]) -> list[Moving]:
    """The votes and shares of votes of candidates, in a story on the count."""
    counted = _ballot()[2]
    if not counted.search(article.title) and len(counted.findall(article.body)) < 2:
        return []
    clock, found = Clock(article), []
    full: dict[str, str] = {}
    for reading in sentences:
        clock.enter(reading)
        if len(reading.mentions) <= TABLE and not _ballot()[3].search(reading.text):
            found += _votes(article, reading, clock, full)
    return found


def _votes(article: Article, reading: Reading, clock: Clock, full: dict[str, str]) -> list[Moving]:
    candidate, gap, _, _, regions = _ballot()
    found, seen = [], set()
    begin, who = 0, ""
    for name in candidate.finditer(reading.text):
        if whole := name[1] or name[2]:
            full[whole[0]] = whole
    for m in reading.mentions:
        if not isinstance(m, Quantity):
            continue
        start = m.start - reading.start
        between = reading.text[begin:start]
        for name in candidate.finditer(between):
            who = name[1] or name[2] or full.get(name[3], "")
        if gap.search(between):
            who = _GAP
        elif regions.search(between):
            who = ""
        begin = m.end - reading.start
        unit = "표" if m.dimension == "count.표" else "%p" if "포인트" in m.unit or "p" in m.unit else "%"
        fits = m.dimension in _VOTES or unit == "%p"
        if who and fits and (who, unit) not in seen and not m.bound and ((unit == "%p") <= (who == _GAP)):
            seen.add((who, unit))
            found.append(_moving(article, reading, m, "득표", frozenset({who}), clock.at(m.start)))
    return found


@derived
def _tariff() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("moving")["tariffs"]
    payer = alternation(words["payers"])
    return (
        re.compile(r"^(?:의|짜리|에 달하는|에 이르는)? ?(?:대[가-힣]{1,2} |[가-힣]{0,4})?관세"),
        re.compile(r"관세(?:율)?(?:을|를|은|는|이|가)? ?(?:최고 |현행 )?$"),
        re.compile(rf"대({payer})|({payer})(?:에게는|에게|에는|에만|에 대한|에 대해|에 부과|에|산)"),
        re.compile(alternation([*words["goods"], *words["kinds"]])),
    )


def tariffs(article: Article, sentences: Sequence[Reading]) -> list[Moving]:
    """The rates of tariffs that are laid on one country's goods."""
    clock, found = Clock(article), []
    behind, before, payer, kind = _tariff()
    for reading in sentences:
        clock.enter(reading)
        begin = 0
        if "관세" not in reading.text or len(reading.mentions) > TABLE:
            continue
        for m in reading.mentions:
            if not isinstance(m, Quantity):
                continue
            start, end = m.start - reading.start, m.end - reading.start
            gap, rest = reading.text[max(begin, start - 60) : start], reading.text[end : end + 16]
            begin = end
            if m.dimension != "ratio" or not (behind.match(rest) or before.search(gap)):
                continue
            told = gap.rfind("관세", 0, -6) if before.search(gap) else gap.rfind("관세")
            gap = gap[told + 2 :] if told >= 0 else gap
            near = gap + (rest[: rest.find("관세") + 2] if "관세" in rest else "")
            payers = {w for pair in payer.findall(near) for w in pair if w}
            if len(payers) == 1 and not m.bound:
                scope = frozenset(payers | set(kind.findall(near)))
                found.append(_moving(article, reading, m, "관세율", scope, clock.at(m.start)))
    return found


def _moving(
    article: Article, reading: Reading, q: Quantity, measure: str, scope: frozenset[str], moment: Moment
) -> Moving:
    return Moving(
        Span(article.id, "body", q.start, q.end),
        Span(article.id, "body", reading.start, reading.end),
        reading.slice(q.start, q.end),
        q,
        measure,
        scope,
        moment,
        cumulative=False,
        days=frozenset(),
        source="",
        named=not scope & {_GAP},
    )
