"""The measured figures as text."""

from __future__ import annotations

from floors import CEILINGS, FLOORS
from measure import Measured

_ALARMS = {
    "clean": "clean stories alone",
    "harmless": "one harmless rewrite",
    "stacked": "three harmless rewrites",
    "retelling": "told in other words",
    "pairs not in conflict": "labelled pairs, silent or update",
    "copy": "beside an error (copy)",
    "rewritten": "beside an error (rewritten)",
    "retold": "beside an error (retold)",
    "story": "beside an error (one story)",
}


def tables(measured: Measured) -> str:
    """Recall by kind and tier, false alarms per 1,000 trials."""
    kinds = sorted({kind for tier, kind in measured.total if tier in FLOORS})
    lines = ["", "recall by kind (found/tried)", f"{'':<12}" + "".join(f"{tier:>14}" for tier in FLOORS)]
    lines += [f"{kind:<12}" + "".join(_cell(measured, tier, kind) for tier in FLOORS) for kind in kinds]
    lines.append(f"{'all':<12}" + "".join(f"{measured.recall(tier):>14.2f}" for tier in FLOORS))
    lines += ["", f"{'false alarms':<36}{'trials':>8}{'alarms':>8}{'per 1,000':>11}"]
    for tier in CEILINGS:
        trials = sum(n for (t, _), n in measured.total.items() if t == tier)
        alarms = sum(n for (t, _), n in measured.alarms.items() if t == tier)
        lines.append(f"{_ALARMS[tier]:<36}{trials:>8}{alarms:>8}{measured.rate(tier):>11.1f}")
    for note in measured.false:
        lines.append(f"  {note.tier}, {note.kind}, {note.story}: {note.change} | {'; '.join(note.findings)}")
    return "\n".join(lines)


def _cell(measured: Measured, tier: str, kind: str) -> str:
    total = measured.total[tier, kind]
    return f"{measured.found[tier, kind]:>10}/{total:<3}" if total else f"{'':>14}"
