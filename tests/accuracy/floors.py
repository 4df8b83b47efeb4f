"""The pinned floors: recall by tier and kind, and the most false alarms per 1,000 trials."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from measure import Measured

PATH = Path(__file__).with_name("floors.toml")
FLOORS = ("copy", "rewritten", "retold", "story", "pairs", "updates")
CEILINGS = (
    "clean", "harmless", "stacked", "retelling", "pairs not in conflict", "copy", "rewritten", "retold", "story",
)  # fmt: skip
_HEAD = """\
# What the checker must reach on tests/accuracy/corpus (see test_gate.py). Written by raise_floors.py, which only ever
# raises a recall and lowers a number of false alarms. To lower one by hand, say why in docs/decisions.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """``recall`` by (tier, kind), 0 to 1; ``alarms`` by tier, per 1,000 trials."""

    recall: dict[tuple[str, str], float]
    alarms: dict[str, float]

    def raised(self, other: Floors) -> Floors:
        """The stricter of both, each for each; what only one has is kept."""
        recall = {k: max(self.recall.get(k, 0.0), other.recall.get(k, 0.0)) for k in {*self.recall, *other.recall}}
        alarms = {
            k: min(self.alarms.get(k, math.inf), other.alarms.get(k, math.inf)) for k in {*self.alarms, *other.alarms}
        }
        return Floors(recall, alarms)

    def text(self) -> str:
        """The floors as TOML, in a fixed order."""
        lines = [_HEAD]
        for tier in FLOORS:
            lines.append(f"[recall.{tier}]")
            lines += [f"{kind} = {value}" for (t, kind), value in sorted(self.recall.items()) if t == tier]
            lines.append("")
        lines.append("[alarms_per_1000]")
        lines += [f'"{tier}" = {self.alarms[tier]}' for tier in CEILINGS if tier in self.alarms]
        return "\n".join(lines) + "\n"


def load_floors() -> Floors:
    """Read the pinned floors; none where the file is empty."""
    data = tomllib.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    recall = {(tier, kind): value for tier, kinds in data.get("recall", {}).items() for kind, value in kinds.items()}
    return Floors(recall, dict(data.get("alarms_per_1000", {})))


def reached(measured: Measured) -> Floors:
    """What is measured now, recall rounded down and alarms up so that the pinned figure holds."""
    recall = {k: math.floor(measured.recall(*k) * 100) / 100 for k in measured.total if k[0] in FLOORS}
    return Floors(recall, {tier: math.ceil(measured.rate(tier) * 10) / 10 for tier in CEILINGS})
