"""One town under two provinces: 강원 고성군, 경남 고성군."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.bodies import BodyName
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span
from consistency.rules.across.persons import counted, neighbours, tell_alike
from consistency.rules.base import Across, Disagreement

_WITNESSES = 2
_DISTRICT = "구"
"""Most cities have a 중구: only two stories against one tell."""
Found = dict[str, dict[str, BodyName]]


@derived
def _pattern() -> re.Pattern[str]:
    provinces = alternation([word for group in load("bodies")["provinces"] for word in group])
    return re.compile(
        rf"(?<![가-힣])(?P<first>(?:{provinces})·)?(?P<province>{provinces})(?:특별자치도|광역시|특별시|도|시)? "
        r"(?P<town>(?!통합|광역|특별|특례|역시)[가-힣]{1,4}[시군구])(?=[ ,.)]|은|는|이|가|을|를|의|에|와|과|도|로)"
    )


@derived
def _province() -> dict[str, str]:
    return {word: group[0] for group in load("bodies")["provinces"] for word in group}


def two_provinces(across: Across) -> Iterator[Disagreement]:
    """A town that one story alone puts into another province than the stories of its event do."""
    event = neighbours(across)
    told = {article: _towns(across, article) for article in event}
    done: set[tuple[str, frozenset[str]]] = set()
    for article, towns in told.items():
        own = across.source(article)
        for town, places in towns.items():
            if len(places) != 1:
                continue
            province, odd = next(iter(places.items()))
            mates = [m for m in sorted(event[article]) if town in told[m] and across.source(m) != own]
            if not mates or any(province in told[m][town] for m in mates):
                continue
            against = [body for m in mates for body in told[m][town].values()]
            others = {p for m in mates for p in told[m][town]}
            key = (town, frozenset({province, *others}))
            most = len({across.source(m) for m in mates})
            if len(others) > 1 or key in done or (most < _WITNESSES and not _alike(odd, against, across)):
                continue
            done.add(key)
            yield Disagreement(
                tuple(against),
                (odd,),
                f"지역이 다르다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                (counted(most, 1), "한 고장이 두 시도에 있을 수 없다"),
            )


def _alike(odd: BodyName, against: list[BodyName], across: Across) -> bool:
    return not odd.kind.endswith(_DISTRICT) and any(tell_alike(odd, body, across) for body in against)


def _towns(across: Across, article: str) -> Found:
    found: Found = {}
    for m in _pattern().finditer(across.articles[article].body):
        if m["first"]:
            continue  # 대전·충남 통합 is of both
        place = Span(article, "body", m.start(), m.end())
        body = BodyName(place, across.sentence(article, m.start()), m[0], m["town"])
        found.setdefault(m["town"], {}).setdefault(_province()[m["province"]], body)
    return found
