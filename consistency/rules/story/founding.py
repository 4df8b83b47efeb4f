"""Anniversaries of founding (창립 50주년, 개교 70돌) and the year of founding told in another sentence, for the rule on
durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consistency.claims.reading import Reading
from consistency.rules.base import Contradiction, Place, Story

_ACT = "창립|창사|창업|창간|창단|창설|창당|설립|출범|개교|개관|개원|개점|개업|개장|개국|개항|개소|건립|개통"
_JUBILEE = re.compile(
    rf"(?P<who>[가-힣A-Za-z0-9]{{2,14}}?)?(?:이|가|은|는|의)? ?(?:올해(?:로)? |내년 )?(?P<act>{_ACT}) ?(?:한 지 )?"
    r"(?P<n>\d{1,3}) ?(?P<unit>주년|돌|년째(?=인 올해|를 맞|에 )|년 만(?=에 (?:문을 닫|폐|사라|철거|해산"
    r"|막을)))(?:(?:을|를) 맞(?:은|이한|는) (?P<whose>[가-힣A-Za-z0-9]{2,14}))?"
)
_FOUNDED = re.compile(
    r"(?<![\d~∼～–-])(?P<year>(?:18|19|20)\d\d)년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:에)?,?"
    r" (?P<gap>(?:(?!\d{4}년)[^.,…]){0,40}?)"
    rf"(?:(?:{_ACT}|설치|발족|결성|첫발)(?:[을를] ?내디[뎠딘]|됐|되었|했|한|된|돼|해|하여|되어|이후|으로|,)"
    r"|출발(?:한|했|해)|시작(?:한|했|해|된|됐)|문을 (?:열|연)|세워(?:진|졌)|세운|세웠|차린|차렸)"
)
_ITSELF = re.compile(
    r"(?:이|해당|우리) ?(?:회사|기업|업체|학교|대학|병원|단체|협회|은행|조합|재단|신문|방송|극단|악단|기관|가게"
    r"|식당|박물관|미술관"
    r"|도서관|구단|공장|센터|축제|연구소|법인|공사|공단|복지관|농협|성당|교회|사찰|서점|시장)(?:은|는|이|가|의)|이곳(?:은|이)"
)
_OTHER = re.compile(
    r"공장|지점|지사|분점|2호점|계열|자회사|전신|모태|연구소|노조|해외|법인|후신|합병|인수|당시|사업|출시|생산"
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d년")
_STEM, _SLACK, _BEHIND, _RIGHT = 3, 1, 12, 8


def foundings(story: Story, today: date) -> Iterator[Contradiction]:
    """The anniversary that the one founding year of the story does not give."""
    told = [(r, m) for r in (story.title, *story.sentences) for m in _JUBILEE.finditer(r.text)]
    if not told or len({(m["n"]) for _, m in told}) != 1:
        return
    at, jubilee = told[0]
    count = int(jubilee["n"])
    names = {w[:_STEM] for _, m in told for w in (m["who"], m["whose"]) if w and len(w) >= _STEM}
    founded = [(r, m) for r in story.sentences for m in _FOUNDED.finditer(r.text)]
    years = {int(m["year"]) for _, m in founded}
    if len(years) != 1 or (not names and not any(_ITSELF.search(r.text) for r, _ in founded)):
        return
    year = years.pop()
    if year >= today.year:
        return
    nows = {today.year, *(int(y[:4]) for y in _YEAR.findall(jubilee.string) if int(y[:4]) != year)}
    if any(abs(now - year - count) <= _SLACK for now in nows):
        return
    for reading, m in founded:
        own = _ITSELF.search(reading.text) or any(n in reading.text for n in names)
        if (
            (reading is at and jubilee["unit"] in {"주년", "돌"})
            or not own
            or (_OTHER.search(reading.text[m.start() : m.end() + _BEHIND]) and not _named(reading, m.end(), names))
            or len(_YEAR.findall(reading.text)) > 2
        ):
            continue
        yield _finding((at, jubilee), (reading, m), today.year - year)
        return


def _named(reading: Reading, end: int, names: set[str]) -> bool:
    """1975년 작은 공장에서 출발한 대온제지는: who was founded stands right behind the act."""
    return any(n in reading.text[end : end + _RIGHT] for n in names)


def _finding(
    jubilee: tuple[Reading, re.Match[str]], founded: tuple[Reading, re.Match[str]], years: int
) -> Contradiction:
    (at, m), (reading, x) = jubilee, founded
    value = f"{m['n']}{m['unit']}"
    return Contradiction(
        Place(at, at.start + m.start("n"), at.start + m.end("unit"), value),
        (Place(reading, reading.start + x.start("year"), reading.start + x.end("year") + 1, x["year"]),),
        f"주년이 연도와 맞지 않는다: ‘{value}’, ‘{x['year']}년’ (허용 구간 {years}{m['unit']})",
        ("발행 연도로 계산했다",),
    )
