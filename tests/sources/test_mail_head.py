"""The head of an email that was saved as a text: who sent it, and when."""

from __future__ import annotations

from datetime import date

from tests.cases import cases

from briefreader.sources.metadata.mail_head import MailHead, mail_head

MAY = date(2024, 5, 3)


@cases(
    ("head", "found"),
    [
        ("From: Ann Moss\nSent: 03/05/2024\nSubject: Pier", MailHead("Ann Moss", None)),
        ("Von: Ann Moss\nGesendet: 03.05.2024\nBetreff: Pier", MailHead("Ann Moss", MAY)),
        ("De: Ann Moss\nEnviado: 03/05/2024\nAsunto: Muelle", MailHead("Ann Moss", MAY)),
        (
            "Subject: Pier\nDate: 3 May 2024\nFrom: Ann Moss <ann@dell.example>",
            MailHead("Ann Moss", MAY),
        ),
        (
            "From: <ann@dell.example>\nDate: 3 May 2024\nSubject: Pier",
            MailHead("ann@dell.example", MAY),
        ),
        (
            "From: Ann Moss\nDate: 3 May 2024\nSubject: Pier\nFrom: Carl Reed",
            MailHead("Ann Moss", MAY),
        ),
        ("From: Ann Moss\nDate: soon\nSubject: Pier", MailHead("Ann Moss", None)),
        ("From: Ann Moss\nDate: 3 May 2024\nThe pier is shut.\nSubject: Pier", None),
        ("From: Ann Moss\nDate: 3 May 2024", None),
        ("From: Ann Moss\nSubject: Pier", None),
        ("Date: 3 May 2024\nSubject: Pier", None),
    ],
)
def test_sender_and_day_are_those_of_the_fields_above_all_else(
    head: str, found: MailHead | None
) -> None:
    assert mail_head(head.split("\n")) == found
