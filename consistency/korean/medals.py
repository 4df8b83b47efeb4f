"""Medals: 금메달 5개, 금 5, 은 3, 동 2, 금5·은3·동2. The metal tells one count from the other."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.model import Quantity

_NAMED = re.compile(r"([금은동])메달(?:은|을|만|이)? ?$")
_LISTED = re.compile(r"(?<![가-힣])([금은동]) ?$")
_JOINT = r"(?:개)?(?:[·ㆍ‧∙・/]|, ?| )"
_NEXT = re.compile(rf"[0-9]{{1,3}}+{_JOINT}[은동] ?[0-9]{{1,3}}(?![0-9%.])")
_LAST = re.compile(rf"[금은] ?[0-9]{{1,3}}{_JOINT}[은동] ?$")
_COUNTED = re.compile(r"[0-9]{1,3}+(?:개(?![월국교사]))?(?!,[0-9]|\.[0-9])")


def read_medals(text: str, start: int, quantity: Quantity) -> Quantity | None:
    """``quantity`` as a number of gold, silver or bronze medals, or None where no metal stands before it."""
    if quantity.dimension not in {"", "count.개", "count.동(棟)"}:
        return None
    metal, follows = _NAMED.search(text, max(0, start - 6), start), None
    if metal is None and (metal := _LISTED.search(text, max(0, start - 3), start)) is not None:
        follows = _NEXT.match(text, start) if metal[1] != "동" else None
        if not (follows or _LAST.search(text, max(0, start - 11), start)):
            return None
    if metal is None or not (m := _COUNTED.match(text, start)) or (quantity.unit == "동" and not follows):
        return None
    if quantity.bound:
        return replace(quantity, unit="개", dimension=f"count.{metal[1]}메달")
    return replace(quantity, end=m.end(), unit="개", dimension=f"count.{metal[1]}메달")
