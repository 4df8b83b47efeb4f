"""Sentences that the report brings along in one language, said in the other.

The engine gives its reasons in Korean, the readers theirs in English. Each is translated whole, by a pattern of the
sentence; what no pattern knows stays out of an English report and stays as it is in a Korean one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_Catalogue = Sequence[tuple[re.Pattern[str], str]]


def _catalogue(*pairs: tuple[str, str]) -> _Catalogue:
    return tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in pairs)


_WHY = _catalogue(
    (r"읽은 (?:값|시점): (.*)", r"Read as: \1"),
    (r"두 문장은 글자 기준으로 (\d+)% 같다", r"The letters of the two sentences are \1% the same"),
    (r"같은 값을 적은 기사: (\d+)건 ↔ (\d+)건", r"Stories that print each value: \1 ↔ \2"),
    (r"독립된 기사 (\d+)건 ↔ (\d+)건", r"Independent stories: \1 ↔ \2"),
    (
        r"날짜의 일부는 기사 발행일을 기준으로 풀었다",
        "What the dates leave out was taken from the day of publication",
    ),
    (
        r"한 척도 위의 서로 다른 단계로, 같은 대상에 함께 쓸 수 없다",
        "They are different degrees of one scale: they cannot both be said of one thing",
    ),
    (r"같은 날 마감 값이고 등락률은 같다", "They are one day's closing value, and the change in per cent is the same"),
    (
        r"두 기사는 같은 글이지만 수치 대부분이 다르다: 다시 집계한 기사로 본다",
        "The stories are one text with most figures different: they are taken for a new count",
    ),
    (r"두 문장이 적은 시점이 서로 다르다", "The two sentences speak of different moments"),
    (r"시시각각 바뀌는 값이므로 갱신으로 본다", "The value moves by the hour: it is taken for an update"),
    (r"시각에 따라 바뀌는 값이다: .*", "The value moves by the hour"),
    (r"서로 바꿔 쓸 수 없는 단위다: (.*)", r"The units cannot stand for one another: \1"),
    (
        r"숫자가 끝자리까지 같고 앞말도 같은데 단위만 다르다",
        "All digits and the words before them agree, the unit does not",
    ),
    (r"숫자 한 자리만 다르다", "One digit alone differs"),
    (r"숫자는 같고 자릿수만 다르다", "The digits agree, the magnitude does not"),
    (r"같은 문장의 다른 수치가 같다", "Another figure of the two sentences is the same"),
    (r"같은 문장의 작은 수치가 같다", "A small figure of the two sentences is the same"),
    (r"둘레의 말이 같다: (.*)", r"The words around both are the same: \1"),
    (r"같은 진술로 본 까닭: .*", "The words and figures around the two values tell the same statement"),
    (r"같은 항목으로 본 까닭: .*", "The item is the same, and so is what stands beside it or who else prints it"),
    (
        r"수치와 앞말이 같고 뒤따르는 말의 방향만 반대다",
        "The figure and the words before it agree, the direction does not",
    ),
    (r"앞뒤 낱말이 (\d+)% 같은 자리다", r"The places hold the same words to \1%"),
    (r"두 문장이 같은 수치 (\d+)개를 적었다", r"Equal figures of the two sentences: \1"),
    (r"([^ ].* \+ .*)", r"\1"),
    (r"같은 문장의 다른 수치들은 모두 같다", "All other figures of the two sentences agree"),
    (r"같은 두 값이 다르게 선 곳 (\d+)쌍을 묶었다", r"Pairs of places with the same two values, told as one: \1"),
    (r"같은 금액에 붙은 화폐 단위가 다르다", "One sum carries two currencies"),
    (r"같은 자리로 본 까닭: .*", "The words and figures around the two values tell the same statement"),
    (r"뒤따르는 말이 같다: (.*)", r"The words behind both are the same: \1"),
    (r"바로 앞의 말이 같다: (.*)", r"The words right before both are the same: \1"),
    (r"앞에 선 말이 같다: (.*)", r"The words before both are the same: \1"),
    (r"같은 문장의 말이 같다: (.*)", r"Words that both sentences have: \1"),
    (r"두 기사의 다른 요소가 같다: (.*)", r"Another facet of the two stories is the same: \1"),
    (r"두 문장이 같은 것을 말한다: (.*)", r"Both sentences are about: \1"),
    (r"두 문장이 한 일을 말한다: (.*)", r"Both sentences tell of: \1"),
    (r"앞의 말이 같다: (.*)", r"The words before both are the same: \1"),
    (r"같은 것의 종전 최대가 더 크다: (.*)", r"What was the most before is more: \1"),
    (r"시각은 같고 날이 다르다", "One hour and minute, two days"),
    (r"이름을 세었다", "Counted the names"),
    (r"앞선 이름의 수치와 견주었다", "Compared with the figures of those before it"),
    (r"(‘.*’) 가운데 일부라고 적었다", r"The sentence calls it a part of \1"),
    (r"(‘.*’)을 (‘.*’)로 나눈 값과 자릿수만 다르다", r"A power of ten from \1 divided by \2"),
    (r"본문에는 이것 하나뿐이다", "The body has only one of the kind"),
    (r"(\d+)일 뒤의 요일과 다르다", r"\1 days later it is another weekday"),
    (r"읽은 해: (\d+)년 ↔ (\d+)년", r"Read as the years \1 ↔ \2"),
    (r"곁의 수치가 같다: (.*)", r"The figure beside both is the same: \1"),
    (r"두 순위 앞의 수치가 같다", "The figure before both places is the same"),
    (r"두 문장이 같은 (\d+)위에서 센다", r"Both sentences count from place \1"),
    (r"두 기사가 다루는 것을 말한다: (.*)", r"Both speak of what the stories are about: \1"),
    (r"두 문장의 말이 같다: (.*)", r"Words that both sentences have: \1"),
    (r"이름 곁의 말이 같다: (.*)", r"The word beside both names is the same: \1"),
    (r"수치와 견주는 때가 같다", "The figure, and what it is compared with, are the same"),
    (r"둘레가 같다: (.*)", r"What stands around both is the same: \1"),
    (r"오전과 오후만 다르다", "Before noon here, after noon there"),
    (
        r"본문에 제목의 수치가 제목처럼 쓰인 곳이 없다",
        "The body nowhere uses the headline's figure as the headline does",
    ),
    (r"본문에 제목처럼 적은 곳이 없다", "The body nowhere says what the headline says"),
    (r"평균은 가장 작은 값과 가장 큰 값 사이에 있다", "An average lies between the least and the greatest"),
    (r"이름: (.* ↔ .*)", r"Labels: \1"),
    (
        r"한쪽은 그대로 읽을 수 없는 수이고, 숫자는 다른 기사의 수와 같다",
        "One side is no number as it is printed; its digits are those of the other stories",
    ),
    (
        r"두 문장이 같은 것을 말하고 같은 수치 (\d+)개를 적었다",
        r"The two sentences tell one thing; equal figures of both: \1",
    ),
    (r"두 문장이 똑같이 (‘.*’)[을를] 센다", r"Both sentences count \1"),
    (r"두 문장이 같은 때 같은 것을 말한다", "The two sentences tell one thing of one time"),
    (r"한 고장이 두 시도에 있을 수 없다", "One town cannot be in two provinces"),
    (r"두 기사가 적은 시점이 같다", "Both stories give the same moment"),
    (r"이 성을 쓰는 사람은 기사에 한 명뿐이다", "Nobody else in the story has this surname"),
    (r"(‘.*’)의 차이를 계산했다", r"Difference of \1"),
    (r"함께 가질 수 없는 직함이다", "Nobody holds both titles at one time"),
    (r"한 사람이 함께 맡지 않는 두 기관의 장이다", "Nobody heads both bodies at one time"),
    (r"다른 기사는 그 자리에 다른 사람을 적었다: (.*)", r"Another story names somebody else in that office: \1"),
    (r"이웃한 두 숫자의 자리만 바뀌었다", "Two neighbouring digits are exchanged"),
    (r"본문에는 (‘.*’)에 제목의 차례가 없다", r"The body does not number \1 as the headline does"),
    (r"한 사람이 맡는 자리다", "One person alone holds the office"),
    (r"적힌 점수를 뺐다", "Difference of the points printed"),
    (r"시점 순서: (.*)", r"In order of time: \1"),
    (r"가장 새로운 기사: (.*)", r"Newest story: \1"),
    (r"주체가 같고, 함께 적은 수치 (\d+)개가 같다", r"The actor is the same; equal figures told with it: \1"),
    (r"주체가 같고, 함께 적은 낱말이 같다", "The actor is the same, and so are the words told with it"),
    (r"두 문장이 같은 무리\((.*)\) 가운데를 말한다", r"Both sentences speak of one group: \1"),
    (r"같은 수치: (.*)", r"Equal figures: \1"),
    (r"이름: (.*)", r"Label: \1"),
    (
        r"(.*) 수는 줄지 않는데 나중 시점의 값이 더 작다: 둘 중 하나의 수나 시각이 틀렸다",
        r"A count that cannot fall is smaller at the later moment: a figure or an hour is wrong",
    ),
    (r"뒤 수치가 앞 수치보다 작다", "The later figure is the smaller one"),
    (r"뒤 수치가 앞 수치보다 크다", "The later figure is the larger one"),
    (r"이름이 같다", "The name is the same"),
    (
        r"두 문장에 같은 해의 같은 값이 함께 있어 같은 지표로 보았다",
        "Both sentences give the same value for the same year: they are taken for one measure",
    ),
    (r"한 기사 안에서 바로 앞의 두 낱말이 같다", "The two words right before the figures are the same"),
    (r"다른 짝 (\d+)개가 뜻하는 전체와 다르다", r"It disagrees with the whole that \1 other pairs imply"),
    (r"환산한 금액: (.*)", r"Converted amount: \1"),
    (
        r"두 환산액은 (\S+)% 차이로, 열흘 안의 환율 변동\((\S+)%\)을 넘는다",
        r"The conversions are \1% apart, more than rates move in ten days (\2%)",
    ),
    (r"자모 (\d+)개가 다르다", r"Letters that differ: \1"),
    (r"이름 바로 뒤 괄호 안의 숫자다", "The figure stands in brackets right behind the name"),
    (
        r"이름은 같고, 한 사람이 함께 가질 수 없는 직함이거나 한쪽이 다른 쪽의 오기다",
        "The name is the same; nobody holds both titles, or one is the other misspelled",
    ),
    (r"나머지 낱말은 (\d+%) 같다", r"The other words are \1 the same"),
    (r"나머지 낱말이 같은 문장에서 뜻이 뒤집혔다", "The sentence says the opposite in the same words"),
    (r"한쪽은 단정하고 다른 쪽은 추측한다", "One side asserts, the other guesses"),
    (r"인용문 안의 낱말이 다른 말로 바뀌었다", "Words inside the quotation marks were replaced by others"),
    (r"연도가 없으면 발행일에 가까운 해로 보았다", "Without a year, the one nearest to publication was taken"),
    (r"(\d+)월의 마지막 날은 (\d+)일이다", r"The last day of month \1 is the \2."),
    (r"문장은 이미 말했거나 발표한 것으로 적혀 있다", "The sentence tells it as said or announced already"),
    (r"2000년 이후의 환율 범위로 계산했다", "Computed with the range of exchange rates since 2000"),
    (
        r"이 기사의 다른 환산에서 나오는 환율로 계산했다",
        "Computed with the exchange rate of the story's other conversions",
    ),
    (
        r"만·억·조의 차례나 그 앞의 자릿수가 맞지 않는다",
        "The order of 만, 억 and 조, or the digits before them, cannot be",
    ),
    (r"(‘.*’)에서 계산했다", r"Computed from \1"),
    (r"두 비율의 차이는 (\S+)%포인트다", r"The two shares are \1 percentage points apart"),
    (r"수준에서 증감분을 빼거나 더한 값으로 나누었다", "Divided by the level less, or plus, the change"),
    (r"발행 연도와 그 전해를 끝으로 보았다", "Counted to the year of publication or the one before"),
    (r"발행 연도와 문장에 적힌 연도로 계산했다", "Computed from the year of publication and the year in the sentence"),
    (r"두 정당에 함께 속할 수 없다", "Nobody belongs to two parties"),
    (r"같은 대학의 다른 학과다", "They are two departments of one university"),
    (r"함께 가질 수 없는 직함이다", "Nobody holds both titles"),
    (r"본문에 제목의 수치와 맞는 수치가 없다", "No figure of the body agrees with the headline's"),
    (
        r"본문에서 제목의 수치는 바란 것이거나 정해진 것으로, 제목과 반대다",
        "The body calls the headline's figure asked for where the headline calls it given, or the other way round",
    ),
    (r"‘(.*)’: 사전에 없고 다른 기사에도 없다", r"‘\1’ is in no dictionary and in no other story"),
    (r"제목은 %로, 본문은 %포인트로 적었다", "The headline prints per cent, the body percentage points"),
    (r"‘(.*)’의 단위는 (.*)이다", r"‘\1’ is counted in \2"),
    (r"자릿수 하나를 옮기면 맞는다", "Moved by a place, the digits agree"),
    (r"앞 문장의 수치를 받아 적었다", "It takes up the figure of the sentence before"),
    (r"‘(.*)’의 값끼리 견주었다", r"The values under ‘\1’ were compared"),
    (r"기사에 적힌 다른 수들을 전체에서 뺐다", "The story's other figures were taken from the whole"),
    (r"본문은 같은 수치를 반대 방향으로만 적었다", "The body has the figure in the other direction only"),
    (r"본문에 좁히지 않은 최상급이 없다", "Every superlative of the body is bounded"),
    (
        r"발행일 (\S+)로 달을 풀었고, 날짜 뒤의 말이 같다",
        r"The month was taken from the day of publication, \1, and the same words stand behind both days",
    ),
)

_REASONS = _catalogue(
    (r"It was read already: it is named more than once\.", "같은 입력이 두 번 이상 지정돼 한 번만 읽었습니다."),
    (r"The folder cannot be listed \((.*)\)\.", r"폴더의 목록을 읽을 수 없습니다(\1)."),
    (r"The folder holds no file\.", "폴더에 파일이 없습니다."),
    (r"It is a link to a folder; links to folders are not followed\.", "폴더를 가리키는 링크는 따라가지 않습니다."),
    (
        r"It is not a regular file, or a link that leads nowhere\.",
        "보통 파일이 아니거나 가리키는 곳이 없는 링크입니다.",
    ),
    (r"The page has more than (\S+) characters or (\S+) tags\.", r"페이지가 \1자 또는 태그 \2개를 넘습니다."),
    (r"No article text was found on the page\.", "페이지에서 기사 본문을 찾지 못했습니다."),
    (r"The same article was read before, from (.*)\.", r"같은 기사를 이미 읽었습니다: \1"),
    (r"Line (\d+) is longer than (\d+) MiB\.", r"\1째 줄이 \2MiB를 넘습니다."),
    (r"Line (\d+) cannot be read: (.*)", r"\1째 줄을 읽을 수 없습니다: \2"),
    (r"It is not a JSON object\.", "JSON 객체가 아닙니다."),
    (r"(“.*”) stands before the first article and was left out\.", r"첫 기사 앞에 있는 글은 뺐습니다: \1"),
    (r"(.*) is not a date; the article was read without one\.", r"날짜가 아니어서 발행 시각 없이 읽었습니다: \1"),
    (r"The article has no body\.|It has no body\.|Its body is empty\.", "본문이 없습니다."),
    (
        r"The page's footer after the last article was left out: (.*)\.",
        r"마지막 기사 뒤의 페이지 꼬리말은 뺐습니다: \1",
    ),
    (r"(“.*”) is not text; the article was read without it\.", r"글자가 아닌 항목을 빼고 읽었습니다: \1"),
    (r"(“.*”) is not text\.", r"글자가 아닌 항목입니다: \1"),
    (
        r"Half a character in (“.*”) \(a lone surrogate\) was read as U\+FFFD\.",
        r"반쪽짜리 문자를 U+FFFD로 읽었습니다: \1",
    ),
    (
        r"(“.*”) is not an ISO 8601 time; the article was read without one\.",
        r"ISO 8601 시각이 아니어서 발행 시각 없이 읽었습니다: \1",
    ),
    (r"It begins with a (\S+) mark but is not valid \S+\.", r"\1 표시로 시작하지만 \1로 읽히지 않습니다."),
    (r"It is not text in UTF-8, UTF-16 or CP949 \(EUC-KR\)\.", "UTF-8, UTF-16, CP949(EUC-KR) 글이 아닙니다."),
    (
        r"Its encoding is not known: read as CP949 \(EUC-KR\) it is not Korean\.",
        "부호화 방식을 알 수 없습니다. CP949(EUC-KR)로 읽으면 한국어가 아닙니다.",
    ),
    (r"It is binary data, not text\.", "글이 아니라 이진 자료입니다."),
    (r"It is XML \(a feed, perhaps\), which is not read\.", "XML(피드일 수 있음)은 읽지 않습니다."),
    (r"It is a table \((.*)\), which is not read\.", r"표(\1)는 읽지 않습니다."),
    (
        r"A name ending in (.*) says nothing of articles; name the file itself to read it\.",
        r"이름이 \1로 끝나는 파일은 기사인지 알 수 없습니다. 읽으려면 그 파일을 직접 지정하십시오.",
    ),
    (r"It is (.*), which is not read\.", r"읽지 않는 형식입니다: \1"),
    (r"It is empty\.", "빈 파일입니다."),
    (r"It cannot be opened \((.*)\)\.", r"열 수 없습니다(\1)."),
    (r"It is larger than (\d+) MiB, the most that is read as one text\.", r"한 글로 읽는 한도인 \1MiB를 넘습니다."),
    (r"Reading it failed \((.*)\)\.", r"읽다가 실패했습니다(\1)."),
    (r"Its gzip data is cut short or damaged\.", "gzip 자료가 잘렸거나 손상됐습니다."),
    (
        r"Its gzip data unpacks to far more than news text would: it is not read on\.",
        "gzip을 풀면 기사로 보기 어려울 만큼 커져서 더 읽지 않았습니다.",
    ),
)

_COMPUTED = re.compile(r"\(허용 구간 ([^()]*)\)")
_SUM = re.compile(r"\(읽은 부분의 합 ([^()]*)\)")


def why_in_english(step: str) -> str | None:
    """The step in English; None when no pattern knows it."""
    return _said(step, _WHY)


def reason_in_korean(reason: str) -> str:
    """The reader's reason in Korean; as it is when no pattern knows it."""
    return _said(reason, _REASONS) or reason


def computed_in_english(message: str) -> str:
    """What a Korean message says was computed, in English with a space in front; empty when it says nothing."""
    if found := _COMPUTED.search(message):
        return f" (must be within {found[1]})"
    if found := _SUM.search(message):
        return f" (the parts add up to {found[1]})"
    return ""


def _said(text: str, catalogue: _Catalogue) -> str | None:
    for pattern, said in catalogue:
        if found := pattern.fullmatch(text):
            return found.expand(said)
    return None
