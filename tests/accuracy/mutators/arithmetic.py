"""Figures that follow from others of the same story, put wrong: the story then contradicts itself.

Which printed figure follows from which is said by hand in the corpus; here it is only changed, by more than rounding.
"""

from __future__ import annotations

import re
from random import Random

from mutators.model import Edit, Mutation, apply

DERIVED_KINDS = ("sum", "growth", "share", "duration", "weekday")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WEEKDAYS = "월화수목금토일"


def derived(text: str, kind: str, quote: str, rng: Random) -> Mutation:
    """Change the figure or weekday in ``quote``, which must stand in ``text`` exactly once.

    Raises ``ValueError`` when it does not, or holds nothing of its kind.
    """
    if text.count(quote) != 1:
        raise ValueError(f"{quote!r} stands {text.count(quote)} times")
    at = text.index(quote)
    if kind == "weekday":
        m = re.search(r"[월화수목금토일](?=요일|\))", quote)
        if m is None:
            raise ValueError(f"no weekday in {quote!r}")
        day = rng.choice([d for d in _WEEKDAYS if d != m[0]])
        return apply(text, kind, "weekday", [Edit(at + m.start(), at + m.end(), day)])
    m = _NUMBER.search(quote)
    if m is None:
        raise ValueError(f"no figure in {quote!r}")
    digits = re.sub(r"\D", "", m[0])
    # The first digit, or the second where there are many: 20% or so, and never a sum that rounding explains.
    place = 0 if len(digits) < 3 else 1
    changed = rng.choice([d for d in "123456789" if abs(int(d) - int(digits[place])) >= 2])
    rest = iter(digits[:place] + changed + digits[place + 1 :])
    new = "".join(next(rest) if c.isdigit() else c for c in m[0])
    return apply(text, kind, kind, [Edit(at + m.start(), at + m.end(), new)])
