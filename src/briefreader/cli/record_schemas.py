"""The records that ``--json`` prints, as JSON Schema: what programs may rely on.

Each record says in its key ``schema`` what it is, such as ``quote/1``. Keys are added to a record
without notice; a key that is renamed, taken away or gets another meaning raises the number.
"""

from __future__ import annotations

from briefreader.cli.output import Json

VERSION = 1

_TEXT: dict[str, Json] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Json] = {"type": ["string", "null"]}
_TEXTS: dict[str, Json] = {"type": "array", "items": {"type": "string"}}
_DAY: dict[str, Json] = {"type": ["string", "null"], "format": "date"}
_COUNT: dict[str, Json] = {"type": "integer", "minimum": 0}
_COUNT_OR_NULL: dict[str, Json] = {"type": ["integer", "null"], "minimum": 0}
_NUMBER: dict[str, Json] = {"type": "number"}
_FLAG: dict[str, Json] = {"type": "boolean"}
_SPAN: dict[str, Json] = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}

_ANSWERS: dict[str, Json] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "kind": {
                "enum": [
                    "answered",
                    "referred",
                    "promised",
                    "declined",
                    "nothing",
                    "unknown",
                    "interrupted",
                ]
            },
            "words": _TEXT,
            "to": _TEXT_OR_NULL,
        },
        "required": ["kind", "words", "to"],
    },
}
_LOCATORS: dict[str, Json] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"start": {"type": "integer"}, "locator": {"type": "string"}},
    },
}

Keys = dict[str, tuple[dict[str, Json], str]]
"""The keys of a record in their order: what type a value has, and what it says."""

_ISSUED = (_TEXT_OR_NULL, "year or month of publication, where no day is known")
_ARTICLE: Keys = {
    "path": (_TEXT, "the file; with path_bytes (base64) beside it where it is not UTF-8"),
    "title": (_TEXT, "the title"),
    "date": (_DAY, "its date: from its front matter or text, else its file's or folder's name"),
    "issued": _ISSUED,
}
_QUOTE: Keys = {
    "id": (_TEXT, "permanent id of the quote, for `open` and `bookmark`"),
    **_ARTICLE,
    "speaker": (_TEXT_OR_NULL, "full name; null where nobody is named"),
    "speaker_title": (_TEXT_OR_NULL, "title as it appears in this article"),
    "mention": (_TEXT_OR_NULL, "words of the text that name the speaker"),
    "text": (_TEXT, "what was said, without the quotation marks"),
    "start": (_COUNT, "first code point in the article's text"),
    "end": (_COUNT, "code point after the last"),
    "locator": (_TEXT, "page or time of the paragraph, where there are any"),
    "kind": (
        {"enum": ["direct", "turn", "indirect"]},
        "between quotation marks, a turn or signed text, or reported without marks",
    ),
    "certain": (_FLAG, "whether the speaker is certain"),
    "inside": ({"anyOf": [_SPAN, {"type": "null"}]}, "[start, end] of the turn that it is in"),
    "also_in": (_COUNT, "how many other articles contain the same words"),
    "question_id": (_TEXT_OR_NULL, "id of the question it answers; its own for a question"),
    "answer_kinds": (
        _ANSWERS,
        "kinds of answer (for a question: of the answer to it), with the words that show them",
    ),
}
_PLACE: Keys = {
    "speaker": (_TEXT_OR_NULL, "who said it there"),
    "path": (_TEXT_OR_NULL, "the file in which the words appear"),
    "title": (_TEXT_OR_NULL, "its title"),
    "date": (_DAY, "its date"),
    "issued": _ISSUED,
    "paragraph": (_COUNT_OR_NULL, "number of the paragraph, from 1; null above the text"),
    "locator": (_TEXT_OR_NULL, "page or time of the paragraph, where there are any"),
    "found": (_TEXT_OR_NULL, "the words as they appear there"),
    "start": (_COUNT_OR_NULL, "first code point in the article's text"),
    "end": (_COUNT_OR_NULL, "code point after the last"),
}
RECORDS: dict[str, Keys] = {
    "article": {
        **_ARTICLE,
        "source": (_TEXT, "who published it"),
        "score": (_NUMBER, "relevance to the query"),
        "quote_count": (_COUNT, "quotes in it"),
        "versions": (_COUNT, "versions of the text (nearly identical files), this one included"),
        "snippets": (
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"text": _TEXT, "marks": {"type": "array", "items": _SPAN}},
                    "required": ["text", "marks"],
                },
            },
            "words around what was found, with [start, end] of each hit in them",
        ),
    },
    "quote": _QUOTE,
    "statement": {**_QUOTE, "score": (_NUMBER, "relevance to the query")},
    "speaker": {
        "speaker": (_TEXT, "full name"),
        "quote_count": (_COUNT, "quotes in the library"),
        "article_count": (_COUNT, "articles that quote the person"),
        "first": (_DAY, "date of the first quote"),
        "last": (_DAY, "date of the last quote"),
        "first_issued": (_TEXT_OR_NULL, "month or year of an earlier one without a day"),
        "last_issued": (_TEXT_OR_NULL, "month or year of a later one without a day"),
    },
    "count": {
        "query": (_TEXT, "what was searched for"),
        "by": (_TEXT, "day, week, month, year, speaker or source"),
        "group": (_TEXT_OR_NULL, "the day, month … or the name; null if a hit has none"),
        "count": (_COUNT, "number of hits"),
        "unit": (_TEXT, "what is counted: article or statement"),
    },
    "use": {
        **_ARTICLE,
        "speaker": (_TEXT_OR_NULL, "who said it; null outside quotes and where nobody is named"),
        "words": (_TEXT, "the words as they appear there"),
        "exact": (_FLAG, "whether they are the phrase itself, or a variant of it"),
        "start": (_COUNT, "first code point in the article's text"),
        "end": (_COUNT, "code point after the last"),
    },
    "repeated": {
        "words": (_TEXT, "the phrase as one article prints it; six words or more"),
        "count": (_COUNT, "how often it was said"),
        "first": (_DAY, "date of the first use"),
        "last": (_DAY, "date of the last"),
        "days": (_COUNT, "on how many days"),
        "weight": (
            _NUMBER,
            "how suddenly it appeared or vanished, and how distinctive it is",
        ),
        "variants": (_TEXTS, "phrases that share most of its words"),
    },
    "question": {
        "id": (_TEXT, "permanent id of the question, for `open`"),
        **_ARTICLE,
        "text": (_TEXT, "the question"),
        "answerer": (_TEXT_OR_NULL, "who answered it"),
        "topic": (_TEXT_OR_NULL, "a name in it that other questions have, too"),
        "answer_kinds": (_ANSWERS, "how it was answered, with the words that show it"),
        "again": (
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        **{"id": _TEXT, "date": _DAY},
                        **{"issued": _TEXT_OR_NULL, "answer_kinds": _TEXTS},
                    },
                    "required": ["id", "date", "issued", "answer_kinds"],
                },
            },
            "later questions in similar words, the earliest first",
        ),
        "kept": (
            _TEXT_OR_NULL,
            "id of the first of these that was answered, if an answer was promised",
        ),
    },
    "new": {
        "group": ({"enum": ["person", "search", "folder"]}, "why it is listed"),
        "name": (_TEXT, "the watched person, the saved search or the folder"),
        **_ARTICLE,
        "came": ({**_TEXT, "format": "date-time"}, "when it came into the library"),
        "id": (_TEXT_OR_NULL, "permanent id of the statement; null for an article"),
        "speaker": (_TEXT_OR_NULL, "who said it"),
        "text": (_TEXT_OR_NULL, "what was said"),
        "speakers": (_TEXTS, "the main speakers of an article"),
    },
    "text": {
        **_ARTICLE,
        "source": (_TEXT, "who published it"),
        "url": (_TEXT, "its web address"),
        "byline": (_TEXT, "who wrote it"),
        "terms": (_TEXTS, "terms of attribution, such as “on background”"),
        "notes": (_TEXTS, "notes on how the file was read"),
        "text": (_TEXT, "the text as it is read"),
        "locators": (_LOCATORS, "pages or times of paragraphs, by where those begin"),
        "quotes": (
            {"type": "array", "items": {"$ref": "#/$defs/quote"}},
            "its quotes, without the key schema",
        ),
    },
    "bookmark": {
        "id": (_TEXT, "permanent id of the bookmark"),
        "quote": (_TEXT, "the words"),
        "speaker": (_TEXT_OR_NULL, "who said them"),
        "note": (_TEXT, "your note"),
        "tags": (_TEXTS, "your tags"),
        "state": ({"enum": ["ok", "moved", "revised", "changed", "lost"]}, "state of the passage"),
        **_ARTICLE,
        "created": ({**_TEXT, "format": "date-time"}, "when it was made"),
        "date_origin": (_TEXT_OR_NULL, "what the date stands for: said, published or modified"),
        "source": (_TEXT, "who published the article"),
        "url": (_TEXT, "its web address"),
        "byline": (_TEXT, "who wrote it"),
        "paragraph": (_COUNT_OR_NULL, "number of the paragraph, from 1; null above the text"),
        "locator": (_TEXT, "page or time of the paragraph, where there are any"),
        "speaker_title": (_TEXT_OR_NULL, "title as it appeared in the article"),
        "mention": (_TEXT, "words that named the speaker"),
        "certain": (_FLAG, "whether the speaker is certain"),
        "question": (_TEXT, "the question before an answer"),
        "wording": (_TEXT, "the words as they were spoken, before an official correction"),
        "terms": (_TEXTS, "terms of attribution"),
        "marks": (_TEXTS, "what was left out or corrected within the passage"),
        "prefix": (_TEXT, "words before the passage"),
        "suffix": (_TEXT, "words after it"),
        "start": (_COUNT, "first code point in the article's text"),
        "end": (_COUNT, "code point after the last"),
        "content_hash": (_TEXT, "hash of the article that it was taken from"),
        "shared_by": (_TEXT_OR_NULL, "who shares it in the shared folder; null for your own"),
        "link": (_TEXT, "address that `briefreader open` takes"),
        "accessed": (_TEXT_OR_NULL, "date on which the article was saved, where it says so"),
        "published": (_TEXT_OR_NULL, "date of publication, where `date` is when it was said"),
        "issued": _ISSUED,
    },
    "verdict": {
        "quote": (_TEXT, "the quotation of the draft"),
        "verdict": (_TEXT, "exact, differs, not found, not checked …"),
        **_PLACE,
        "differences": (
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"kind": _TEXT, "quote": _SPAN, "found": _SPAN},
                    "required": ["kind", "quote", "found"],
                },
            },
            "words that differ, by their places in quote and found",
        ),
        "stated_speaker": (_TEXT_OR_NULL, "who said it, according to the draft"),
        "stated_dates": (_TEXTS, "dates that the draft names"),
        "dates_not_compared": (
            _TEXTS,
            "dates in the draft, or words that may be dates, that were not compared with the "
            "article's, or stand beside one that is right",
        ),
        "speakers_not_compared": (
            _TEXTS,
            "people the draft may be quoting, none of whom is the speaker in the article",
        ),
        "draft_paragraph": (_COUNT, "paragraph of the draft, from 1"),
        "alarm": (_FLAG, "whether it is an alarm"),
        "notes": (_TEXTS, "further remarks"),
        "joined": (
            {"type": "array", "items": {"$ref": "#/$defs/place"}},
            "the places of passages that an ellipsis joins",
        ),
        "grade": (_TEXT_OR_NULL, "right, style, altered or wrong; null for what is not checked"),
        "changes": (_TEXTS, "changes that editors make, if there are no others"),
        "draft": (_TEXT_OR_NULL, "the draft's file; null for standard input"),
        "draft_start": (
            _COUNT_OR_NULL,
            "first code point of the quotation in the draft's file, without a byte-order mark",
        ),
        "draft_end": (_COUNT_OR_NULL, "code point after the last"),
        "line": (_COUNT_OR_NULL, "line of the draft, from 1; in a Word file, the paragraph"),
        "column": (_COUNT_OR_NULL, "column in it, from 1, in code points"),
    },
    "outcome": {
        "path": (_TEXT, "the file"),
        "outcome": (_TEXT, "added, changed, unchanged, removed or skipped"),
        "reason": (_TEXT, "why it was skipped"),
    },
    "summary": {
        "articles": (_COUNT, "articles in the index; beside it a count for each outcome"),
        "seconds": (_NUMBER, "how long it took"),
    },
    "boilerplate": {
        "line": (_TEXT, "a line that recurs"),
        "source": (_TEXT, "the source whose articles contain it"),
        "count": (_COUNT, "how many of those articles contain it"),
        "of": (_COUNT, "out of how many"),
        "where": ({"enum": ["beginning", "end"]}, "where it appears in them"),
    },
}
_INNER = {"place": _PLACE}


def schema_name(record: str) -> str:
    """Return what the key ``schema`` of such a record says."""
    return f"{record}/{VERSION}"


def schema() -> dict[str, Json]:
    """Return the JSON Schema (2020-12) of any line that ``--json`` prints."""
    definitions = {name: _object(keys) for name, keys in {**RECORDS, **_INNER}.items()}
    lines: list[Json] = [
        {
            "allOf": [{"$ref": f"#/$defs/{name}"}],
            "properties": {"schema": {"const": schema_name(name)}},
            "required": ["schema"],
        }
        for name in RECORDS
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of briefreader --json",
        "$defs": definitions,
        "oneOf": lines,
    }


def _object(keys: Keys) -> Json:
    described = {key: {**kind, "description": about} for key, (kind, about) in keys.items()}
    return {"type": "object", "properties": described, "required": list(keys)}
