"""How long ago something was done (개통 8년 만, 창업 60년째, 향년 82세), its year told beside it, for the rule on
durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consistency.claims.reading import Reading
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.story.leftover import new_topic

_ACT = (
    "개통|착공|완공|준공|개장|개관|개원|개교|개업|개점|개항|창업|창립|창단|창간|창사|설립|출시|취임|데뷔|입사|결혼|출범|도입|시행|부임"
    "|등단|제정|지정|발매|입단|매입|인수|폐교|폐쇄|중단"
)
_DONE = re.compile(
    rf"(?<![\d~∼–-])(?P<year>(?:19|20)\d\d)년(?: ?\d{{1,2}}월)?(?: ?\d{{1,2}}일)?(?:에)? "
    rf"(?P<gap>(?:(?!\d{{4}}년)[^.,]){{0,24}}?)"
    rf"(?:(?P<act>{_ACT})(?:한|된|해|했|됐|하[고며]|돼|되[고며]|으로)|(?P<open>문을 (?:연|열)))"
)
_SINCE = re.compile(
    rf"(?P<act>{_ACT})(?:한 지|된 지| 이후| 후)? ?(?P<n>\d{{1,3}})(?P<unit>년 ?(?:만(?=에|의|이|인)|째|차(?=에|"
    rf"를|인|다)|(?:을|이) (?:맞|지난|된|흘))|주년|돌)"
)
_BORN = re.compile(
    r"(?<![\d~∼–-])(?P<year>(?:18|19|20)\d\d)년(?:생| ?[^.\d]{0,24}?(?:에서 |서 )?(?:태어[난나났]|출생))"
)
_AGED = re.compile(r"향년 ?(?P<n>\d{2,3}) ?(?:세|살)")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?=년)")
_OPENED = frozenset({"개통", "개장", "개관", "개원", "개교", "개업", "개점", "창업", "창립", "설립"})
_LATER = re.compile(r"당시|예정|계획|재|첫|이후 \d|목표")
_BACK = 2


def since_acts(story: Story, today: date) -> Iterator[Contradiction]:
    """2019년 개통한 두레교가 개통 8년 만에; 향년 82세. 1939년 태어난 고인은."""
    for n, reading in enumerate(story.sentences):
        for told in _SINCE.finditer(reading.text):
            for r in story.sentences[max(0, n - 1) : n]:
                yield from _since(reading, told, r, today)
    yield from _dead(story, today)


def _since(reading: Reading, told: re.Match[str], r: Reading, today: date) -> Iterator[Contradiction]:
    done = list(_DONE.finditer(r.text))
    years = {int(y) for x in {reading.text, r.text} for y in _YEAR.findall(x)}
    if len(done) != 1 or len(years) != 1 or (r is reading and done[0].end() > told.start()):
        return
    m, year, count = done[0], years.pop(), int(told["n"])
    if not (m["act"] == told["act"] or (m["open"] and told["act"] in _OPENED)) or _LATER.search(m["gap"]):
        return
    if year >= today.year or abs(today.year - year - count) <= 1 or re.search("당시|작년|지난해|내년", reading.text):
        return
    if r is not reading and new_topic([r], reading, 0, told.start()):
        return
    yield _finding((reading, told), (r, m), f"{today.year - year}{told['unit'][:2].strip()}")


def _dead(story: Story, today: date) -> Iterator[Contradiction]:
    aged = [(r, m) for r in story.sentences for m in _AGED.finditer(r.text)]
    born = [(r, m) for r in story.sentences for m in _BORN.finditer(r.text)]
    if len({m["n"] for _, m in aged}) != 1 or len({m["year"] for _, m in born}) != 1:
        return
    (at, age), (where, birth) = aged[0], born[0]
    places = list(story.sentences)
    if abs(places.index(at) - places.index(where)) > _BACK or re.search("부인|아내|남편|아들|딸|형|동생", where.text):
        return
    years = today.year - int(birth["year"])
    past = {int(y) - int(birth["year"]) for r in (at, where) for y in _YEAR.findall(r.text)}
    if all(abs(x - int(age["n"])) > 1 for x in {years, *past}):
        yield _finding((at, age), (where, birth), f"{years - 1}~{years + 1}세")


def _finding(told: tuple[Reading, re.Match[str]], done: tuple[Reading, re.Match[str]], span: str) -> Contradiction:
    (at, m), (reading, x) = told, done
    return Contradiction(
        Place(at, at.start + m.start("n"), at.start + m.end(), m[0]),
        (Place(reading, reading.start + x.start("year"), reading.start + x.end("year") + 1, x["year"]),),
        f"햇수나 나이가 적은 연도와 맞지 않는다: ‘{m[0]}’, ‘{x['year']}년’ (허용 구간 {span})",
        ("발행 연도로 계산했다",),
        second=True,
    )
