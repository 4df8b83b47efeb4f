"""What a mutation is: edits of a text, what they are an example of, and where they stand before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points ``start`` to ``end`` of a text become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed text. ``places`` are code points of ``text``, ``was`` those of the text before, edit by edit."""

    kind: str
    variant: str
    text: str
    places: tuple[tuple[int, int], ...]
    was: tuple[tuple[int, int], ...]
    before: str
    after: str


def apply(text: str, kind: str, variant: str, edits: Sequence[Edit]) -> Mutation:
    """Make the edits, which must not overlap. Raises ``ValueError`` when they do or change nothing."""
    ordered = sorted(edits, key=lambda e: (e.start, e.end))
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for edit in ordered:
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += [text[at : edit.start], edit.new]
        length += edit.start - at + len(edit.new)
        places.append((length - len(edit.new), length))
        at = edit.end
    changed = "".join([*parts, text[at:]])
    if changed == text:
        raise ValueError(f"nothing changed: {kind} {variant}")
    return Mutation(
        kind,
        variant,
        changed,
        tuple(places),
        tuple((e.start, e.end) for e in ordered),
        " … ".join(text[e.start : e.end] for e in ordered),
        " … ".join(e.new for e in ordered),
    )
