"""The records of parliaments: each turn is whose its label names, in the house's own form."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from tests.cases import cases

from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.entities.parliament_labels import CHAMBERS, parliament_labels
from briefreader.quotes.entities.parliament_members import parse_parliament_label
from briefreader.quotes.pipeline import find_quotes


class Record(NamedTuple):
    """A record's first lines and its turns: label, what stands behind it, who speaks, the words."""

    head: str
    behind: str
    turns: list[tuple[str, str | None, str]]

    @property
    def text(self) -> str:
        return "\n\n".join(
            [self.head, *(f"{label}{self.behind}{said}" for label, _, said in self.turns)]
        )


HOUSES = {
    "Canada": Record(
        "House of Commons Debates, Official Report (Hansard)",
        ": ",
        [
            ("The Speaker", None, "Order. The hon. member for Dell Bay."),
            (
                "Hon. Ann Moss (Dell Bay, CPC)",
                "Ann Moss",
                "The wharf is closed. When will it open?",
            ),
            (
                "Hon. Carl Reed (Minister of Fisheries, Lib.)",
                "Carl Reed",
                "It will open in spring.",
            ),
            ("Some hon. members", None, "Oh, oh!"),
            ("Ms. Nora Birk (Kell North, NDP)", "Nora Birk", "My question is the same. Who pays?"),
            ("Hon. Carl Reed", "Carl Reed", "The harbour authority pays."),
            ("The Deputy Speaker", None, "The hon. member for Kell North."),
            ("Ms. Nora Birk", "Nora Birk", "That is no answer."),
        ],
    ),
    "Commons": Record(
        "House of Commons Debates for 4 October 2022, Hansard",
        ": ",
        [
            ("Mr. Speaker", None, "I call Ann Moss."),
            ("Ann Moss (Dell) (Lab)", "Ann Moss", "The pier has been closed for two years."),
            ("The Secretary of State for Transport (Mr. Carl Reed)", "Carl Reed", "It will open."),
            ("Hon. Members", None, "Oh!"),
            ("Sir John Hale (Kell North) (Con)", "John Hale", "Does he agree with me?"),
            ("Mr. Reed", "Carl Reed", "I do."),
            ("Madam Deputy Speaker (Dame Eleanor Lane)", "Eleanor Lane", "Order."),
        ],
    ),
    "the Commons' pages": Record(
        "House of Commons. Volume 720: debated on Tuesday 4 October 2022",
        "\n\n",
        [
            ("Mr Speaker", None, "I call the shadow Secretary of State."),
            ("Ann Moss (Dell) (Lab)", "Ann Moss", "Mr Speaker, the pier is closed. Who pays?"),
            (
                "The Secretary of State for Transport (Carl Reed)",
                "Carl Reed",
                "The authority pays.",
            ),
            ("Ann Moss", "Ann Moss", "Since when?"),
            ("Carl Reed", "Carl Reed", "Since the day that the pier fell into the sea."),
            ("Sir John Hale (Kell North) (Con)", "John Hale", "Does my right hon. Friend agree?"),
            ("Nora Birk (Selwyn) (SNP)", "Nora Birk", "When will he come to Selwyn?"),
        ],
    ),
    "Westminster Hall": Record(
        "Westminster Hall\n\n[Mrs Eleanor Lane in the Chair]",
        ": ",
        [
            ("Ann Moss (Dell) (Lab)", "Ann Moss", "I beg to move."),
            ("Nora Birk (Selwyn) (SNP)", "Nora Birk", "Will he come to Selwyn?"),
            ("Ann Moss", "Ann Moss", "I will."),
            ("Mrs Eleanor Lane (in the Chair)", "Eleanor Lane", "Order."),
            (
                "The Parliamentary Under-Secretary of State for Business, Innovation and Skills"
                " (Georgina Benn-Vane)",
                "Georgina Benn-Vane",
                "I congratulate her.",
            ),
        ],
    ),
    "printed Lords": Record(
        "[LORDS]\n\nLibraries: Closure",
        ": ",
        [
            ("Baroness Moss", "Baroness Moss", "My Lords, how many will close?"),
            ("Viscount Reed", "Viscount Reed", "My Lords, no list is kept."),
            ("Lord Hale of Dell", "Lord Hale of Dell", "My Lords—"),
            ("The Lord Bishop of Selwyn", "Lord Bishop of Selwyn", "My Lords—"),
            ("Noble Lords", None, "Bishop!"),
            ("The Chancellor of the Duchy of Lancaster (Lord Birk)", "Lord Birk", "He may speak."),
            ("The Lord Bishop of Selwyn", "Lord Bishop of Selwyn", "I am most grateful."),
            ("Viscount Reed", "Viscount Reed", "So am I."),
        ],
    ),
    "Lords": Record(
        "Lords Chamber. Volume 824: debated on Tuesday 4 October 2022",
        "\n\n",
        [
            ("Baroness Moss of Dell", "Baroness Moss of Dell", "To ask when the pier will reopen."),
            (
                "The Parliamentary Under-Secretary of State, Department for Transport"
                " (Lord Reed of Kell) (Con)",
                "Lord Reed of Kell",
                "My Lords, in March.",
            ),
            ("Baroness Moss of Dell (Lab)", "Baroness Moss of Dell", "Who will pay?"),
            ("Lord Reed of Kell (Con)", "Lord Reed of Kell", "The harbour authority, my Lords."),
            ("The Lord Bishop of Selwyn", "Lord Bishop of Selwyn", "The fishermen have waited."),
            ("The Lord Privy Seal (Lord Birk) (Con)", "Lord Birk", "I think so, my Lords."),
            ("Lord Hale (CB)", "Lord Hale", "Is the Minister aware that the money was spent?"),
        ],
    ),
    "Australia": Record(
        "House of Representatives. Hansard\n\nThe SPEAKER (Hon. Milton Dale) took the chair.",
        ": ",
        [
            ("Ms MOSS (Dell—Leader of the Opposition) (14:02)", "Ms MOSS", "When does it open?"),
            ("Mr REED (Kell—Minister for Fisheries) (14:03)", "Mr REED", "It opens in March."),
            ("The SPEAKER", "Milton Dale", "Order! The minister will be heard."),
            ("Mr REED", "Mr REED", "The money is there."),
            ("The DEPUTY SPEAKER", None, "Order!"),
        ],
    ),
    "Australia, Senate": Record(
        "The Senate. Hansard",
        ": ",
        [
            ("Senator MOSS (Kell) (14:02)", "Senator MOSS", "When did the minister know?"),
            ("Senator REED (Dell—Minister for Water) (14:03)", "Senator REED", "I knew in May."),
            ("The PRESIDENT", None, "Order! The minister will be heard."),
            ("Senator REED", "Senator REED", "I acted in May, too."),
        ],
    ),
    "Senedd": Record(
        "Senedd Cymru. Plenary\n\nThe Senedd met with the Llywydd (Ann Rhydderch) in the Chair.",
        "\n\n",
        [
            ("Y Llywydd / The Llywydd 13:30:11", "Ann Rhydderch", "Prynhawn da."),
            ("Ioan Caradog MS 13:30:42", "Ioan Caradog", "Beth yw ateb y Prif Weinidog?"),
            ("Eleri Vaughan MS 13:31:58\nThe First Minister", "Eleri Vaughan", "I say it is so."),
            ("Y Llywydd / The Llywydd 13:33:31", "Ann Rhydderch", "Let him be heard, please."),
            ("Ioan Caradog MS 13:33:36", "Ioan Caradog", "Diolch."),
        ],
    ),
    "Lok Sabha": Record(
        "LOK SABHA\n\nThe Lok Sabha met at Eleven of the Clock.",
        ": ",
        [
            ("HON. SPEAKER", None, "Question Hour."),
            ("SHRI K. R. VELAN (TIRUMA)", "K. R. Velan", "How many were in order?"),
            ("THE MINISTER OF RAILWAYS (SHRI ANIL BHATKAL)", "Anil Bhatkal", "All of them."),
            ("SEVERAL HON. MEMBERS", None, "What about the farmers?"),
            ("श्री रामनिवास चौधरी (सीतापुरा)", "रामनिवास चौधरी", "अध्यक्ष महोदया, कब तक?"),
            ("SHRI K. R. VELAN", "K. R. Velan", "That is my point."),
        ],
    ),
    "New Zealand": Record(
        "Hansard (Debates), Tuesday, 4 October 2022",
        ": ",
        [
            ("SPEAKER", None, "Question No. 1."),
            ("1. ANN MOSS (National—Dell) to the Minister of Fisheries", "Ann Moss", "When?"),
            ("Hon CARL REED (Minister of Fisheries)", "Carl Reed", "The wharf will open in March."),
            ("Ann Moss", "Ann Moss", "Who pays for it?"),
            ("Hon CARL REED", "Carl Reed", "The harbour authority."),
        ],
    ),
    "Ireland": Record(
        "Dáil Éireann debate - Tuesday, 4 October 2022",
        ": ",
        [
            ("An Ceann Comhairle", None, "I call Deputy Moss."),
            ("Deputy Ann Moss", "Ann Moss", "The pier has been closed for two years."),
            ("The Taoiseach", "The Taoiseach", "The pier will open in March."),
            ("Deputy Carl Reed", "Carl Reed", "That is what you said last year."),
            (
                "Minister of State at the Department of Transport (Deputy Nora Birk)",
                "Nora Birk",
                "I visited the pier in May.",
            ),
            ("Acting Chairman (Deputy John Hale)", "John Hale", "Thank you, Minister."),
        ],
    ),
    "Kenya": Record(
        "NATIONAL ASSEMBLY. Official report",
        ": ",
        [
            ("Hon. Speaker", None, "Order, hon. Members. Next order."),
            ("Hon. Ann Wanja (Dell, UDA)", "Ann Wanja", "The port has been closed for two years."),
            ("Hon. Carl Otieno (Kell, ODM)", "Carl Otieno", "Thank you. Who pays for it?"),
            ("Hon. Ann Wanja", "Ann Wanja", "The authority pays."),
        ],
    ),
    "United Nations": Record(
        "United Nations   S/PV.9731\n\nPresident: Ms. Fajon ....................... (Slovenia)",
        ": ",
        [
            ("The President", "Fajon", "I now give the floor to Mr. Reed."),
            ("Mr. Reed", "Mr. Reed", "I thank you, Madam President. The port is closed."),
            ("The President", "Fajon", "I thank Mr. Reed for his briefing."),
            ("Ms. Moss (United Kingdom)", "Ms. Moss", "The United Kingdom supports the harbour."),
            ("Mr. Duval (France) (spoke in French)", "Mr. Duval", "France supports it, too."),
        ],
    ),
    "European Parliament": Record(
        "European Parliament. Verbatim report of proceedings",
        ". – ",
        [
            ("President", None, "The next item is the debate on the harbours directive."),
            ("Karin Lund, Member of the Commission", "Karin Lund", "The directive protects us."),
            ("Jan Reet, on behalf of the PPE Group", "Jan Reet", "(DE) It comes too late."),
            ("Ana Sol (S&D), blue-card question", "Ana Sol", "Did you not vote against it?"),
            ("Jan Reet (PPE), blue-card answer", "Jan Reet", "No, I abstained."),
        ],
    ),
    "Bundestag": Record(
        "Deutscher Bundestag – 20. Wahlperiode – 61. Sitzung",
        ":\n\n",
        [
            ("Präsidentin Bärbel Lind", "Bärbel Lind", "Das Wort hat Frau Voss."),
            ("Karla Voss, Bundesministerin für Verkehr", "Karla Voss", "Der Hafen bleibt offen."),
            ("Vizepräsident Wolf Kuber", "Wolf Kuber", "Der nächste Redner ist Herr Harder."),
            ("Jens Harder (AfD)", "Jens Harder", "Wann kommt denn Ihr Antrag?"),
            ("Dr. Lena Ostermann (CDU/CSU)", "Lena Ostermann", "Er liegt seit März vor."),
        ],
    ),
    "Nationalrat": Record(
        "Nationalrat, XXVII. GP. Stenographisches Protokoll",
        ": ",
        [
            ("Präsident Mag. Wolfgang Bauer", "Wolfgang Bauer", "Ich eröffne die Sitzung."),
            ("Abgeordnete Mag. Eva Moser (SPÖ)", "Eva Moser", "Der Hafen ist seit Jahren zu."),
            ("Bundesminister für Finanzen Dr. Karl Huber", "Karl Huber", "Das Geld ist da."),
            ("Abgeordneter Franz Gruber (ÖVP)", "Franz Gruber", "Wer zahlt das, Frau Kollegin?"),
        ],
    ),
    "Nationalrat of Switzerland": Record(
        "AMTLICHES BULLETIN – BULLETIN OFFICIEL\n\nNationalrat, Sommersession",
        ": ",
        [
            ("Präsident (Zurflüh Beat, Präsident)", "Zurflüh Beat", "Wir führen eine Aussprache."),
            ("Ammann-Roth Vera (M-CEB, OW), für die Kommission", "Ammann-Roth Vera", "Es ist so."),
            ("Gschwend Urs (V, UR)", "Gschwend Urs", "Wir wollen nicht eintreten."),
            ("Caduff-Lutz Regula, Bundesrätin", "Caduff-Lutz Regula", "Wir beantragen es."),
            ("La présidente (Morerod Solange, vice-présidente)", "Morerod Solange", "Le vote."),
        ],
    ),
    "Assemblée nationale": Record(
        "Assemblée nationale. Compte rendu intégral",
        ". ",
        [
            ("Mme la présidente", None, "La parole est à M. Luc Arnaud."),
            ("M. Luc Arnaud", "Luc Arnaud", "Quand le port rouvrira-t-il ?"),
            ("Mme Claire Vidal, ministre des transports", "Claire Vidal", "Au printemps."),
            ("M. Paul Girard", "Paul Girard", "C’est faux !"),
            ("Mme Claire Vidal, ministre", "Claire Vidal", "Les travaux ont commencé."),
        ],
    ),
    "Sénat": Record(
        "Sénat. Compte rendu intégral\n\nPrésidence de M. Alain Duval",
        ". – ",
        [
            ("M. le président", "Alain Duval", "La séance est ouverte."),
            ("Mme Anne Petit", "Anne Petit", "Quand le port rouvrira-t-il ?"),
            ("M. Marc Roy, ministre délégué chargé des transports", "Marc Roy", "Au printemps."),
            ("Plusieurs sénateurs du groupe socialiste", None, "C’est faux !"),
        ],
    ),
    "Congreso": Record(
        "DIARIO DE SESIONES DEL CONGRESO DE LOS DIPUTADOS",
        ": ",
        [
            ("La señora PRESIDENTA", None, "Tiene la palabra el señor Molina Ruiz."),
            ("El señor MOLINA RUIZ", "Molina Ruiz", "El puerto sigue cerrado y nadie responde."),
            ("La señora MINISTRA DE TRANSPORTES (Vega Soler)", "Vega Soler", "Abrirá en marzo."),
            ("El señor MOLINA RUIZ", "Molina Ruiz", "No es verdad lo que usted dice."),
            ("El señor PRESIDENTE DEL GOBIERNO (Arriaga Lasa)", "Arriaga Lasa", "Sí lo es."),
            ("El señor FONT I RIUS", "Jordi Font i Rius", "Bon dia. Les vinyes no esperen."),
            ("La señora PRESIDENTA", None, "Gracias, señor Jordi Font i Rius."),
        ],
    ),
    "Kamer and Chambre": Record(
        "CRIV 56 PLEN 031   KAMER CHAMBRE\n\nDe vergadering wordt geopend om 14.18 uur en"
        " voorgezeten door mevrouw Godelieve Vermeer, voorzitster.",
        ": ",
        [
            ("01.01  Wouter Putman (cd&v)", "Wouter Putman", "Mevrouw de minister, waarom?"),
            ("01.02  Minister Annick Delcourt", "Annick Delcourt", "Mijnheer Putman, ik dank u."),
            ("01.03  Wouter Putman (cd&v)", "Wouter Putman", "Dat noem ik geen antwoord."),
            ("De voorzitster", "Godelieve Vermeer", "Dank u wel."),
            ("02.01  Bérengère Lhoest (PS)", "Bérengère Lhoest", "Madame la présidente, quand ?"),
        ],
    ),
    "Senado of Argentina": Record(
        "Cámara de Senadores de la Nación. Versión taquigráfica",
        ".- ",
        [
            ("Sra. Presidenta", None, "Tiene la palabra el senador Molina."),
            ("Sr. Molina", "Molina", "Gracias, presidenta. El puerto está cerrado."),
            ("Sra. Vega Soler", "Vega Soler", "¿Quién paga, senador?"),
            ("Sr. Molina", "Molina", "La Nación, senadora."),
        ],
    ),
    "Cámara de Diputados": Record(
        "CÁMARA DE DIPUTADOS DE LA NACIÓN\n\n–Ocupa la Presidencia la señora vicepresidenta 1ª de"
        " la Honorable Cámara, doctora Ana Quiroga Lynch.",
        ".- ",
        [
            ("Sra. Presidenta (Quiroga Lynch)", "Ana Quiroga Lynch", "Tiene la palabra."),
            ("Sr. Del Pozo", "Del Pozo", "Señora presidenta: solicito autorización."),
            ("Varios señores diputados", None, "¡Votemos!"),
            ("Sr. Secretario (Brandsen)", "Brandsen", "Se han registrado cien votos."),
        ],
    ),
    "Senato": Record(
        "Senato della Repubblica. Resoconto stenografico",
        ". ",
        [
            ("PRESIDENTE", None, "Ha facoltà di parlare la senatrice Ferri."),
            ("FERRI (PD-IDP)", "Ferri", "Signor Presidente, il porto è chiuso. Chi paga?"),
            ("CONTI, ministro dei trasporti", "Conti", "Il porto riaprirà a marzo."),
            ("FERRI (PD-IDP)", "Ferri", "Non le credo, signor Ministro."),
            ("D'AMELIO-CORSI (Aut (SVP-PATT, Cb))", "D'Amelio-Corsi", "Signor Presidente, sì."),
            ("MONTESANTO, segretario", "Montesanto", "Dà lettura del processo verbale."),
        ],
    ),
    "Assembleia da República": Record(
        "Diário da Assembleia da República. I Série",
        ": — ",
        [
            ("O Sr. Presidente", None, "Tem a palavra a Sr.ª Deputada Ana Lima."),
            ("A Sr.ª Ana Lima (PS)", "Ana Lima", "O porto está fechado há dois anos."),
            ("O Sr. Ministro das Infraestruturas (Rui Costa)", "Rui Costa", "Abre em março."),
            ("Vozes do PSD", None, "Muito bem!"),
            ("O Sr. João Reis (PSD)", "João Reis", "Quem paga, Sr. Ministro?"),
            ("O Sr. Ministro das Infraestruturas", "Rui Costa", "A autoridade portuária."),
            ("A Sr.ª Presidente (Ana Pinhão)", "Ana Pinhão", "Muito obrigada."),
            ("O Sr. Presidente", None, "Está encerrada a sessão."),
        ],
    ),
    "Câmara dos Deputados": Record(
        "CÂMARA DOS DEPUTADOS. Sessão de 4 de outubro de 2022",
        " - ",
        [
            ("O SR. PRESIDENTE (Artur Lima. PP - AL)", "Artur Lima", "Declaro aberta a sessão."),
            ("A SRA. ANA SOUSA (PT - SP. Sem revisão da oradora.)", "Ana Sousa", "Quem paga?"),
            ("O SR. JOÃO REIS (PL - RJ)", "João Reis", "A União, Deputada."),
            ("A SRA. ANA SOUSA (PT - SP)", "Ana Sousa", "Obrigada, Deputado."),
        ],
    ),
    "Rada": Record(
        "СТЕНОГРАМА. Зал засідань Верховної Ради України\n\nВеде засідання Голова Верховної Ради"
        " України ДОРОШЕНКО Б.Л.",
        " ",
        [
            ("ГОЛОВУЮЧИЙ.", "Дорошенко Б.Л.", "Доброго ранку! Слово має Оксана Горлиця."),
            ("ГОРЛИЦЯ О.М.", "Оксана Горлиця", "Шановний пане Голово! Кілька слів."),
            ("ГОЛОС ІЗ ЗАЛУ.", None, "Немає!"),
            ("ТИМЧУК-ЯРИЙ С.О.", "Тимчук-Ярий С.О.", "Дякую за запитання."),
        ],
    ),
    "Tweede Kamer": Record(
        "Tweede Kamer. Handelingen, 12e vergadering",
        ":\n",
        [
            ("De voorzitter", None, "Het woord is aan mevrouw De Wit."),
            ("Mevrouw De Wit (SP)", "De Wit", "Wanneer gaat de haven open?"),
            ("Minister Van Dam", "Van Dam", "De haven gaat in maart open."),
            ("De heer Bakker (VVD)", "Bakker", "Wie betaalt dat?"),
            ("Staatssecretaris Smit", "Smit", "De havenautoriteit betaalt."),
        ],
    ),
    "Sejm": Record(
        "Sejm Rzeczypospolitej Polskiej. Sprawozdanie Stenograficzne",
        ":\n\n",
        [
            ("Marszałek", None, "Głos ma poseł Jan Kowal."),
            ("Poseł Jan Kowal", "Jan Kowal", "Port w Kell jest zamknięty od dwóch lat."),
            ("Minister Infrastruktury Anna Lis", "Anna Lis", "Port otworzymy w marcu."),
            ("Wicemarszałek Piotr Nowak", "Piotr Nowak", "Dziękuję, panie pośle."),
            ("Posłanka Ewa Zielińska", "Ewa Zielińska", "Dziękuję, panie marszałku."),
        ],
    ),
}


def turns(text: str, title: str = "") -> list[Quote]:
    found = find_quotes(text, title=title, date=date(2022, 10, 4))
    return [one for one in found if one.kind is QuoteKind.TURN]


# Two who speak in each house, as its record prints them; the chair's label has the marks.
MEMBERS = {
    "Commonwealth": ("Mr John Hale (Kell North) (Con)", "Ann Moss (Dell) (Lab)"),
    "Oireachtas": ("Deputy Ann Moss", "Deputy Carl Reed"),
    "Senedd": ("Ioan Caradog MS", "Eleri Vaughan MS"),
    "United Nations": ("Ms. Moss (United Kingdom)", "Mr. Duval (France) (spoke in French)"),
    "European Parliament": ("Jan Reet (PPE)", "Ana Sol (S&D)"),
    "Bundestag, Nationalrat of Austria": ("Jens Harder (AfD)", "Abgeordnete Eva Moser (SPÖ)"),
    "Nationalrat of Switzerland": ("Ammann Vera (M-CEB, OW)", "Gschwend Urs (V, UR)"),
    "Assemblée nationale, Sénat": ("M. Luc Arnaud", "Mme Claire Vidal, ministre"),
    "Congreso, Senado of Spain": ("El señor MOLINA RUIZ", "La señora VEGA SOLER"),
    "Cámara and Senado of Argentina": ("Sr. Molina", "Sra. Vega Soler"),
    "Camera, Senato": ("ŠUŠTERŠIČ (PD-IDP)", "CONTI, ministro dei trasporti"),
    "Assembleia da República": ("A Sr.ª Ana Lima (PS)", "O Sr. João Reis (PSD)"),
    "Câmara, Senado of Brazil": ("A SRA. ANA SOUSA (PT - SP)", "O SR. JOÃO REIS (PL - RJ)"),
    "Kamer": ("Mevrouw De Wit (SP)", "De heer Bakker (VVD)"),
    "Sejm": ("Poseł Jan Kowal", "Posłanka Ewa Zielińska"),
    "Rada, Duma": ("ГОРЛИЦЯ О.М.", "ТИМЧУК-ЯРИЙ С.О."),
}
PRESIDED = [
    (house, head, chair)
    for house, chamber in CHAMBERS.items()
    for head in chamber.heads
    for chair in chamber.chairs
]


@pytest.mark.parametrize(("house", "head", "chair"), PRESIDED)
def test_each_label_in_the_chair_tells_a_record_below_each_head_of_its_house(
    house: str, head: str, chair: str
) -> None:
    first, second = MEMBERS[house]
    mark = next(m for m in (" 13:30:11\n", ". –", ".-", ":", "\n", ".", " -") if chair.endswith(m))
    said = "Пане Голово, прошу слова." if house.startswith("Rada") else "The pier is closed."
    behind = " " if house.startswith("Rada") else f"{mark} "
    lines = [f"{chair} {said}", *(f"{name}{behind}{said}" for name in (first, second, first))]
    found = parliament_labels("\n\n".join([*lines, lines[0]]), head)
    presiding = parse_parliament_label(found[0].words).presides if found else False
    assert (len(found), presiding) == (len(lines) + 1, True)


@pytest.mark.parametrize("house", HOUSES)
def test_each_turn_is_whose_label_it_has(house: str) -> None:
    record = HOUSES[house]
    found = [(one.speaker, one.text) for one in turns(record.text)]
    wanted = [(speaker, said.removeprefix("(DE) ")) for _, speaker, said in record.turns]
    assert found == wanted


@cases(
    ("label", "title"),
    [
        (
            "The Secretary of State for Transport (Mr. Carl Reed)",
            "Secretary of State for Transport",
        ),
        ("Mr REED (Kell—Minister for Fisheries) (14:03)", "Minister for Fisheries"),
        ("Hon. Carl Reed (Minister of Fisheries, Lib.)", "Minister of Fisheries"),
        ("Karla Voss, Bundesministerin für Verkehr", "Bundesministerin für Verkehr"),
        ("La señora MINISTRA DE TRANSPORTES (Vega Soler)", "Ministra de transportes"),
        ("Sra. Presidenta (Quiroga Lynch)", "Presidenta"),
        ("De voorzitter", "voorzitter"),
        ("Jan Reet, on behalf of the PPE Group", ""),
        ("Jens Harder (AfD)", ""),
    ],
)
def test_an_office_is_a_title_and_a_party_is_none(label: str, title: str) -> None:
    assert parse_parliament_label(label).office == title


@cases(
    ("label", "name", "office"),
    [
        ("Minister of Fisheries (Labour)", "", "Minister of Fisheries"),
        ("Minister for Water", "", "Minister for Water"),
        ("Minister Kaag", "Kaag", "Minister"),
        ("Ministerin von der Leyen", "von der Leyen", "Ministerin"),
    ],
)
def test_what_an_office_is_of_is_no_name(label: str, name: str, office: str) -> None:
    assert parse_parliament_label(label)[::2][:2] == (name, office)


@cases(
    "words",
    [
        "The answer is this",
        "Das ist die Frage",
        "Ann Moss said in March",
        "M. Arnaud a répondu",
        "On the pier",
        "Three things",
    ],
)
def test_the_beginning_of_a_sentence_is_no_label(words: str) -> None:
    assert not parse_parliament_label(words).speaks


def test_who_is_in_the_chair_changes_with_the_line_that_says_so() -> None:
    text = (
        "European Parliament. Verbatim report\n\nIN THE CHAIR: PEDRO LIMA\nVice-President\n\n"
        "President. – The sitting is open.\n\nAna Sol (S&D). – I agree.\n\n"
        "IN THE CHAIR: EVA KAILA\nVice-President\n\nPresident. – The debate is closed."
    )
    assert [(one.speaker, one.text) for one in turns(text)] == [
        ("Pedro Lima", "The sitting is open."),
        ("Ana Sol", "I agree."),
        ("Eva Kaila", "The debate is closed."),
    ]


def test_who_has_the_floor_goes_on_after_an_interruption() -> None:
    text = (
        "Assembleia da República\n\nO Sr. Presidente: — Tem a palavra a Sr.ª Ana Lima.\n\n"
        "A Sr.ª Ana Lima (PS): — O porto está fechado.\n\nO Sr. João Reis (PSD): — E quem paga?\n\n"
        "A Oradora: — Quem o fechou."
    )
    said = turns(text)[-1]
    assert (said.speaker, said.certain) == ("Ana Lima", False)


def test_an_office_alone_is_whose_label_has_it_with_a_name() -> None:
    text = (
        "Assemblée nationale\n\nMme la présidente. La parole est au rapporteur.\n\n"
        "M. Paul Girard, rapporteur de la commission des lois. Avis favorable.\n\n"
        "Mme la présidente. Merci.\n\nM. le rapporteur. Enfin."
    )
    assert [one.speaker for one in turns(text)] == [None, "Paul Girard", None, "Paul Girard"]


@cases(
    ("head", "heckled"),
    [
        ("Bundestag\n\nPräsidentin Bärbel Lind:\n\nBitte.", "(Beifall bei der SPD)"),
        ("Bundestag\n\nPräsidentin Bärbel Lind:\n\nBitte.", "(Jens Harder [AfD]: Nein!)"),
        ("Assembleia\n\nO Sr. Presidente: — Faça favor.", "Aplausos do PS."),
        ("Hansard\n\nThe SPEAKER: Order!", "Opposition members interjecting—"),
    ],
)
def test_what_the_house_does_is_nobodys_words(head: str, heckled: str) -> None:
    label = "Ann Moss (Dell)" if "SPEAKER" in head else "O Sr. João Reis (PSD)"
    label = "Lena Ostermann (CDU)" if "Bundestag" in head else label
    text = f"{head}\n\n{label}: One thing.\n\n{heckled}\n\nAnother.\n\n{label}: A third."
    said = turns(text)[1]
    assert [aside.of(text) for aside in said.asides] == [heckled]


def test_one_who_presides_alone_makes_no_record() -> None:
    text = "Speaker: Ann Moss\n\nVenue: Town Hall, Parliament Street\n\nTime: noon"
    assert turns(text) == []


def test_the_president_of_a_state_presides_over_no_record() -> None:
    title = "Remarks by President Biden in Address to Parliament"
    text = f"{title}\n\nTHE PRESIDENT:  Thank you.\n\nTHE SPEAKER:  Order.\n\nTHE PRESIDENT:  Yes."
    assert [one.speaker for one in turns(text, title)][::2] == ["Joe Biden"] * 2


def labels(text: str) -> list[str]:
    return [label.words for label in parliament_labels(text, "")]


def test_a_bare_name_is_a_label_where_it_recurs() -> None:
    assert labels(
        "Hansard\n\nThe Speaker: Order.\n\nMr. Reed: One.\n\nWulf Kestrel: Two.\n\n"
        "Opening Statement: Three.\n\nWulf Kestrel: Four.\n\nMr. Reed: Five."
    ) == ["The Speaker", "Mr. Reed", "Wulf Kestrel", "Wulf Kestrel", "Mr. Reed"]


@cases(
    ("head", "said", "found"),
    [
        ("Hansard", ["The Speaker: One."] * 3, 0),  # nobody but the one who presides
        ("Commons Chamber", ["Ann Moss (Dell) (Con)\n\nIt is closed."] * 4, 0),
        ("Commons Chamber", ["Ann Moss (Con)\n\nIt is.", "Carl Reed (Lab)\n\nNo."] * 2, 4),
        (
            "Commons Chamber",
            ["Ann Moss (Con)\n\nIt is.", "Carl Reed (Lab)\n\nNo.", "Hon. Members\n\nOh!"] * 2,
            6,
        ),
        ("Westminster Hall", ["The Chair\n\nOrder.", *["Ann Moss\n\nIt is closed."] * 2], 0),
        (
            "Westminster Hall",
            ["The Chair\n\nOrder.", *["Ann Moss\n\nIt is.", "Carl Reed\n\nNo."] * 2],
            5,
        ),
    ],
)
def test_a_record_is_of_several_who_speak(head: str, said: list[str], found: int) -> None:
    assert len(labels("\n\n".join([head, *said]))) == found


def test_words_behind_an_office_and_a_party_in_brackets_are_no_name() -> None:
    assert not parse_parliament_label("The Speaker, who was late").presides
    assert parse_parliament_label("The Prime Minister (ODM)").name == ""
    assert parse_parliament_label("Minister Infrastruktury Zulm Kraus").name == "Zulm Kraus"


def test_who_presides_by_his_label_is_not_the_one_whom_a_line_put_in_the_chair() -> None:
    text = (
        "CÁMARA DE DIPUTADOS DE LA NACIÓN\n\n–Ocupa la Presidencia la señora vicepresidenta 1ª de"
        " la Honorable Cámara, doctora Ana Quiroga Lynch.\n\n{}.- Tiene la palabra.\n\n"
        "Sr. Del Pozo.- Gracias.\n\nSra. Presidenta.- Bien."
    )
    for label, speaker in (("Sra. Presidenta (Vega)", "Vega"), ("Sra. Presidenta", "Ana Quiroga")):
        first, _, last = turns(text.format(label))
        assert (first.speaker or "").startswith(speaker)
        assert last.speaker == "Ana Quiroga Lynch"


def test_whoever_presides_over_a_house_is_no_name_in_the_chair() -> None:
    text = "Hansard\n\n[Mr. Speaker in the Chair]\n\nMr. Speaker: Order.\n\nMr. Reed: One.\n\n"
    found = [(one.speaker, one.text) for one in turns(f"{text}Ms. Moss: Two.")]
    assert found == [(None, "Order."), ("Mr. Reed", "One."), ("Ms. Moss", "Two.")]


def test_an_office_that_two_have_is_neithers() -> None:
    text = (
        "Assemblée nationale\n\nMme la présidente. La parole est aux rapporteurs.\n\n"
        "M. Paul Girard, rapporteur de la commission des lois. Avis favorable.\n\n"
        "M. Luc Arnaud, rapporteur de la commission des finances. Aussi.\n\n"
        "M. le rapporteur. Enfin."
    )
    assert [one.speaker for one in turns(text)] == [None, "Paul Girard", "Luc Arnaud", None]


@cases(
    ("another", "speaker"),
    [("", "Carlos Molina Ruiz"), (", señor Pedro Molina Ruiz", "Molina Ruiz")],
)
def test_two_surnames_mean_the_one_who_has_them(another: str, speaker: str) -> None:
    text = (
        "DIARIO DE SESIONES DEL CONGRESO DE LOS DIPUTADOS\n\n"
        "La señora PRESIDENTA: Tiene la palabra el señor Carlos Molina Ruiz.\n\n"
        "El señor MOLINA RUIZ: El puerto sigue cerrado.\n\n"
        f"La señora PRESIDENTA: Gracias{another}.\n\nEl señor MOLINA RUIZ: De nada."
    )
    assert [one.speaker for one in turns(text)] == [None, speaker, None, speaker]


@cases(("another", "speaker"), [("", "Оксана Горлиця"), (" або Олена Горлиця", "Горлиця О.М.")])
def test_an_initial_means_the_one_who_has_it(another: str, speaker: str) -> None:
    text = (
        "СТЕНОГРАМА. Зал засідань Верховної Ради України\n\n"
        f"ГОЛОВУЮЧИЙ. Слово має Оксана Горлиця{another}.\n\nГОРЛИЦЯ О.М. Кілька слів.\n\n"
        "ГОЛОВУЮЧИЙ. Дякую.\n\nТИМЧУК-ЯРИЙ С.О. Дякую."
    )
    assert turns(text)[1].speaker == speaker


def test_a_name_with_its_patronymic_is_the_one_that_initials_mean() -> None:
    text = (
        "СТЕНОГРАМА. Зал засідань Верховної Ради України\n\n"
        "ГОЛОВУЮЧИЙ. Слово має Андрій Вікторович Зозуля.\n\nЗОЗУЛЯ А.В. Кілька слів.\n\n"
        "ГОЛОВУЮЧИЙ. Дякую.\n\nТИМЧУК-ЯРИЙ С.О. Дякую."
    )
    assert turns(text)[1].speaker == "Андрій Зозуля"
    assert turns(text.replace("Вікторович", "Степанович"))[1].speaker == "Зозуля А.В."


@cases(
    ("voted", "speaker"),
    [
        ("Birk, Karl.  Moss, Ann.  Ó Fain, Rory.", "Ann Moss"),
        ("Birk, Karl.\nMoss, Ann.\nMoss, Nora.", "Moss"),
        ("Moss, Ann.", "Moss"),
        ("It was Moss, Minister. It is.", "Moss"),
    ],
)
def test_who_is_named_by_an_office_has_the_full_name_of_those_who_voted(
    voted: str, speaker: str
) -> None:
    text = (
        "Dáil Éireann debate\n\nAn Ceann Comhairle: The Taoiseach, Deputy Moss, is here.\n\n"
        "The Taoiseach: I thank the Deputy.\n\nDeputy Karl Birk: When does it open?\n\n"
        f"The Taoiseach: In March.\n\nAn Ceann Comhairle: I put the question.\n\n{voted}"
    )
    assert turns(text)[1].speaker == speaker
