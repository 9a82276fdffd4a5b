"""Measures ``check``: planted errors caught, false alarms on right quotations, and time.

    python -m benchmarks.checking FOLDER [--drafts 50] [--seed 1] [--state DIR] [--show]

Drafts are made of what is really said in the articles of FOLDER, twenty quotations each. In a
fifth of them one error is planted: a word, a number, a dropped "not", a cut without an ellipsis,
another speaker, another date. The others are left right, many with edits that a draft may make: an
ellipsis, brackets, other quotation marks, dashes and spaces. An error that makes words which stand
in the same article all the same is not planted.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefreader.domain.article import Article, TextStyle
from briefreader.domain.quote import Quote
from briefreader.errors import SourceError
from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library
from briefreader.text.date_format import MONTHS, long_date

QUOTATIONS = 20
SHORTEST, LONGEST = 6, 45  # words of a quotation
KINDS = ("word", "number", "not", "cut", "speaker", "date")
EXPECTED = {
    "word": {Verdict.DIFFERS},
    "number": {Verdict.DIFFERS},
    "not": {Verdict.DIFFERS},
    "cut": {Verdict.CUT},
    "speaker": {Verdict.OTHER_SPEAKER},
    "date": {Verdict.OTHER_DATE},
}
_SENTENCE = re.compile(r"\S.*?(?<=\w\w)[.?!]+(?=\s+[A-Z]|\s*$)")  # no end after "U.S." and "3."
_PLAIN = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w,]|\.\d)")
_NOT = re.compile(r" not\b|n[’']t\b", re.IGNORECASE)
_UNFIT = re.compile(r"[\[\]()<>*_“”\"«»…\n]|\.\.")
_PRONOUN = re.compile(r"(?<= )(?:he|she|they|it|him|them)(?= )")


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand in an article, and who says them when."""

    words: str
    speaker: str
    day: date
    article: Article


@dataclass(frozen=True, slots=True)
class Planted:
    """A quotation for a draft, and which error is in it, if any."""

    words: str
    speaker: str
    day: date
    kind: str
    edit: str = ""


def letters(text: str) -> str:
    """Letters and digits alone, in lower case: no part of the program that is measured."""
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'", "")))


def is_named(quote: Quote) -> bool:
    """Whether a quote is attributed to a full name for certain, and not just as a label has it."""
    name = quote.speaker or ""
    return quote.certain and len(name.split()) > 1 and not any(map(str.isupper, name.split()))


def said_in(article: Article, quotes: Sequence[Quote]) -> Iterator[Said]:
    """Stretches of one to three sentences that named people say in an article."""
    struck = [
        span for span in article.styles if span.style in (TextStyle.STRUCK, TextStyle.INSERTED)
    ]
    for quote in quotes:
        if not is_named(quote) or article.date is None or quote.speaker is None:
            continue
        if any(other.inside == quotes.index(quote) for other in quotes):
            continue  # somebody else may be quoted in it
        for paragraph in re.finditer(r"[^\n]+", quote.text):
            sentences = list(_SENTENCE.finditer(paragraph[0]))
            for first in range(0, len(sentences), 4):
                last = min(len(sentences), first + 1 + first // 4 % 3)
                start, end = sentences[first].start(), sentences[last - 1].end()
                words = paragraph[0][start:end].strip()
                at = quote.start + paragraph.start() + start
                touched = any(at - 80 < s.end and s.start < at + len(words) + 80 for s in struck)
                fits = SHORTEST <= len(words.split()) <= LONGEST and words[0].isupper()
                if fits and not touched and not _UNFIT.search(words):
                    yield Said(words, quote.speaker, article.date, article)


# Errors


def another_word(said: Said, chance: random.Random, vocabulary: Sequence[str]) -> str | None:
    """One word of four letters and more replaced, put in, or left out."""
    places = [m for m in _PLAIN.finditer(said.words) if len(m[0]) > 3 and m.start()]
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice(vocabulary)
    start, end = place.span()
    way = chance.randrange(3)
    if way == 0:
        return said.words[:start] + other + said.words[end:]
    if way == 1:
        return f"{said.words[:start]}{other} {said.words[start:]}"
    if end >= len(said.words.rstrip(".?! ")):
        return None  # a quotation may end anywhere
    return (said.words[:start].rstrip() + " " + said.words[end:].lstrip()).replace(" ,", ",")


def another_number(said: Said, chance: random.Random) -> str | None:
    """One number made another."""
    places = list(_NUMBER.finditer(said.words))
    if not places:
        return None
    place = chance.choice(places)
    digits = [n for n, character in enumerate(place[0]) if character.isdigit()]
    at = chance.choice(digits)
    digit = chance.choice([d for d in "123456789" if d != place[0][at]])
    changed = place[0][:at] + digit + place[0][at + 1 :]
    return said.words[: place.start()] + changed + said.words[place.end() :]


def without_not(said: Said, chance: random.Random) -> str | None:
    """One "not" dropped; "can't" becomes "can"."""
    places = [place for place in _NOT.finditer(said.words) if place.start()]
    if not places:
        return None
    place = chance.choice(places)
    return said.words[: place.start()] + said.words[place.end() :]


def cut(said: Said, chance: random.Random) -> str | None:
    """Four to twelve words left out of the middle, and nothing to say so."""
    words = said.words.split(" ")
    if len(words) < 14:
        return None
    length = chance.randint(4, min(12, len(words) - 8))
    start = chance.randint(4, len(words) - length - 4)
    return " ".join([*words[:start], *words[start + length :]])


# Edits that are no errors


def with_ellipsis(words: str, chance: random.Random) -> str | None:
    """Four to twelve words left out of the middle, with one of the forms of an ellipsis."""
    parts = words.split(" ")
    if len(parts) < 14:
        return None
    length = chance.randint(4, min(12, len(parts) - 8))
    start = chance.randint(4, len(parts) - length - 4)
    if _NOT.search(f" {parts[start + length - 1]}") or parts[start + length - 1] in ("never", "no"):
        return None  # what follows would be turned into its opposite
    dots = chance.choice([" … ", " ... ", " . . . ", " [...] ", " […] ", "… ", " [. . .] "])
    return f"{' '.join(parts[:start])}{dots}{' '.join(parts[start + length :])}"


def with_brackets(words: str, chance: random.Random) -> str | None:
    """A pronoun replaced, a name or ``[sic]`` put in, or a capital changed."""
    way = chance.randrange(3)
    pronouns = list(_PRONOUN.finditer(words))
    if way == 0 and pronouns:
        place = chance.choice(pronouns)
        return f"{words[: place.start()]}[the committee]{words[place.end() :]}"
    parts = words.split(" ")
    if way == 1:
        at = chance.randint(2, len(parts) - 2)
        added = chance.choice(["[the committee]", "[sic]", "[in March]"])
        return " ".join([*parts[:at], added, *parts[at:]])
    plain = len(parts) > SHORTEST + 3 and parts[3].isalpha() and parts[3].islower()
    if plain and not _NOT.search(f" {parts[2]}"):  # behind a "not" it would be an error
        rest = " ".join(parts[3:])
        return f"[{rest[0].upper()}]{rest[1:]}"
    return None


def with_other_marks(words: str, chance: random.Random) -> str:
    """Other apostrophes, dashes and spaces; the full stop gone or a comma."""
    words = words.replace("’", "'") if chance.random() < 0.5 else words.replace("'", "’")
    if chance.random() < 0.5:
        words = words.replace(" — ", " - ").replace("\u00a0", " ")
    return words.replace("  ", " ")


# Drafts


def planted(
    said: Said, kind: str, chance: random.Random, vocabulary: Sequence[str], people: Sequence[str]
) -> Planted | None:
    """The quotation with an error of that kind; None where it has no place for one."""
    words, speaker, day = said.words, said.speaker, said.day
    if kind == "speaker":
        others = [name for name in people if not set(name.split()) & set(speaker.split())]
        return Planted(words, chance.choice(others), day, kind)
    if kind == "date":
        other = day + timedelta(chance.choice((-30, -7, -1, 1, 2, 7, 31, 365)))
        return Planted(words, speaker, other, kind)
    changed = {
        "word": lambda: another_word(said, chance, vocabulary),
        "number": lambda: another_number(said, chance),
        "not": lambda: without_not(said, chance),
        "cut": lambda: cut(said, chance),
    }[kind]()
    if changed is None or f" {letters(changed)} " in f" {letters(said.article.text)} ":
        return None
    return Planted(changed, speaker, day, kind)


def right(said: Said, chance: random.Random) -> Planted:
    """The quotation without an error, as it stands or with edits that a draft may make."""
    words, edit = said.words, ""
    draw = chance.random()
    edited: str | None = None
    if draw < 0.25:
        edited, edit = with_ellipsis(words, chance), "ellipsis"
    elif draw < 0.45:
        edited, edit = with_brackets(words, chance), "brackets"
    elif draw < 0.65:
        edited, edit = with_other_marks(words, chance), "marks"
    return Planted(edited or words, said.speaker, said.day, "", edit if edited else "")


def sentence(one: Planted, chance: random.Random) -> str:
    """A paragraph that attributes the quotation, in one of the ways of news stories."""
    opening, closing = chance.choice([("“", "”"), ('"', '"'), ("“", "”")])
    body = one.words.rstrip(" ")
    ended = body[:-1] + "," if body.endswith(".") else body if body[-1] in "?!" else body + ","
    day = one.day
    short = f"{MONTHS[day.month - 1][:3]}. {day.day}"
    american = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    # Without a year another year's day would be no error.
    briefest = american if day.month == 5 or one.kind == "date" else short
    when = chance.choice([long_date(day), american, briefest])
    full = f"{opening}{body}{closing}"
    before = f"{opening}{ended}{closing}"
    return chance.choice(
        [
            f"{before} {one.speaker} said on {when}.",
            f"{one.speaker} said on {when}: {full}",
            f"On {when}, {one.speaker} told reporters: {full}",
            f"{before} said {one.speaker} on {when}.",
            f"The talks went on. {before} {one.speaker} told a press conference on {when}.",
        ]
    )


def draft(quotations: Sequence[Planted], chance: random.Random) -> str:
    """A draft in Markdown; what is quoted must not be read as its markup."""
    paragraphs = [sentence(one, chance) for one in quotations]
    return "# What was said\n\n" + "\n\n".join(
        re.sub(r"([$~#`\\])", r"\\\1", p) for p in paragraphs
    )


def collected(library: Library, chance: random.Random, wanted: int) -> list[Said]:
    """Stretches from articles chosen at random, at most four of each."""
    listing = library.listing()
    numbers = list(range(len(listing)))
    chance.shuffle(numbers)
    found: list[Said] = []
    for number in numbers:
        try:
            article = library.opener.article(listing.hit(number).row.path)
        except SourceError:
            continue
        here = list(said_in(article, library.opener.quotes(article)))
        numbered = [said for said in here if _NUMBER.search(said.words)]
        negated = [said for said in here if _NOT.search(said.words)]
        chosen: dict[str, Said] = {}
        for pool in (here, numbered, negated, here):
            if pool:
                one = chance.choice(pool)
                chosen[one.words] = one
        found += chosen.values()
        if len(found) >= wanted:
            break
    return found


def made_drafts(
    said: list[Said], drafts: int, chance: random.Random, people: Sequence[str]
) -> Iterator[list[Planted]]:
    """Drafts of twenty quotations, four of them with an error, the kinds in turn."""
    words = {w for one in said for w in _PLAIN.findall(one.words) if len(w) > 4 and w.islower()}
    vocabulary = sorted(words)
    stock = list(said)
    chance.shuffle(stock)
    turn = 0
    for _ in range(drafts):
        quotations: list[Planted] = []
        while len(quotations) < 4:
            kind = KINDS[turn % len(KINDS)]
            for number, one in enumerate(stock):
                made = planted(one, kind, chance, vocabulary, people)
                if made:
                    quotations.append(made)
                    del stock[number]
                    break
            else:
                raise SystemExit(f"too few quotations for another {kind}")
            turn += 1
        quotations += [right(stock.pop(), chance) for _ in range(QUOTATIONS - len(quotations))]
        chance.shuffle(quotations)
        yield quotations


@dataclass(slots=True)
class Tally:
    """What came of the drafts."""

    planted: Counter[str]
    caught: Counter[str]
    named: Counter[str]
    right: Counter[str]
    alarms: Counter[str]
    unmatched: int = 0

    def add(self, one: Planted, checked: CheckResult | None) -> bool:
        """Count one quotation; whether all went well."""
        if checked is None:
            self.unmatched += 1
            return False
        wrong = checked.verdict is not Verdict.EXACT
        if not one.kind:
            self.right[one.edit or "as it stands"] += 1
            self.alarms[one.edit or "as it stands"] += wrong
            return not wrong
        self.planted[one.kind] += 1
        self.caught[one.kind] += wrong
        well = checked.verdict in EXPECTED[one.kind]
        self.named[one.kind] += well
        return well


def matched(
    quotations: Sequence[Planted], checked: Sequence[CheckResult]
) -> Iterator[CheckResult | None]:
    """For each quotation of the draft, what was checked of it."""
    known = {letters(one.claim.text): one for one in checked}
    return (known.get(letters(one.words)) for one in quotations)


def indexed(folder: Path, state: Path) -> Library:
    """The library of a folder, its index in ``state`` and up to date."""
    library = Library.open(
        [folder.resolve()],
        cache_dir=state / "cache",
        data_dir=state / "data",
        clock=lambda: datetime.now(UTC),
    )
    if not library.is_current():
        for _ in library.update():
            pass
    return library


def main() -> None:
    """Make the drafts, check them, print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--drafts", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="keep the index here for another time")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        state = arguments.state or Path(temporary)
        library = indexed(arguments.folder, state)
        measure(library, arguments.drafts, arguments.seed, print if arguments.show else None)
        library.close()


def measure(library: Library, drafts: int, seed: int, show: Callable[[str], None] | None) -> Tally:
    """Check drafts over a library and print what came of it."""
    chance = random.Random(seed)
    people = sorted(
        {
            speaker.name
            for speaker in library.speakers()
            if " " in speaker.name and not any(map(str.isupper, speaker.name.split()))
        }
    )[:400]
    said = collected(library, chance, drafts * QUOTATIONS * 2)
    tally = Tally(Counter(), Counter(), Counter(), Counter(), Counter())
    seconds: list[float] = []
    for quotations in made_drafts(said, drafts, chance, people):
        text = draft(quotations, chance)
        start = time.process_time()
        checked = library.drafts.check(text.encode(), "draft.md")
        seconds.append(time.process_time() - start)
        for one, verdict in zip(quotations, matched(quotations, checked), strict=True):
            if not tally.add(one, verdict) and show:
                show(told(one, verdict))
    report(tally, seconds)
    return tally


def told(one: Planted, checked: CheckResult | None) -> str:
    """A quotation that went wrong, with its verdict."""
    verdict = checked.verdict if checked else "no such quotation was found in the draft"
    lines = [f"{one.kind or 'right'} {one.edit} → {verdict}: {one.words}"]
    if checked:
        lines.append(f"    as {one.speaker}, {one.day}; read as {checked.claim.speaker}")
        lines.append(f"    {[str(day) for day in checked.claim.days]} {checked.notes}")
    if checked and checked.place:
        place = checked.place
        lines.append(f"    there {place.speaker}, {place.article.date}: {place.found}")
    return "\n".join(lines)


def report(tally: Tally, seconds: Sequence[float]) -> None:
    """The tables."""
    print(f"{'planted':<14}{'number':>8}{'caught':>8}{'named as such':>15}")
    for kind in KINDS:
        print(f"{kind:<14}{tally.planted[kind]:>8}{tally.caught[kind]:>8}{tally.named[kind]:>15}")
    total = tally.planted.total()
    print(f"{'all':<14}{total:>8}{tally.caught.total():>8}{tally.named.total():>15}")
    print(f"\n{'right':<14}{'number':>8}{'alarms':>8}")
    for edit in tally.right:
        print(f"{edit:<14}{tally.right[edit]:>8}{tally.alarms[edit]:>8}")
    print(f"{'all':<14}{tally.right.total():>8}{tally.alarms.total():>8}")
    print(f"\nnot read as quotations: {tally.unmatched}")
    ordered = sorted(seconds)
    print(
        f"seconds of CPU a draft of {QUOTATIONS}: median {ordered[len(ordered) // 2]:.2f}, "
        f"longest {ordered[-1]:.2f}"
    )


if __name__ == "__main__":
    main()
