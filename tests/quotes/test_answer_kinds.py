"""How a question was answered, by the words that show it."""

from __future__ import annotations

from tests.cases import cases

from briefreader.domain.quote import AnswerKind, Exchange
from briefreader.quotes import answer_kinds, answer_signs, find_quotes, pair_exchanges


def exchange(text: str) -> tuple[str, Exchange]:
    """The last exchange of a briefing, and the briefing's text."""
    text = f"MS. CALLOWAY: Good afternoon, everybody.\n\n{text}\n"
    found = pair_exchanges(text, find_quotes(text, title="Press Briefing by Mara Calloway"))
    return text, found[-1]


def shown(answer: str, question: str = "Does the harbour board plan to raise the fares?") -> str:
    """Each kind with its words, and to whom the question was referred."""
    text, pair = exchange(f"Q\u00a0 {question}\n\nMS. CALLOWAY: {answer}")
    signs = answer_signs(pair)
    kinds = {kind for turn in answer_kinds(pair) for kind in turn}
    assert kinds == {sign.kind for sign in signs}, "both ways find the same kinds"
    assert all(pair.turns[1].start <= sign.span.start for sign in signs)
    return " | ".join(
        f"{sign.kind}: {text[slice(*sign.span)]}" + (f" > {sign.to}" if sign.to else "")
        for sign in signs
    )


REST = (
    " The board met twice this spring, it heard the unions, the traders and the islanders, and it"
    " has set aside eleven million for the north quay, which opens in May. Nobody pays more before"
    " that day, and every family on the islands keeps its card, as the board has said since the"
    " winter. The ferries run as they did, the pier is safe, and the work there goes on at night,"
    " so that nobody waits. We think that is right, and so do most of the people who have written"
    " to us about it."
)


@cases(
    ("answer", "expected"),
    [
        (
            "I would refer you to the Department of Transport on that.",
            "referred: I would refer you to the Department of Transport"
            " > the Department of Transport",
        ),
        (
            "I’d point you to the board for any comment.",
            "referred: I’d point you to the board > the board",
        ),
        (
            "That’s a question for the harbour police.",
            "referred: That’s a question for the harbour police > the harbour police",
        ),
        ("We’ll get back to you on that one.", "promised: We’ll get back to you"),
        ("Let me check with our team and see.", "promised: Let me check"),
        ("I’m happy to go back to the team on it.", "promised: I’m happy to go back to the team"),
        ("I’m not going to get into that.", "declined: I’m not going to get into"),
        (
            "I just don’t want to get ahead of the board.",
            "declined: I just don’t want to get ahead",
        ),
        ("We don’t comment on private talks.", "declined: We don’t comment"),
        ("I won’t speculate, you know, about fares.", "declined: I won’t speculate"),
        ("That is a hypothetical.", "declined: That is a hypothetical"),
        ("I don’t have anything to announce today.", "nothing: I don’t have anything to announce"),
        ("No news on that today.", "nothing: No news on"),
        ("I don’t have a timeline for you.", "nothing: I don’t have a timeline for you"),
        (
            "I don’t know. We’ll follow up.",
            "unknown: I don’t know | promised: We’ll follow up",
        ),
        ("I haven’t seen that report.", "unknown: I haven’t seen that"),
        (
            "I don’t have the figures in front of me.",
            "unknown: I don’t have the figures in front of me",
        ),
        ("I’d have to check on that.", "promised: I’d have to check"),
        ("We don’t have the figures to share.", "nothing: We don’t have the figures to share"),
        ("I don’t have a date, either, for you.", "nothing: I don’t have a date"),
        ("I don’t have a timeline.", "nothing: I don’t have a timeline"),
        (
            "I don’t have any information about the vote.",
            "unknown: I don’t have any information about",
        ),
        (
            "We’d leave it to the board to announce.",
            "referred: We’d leave it to the board to announce > the board",
        ),
        (
            "I’ll let the police speak to that.",
            "referred: I’ll let the police speak to > the police",
        ),
        (
            "I’ll let the master talk to you about the fares.",
            "referred: I’ll let the master talk to > the master",
        ),
        ("I haven’t spoken to him about it.", "unknown: I haven’t spoken to him"),
        ("They can speak to that.", "referred: They can speak to that > They"),
        ("We’ll have more to say on that.", "nothing: We’ll have more to say"),
        ("Again, don’t have any trips to preview.", "nothing: don’t have any trips to preview"),
        ("I’ll leave it there.", "declined: leave it there"),
        ("This is the first I’ve heard of it.", "unknown: the first I’ve heard"),
        ("No, absolutely not.", "answered: No, absolutely not."),
        ("Well, I —", "interrupted: Well, I —"),
        ("So the board, which —", "interrupted: So the board, which —"),
        ("Yes.", "answered: Yes."),
        ("No, they will not rise.", "answered: No, they will not rise."),
        ("Well, hi. The fares stay as they are.", "answered: The fares stay as they are."),
    ],
)
def test_words_of_the_trade_show_how_a_question_was_answered(answer: str, expected: str) -> None:
    assert shown(answer) == expected


@cases(
    ("answer", "whom"),
    [
        ("I would refer you to the — to — to the harbour board on that.", "the harbour board"),
        ("I’d refer you to his — you know, to his office. Look, they have said it.", "his office"),
        ("I would refer you to the HB- — to the police specifically.", "the police"),
        ("I would defer to the — well.", ""),
        (
            "You would have to reach out to the harbour police to — for them to speak.",
            "the harbour police",
        ),
        ("I would refer you to the harbour board for — for more on it.", "the harbour board"),
        ("I would have to refer you to the U.S. Treasury on that.", "the U.S. Treasury"),
        ("I’ll defer to Dr. Moss on that.", "Dr. Moss"),
        ("I would refer you to her.", "her"),
        ("I’d refer you to the Harbour Committee on that one.", "the Harbour Committee"),
        ("I’d refer you to the Committee on Piers.", "the Committee on Piers"),
        ("You should go to them to ask them that question.", "them"),
        ("You’d have to ask the board that question.", "the board"),
        ("I would refer you to the board and check in with — with them.", "the board"),
        ("You’d have to ask the board why it decided that.", "the board"),
        ("I’d refer you to the Office of the Harbour Master.", "the Office of the Harbour Master"),
    ],
)
def test_whom_a_question_is_referred_to_ends_with_the_name(answer: str, whom: str) -> None:
    _, pair = exchange(f"Q\u00a0 Will the fares rise?\n\nMS. CALLOWAY: {answer}")
    assert [sign.to for sign in answer_signs(pair) if sign.kind is AnswerKind.REFERRED] == [whom]


@cases(
    "answer",
    [
        "The minister said he was not going to comment, and then he raised the fares.",
        "People don’t know how to pay for the ferry, and they can’t get to the islands.",
        "I don’t know if you saw it, but the fares stay as they are.",
        "We are not going to Harwick before the winter is over.",
        "If we didn’t get to your question, we’ll get back to you by mail.",
        "I just want to get back to your first point: the fares stay as they are.",
        "The fares, I don’t know, 12 or 14 crowns, stay as they are.",
        "I point you to his remarks of yesterday, which say that the fares stay.",
        "They leave it to him every spring, and he never raises the fares.",
        "I don’t know how many more times I can say it: the fares stay as they are.",
        "The door stays open as long as we don’t know what the board is going to do.",
        "I have spoken to him often, but I haven’t spoken to him since he became master.",
        "I don’t have an answer to — the fares stay as they are, on film or not.",
        f"{REST * 2} I don’t know if the board has voted. {REST * 2}",
        "The fares stay for those who live here — I don’t know how many, maybe half — and for us.",
        "The fares stay as they are. I don’t know why anybody thinks they would not.",
        "The fares stay as they are. I have no idea what day it is.",
        "I wasn’t there, so I don’t know him well, but the fares stay as they are.",
        "There were no other fares that I’m aware of.",
        "The fares stay as they are. I don’t know what song you’ll make of it.",
        f"{REST} We do not know what winter holds.{REST[:200]}",
    ],
)
def test_the_same_words_of_something_else_show_nothing(answer: str) -> None:
    assert shown(answer).startswith("answered: ")
    assert " | " not in shown(answer)


@cases(
    "answer",
    [
        "I don’t know what time he will arrive.",
        "I don’t know what day it is going to be.",
        "I don’t know if that is true.",
        "Well, I don’t know whether this was discussed.",
        "I don’t know who would attend the dinner.",
        "I don’t know how it would work.",
        "I don’t know why that was decided.",
        "I don’t know what prompted it. Thank you.",
        "I don’t know them.",
        "I have no idea what day the board meets.",
        "I’m not sure if that’s so.",
        "I didn’t see that part.",
    ],
)
def test_what_is_all_of_an_answer_is_not_said_in_passing(answer: str) -> None:
    assert shown(answer, "Why is it so?").startswith("unknown: ")
    assert " | " not in shown(answer)
    assert shown(f"The fares stay as they are. {answer}").startswith("answered: ")
    both = f"{answer.rstrip('.')}, and as for that, I don’t know how the board has voted on it."
    assert shown(both, "How did the board vote?").startswith("unknown: I don’t know")


@cases(
    ("question", "answer"),
    [
        ("Thank you.", "Go ahead."),
        ("Can you hear me?", "Yes, we can hear you."),
        ("Just one last question?", "Sure. Go ahead."),
        ("And one voter said —", "I have no quarrel with voters."),
        ("Does the board plan to raise the fares?", "Which board do you mean?"),
        ("Does the board plan to raise the fares?", "About the ferry, or — the tram —"),
        ("Can I follow up on the fares?", "All right, we —"),
        ("Does the board plan to raise the fares?", "Can you say that? I didn’t hear that part."),
        ("Does the board plan to raise the fares?", "Okay.  One more, and then I’m —"),
        ("Does the board plan to raise the fares?", "The fares — so — say that one —"),
    ],
)
def test_where_nothing_is_asked_or_said_there_is_no_kind(question: str, answer: str) -> None:
    assert shown(answer, question) == ""


def test_an_answer_says_something_besides_only_if_it_is_long() -> None:
    cue = "I’m not going to get into the figures."
    assert shown(cue + REST[:90]) == "declined: I’m not going to get into"
    kinds = [part.split(":")[0] for part in shown(cue + REST).split(" | ")]
    assert kinds == ["declined", "answered"]


def test_each_turn_shows_its_own_kinds() -> None:
    text, pair = exchange(
        "Q\u00a0 Does the harbour board plan to raise the fares?\n\n"
        "MS. CALLOWAY: I’d refer you to the board.\n\n"
        "MR. ORME: The fares stay as they are until May."
    )
    refers, answers = answer_kinds(pair)
    assert refers == {AnswerKind.REFERRED}
    assert not answers, "a short remark beside a cue is no answer"
    _, silent = exchange("Q\u00a0 Does the board plan anything?")
    assert answer_signs(silent) == ()
    assert "Calloway" not in text[pair.turns[0].start :]
