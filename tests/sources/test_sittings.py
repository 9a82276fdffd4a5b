"""The day of a parliament's sitting, where its record has no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.sources.article_loader import load_article
from briefreader.sources.metadata.sittings import sitting_day

DAY = date(2022, 10, 4)


@cases(
    "line",
    [
        "House of Commons Debates for 4 October 2022 (pt 0001), Hansard",
        "Lords Chamber. Volume 824: debated on Tuesday 4 October 2022",
        "Volume 720: debated on Tuesday 4 October 2022",
        "European Parliament. Verbatim report of proceedings. Tuesday, 4 October 2022 - Strasbourg",
        "Assemblée nationale. Compte rendu intégral. Première séance du mardi 4 octobre 2022",
        "Sénat. Compte rendu intégral de la séance du 4 octobre 2022",
        "DIARIO DE SESIONES DEL CONGRESO. Sesión plenaria celebrada el martes 4 de octubre de 2022",
        "Câmara dos Deputados. Sessão de 4 de outubro de 2022",
        "Sitting of 4 October 2022",
        "Se\u0301ance du 4 octobre 2022",
        "Reunião plenária de 4 de outubro de 2022",
        "Senato della Repubblica. Resoconto stenografico. 4 ottobre 2022",
        "31. posiedzenie Sejmu w dniu 4 października 2022 r.",
        "Nationalrat, XXVI. GP 4. Oktober 2022 38. Sitzung / 61",
        "3318                        COMMONS DEBATES                 October 4, 2022",
        "[LORDS]                     4 OCTOBER 2022                         270",
        "Tuesday, 4 October 2022              SENATE                            17",
        "XVIII LEGISLATURA — DISCUSSIONI — SEDUTA DEL 4 OTTOBRE 2022 — N. 302",
        "Núm. 97                     4 de octubre de 2022                 Pág. 14",
        "4 Oct 2022 : Column 843",
        "SENATE                    4 October 2022 (Tuesday)                    17",
    ],
)
def test_a_sitting_is_of_the_day_on_its_line(line: str) -> None:
    assert sitting_day(line) == DAY


@cases(
    "line",
    [
        "Tuesday, October 4, 2022, 9 PM EST",
        "The quay has been shut since 4 October 2022",
        "Senator Moss speaks on 4 October 2022",
        "House of Commons: from 4 October 2022 to 6 October 2022",
        "The House rose on 4 October 2022 after two votes",
        "4 October 2022",
        "CALL US BEFORE OCTOBER 4, 2022",
        "ALL WHO WANT TO BE HEARD AT NOON WRITE TO ROOM 9 BEFORE OCTOBER 4, 2022",
    ],
)
def test_another_line_with_a_day_is_no_sittings(line: str) -> None:
    assert sitting_day(line) is None


@pytest.mark.parametrize("where", ["title", "line"])
def test_a_record_is_of_the_day_of_its_sitting(tmp_path: Path, where: str) -> None:
    head = "Assemblée nationale. Première séance du mardi 4 octobre 2022"
    title = f"{head}\n\n" if where == "title" else f"Les moulins\n\n{head}\n\n"
    record = tmp_path / "record.txt"
    record.write_text(f"{title}Mme la présidente. La séance est ouverte.\n", encoding="utf-8")
    assert load_article(record).said_on == DAY
