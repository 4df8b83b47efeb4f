"""Rules on one story alone: what its own figures cannot all be."""

from __future__ import annotations

from consistency.rules.base import StoryRule

RULES: tuple[StoryRule, ...] = ()
