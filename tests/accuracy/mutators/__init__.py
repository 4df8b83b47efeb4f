"""A seeded generator of known errors and of harmless rewrites of Korean news copy.

Nothing here looks into the checker: what is changed is found with the mutators' own expressions and word lists, so that
the measure does not move with what it measures.
"""

from __future__ import annotations

from mutators.arithmetic import DERIVED_KINDS, derived
from mutators.harmless import REWRITE_KINDS, Moment, rewrites
from mutators.injected import ERROR_KINDS, errors
from mutators.model import Edit, Mutation, apply

__all__ = [
    "DERIVED_KINDS",
    "ERROR_KINDS",
    "REWRITE_KINDS",
    "Edit",
    "Moment",
    "Mutation",
    "apply",
    "derived",
    "errors",
    "rewrites",
]
