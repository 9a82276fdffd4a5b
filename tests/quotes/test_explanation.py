from __future__ import annotations

from briefreader.quotes import explain

STORY = (
    "Ann Moss, the mayor of Dell, opened the quay on Monday.\n\n"
    "“The quay is safe, and it will stay safe,” she said.\n\n"
    "Karl Birk, a fisherman, calls it “the” quay.\n"
)


def test_every_quote_comes_with_the_step_that_decided_and_what_its_words_mean() -> None:
    explained = explain(STORY)
    assert "direct: The quay is safe, and it will stay safe" in explained
    assert "speaker   Ann Moss" in explained
    assert "found by  the subject and verb right after it: she said" in explained
    assert "means     she means Ann Moss" in explained


def test_what_is_no_quote_is_told_last() -> None:
    last = explain(STORY).splitlines()[-2:]
    assert last[0].endswith("dropped: the")
    assert last[1].startswith("    speech    -")


def test_a_transcript_says_so_and_names_its_labels() -> None:
    text = "MS. MOSS:  The quay is safe.\n\nQ    Is it?\n\nMS. MOSS:  It is."
    explained = explain(text, title="Press Briefing by Mayor Ann Moss").splitlines()
    assert explained[0] == "a transcript of 3 turns"
    assert "    found by  the label before it: MS. MOSS" in explained
    assert explained[-1] == "    certain   yes"


def test_a_doubt_is_said_in_words() -> None:
    text = "Moss met Birk and Mary Dell.\n\n“It may rain,” wrote he.\n\n“Or snow,” the man added."
    assert "certain   no: " in explain(text)
    assert "    reason    nothing near it names a speaker\n" in explain(f"“{STORY[:55]}.”")


def test_who_may_not_be_meant_is_doubted_for_its_own_reason() -> None:
    listed = (
        "Mayor Ann Moss spoke to reporters today:\n\n• Boats lie idle: “They have no nets at all.”"
    )
    assert "no: the item may sum up what somebody else said" in explain(listed)
    headed = "Harbour Bank Collapses (NY): “We wait here for the boats, all of us.”"
    assert "no: the label may be a headline" in explain(headed)


def test_a_label_in_a_script_without_capitals_is_not_called_one_in_small_letters() -> None:
    turns = "記者：費用はいくらですか。\n\n山田大臣：六台で三億円です。\n\n"
    assert "no: a label in a script without capitals" in explain(turns * 3)
    assert "lower-case" not in explain(turns * 3)


def test_an_i_that_is_who_wrote_the_text_is_doubted_for_that() -> None:
    text = "“We will mend the quay,” I said at the meeting."
    explained = explain(text, writer="Ann Moss")
    assert "    means     I means Ann Moss\n" in explained
    assert "no: “I” is taken to be whoever wrote this" in explained
    assert "nobody is named" not in explained
    assert "no: nobody is named" in explain(text)


def test_why_nobody_is_certain_within_a_turn_is_said() -> None:
    text = "MS. MOSS:  Karl Birk would say, “We mend it.”\n\nQ    Is it?\n\nMS. MOSS:  It is."
    explained = explain(text, title="Press Briefing by Mayor Ann Moss")
    assert (
        "no: in a speech, only a plain report of the words is certain, like “I said, …”"
        in explained
    )


def test_a_plain_report_within_a_turn_is_doubted_for_its_own_reason() -> None:
    words = "Mayor Karl Birk has called for “more boats” there."
    text = f"MS. MOSS:  {words}\n\nQ    Is it?\n\nMS. MOSS:  It is."
    reason = explain(text, title="Press Briefing by Mayor Ann Moss").split("certain   no: ")[1]
    assert reason.startswith("speakers found like this are wrong too often")
