"""Who signs an article in Chinese, Japanese or Korean: the names beside the words that say so.

Such texts have no capitals, and most no spaces, so a name is told by what stands before it (作者,
记者, 文/图, 執筆) or behind it (기자). Sources (来源) and editors (责任编辑) are no authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.text.family_names import CHINESE_FAMILY_NAMES, LONG_FAMILY_NAMES

CJK = "\u3005\u3040-\u30ff\u3400-\u9fff"
_HAS_CJK = re.compile(f"[{CJK}]")
_ALL_CJK = re.compile(f"[{CJK}]+")
# Up to four characters, or parts with a dot between them, or words with capitals.
_NAME = re.compile(
    rf"[{CJK}]{{2,4}}|[{CJK}]+(?:[·・•][{CJK}]+)+|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}"
)
_LONGEST_SIGNATURE = 60  # code points
_REPORTER = "(?:记者|記者|通讯员|通訊員|实习生|特约评论员)"
_BEFORE_NAME = re.compile(f"^[{CJK}]{{0,6}}{_REPORTER}")
_WRITER = (
    "(?:(?:文章|本文)?作者|采写|採寫|撰文|撰稿人?|执笔|執筆者?|取材・文"
    "|文 ?[/／、|&]? ?[图圖]片?|[图圖] ?[/／、|&]? ?文|文字?)"
)
_SIGNATURE = re.compile(
    rf"[^\w（(【\[]*(?:{_WRITER}(?:\s*[:：/／丨|]\s*|\s+)"
    rf"|[{CJK}]{{0,10}}?{_REPORTER}(?P<mark>\s*[:：/／丨|]\s*|\s+|(?=[{CJK}]{{2,3}}(?:\W|$))))"
)
_SENTENCE = re.compile(rf"[，。！？]|.{{{_LONGEST_SIGNATURE + 1}}}")
_IN_BRACKETS = re.compile(r"[（(【\[]([^（）()【】\[\]]{3,60})[）)】\]]")
_FIELD = re.compile(
    r"(?<!责任)(?P<label>作者|记者|記者|撰文|撰稿人?|采写|执笔|執筆者?)\s*[:：/／丨]\s*(?P<field>\S.*)"
    rf"|(?:^|[\s|｜])作者\s?(?P<name>[{CJK}]{{2,4}})$"
)
_FIELD_ENDS = re.compile(
    r"[|｜（）()\[\]【】。！？\d]|(?:责任|責任)?(?:编辑|編輯|编审|责编)|来源|來源|时间|時間|日期|发布|發布"
    r"|浏览|点击|阅读|分类|字号|字体|评论|出处|标签|校对|审核|摄影|供图"
)
_BETWEEN = re.compile(
    r"\s*[、,，&＆/／;；][\s、,，&＆/／;；]*|(?<![A-Za-z.'’-])\s+|\s+(?![A-Za-z])"
)
# Between a family name and a given one, where papers set a space there.
_WITHIN = re.compile(rf"(?<![{CJK}])(?P<family>[{CJK}]{{1,3}})\s(?=[{CJK}]{{1,3}}(?![{CJK}]))")
_OFFICE = "[部处處科局厅廳院室系组組委会會署所站]"
_NO_SIGNER = re.compile(
    r"报道|報道|報導|报导|整理|综合|整合|编译|编写|未知|佚名|匿名|不详|原创|转载|网络|管理员"
    r"|提问|答问|手记|观察|调查|协会|见面|简介|安全|方面|方便|金融|谢谢|于是|何[时地处以]|万里行"
    rf"|先生|女士|本站|本网|小编|[的了吗呢吧么们您]|[报報网網社台讯电縣県]$|^(?:系|为|是)|..{_OFFICE}$"
)
_BODY = re.compile(f"[{CJK}]{{5,11}}{_OFFICE}")  # whose shorter name does not say whose it is
_REPORTERS = ("记者", "記者")
_ASKS = re.compile("[，。！？?!]")
_LONGEST_GIVEN_NAME = 2  # characters
_SIGNED_WITHIN = 4  # last blocks
_BEGINS_WITHIN = 2  # first blocks
_IN_OPENING = 60  # code points
_SIGNED_IN_KOREAN = re.compile(
    r"(?:\S{1,20}=)?(?P<name>[가-힣]{2,4})\s?(?:기자|특파원|논설위원)(?:\s+\S+@\S+)?"
)
_OPENS_IN_KOREAN = re.compile(
    r"[(（\[][^)）\]]{1,30}[)）\]]\s*(?P<name>[가-힣]{2,4})\s?(?:기자|특파원)\s*="
)


def is_cjk(words: str) -> bool:
    """Return whether words are written in Chinese or Japanese, at least in part."""
    return bool(_HAS_CJK.search(words))


def field_names(line: str) -> list[str]:
    """Return the names in a line of fields about an article, such as “来源：… 作者：…”."""
    found = _FIELD.search(line)
    if found is None:
        return []
    if found["label"] in _REPORTERS and _ASKS.search(line):  # a question stands behind it
        return []
    field = _FIELD_ENDS.split(found["name"] or found["field"], maxsplit=1)[0].strip()
    body = _BETWEEN.split(field)[0]
    names = _names(field)
    return [body] if found["label"] == "作者" and not names and _BODY.fullmatch(body) else names


def signed(blocks: Sequence[Block]) -> str:
    """Return who signs an article on its first or last lines, a comma between the names."""
    lines = ["" if block.has(TextStyle.HEADING) else block.text.strip() for block in blocks]
    opening, closing = lines[:_BEGINS_WITHIN], lines[-_SIGNED_WITHIN:]
    for line in opening:
        if found := _OPENS_IN_KOREAN.match(line):
            return found["name"]
    korean = [found["name"] for one in closing if (found := _SIGNED_IN_KOREAN.fullmatch(one))]
    if korean:
        return ", ".join(korean)
    inner = (found[1] for one in opening for found in _IN_BRACKETS.finditer(one[:_IN_OPENING]))
    ends = (_last_bracket(one) for one in closing)
    first, last = ([one for one in at if not _SENTENCE.search(one)] for at in (opening, closing))
    first = [one for one in first if one not in last]
    ways = chain(
        ((said, True) for said in inner),
        ((said, False) for said in first),
        ((said, True) for said in chain(last, filter(None, ends))),
    )
    for said, is_sure in ways:
        if names := _signers(said, is_sure=is_sure):
            return ", ".join(dict.fromkeys(names))
    return ""


def _last_bracket(line: str) -> str:
    """Return what stands in brackets at the end of a line."""
    found = list(_IN_BRACKETS.finditer(line[-_LONGEST_SIGNATURE:]))
    return found[-1][1] if found and line.endswith(found[-1][0]) else ""


def _signers(said: str, *, is_sure: bool) -> list[str]:
    """Return the names behind the word for who wrote; where it ``is_sure`` that a text is signed
    there, also those that nothing sets apart from it.
    """
    found = _SIGNATURE.match(said)
    if found is None or (found["mark"] == "" and not is_sure):
        return []
    return _names(_FIELD_ENDS.split(said[found.end() :], maxsplit=1)[0])


def _names(field: str) -> list[str]:
    """Return the names that a field begins with, if one of them is surely a person's: others sign
    beside it as they like to be called.
    """
    names = list(_names_in(field))
    return names if any(map(_is_person, names)) else []


def _is_person(name: str) -> bool:
    """Return whether one of the names that ``_NAME`` matches is in parts or capitals, or begins
    with a family name.
    """
    # Of the dots between parts, this one is in ``CJK``.
    if "・" in name or not _ALL_CJK.fullmatch(name):
        return True
    if any(name[:n] in LONG_FAMILY_NAMES and name[n:] for n in (3, 2)):
        return True
    if name[0] not in CHINESE_FAMILY_NAMES:
        return False
    return len(name) <= 1 + _LONGEST_GIVEN_NAME or name[1] in CHINESE_FAMILY_NAMES  # two families'


def _joined(found: re.Match[str]) -> str:
    family = found["family"]
    is_one = len(family) == 1 and family in CHINESE_FAMILY_NAMES
    return family if is_one or family in LONG_FAMILY_NAMES else found[0]


def _names_in(field: str) -> Iterator[str]:
    """Yield the names that a field begins with, also those behind another word for who wrote."""
    for said in _BETWEEN.split(_WITHIN.sub(_joined, field.strip(" :："))):
        name = _BEFORE_NAME.sub("", said)
        if not name:
            continue
        if not _NAME.fullmatch(name) or _NO_SIGNER.search(name):
            return
        yield name
