"""Rules on stories that share no sentence: what one says against what the others say."""

from __future__ import annotations

from consistency.rules.across import (
    age,
    announced,
    conversion,
    dated,
    degree,
    extent,
    figure,
    garbled,
    namesake,
    occurrence,
    opposite,
    party,
    period,
    post,
    rank,
    recount,
    reversal,
    spelling,
    superlative,
    unit,
    update,
)
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
    period.RULE,
    rank.RULE,
    degree.RULE,
    superlative.RULE,
    reversal.RULE,
    recount.RULE,
    age.RULE,
    post.RULE,
    namesake.RULE,
    spelling.RULE,
    announced.RULE,
    dated.RULE,
    extent.RULE,
)
