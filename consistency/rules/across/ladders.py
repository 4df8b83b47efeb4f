"""Which titles one person does not hold at one time in one body."""

from __future__ import annotations

from consistency.korean.lexicon import derived, load


@derived
def _ladders() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(ladder) for name in ("ladders", "across") for ladder in load("ladders")[name])


@derived
def _professors() -> frozenset[str]:
    return frozenset(load("people")["professors"])


def exclude_each_other(a: str, b: str) -> bool:
    """Whether two titles are rungs of one ladder (회장/부회장), and neither is a looser word for the other
    (부장검사 for 검사, 전무 for 전무이사)."""
    if a == b or not any(a in ladder and b in ladder for ladder in _ladders()):
        return False
    shorter, longer = sorted((a, b), key=len)
    if longer.startswith(shorter):
        return False
    return not longer.endswith(shorter) or (longer == f"부{shorter}" and shorter not in _professors())
