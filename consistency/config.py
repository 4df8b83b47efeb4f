"""A newsroom's own settings: ``consistency.toml``, in which it extends the lexicon."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consistency._settings_file import read_settings_file
from consistency.errors import ConfigError, LexiconError
from consistency.korean import lexicon

FILE_NAME = "consistency.toml"
"""The file that the command line takes from the working directory when it is given no other."""

_SETTINGS = ("lexicon",)
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Config:
    """Settings. ``lexicon`` has the shape of the TOML files in ``consistency/korean/lexicon``, by their names."""

    source: str = ""
    lexicon: dict[str, Any] = field(default_factory=dict)


def load_config(path: Path) -> Config:
    """Read a configuration file. Raises ``ConfigError`` when it cannot be read or has a setting that is none."""
    text = read_settings_file(path, _LARGEST, ConfigError)
    try:
        tables = tomllib.loads(unicodedata.normalize("NFC", text))
    except (ValueError, RecursionError) as error:
        # An integer of thousands of digits is a ValueError that is no error of TOML.
        raise ConfigError(f"{path}: {error}") from error
    unknown = [name for name in tables if name not in _SETTINGS]
    if unknown:
        raise ConfigError(f"{path}: there is no setting {unknown[0]!r}; there is {', '.join(_SETTINGS)}")
    words = tables.get("lexicon", {})
    if not isinstance(words, dict):
        raise ConfigError(f"{path}: lexicon must be a table")
    return Config(str(path), words)


def default_config() -> Config:
    """The configuration in the working directory, or an empty one."""
    path = Path(FILE_NAME)
    return load_config(path) if path.is_file() else Config()


@contextmanager
def configured(config: Config) -> Iterator[None]:
    """Let ``config`` hold for the whole process while the context lasts; another thread's configuration waits for it.

    Raises ``ConfigError``, which names the file and the entry, before any article is read.
    """
    if config.lexicon:
        from consistency.rules import all_rules

        all_rules()  # What is derived from the lexicon is checked only where it is imported.
    with ExitStack() as stack:
        try:
            stack.enter_context(lexicon.extended(config.lexicon))
        except LexiconError as error:
            raise ConfigError(f"{config.source}: {error}" if config.source else str(error)) from error
        yield
