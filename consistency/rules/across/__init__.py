"""Rules on stories that share no sentence: what one says against what the others say."""

from __future__ import annotations

from consistency.rules.across import conversion, figure, garbled, occurrence, opposite, party, recount, unit, update
from consistency.rules.base import AcrossRule

RULES: tuple[AcrossRule, ...] = (
    figure.RULE,
    conversion.RULE,
    unit.RULE,
    update.RULE,
    party.RULE,
    occurrence.RULE,
    opposite.RULE,
    garbled.RULE,
    recount.RULE,
)
