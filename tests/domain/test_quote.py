from __future__ import annotations

from tests.cases import cases

from briefreader.domain.quote import speaker_as_shown


@cases(
    ("speaker", "mention", "shown"),
    [
        ("Ann Moss", "she", "Ann Moss"),
        (None, "**Q**:", "Q"),
        (None, "a spokesman\u00a0for  Dell", "a spokesman for Dell"),
        (None, "The World Health Organization", "The World Health Organization"),
        (None, "WHO", "WHO"),
        (None, "IT", "IT"),
        (None, "She", "not named"),
        (None, "who", "not named"),
        (None, "I", "not named"),
        (None, "You", "not named"),
        (None, "they’re", "not named"),
        (None, "I’Anson", "I’Anson"),
        (None, "I'm", "not named"),
        (None, "he’d", "not named"),
        (None, "WHO’s", "WHO’s"),
        (None, "O’Moss", "O’Moss"),
        (None, "", "no speaker"),
    ],
)
def test_a_pronoun_is_nobodys_name(speaker: str | None, mention: str, shown: str) -> None:
    assert speaker_as_shown(speaker, mention) == shown
