"""Everybody was saved here, somebody is missing there; nobody was hurt here, somebody was there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from consistency.claims.fates import Outcome, outcomes
from consistency.claims.statements import is_verbal
from consistency.claims.telling import Telling, stripped
from consistency.model import Article
from consistency.rules.across.sides import pairs_within, two_sides
from consistency.rules.base import Across, Disagreement

_HOURS = timedelta(hours=2)
_EVERY = 4
_THIS = re.compile(r"(?<![가-힣])이(?:번)? (?:사고|불|화재|충돌|침몰|폭발|추락|붕괴|지진|전복)|아직|다행히|인명")
_WORD = re.compile(r"(?<![가-힣0-9])[가-힣]{2,}")
_AGAINST = {"saved": {"lost"}, "unhurt": {"hurt", "lost"}}


def other_fates(across: Across) -> Iterator[Disagreement]:
    """Stories of one day that tell one event beyond doubt of which one says that all came off and the other that
    somebody did not; none that tells both."""
    told: dict[str, list[Outcome]] = {}
    pairs: list[tuple[Telling, Telling]] = []
    fates: dict[Telling, str] = {}
    for x, y in pairs_within(across.close, across, _HOURS):
        for story in (x, y):
            if story not in told:
                told[story] = outcomes(across.articles[story])
        for one, other in ((x, y), (y, x)):
            for a in told[one]:
                against = _AGAINST.get(a.fate, set())
                found = [o for o in told[other] if o.fate in against]
                if not found or a.part or any(o.fate in against for o in told[one]):
                    continue
                if any(o.fate == a.fate for o in told[other]):
                    continue
                b = found[0]
                if not _is_told(b, across.articles[one]):
                    continue
                pairs.append((a.told, b.told))
                fates |= {a.told: "all", b.told: "one"}
    for first, second, count in two_sides(pairs, lambda t: fates[t], across):
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"모두 무사했는지가 다르다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {count}건 ↔ 1건", "어느 기사도 상대의 말을 적지 않았다"),
        )


def _is_told(outcome: Outcome, story: Article) -> bool:
    """Whether some of the nouns of a sentence stand in the other story as well: of another event they do not."""
    own = _nouns(outcome.context)
    known = sum(w in story.body or w in story.title for w in own)
    return known * _EVERY >= len(own) or bool(_THIS.search(outcome.context))


def _nouns(text: str) -> list[str]:
    """The words of a text that may be nouns, without particles."""
    return [w for w in map(stripped, _WORD.findall(text)) if not is_verbal(w)]
