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
    growth,
    headline,
    increment,
    malformed,
    odds,
    order,
    person,
    rest,
    retold,
    turned,
    rival,
    share,
    span,
    total,
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
)

RULES: tuple[StoryRule, ...] = tuple(module.RULE for module in _MODULES)
