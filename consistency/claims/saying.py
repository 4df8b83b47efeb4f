"""Whether a period dates what happened, or who said so, a count or a notice."""

from __future__ import annotations

import re

from consistency.model import Period

_SAID = re.compile(
    r"밝혔|전했|말했|보도|발표|공시|따르면|브리핑|인터뷰|설명했|보고서|자료|지적했|주장했|강조했|공개했|알렸|논평"
)
_QUOTED = re.compile(r"[다라자]고 ")
_SOURCE = re.compile(r"[^,.]{0,40}(?:따르면|의하면|종합하면)")
_EDGE = re.compile(r" ?\)? ?(?:기준|현재|자로|자 |을 기해|만에)")
_LIMIT = re.compile(r" ?\)? ?(?P<word>부터|까지|이후|이전|전까지)")
_NOTICE = re.compile(r"별세|모친상|부친상|장모상|빙모상|발인|커뮤니티|온라인|SNS|방송되|방송된|개봉|▲|■")
_REACH = 16
_VERB = 14
"""Letters at the end of a sentence in which its verb stands."""


def limit(behind: str) -> str:
    """The word that makes a period, of which ``behind`` is the rest of the sentence, a beginning or an end: 부터, 까지;
    only two beginnings can be compared, or two ends."""
    found = _LIMIT.match(behind)
    return found["word"] if found else ""


def dates_an_event(period: Period, sentence: str, behind: str) -> bool:
    """Whether a period tells when something happened, and not who said so (28일 밝혔다), as of when, or a notice. An
    hour at which somebody spoke is as good as any other."""
    if _NOTICE.search(sentence) or _SOURCE.match(behind) or (period.stated != ("year",) and _EDGE.match(behind)):
        return False
    said = None if period.clock is not None else _SAID.search(behind[:_REACH])
    return not said or bool(_QUOTED.search(behind[: said.start()]))


def may_be_of_saying(period: Period, text: str, sentence: str) -> bool:
    """Whether a bare day (printed as ``text``) stands in a sentence that ends with 밝혔다: mostly the day of saying,
    wherever it stands."""
    bare = period.clock is None and period.stated[:1] in {("day",), ("word",)} and not text.startswith(("오는", "다음"))
    return bare and bool(_SAID.search(sentence[-_VERB:]))
