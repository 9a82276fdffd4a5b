"""What a web page shows beside or within its article: hover cards, comments, tools, teasers.

These are elements; lines that are boilerplate in whatever format are in
``sources.metadata.boilerplate``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.front_matter import host
from briefreader.sources.formats.html_elements import (
    class_and_id,
    count_words,
    line_of,
    link_of,
    short_line_of,
    text_of,
)
from briefreader.text.folding import fold_text
from briefreader.text.sentences import ENDERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CARD = re.compile(
    r"(?:^|[\s_-])(?:tool-?tips?|tool-?tip-?(?:text|content|body|box|inner)|pop-?overs?|pop-?ups?"
    r"|hover-?cards?|fly-?outs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CARD_OF_NAME = re.compile(
    r"(?:^|\s)(?:[\w-]+[_-])?card(?:$|\s)", re.IGNORECASE
)  # elsewhere any box
_LONGEST_CARD = 400  # code points; what is longer may be the rest of a text, folded away
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TRIGGERS = frozenset(("a", "abbr", "dfn", "button", "sup", "mark"))  # they are the words
_SENTENCES = ("p", "li", "dd", "td", "blockquote")
_INLINE = frozenset(("a", "abbr", "b", "cite", "code", "em", "i", "q", "span", "strong", "sup"))
_NO_TEXT = re.compile(
    r"(?:^|[\s_-])(?:(?:cookies?|consent|gdpr)-?(?:banner|consent|notice|bar|law|dialog|modal|popup)"
    r"|onetrust|didomi|usercentrics|mw-editsection|disqus(?:_thread)?"
    r"|wm-ipp)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOR_READERS = re.compile(
    r"(?:^|[\s_-])(?:(?:user|reader|fb|facebook)[-_]?comments?"
    r"|comments?[-_]?(?:list|section|area|wrap(?:per)?|box|thread|form|text|body|content|\d+)"
    r"|(?:share|sharing|social)-?(?:bar|tools|links|buttons|icons|box|module)|share-?this|addthis"
    r"|utility-?bar|util-?bar|(?:author|writer)[-_]*(?:bio|box|info|dropdown|profile|card)"
    r"|about-?(?:the-?)?author|jp-?relatedposts|sharedaddy)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A word alone may be what a section is about, so it counts only alone; and a tool says no sentence.
_COMMENTS = re.compile(
    r"(?:^|\s)(?:[a-z]{1,3}[-_])?"
    r"(?:comments?|comentarios?|commentaires?|kommentare?|commenti|reacties)(?!\S)",
    re.IGNORECASE,
)
_TOOLS = re.compile(r"(?:^|\s)(?:share|sharing|social|fly-?out|tool-?bar)(?!\S)", re.IGNORECASE)
_SIGN_UP_BOX = re.compile(
    r"(?<![^\s_-])(?:newsletter|sign-?up|subscribe)[-_]*(?:card|box|form|widget|block|promo|banner"
    r"|module|wrap(?:per)?|signup|sign-up|container|cta|teaser)?(?:$|\s)",
    re.IGNORECASE,
)
_LONGEST_SIGN_UP = 600  # code points
# Stands before a link to another article.
_LABEL = re.compile(
    r"(?:read|see|watch|related|also|more|next|don[’']t miss|lesen sie auch|lies auch"
    r"|mehr zum thema|siehe auch|(?:à |a )?lire (?:aussi|également)|voir aussi|lea también"
    r"|lee también|te puede interesar|leggi anche|leia também|lees ook"
    r"|läs också|läs även|les også|læs også)"
    r"(?: (?:more|also|next|this|related|on|here|too|the full story))*\s?:",
    re.IGNORECASE,
)
_TEASERS = re.compile(
    r"(?:more|other) (?:[\w-]+ )?"
    r"(?:must-reads|stories|news|articles|posts|headlines|columns)\b.{0,30}"
    r"|more (?:on this (?:story|topic)|from this author|like this)"
    r"|related(?: (?:articles|stories|posts|news|content|topics|links|coverage))?"
    r"|recommended(?: (?:for you|stories|articles|reading))?|you (?:may|might) also like.{0,20}"
    r"|(?:read|up|what to read) next|(?:most|currently) (?:read|popular|viewed|shared|commented)"
    r"|trending(?: (?:now|stories|topics))?|latest (?:news|stories|articles|headlines|posts)"
    r"|(?:top|popular) (?:stories|posts|articles|news)|editor'?s'? picks?|don't miss",
    re.IGNORECASE,
)
_SUBHEADINGS = ("h2", "h3", "h4", "h5", "h6")
_HEADINGS = frozenset(("h1", *_SUBHEADINGS))
_MOST_IN_TEASER = 40  # elements
_BOXES = ("div", "section", "aside", "form")
_SLUG = re.compile(r"[\W_]+")
_SEPARATORS = re.compile(r"[\s|/·•–—»>:-]*")
_FEWEST_LINKS = 3  # of a menu; and boxes of a list of teasers
_LEGAL = re.compile(
    r"(?:^|/)(?:terms|privacy|cookies?|legal|imprint|(?:community-?)?guidelines|conditions)"
    r"(?:-?(?:policy|notice|statement|(?:and-?)?conditions|(?:of-?)?(?:use|service)))?"
    r"(?:\.\w{2,5})?/?(?:[?#]|$)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|read-?(?:more|also|next)|see-?also|also-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEAST_LEGAL = 2  # links of a paragraph that says what holds for readers
_LONGEST_LEGAL = 600
_LEAST_SENTENCE = 12  # words
_WHOLE = frozenset(("html", "body", "main", "article", "td", "tr", "tbody", "table"))
_MOST_CARDS = 1000  # of a page
_FEWEST_TEASERS = 2  # in a box of them
_LONGEST_TEASER = 400  # code points of a paragraph
_LONGEST_INVITATION = 200
_MEDIA = "(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|google news)"
# Newsletters in several languages, and how readers are asked to sign up for them.
_LETTER = re.compile(
    r"\b(?:newsletters?|nieuwsbrie(?:f|ven)|nyhetsbrev|infolettre|lettre d[’']information"
    r"|boletín)\b",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(
    r"\b(?:jetzt (?:kostenlos )?(?:anmelden|abonnieren|bestellen)|hier anmelden|melden sie sich"
    r"|meld je|schrijf je|(?:inscrivez|abonnez)-vous|suscríbe(?:te|se)|apúntate|iscriviti|assine"
    r"|subscreva|inscreva-se|anmäl dig|tilmeld dig|meld deg på)\b",
    re.IGNORECASE,
)
_FOR_SUBSCRIBERS = re.compile(
    r"(?:cet article est réservé (?:aux|à nos) abonnés|il vous reste \d+ ?% de cet article"
    r"|dieser (?:artikel|text|beitrag) ist (?:nur )?für (?:unsere )?abonnenten"
    r"|este artículo es (?:exclusivo|solo) para suscriptores"
    r"|(?:questo )?(?:articolo|contenuto) (?:è )?riservato agli abbonati"
    r"|dit artikel is (?:alleen )?(?:exclusief )?voor abonnees)\b",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"\W*(?:(?:please )?"
    r"(?:(?:sign up|subscribe|register) (?:to|for|now|here|today)|(?:sign|log) in to)\b"
    r"[^.?!]*\b(?:newsletters?|inbox|e-?mails?|alerts?|notifications?|account|channel|free|updates)\b"
    r"|(?:download|get|install) (?:the|our|a|this)\b[^.?!]{0,40}\bapp\b"
    r"|(?:get|receive|want)\s[^.?!]{0,60}\b(?:(?:in|to) your inbox|our newsletters?"
    r"|(?:email|news|push|breaking) alerts)\b"
    rf"|(?:(?:join|like|find|add) us|follow\s[^.?!,]{{1,40}})\son {_MEDIA}\b"
    rf"|join our {_MEDIA} (?:channel|group)\b"
    r"|(?:enter|type) your e-?mail\b|thanks for (?:reading|signing up|subscribing)\b"
    r"|become a (?:member|subscriber)\b|support our journalism\b"
    r"|this (?:article|story|post) is for (?:paying |paid )?subscribers\b"
    r"|you(?: are|['’]re) receiving this (?:e-?mail|newsletter)\b"
    r"|a version of this (?:article|story) (?:appear|ran|run)\w* in print\b"
    r"|click here (?:to (?:get|subscribe|sign up|download)|for more)\b[^.?!,]{0,60}[.!]?$)",
    re.IGNORECASE,
)
# Whose the page is, on a line that says nothing else.
_COPYRIGHT = re.compile(
    r"\W*(?:(?i:copyrights?)\s*(?:©|\([cC]\))?|©\s*(?i:copyright)?)\s*\d{4}(?:\s*[-–]\s*\d{4})?"
    r"[,.]?\s+(?:by\s+)?[^\W\d_a-z]"
    r"(?:[^.!?。]|\.(?:(?=\w)|(?<=Inc\.)|(?<=Ltd\.)|(?<=Corp\.)))*"
    r"(?:\.?\s*(?i:all rights reserved)\b.*)?"
    r"|\W*©[^.!?]{0,60}[.,]?\s+(?i:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    r"|alle rechten voorbehouden)\W*"
)
# What Chinese sites set above a text, and say of themselves and of readers below it.
_PATH = re.compile(
    r"\W*(?:(?:您的?|您?(?:所在|当前|现在)的?)位置\s*[:：]|位置\s*[:：].*[>»›]|首页\s*[>»›])"
)
_DISCLAIMER = re.compile(
    r"[^\w《〈“「『]*(?:(?:(?:免责|免責|特别|郑重|版权)?(?:声明|聲明)|风险提示)\s*[:：】\])）]"
    r".*(?:自担|自负|自行承担|转载|[需请]谨慎|仅供参考|不构成|不代表|[本该](?:站|网))"
    r"|(?:免责|免責|版权)(?:声明|聲明)\W*$"
    r"|(?:(?:扫码|扫描|长按)[^，。]{0,12}(?:关注|下载|阅读|二维码)|微信扫一扫)[^，。]{0,20}$)"
)
_IMPRINT = re.compile(
    r"\W*版[权權]所有(?![者人权權])|(?:(?:©|(?i:copyright|rights reserved)).*|\d{4}\s*)版[权權]所有"
    r"|[^，。！？]{0,40}\s版[权權]所有\W*$|.*ICP[备備](?:案号)?\s*[:：]?\s*\d|.*公网安备\s*\d"
)
# What stands behind an imprint, and is one only there.
_CONTACT = re.compile(
    r"\W*(?:(?:联系|公司|单位|通信|通讯|办公|技术|举报|服务)?"
    r"(?:地址|电话|邮编|邮箱|传真|热线|支持|方式)\s*[:：]"
    r"|(?:主办|承办|主管|协办)(?:单位)?\s*[:：]|©|(?i:copyright|powered by|all rights reserved))"
)
_ABOVE = 4  # blocks
_BELOW = 6
_LONGEST_PATH = 80  # code points
_QUOTED = re.compile('[“”„«»"]')


def drop_hover_cards(tree: HtmlElement) -> None:
    """Take out what a page shows over a word while the pointer is on it, and join the sentence."""
    cards = filter(_is_card, tree.iter("span", "div", "aside", "small", "section"))
    for element in list(islice(cards, _MOST_CARDS)):
        before = element.getprevious()
        if before is not None and before.tag == "p":
            _rejoin(before, element)
        else:
            element.drop_tree()


def _is_card(element: HtmlElement) -> bool:
    """Return whether an element is shown on demand, and the sentence goes on without it."""
    if not element.attrib:
        return False
    is_shown_on_demand = (
        element.get("role", "") in ("tooltip", "dialog")
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
        or (_is_named_card(element) and _follows_word(element))
    )
    return (
        is_shown_on_demand
        and _stands_in_sentence(element)
        and len(text_of(element)) <= _LONGEST_CARD
    )


def _is_named_card(element: HtmlElement) -> bool:
    named = class_and_id(element)
    in_line = element.tag == "span" and _CARD_OF_NAME.search(named)
    return bool(in_line or _CARD.search(named))


def _follows_word(element: HtmlElement) -> bool:
    """Return whether an element stands behind the one that it can be shown for."""
    before = element.getprevious()
    if before is None or before.tag == "p":
        return before is not None
    return before.tag in (*_TRIGGERS, "span") and not (before.tail or "").strip()


def _stands_in_sentence(element: HtmlElement) -> bool:
    """Return whether an element is only a part of a paragraph."""
    before, behind = element.getprevious(), (element.tail or "").strip()
    if behind and before is not None:
        return True
    if next(element.iterancestors(*_SENTENCES), None) is None:
        return False
    return bool(behind) or before is not None or bool((element.getparent().text or "").strip())


def _rejoin(paragraph: HtmlElement, card: HtmlElement) -> None:
    """Put what follows a card back into the paragraph that the card has ended."""
    last = paragraph[-1] if len(paragraph) else None
    tail = card.tail or ""
    if last is None:
        paragraph.text = (paragraph.text or "") + tail
    else:
        last.tail = (last.tail or "") + tail
    card.tail = None
    following = card.getnext()
    while following is not None and following.tag in _INLINE:
        after = following.getnext()
        paragraph.append(following)
        following = after
    card.drop_tree()


def drop_names(tree: HtmlElement) -> None:
    """Take off the names that tell nothing of what kind of box it is, as extractors take them to:
    ids that say a section's heading over again, classes of words amid a sentence, and “comment”
    or “social” on what is text.
    """
    for element in tree.iter("span", *_BOXES):
        if element.attrib and _is_misnamed(element):
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)
    for heading in tree.iter(*_SUBHEADINGS):
        box = heading.getparent()
        called = "" if box is None else _slug(box.get("id", ""))
        if not called or called != _slug(short_line_of(heading, _LONGEST_TEASER)):
            continue
        if not (is_no_text(box) or _TEASERS.fullmatch(called)) and has_sentence(box):
            del box.attrib["id"]


def _is_misnamed(element: HtmlElement) -> bool:
    named = class_and_id(element)
    if element.tag == "span":
        return _is_amid_words(element) and not _NO_TEXT.search(named)
    return bool(_COMMENTS.search(named) or _TOOLS.search(named)) and not is_no_text(element)


def _is_amid_words(span: HtmlElement) -> bool:
    """Return whether an element stands in a sentence: it goes on before or behind it."""
    parent, sibling = span.getparent(), span.getprevious()
    if parent is None or not (parent.tag in _SENTENCES or parent.tag in _INLINE):
        return False
    said = parent.text if sibling is None else sibling.tail or sibling.text
    before, behind = (said or "").strip(), (span.tail or "").strip()
    if not before:
        return behind[:1].islower()
    if not behind:
        return before[-1] not in ENDERS and (span.text or "").strip()[:1].islower()
    return True


def _slug(name: str) -> str:
    return _SLUG.sub(" ", fold_text(name)).strip()


def drop_heads(tree: HtmlElement, title: str) -> None:
    """Take out the head of a site, which is one of links without a sentence or the page's title."""
    wanted = fold_text(title)
    for head in list(tree.iter("header")):
        if next(head.iterancestors("article", "main"), None) is not None or has_sentence(head):
            continue
        if any(fold_text(line_of(one)) == wanted for one in head.iter("h1", "h2")):
            continue
        if len(list(islice(head.iter("a"), _FEWEST_LINKS))) == _FEWEST_LINKS:
            head.drop_tree()


def drop_boxes(tree: HtmlElement) -> None:
    """Take out what asks for consent, what edits a section, comments, tools to share, boxes about
    the author, and those under a heading that says that other articles are named in them.
    """
    body = body_of(tree)
    around = set() if body is None else {body, *body.iterancestors()}
    for element in list(tree.iter(*_BOXES, "span")):
        if element in around or not is_no_text(element):
            continue
        if next(element.iter("h1", "article", "main"), None) is None:
            element.drop_tree()
    for heading in list(tree.iter(*_SUBHEADINGS)):
        if not _TEASERS.fullmatch(fold_text(text_of(heading)).strip(" :")):
            continue
        box = heading
        while (parent := box.getparent()) is not None and _is_box(parent, heading):
            box = parent
        if box is not heading:
            box.drop_tree()


def is_no_text(element: HtmlElement) -> bool:
    """Return whether an element is called what is no part of any text.

    Of what stands in a line, only what no author sets there is.
    """
    if not element.attrib:
        return False
    named = class_and_id(element)
    if _NO_TEXT.search(named):
        return True
    if element.tag not in _BOXES:
        return False
    return bool(
        _FOR_READERS.search(named)
        or (_COMMENTS.search(named) and not _has_text_behind(element))
        or (_TOOLS.search(named) and not has_sentence(element))
        or (_SIGN_UP_BOX.search(named) and _asks_for_address(element))
    )


def _asks_for_address(element: HtmlElement) -> bool:
    """Return whether a box is a short one with a field to fill in."""
    field = next(element.iter("input", "form", "button"), None)
    return field is not None and len(text_of(element)) <= _LONGEST_SIGN_UP


def _has_text_behind(element: HtmlElement) -> bool:
    """Return whether the text around a box goes on behind it."""
    behind = islice(element.itersiblings(*_BOXES, "p"), _MOST_IN_TEASER)
    return any(not _COMMENTS.search(class_and_id(one)) and has_sentence(one) for one in behind)


def has_sentence(element: HtmlElement) -> bool:
    """Return whether a paragraph in an element is running text."""
    return any(map(is_sentence, islice(element.iter("p"), _MOST_IN_TEASER)))


def is_sentence(paragraph: HtmlElement) -> bool:
    """Return whether a paragraph is long enough for a sentence, and most of it no link."""
    linked = sum(len(line_of(one)) for one in paragraph.iter("a"))
    line = line_of(paragraph)
    return count_words(line) >= _LEAST_SENTENCE and linked * 2 < len(line)


def body_of(tree: HtmlElement) -> HtmlElement | None:
    """Return the element in which most of the paragraphs stand side by side."""
    lengths: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        lengths[paragraph.getparent()] += len(text_of(paragraph))
    return max(lengths, key=lengths.__getitem__, default=None)


def drop_teasers(tree: HtmlElement, address: str) -> None:
    """Take out what points to other articles of the site: boxes with a linked heading and a few
    words, and rows of links; and what says which terms hold for readers.

    A page that is mostly such boxes is a list of articles, and stays.
    """
    for paragraph in list(tree.iter("p")):
        if _is_menu(paragraph) or _is_related(paragraph) or _is_legal(paragraph, address):
            paragraph.drop_tree()
    headings = list(tree.iter(*_SUBHEADINGS))
    boxes = [box for one in headings if (box := _teaser(one, address)) is not None]
    within = _running(one for box in boxes for one in box.iter("p"))
    if len(boxes) >= _FEWEST_LINKS and within * 2 < _running(tree.iter("p")):
        for box in boxes:
            if box.getparent() is not None:
                box.drop_tree()


def _running(paragraphs: Iterable[HtmlElement]) -> int:
    return sum(len(line_of(one)) for one in paragraphs)


def _teaser(heading: HtmlElement, address: str) -> HtmlElement | None:
    """Return the box of a heading that is a link within the site, with nothing long in it."""
    link = link_of(heading)
    words = short_line_of(heading, _LONGEST_TEASER)
    if link is None or not words or short_line_of(link, _LONGEST_TEASER) != words:
        return None
    target = link.get("href", "")
    if target.startswith("#") or host(target) not in ("", host(address)):
        return None
    box = heading
    while (parent := box.getparent()) is not None and parent.tag not in _WHOLE:
        if not _holds_only_heading(parent, heading):
            break
        box = parent
    return None if box is heading or box is link else box


def _holds_only_heading(element: HtmlElement, heading: HtmlElement) -> bool:
    """Return whether an element holds little more than the heading, and no other."""
    length = 0
    for number, one in enumerate(element.iter()):
        if number > _MOST_IN_TEASER or (one is not heading and one.tag in _HEADINGS):
            return False
        length += len(" ".join(f"{one.text or ''} {one.tail or ''}".split()))
        if length > _LONGEST_TEASER:
            return False
    return True


def _is_menu(paragraph: HtmlElement) -> bool:
    """Return whether a paragraph is a row of links, and nothing but marks between them."""
    if len(paragraph.findall("a")) < _FEWEST_LINKS:
        return False
    if any(one.tag not in ("a", "br") for one in paragraph):
        return False
    between = (paragraph.text or "", *(one.tail or "" for one in paragraph))
    return bool(_SEPARATORS.fullmatch("".join(between)))


def _is_related(paragraph: HtmlElement) -> bool:
    """Return whether a paragraph is nothing but a link that is called one to another article, or
    stands behind a label that says so.
    """
    links = paragraph.findall(".//a")
    if len(links) != 1:
        return False
    line, words = line_of(paragraph), line_of(links[0])
    if _RELATED.search(class_and_id(links[0])):
        return line == words
    return bool(words) and bool(_LABEL.fullmatch(line.removesuffix(words).strip()))


def _is_legal(paragraph: HtmlElement, address: str) -> bool:
    """Return whether a paragraph says, in whatever language, which of the site's terms hold."""
    links = paragraph.findall("a")
    if len(links) < _LEAST_LEGAL or len(text_of(paragraph)) > _LONGEST_LEGAL:
        return False
    targets = (one.get("href", "") for one in links)
    own = [target for target in targets if host(target) in ("", host(address))]
    return sum(bool(_LEGAL.search(target)) for target in own) >= _LEAST_LEGAL


def _is_box(element: HtmlElement, heading: HtmlElement) -> bool:
    """Return whether the element begins with the heading, and holds little but links and lists."""
    if element.tag in _WHOLE:
        return False
    first = next((one for one in element.iter() if (one.text or "").strip()), None)
    if first is None or heading not in (first, *first.iterancestors()):
        return False
    if element.find(".//h1") is not None or len(element.findall(".//a")) < _FEWEST_TEASERS:
        return False
    return all(len(text_of(one)) < _LONGEST_TEASER for one in element.iter("p"))


def mark_boilerplate(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those marked as boilerplate that invite to subscribe, follow or install,
    or say whose site it is and what it is liable for.

    What quotes somebody is a text, however it begins.
    """
    below = max(1, len(blocks) - _BELOW)
    is_imprint = False  # whether the block before was a part of one
    marked = []
    for number, block in enumerate(blocks):
        is_imprint = number >= below and _says_site(block, follows=is_imprint)
        is_boilerplate = (
            is_imprint
            or _invites(block)
            or (number < _ABOVE and _is_path(block))
            or (number >= below and _disclaims(block))
        )
        marked.append(block._replace(boilerplate=True) if is_boilerplate else block)
    return marked


def _is_path(block: Block) -> bool:
    return len(block.text) <= _LONGEST_PATH and bool(_PATH.match(block.text))


def _says_site(block: Block, *, follows: bool) -> bool:
    """Return whether a block is an imprint, or goes on with the one that it ``follows``."""
    text = block.text.rstrip()
    if not _is_short_line(block) or block.has(TextStyle.HEADING):
        return False
    if text.endswith(("。", "！", "？")):
        return False
    if _IMPRINT.match(text) or _COPYRIGHT.fullmatch(text):
        return True
    return follows and bool(_CONTACT.match(text))


def _disclaims(block: Block) -> bool:
    return _is_short_line(block) and bool(_DISCLAIMER.match(block.text))


def _invites(block: Block) -> bool:
    if not _is_short_line(block):
        return False
    if _INVITATION.match(block.text) or _FOR_SUBSCRIBERS.match(block.text):
        return True
    return bool(_LETTER.search(block.text)) and bool(_SIGN_UP.search(block.text))


def _is_short_line(block: Block) -> bool:
    """Return whether a block is short enough for furniture, and quotes nobody."""
    return len(block.text) <= _LONGEST_INVITATION and not _QUOTED.search(block.text)
