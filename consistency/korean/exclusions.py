"""Digits that count nothing: addresses, telephone numbers, law articles, case numbers, model names, days that name
an event. They are found before anything is read, each with its reason. Linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from consistency.korean.lexicon import alternation, derived, load


class Passed(NamedTuple):
    """A stretch of text that is passed over, and why (``url``, ``telephone``, ``law``, ``name``…)."""

    start: int
    end: int
    reason: str


_CLAUSE = r"(?: ?제? ?[0-9]{1,2}(?:[·,] ?[0-9]{1,2}){0,5}항)?"


@derived
def _pattern() -> re.Pattern[str]:
    events, telephones = load("exclusions")["events"], load("exclusions")["telephones"]
    cohort, fixed = load("exclusions")["cohort"], load("exclusions")["fixed"]
    pairs, homes = alternation(fixed["pairs"]), alternation(cohort["homes"])
    days = "|".join(re.escape(d).replace("·", "[·‧・ㆍ∙]") for d in sorted(events["days"], key=len, reverse=True))
    groups = {
        "url": r"https?://[^\s<>\"']++|www\.[^\s<>\"']++"
        r"|10\.(?<![0-9.]10\.)[0-9]{4,5}/[0-9A-Za-z][0-9A-Za-z.()/_;-]*+",
        "event": rf"(?<![0-9])(?<![0-9][.,])(?:(?:{days})(?![0-9.%]|일|월|위|명|조|층|호)"
        rf"|(?<!규모 )(?<!규모)(?<!진도 )[0-9]{{1,2}}[·‧・ㆍ∙.][0-9]{{1,2}}(?= ?(?:{alternation(events['words'])})))",
        "telephone": r"(?<![0-9])0[0-9]{1,2}[-)] ?[0-9]{3,4}-[0-9]{4}"
        r"(?:(?:, ?|~|∼)[0-9]{4}(?![0-9년월일명원만억]| [만억])){0,4}+|(?<![0-9-])1[568][0-9]{2}-[0-9]{4}"
        r"|☎ ?[0-9][0-9-]*+"
        rf"|(?<![0-9.,])(?:{alternation(telephones['numbers'])})(?=(?: |에 "
        rf"|로 )?(?:{alternation(telephones['after'])}))",
        "stock": r"[(\[<][0-9]{6}(?:\.[A-Z]{2})?[)\]>]|(?<=[가-힣], )[0-9]{6}(?=\))|(?<![0-9])[0-9]{6}\.K[SQ]"
        r"|(?<=[가-힣A-Z] )0[0-9]{5}(?![0-9A-Za-z%]|[.,][0-9]| ?[만억원명])",
        "law": rf"제 ?[0-9]{{1,4}}조(?:의 ?[0-9]{{1,2}})?{_CLAUSE}(?: ?제? ?[0-9]{{1,2}}호)?"
        r"|(?<![0-9])[0-9]{1,3}(?:[·,] ?[0-9]{1,3}){1,4}조(?! ?원|[0-9]| ?[0-9])"
        r"|(?:(?<=[법령칙례약])|(?<=규정)|(?<=강령)|(?<=헌장)) ?[0-9]{1,4}조"
        r"(?! ?원| ?[0-9]++(?:[·,][0-9]++)*+(?!항))(?:의 ?[0-9]{1,2})?"
        rf"{_CLAUSE}"
        r"|(?<![0-9,.])[0-9]{1,4}조(?=의 ?[0-9]|\([가-힣]{2,12}\)| ?제?[0-9]{1,2}항)",
        "case": r"(?<![0-9])(?:19|20)[0-9]{2}(?![년월일만억조천백여명])[가-힣]{1,3}[0-9]{1,7}(?![0-9]*[월일분])",
        "serial": r"(?<![0-9])(?!(?:19"
        r"|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))[0-9]{2,6}(?:-[0-9]{1,8}){2,5}(?![0-9])",
        "group": r"[0-9]인 ?1조",
        "idiom": rf"{_led(fixed['words'])}|(?<![0-9.,])(?P<side>[1-9][0-9]?) ?[대:xX] ?(?P=side)(?= ?(?:{pairs}))",
        "generation": rf"{_led(cohort['generations'])}세대(?!수)(?![^.\n]{{0,8}}?(?:{homes}))",
        "cohort": rf"(?<![0-9.,])(?:{alternation(cohort['numbers'])})(?= ?(?:{alternation(cohort['after'])}))"
        r"|(?<![0-9.,])[2-7]0[·,][3-8]0(?=세대)",
        "third": r"(?<![0-9.,])3자(?= ?(?:판매|배정|뇌물|매각|제공|명의|개입|변제|양도|추천|위탁|인증|물류))"
        r"|제 ?3자|제 ?3국(?!장|실|과|민)|제 ?3의(?= )|제 ?[0-9]금융",
        "version": r"(?<![0-9.])(?!(?:19"
        r"|20)[0-9]{2}\. ?[0-9]{1,2}\. ?[0-9]{1,2}(?![0-9]))[0-9]{1,3}(?:\.[0-9]{1,4}){2,4}(?![0-9%])"
        r"(?!(?<=\.[0-9]{3}\.[0-9]{3}) ?(?:원|명|달러))",
        "model": r"(?<![A-Za-z0-9])[A-Za-z]++[-–]?[0-9][0-9A-Za-z]*+(?:[.\-/][0-9A-Za-z]++){0,4}(?!,[0-9]|[만억조천%])"
        r"|(?<![0-9A-Za-z.,])[0-9]{1,6}[A-Za-z]{1,4}[0-9][0-9A-Za-z-]*+",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items()))


def _led(words: list[str]) -> str:
    """Any of ``words`` where no digit stands before it. A class of first characters leads, by which the engine passes
    over every other place at once."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    rest = "|".join(f"(?<={re.escape(w[0])})" + re.escape(w[1:]).replace(r"\ ", " ?") for w in ordered)
    return f"[{''.join(sorted({w[0] for w in words}))}](?<![0-9.,].)(?:{rest})"


_EMAIL = re.compile(r"[0-9A-Za-z_.+-]{1,64}@[0-9A-Za-z-]{1,64}(?:\.[0-9A-Za-z-]{1,32}){1,4}")
_LONGEST_LOCAL_PART = 64


def excluded(text: str) -> list[Passed]:
    """The stretches of ``text`` that hold no figure whatever they look like, in order."""
    found = [Passed(m.start(), m.end(), m.lastgroup or "") for m in _pattern().finditer(text)]
    if "@" not in text:
        return found
    emails = [Passed(m.start(), m.end(), "email") for m in _addresses(text)]
    starts = [x.start for x in emails]

    def inside(passed: Passed) -> bool:
        at = bisect_right(starts, passed.start) - 1
        return at >= 0 and passed.start < emails[at].end

    return sorted([*emails, *(x for x in found if not inside(x))])


def _addresses(text: str) -> list[re.Match[str]]:
    """E-mail addresses, looked for only around their @."""
    found: list[re.Match[str]] = []
    at = text.find("@")
    while at >= 0:
        begin = max(found[-1].end() if found else 0, at - _LONGEST_LOCAL_PART)
        if m := _EMAIL.search(text, begin, at + 240):
            found.append(m)
        at = text.find("@", max(at + 1, m.end() if m else 0))
    return found
