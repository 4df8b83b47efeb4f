"""The rules, one small file each. ``all_rules`` is the one list of them."""

from __future__ import annotations

from functools import cache

from consistency.rules.base import Comparison, Mismatch, Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
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


__all__ = ["Comparison", "Mismatch", "Rule", "all_rules"]
