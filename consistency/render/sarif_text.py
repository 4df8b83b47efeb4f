"""Text as SARIF shows it, where braces are placeholders and brackets may be links."""

from __future__ import annotations

_BRACES = str.maketrans({"{": "｛", "}": "｝"})


def message(*lines: str) -> dict[str, str]:
    """The lines, made visible before, as one message in which nothing is a placeholder or a link.

    The standard doubles a literal brace, which some viewers show as two; the wide form is right in all of them.
    """
    return {"text": "\n".join(lines).translate(_BRACES).replace("](", "] (")}
