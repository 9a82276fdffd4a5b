"""Drafts in several languages: each paragraph's quotations are read in its own."""

from __future__ import annotations

from tests.cases import cases

from briefreader.factcheck import find_claims, read_draft

ENGLISH = "“We will not cut a line this year,” Ann Moss said. The ferries are at the quay.\n\n"
GERMAN = "„Das Geld reicht nicht aus“, sagte Jonas Weber.\n\n"
FRENCH = "« Nous n’allons rien supprimer », a déclaré la directrice Claire Dubois.\n\n"
GERMAN_OF_ENGLISH = (
    "Uwe Timm ging. „We are at the end of the road and we know it“, sagte die Chefin der Fähren,"
    " Greta Lüders, auf Englisch.\n\n"
)
SPEAKERS = {
    ENGLISH: "Ann Moss",
    GERMAN: "Jonas Weber",
    FRENCH: "Claire Dubois",
    GERMAN_OF_ENGLISH: "Greta Lüders",
}


@cases(
    "parts",
    [
        (ENGLISH, GERMAN),
        (ENGLISH, FRENCH),
        (ENGLISH, GERMAN, FRENCH),
        (GERMAN, GERMAN, ENGLISH),
        (FRENCH, ENGLISH, GERMAN),
        (ENGLISH, ENGLISH, FRENCH, ENGLISH),
        (ENGLISH, GERMAN_OF_ENGLISH, ENGLISH),
    ],
)
def test_each_paragraphs_speaker_is_read_in_its_own_language(parts: tuple[str, ...]) -> None:
    text = "".join(parts)
    claims = find_claims(read_draft(text.encode(), "draft.md"))
    assert [claim.speaker for claim in claims] == [SPEAKERS[part] for part in parts]
    assert not any(claim.quiet for claim in claims)
    draft = read_draft(text.encode(), "draft.md").text
    for claim in claims:
        assert claim.location is not None
        assert claim.text in draft


@cases("marks", ("‚‘", "›‹", "‹›"))
def test_single_marks_of_other_languages_quote_beside_double_ones(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    words = "Wir werden jede Verbindung streichen"
    draft = f"{GERMAN}{opening}{words}{closing}, sagte Greta Lüders im Amt.\n"
    *_, claim = find_claims(read_draft(draft.encode(), "draft.md"))
    assert (claim.text, claim.speaker) == (words, "Greta Lüders")
    term = f"{GERMAN}Das {opening}Amt für Ruhe und Ordnung{closing} der Stadt schwieg.\n"
    assert len(find_claims(read_draft(term.encode(), "draft.md"))) == 1
    inner = f"„Das {opening}Amt für Ruhe{closing} reicht nicht aus“, sagte Jonas Weber.\n"
    assert len(find_claims(read_draft(inner.encode(), "draft.md"))) == 1


@cases("marks", ("„“", "«»", "»«"))
def test_double_marks_of_other_languages_quote_beside_single_ones(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    single = "‘We will not cut a line this year,’ Ann Moss said. ‘We sail,’ she said.\n\n"
    words = "Wir werden jede Verbindung streichen"
    draft = f"{single}{opening}{words}{closing}, sagte Greta Lüders im Amt.\n"
    *_, claim = find_claims(read_draft(draft.encode(), "draft.md"))
    assert (claim.text, claim.speaker) == (words, "Greta Lüders")
