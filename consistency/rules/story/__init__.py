"""Rules on one story alone: what its own figures cannot all be."""

from __future__ import annotations

from consistency.rules.base import StoryRule
from consistency.rules.story import (
    apart,
    bound,
    calendar,
    conversion,
    counter,
    direction,
    elapsed,
    gap,
    gist,
    growth,
    headline,
    increment,
    malformed,
    month,
    neighbour,
    odds,
    order,
    person,
    product,
    rest,
    retold,
    rival,
    share,
    span,
    total,
    turned,
)

_MODULES = (
    total,
    growth,
    direction,
    span,
    calendar,
    malformed,
    headline,
    person,
    retold,
    share,
    odds,
    conversion,
    increment,
    rival,
    order,
    counter,
    apart,
    rest,
    turned,
    bound,
    product,
    month,
    neighbour,
    gap,
    gist,
    elapsed,
)

RULES: tuple[StoryRule, ...] = tuple(module.RULE for module in _MODULES)
