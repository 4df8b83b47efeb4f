"""The rules, one small file each. ``pair_rules`` and ``story_rules`` are the lists of them; ``all_rules`` is both."""

from __future__ import annotations

from functools import cache

from consistency.rules.base import Comparison, Contradiction, Mismatch, Place, Rule, Story, StoryRule


@cache
def pair_rules() -> tuple[Rule, ...]:
    """The rules on two tellings of one sentence, by code."""
    from consistency.rules import (
        degree,
        figure,
        magnitude,
        moment,
        name,
        polarity,
        quotation,
        rank,
        spelling,
        title,
        year,
    )

    modules = (degree, figure, magnitude, moment, name, polarity, quotation, rank, spelling, title, year)
    return tuple(sorted((m.RULE for m in modules), key=lambda r: r.code))


@cache
def story_rules() -> tuple[StoryRule, ...]:
    """The rules on one story alone, by code."""
    from consistency.rules.story import RULES

    return tuple(sorted(RULES, key=lambda r: r.code))


def all_rules() -> tuple[Rule | StoryRule, ...]:
    """Every rule, by code."""
    return (*pair_rules(), *story_rules())


__all__ = [
    "Comparison",
    "Contradiction",
    "Mismatch",
    "Place",
    "Rule",
    "Story",
    "StoryRule",
    "all_rules",
    "pair_rules",
    "story_rules",
]
