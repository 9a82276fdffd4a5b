"""Which words between marks of a Chinese or Japanese report are somebody's.

Nothing parts the words of these languages, so that nobody is named: what tells are a verb of saying
right beside the marks, and that what they hold is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.domain.article import Span
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import find_quotation_spans

_SAYS = (
    "说|說|表示|称|稱|指出|认为|認為|强调|強調|问|問|写道|寫道|回答|补充|補充|宣布|透露|坦言|呼吁|呼籲"
    "|警告|解释|解釋|介绍|介紹|告诉|告訴|回应|回應|反问|反問|承认|承認|否认|否認|重申|直言|感叹|感嘆|喊"
)
_SAID = (
    "述べ|話し|語っ|語る|言っ|言う|いう。|説明|コメント|強調|指摘|主張|訴え|答え|表明|批判|明かし|発言"
    "|書い|つぶや|尋ね|呼びかけ|呼び掛け|警告|伝え|振り返|喜ん|嘆い|叫ん|した。|している。"
)
_BEFORE = re.compile(rf"(?:{_SAYS})(?:道|到)?[^，。！？“「]{{0,8}}[：:，]?[要应應将將会會]?\s*\Z")
_BEHIND = re.compile(
    rf"[，。]?\s*(?:[^，。！？“「]{{1,14}}(?:{_SAYS})|(?:など)?と[^。「」]{{0,24}}?(?:{_SAID}))"
)
_TITLED = re.compile(r"(?:题为|題為|名为|名為|所谓|所謂|叫做)\s*\Z")
_CALLED = re.compile(r"(?:と題|という(?!。)|と呼ば|と名付|と名づけ)")
_SENTENCE = re.compile("[，。！？!?；]|、.{4}")
_NEAR = 24  # code points
_FEWEST = 8  # letters of a sentence that nothing introduces


def find_han_quotes(text: str) -> Iterator[Span]:
    """Yield the quotations of a Chinese or Japanese text that are somebody's words, by start."""
    for quote in find_quotation_spans(text, paragraphs_of(text)):
        start, end = quote.outer
        before, behind = text[max(0, start - _NEAR) : start], text[end : end + 2 * _NEAR]
        if _TITLED.search(before) or _CALLED.match(behind):
            continue
        said = text[quote.start : quote.end]
        letters = sum(map(str.isalnum, said))
        if (
            _BEFORE.search(before)
            or _BEHIND.match(behind)
            or (letters >= _FEWEST and _SENTENCE.search(said))
        ):
            yield Span(quote.start, quote.end)
