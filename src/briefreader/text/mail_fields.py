"""The fields at the head of an email that is quoted in a text, as mail programs name them."""

MAIL_FIELD = (
    r"(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To"
    r"|Von|Gesendet|Datum|An|Betreff"
    r"|De|Envoyé|À|Objet"
    r"|Enviado(?: el)?|Fecha|Para|Asunto"
    r"|Da|Inviato|Data|A|Oggetto"
    r"|Van|Verzonden|Aan|Onderwerp)"
)
"""A regular expression: English, German, French, Spanish, Italian, Dutch."""
