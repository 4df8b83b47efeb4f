"""The rules, one small file each. ``pair_rules``, ``across_rules`` and ``story_rules`` list them, ``all_rules`` all."""

from __future__ import annotations

from functools import cache

from consistency.rules.base import (
    Across,
    AcrossRule,
    Comparison,
    Contradiction,
    Disagreement,
    Mismatch,
    Place,
    Rule,
    Story,
    StoryRule,
)


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


@cache
def across_rules() -> tuple[AcrossRule, ...]:
    """The rules on stories that share no sentence, by code."""
    from consistency.rules.across import RULES

    return tuple(sorted(RULES, key=lambda r: r.code))


def all_rules() -> tuple[Rule | AcrossRule | StoryRule, ...]:
    """Every rule, by code."""
    return (*pair_rules(), *across_rules(), *story_rules())


__all__ = [
    "Across",
    "AcrossRule",
    "Comparison",
    "Contradiction",
    "Disagreement",
    "Mismatch",
    "Place",
    "Rule",
    "Story",
    "StoryRule",
    "across_rules",
    "all_rules",
    "pair_rules",
    "story_rules",
]
