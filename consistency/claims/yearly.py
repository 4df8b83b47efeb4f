"""Statistics of a year, a quarter or a month that is over: what they count is counted to the end and moves no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.claims.reading import Reading

_LEAD = 3
_OVER = re.compile(r"지난해|작년|지난달|전년|상반기|하반기|[1-4]분기|지난 한 해|최근 \d+년")
_COUNTED = re.compile(r"사망|숨[지진졌져]|목숨|다[쳤친쳐]|부상")
_STATISTIC = re.compile(
    r"통계(?! ?(?:작성|집계|이래|이후))|\d ?(?:%|％|퍼센트)\)?[^.\d]{0,8}(?:줄|늘|감소|증가|급증|급감)"
)


def is_statistic(title: Reading, sentences: Sequence[Reading]) -> bool:
    """Whether the headline and the lead count casualties of a time that is over and speak of statistics, or say by what
    rate that is more or less than before, as no story on one accident does."""
    text = " ".join(r.text for r in (title, *sentences[:_LEAD]))
    return all(pattern.search(text) for pattern in (_COUNTED, _OVER, _STATISTIC))
