"""Write docs/rules.md and docs/api.md again: from the rules, and from the docstrings of the public names."""

from __future__ import annotations

from pathlib import Path

from api_page import api_page

from consistency._docs import rules_page
from consistency.rules import all_rules

HERE = Path(__file__).parent

if __name__ == "__main__":
    for name, page in (("rules.md", rules_page(all_rules())), ("api.md", api_page())):
        (HERE / name).write_text(page, encoding="utf-8", newline="\n")
