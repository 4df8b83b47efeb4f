"""Which titles one person does not hold at one time in one body."""

from __future__ import annotations

from consistency.korean.lexicon import derived, load


@derived
def _ladders() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(ladder) for name in ("ladders", "across") for ladder in load("ladders")[name])


@derived
def _professors() -> frozenset[str]:
    return frozenset(load("people")["professors"])


@derived
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    data = load("ladders")
    return frozenset(data["heads"]), frozenset(data["below"])


def _are_ranked(a: str, b: str) -> bool:
    """Whether one is the head of a body and the other an office below it."""
    heads, below = _heads()
    return (a in heads and b in below) or (b in heads and a in below)


def exclude_each_other(a: str, b: str) -> bool:
    """Whether two titles are rungs of one ladder (회장/부회장), and neither is a looser word for the other
    (부장검사 for 검사, 전무 for 전무이사)."""
    if a == b or not (_are_ranked(a, b) or any(a in ladder and b in ladder for ladder in _ladders())):
        return False
    shorter, longer = sorted((a, b), key=len)
    if longer.startswith(shorter):
        return False
    return not longer.endswith(shorter) or (longer == f"부{shorter}" and shorter not in _professors())
