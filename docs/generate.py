"""Write docs/rules.md again from the rules' own docstrings and examples."""

from __future__ import annotations

from pathlib import Path

from consistency._docs import rules_page
from consistency.rules import all_rules

PAGE = Path(__file__).with_name("rules.md")

if __name__ == "__main__":
    PAGE.write_text(rules_page(all_rules()), encoding="utf-8", newline="\n")
