"""What stands around articles on a newsroom's page: navigation, masthead, address, copyright.

The lists name what the Newspaper Act and the E-Commerce Act make Korean news sites print at the foot of a page
(registration, publisher, editor, youth protection officer, address), and what their navigation is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_RIGHTS = re.compile(
    r"무단\s?전재|무단\s?복제|재배포\s?금지|저작권자\s?[ⓒ©(]|저작권법의\s?보호|copyright|\A\s*[ⓒ©]|all\s?rights?\s?reserved",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:주소|제호|상호|팩스|fax|등록일|등록일자|발행일|발행일자|발행인|편집인)\s?[:：|]"
    r"|대표\s?전화|사업자\s?(?:등록)?\s?번호|(?<!주민)등록\s?번호|통신판매업?\s?신고|발행\s?[·ㆍ.,/]\s?편집인|청소년\s?보호"
    r"|개인정보\s?(?:처리|취급|보호)\s?(?:방침|정책)|이용\s?약관|고충\s?처리인|이메일\s?무단\s?수집"
    r"|(?:회사|매체)\s?소개|광고\s?(?:문의|안내)|구독\s?(?:신청|안내)|기사\s?제보",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"주요\s?(?:뉴스|기사)|많이\s?본|영상\s?(?:뉴스|기사)|인기\s?(?:뉴스|기사)|관련\s?(?:뉴스|기사)|추천\s?(?:뉴스|기사)"
    r"|최신\s?(?:뉴스|기사)|핫\s?(?:뉴스|이슈)|로그인|회원\s?가입|맨\s?위로|더\s?보기|목록\s?보기|전체\s?(?:메뉴|기사)"
)
_PAGES = re.compile(r"(?:처음|이전|다음|끝|마지막|[\d\s<>«»‹›|])+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’」』)\]\s]*\Z")
# News prose ends in plain 다; mastheads address the reader in the formal 니다.
_REPORTED = re.compile(r"(?<!니)다[.…][\"'”’」』)\]\s]*\Z")
_BYLINE = re.compile(r"기자|특파원|@")
# What ends an article without being a sentence: list items, credits in brackets, 사진=….
_LIST_ITEM = re.compile(r"[△▲▷▶■□●○◆◇◎·ㆍ*\[(<〈《-]|[^\d=]*[\d=]")

_MENU_LENGTH = 20
_HEADLINE_LENGTH = 80
# Longer lines are paragraphs, whatever credit or contact they hold.
_MASTHEAD_LENGTH = 400
_MASTHEAD_GAP = 4
_SENTENCE_TAIL = 12


def is_sentence(line: str) -> bool:
    """True when ``line`` ends as a sentence does, closing quotes aside."""
    return _SENTENCE_END.search(line[-_SENTENCE_TAIL:]) is not None


def footer_start(lines: Sequence[str], first: int) -> int:
    """The index, at least ``first``, where a page's footer begins in ``lines``; ``len(lines)`` if there is none.

    A footer is anchored on its masthead (two lines of it, or one with no sentence after it) or, without one, on
    the name of a menu in the closing lines. From there it reaches back over blank lines and menu entries, and
    over headlines too where they stand under a menu's name; it never reaches over a sentence or a by-line.
    """
    masthead = _masthead_start(lines, first)
    anchor = len(lines) if masthead is None else masthead
    run = anchor
    while run > first and _may_be_menu(lines[run - 1]):
        run -= 1
    named = next((i for i in range(run, anchor) if _names_menu(lines[i])), None)
    if masthead is None and named is None:
        return len(lines)
    start = anchor if named is None else named
    while start > run and _is_plain_entry(lines[start - 1]):
        start -= 1
    return start


def _masthead_start(lines: Sequence[str], first: int) -> int | None:
    marked = [i for i in range(first, len(lines)) if _is_masthead(lines[i])]
    if not marked:
        return None
    block = [marked.pop()]
    while marked and block[-1] - marked[-1] <= _MASTHEAD_GAP:
        block.append(marked.pop())
    if len(block) == 1 and any(is_sentence(line) for line in lines[block[0] + 1 :]):
        return None
    return block[-1]


def _is_masthead(line: str) -> bool:
    # Stories report on copyright and privacy policies too, in sentences.
    if len(line) > _MASTHEAD_LENGTH or _REPORTED.search(line[-_SENTENCE_TAIL:]):
        return False
    return _RIGHTS.search(line) is not None or (not is_sentence(line) and _LABEL.search(line) is not None)


def _may_be_menu(line: str) -> bool:
    return len(line) <= _HEADLINE_LENGTH and not is_sentence(line) and not _BYLINE.search(line)


def _names_menu(line: str) -> bool:
    name = line.strip()
    return 0 < len(name) <= _MENU_LENGTH and bool(_MENU.search(name) or _PAGES.fullmatch(name))


def _is_plain_entry(line: str) -> bool:
    entry = line.strip()
    return len(entry) <= _MENU_LENGTH and not _LIST_ITEM.match(entry)
