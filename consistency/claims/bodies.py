"""Names of bodies, by what they end with or stand behind: 가람소방서, 싱크탱크 누리미래."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span

_PARTICLES = "은|는|이|가|을|를|의|에|에서|에게|으로|로|와|과|도|만|측|까지|부터|에는|에서는|이다|라고|이라고"
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name where it stands. ``kind`` is the ending, or the noun before it with a space behind."""

    place: Span
    sentence: Span
    text: str
    kind: str


@derived
def _ending() -> re.Pattern[str]:
    endings = alternation(load("bodies")["endings"])
    return re.compile(rf"(?<![가-힣])(?P<name>[가-힣]{{1,{_LONGEST}}}?(?P<kind>{endings}))(?:{_PARTICLES})?(?![가-힣])")


@derived
def _behind() -> re.Pattern[str]:
    heads = alternation(load("bodies")["heads"])
    return re.compile(
        rf"(?P<kind>{heads})(?:인)? ['‘“\"]?(?P<name>[가-힣]{{4,{_LONGEST}}}?)(?:['’”\"]|(?:{_PARTICLES})?(?![가-힣]))"
    )


def body_names(body: str) -> Iterator[tuple[str, str, int]]:
    """The names in a story's body, with their kinds and where they start."""
    for m in _ending().finditer(body):
        yield m["name"], m["kind"], m.start("name")
    for m in _behind().finditer(body):
        yield m["name"], f"{m['kind']} ", m.start("name")
