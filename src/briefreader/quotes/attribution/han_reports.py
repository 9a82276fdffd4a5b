"""Which words between marks of a Chinese or Japanese report are somebody's.

Nothing parts the words of these languages, so that nobody is named, and the letter for "say" is
within the words for a novel and a legend, too. So only what is plainly reported counts: a whole
clause between the marks with a verb of saying and a pause right before it, or with who says it
right behind it, at the end of the clause. All else is left alone: terms, titles, names.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefreader.domain.article import Span
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import find_quotation_spans
from briefreader.text.lazy_pattern import lazy_pattern

# One letter is a verb only where it is no part of another word: a novel, a legend, a nickname.
_SAYS = (
    "(?:(?<![小传傳學学解演据據听聽邪話话再虽雖])[说說]"
    "|(?<![简簡号號人名俗通统統自尊昵暱爱愛职職别別堪可并並合全旧舊古史美戏戲代总總又被改敬泛据據])[称稱]"
    "|(?<![访訪顾顧学學疑])[问問]|喊|[说說写寫问問喊]道|[写寫]到|表示|指出|认为|認為|强调|強調|回答|补充|補充"
    "|宣布|透露|坦言|呼吁|呼籲|警告|解释|解釋|介绍|介紹|回应|回應|反问|反問|承认|承認|重申|直言|感叹|感嘆"
    "|(?:告诉|告訴)[^，。：；！？“”「」]{1,8})"
)
_SAID = (
    "(?:述べ|話[しす]|語[りっる]|言っ|説明[しす]|コメント[しす]|強調[しす]|指摘[しす]|主張[しす]|訴え"
    "|答え|表明[しす]|批判[しす]|明か[しす]|発言[しす]|つぶや[いく]|尋ね|呼びかけ|呼び掛け|警告[しす]|伝え"
    "|振り返[りっる]|喜[んぶ]|嘆[いく]|叫[んぶ])(?:[ただる]|[てで]い[たる]|[てで]る|ました|ます|[てで]いま(?:す|した))?"
)
_BEFORE = lazy_pattern(rf"{_SAYS}[：:，,][要应應将將会會]?\s*\Z")
_BEHIND = lazy_pattern(
    rf"[，,]?\s*(?:[^，。：；！？“”「」]{{1,14}}?{_SAYS}(?=[，。；！？\n]|\Z)"
    rf"|(?:など)?と(?:[^。、「」『』をつ]{{0,16}}[はがもにで])?(?:改めて|強く)?{_SAID}(?=[。、\n]|\Z))"
)
_PAUSE = lazy_pattern("[，。；！？,.!?;：:、]")
_CLAUSE_ENDS = lazy_pattern(r"\s*(?:[，。；！？,.!?;\n]|\Z)")
_NEAR = 24  # code points


def find_han_quotes(text: str) -> Iterator[Span]:
    """Yield the quotations of a Chinese or Japanese text that are somebody's words, by start."""
    for quote in find_quotation_spans(text, paragraphs_of(text)):
        start, end = quote.outer
        before, behind = text[max(0, start - _NEAR) : start], text[end : end + 2 * _NEAR]
        paused = _PAUSE.match(text, end - 2, end) or _CLAUSE_ENDS.match(behind)
        introduced = paused is not None and _BEFORE.search(before) is not None
        if introduced or _is_followed(before, behind, paused is not None):
            yield Span(quote.start, quote.end)


def _is_followed(before: str, behind: str, paused: bool) -> bool:
    """Return whether who says it, or a Japanese verb, stands right behind the marks."""
    report = _BEHIND.match(behind)
    if report is None:
        return False
    own = before.rstrip()
    opens = "\n" in before[len(own) :] or own == "" or _PAUSE.match(own[-1]) is not None
    return report[0].lstrip().startswith(("と", "など")) or (paused and opens)
