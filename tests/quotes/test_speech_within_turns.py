"""Whom those quote who speak: in remarks, briefings and calls."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from tests.cases import cases

from briefreader.domain.quote import Quote, QuoteKind, called_by
from briefreader.quotes import find_quotes


def in_remarks(words: str) -> tuple[str, list[Quote]]:
    """Return remarks of President Biden's, and the quotations within his turn."""
    title = "Remarks by President Biden at a Reception"
    text = f"{title}\n\nTHE PRESIDENT:  {words}"
    found = find_quotes(text, title=title, date=date(2022, 5, 5))
    return text, [one for one in found if one.kind is QuoteKind.DIRECT]


def quoted(words: str) -> list[tuple[str | None, bool]]:
    """Return who says what in a turn of President Biden's, and whether that is certain."""
    return [(one.speaker, one.certain) for one in in_remarks(words)[1]]


@cases(
    ("words", "speakers"),
    [
        # Told as a talk, by what each is called.
        (
            "My best friend in the trade is Karl Birk.  (Applause.)  And he said, “Now, look, Joe,"
            " there is a crowd.”  And I’m like, “I am not going out there?”  And he said, “You have"
            " to go out there.”",
            ["Karl Birk", "Joe Biden", "Karl Birk"],
        ),
        (
            "Another leader was Coretta Moss King.  She was a fighter.  And she had a saying, which"
            " I repeat.  She said that fight “must be won again by each generation.”",
            ["Coretta Moss King"],
        ),
        # Nobody in particular.
        ("I hope that you all look back on this and say, “That time we had no dinner.”", [None]),
        (
            "I was there.  You all did the work, saying, “Let us go on with that way of ours.”",
            [None],
        ),
        (
            "I came by.  It is really about saying, “Let us band together on this, all of us.”",
            [None],
        ),
        # "Quote" is no verb.
        (
            "Dan Holt mentioned a call between owners, Karl Birk, and others about, quote, “a very"
            " bad summer” for boats.",
            ["Dan Holt"],
        ),
        ("The White House has told Congress, quote, “we plan to buy boats.”", ["White House"]),
        # What is read out is its author's.
        (
            "I received an important letter from Karl Birk of Kell.  The letter reads, “We are"
            " ready to come to the table.”",
            ["Karl Birk"],
        ),
        ("I received a letter to Karl Birk.  The letter reads, “We are ready to come.”", [None]),
        (
            "The Minister, as he was speaking of his vow, added a line: “And if I go to sea, I go"
            " with you.”",
            [None],
        ),
        ("The great Thurgood Moss once said, “Every child has a right to it.”", ["Thurgood Moss"]),
        ("A woman stood up when I was talking and said, “I have two children on it.”", [None]),
        ("I used to hear it from my friends on the other team, “They spend it all.”", [None]),
        ("The Supreme Court said, “No, we are not on that side of it.”", ["Supreme Court"]),
    ],
)
def test_a_turn_quotes_whom_it_tells_of(words: str, speakers: list[str | None]) -> None:
    assert [speaker for speaker, _ in quoted(words)] == speakers


def test_an_office_of_which_there_is_one_is_whom_the_text_names_with_it() -> None:
    text = (
        "Jill Biden opened the pier.\n\nAnd the First Lady ended the evening with a challenge:"
        " “Make a personal pledge to keep the pier open and free for all.”"
    )
    (found,) = find_quotes(text, title="The Pier Is Open", date=date(2022, 5, 5))
    assert (found.speaker, found.certain) == ("Jill Biden", False)


def test_a_work_is_what_its_title_calls_it_and_a_credit_signs_all_above_it() -> None:
    text = (
        "The museum shows “The Shape of Boats:  Stories of the Sea,” an exhibit stating that “we"
        " used boats to keep power.” The exhibit further claims that “boats have been a tool.”"
    )
    assert {one.speaker for one in find_quotes(text)} == {"The Shape of Boats: Stories of the Sea"}
    text = (
        "“As a town, we must mend every pier of ours.”\n\n“Our plan is for every island of"
        " Kell.”\n\n– Mayor Ann Moss\n\nOn Monday the council met."
    )
    assert [one.speaker for one in find_quotes(text)] == ["Ann Moss", "Ann Moss"]


def test_short_answers_count_where_their_verb_stands_before_them() -> None:
    words = "He came to me and he said, “Will you do it?”  I said, “No.”"
    assert quoted(words)[-1][0] == "Joe Biden"
    words = "One of my best buddies: Karl Birk.  (Applause.)\n\nWe were at sea with President"
    words += " Obama, in western Kell.  And he kept telling me — he said, “Now, look, Joe.”"
    assert quoted(words) == [("Karl Birk", False)]


@cases(
    "words",
    [
        "He said, “Are you coming?”  And I said, “No.”",
        "And I said — I said, “Dell.”",
        "I’m like, “What is that boat?”",
        "I’m thinking, “What did I do now?”",
        "I always used to say, “Boats first.”",
        "I like to say to people, “Take a seat.”",
        "I remember telling him, “Be yourself.”",
        "I was saying, “Look at it.”",
        "I called and said, “How are things?”",
        "I finally told my staff in Dell: “Do me a chart.”",
        "Karl Birk once wrote, and I quote, “The sea is wide.”",
        "Senator Karl Birk has called the plan a, quote, “good thing.”",
        "As Karl Birk always says, “Boats first.”",
        "Ann Moss told us on Monday, “Mend it.”",
        "Ann Moss said from that pier in May, quote, “we mend it.”",
        "Karl Birk, the mayor of Kell, once said, “The sea is wide.”",
        "The mayor of Kell, Karl Birk, once said, “The sea is wide.”",
        "Senator Karl Birk called it a “mess.”",
        "Senator Karl Birk said the plan for the boats is “reckless.”",
        "Senator Karl Birk described it as “reckless.”",
        "The Minister of Sails, Karl Birk, once said, “The sea is wide.”",
        "The time I said, “Boats first,” they laughed.",
        "He left because I said, “Boats first.”",
        "I went to Eva Dell and I said, “Boats first.”",
        "This is what Senator Karl Birk called a “win.”",
        "He left.  But then I said, “Boats first.”",
        "I’d always say, “Boats first.”",
        "I went on to say, “Boats first.”",
    ],
)
def test_what_is_plainly_said_within_a_turn_is_certain(words: str) -> None:
    speaker, certain = quoted(words)[-1]
    assert speaker in ("Joe Biden", "Karl Birk", "Ann Moss")
    assert certain


@cases(
    "words",
    [
        "If I said, “Let us all go home now,” they would laugh.",
        "Did I say, “Let us all go home now”?",
        "And it is, dare I say, “a rather good boat” after all.",
        "I never said, “Let us all go home now.”",
        "I didn’t say, “Let us all go home now.”",
        "I was told, “Let us all go home now.”",
        "I told you about my father: “Let us all go home now.”",
        "When I say, “Let us all go home now,” I mean it.",
        "We said, “Let us all go home now.”",
        "Let Karl Birk say, “Let us all go home now.”",
        "Karl Birk would say, “Let us all go home now.”",
        "Ann Moss and Karl Birk said, “Let us all go home now.”",
        "An aide of the mayor, Karl Birk, who came late said, “Let us all go home now.”",
        "Karl Birk was called “a mess.”",
        "Every teacher I have had said to me, “Let us all go home now.”",
        "The best coach I ever had told me, “Let us all go home now.”",
        "Every doctor I went to told me, “Let us all go home now.”",
        "Everybody I love says, “Let us all go home now.”",
        "A guy I really love said, “Let us all go home now.”",
        "Everyone I go to says, “Let us all go home now.”",
        "They wrote I said, “Let us all go home now.”",
        "My opponent said I told him, “Let us all go home now.”",
        "It is a lie that I said, “Let us all go home now.”",
        "Nobody believes I said, “Let us all go home now.”",
        "Do you think I ever said, “Let us all go home now.”",
        "There is no tape where I said, “Let us all go home now.”",
        "Neither Jill nor I said, “Let us all go home now.”",
        "If tomorrow or later I said, “Let us all go home now.”",
        "Had I said, “Let us all go home now.”",
        "Suppose that I said, “Let us all go home now.”",
        "Let’s say I said, “Let us all go home now.”",
        "My grandfather and I said, “Let us all go home now.”",
        "I wish I had said, “Let us all go home now.”",
        "I should have said, “Let us all go home now.”",
        "I might have told him, “Let us all go home now.”",
        "I’d have said, “Let us all go home now.”",
        "I wish I could tell you, “Let us all go home now.”",
        "I am going to be told, “Let us all go home now.”",
        "I was going to be asked, “Let us all go home now.”",
        "I was going to say, “Let us all go home now.”",
        "I wanted to say, “Let us all go home now.”",
        "I need to say, “Let us all go home now.”",
        "I would love to say, “Let us all go home now.”",
        "I’d like to say, “Let us all go home now.”",
        "I’ll say, “Let us all go home now.”",
        "I will tell him, “Let us all go home now.”",
        "It is false that Ann Moss said, “Let us all go home now.”",
        "I can’t confirm that Ann Moss said, “Let us all go home now.”",
        "I want Ann Moss to say, “Let us all go home now.”",
        "We lack the crew, the boats, the Supply DNA to say, “Let us all go home now.”",
        "Once Ann Moss says, “Let us all go home now.”",
        "As soon as Ann Moss says, “Let us all go home now.”",
        "Until Ann Moss says, “Let us all go home now.”",
        "What happens when Ann Moss says, “Let us all go home now.”",
        "I don’t know whether or when Ann Moss said, “Let us all go home now.”",
        "Ann Moss described Birk’s “house divided.”",
        "Ann Moss called the folks with “stop the boats” signs a mob.",
        "Ann Moss described her crew holding signs with “stop the boats.”",
        "Ann Moss called us after Birk’s “stop the boats” march.",
        "Ann Moss described her time in the “war room” of ours.",
        "The wife of the leader, Karl Birk, once said, “Let us all go home now.”",
        "A spokesman for the leader, Karl Birk, once said, “Let us all go home now.”",
        "The doctor who treats the leader, Karl Birk, once said, “Let us all go home now.”",
        "The aide to our leader, Karl Birk, added, “Let us all go home now.”",
    ],
)
def test_what_is_imagined_denied_or_said_by_several_is_never_certain(words: str) -> None:
    assert not any(certain for _, certain in quoted(words))


def test_i_am_not_certain_where_the_turn_is_not() -> None:
    text = "Remarks by President Biden\n\nWe met in Dell.  And I said, “Let us all go home now.”"
    found = find_quotes(text, title="Remarks by President Biden", date=date(2022, 5, 5))
    assert [one.certain for one in found] == [False, False]


@cases(
    ("words", "certain"),
    [
        ("And I said, “Look, I am the mayor of this town.”", True),
        ("Ann Moss told us yesterday, “We will mend every pier of ours.”", True),
        ("I think we all have to stand back and say, “Enough is enough for us.”", False),
        ("Kell is where all the world is looking and saying, “Wait a minute, you lost it.”", False),
        (
            "I would note that the first rule was: Piers are to show how, quote, “fog is spread by"
            " harbour crews that feed on poor islanders attempting to sail to the United Islands.”",
            False,
        ),
    ],
)
def test_within_a_turn_only_a_plain_subject_is_certain(words: str, certain: bool) -> None:
    assert [sure for _, sure in quoted(words)] == [certain]


def test_words_right_before_a_verb_of_saying_speak_and_our_question_is_the_speakers() -> None:
    turn = "MS. VALE: {}\n\nQ Why?\n\nMS. VALE: We wait.\n\nQ Why not?\n"
    for words, speaker in {
        "Look, I know some folks will say, “The pier is too old to be mended by us.”": None,
        "Because I think people say, “Okay. I’m out. But what happens now?” We are here.": None,
        "I made a speech in Kell, and someone said, “Well, you’re going overboard here.”": None,
        "I’m in awe of the crews in Kell who just calmly said, “We will not have it.”": None,
        "We just heard from Karl Birk’s aide, who said, “Your boats will not come back.”": None,
        "We just heard from Karl Birk, who said, “Your boats will not come back.”": "Karl Birk",
        "And our first question is, “How are the boats doing? Do you need more?”": "MS. VALE",
        "And I think it was Birk who said to me — from Dell — “Imagine that it fell.”": "Birk",
        "Ann Moss said you’re having trouble — “great difficulty,” she said — with it.": "Ann Moss",
    }.items():
        (quote,) = (quote for quote in find_quotes(turn.format(words)) if quote.inside is not None)
        assert quote.speaker == speaker, words


def test_he_is_never_certain_in_a_talk_with_somebody_unknown() -> None:
    words = (
        "My dad looked up.{0}  He said, “Oh, Joey, I am sorry.”  I said, “What is it?”  The man’s"
        " name was Karl Birk, who was the head of the bank.  He said, “I asked him for the money.”"
    )
    assert quoted(words.format("  It was late." * 8))[-1] == ("Karl Birk", False)
    words = "Karl Birk came to see us.  He said, “I asked him for the money, and I got it.”"
    assert quoted(words) == [("Karl Birk", True)]


def test_how_sure_one_is_of_words_is_no_report_of_them() -> None:
    assert quoted("The boats come back.  By “those boats,” I mean the ones in Kell.") == []
    assert quoted("They have a new kind of boat — the “Star,” I think, or something.") == []
    assert quoted("“Those boats come back this week,” Karl Birk said.") == [("Karl Birk", True)]


def test_a_subject_speaks_across_the_time_it_spoke_at() -> None:
    words = {
        "The fact is that Ann Moss a week ago could say, “Let us get the boats together.”": "Moss",
        "Ann Moss, two days ago, said, “Let us get the boats of Kell together.”": "Moss",
        "The Secretary of State, a few days ago, tweeted, “We stand with the boats.”": "Blinken",
        "The Dell Union this week said, and I quote, “She has the mind and the will.”": "Union",
        "I remember, when Ruth eulogized him, she used these words, and I quote, “Row.”": None,
    }
    for said, speaker in words.items():
        ((shown, certain),) = quoted(said)
        assert speaker is None or (shown and shown.endswith(speaker)), said
        assert speaker or not certain, said


def test_an_office_that_is_another_ones_in_the_text_is_not_its_holders_on_that_day() -> None:
    said = "said, “We will row over this.”"
    for words, speaker in {
        f"The Attorney General {said}": "Merrick Garland",
        f"Secretary of State Antony Blinken came.  The Secretary of State {said}": "Antony Blinken",
        f"The Attorney General of Texas, Ken Moss, came.  The Attorney General {said}": "Ken Moss",
        f"Secretary of State Ann Moss came.  The Secretary of State {said}": "Ann Moss",
        f"I met the Secretary of State of Dell.  The Secretary of State {said}": None,
        f"Dell’s Secretary of State came.  The Secretary of State {said}": None,
        f"The Secretary of State for Boats in Dell {said}": None,
        f"The attorney general in Dell {said}": None,
    }.items():
        assert quoted(words)[0][0] == speaker, words


def test_a_name_speaks_though_its_verb_is_read_as_a_noun() -> None:
    words = "The Dell Union released a report just last year finding “no boat in Kell is safe.”"
    assert quoted(words) == [("Dell Union", False)]
    words = "The Kell Times wrongly wrote that there is no “proof for any of these claims.”"
    assert quoted(words)[0][0] == "Kell Times"


def test_what_follows_is_by_whom_it_is_presented_as_a_statement_of() -> None:
    text = (
        "The following is a statement from the Mayor of Dell, Ann Moss, regarding Karl Birk’s"
        " boats.\n\n“My hope for the safe return of all boats is as strong as it was.”"
    )
    assert [one.speaker for one in find_quotes(text)] == ["Ann Moss"]


def test_what_some_people_say_is_nobodys_though_somebody_named_is_the_first_in_the_sentence() -> (
    None
):
    for words in (
        "I’ve had kids come up to me and say, “Did you see?  I think I can.”",
        "Ann Moss heard from mayors last week, many of whom were saying, “This is enough for us.”",
        "I met Karl Birk there — and everyone nodded their heads and said, “Yes, we should do so.”",
    ):
        assert quoted(words) == [(None, False)], words
    for words in (
        "I met people in Dell and said, “We will do so.”",
        "I met one of the nurses and said, “You saved every one of them.”",
        "I looked at the people standing there and said, “You are not alone in this.”",
    ):
        assert [speaker for speaker, _ in quoted(words)] == ["Joe Biden"], words


@cases(
    "deed",
    [
        "visited one of the towns and said,",
        "met some of the families and said,",
        "won some of the towns but said,",
        "has helped several of his clients and says:",
        "met Karl Birk and several of his aides and said,",
        "said that some of them were wrong and added,",
        "met mayors, many of whom she knew, and said,",
        "turned to the people gathered and said,",
        "looked at the kids playing nearby and said,",
        "saw others fleeing and said:",
        "thinks people are tired and said:",
        "had people waiting and said:",
        "wept when people cheered and said,",
    ],
)
def test_whoever_meets_some_people_says_it_himself(deed: str) -> None:
    text = f"Mayor Ann Moss came to Dell on Monday. Moss {deed} “We will rebuild every house.”"
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == ("Ann Moss", True)


def test_what_is_written_in_a_clause_is_quoted_and_how_somebody_is_to_be_quoted_is_not() -> None:
    words = "The Kell Times wrote that there is no “proof” for “sweeping claims” of fraud."
    assert [speaker for speaker, _ in quoted(words)] == ["Kell Times", "Kell Times"]
    for words in (
        "When you refer to him, please use “senior dock official.”  Ann Moss will tell you.",
        "For this call, they are “senior dock officials.”  With that, over to Ann Moss.",
        "Kell College announced it will end its “boats for all”-related programs.",
        "Ann Moss wrote “Dell” on the wall of the school.",
    ):
        assert quoted(words) == [], words


@cases(
    "text",
    [
        "Ann Moss said the order came from “a corrupt government official.”",
        "Ann Moss called Karl Birk a “deranged county official” on Monday.",
        "Ann Moss said Birk is “no reliable source,” and left.",
        "Ann Moss said Birk was “an honest spokesperson” and no more.",
        "They are “corrupt county officials,” Ann Moss said.",
        "Ann Moss said “no deal”-and left the room.",
        "“Never again”-so said Ann Moss on Monday in Dell.",
        "Ann Moss gave her answer: “Never again”-that was all.",
    ],
)
def test_what_is_said_of_an_official_or_stands_before_a_hyphen_is_quoted(text: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == ["Ann Moss"]


def test_what_somebody_used_to_say_promised_or_announced_in_a_clause_is_quoted() -> None:
    for words, speaker in {
        "As I used to say in the Senate, “a point of personal privilege,” if I may.": "Joe Biden",
        "What of Karl Birk’s announcement that he would “very, very probably” row again?": "Birk",
        "Ann Moss promised to make our town “safe and beautiful” for all of us.": "Moss",
    }.items():
        ((shown, _),) = quoted(words)
        assert (shown or "").endswith(speaker), words


def test_whoever_turns_to_somebody_is_somebody_else() -> None:
    words = "I took them to meet with Karl Birk.  And he turned to Karl and said, “Let us go home.”"
    assert quoted(words) == [(None, False)]
    assert quoted(words.replace("to Karl", "to Ann"))[0][0] == "Karl Birk"


@cases(
    "told",
    [
        "is Karl Birk the mayor",
        "’s still Karl Birk",
        "called himself Karl Birk",
        "changed his name to Karl Birk in 2001",
        "was born Karl Birk",
    ],
)
def test_whoever_is_called_somebody_is_he(told: str) -> None:
    told = f"He{'' if told.startswith('’') else ' '}{told}"
    (quote,) = find_quotes(f"Karl Birk won in May. {told} and said, “We will rebuild every house.”")
    assert quote.speaker == "Karl Birk"


def test_according_to_opens_a_clause_within_a_turn() -> None:
    words = "The prices are down.  And, according to CNBC, “inflation-adjusted gas prices” are low."
    assert [speaker for speaker, _ in quoted(words)] == ["CNBC"]


def test_somebody_new_who_does_something_says_it_and_nobody_named_goes_on() -> None:
    for words in (
        "I said, “Dell is back.”  And one of them turned to me and said, “For how long, Joe?”",
        "I was in Dell at a meeting, and a woman rose when I was talking and said, “It is late.”",
        "I said, “Dell is back.”  And some of the leaders looked up and said, “For how long?”",
    ):
        assert quoted(words)[-1] == (None, False), words
    words = "I said, “Dell is back.”  And you know what the response was?  “For how long?”  Yes."
    assert [speaker for speaker, _ in quoted(f"{words}  “For how long?”")] == [
        "Joe Biden",
        None,
        None,
    ]


def test_i_say_nothing_where_i_only_think_or_see() -> None:
    for words, speaker in {
        "They love the bridge.  I see them out there: “We built this bridge.”": None,
        "I think the people of Dell are going to say, “Let us build it.”": None,
        "I hear you say, “We will mend the bridge by Easter.”": None,
        "I read a headline: “We will mend the bridge by Easter.”": None,
        "I put it this way: “We will mend the bridge by Easter.”": "Joe Biden",
        "I made it clear: “We will mend the bridge by Easter.”": "Joe Biden",
        "I reminded him, “We will mend the bridge by Easter.”": "Joe Biden",
        "I thought to myself, “My God, this is Dell.”": "Joe Biden",
        "And so I asked my team, “Do me a chart of it.”": "Joe Biden",
        "I brought them in and asked them, “What is your plan?”": "Joe Biden",
        "I remember telling him, “Just be yourself.”": "Joe Biden",
        "It was awful, and I’m thinking, “What did I do now?”": "Joe Biden",
        "I promised, “We will mend the bridge by Easter.”": "Joe Biden",
        "I whispered to her, “We will mend the bridge by Easter.”": "Joe Biden",
        "I always believed, “We will mend the bridge by Easter.”": "Joe Biden",
        "I made you a promise: “We will mend the bridge by Easter.”": "Joe Biden",
        "I spoke with Ann Moss, who was in Dell, and told her, “We will mend it.”": "Joe Biden",
        "I want to put it to rest: everybody looks at me and says, “Are you late?”": None,
        "Last week, the Dell Bank sent a memo to its board that this is, in its own words, “open"
        " for all of us.”": "Dell Bank",
    }.items():
        assert [one for one, _ in quoted(words)] == [speaker], words


def test_mr_president_is_the_president() -> None:
    title = "Remarks by President Biden on His Meetings"
    text = (
        f"{title}\n\nTHE PRESIDENT:  That’s right.\n\nQ    Mr. President, do you regret calling the"
        " town a “pariah” then?\n\nTHE PRESIDENT:  I do not."
    )
    found = find_quotes(text, title=title, date=date(2022, 5, 5))
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == ["Joe Biden"]
    said = "Q    President Zelenskyy came.  Mr. President told them, “We need boats.”"
    found = find_quotes(
        f"{title}\n\n{said}\n\nTHE PRESIDENT:  Yes.", title=title, date=date(2022, 5, 5)
    )
    told = [one.speaker for one in found if one.kind is QuoteKind.DIRECT]
    assert told == ["Volodymyr Zelenskyy"]


def test_whoever_stands_right_before_or_behind_as_speaks_in_a_speech() -> None:
    for words, mention in {
        "He came to the pier and yelled.  And my mother would yell, “No, row.”": "my mother",
        "I left Karl Birk’s house, and he’d yell, “Row.”  My aunt would go, “Sail.”": "My aunt",
        "Karl Birk is here, and as my mother would say, “God love him.”": "my mother",
        "God willing, and “the tide not rising,” as my mother would say.": "my mother",
        "Karl Birk came.  “Between you and me,” as my coach used to say, we are late.": "my coach",
    }.items():
        text, (*_, quote) = in_remarks(words)
        assert (quote.speaker, quote.mention(text)) == (None, mention), words


def test_what_something_is_called_or_thought_is_nobodys_words_though_as_stands_behind_it() -> None:
    words = "I worked for the oldest firm in Dell — a “high hat,” as they used to call the place."
    assert quoted(words) == []
    words = "People asked me, “What made you…” — as you said — “…leave Dell, and when did you?”"
    assert quoted(words)[0] == (None, False)
    words = "We reject the notion that it was “plain and open talk,” as we think many of us do."
    assert quoted(words) == [(None, False)]


def test_a_term_and_a_word_said_again_with_stress_are_no_quotations() -> None:
    for words in (
        "We provide what economists call “common piers,” to all of Dell.",
        "We can have what most economists call a “soft tide.”  I am sure of that.",
        "We can do better by rowing together.  And I emphasize “together.”",
        "We have one very special room called “We the Sailors.”",
        "It’s called “dark money.”  It is hidden in Dell.",
        "We have a new kind of boat — we’ll call it “QIS,” for short — in Dell.",
        "I think we should call it “Casey’s Lock.”  I don’t know.",
        "We’re calling it “The Northern Plan for Lasting Piers.”  I like it.",
        "If you think of the term “storm-proof,” it means that all is shut.",
    ):
        assert quoted(words) == [], words
    for words, speaker in {
        "This is what Karl Birk calls “a war on all boats of the north.”": "Karl Birk",
        "At the end of his term Karl Birk said his policy was “row, not sail.”": "Karl Birk",
        "That is what my dad called “a bit of breathing room.”": None,
        "His term ended when Ann Moss was elected.  She said, “We row on.”": "Ann Moss",
        "I emphasize what Karl Birk said: “Row together, and row with all you have.”": "Karl Birk",
    }.items():
        assert [one for one, _ in quoted(words)] == [speaker], words


@cases(
    ("words", "speaker"),
    [
        ("A second term is “a nightmare for the town,” Karl Birk said on Monday.", "Karl Birk"),
        ("A third term was “never going to happen,” said Karl Birk.", "Karl Birk"),
        ("The term was “the best of my life,” Karl Birk said.", "Karl Birk"),
        ("The title was “the best of my life,” Karl Birk said.", "Karl Birk"),
        ("We could call this “the greatest comeback in sailing,” Karl Birk told us.", "Karl Birk"),
        ("We could call this “a great comeback,” Karl Birk told us.", "Karl Birk"),
        ("Karl Birk’s called “the bill a con job from start to finish.”", "Karl Birk"),
        ("Karl Birk came.  He’s called “the press a hazard to all shipping.”", "Karl Birk"),
    ],
)
def test_a_term_or_what_something_is_called_hides_no_words_that_somebody_says(
    words: str, speaker: str
) -> None:
    assert [one for one, _ in quoted(words)] == [speaker]
    assert [one.speaker for one in find_quotes(words)] == [speaker]


@cases(
    "words",
    [
        "A decision the ACLU called “a gift to the rich” stands for now.",
        "A move Amnesty called “a crime against sailors” was stopped.",
        "A move the charity called “a crime against sailors” was stopped.",
        "The strike the hospital called “cowardly and cruel” went on.",
        "The deal the watchdog dubbed “a gift to the rich” is off.",
        "The Kremlin called “the whole thing a farce from the start.”",
        "The gallery called “Shame, shame on you!”",
        "The lookout called “Watch out!”",
        "A passerby called “Watch out!”",
        "So I emphasize, “Stay home and get the shot.”",
        "It is what most economists call “a disaster waiting to happen to us all.”",
        "I would call it “a great moral failure of our time.”",
    ],
)
def test_what_somebody_calls_out_or_calls_a_thing_is_quoted(words: str) -> None:
    assert len(quoted(words)) == 1


def test_whoever_turns_to_me_says_it_and_i_do_not() -> None:
    for words, speaker in {
        "I said, “Dell is back.”  And Birk, the boss of Kell, turned to me and said, “Go.”": "Birk",
        "I met them.  And as we wait, Ann Moss looks at me and says, “You happy?”": "Ann Moss",
        "I said, “Dell is back.”  And two of the captains looked at me and said, “How long?”": None,
        "I was on the pier.  And a guy standing said, “You want it?”  I said, “No, sir.”": None,
        "I know six captains have come to me and said, “I know I should, but I cannot.”": None,
        "I promised not to tell, but there are six of them who came to me, said, “We can’t.”": None,
        "I know they were curious.  I get asked, “Well, why is the pier closed?”": None,
    }.items():
        told = [one for one, _ in quoted(words)]
        assert told["Dell is back" in words] == speaker, words
    for words in (
        "I met Karl Birk.  I looked at him and said, “We will mend it together.”",
        "I once, several years ago, said, “Let everybody take a seat.”",
        "I start by saying, “Remember, you are not alone in this.”",
        "I called all the captains together to say, “We have to stick together.”",
        "I said, “No.”  (Laughter.)  And then said, “We have to stick together.”",
    ):
        assert quoted(words)[-1][0] == "Joe Biden", words


def test_who_goes_on_is_not_who_spoke_before_where_somebody_else_has_the_verb() -> None:
    start = "Karl Birk said, “Dell is back in all its glory.”  "
    for words, speaker in {
        "And the Dell Union has gone even further to say that “the pier is lost to all.”": "Union",
        "A guy on the pier said, “I see no boats here at all.”": None,
        "The leader of a big union said, “I see no boats here at all.”": None,
        "Then another head of state said to me, “What would you say, Mr. President?”": None,
        "And then he said to all of us, “We will be late, and I mean it.”": "Karl Birk",
        "Said, “We will be late, and I mean it.”": "Karl Birk",
    }.items():
        told = quoted(start + words)[-1][0]
        assert told == speaker or (told and speaker and told.endswith(speaker)), words


def test_a_fragment_right_behind_i_said_is_what_i_said() -> None:
    for words, said in {
        "I made it clear he was an enemy, and I said he was “worthy.”  I do not mind.": True,
        "Ann Moss was there, who made it clear to me — because I said “Indian pier.”  Yes.": True,
        "I am saying that we need a “harbour card” for all.": False,
    }.items():
        assert [one for one, _ in quoted(words)] == ["Joe Biden"] * said, words
    words = "The plan of Karl Birk gave families what my dad called “a bit of breathing room.”"
    assert quoted(words) == [(None, False)]
    words = "Dr. Karl Birk decried what he called “normalcy” of that kind."
    assert quoted(words) == [("Karl Birk", False)]


def test_the_president_is_certain_where_the_text_names_him_and_the_turn_no_other() -> None:
    head = (
        "Press Briefing by Press Secretary Ann Moss\n\nMS. MOSS:  {}\n\nQ    Why?\n\nMS. MOSS:  {}"
    )
    for first, words, certain in (
        ("President Biden is well.", "The President said, “We will mend it.”", True),
        ("President Biden is well.", "As the President says, “We will mend it.”", True),
        ("The boats are well.", "The President said, “We will mend it.”", False),
        ("President Biden is well.", "President Dell came.  The President said, “We go.”", False),
        ("President Biden is well.", "The President of a club said, “We will mend it.”", False),
        ("President Biden is well.", "The President would say, “We will mend it.”", False),
        ("President Dell is well.", "The President said, “We will mend it.”", False),
        ("Hunter Biden is well.", "The President said, “We will mend it.”", False),
        ("Biden is well.", "When Trump was there, the President said, “We go.”", False),
        ("President Biden is well.", "Roosevelt came.  The President said, “We go.”", False),
        ("President Biden is well.", "It is false that the President said, “We go.”", False),
        ("President Biden is well.", "I can’t say that the President said, “We go.”", False),
    ):
        text = head.format(first, words)
        quote = find_quotes(text, title=text.split("\n")[0], date=date(2022, 5, 5))[-1]
        assert quote.kind is QuoteKind.DIRECT
        assert quote.certain == certain, (first, words, quote.speaker)


def test_what_fills_a_pause_parts_no_verb_from_the_words_it_leads_into() -> None:
    for words in (
        "Karl Birk was fine.  I asked him, you know, “How are you feeling?”  He said, “I’m fine.”",
        "Karl Birk was fine.  I said to him, look, “How are you feeling?”  He said, “I’m fine.”",
        "Karl Birk was fine.  I said, well, you know, “How are you?”  He said, “I’m fine.”",
    ):
        assert [one for one, _ in quoted(words)] == ["Joe Biden", "Karl Birk"], words
    words = "Karl Birk was fine.  I asked him, and Moss left, “How are you?”"
    assert quoted(words)[0] != ("Joe Biden", True)


def test_a_verb_that_leads_into_the_next_quotation_makes_nobody_certain_of_this_one() -> None:
    for words in (
        "I ran into Karl Birk, and, well, it was “How are you feeling?”  He said, “I’m fine.”",
        "I met Karl Birk.  It was on the pier.  “How are you feeling?”  Birk said, “I’m fine.”",
    ):
        assert not quoted(words)[0][1], words


@cases(
    ("words", "speaker"),
    [
        ("Karl Birk said, “A plan is coming,” as my aide told him to leave.", "Karl Birk"),
        ("Karl Birk promised “a beautiful plan,” as the Kell Post wrote.", "Karl Birk"),
        ("My mother cried, “Hold on to me,” as I said nothing.", None),
        ("I said many times that it “brought me to the dance,” as they say up in Dell.", None),
    ],
)
def test_as_leads_to_whoever_says_so_only_where_nobody_is_told_of_before(
    words: str, speaker: str | None
) -> None:
    assert [one for one, _ in quoted(words)] == [speaker]


def test_i_say_what_i_say_to_whom_i_met_though_it_is_told_who_that_is() -> None:
    for words in (
        "I called the man who won and said, “Congratulations to you.”",
        "I thanked everyone who came and said, “See you all again.”",
        "I looked at the man in front of me and said, “See you again.”",
        "I took my son with me and said, “We have to go home now.”",
        "I called the man who saved my son and told him, “We owe it to you.”",
        "I, who never trusted him, told him, “We have to go home now.”",
        "And I said, “Well, Ann” — “No, Joe, we have to go home now.”",
    ):
        assert quoted(words)[-1][0] == "Joe Biden", words


@cases(
    "words",
    [
        "Can you say, “We are wrong in this”?",
        "Would you say, “We are wrong in this”?",
        "Why don’t you say, “We are wrong in this”?",
        "Before you say, “We are wrong in this,” think.",
        "You never say, “We are wrong in this.”",
        "Did you say “we” or “they”?",
    ],
)
def test_what_is_only_asked_of_you_is_not_what_you_say(words: str) -> None:
    text = f"MS. VALE: We wait.\n\nQ {words}\n\nMS. VALE: We do.\n\nQ Why not?\n"
    found = [one for one in find_quotes(text) if one.kind is QuoteKind.DIRECT]
    assert all(one.speaker is None for one in found)


def test_i_say_a_fragment_only_right_behind_was_and_where_nobody_claims_it() -> None:
    for words in (
        "I said he was reading “The Boat.”",
        "They say I said he was “reckless.”  It is a lie.",
    ):
        assert all(one != "Joe Biden" for one, _ in quoted(words)), words
    text = "Ann Moss wrote: In May I said the plan was “dead on arrival.”"
    assert [one.speaker for one in find_quotes(text)] in ([], ["Ann Moss"])


def test_whom_somebody_lets_go_says_nothing() -> None:
    words = "Karl Birk let the kids go, “Be good, all of you, and be back.”"
    text, (*_, quote) = in_remarks(words)
    assert quote.mention(text) != "the kids"
    assert quoted("He goes, “Row.”  She would go, “Sail.”")[0] == (None, False)


def test_what_a_new_thing_is_called_is_no_quotation() -> None:
    for words in (
        "They shut a loophole called an “inversion,” which costs us boats.",
        "Both oppose a formula called the “chained tide” that would lead to less.",
    ):
        assert quoted(words) == [], words
    for words in (
        "The Kremlin called the “whole thing” a farce from the start.",
        "The strike the hospital called a “cowardly act” went on.",
        "A strike the hospital called a “cowardly act” went on.",
    ):
        assert len(quoted(words)) == 1, words


def test_we_are_several_and_not_the_one_who_speaks_for_them() -> None:
    for words, mention in {
        "For years they raised the price.  Well, we got in, and we said, “Enough is enough.”": "we",
        "And I mean it when we say, “An attack on one pier is an attack on all of them.”": "we",
        "Let us look back on it and say that we’ve said, “That is when it all began.”": "we’ve",
    }.items():
        text, (quote,) = in_remarks(words)
        assert (quote.speaker, quote.certain, quote.mention(text)) == (None, False, mention), words


@cases(
    "words",
    [
        "I have six captains who, I promise you, say to me, “I know you are right about this.”",
        "I promise you, from the calls I have with them, they’re looking at us and saying, “How are"
        " you doing this?”",
        "I’ll say it: Six captains, who I know, came to me since I’ve been mayor and said, “I"
        " can’t row.”",
        "I — if I — my mom is looking down from Heaven and saying, “Say you are sorry, Joey.”",
        "I don’t believe the town will walk away and say, “We are not going to mend it.”",
        "As I was walking out, I thought I heard a rumbling in my crew saying, “Oh, he is back.”",
        # nobody in particular
        "I was saying to them — there’s an old adage, “You row with them that brought you here.”",
        "I wrote it, and for the first three years the question was, “Why do you row so hard?”",
        "I have had six of them, captains all.  “I would row with you, Joe, but I can’t.”",
    ],
)
def test_who_tells_of_others_does_not_say_what_they_say(words: str) -> None:
    (found,) = quoted(words)
    assert found == (None, False)


@pytest.mark.parametrize(
    "words",
    [
        "I took the question they had and answered, “We will row over it.”",
        "I asked the men if they could come and said, “We will row over it.”",
        "I told them what they did for us and said, “We will row over it.”",
    ],
)
def test_a_clause_about_others_within_what_i_do_leaves_me_the_speaker(words: str) -> None:
    assert [speaker for speaker, _ in quoted(words)] == ["Joe Biden"]


def test_of_a_told_talk_the_other_one_answers() -> None:
    for words, answers in {
        "My crew said, “How often were you here?”  I said, “No idea.”  Said, “Nineteen.”": 1,
        "I said, “Well, let us think about that.”  “No, if we do that they will all go.”": 1,
        "I said, “Dell is back.”  You know what the comment was?  “For how long?”": 1,
        "I said, “Dell is back.”  “Dell is back.”": 0,
    }.items():
        *_, (speaker, certain) = quoted(words)
        assert (speaker, certain) == (None if answers else "Joe Biden", False), words


@cases(
    "words",
    [
        "They sit up there on a beam.  I’m thinking to myself, “My God, they hold it up.”",
        "She ran the pier.  I remember asking my mom one day, “What is it with the boats?”",
        "They make a lot of it.  Second, I’m telling the owners, “You make more than ever.”",
        "You all came.  I kept asking, “Where is the room for all the boats?”",
    ],
)
def test_what_i_am_saying_or_remember_saying_is_mine(words: str) -> None:
    assert [speaker for speaker, _ in quoted(words)] == ["Joe Biden"]


def test_my_wife_is_the_first_lady_where_the_president_speaks() -> None:
    words = "I got a call from my wife.  I said, “How are you?”  And she said, “Fine, Joe.”"
    assert quoted(words)[-1] == ("Jill Biden", False)
    assert quoted("My wife said, “If you do that, I am leaving you.”") == [("Jill Biden", False)]
    assert quoted("His wife said, “If you do that, I am leaving you.”") == [(None, False)]
    words = "My predecessor was asked.  And he said, “There are very good people on both sides.”"
    assert quoted(words)[0][0] == "Donald Trump"
    text = (
        "MS. VALE: My wife said, “If you do that, I am leaving you.”\n\nQ Why?\n\nMS. VALE: Yes.\n"
    )
    assert [one.speaker for one in find_quotes(text) if one.kind is QuoteKind.DIRECT] == [None]


def test_words_said_once_more_are_quoted_as_they_were() -> None:
    for words in (
        "They asked me, and I said, “A pen.  Veto.”  (Laughter.)  “Veto.”  But that is all.",
        "Karl Birk called the plan, “extreme.”  “Extreme.”  But let me ask you about it.",
    ):
        first, second = quoted(words)
        assert first[0] == second[0], words
    assert len(quoted("It is not “trust but verify”; it is “verify” for us all.")) < 2


def test_a_sentence_goes_on_behind_an_aside() -> None:
    for words in (
        "Karl Birk wrote, quote, “We look again at the quays, Dell too…” — now we come to the pier"
        " itself — “…Kell and Northpier.”  Folks, that is what it means.",
        "Karl Birk praised the mayor “for a plan that is a hard problem” — as you know, and as he"
        " put it — “that needs more than one answer.  The mayor sees it.”",
        "Karl Birk comes along and says, “You know, you will pay…” — I am making this up — “You"
        " will pay ten cents a boat.”",
    ):
        first, second = quoted(words)
        assert first[0] == second[0] == "Karl Birk", words
    words = "Karl Birk said, “We need the pier.”  But then Ann Moss said — “You have it.”"
    assert [one for one, _ in quoted(words)] == ["Karl Birk", "Ann Moss"]


def test_a_thing_beside_does_not_speak() -> None:
    for words in (
        "What is happening here on the ground is saying, “Let us build more boats at home.”",
        "Many lie awake at night staring up at the ceiling wondering, “What happens if I fall?”",
        "There are rulers who are looking at their people and saying, “You want the truth?”",
    ):
        _, (found,) = in_remarks(words)
        assert found.speaker is None, words
        assert found.mention_start is None, words
    text, (found,) = in_remarks("I heard it in the town.  The people say, “Let us build boats.”")
    assert found.mention(text) == "The people"


def test_fragments_in_somebodys_own_words_are_quoted() -> None:
    for words, speaker in {
        "Karl Birk is well.  His words, he’s feeling “fine.”  He is working.": "Karl Birk",
        "Karl Birk himself said they hurt; they’re causing “unheard” pressure, in his own words.": (
            "Karl Birk"
        ),
        "Karl Birk tweeted the mayor “stole” the vote.": "Karl Birk",
        "Karl Birk weighed in and said the town is “bullying” Kell in this.": "Karl Birk",
    }.items():
        assert [one for one, _ in quoted(words)] == [speaker], words


def test_words_that_are_only_named_are_no_quotations() -> None:
    for words in (
        "The boats that came in before today were not deemed as “close contacts.”",
        "You get more for lost oars.  And that is what we mean by “lost property.”",
        "They wonder what is left when they go home — quote, unquote, “home” — tonight.",
        "We ensure that Dell does not — does not — emphasize “does not” — get more boats.",
        "He takes the “row and consent” role very much to heart.",
        "It began with Karl Birk’s 1945 “Tides, The Endless Frontier” report, as we know.",
        "I saw what Ann Moss said, that the boat upholds the state’s motto of “tide and toil.”",
        "Ann Moss is guided by her town’s creed, “Do all the good you can.”  She rows.",
        # Whoever uses a word says it, but not as a report.
        "I love that Ann Moss said the word “boats,” right?",
        # What it means.
        "Ann Moss said before: “calmer” does not mean “calm.”  And so we row.",
        "Ann Moss gave the technical definition, as you said, of “fully rigged” to us.",
        "Ann Moss asks what it means to be “fully rigged” today.",
        # What it is not.
        "Like I said, we’ve been working with Dell — not “we,” but the mayor has.",
        "I would say it is a plan for Kell, not a “Dell harbor plan,” and that matters.",
        "We saw that the sea had changed — not “was changing,” not “will change.”",
        "Many of you know Ann Moss.  I call her “the mayor” because she knows all.",
        "We called it, for many years, “mending.”",
    ):
        assert quoted(words) == [], words
    for words in (
        "Karl Birk said it’s, quote, unquote, “a mess” for us all.",
        "A second term is “a nightmare for the town,” Karl Birk said on Monday.",
        "The term was “the best of my life,” Karl Birk said.",
        "Karl Birk said that it is not “a mess” for us.",
        "Karl Birk said it was bold, not “reckless,” for us all.",
        "Karl Birk did not say, “I will be there on Monday.”",
        "Karl Birk told us that a definition of “victory” would include the pier.",
    ):
        assert [one for one, _ in quoted(words)] == ["Karl Birk"], words


def test_a_restart_and_a_description_hide_no_verb_of_saying_from_a_fragment() -> None:
    for words, speaker in {
        "Mayor Karl Birk said that — that he is “pleased” that the pier is here.": "Karl Birk",
        "Karl Birk, the mayor of Dell, said you’re a bunch of “slackers.”": "Karl Birk",
    }.items():
        assert [one for one, _ in quoted(words)] == [speaker], words


@cases(
    ("words", "speakers"),
    [
        ("As Karl Birk said, the quay was a stead — “steadying presence” to us.", ["Karl Birk"]),
        ("Karl Birk called it, quote, a med- — “medieval” quay, and so it is.", ["Karl Birk"]),
        ("Karl Birk said that the quay — the talk of it is “overdue.”", ["Karl Birk"]),
        ("Karl Birk said that it is a pier — “overdue” it is.", []),
    ],
)
def test_a_fragment_is_governed_across_a_clause_that_begins_anew(
    words: str, speakers: list[str]
) -> None:
    assert [speaker for speaker, _ in quoted(words)] == speakers


def test_a_cabinet_office_is_its_holders_whichever_way_it_is_called() -> None:
    for words, speaker in {
        "The Energy Secretary said, “We will row over this.”": "Jennifer Granholm",
        "The DHS Secretary came.  He says, “We know where those are.”": "Alejandro Mayorkas",
        "Energy Secretary Ann Moss came.  The Energy Secretary said, “We row on.”": "Ann Moss",
        "The Treasury Secretary for Dell said, “We know where those boats are.”": None,
    }.items():
        assert quoted(words)[0][0] == speaker, words


@cases(
    ("words", "speaker"),
    [
        ("The NATO Secretary General came.  He said, “We row on.”", "Jens Stoltenberg"),
        ("NATO Secretary General said, “We row on.”", "Jens Stoltenberg"),
        ("The Secretary-General of the United Nations said, “We row on.”", "António Guterres"),
        ("And the British Prime Minister said, “We row on.”", "Boris Johnson"),
        ("And the French president said, “We row on.”", "Emmanuel Macron"),
        ("French President Ann Moss came.  The French President said, “We row.”", "Ann Moss"),
        ("And the Dellow Prime Minister said, “We row on.”", None),
        ("And a French president said, “We row on.”", None),
    ],
)
def test_an_office_of_another_country_is_its_holders_on_that_day(
    words: str, speaker: str | None
) -> None:
    assert quoted(words)[0][0] == speaker


def test_a_subject_says_where_it_is_from_before_its_verb() -> None:
    said = "last month said, “The storm is over for all of us.”"
    for words in (
        f"I know, for we have spoken of it, that Mayor Karl Birk in Dell {said}",
        f"I know that Mayor Karl Birk of Dell {said}",
    ):
        assert [one for one, _ in quoted(words)] == ["Karl Birk"], words
    words = "I called the leaders of Dell to say, “You cannot go on like this for long.”"
    assert [one for one, _ in quoted(words)] == ["Joe Biden"]


@cases(
    ("words", "speaker"),
    [
        ("The last guy was asked about it.  He said it is “a very good pier.”", "Donald Trump"),
        ("The last guy in line looked up.  He said, “It is a very good pier.”", None),
        ("And the defeated former president called.  He said, “Find votes.”", "Donald Trump"),
        ("The then-President was asked about it.  He said, “It is a good pier.”", "Donald Trump"),
        ("The last President, Obama, let me do it.  He said, “Do it for us, Joe.”", None),
        ("The then-President of Kell was asked about it.  He said, “Do it, Joe.”", None),
    ],
)
def test_the_president_before_is_meant_by_what_he_is_called(words: str, speaker: str) -> None:
    assert [one for one, _ in quoted(words)] == [speaker]


def test_the_then_president_is_not_certainly_the_one_before() -> None:
    words = "The then-President was asked about it.  He said, “It is a very good pier.”"
    assert quoted(words) == [("Donald Trump", False)]


@pytest.mark.parametrize(
    ("words", "speaker", "mention"),
    [
        (
            "I heard from Karl Birk in Kell a week ago saying the Dockers don’t want, in his"
            " words, “extraneous boats to be let in.”",
            "Karl Birk",
            "Karl Birk",
        ),
        ("Now, I know some people are saying, “Stop talking to us.”", None, "some people"),
    ],
)
def test_where_i_only_see_or_hear_who_says_it_is_shown(
    words: str, speaker: str | None, mention: str
) -> None:
    text, (found,) = in_remarks(words)
    assert (found.speaker, found.mention(text)) == (speaker, mention)


@cases(
    ("asked", "speaker"),
    [
        ("And you’ve said that “the pier is not open.”", "Ann Moss"),
        ("You were saying, “And if not,” then what?", "Ann Moss"),
        ("But, Ann, you’ve described his remarks today as “forceful.”  Is he?", "Ann Moss"),
        ("Would you say, like you’ve said of Dell, that “it is on the table”?", "Ann Moss"),
        ("When people ask, you’d say, “Wait for the tide.”", None),
        ("You were asked, “What is a boat?”", None),
        ("If you’re a sailor, Karl Birk says, “Wait for the tide.”", "Karl Birk"),
    ],
)
def test_whoever_is_asked_is_you_with_a_verb_cut_short_too(asked: str, speaker: str | None) -> None:
    title = "Press Briefing by Press Secretary Ann Moss"
    text = f"{title}\n\nMS. MOSS:  Hello.\n\nQ:  {asked}\n\nMS. MOSS:  Yes."
    found = find_quotes(text, title=title, date=date(2022, 5, 5))
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [speaker]


def test_you_who_hear_somebody_say_something_do_not_say_it() -> None:
    for words, speaker in {
        "You heard that from — from the President of the United States, basically saying"
        " “enough is enough.”  And President Trump agrees.": "Joe Biden",
        "But what Karl Birk truly believes — and he has said this himself; you heard him say this"
        " on Monday — is we have to “do something.”": "Karl Birk",
    }.items():
        title = "Press Briefing by Press Secretary Ann Moss"
        found = find_quotes(f"{title}\n\nMS. MOSS:  {words}", title=title, date=date(2022, 5, 5))
        assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [speaker], words


@cases(
    ("words", "speaker", "mention"),
    [
        ("I met a farmer from Dell who said, “Take it, Joe.”", None, "a farmer from Dell"),
        ("What do you say to critics who say, “It is a mess”?", None, "critics"),
        (
            "I thank the head of the Dell Boat Union, who said, “It is a mess.”",
            None,
            "the head of the Dell Boat Union",
        ),
        ("There’s that famous poet who said, “All has changed.”", None, "that famous poet"),
        # Not where somebody is.
        ("I know folks in Kansas who said, “It is a mess.”", None, "who"),
        ("There was somebody in my team who said, “It is a mess.”", None, "who"),
        (
            "Our first fishing president who came in 1963 and said, “It is ours.”",
            None,
            "fishing president",
        ),
    ],
)
def test_somebody_without_a_name_who_says_something_is_shown(
    words: str, speaker: str | None, mention: str
) -> None:
    text, (found,) = in_remarks(words)
    assert (found.speaker, found.mention(text)) == (speaker, mention)


def test_the_president_who_says_something_is_the_one_of_the_day() -> None:
    title = "Press Briefing by Press Secretary Ann Moss"
    words = "Does this mean that the President, who called Dell a “pariah town,” will go there?"
    found = find_quotes(f"{title}\n\nMS. MOSS: Hello.\n\nQ: {words}\n\nMS. MOSS: No.", title=title)
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [None]
    found = find_quotes(
        f"{title}\n\nMS. MOSS: Joe Biden is here.\n\nQ: {words}\n\nMS. MOSS: No.",
        title=title,
        date=date(2022, 5, 5),
    )
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == ["Joe Biden"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("And, on taxes, former President Obama has called it a “gimmick” before.", "Barack Obama"),
        ("Why would this President say he wants to “give it some space”?", "Joe Biden"),
        ("And all of a sudden, people went, “Whoa, we won them all.”", None),
    ],
)
def test_an_office_before_a_name_is_its_bearers(words: str, speaker: str | None) -> None:
    title = "Press Briefing by Press Secretary Ann Moss"
    head = f"{title}\n\nMS. MOSS: Joe Biden met the people’s senator, Patty Murray, at the pier."
    found = find_quotes(
        f"{head}\n\nQ: {words}\n\nMS. MOSS: No.", title=title, date=date(2022, 5, 5)
    )
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [speaker]


@cases(
    ("text", "speaker"),
    [
        ("Karl Birk is late. As for Birk, the staff letter noted that it is “a mess.”", None),
        ("As Karl Birk attacked Ann Moss, the attendees chanted, “Lock the pier!”", None),
        ("Karl Birk, the mayor of Dell, told us that it is “a mess.”", "Karl Birk"),
        ("The mayor of Dell, Karl Birk, told us that it is “a mess.”", "Karl Birk"),
        ("Karl Birk, a sailor held by pirates, told us that it is “a mess.”", "Karl Birk"),
    ],
)
def test_who_says_something_behind_a_comma_is_nobody_named_before_it(
    text: str, speaker: str | None
) -> None:
    assert [one.speaker for one in find_quotes(text)] == [speaker]


@cases(
    ("asked", "speaker", "mention"),
    [
        (
            "Ann, I’m sure you saw the head of the Dell Union said that the sea had “darkened.”",
            None,
            "the head of the Dell Union",
        ),
        (
            "Ann, can you share your reaction to Karl Birk saying that it is “a mess”?",
            "Karl Birk",
            "Karl Birk",
        ),
        ("Ann, promise me you won’t say, “Joe who?”", "Ann Moss", "Ann"),
        ("Ann, the loan is due, and many sent a letter, saying it was “a mess.”", None, ""),
        ("My sister, Nora, said that it is “a mess.”", None, "My sister"),
    ],
)
def test_whoever_is_only_called_by_name_does_not_say_it(
    asked: str, speaker: str | None, mention: str
) -> None:
    title = "Press Briefing by Press Secretary Ann Moss"
    text = f"{title}\n\nMS. MOSS:  Hello.\n\nQ:  {asked}\n\nMS. MOSS:  Yes."
    found = find_quotes(text, title=title, date=date(2022, 5, 5))
    (one,) = (one for one in found if one.kind is QuoteKind.DIRECT)
    assert (one.speaker, one.mention(text)) == (speaker, mention)


@cases(
    "words",
    [
        "The question is, “Who will pay for all of the boats that we need?”",
        "They will ask us a very righteous question: “Why should I pay for the boats?”",
        "The question every town has to ask is, “Should we build the pier right here again?”",
        "It’s that old saying: “The tide lifts all of the boats.”",
        "And they liked the boats.  Right?  “We want to go to sea with all of you.”",
        "You can’t just use the Harbour Act to say to a company, “You have to mend the boats.”",
        "Back on this matter of labeling the pier a “sea criminal.”",
        "Some of these doubts are about, “How do we mend all of the boats?”  That might take Dell"
        " Union.",
    ],
)
def test_what_is_quoted_and_the_first_word_of_a_sentence_say_nothing(words: str) -> None:
    text, found = in_remarks(words)
    assert [(one.speaker, called_by(one.mention(text))) for one in found] in ([(None, "")], [])


@cases(
    ("words", "speaker"),
    [
        ("And so people said, “We want to go to sea with you.”", "people"),
        ("One woman saying, “We want to go to sea with you.”", "One woman"),
        ("The mayor’s message is, “Come to the sea with all of us.”", "The mayor’s message"),
    ],
)
def test_whoever_says_it_is_still_called_so(words: str, speaker: str) -> None:
    text, (one, *_) = in_remarks(words)
    assert (one.speaker, called_by(one.mention(text))) == (None, speaker)


@cases(
    ("words", "speakers"),
    [
        (
            "I said, “Have a seat.”  And they look at me like, “What is that man doing here?”",
            ["Joe Biden", None],
        ),
        ("I told them all, and you’d look at me like, “What are you doing here?”", [None]),
        (
            "I tell you what, it is as they say in southern Dell, “The tide lifts all of us.”",
            [None],
        ),
        (
            "I was saying to the mayor that my mother had a line: “The tide lifts all of us.”",
            [None],
        ),
        ("I said to all of the sailors this: “The tide lifts all of us.”", ["Joe Biden"]),
        (
            "Karl Birk said, “We mend all of our boats.”  So when these guys come along and say,"
            " “You have to pay for the boats.”",
            ["Karl Birk", None],
        ),
        (
            "Karl Birk said, “We mend all of our boats.”  You can’t just come by and say, “We will"
            " pay for all of it.”",
            ["Karl Birk", None],
        ),
        (
            "Karl Birk said, “We mend all of our boats.”  But then later said, “We will pay for all"
            " of it.”",
            ["Karl Birk", "Karl Birk"],
        ),
    ],
)
def test_a_verb_with_somebody_of_its_own_goes_on_with_nobody(
    words: str, speakers: list[str | None]
) -> None:
    assert [speaker for speaker, _ in quoted(words)] == speakers


@cases(
    ("words", "said"),
    [
        ("It gives the pier some — dare I say “authority” — to speak of boats.", []),
        ("It took days to mend it.  I mean, “days” — not that many, but some.", []),
        ("We have been able to mend — well, “build,” I should say, ten boats.", []),
        ("And I didn’t say “my” pier; I am saying, what are they for?", []),
        ("And I would say, “Stay tuned.”", ["Stay tuned."]),
        (
            "I said it then, and I’d say, “Let us mend all of the boats.”",
            ["Let us mend all of the boats."],
        ),
    ],
)
def test_a_word_that_is_only_weighed_is_no_speech(words: str, said: list[str]) -> None:
    assert [one.text for one in in_remarks(words)[1]] == said


@cases(
    ("words", "called"),
    [
        (
            "Did White House advisors come to him and say, “You should mend all of your boats”?",
            "White House advisors",
        ),
        (
            "It hurts.  Authoritarian countries can now say, “You do not mend all of your boats.”",
            "Authoritarian countries",
        ),
    ],
)
def test_people_behind_a_name_are_shown_with_it(words: str, called: str) -> None:
    text, (one,) = in_remarks(words)
    assert (one.speaker, one.mention(text)) == (None, called)


@cases(
    ("mention", "shown"),
    [
        ("that you", ""),
        ("that you’re", ""),
        ("That’s my answer", ""),
        ("the", ""),
        ("Their", ""),
        ("This isn’t a thing", ""),
        ("that people", "people"),
        ("that companies", "companies"),
        ("you know Dellow", "Dellow"),
        ("giving people", "people"),
        ("working people", "working people"),
        ("Beijing people", "Beijing people"),
        ("People don’t sit", "People"),
        ("Somebody literally broke", "Somebody"),
        ("one of the sailors looked", "one of the sailors"),
        ("the ferry union put out a statement", "the ferry union"),
        ("those who came", "those who came"),
        ("a newly released hostage", "a newly released hostage"),
        ("A released prisoner", "A released prisoner"),
        ("three released hostages", "three released hostages"),
        ("the sailors got up", "the sailors"),
        ("the harbour office released its figures", "the harbour office"),
        ("a man who just got married", "a man who just got married"),
        ("a Coast’s Got Talent judge", "a Coast’s Got Talent judge"),
        ("Jack Went", "Jack Went"),
        ("some gothic singer", "some gothic singer"),
        ("that woman", "that woman"),
        ("that bus", "that bus"),
        ("the people only", "the people"),
        ("O’Moss", "O’Moss"),
    ],
)
def test_only_who_speaks_is_shown_and_no_clause(mention: str, shown: str) -> None:
    assert called_by(mention) == shown


def test_my_heart_that_goes_out_to_somebody_says_nothing() -> None:
    text, found = in_remarks("My heart goes out to those who ask themselves, “How do I go on?”")
    assert [(one.speaker, called_by(one.mention(text))) for one in found] in (
        [(None, "")],
        [(None, "those")],
    )


def test_a_fear_that_somebody_says_something_says_nothing() -> None:
    text, found = in_remarks(
        "One of my great fears is that harbour masters can look at their people and say, “You want"
        " to talk about the boats?”"
    )
    assert [(one.speaker, called_by(one.mention(text))) for one in found] == [(None, "")]


@pytest.mark.parametrize(
    "words",
    [
        "As I said to the mayor and the captains, we can’t do this work without you, so that we can"
        " come in and say, “Mayor, here’s a boat.”",
        "I think we all have to stand back and say, “Wait, enough.  Enough is enough of this.”",
        "When I went to the first meeting I said, “The fleet is back.”  And they looked at me and"
        " said, beginning with Moss, “For how long?”",
        "I’ll say it all the time.  If any of you’ve heard me speak, you’ll say, “There she goes.”",
        "As I said to you — because you will ask me about this from time to time, “Can you hurry?”",
        "Mr. President, I recall you saying that the fleet must show, quote, “the will to work.”",
    ],
)
def test_what_others_have_a_verb_for_is_not_mine(words: str) -> None:
    assert quoted(words)[-1] == (None, False)


@pytest.mark.parametrize(
    ("words", "certain"),
    [
        (
            "If I asked you — and we’re just walking by — and said, “Can you tell me what it is?”",
            False,
        ),
        ("I told Moss that we should go, and I said, “Let us take the boat.”", True),
    ],
)
def test_what_we_do_beside_it_leaves_me_the_speaker(words: str, certain: bool) -> None:
    assert quoted(words) == [("Joe Biden", certain)]


def test_you_is_nobody_to_whoever_answers_on_background_nor_who_closes_the_call() -> None:
    title = "Background Press Call by Senior Administration Officials on Ferries"
    text = (
        f"{title}\n\nMR. MOSS:  Hi, everybody.  Thank you for joining us.\n\n"
        "Q    You said a moment ago that the boats are “late again this year.”  Why?\n\n"
        "SENIOR ADMINISTRATION OFFICIAL:  If you have towns go from saying, “We’ll only let you buy"
        " ten boats,” it is late.\n\n"
        "MR. MOSS:  Thank you, all.  That was the last question for today.\n"
    )
    found = find_quotes(text, title=title, date=date(2022, 5, 5))
    assert [one.speaker for one in found if one.kind is QuoteKind.DIRECT] == [None, None]


def test_lincoln_is_abraham_lincoln_and_he() -> None:
    assert quoted(
        "Lincoln reminded us of it.  He said, “Let us have faith that right makes might.”"
    )[0] == ("Abraham Lincoln", True)


@cases(
    "thing",
    ["The picture", "The pier", "Kell", "A lot of it", "One of the first things", "All this"],
)
@cases(
    "frame",
    [
        "{} was just to let them know, “We will row to the end of it.”",
        "We will see.  {}, you know, and, you know, “How are we going to row?”",
        "{} is because the rich have to pay.  “Oh, and it will hurt them all.”",
    ],
)
def test_things_and_places_without_a_verb_of_saying_are_nobody(thing: str, frame: str) -> None:
    text, found = in_remarks(frame.format(thing))
    assert [called_by(one.mention(text)) for one in found] in ([], [""])


@cases(
    ("words", "called"),
    [
        ("The pier office is full.  “We will row to the end of it.”", "The pier office"),
        (
            "One of the girls told it, I quote, as “just how rowing is at night.”",
            "One of the girls",
        ),
        ("Kell Boats: “We will row to the end of it.”", "Kell Boats"),
        ("Most of the time Kell was like, “We will row to the end of it.”", "Kell"),
    ],
)
def test_what_can_speak_still_does_without_a_verb_of_saying(words: str, called: str) -> None:
    text, (found,) = in_remarks(words)
    assert found.speaker is None or found.speaker == called
    assert called_by(found.mention(text)) == called


@cases("other", ["a woman", "two nurses", "a man from Dell", "some guy"])
@cases(
    "frame",
    [
        "I watched {} come up to the desk and say, “We will have a cup of tea.”",
        "I met with the chemist, telling how it is when {} walk in and say, “We want tea.”",
        "I got a call at night; {} spoke — nicer than I was — told me and said, “We want our tea.”",
    ],
)
def test_i_do_not_say_what_others_come_and_say(other: str, frame: str) -> None:
    assert [speaker for speaker, _ in quoted(frame.format(other))] == [None]


@cases(
    "words",
    [
        "I went to the desk to sit down and say, “We will have a cup of tea.”",
        "I looked at the woman in front of me and said, “We will have a cup of tea.”",
        "I wanted to stop a woman there and say, “We will have a cup of tea.”",
        "I asked a woman in Dell to call me and said, “We will have a cup of tea.”",
        "I remind all that — when I agreed to the plan, saying, and I quote, “We will have tea.”",
    ],
)
def test_i_say_what_i_go_on_to_say(words: str) -> None:
    assert [speaker for speaker, _ in quoted(words)] == ["Joe Biden"]


def test_who_agrees_or_starts_goes_on_to_say_it() -> None:
    for one, said in itertools.product(
        ["Karl Birk", "Senator Karl Birk"], ["agreed to it, saying", "told us of it, adding"]
    ):
        words = f"I remind all of you that — when {one} himself {said}, and I quote, “We want tea.”"
        assert quoted(words) == [("Karl Birk", False)], words


def test_who_is_named_only_with_a_title_is_called_without_it() -> None:
    for title in ("Special Envoy", "Surgeon General", "Senior Advisor", "Secretary-General"):
        words = f"We met.  {title} {{}} said, “We want the boats to come back this week.”"
        assert quoted(words.format("Birk"))[0][0] == "Birk", title
        assert quoted(words.format("Institute"))[0][0] != "Institute", title
    assert (
        quoted("General Motors said, “We want the boats to come back.”")[0][0] == "General Motors"
    )
