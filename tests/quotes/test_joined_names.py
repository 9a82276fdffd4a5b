"""Names of a library that are one person's, and those that only look so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.cases import cases

from briefreader.domain.name_use import NameUse
from briefreader.quotes.entities.joined_names import join_names, name_group
from briefreader.quotes.entities.listed_names import NAME_POLICY, is_listed

DAY = 738_000
FOLDER = "briefings"


def use(
    name: str,
    day: int = DAY,
    turns: int = 1,
    count: int = 1,
    folder: str = FOLDER,
    days: int = 1,
) -> NameUse:
    return NameUse(name, count, turns, {folder: [day] * days})


def joined(uses: list[NameUse], titles: Mapping[str, str] | None = None) -> dict[str, str]:
    for one in uses:
        if title := (titles or {}).get(one.name):
            one.titles = Counter({title: one.statements})
    found = join_names({one.name: one for one in uses})
    return {name: person.person for name, person in found.items()}


@cases(
    ("name", "person", "title"),
    [
        ("MR. MOSS", "Karl Moss", ""),
        ("DR. MOSS", "Ann Moss", ""),
        ("Frau Moss", "Ann Moss", ""),
        ("Monsieur Moss", "Karl Moss", ""),
        ("SURGEON GENERAL MOSS", "Ann Moss", "Surgeon General"),
        ("PRIME MINISTER MOSS", "Ann Moss", "Prime Minister of Kell"),
        ("Acting Adminstrator Moss", "Ann Moss", "Administrator"),
        ("SENATOR MOSS", "Ann Moss", "Sen."),
        ("ANN MOSS", "Ann Moss", ""),
        ("Ann B. Moss", "Ann Moss", "harbour master"),
        ("Ann Beatrice Moss", "Ann Moss", "harbour master"),
        ("Liz Moss", "Elizabeth Moss", "harbour master"),
        ("Zoe Büchner", "Zoë Büchner", ""),
        ("McMoss", "Karl McMoss", "Senator"),
        ("President-elect Moss", "Karl Moss", "President"),
        ("KARL A. MOSS PRESIDENT", "Karl Moss", "President"),
        ("Ann Luther Moss Jr.", "Ann Luther Moss", ""),
        ("Lindsay Moss", "Lindsey Moss", "Senator"),
        ("Elvira Moss", "Maria Elvira Moss", "Rep."),
        ("NSC Moss", "Karl Moss", ""),
        # surnames alone, with an apostrophe and particles
        ("O’Moss", "Ann O’Moss", "Dr."),
        ("von der Moss", "Ursula von der Moss", "President"),
        ("Al Moss", "Karl Birk El-Moss", "President"),
        ("Van Moss", "Chris Van Moss", "Rep."),
        ("Dellow Moss", "Ann Dellow Moss", "Governor"),
        ("St. Moss", "Saint Moss", ""),
        # a letter of the surname, initials, and the short name of a newspaper
        ("Karl Mosse", "Karl Moss", "Senator"),
        ("Karl Delley", "Karl Delly", "Rep."),
        ("DHS", "Department of Homeland Security", ""),
        ("Veterans Affairs", "VA", ""),
        ("PBS News", "PBS", ""),
        ("Harbour Tribune", "Kell Harbour Tribune", ""),
        ("Star Tribune", "Kell Star Tribune", ""),
        ("Dellow Children’s Hospital", "Kell Dellow Children’s Hospital", ""),
        # initials
        ("GT Moss", "Glenn Tidewater Moss", "Rep."),
        ("G.M. Moss", "Glenn Moss", "Rep."),
    ],
)
def test_a_name_means_the_one_bearer(name: str, person: str, title: str) -> None:
    uses = [use(name), use(person, DAY + 20, count=9)]
    assert name_group(name) == name_group(person)
    assert joined(uses, {person: title, name: title}) == {name: person}


@cases(
    ("uses", "titles"),
    [
        # two bearers
        ([use("MR. MOSS"), use("Karl Moss"), use("Tom Moss")], {}),
        # a bare surname: two who are called so, another title, none
        (
            [use("McMoss"), use("Karl McMoss"), use("Tom McMoss")],
            dict.fromkeys(("McMoss", "Karl McMoss", "Tom McMoss"), "Senator"),
        ),
        ([use("McMoss"), use("Karl McMoss")], {"McMoss": "Senator", "Karl McMoss": "Coach"}),
        ([use("McMoss"), use("Karl McMoss")], {}),
        # another time, another gender, only quoted, another folder
        ([use("MR. MOSS"), use("Karl Moss", DAY + 500)], {}),
        ([use("MR. MOSS"), use("Karl Moss", DAY + 200), use("Tom Moss", turns=0)], {}),
        ([use("MR. MOSS"), use("Ann Moss")], {}),
        ([use("MR. MOSS"), use("Karl Moss", turns=0)], {}),
        ([use("MR. MOSS"), use("Karl Moss", folder="statements")], {}),
        # as much behind a title of another language, of which a library has few
        ([use("Monsieur Moss"), use("Karl Moss", turns=0), use("Tom Moss", turns=0)], {}),
        ([use("Monsieur Moss"), use("Karl Moss", DAY + 200, turns=0)], {}),
        ([use("Monsieur Moss"), use("Ann Moss", turns=0)], {}),
        ([use("Monsieur Moss"), use("Karl Moss", turns=0, folder="statements")], {}),
        # another office, or one that many hold
        ([use("SPEAKER MOSS"), use("Ann Moss")], {"Ann Moss": "Senator"}),
        ([use("SENIOR CHIEF PETTY OFFICER MOSS"), use("Ann Moss")], {}),
        ([use("REPRESENTATIVE MOSS"), use("Ann Moss")], {"Ann Moss": "Rep."}),
        # another surname by more than a letter, two whom it may be, another title; the place Va.
        (
            [use("Karl Mosse"), use("Karl Missa"), use("Tom Moss")],
            dict.fromkeys(("Karl Mosse", "Karl Missa", "Tom Moss"), "Senator"),
        ),
        (
            [use("Karl Mosse"), use("Karl Moss"), use("Karl Mosses")],
            dict.fromkeys(("Karl Mosse", "Karl Moss", "Karl Mosses"), "Senator"),
        ),
        ([use("Karl Mosse"), use("Karl Moss")], {"Karl Mosse": "Senator", "Karl Moss": "Coach"}),
        ([use("Karl Mosse"), use("Karl Moss")], {}),
        (
            [use("Karl Mosse", days=2, count=2), use("Karl Moss", days=3, count=3)],
            dict.fromkeys(("Karl Mosse", "Karl Moss"), "Senator"),
        ),
        ([use("Va"), use("Veterans Affairs")], {}),
        # initials that are a surname, too; what many papers are called
        ([use("UN"), use("Yo Jong Un")], {}),
        ([use("AP"), use("Ada Ap")], {}),
        ([use("Daily News"), use("Kell Daily News", DAY + 1)], {}),
        ([use("Morning Post"), use("Kell Morning Post", DAY + 1)], {}),
        ([use("Sunday Times"), use("Kell Sunday Times", DAY + 1)], {}),
        ([use("Business Journal"), use("Kell Business Journal", DAY + 1)], {}),
        ([use("Harbour Office"), use("Kell Harbour Office", DAY + 1)], {}),
        # a town's university and another in it, a person and a firm, other initials or titles
        ([use("University of Kell"), use("Kell University")], {}),
        ([use("Ann Moss Co"), use("Ann Moss")], {}),
        ([use("GT Moss"), use("Glenn Moss")], dict.fromkeys(("GT Moss", "Glenn Moss"), "Rep.")),
        ([use("GM Moss"), use("Glenn Moss")], {"GM Moss": "Rep.", "Glenn Moss": "Judge"}),
        (
            [use("GT Moss"), use("Glenn Moss"), use("George Tidewater Moss")],
            dict.fromkeys(("GT Moss", "Glenn Moss", "George Tidewater Moss"), "Rep."),
        ),
        (
            [use("JD McMoss"), use("James McMoss"), use("Jane Dell McMoss")],
            dict.fromkeys(("JD McMoss", "James McMoss", "Jane Dell McMoss"), "Sen."),
        ),
        (
            [use("GT Moss"), use("Glenn Tidewater Moss", DAY + 2000)],
            dict.fromkeys(("GT Moss", "Glenn Tidewater Moss"), "Rep."),
        ),
        # a middle name more, a state's department, and a firm called like a person
        (
            [use("Ryan Scott Moss", folder="remarks"), use("Ryan Moss", DAY + 200)],
            {"Ryan Moss": "Sheriff"},
        ),
        ([use("Odalys Moss Co."), use("Odalys Moss")], {}),
        ([use("Health Department"), use("Texas Department of Health")], {}),
        ([use("Department of Health"), use("Texas Health Department", DAY + 1)], {}),
        ([use("Armed Services Committee"), use("House Armed Services Committee", DAY + 1)], {}),
        ([use("Kell Dellow Mooring Trust"), use("Ann Moss of the Kell Dellow Mooring Trust")], {}),
        # other middle names, suffixes, and people of old
        ([use("Ann B. Moss"), use("Ann C. Moss")], {}),
        ([use("Ann Moss"), use("Ann B. Moss"), use("Ann C. Moss")], {}),
        ([use("Karl Moss"), use("Karl Moss Jr.")], {}),
        (
            [use("John Moss"), use("John F. Moss")],
            {"John Moss": "Senator", "John F. Moss": "President"},
        ),
        # nobody's names, and given names alone
        ([use("Q"), use("MODERATOR"), use("Ann Moderator")], {}),
        ([use("Ann"), use("Ann Moss")], {}),
    ],
)
def test_two_people_are_never_one(uses: list[NameUse], titles: dict[str, str]) -> None:
    assert joined(uses, titles) == {}


def test_a_title_of_another_language_means_the_one_who_is_quoted_in_that_folder() -> None:
    uses = [use("Monsieur Moss"), use("Karl Moss", DAY + 60, turns=0)]
    assert joined(uses) == {"Monsieur Moss": "Karl Moss"}


def test_whom_everybody_hears_is_known_in_other_folders() -> None:
    bearer = use("Karl Moss", turns=30, folder="briefings", count=30)
    assert joined([use("MR. MOSS", folder="remarks"), bearer]) == {"MR. MOSS": "Karl Moss"}


def test_a_label_or_surname_is_the_one_bearer_who_is_quoted_again_and_again() -> None:
    often = use("Karl Moss", turns=0, count=9, days=4)
    assert joined([use("MR. MOSS"), often]) == {"MR. MOSS": "Karl Moss"}
    often = use("Karl McMoss", turns=0, count=9, days=4)
    assert joined([use("McMoss"), often]) == {"McMoss": "Karl McMoss"}
    assert joined([use("McMoss"), use("Karl McMoss", turns=0, count=9, days=2)]) == {}
    assert joined([use("McMoss"), often, use("Tom McMoss", DAY + 900)]) == {}
    body = use("Kell and McMoss")
    assert joined([use("McMoss"), often, body]) == {}
    firm = [use("McMoss", count=3), use("Karl McMoss")]
    firm[0].titles, firm[1].titles = Counter({"Governor": 2}), Counter({"Gov.": 1})
    assert joined(firm) == {"McMoss · Governor": "Karl McMoss"}  # one McMoss is no governor
    assert name_group("McMoss · Governor") == name_group("McMoss")


def test_a_bare_surname_is_the_one_bearer_who_is_quoted_in_many_articles() -> None:
    bare = use("McMoss", count=6, days=6)
    bare.titles = Counter({"President": 1})
    known = use("Karl McMoss", turns=0, count=12, days=10)
    known.titles = Counter({"President of Kell": 3})
    assert joined([bare, known]) == {"McMoss": "Karl McMoss"}
    known.days[FOLDER].pop()
    assert joined([bare, known]) == {"McMoss · President": "Karl McMoss"}


def test_a_bare_surname_is_the_one_bearer_who_speaks_at_length_in_that_folder() -> None:
    bare = use("McMoss", DAY + 90, turns=0)
    long = use("Karl McMoss", turns=10, count=10)
    assert joined([bare, long]) == {"McMoss": "Karl McMoss"}
    assert joined([bare, use("Karl McMoss", turns=9, count=10)]) == {}
    assert joined([use("McMoss", turns=0, folder="other"), long]) == {}
    assert joined([bare, long, use("Ruth McMoss", turns=0)]) == {}
    assert joined([use("McMoss", DAY + 2000, turns=0), long]) == {}


def test_a_surname_that_is_a_given_name_too_is_the_one_bearer_s_where_it_has_his_title() -> None:
    bare = use("Graham", count=3)
    bare.titles = Counter({"Senator": 1, "First Lady": 1})
    uses = [bare, use("Karl Graham", DAY + 30), use("Tom Graham")]
    titles = {"Karl Graham": "Senator", "Tom Graham": "Judge"}
    assert joined(uses, titles) == {"Graham · Senator": "Karl Graham"}
    assert joined([use("Graham"), *uses[1:]], titles) == {}


def test_a_surname_without_an_office_is_the_one_bearer_of_its_gender() -> None:
    for title, office, person in (
        ("Dr.", "Chief Medical Advisor", "Karl McMoss"),
        ("opponent", "Administrator of Kell", "Karl McMoss"),
        ("Senators", "Sen.", "Karl McMoss"),
        ("Ms.", "Judge", ""),
        ("Coach", "Judge", ""),
    ):
        uses = [use("McMoss"), use("Karl McMoss", DAY + 300, count=9)]
        found = joined(uses, {"McMoss": title, "Karl McMoss": office})
        assert found == ({"McMoss": person} if person else {}), title
    both = [use("McMoss"), use("Karl McMoss"), use("Tom McMoss")]
    assert joined(both, {"McMoss": "Dr.", "Karl McMoss": "Judge"}) == {}
    assert (
        joined([use("Al Moss"), use("Karl Moss")], dict.fromkeys(("Al Moss", "Karl Moss"), "Dr."))
        == {}
    )


def test_a_bare_surname_is_the_one_bearer_of_its_office_for_years_among_others() -> None:
    others = {"Karl McMoss": "Sen.", "Tom McMoss": "Governor"}
    uses = [use("McMoss"), use("Karl McMoss", DAY + 900), use("Tom McMoss")]
    assert joined(uses, {"McMoss": "Senators", **others}) == {"McMoss": "Karl McMoss"}
    uses = [use("McMoss"), use("Karl McMoss", DAY + 300), use("Tom McMoss")]
    for body in ("Senate Affairs", "Foreign Relations"):
        chair = {"McMoss": f"{body} Committee Chairman", **others}
        assert joined(uses, chair) == {"McMoss": "Karl McMoss"}
    for body in ("House Foreign Affairs", "Kell School", "Planning", "Senate National"):
        assert joined(uses, {"McMoss": f"{body} Committee Chairman", **others}) == {}
    uses = [use("McMoss"), use("Karl McMoss", DAY + 900), use("Tom McMoss")]
    crowded = {"McMoss": "Rep.", "Karl McMoss": "Rep.", "Tom McMoss": "Governor"}
    assert joined(uses, crowded) == {}


def test_a_bare_surname_among_several_is_by_far_the_best_known() -> None:
    known, other = use("Karl McMoss", turns=0, days=20), use("Tom McMoss", days=2)
    assert joined([use("McMoss"), known, other]) == {"McMoss": "Karl McMoss"}
    assert joined([use("McMoss"), known, use("Tom McMoss", days=3)]) == {}
    assert joined([use("McMoss", DAY + 100), known, other]) == {}
    assert joined([use("McMoss"), known, other], {"McMoss": "Coach"}) == {}
    assert joined([use("McMoss"), use("Karl McMoss", days=19), other]) == {}


def test_of_those_who_share_an_office_the_one_who_holds_it_is_meant() -> None:
    uses = [use("MAYOR MOSS"), use("Karl Moss"), use("Tom Moss")]
    titles = {"Karl Moss": "Mayor of Kell", "Tom Moss": "Senator"}
    assert joined(uses, titles) == {"MAYOR MOSS": "Karl Moss"}


def test_a_bare_surname_is_the_only_label_s_of_that_folder() -> None:
    label = use("Mr. MOSS", turns=9, count=9, days=3)
    assert joined([label, use("Moss", turns=0)]) == {"Moss": "Mr. MOSS"}
    assert joined([label, use("Moss", turns=0, folder="news")]) == {}
    assert joined([label, use("Moss", turns=0, day=DAY + 200)]) == {}
    assert joined([label, use("Moss", turns=0)], {"Moss": "Mayor"}) == {}
    mayor = use("Mayor MOSS", turns=9, count=9, days=3)
    assert joined([mayor, use("Moss", turns=0)], {"Moss": "Mayor"}) == {"Moss": "Mayor MOSS"}
    assert joined([mayor, use("Moss", turns=0)], {"Moss": "Senator"}) == {}
    assert joined([use("Mr. MOSS", turns=9, count=9), use("Moss", turns=0)]) == {}
    assert joined([label, use("Ms. MOSS", turns=2), use("Moss", turns=0)]) == {}
    assert joined([label, use("Grandpa Moss"), use("Moss", turns=0)]) == {"Moss": "Mr. MOSS"}
    assert joined([label, use("Karl Moss", day=DAY + 900), use("Moss", turns=0)]) == {}
    assert joined([label, use("Moss & Birk Moss"), use("Moss", turns=0)]) == {}


def test_a_councillor_s_label_is_of_the_only_one_who_is_called_so_in_that_folder() -> None:
    label, full = use("COUNCILLOR MOSS"), use("Anneke Moss", turns=0)
    for title in ("Councillor", "Cllr", "Councilwoman"):
        assert joined([label, full], {"Anneke Moss": title}) == {"COUNCILLOR MOSS": "Anneke Moss"}
    assert joined([label, full], {"Anneke Moss": "Captain"}) == {}
    elsewhere = use("Anneke Moss", turns=0, folder="other")
    assert joined([label, elsewhere], {"Anneke Moss": "Councillor"}) == {}
    others = [full, use("Tom Moss", turns=0)]
    both = {"Anneke Moss": "Councillor", "Tom Moss": "Councillor"}
    assert joined([label, *others], both) == {}


def test_initials_are_a_body_s_beside_somebody_who_is_called_so() -> None:
    assert joined([use("UN"), use("United Nations", count=2), use("Kim Jong Un")]) == {
        "UN": "United Nations"
    }


def test_bodies_are_one_by_their_spelling_and_by_the_end_of_the_name_on_one_day() -> None:
    full = use("National Museum of the Kell Board", count=2)
    spelled = use("Museum of Kell & Harbour"), use("Museum of Kell and Harbour", count=2)
    assert joined([full, use("Kell Board"), *spelled]) == {
        "Kell Board": "National Museum of the Kell Board",
        "Museum of Kell & Harbour": "Museum of Kell and Harbour",
    }
    assert joined([full, use("Kell Board", DAY + 1)]) == {}


@cases(
    ("name", "other", "one"),
    [
        ("Harbour Department", "Department of the Harbour", True),
        ("Boats Department", "Department of Boats", True),
        ("Kell Boats Department", "Department of Kell Boats", True),
        ("Defence Ministry", "Ministry of Defence", True),
        ("State Department", "Department of State", True),
        ("American Boats Museum", "National Museum of American Boats", True),
        ("American Art Museum", "Museum of American Art", True),
        # towns have one each, and a part is another body
        ("Modern Art Museum", "Museum of Modern Art", False),
        ("Kell Museum", "National Museum of Kell", False),
        ("Kell University", "University of Kell", False),
        ("Kell Bank", "Bank of Kell", False),
        ("Kell Boats Department", "Department of Boats", False),
        ("Boats Department", "Kell Department of Boats", False),
        ("Boats Department", "Boats Ministry", False),
        ("Kell Boats Ministry", "Ministry of Boats", False),
        ("American Boats Museum", "American Museum of Boats", False),
        ("American Boats Museum", "National Museum of Boats", False),
        ("Boats Department", "Department of Boats and Quays", False),
    ],
)
def test_what_a_body_is_comes_first_or_last(name: str, other: str, one: bool) -> None:
    assert name_group(name) == name_group(other) or not one
    both = [use(name, turns=0), use(other, DAY + 9, turns=0, count=2)]
    assert joined(both) == ({name: other} if one else {})
    long_after = [use(name, turns=0), use(other, DAY + 900, turns=0)]
    elsewhere = [use(name, turns=0), use(other, turns=0, folder="other")]
    assert joined(long_after) == {}
    assert not joined(elsewhere) or name.endswith("Museum")  # every town has a department of boats


def test_names_side_by_side_are_one() -> None:
    assert joined([use("MR. MOSS"), use("CHIEF MOSS", count=2)]) == {"MR. MOSS": "CHIEF MOSS"}
    assert joined([use("MS. MOSS"), use("MR. MOSS")]) == {}
    assert joined([use("MR. MOSS"), use("CHIEF MOSS", DAY + 1)]) == {}
    assert joined([use("Jeff Moss", turns=0), use("Jeffrey Moss", turns=0)]) == {
        "Jeff Moss": "Jeffrey Moss"
    }
    for first, second in ((DAY, DAY + 60), (0, 0), (0, DAY)):
        apart = [use("Jeff Moss", first, turns=0), use("Jeffrey Moss", second, turns=0)]
        assert joined(apart) == {}
    undated = [use("Museum of Kell", 0), use("National Museum of Kell", 0)]
    assert joined(undated) == {}
    assert joined([use("MR. WHITE"), use("CHIEF WHITE", count=2)]) == {"MR. WHITE": "CHIEF WHITE"}


def test_names_of_one_whom_the_program_knows_are_one() -> None:
    of_old = [use("Lyndon Johnson", count=2), use("Lyndon Baines Johnson", DAY + 900)]
    assert joined(of_old) == {"Lyndon Baines Johnson": "Lyndon Johnson"}
    nobody = [use("Lyndon Moss", count=2), use("Lyndon Baines Moss", DAY + 900)]
    assert joined(nobody) == {}


def test_whatever_a_grandparent_is_called_it_is_one() -> None:
    uses = [use("Grandpa McMoss", count=2), use("Grandpop McMoss"), use("Grandma McMoss")]
    assert joined(uses) == {"Grandpop McMoss": "Grandpa McMoss"}
    assert joined([*uses, use("Karl McMoss")]) == dict.fromkeys(
        ("Grandpa McMoss", "Grandpop McMoss"), "Karl McMoss"
    )


@cases(
    ("titles", "row"),
    [
        ({"grandson": 2}, "Karl Moss (grandson)"),
        ({"grandson": 2, "mayor": 1}, "Karl Moss (grandson)"),
        ({"grandson": 3}, ""),  # nobody else is called so
        ({"son": 2}, ""),
        ({"mayor": 2}, ""),
    ],
)
def test_a_grandson_is_not_whom_the_name_means_elsewhere(titles: dict[str, int], row: str) -> None:
    one = use("Karl Moss", count=3)
    one.titles = Counter(titles)
    assert joined([one, use("Ann Moss")]) == ({"Karl Moss · grandson": row} if row else {})
    assert joined([one]) == joined([one, use("Ann Moss")])


def test_labels_of_one_office_are_one_and_none_is_taken_for_a_full_name() -> None:
    uses = [use("GOVERNOR MOSS", count=3), use("GOV. MOSS"), use("GOVERNOR BIRK")]
    assert joined(uses) == {"GOV. MOSS": "GOVERNOR MOSS"}


ROWS = (
    "Ann Moss|Kell Harbour Office|NPR|GasBuddy|Jordan Moss|Kissinger|Krystah Dellow|Moms for Kell"
    "|Bloomberg|Frank Ocean|George Strait|Office of the Kell Chief Information Officer|Jordan Chair"
)
NO_ROWS = (
    "Bill|Russia|the GOP|Lib Dems|Safe Harbours Act|Oregon|South Carolina|New York City"
    "|Michiganders|Democrat-run Chicago|Kell Springs-based|D-Prince George|H.J. Res|Electronics"
    "|Seal|Prior Record|Supply DNA|CD8 T|Merry Christmas|Yom Kippur|Nation Under God|Georgia Senate"
    "|VANCE VISIT|Tomato Festival|Stories: Of Kell|Barack|Chuck|Russians|MR. PRESIDENT"
    "|Kell Performance Index|Commerce Executive Vice President|Kell Agreement|Be Moss|Former Moss"
    "|AI-driven Dell|Would-be|Upstate New York|South Kell Sea|Portland Antifa|Irish Americans|USA"
    "|Make America|KHO Standards|Russian LNG|Kell Rescue Plan|Dellow Corporation Chair|RepMoss"
    "|Kell State Trooper|Hill|Western"
)


def test_places_laws_headings_and_given_names_alone_are_no_rows() -> None:
    for name in ROWS.split("|"):
        assert is_listed(name, use(name, turns=0)), name
    for name in NO_ROWS.split("|"):
        assert not is_listed(name, use(name, turns=0)), name


def test_who_speaks_in_turns_or_has_a_title_is_a_row() -> None:
    for name in ("Seal", "Former Moss", "Former Mayor Moss"):
        assert is_listed(name, use(name)), name
    assert is_listed("Harry", NameUse("Harry", 1, 0, {FOLDER: [DAY]}, Counter({"Prince": 1})))
    assert not is_listed("MR. PRESIDENT", use("MR. PRESIDENT"))
    captain = NameUse("Storm Rivers", 1, 0, {FOLDER: [DAY]}, Counter({"Captain": 1}))
    assert is_listed("Storm Rivers", captain)
    assert is_listed("Kell Harbour Plan", use("Kell Harbour Plan"))
    assert is_listed("Kell Health Plan", use("Kell Health Plan", turns=0))
    plan = NameUse("Harbour Index", 1, 0, {FOLDER: [DAY]}, Counter({"Kell Leaders": 1}))
    assert not is_listed("Harbour Index", plan)
    son = NameUse("Karl", 1, 0, {FOLDER: [DAY]}, Counter({"son": 1}))
    assert not is_listed("Karl", son)
    assert not is_listed("Harbour Dictionary", use("Harbour Dictionary", turns=0))
    assert is_listed("Karl", NameUse("Karl", 1, 0, {FOLDER: [DAY]}, Counter({"King": 1, "son": 1})))
    assert is_listed("Hill", NameUse("Hill", 1, 0, {FOLDER: [DAY]}, Counter({"Ms.": 1})))


def test_a_surname_alone_that_several_people_have_is_no_row() -> None:
    def unlisted(*names: str) -> frozenset[str]:
        return NAME_POLICY.decide({name: use(name, turns=0) for name in names}).unlisted

    assert unlisted("McMoss", "Karl McMoss", "Tom McMoss") == {"McMoss"}
    assert unlisted("McMoss", "Karl McMoss, Jr.", "Tom McMoss") == {"McMoss"}
    assert unlisted("McMoss", "Karl McMoss") == frozenset()
    assert unlisted("McMoss", "Karl McMoss", "Karl B. McMoss") == frozenset()  # one person
    assert unlisted("McMoss", "McMoss & McMoss", "Karl McMoss") == frozenset()
