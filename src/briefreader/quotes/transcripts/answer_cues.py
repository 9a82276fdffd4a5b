"""The phrases by which a briefing room answers a question with something else than an answer.

All are patterns over text in small letters with plain apostrophes, for one sentence each. Before
them hints are looked for, pieces of plain text that few other sentences have: every turn of every
transcript is searched, and that has to cost next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from briefreader.domain.quote import AnswerKind


class Cue(NamedTuple):
    """Words that show a kind of answer; the groups ``to``, ``to2`` and ``to3`` are to whom it
    refers.
    """

    kind: AnswerKind
    pattern: str


class Hint(NamedTuple):
    """A piece of text, and which cues to try in its sentence by the pattern that follows it."""

    words: str
    ways: tuple[tuple[str, tuple[Cue, ...]], ...]


# "I" or "we" as a word; a letter comes first, so that a search runs past all others at full speed.
_I = r"(?:i\b(?<![a-z0-9'’]i)|we\b(?<![a-z0-9'’]we))"
_HEDGE = (
    r"(?:,? ?(?:just|really|certainly|also|actually|simply|probably|again|still|personally|even"
    r"|necessarily|obviously|frankly|currently|you know|i think|not),?)*"
)
_WHOM = r"[^.;:?!—\n]{2,90}"

_REFER = (
    rf"{_I}(?:(?:'d|'ll| would| will| can| could| have to| need to| want to|'m going to"
    rf"|'re going to| am going to| are going to){_HEDGE})* (?:have to |need to |also )?"
    r"(?:refer (?:you|folks|people|everyone|everybody|that|this|those|reporters)\b"
    r"(?: guys| all| folks| back| over| also)*|defer(?: you| that| this| the [\w ]{2,30}| on"
    rf" (?:that|this))?)(?: question)?,? (?:to|over to)(?: — to)? (?P<to>{_WHOM})"
)
_POINT = (
    rf"{_I}(?:'d|'ll| would| will| can| could| have to|'m going to){_HEDGE} (?:have to )?(?:point"
    r"|direct|send|steer) (?:you|people)(?: guys| all| back| over)* (?:to|over to"
    r"|toward)(?: — to)? "
    rf"(?P<to>{_WHOM})"
)
_LEAVE = (
    r"\bleave (?:it|that|this|those|any of that)(?: [a-z]+)? (?:to|for) (?!them\b|him\b|her\b)"
    rf"(?P<to>{_WHOM})"
)
_QUESTION_FOR = (
    r"\b(?:(?:that'?s|that is|that would be|it'?s|those are|this is|sounds like)(?: probably"
    r"| really| more| certainly| again| just| also)* an? (?:better |good |great |best )?questions?"
    rf" (?:best |better )?(?:for|to ask|directed (?:to|at)|to) (?P<to>{_WHOM})"
    rf"|(?:better|best) (?:directed|addressed|posed|put) (?:to|at) (?P<to2>{_WHOM})"
    rf"|direct (?:those|that|these|your|any)(?: questions?)? to (?P<to3>{_WHOM}))"
)
_ASK_THEM = (
    r"\b(?:you(?:'d|'ll| would| will|'re going to)? (?:have to|need to|should|ought to|can|may want"
    r" to|might want to|'d have to)(?: probably| just| certainly)* (?:ask|talk to|reach out to"
    r"|check with|go to|call|speak to|speak with) (?P<to>(?:the|them|him|her|mr|ms|dr|dod|doj"
    r"|senator|secretary|president|governor|leader|speaker|my|his|their|our|those|[a-z]+'s)"
    r"\b[^.;:?!—\n]{0,80}))"
)
_GET_BACK = (
    r"(?:\b(?:i|we|[a-z]+)(?:'ll|'d| will| can| would|'re going to|'m going to| could| have to"
    r"| need to| to| make sure| let me| and| be (?:happy|able|glad) to)*(?: have to| need to"
    r"| happy to| try to| try and| just| certainly| definitely| see if)* (?:get|come|be|circle)"
    r"(?: that| it| an? [\w ]{2,25}| more [\w ]{2,25})? back (?:to|with) (?:you|all of you"
    r"|everyone|folks)|\bcircle back)"
)
_WILL = (
    r"(?:i|we)(?:'ll| will| can| would be (?:happy|glad) to|'m going to|'re going to|'d be happy to"
    r"|'m happy to|'re happy to| am happy to|'d love to|'d be glad to)"
    r"(?:,? (?:of course|certainly|definitely|absolutely|obviously|also|just|then|go|try to|try and"
    r"|make sure (?:i|we|to)|be sure to|be happy to|be able to|venture to|have our team"
    r"|have somebody"
    r"|have someone),?)*"
)
_CHECK = (
    rf"(?:\b{_WILL} (?:follow up|check|double[- ]check|look into|find out|take (?:the|that|this)"
    r" question|take that back|dig into|track (?:that |it )?down|go back to (?:the|our|my) team|get"
    r" (?:that to you|it to you|you\b|more for you|an? answer|more information|more details)"
    r"|connect"
    r" with (?:our|the)|talk to (?:our|the|my) team|see if (?:our (?:[\w-]+ ){0,3}team|there|(?:i"
    r"|we) can)"
    r"|touch base"
    r"|run that down|ask (?:our|the|my) team|go check)"
    rf"|\b{_WILL} (?:share (?:that|it|them|those|more)\b|let you(?: all| guys)? know|update you"
    rf"|keep"
    r" you (?:updated|posted))"
    r"|\blet me(?: just| go| also)* (?:check|look into|follow up|find out|get (?:you|back|more)"
    r"|double[- ]check|connect with|talk to (?:our|the|my) team|see if (?:we can|there)|take that"
    r" (?:question|back)|ask (?:our|the|my) team|touch base)"
    r"|\b(?:i|we)(?:'d| would|'ll| will) (?:just )?(?:have|need) to go back to (?:the|our|my) team)"
)
_NOT_WILL = (
    rf"(?:{_I} ?(?:am|'m|are|'re){_HEDGE} not{_HEDGE} (?:going to|gonna|prepared to|in a position"
    rf" to|able to|at liberty to|here to|at a place to)|{_I}{_HEDGE} (?:won't|will{_HEDGE} not|"
    rf"can't|cannot|can not|could not|couldn't|wouldn't){_HEDGE}|{_I}{_HEDGE} (?:do not|don't)"
    rf"{_HEDGE} (?:want to|wanna|wish to)|{_I} would{_HEDGE} (?:not|rather not|prefer not to)"
    rf"(?: want to)?|{_I} ?(?:am|'m|are|'re) going to{_HEDGE} not|what {_I} ?(?:am|'m|are|'re)"
    rf"{_HEDGE} not going to do\b[^.]* is)"
)
_DO = (
    r"(?:get(?:ting)? into|go(?:ing)? into|wade into|weigh in|comment|speculate|get (?:out )?ahead"
    r"|get any (?:further|more)|prejudge|pre-judge|preview|characterize|hypothe\w+|engage in"
    r" hypotheticals|discuss|detail|divulge|classify|litigate|re-?litigate|negotiate (?:in public"
    r"|from|publicly|here)|outline|parse|telegraph|confirm|say (?:any(?:thing)? )?(?:more|further"
    r"|much|beyond)\b(?! than that)|say anything|say (?:which|what|who|when|how|whether|if)"
    r"|go (?:any )?further|go beyond|add(?: anything)?(?: to| beyond)|read out|play|answer"
    r"|respond to|address|talk about|talk to|talk for|talk much|talk through"
    r"|speak (?:to(?!,? (?:you"
    r" know, )?every)|about|for|specifically)|elaborate|lay out|share|put (?:a )?(?:timeline"
    r"|time ?frame|number)|make (?:an?|any) (?:prediction|assessment|judg\w+|comment|announcement)"
    r"|attribute|predict|handicap|guess|disclose|reveal|give (?:you )?(?:any|more|specific|a"
    r" (?:timeline|number|vote count|date|specific|preview|list|figure))|provide (?:any|a|more"
    r"|specific)|be able to (?:comment|speak|share|discuss|say)|offer (?:any|a)|opine|react to"
    r"|touch that|take (?:that|the) bait)"
)
_DECLINE = (
    rf"(?:{_NOT_WILL}(?: (?:be|begin|start|go|try|do that|stand here and|sit here and|stand up here"
    rf" and|to|also|even|do|the|want to|ever|—))*{_HEDGE} {_DO}\b"
    rf"|{_I} ?(?:am|'m|are|'re){_HEDGE} not{_HEDGE} going to [\w-]+(?: [\w-]+){{0,3}} from (?:here"
    r"|the podium|this podium)\b|\b(?:he|she|they|president|administration|house)(?: is|'s| are"
    rf"|'re){_HEDGE} not{_HEDGE} going to (?:comment|prejudge|speculate|get ahead|get into|weigh in"
    rf"|speak for|negotiate)\b|\bwe{_HEDGE} (?:do not|don't)(?: normally| usually| typically"
    r"| generally| —)* (?:comment|respond to|speculate|discuss|preview|read out|get into|confirm"
    r"|engage in)\b|\bi shouldn't (?:get into|say)\b|\bkeep (?:[\w'-]+ ){0,4}?private\b)"
)
_NO_COMMENT = (
    r"\b(?:no comment\b|i(?:'m| am|'ll| will)?(?: just)? (?:going to )?decline to\b"
    r"|(?:that's|that is|it's|this is|that's kind of|get(?:ting)? into|deal(?:ing)? in|engag\w+ in"
    r"|answer|respond to|do|speculate on)(?: an?| any| a lot of)? hypotheticals?"
    r"|(?:i'm|we're|i am) (?:just )?not going to (?:do that|do it|go there)(?: from here| here"
    r"| today)?[.,]|(?:would(?:n't| not) be|it's not|not be|isn't|it is not|be in|is in)"
    r" ?appropriate for (?:me|us) to|i(?:'d| would)(?: just)? rather not\b)"
)
_BEGINS = r"(?:^|(?<=[.?!] )|(?<=[.?!]  ))"
_TELL = (
    r"(?:announce|share|preview|add|report|read ?out|read|offer|provide|say|tell you|for you"
    r"|lay out"
    r"|speak to|forecast|predict|give you|confirm)"
)
_NEWS = (
    r"(?:announcements?|previews?|updates?|read ?outs?|new(?: to| for| on|s\b)|comments?|specifics?"
    r"|details(?! of)|information|more|further|additional|calls)"
)
_HAVE = (
    rf"(?:{_I}{_HEDGE} (?:(?:don't|do not)(?: think (?:i|we))?{_HEDGE} have|haven't got)"
    rf"|{_BEGINS}(?:so,? )?don't have|{_I}(?: am|'m| are|'re) not sure (?:i|we) have){_HEDGE}"
)
_NOTHING = (
    rf"(?:{_HAVE} (?:(?:anything|nothing|any|no|an?"
    rf"|much(?! to add))\b(?! need)(?:(?: [\w'-]+){{0,7}}?"
    rf" {_TELL}\b(?! (?:except|other than|but))|(?: [\w'-]+){{0,3}}? {_NEWS}\b)|(?:updates?|details"
    r"|specifics|announcements?|news|particular \w+|that|those|this|it|more) ?(?:to share"
    r"|to announce"
    r"|to preview|to offer|to read|for you|on that|on those|on this)\b|anything\b(?=[^,.]* (?:on"
    r"|for"
    r"|about|beyond)\b)|(?:an?|any|the|an exact|a specific|that)(?: \w+)? (?:numbers?|figures?"
    r"|dates?"
    rf"|timelines?|time ?frames?|estimates?)\b(?! (?:in front|with me|handy|on hand"
    rf"|off the top)))|{_I}{_HEDGE} have{_HEDGE} (?:no|nothing)"
    rf"(?: [\w'-]+){{0,4}}? (?:{_TELL}|{_NEWS})\b|\bnothing(?: \w+)? (?:new )?to (?:share|announce"
    rf"|preview|add|report|update|read out|say)\b|{_BEGINS}(?:so,? |again,? )?nothing (?:specific"
    rf"|new"
    r"|yet)\b|\bno (?:announcements?|updates?)(?: \w+)? (?:to|for you|today|at this)\b"
    r"|\bno news (?:to|for|on|—|today|at)|\bthere(?:'s| is| are) (?:nothing|no announcements?"
    r"|no updates?|no news|no decisions?)(?: \w+){0,2} to (?:share|announce|preview|report|read)\b)"
)
_DO_NOT_KNOW = (
    rf"(?:(?<!because ){_I}{_HEDGE} (?:don't|do not){_HEDGE} know\b(?! (?:if|whether) (?:you|folks"
    r"|anyone|people|that's|there's|any of you|everyone|everybody|it's|i'm|\w+ wants?\b|dr)"
    r"| (?:that\b|how else|about you|who you|anyone who|anybody who|who those|what you|what else"
    r"|what is\b|many|any other|why you|whoever)|,? (?:about|at least|\d|probably|maybe|like|two"
    r"|three|some)| — an? )"
    rf"|{_I} (?:don't|do not){_HEDGE} recall\b|{_I}{_HEDGE} have no idea\b"
    rf"|{_I} ?(?:am|'m|are|'re){_HEDGE} (?:unaware|unfamiliar with|not{_HEDGE} (?:aware of"
    rf"|familiar with|tracking))\b|\b(?:not|no|none|nothing)\b[^.]* that (?:i'm|i am"
    rf"|we're) aware of"
    rf"|(?<!so )(?<!and )\b(?:i|we) ?(?:am|'m|are|'re){_HEDGE} not{_HEDGE} sure (?:if (?!you|i'm)"
    r"|whether|what (?!you|the question)|how (?!you|else|much more)|when|where|who|about|of|on|yet"
    r"|the |that (?:i|we) know|(?:i|we) know|exactly (?:when|where|who|how))"
    rf"|\bi(?:'ve)?{_HEDGE} (?:haven't|have not|not){_HEDGE} (?:(?:seen|heard|read|spoken to|talked"
    rf" to|spoken with|talked with){_HEDGE}(?: all| any| anything| yet| seen)*(?: of| about| on)?"
    r" (?:th(?:at|is|ose|ese|e [\w-]+)|his|her|their|it|him|our [\w-]+)\b|looked (?:at|into)|had a"
    r" chance)|\bi (?:didn't|did not) (?:see|hear|catch) (?:that|those|him|her|it|the full context"
    r"|the (?:comment|report|remark|letter|article|interview|stor|statement|quote)\w*|his"
    r" comment\w*|her comment\w*)\b|\btoo (?:soon|early) to (?:tell|say|know)\b|\bremains to be"
    r" seen\b|\bhard to (?:say|know|predict|tell)\b|\bcouldn't tell you\b"
    rf"|{_I}(?:'d| would|'ll| will) (?:just )?(?:have|need|just have"
    rf"|just need) to (?:(?:double[- ])?"
    r"check\b|ask (?:our|the|my|him|her|them)|go back to (?:the|our|my)|talk to (?:our|the|my))"
    rf"|{_I}{_HEDGE} (?:don't|do not){_HEDGE} have{_HEDGE} (?:(?:[\w'-]+ ){{1,6}}?(?:in front of me"
    r"|with me|at my fingertips|off the top of my head|on hand|handy)\b|(?:that|the) (?:information"
    r"|details?|exact \w+|specifics?|estimate)\b|(?:the|that|an?|any)(?: \w+)? (?:answers?|data"
    r"|count|breakdown|stats?|statistics?|details? of)\b))"
)

_NOT_HEDGED = (
    r"(?:really |even |necessarily |certainly |just |also |be |actually |currently |personally "
    r"|quite |yet |think i |think we )*"
)
_WILL_NOT = (
    _NOT_HEDGED
    + r"(?:going|gonna|prepared|in a pos|able to|at lib|here to|at a place|want to|wanna"
    r"|get|go |comment|speculate|discuss|detail|confirm|say |talk|speak|share|predict|give|provide"
    r"|answer|respond|preview|characterize|add |elaborate|address|disclose|to comment|to speculate"
    r"|normally|usually|typically|generally|read out|engage|divulge|classify|outline|attribute"
    r"|make)"
)
_HAVE_NOT = (
    _NOT_HEDGED + r"(?:have|know|recall|got |aware|familiar|sure|tracking|seen|heard|read |looked"
    r"|had a|see |hear|catch|spoken|talked)"
)
_ANYTHING = ""
_REFERS, _PROMISES = AnswerKind.REFERRED, AnswerKind.PROMISED
_DECLINES = (Cue(AnswerKind.DECLINED, _DECLINE), Cue(AnswerKind.DECLINED, _NO_COMMENT))
_HAS_NOT = (Cue(AnswerKind.NOTHING, _NOTHING), Cue(AnswerKind.UNKNOWN, _DO_NOT_KNOW))

_REFERRALS = (Cue(_REFERS, _ASK_THEM),)
_CHECKS = (Cue(_PROMISES, _CHECK),)

HINTS = (
    Hint("efer ", ((_ANYTHING, (Cue(_REFERS, _REFER),)),)),
    Hint("t you ", (("(?:guys |all |back |over )*to", (Cue(_REFERS, _POINT),)),)),
    Hint("leave ", (("(?:it|th[aio]|any)", (Cue(_REFERS, _LEAVE),)),)),
    Hint("uestion", (("s? (?:best|better|for|to|directed)", (Cue(_REFERS, _QUESTION_FOR),)),)),
    Hint("ask ", (("(?:the|our|my|him|her)", (*_REFERRALS, *_CHECKS, *_HAS_NOT[1:])),)),
    Hint("reach out to ", ((_ANYTHING, _REFERRALS),)),
    Hint("talk to ", ((_ANYTHING, (*_REFERRALS, *_CHECKS, *_HAS_NOT[1:])),)),
    Hint(
        " back ",
        (
            ("(?:to|with) (?:you|all|every|folks)", (Cue(_PROMISES, _GET_BACK),)),
            ("to (?:the|our|my)", (*_CHECKS, *_HAS_NOT[1:])),
        ),
    ),
    Hint("check", (("[ .,]", (*_CHECKS, *_REFERRALS, *_HAS_NOT[1:])),)),
    Hint("follow up", ((_ANYTHING, _CHECKS),)),
    Hint("see if ", (("(?:our|there|i |we )", _CHECKS),)),
    Hint("get ", (("(?:you |that to|it to|an answer|more (?:inf|for|det))", _CHECKS),)),
    Hint("l share ", ((_ANYTHING, _CHECKS),)),
    Hint("l let you ", ((_ANYTHING, _CHECKS),)),
    Hint("look into ", ((_ANYTHING, _CHECKS),)),
    Hint("cannot ", ((_ANYTHING, _DECLINES[:1]),)),
    Hint("too ", (("(?:soon|early) to", _HAS_NOT[1:]),)),
    Hint("hard to ", ((_ANYTHING, _HAS_NOT[1:]),)),
    Hint("to be seen", ((_ANYTHING, _HAS_NOT[1:]),)),
    Hint("'t ", ((_WILL_NOT, _DECLINES), (_HAVE_NOT, _HAS_NOT))),
    Hint(" not ", ((_WILL_NOT, _DECLINES), (_HAVE_NOT, _HAS_NOT))),
    Hint(" aware of", ((_ANYTHING, _HAS_NOT[1:]),)),
    Hint("private", ((_ANYTHING, _DECLINES[:1]),)),
    Hint("hypothetical", ((_ANYTHING, _DECLINES[1:]),)),
    Hint("nothing ", ((_ANYTHING, _HAS_NOT[:1]),)),
    Hint(
        "no ",
        (
            (
                r"(?:\w+ ){0,4}?(?:announce|update|news|share|preview|idea|comment)",
                (*_HAS_NOT, _DECLINES[1]),
            ),
        ),
    ),
)
"""What to look for first."""
