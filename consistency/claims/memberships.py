"""Who belongs to which party: 김가람 가나당 후보, 가나당 김가람 의원."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Span

_TITLES = (
    "(?:(?:대선|대통령|국회의원|[가-힣]{2,6}(?:시장|지사|구청장|군수)) ?)?(?:예비)?후보|의원|대표|원내대표|최고위원"
    "|당선인|대변인|비대위원장|사무총장|정책위의장|시장|지사|도지사|구청장|군수"
)


_FORMERLY = re.compile(r"당시|시절|탈당|입당|옮겨|이적|합당")
_YEAR = re.compile(r"(?:19|20)\d\d년")
"""Before a name: what is told is of that year."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person with a party. ``party`` is the number of its line in the lexicon ``parties``."""

    place: Span
    sentence: Span
    name: str
    party: int
    text: str


@derived
def _patterns() -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    table = {name: n for n, group in enumerate(load("parties")["parties"]) for name in group}
    parties = alternation(list(table))
    after = re.compile(rf"(?<![가-힣])(?P<name>[가-힣]{{3}}) (?P<party>{parties}) (?:{_TITLES})")
    before = re.compile(rf"(?<![가-힣])(?P<party>{parties})(?: 소속|의)? (?P<name>[가-힣]{{3}}) (?:{_TITLES})")
    bracket = re.compile(
        rf"(?<![가-힣])(?P<name>[가-힣]{{3}})(?: (?:{_TITLES}))?\((?P<party>{parties})(?=[)·,])[^()]{{0,20}}\)"
    )
    return (after, before, bracket), table


def memberships(article: str, title: Reading, sentences: Sequence[Reading]) -> list[Membership]:
    """Every full name that stands between a party and a title, in order; sentences that look back are left out."""
    patterns, table = _patterns()
    surnames = person_lexicon().surnames
    found = []
    for reading in (title, *sentences):
        if _FORMERLY.search(reading.text):
            continue
        span = Span(article, "title" if reading is title else "body", reading.start, reading.end)
        for pattern in patterns:
            for m in pattern.finditer(reading.text):
                if m["name"][0] in surnames and not _YEAR.search(reading.text, 0, m.start()):
                    place = Span(article, span.field, reading.start + m.start(), reading.start + m.end())
                    found.append(Membership(place, span, m["name"], table[m["party"]], m[0]))
    return found
