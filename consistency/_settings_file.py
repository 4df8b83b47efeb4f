"""Files that a newsroom keeps beside its articles: read whole, as UTF-8, and only if they are of a size to be read."""

from __future__ import annotations

from pathlib import Path

from consistency.errors import ConsistencyError


def read_settings_file(path: Path, most: int, kind: type[ConsistencyError]) -> str:
    """The text of a file of at most ``most`` bytes. Raises ``kind`` with a sentence when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise kind(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise kind(f"{path}: {error}") from error
    if len(data) > most:
        raise kind(f"{path}: a file of more than {most} bytes")
    return text
