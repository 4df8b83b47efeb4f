"""Sentences of a kind that is printed again and again around other values: what they say is of one moment."""

from __future__ import annotations

import re

from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article

_WEATHER_STORY = 4
_MOVED = re.compile(r"상승|하락|올랐|내렸|강세|약세|오름|내림|급등|급락|상한가|하한가")
_TICKER = re.compile(r"[가-힣A-Za-z)] ?\([-+▲▼△]?\d{1,3}\.\d{1,2}%\)")


@derived
def pattern(table: str, key: str) -> re.Pattern[str]:
    """The words of a topic of the lexicon ``topics``, as one pattern."""
    return re.compile(alternation(load("topics")[table][key]))


def is_byline(text: str) -> bool:
    """Whether the sentence is a by-line, credit or picture caption."""
    return bool(pattern("byline", "patterns").search(text))


def is_template(text: str) -> bool:
    """Whether the sentence reports a market or a horoscope."""
    if len(_TICKER.findall(text)) >= 2 and _MOVED.search(text):
        return True
    return bool(pattern("template", "market").search(text)) or bool(pattern("template", "fortune").search(text))


def is_weather(text: str) -> bool:
    """Whether the sentence is about the weather."""
    return bool(pattern("template", "weather").search(text))


def is_weather_story(article: Article) -> bool:
    """Whether the whole story is a weather bulletin."""
    return "날씨" in article.title or len(set(pattern("template", "weather").findall(article.body))) >= _WEATHER_STORY
