"""Tell boilerplate from text: buttons, share and cookie lines saved with an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import label_end

# Longer lines are sentences of somebody.
LONGEST_LINE = 100
_LABEL_WITHIN = 120
_DECORATION_BEFORE = re.compile(r"^[^\w©]+|^_+")
_DECORATION_BEHIND = re.compile(r"[\W_]+$")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_SPACES = re.compile(r"\s+")
_BETWEEN_LINKS = re.compile(r"\s*[|·]\s*")


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """Phrases of boilerplate, each the whole of a line, or its beginning where it ends in ``*``.

    Case, white space and marks around a phrase do not count. ``anywhere`` are unmistakable;
    ``edges`` are boilerplate only where nothing but boilerplate stands before or behind them in the
    file. Within a speaker's turn only the last lines of the file can be boilerplate, by
    ``anywhere``.
    """

    anywhere: frozenset[str] = frozenset()
    edges: frozenset[str] = frozenset()

    def with_phrases(self, phrases: Iterable[str]) -> BoilerplateRules:
        """Return these rules and the user's own phrases, which count at the edges."""
        return BoilerplateRules(self.anywhere, self.edges | {_phrase(phrase) for phrase in phrases})


def _plain(line: str) -> str:
    """Return the line as phrases are compared: lower case, single spaces, no marks around it."""
    return _DECORATION_BEHIND.sub("", _opening(line))


def _opening(line: str) -> str:
    """Return the same with its end as it is, for phrases that are a line's beginning."""
    bare = _SPACES.sub(" ", _DECORATION_BEFORE.sub("", line))
    return bare.casefold().replace("’", "'")


def _phrase(line: str) -> str:
    line = line.strip()
    return _opening(line) if line.endswith("*") else _plain(line)


class _Matcher:
    """Phrases, taken apart so that most lines can be told from all of them by their first word."""

    def __init__(self, phrases: frozenset[str]) -> None:
        self._phrases = phrases
        self._beginnings = tuple(phrase[:-1] for phrase in phrases if phrase.endswith("*"))
        self._words, half = set(), []
        for phrase in phrases:
            found = _FIRST_WORD.match(phrase)
            word = found[1] if found else ""
            self._words.add(word)
            if not found or (phrase.removesuffix("*").endswith(word) and phrase.endswith("*")):
                half.append(word)
        self._half_words = tuple(half)  # what a first word may merely begin with

    def is_known_line(self, line: str) -> bool:
        """Return whether ``line`` is one of the phrases."""
        if len(line) > LONGEST_LINE:
            return False
        found = _FIRST_WORD.match(line)
        word = found[1].casefold() if found else ""
        if word not in self._words and not word.startswith(self._half_words):
            return False
        opening = _opening(line)
        if _DECORATION_BEHIND.sub("", opening) in self._phrases:
            return True
        return opening.startswith(self._beginnings) or self._is_row(line)

    def _is_row(self, line: str) -> bool:
        """Return whether a line is a row of links: ``Unsubscribe | Manage preferences``."""
        parts = _BETWEEN_LINKS.split(line) if "|" in line or "·" in line else []
        return len(parts) > 1 and all(_plain(part) in self._phrases for part in parts)

    def is_known_block(self, block: Block) -> bool:
        """Return whether every line of ``block`` is one of the phrases."""
        text = block.text
        if "\n" not in text[: LONGEST_LINE + 1]:  # nearly all blocks are one line
            return self.is_known_line(text)
        return len(text) <= LONGEST_LINE * 8 and all(map(self.is_known_line, text.split("\n")))


@lru_cache(maxsize=16)
def _matchers(rules: BoilerplateRules) -> tuple[_Matcher, _Matcher]:
    """Return what is boilerplate anywhere, and what is at the edges."""
    return _Matcher(rules.anywhere), _Matcher(rules.anywhere | rules.edges)


def _phrases(text: str) -> frozenset[str]:
    return frozenset(_phrase(line) for line in text.strip().split("\n"))


DEFAULT_RULES = BoilerplateRules(
    anywhere=_phrases("""
        Back to top
        Back to top button
        Scroll to top
        Skip to content
        Skip to main content
        Advertisement
        Advertisement - scroll to continue
        Story continues below advertisement
        Story continues below
        Story continued below
        Article continues below
        Continue reading the main story
        Article continues below advertisement
        Article continues after advertisement
        Click to share on*
        Share this article
        Share this story
        Share on Facebook
        Share on Twitter
        Share on X
        Share on WhatsApp
        Share on LinkedIn
        Share via email
        Sign up for our newsletter*
        Subscribe to our newsletter*
        Subscribe to our channel*
        Subscribe to our Telegram*
        Follow us on*
        Like us on Facebook
        Join us on Telegram*
        Accept all cookies
        Accept cookies
        Reject all cookies
        We use cookies*
        This site uses cookies*
        This website uses cookies*
        Your email address will not be published*
        Required fields are marked*
        Enable JavaScript*
        Please enable JavaScript*
        You have been successfully subscribed*
        This article was downloaded by calibre from*
        Next | Section menu*
        Section menu | Main menu*
        Skip advertisement
        Skip past newsletter promotion*
        Toggle caption
        Hide caption
        Conforme a los criterios de The Trust Project
        Alle Rechte vorbehalten
        Tous droits réservés
        Reproduction interdite
        Todos los derechos reservados
        Todos os direitos reservados
        Riproduzione riservata
        © Riproduzione riservata
        Temps de lecture :*
        Lesezeit:*
        Tiempo de lectura:*
        Tempo di lettura:*
        Leestijd:*
        Tutti i diritti riservati
        Alle rechten voorbehouden
        Anzeige
        Werbung
        Publicité
        Publicidad
        Pubblicità
        Publicidade
        Advertentie
        Annons
        Lesen Sie auch:*
        Mehr zum Thema:*
        Lire aussi :*
        À lire aussi :*
        A lire aussi :*
        Lea también:*
        Lee también:*
        Leia também:*
        Leggi anche:*
        Lees ook:*
        Läs också:*
        Läs även:*
        Les også:*
        Læs også:*
    """),
    edges=_phrases("""
        Show more
        Show less
        Learn more
        Discover more stories
        Send a letter to the editor
        We want to hear what you think about this article*
        無断転載禁止
        無断転載を禁じます
        Load more
        See more
        Read more
        Read more:*
        Read also:*
        Read next:*
        Also read:*
        See also:*
        Related:*
        Related articles
        Related news
        Related posts
        Related stories
        Related topics
        More on this story
        More from this author
        More stories
        Recommended for you
        You may also like*
        You might also like*
        Most read
        Most popular
        Latest news
        Trending now
        Share
        Share this
        Share this page
        Share this:*
        Teilen
        Drucken
        Partager
        Partager la page
        Imprimer
        Compartir
        Imprimir
        Condividi
        Stampa
        Delen
        Dela
        Skriv ut
        Share on:*
        Tweet
        Pin it
        Like
        Like this
        Like this:*
        Like loading
        Loading
        Facebook
        Twitter
        X
        LinkedIn
        WhatsApp
        Telegram
        Viber
        Reddit
        Pinterest
        Messenger
        Email
        Print
        Copy link
        Link copied
        Save
        Listen to this article*
        Subscribe
        Subscribe now
        Sign up
        Sign in
        Log in
        Register
        Menu
        Main menu
        Search
        Search for
        Home
        Close
        Close window
        Close this window
        Print this page
        Comments
        No comments
        Leave a comment
        Leave a reply
        Leave a reply cancel reply
        Post a comment
        Join the conversation
        Cookie settings
        Cookie policy
        Privacy policy
        Terms of use
        Terms of service
        Terms and conditions
        All rights reserved
        Copyright ©*
        © 20*
        View in browser
        View in your browser
        View this email in your browser*
        View this message in your browser*
        View online
        Im Browser ansehen
        Im Browser öffnen
        Im Browser anzeigen
        Online ansehen
        Voir dans le navigateur
        Voir en ligne
        Ver en el navegador
        Visualizza nel browser
        Bekijk in browser
        Forward to a friend
        Forward this email*
        Forward this newsletter*
        You are receiving this email because*
        You received this email because*
        You received this message because*
        Unsubscribe
        Unsubscribe from this list*
        Update preferences
        Update your preferences
        Manage preferences
        Manage your preferences
        Manage your subscription*
        Want to change how you receive these emails*
        Previous article
        Next article
        Previous post
        Next post
        Post navigation
        Tags:*
        Filed under:*
    """),
)


def remove_boilerplate(blocks: Sequence[Block], rules: BoilerplateRules) -> list[Block]:
    """Return the same blocks, those marked that ``rules`` take for boilerplate.

    A block whose last lines alone are boilerplate, at the end of the file, loses those lines.
    """
    marked = _marked(blocks, rules)
    # Nothing but boilerplate: then it is all there is to read.
    return list(blocks) if all(block.boilerplate for block in marked) else marked


def _marked(blocks: Sequence[Block], rules: BoilerplateRules) -> list[Block]:
    anywhere, edges = _matchers(rules)
    marked = list(blocks)
    turn = _first_turn(marked)
    for number in range(turn):
        if anywhere.is_known_block(marked[number]):
            marked[number] = marked[number]._replace(boilerplate=True)
    _mark_edge(marked, range(turn), edges)
    tail = edges if turn == len(marked) else anywhere
    _mark_edge(marked, range(len(marked) - 1, -1, -1), tail)
    _trim_last(marked, tail)
    return marked


def _first_turn(blocks: Sequence[Block]) -> int:
    """Return the number of the first block in which a speaker's turn begins; their count if none
    does.
    """
    first = None
    for number, block in enumerate(blocks):
        if label_end(block.text[:_LABEL_WITHIN]):
            if first is not None:
                return first
            first = number
    return len(blocks)


def _mark_edge(blocks: list[Block], numbers: Iterable[int], boilerplate: _Matcher) -> None:
    for number in numbers:
        block = blocks[number]
        if not block.boilerplate:
            if not boilerplate.is_known_block(block):
                return
            blocks[number] = block._replace(boilerplate=True)


def _trim_last(blocks: list[Block], boilerplate: _Matcher) -> None:
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.boilerplate:
            continue
        end = len(block.text)
        while (start := block.text.rfind("\n", 0, end)) >= 0:
            if not boilerplate.is_known_line(block.text[start + 1 : end]):
                break
            end = start
        if end < len(block.text):
            blocks[number] = block.cut(end)
        return
