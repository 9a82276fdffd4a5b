"""The head of an email that was saved as a text: who sent it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefreader.sources.metadata.dates import days_in
from briefreader.text.mail_fields import MAIL_FIELD
from briefreader.text.sanitizing import one_line

_FIELD = re.compile(rf"[*_]{{0,2}}(?P<name>{MAIL_FIELD})\s?:[*_]{{0,2}}\s*(?P<value>.*)")
_SENDERS = frozenset(("From", "Von", "De", "Da", "Van"))
_DAYS = frozenset(
    (
        *("Sent", "Date", "Gesendet", "Datum", "Envoyé", "Enviado", "Enviado el", "Fecha"),
        *("Inviato", "Data", "Verzonden"),
    )
)
_SUBJECTS = frozenset(("Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Onderwerp"))
_ADDRESS = re.compile(r"[\s<\[(]*(?:mailto:)?[^\s<>\[\]()]+@.*")


class MailHead(NamedTuple):
    """The sender's name, or address where there is none, and the day on his own calendar."""

    sender: str
    day: date | None


def is_mail_field(line: str) -> bool:
    """Return whether a line is a field at the head of an email: ``From: Ann Moss``."""
    return _FIELD.match(line) is not None


def mail_head(lines: Sequence[str]) -> MailHead | None:
    """Return what the first lines of a text tell if they are the head of an email: sender, day and
    subject, in any order.
    """
    fields: dict[str, str] = {}
    for line in lines:
        found = _FIELD.fullmatch(line.strip())
        if found is None:
            break
        fields.setdefault(found["name"], found["value"])
    sender = next((fields[name] for name in fields if name in _SENDERS), "")
    sent = next((fields[name] for name in fields if name in _DAYS), "")
    if not (sender and sent) or _SUBJECTS.isdisjoint(fields):
        return None
    name = one_line(_ADDRESS.sub("", sender).strip(" \"'*")) or one_line(sender.strip(" <>[]()"))
    return MailHead(name, next(iter(days_in(sent, day_first="Subject" not in fields)), None))
