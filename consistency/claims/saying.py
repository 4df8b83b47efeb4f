"""Whether a period dates what happened, or who said so, a count or a notice."""

from __future__ import annotations

import re

from consistency.model import Period

_SAID = re.compile(
    r"밝혔|전했|말했|보도|발표|공시|따르면|브리핑|인터뷰|회견|설명했|보고서|자료|지적했|주장했|강조했|공개했|알렸|논평|성명"
    r"|약속했|소개했|촉구했|비판했|당부했|요구했|언급했|내다봤|분석했|예고했|선언했|호소했|토로했|고백했|답했|물었|반박했"
    r"|해명했|사과했|반발했|규탄했|평가했|진단했|전망했|제안했|출연|방송|방영|게재"
)
ENDS_SAYING = re.compile(
    r"(?:밝혔|전했|말했|발표했|설명했|알렸|공시했|보도했|강조했|덧붙였|비판했|촉구했|지적했|주장했|평가했|표했)[가-힣]{1,3}[.\s]*$"
)
"""A bare day in such a sentence is mostly that of saying."""
_QUOTED = re.compile(r"[다라자]고 ")
_SOURCE = re.compile(r"[^,.]{0,40}(?:따르면|의하면|종합하면)")
_EDGE = re.compile(r" ?\)? ?(?:기준|현재|자로|자 |을 기해|만에)")
_LIMIT = re.compile(r" ?\)? ?(?P<word>부터|까지|이후|이전|전까지)")
_NOTICE = re.compile(r"별세|모친상|부친상|장모상|빙모상|발인|커뮤니티|온라인|SNS|방송되|방송된|개봉|▲|■")
_REACH = 16
_VERB = 20
"""Letters at the end of a sentence in which its verb stands."""


def limit(behind: str) -> str:
    """The word that makes a period, of which ``behind`` is the rest of the sentence, a beginning or an end: 부터, 까지;
    only two beginnings can be compared, or two ends."""
    found = _LIMIT.match(behind)
    return found["word"] if found else ""


def dates_an_event(period: Period, text: str, sentence: str, behind: str) -> bool:
    """Whether a period, printed as ``text``, tells when something happened, and not who said so (28일 밝혔다), as of
    when, or a notice. An hour at which somebody spoke is as good as any other; a bare day in a sentence that ends with
    밝혔다 is mostly the day of saying, wherever it stands."""
    if _NOTICE.search(sentence) or _SOURCE.match(behind) or (period.stated != ("year",) and _EDGE.match(behind)):
        return False
    if period.clock is not None:
        return True
    said = _SAID.search(behind[:_REACH])
    if said and not _QUOTED.search(behind[: said.start()]):
        return False
    bare = period.stated[:1] in {("day",), ("word",)} and not text.startswith(("오는", "다음"))
    return not (bare and _SAID.search(sentence[-_VERB:]))
