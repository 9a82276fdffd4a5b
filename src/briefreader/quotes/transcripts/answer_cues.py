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


# "I" or "we" as a word. A letter comes first, so that a search for what begins with it runs past
# all others at full speed; therefore cues that begin with it are kept apart from those that do not.
_I = r"[iw](?<![a-z0-9'’].)(?:(?<=i)|(?<=w)e)\b"
_HEDGE = (
    r"(?:,? ?(?:just|really|certainly|also|actually|simply|probably|again|still|personally|even"
    r"|necessarily|obviously|frankly|currently|you know|i think|not),?)*"
)
_WHOM = r"[^.;:?!—\n]{2,90}"

_WILL_REFER = (
    rf"{_I}(?:(?:'d|'ll| would| will| can| could| have to| need to| want to|'m going to"
    rf"|'re going to| am going to| are going to|'re just going to| continue to){_HEDGE})"
)
_REFER = (
    rf"(?:(?:{_WILL_REFER}*|let me) (?:have to |need to |also )?(?:refer (?:you|folks|people"
    rf"|everyone|everybody|that|this|those|reporters|any(?: \w+)?)\b(?: guys| all| folks| back"
    rf"| over| also)*|defer(?: you| any(?: [\w ]{{2,50}})?| that| this| those| these"
    rf"| the [\w ]{{2,30}}| on (?:that|this))?)|{_WILL_REFER}+ refer)(?: questions?)?,? (?:to"
    rf"|over to)(?: — to)? (?P<to>{_WHOM})"
)
_POINT = (
    rf"{_I}(?:'d|'ll| would| will| can| could| have to|'m going to){_HEDGE} (?:have to )?(?:point"
    rf"|direct|send|steer) (?:you|people)(?: guys| all| back| over)* (?:to|over to"
    rf"|toward)(?: — to)? (?P<to>{_WHOM})"
)
_SPEAK = (
    r"(?:speak|talk|answer|announce|address|share|detail|describe|explain|respond|lay|say|comment"
    r"|confirm|characterize|define)"
)
_LEAVE = (
    rf"{_I}(?:'d| would|'ll| will| want to|'m going to|'re going to"
    rf"|'d have to)?{_HEDGE} (?:leave (?:it|that|this|those|any of that)(?: up)? (?:to"
    rf"|for) (?!others\b|those\b|a\b)(?P<to>[^.;:?!,—\n]{{2,60}}?) to {_SPEAK}\b"
    rf"|let (?P<to2>(?!me\b|you\b|us\b|it\b|that\b|this\b|him\b)[^.;:?!,—\n]{{2,50}}?) (?:speak"
    rf"|talk) (?:to|about|for)\b)"
)
_CAN_SPEAK = (
    r"\b(?:(?P<to>they|(?:the|our) [^.;:?!,—\n]{3,50}) (?:can|could|would be able to"
    r"|will be able to) (?:better |probably |certainly )?(?:speak|talk) (?:more |better "
    r"|directly )?(?:to|about) (?:that|this|it|those|his|her|their)\b|(?P<to2>(?:the|they|he|she"
    r"|dod|doj|dhs)\b[^.;:?!,—\n]{0,50}?) (?:would be|is|are)(?: really| probably)? the (?:right"
    r"|best|better|appropriate) (?:\w+ )?to (?:talk|speak|ask|answer))"
)
_QUESTION_FOR = (
    rf"\b(?:(?:that'?s|that is|that would be|it'?s|those are|this is|sounds like)(?: probably"
    rf"| really| more| certainly| again| just| also)* an? (?:better |good |great "
    rf"|best )?questions? (?:best |better )?(?:for|to ask|directed (?:to|at)|to) (?P<to>{_WHOM})"
    rf"|(?:better|best) (?:directed|addressed|posed|put) (?:to|at) (?P<to2>{_WHOM})"
    rf"|direct (?:those|that|these|your|any)(?: questions?)? to (?P<to3>{_WHOM}))"
)
_ASK_THEM = (
    r"\b(?:you(?:'d|'ll| would| will|'re going to)? (?:have to|need to|should|ought to|may want to"
    r"|might want to|'d have to)|suggest you)(?: probably| just| certainly)* (?:ask|talk to"
    r"|reach out to|check with|go to|call|speak to|speak with) (?P<to>(?!what|why|how|if|whether"
    r"|when|who|where|your|a |an |that\b|this\b|it\b|me\b|us\b|some|any|every"
    r"|about)[a-z][^.;:?!—\n]{2,80})"
)
_GET_BACK = (
    r"(?:\b(?:(?:i|we|they|he|she)(?:'ll|'d| will| can| would|'re going to|'m going to| could"
    r"| have to| need to| to| make sure| let me| and| be (?:happy|able|glad) to)*(?: have to"
    r"| need to| happy to| try to| try and| just| certainly| definitely| see if)* )?(?:get|come|be"
    r"|circle)(?: that| it| an? [\w ]{2,25}| more [\w ]{2,25})? back (?:to|with) (?:you|all of you"
    r"|everyone|folks)\b|\bcircle back)"
)
_WILL = (
    r"(?:i|we)(?:'ll| will| can|(?:'m|'re| am| are)(?: certainly| also| more than| always"
    r"| very)+ happy to| would be (?:happy|glad) to|'m going to|'re going to|'d be happy to"
    r"|'m happy to|'re happy to| am happy to|'d love to|'d be glad to)(?:,? (?:of course|certainly"
    r"|definitely|absolutely|obviously|also|just|then|go|try to|try and|make sure (?:i|we|to)"
    r"|be sure to|be happy to|be able to|venture to|have our team|have somebody|have someone),?)*"
)
_CHECK = (
    rf"(?:\b{_WILL} (?:follow up|(?<!we can )check\b(?! in with (?!our|the|my))|double[- ]check"
    rf"|look into|find out|take (?:the|that|this) question|take that back|dig into|track (?:that "
    rf"|it )?down|go back to (?:the|our|my) team|get (?:that to you|it to you|you\b|more for you"
    rf"|an? answer|more information|more details)|connect with (?:our|the)|talk to (?:our|the"
    rf"|my) team|see if (?:our (?:[\w-]+ ){{0,3}}team|there|(?:i|we) can)|touch base|run that down"
    rf"|ask (?:our|the|my) team|go check)|\b{_WILL} (?:let you(?: all| guys)? know|update you"
    rf"|keep you (?:updated|posted))|\blet me(?: just| go| also)* (?:check|look into|follow up"
    rf"|find out|get (?:you|back|more)|double[- ]check|connect with|talk to (?:our|the|my) team"
    rf"|see if (?:we can|there)|take that (?:question|back)|ask (?:our|the|my) team|touch base)"
    rf"|\b(?:i|we)(?:'d| would|'ll| will)? (?:just )?(?:have|need) to (?:just )?(?:— to )?(?:(?:go"
    rf" )?look into|go back to (?:the|our|my) team|(?:double[- ])?check\b(?! (?:the box|out))"
    rf"|(?:ask|talk to) (?:our|the|my|his)))"
)
_NOT_WILL = (
    rf"(?:{_HEDGE} ?(?:am|'m|are|'re){_HEDGE} not{_HEDGE} (?:going to|gonna|prepared to"
    rf"|in a position to|able to|at liberty to|here to|at a place to)|{_HEDGE} (?:(?:can't|cannot"
    rf"|can not|could not|couldn't)(?!{_HEDGE} (?:confirm|say (?:whether|if)))|won't"
    rf"|will{_HEDGE} not|wouldn't){_HEDGE}|{_HEDGE} (?:do not|don't){_HEDGE} (?:want to|wanna"
    rf"|wish to)| would{_HEDGE} (?:not|rather not|prefer not to)(?: want to)?| ?(?:am|'m|are"
    rf"|'re) going to{_HEDGE} not)"
)
_TO_DO = (
    r"(?: (?:be|begin|start|go|try|do that|stand here and|sit here and|stand up here and|to|also"
    r"|even|do|the|want to|ever|—))*"
)
_DO = (
    r"(?:get(?:ting)? into|go(?:ing)? into|go (?:too much|too far|too deep|any deeper|deeply) into"
    r"|wade into|weigh in|comment|speculate|get (?:out )?ahead|get any (?:further|more)|prejudge"
    r"|pre-judge|preview|characterize(?! (?:it|that|this) (?:that way|like|as)\b)|hypothe\w+"
    r"|engage in hypotheticals|discuss|detail|divulge|classify|litigate|re-?litigate"
    r"|negotiate (?:in public|from|publicly|here)|outline|parse|telegraph|confirm"
    r"|say (?:any(?:thing)? )?(?:more|further|much|beyond)\b(?! than that)|say anything"
    r"|say (?:which|what|who|when|how|whether|if)|go (?:any )?further|go beyond"
    r"|add(?: anything)?(?: to| beyond)|read out|play|answer|respond to|address|talk about|talk to"
    r"|talk for|talk much|talk through|speak (?:to(?!,? (?:you know, )?every)|about|for|from|on"
    r"|specifically)|elaborate|lay out|share|put (?:a )?(?:timeline|time ?frame|number)"
    r"|make (?:an?|any) (?:prediction|assessment|judg\w+|comment|announcement)|attribute|predict"
    r"|handicap|guess|disclose|reveal|give (?:you )?(?:any|more|specific|the details"
    r"|an? (?:evaluation|assessment|rank|timeline|number|vote count|date|specific|preview|list"
    r"|figure))|provide (?:any|a|more|specific)|be able to (?:comment|speak|share|discuss|say)"
    r"|have any (?:specific |further |other )?comments?|weigh into|offer (?:any|a)|opine|react to"
    r"|touch that|take (?:that|the) bait)"
)
_DECLINE = (
    rf"{_I}(?:{_NOT_WILL}{_TO_DO}{_HEDGE} {_DO}\b| ?(?:am|'m|are|'re){_HEDGE} not{_HEDGE} going to"
    rf" [\w-]+(?: [\w-]+){{0,3}} from (?:here|the podium|this podium)\b|(?<=we){_HEDGE} (?:do not"
    rf"|don't)(?: normally| usually| typically| generally| —)* (?:comment|respond to|speculate"
    rf"|discuss|preview|read out|get into|confirm|engage in)\b|(?<=i) shouldn't (?:get into|say)\b"
    rf"| ?(?:am|'m|'re)(?: just)? not going to (?:do that|do it|go there)(?: from here| here"
    rf"| today)?[.,])"
)
_OTHERS = (
    r"going to (?:comment|prejudge|speculate|get ahead|get into|weigh in|speak for|negotiate|do)\b"
)
_OTHERS_DECLINE = (
    rf"\b(?:what {_I} ?(?:am|'m|are|'re){_HEDGE} not going to do\b[^.]* is{_TO_DO}{_HEDGE} {_DO}\b"
    rf"|(?:he|she|they|president|administration|house)(?: is|'s| are"
    rf"|'re){_HEDGE} not{_HEDGE} (?!going to do\b){_OTHERS})"
)
_NOT_SOMETHING = (
    rf"not (?:something|a place|anything|a question)(?: that)? {_I}(?:'m going to|'re going to"
    rf"| am going to| are going to| can| will|'ll){_TO_DO}{_HEDGE} {_DO}\b"
)
_PRIVATE = r"\bkeep (?:[\w'-]+ ){0,4}?private\b"
_NO_COMMENT = (
    r"\b(?:no comment\b|(?:leave|stop) (?:(?:it|that|this) (?:at )?(?:there|that)|my comments)\b"
    r"|hard for (?:me|us) to (?:comment|speak|say)\b|i(?:'m| am|'ll"
    r"| will)?(?: just)? (?:going to )?decline to\b|(?:that's|that is|it's|this is|that's kind of"
    r"|get(?:ting)? into|deal(?:ing)? in|engag\w+ in|answer|respond to|do|speculate on)(?: an?"
    r"| any| a lot of)? hypotheticals?|(?:would(?:n't| not) be|it's not|not be|isn't|it is not"
    r"|be in|is in) ?appropriate for (?:me|us) to|i(?:'d| would)(?: just)? rather not\b)"
)
_BEGINS = r"(?:^|(?<=[.?!] )|(?<=[.?!]  ))"
_TELL = (
    r"(?:announce|share|preview|add|report|read ?out|read|offer|provide|say|tell you|for you"
    r"|lay out|speak to|forecast|predict|give you|confirm)"
)
_NEWS = (
    r"(?:announcements?|previews?|updates?|read ?outs?|new(?: to| for| on|s\b)|specifics?"
    r"|details(?! of)|information(?! about\b)|more|further|additional|calls|predictions?"
    r"|confirmation|assessments?|responses?|reactions?)"
)
_PERIODS = r"(?:dates?|timelines?|time ?frames?)"
_FIGURES = (
    r"(?:answers?(?! to —)|data|count|breakdown|stats?|statistics?|numbers?|figures?|timing|time"
    r"|estimates?|information|details?|specifics?)"
)
_FOR_YOU = (
    rf"[^.;:?!—]{{0,40}}? (?:to {_TELL}|for you|(?:that |which )?(?:i|we) can (?:give|share|offer"
    rf"|provide))\b"
)
_NEWS_TO_TELL = (
    rf"{_HEDGE} (?:(?:anything|nothing|any|no|an?|much(?! to add))\b(?! need)(?:(?: (?:[\w'-]+"
    rf"|—)){{0,9}}? {_TELL}\b(?! (?:except|other than|but))|(?: [\w'-]+){{0,3}}? {_NEWS}\b)"
    rf"|(?:updates?|details|specifics|announcements?|news|particular \w+|that|those|this|it"
    rf"|(?:more|additional|new|further)(?: details| information| specifics| actions"
    rf"| assessments?)?) ?(?:to share|to announce|to preview|to offer|to read|for you|on that"
    rf"|on those|on this|on (?:where|who|what|how|the|his|her)|about|at this)\b"
    rf"|anything\b(?= right now| at this|[^.,]* (?:on|for|about|beyond)\b)|(?:an?|any|the|an exact"
    rf"|a specific|that)(?: \w+)? (?:numbers?|figures?|dates?|timelines?|time ?frames?"
    rf"|estimates?) (?:for you|to \w+|on that)\b|(?:an?|any|the|that)(?: \w+)? (?:{_FIGURES}\b"
    rf"(?={_FOR_YOU})|{_PERIODS}\b(?! (?:of|on|for) when\b)))"
)
_NOTHING = (
    rf"{_I}(?:(?:(?: unfortunately)?{_HEDGE} (?:(?:don't|do not)(?: think (?:i|we))?{_HEDGE} have"
    rf"|haven't got)|(?: am|'m| are|'re) not sure (?:i|we) have){_NEWS_TO_TELL}"
    rf"|{_HEDGE} have{_HEDGE} (?:no|nothing)(?: [\w'-]+){{0,4}}? (?:{_TELL}|{_NEWS})\b|(?:'ll"
    rf"| will|'re going to|'m going to){_HEDGE} have (?:much |a lot |some )?(?:more|something"
    rf"|further)(?: (?:details?|information|specifics|to (?:say|share|announce|report)|for you"
    rf"|on (?:that|this)|about (?:that|this))\b|[.,]))"
)
_NO_NEWS = (
    rf"\b(?:nothing(?: \w+)? (?:new )?to (?:share|announce|preview|add|report|update|read out"
    rf"|say)\b|no (?:announcements?|updates?)(?: \w+)? (?:to|for you|today|at this)\b"
    rf"|no updates? on\b|no news (?:to|for|on|—|today|at)|there(?:'s| is| are) (?:nothing"
    rf"|no announcements?|no updates?|no news|no decisions?)(?: \w+){{0,2}} to (?:share|announce"
    rf"|preview|report|read)\b|(?:when|once|as soon as) we(?: do| will)? have (?:more|something"
    rf"|anything|an update|updates|an announcement)\b|(?:{_BEGINS}(?:so,? |again,? )?"
    rf"|(?<=— ))nothing (?:specific|new|yet)\b)"
)
_BARELY_HAVE = rf"d(?<![\w'’] d)on't have{_NEWS_TO_TELL}"
_DO_NOT_KNOW = (
    rf"{_I}(?:(?<!because i)(?<!because we)(?<!as long as i)(?<!as long as we){_HEDGE} (?:don't"
    rf"|do not){_HEDGE} know\b(?! how (?:many (?:more )?times|much (?:more )?time)\b| if —"
    rf"| actually that\b|,(?! but)"
    rf"|(?: [\w'-]+-)? —(?! i (?:haven't|have no))|(?: how| where| what) (?:—|i |you)"
    rf"| where (?:this|that)(?: \w+)?(?: is)? c[ao]m| who that| (?:if|what) (?:i would|i'd)\b"
    rf"| what [^.—]{{2,20}} you(?:'re|'ll|'d|'ve)?\b| you\b(?! yet)"
    rf"| (?:if|whether) (?:you|folks|anyone|people|that's|there's"
    rf"|any of you|everyone|everybody|it's|i'm|\w+ wants?\b|dr)| (?:that\b(?![.]| yet)|how else"
    rf"|about you|who you|anyone who|anybody who|who those|what you|what else|what is\b|many"
    rf"|any other|why you|whoever)|,? (?:about|at least|\d|probably|maybe|like|two|three|some)"
    rf"| — an? )| (?:don't|do not){_HEDGE} recall\b|{_HEDGE} have no idea\b"
    rf"| ?(?:am|'m|are|'re){_HEDGE} (?:unaware|unfamiliar with"
    rf"|not{_HEDGE} (?:aware of|familiar with|tracking))\b"
    rf"|(?<!so i)(?<!and i)(?<!so we)(?<!and we) ?(?:am|'m|are"
    rf"|'re){_HEDGE} not{_HEDGE} sure (?:if (?!you|i'm|i have|we have)"
    rf"|whether|what (?!—|you|the question|the —|number)|how (?!you|else|much more)|when|where|who"
    rf"|about|of|on|yet|the |that (?:i|we) know"
    rf"|(?:i|we) know|exactly (?:when|where|who|how|which))|(?<=i)(?:'ve)?{_HEDGE} (?:haven't"
    rf"|have not|hadn't|had not|not){_HEDGE} (?:(?:seen|heard|read|spoken to|talked to|spoken with"
    rf"|talked with){_HEDGE}(?: all| any| anything| yet| seen)*(?: of| about| on)? (?:th(?:at|is"
    rf"|ose|ese|e [\w-]+)|his|her|their|it|him|our [\w-]+)\b(?! since\b)|looked (?:at|into)"
    rf"|had a chance)"
    rf"|(?<=i)(?: actually)? (?:didn't|did not)(?: actually)? (?:see|hear|catch|watch"
    rf"|read) (?:that(?! (?:question|name"
    rf"|(?<=hear that )part|(?<=catch that )part)\b(?! of))|those|him|her|it|the full context"
    rf"|the (?:comment|report|remark|letter|article|interview|stor|statement|quote)\w*"
    rf"|his comment\w*|her comment\w*)\b"
    rf"|{_HEDGE} (?:don't|do not){_HEDGE} have{_HEDGE} (?:(?:[\w'-]+ ){{1,6}}?(?:in front of me"
    rf"|with me|at my fingertips|off the top of my head|on hand|handy)\b(?!{_FOR_YOU})|(?:that"
    rf"|the)(?: final"
    rf"| full| exact| specific)? (?:level of (?:detail|info)|information|details?|exact \w+"
    rf"|specifics?|estimate)\b(?!{_FOR_YOU})|(?:the|that|an?|any)(?: (?!good\b|great\b)\w+)?"
    rf" (?:answers?(?! to —)|data|count|breakdown|stats?|statistics?|(?:numbers?|figures?|timing"
    rf"|estimates?)(?! (?:to |on that))|{_PERIODS}(?= (?:of|on|for) when\b))\b(?!{_FOR_YOU})"
    rf"|any information (?:about|on|if|whether)\b(?!{_FOR_YOU})|(?:any )?insight))"
)
ASIDE = (
    r"(?:(?<=know)(?: what (?:day|time|prompt)| (?:her|him|them)\b(?! yet)"
    r"| (?:if|whether|how|why) (?:that|this|it) (?:is\b|was\b|feels|would|could)"
    r"| who (?:think|want|would)s?\b)|(?<=idea) what (?:day|time)\b"
    r"|(?<=sure if )(?:that's|it's|that is)\b|(?<=that) part\b(?! of))"
)
"""What goes on behind a cue that nothing is known of, mostly in an answer to something else."""
_UNKNOWN = (
    rf"\b(?:(?:not|none|nothing|{_BEGINS}no)\b(?: [\w'-]+){{0,2}} that (?:i'm|i am"
    r"|we're) aware of|too (?:soon|early) to (?:tell|say|know)\b"
    r"|the first (?:time )?(?:i've heard|i'm hearing|i've seen)\b)"
)

_NOT_HEDGED = (
    r"(?:really |even |necessarily |certainly |just |also |be |actually |currently |personally "
    r"|quite |yet |think i |think we )*"
)
_WILL_NOT = (
    _NOT_HEDGED
    + r"(?:going|gonna|prepared|in a pos|able to|at lib|here to|at a place|want to|wanna"
    r"|get|go |negotiate|prejudge|weigh|comment|speculate|discuss|detail|confirm|say |talk|speak"
    r"|share|predict|give|provide|answer|respond|preview|characterize|add |elaborate|address"
    r"|disclose|to comment|to speculate|normally|usually|typically|generally|read out|engage"
    r"|divulge|classify|outline|attribute|make)"
)
_HAVE_NOT = (
    _NOT_HEDGED + r"(?:have|know|recall|got |aware|familiar|sure|tracking|seen|heard|read |looked"
    r"|had a|see |hear|catch|spoken|talked)"
)
_ANYTHING = ""
_REFERS, _PROMISES = AnswerKind.REFERRED, AnswerKind.PROMISED
_DECLINES, _NOTHINGS, _UNKNOWNS = AnswerKind.DECLINED, AnswerKind.NOTHING, AnswerKind.UNKNOWN
_NO_COMMENTS = (Cue(_DECLINES, _NO_COMMENT),)
_WILL_NOTS = (Cue(_DECLINES, _DECLINE),)
_HAS_NOTHING = (Cue(_NOTHINGS, _NOTHING),)
_NO_NEWSES = (Cue(_NOTHINGS, _NO_NEWS),)
_KNOWS_NOT = (Cue(_UNKNOWNS, _DO_NOT_KNOW),)
_IS_UNKNOWN = (Cue(_UNKNOWNS, _UNKNOWN),)
_REFERRALS = (Cue(_REFERS, _ASK_THEM),)
_CHECKS = (Cue(_PROMISES, _CHECK),)

HINTS = (
    Hint("efer ", ((_ANYTHING, (Cue(_REFERS, _REFER),)),)),
    Hint("t you ", (("(?:guys |all |back |over )*to", (Cue(_REFERS, _POINT),)),)),
    Hint("leave ", (("(?:it|th[aio]|any)", (Cue(_REFERS, _LEAVE), *_NO_COMMENTS)),)),
    Hint("speak ", (("(?:to|for|about)", (Cue(_REFERS, _CAN_SPEAK), Cue(_REFERS, _LEAVE))),)),
    Hint("uestion", (("s? (?:best|better|for|to|directed)", (Cue(_REFERS, _QUESTION_FOR),)),)),
    Hint("ask ", (("(?!you|me |us|about|that|if|what|a |for)", (*_REFERRALS, *_CHECKS)),)),
    Hint("reach out to ", ((_ANYTHING, _REFERRALS),)),
    Hint("talk to ", ((_ANYTHING, (*_REFERRALS, *_CHECKS, Cue(_REFERS, _LEAVE))),)),
    Hint(
        " back ",
        (
            ("(?:to|with) (?:you|all|every|folks)", (Cue(_PROMISES, _GET_BACK),)),
            ("to (?:the|our|my)", _CHECKS),
        ),
    ),
    Hint("check", (("[ .,]", (*_CHECKS, *_REFERRALS)),)),
    Hint("follow up", ((_ANYTHING, _CHECKS),)),
    Hint("see if ", (("(?:our|there|i |we )", _CHECKS),)),
    Hint("get ", (("(?:you |that to|it to|an answer|more (?:inf|for|det))", _CHECKS),)),
    Hint("l let you ", ((_ANYTHING, _CHECKS),)),
    Hint("look into ", ((_ANYTHING, _CHECKS),)),
    Hint("cannot ", ((_ANYTHING, _WILL_NOTS),)),
    Hint("too ", (("(?:soon|early) to", _IS_UNKNOWN),)),
    Hint("the first ", (("(?:time )?i'", _IS_UNKNOWN),)),
    Hint("l have ", (("(?:much |a lot |some )?(?:more|something|further)", _HAS_NOTHING),)),
    Hint("we have ", (("(?:more|something|anything|an? ?\\w* ?update|an ann)", _NO_NEWSES),)),
    Hint("hard for ", ((_ANYTHING, _NO_COMMENTS),)),
    Hint("appropriate for ", ((_ANYTHING, _NO_COMMENTS),)),
    Hint("rather not ", ((_ANYTHING, _NO_COMMENTS),)),
    Hint(
        "'t ",
        (
            (_WILL_NOT, _WILL_NOTS),
            (_HAVE_NOT, (*_HAS_NOTHING, *_KNOWS_NOT)),
            ("have ", (Cue(_NOTHINGS, _BARELY_HAVE),)),
        ),
    ),
    Hint(
        " not ",
        (
            (_WILL_NOT, _WILL_NOTS),
            (_HAVE_NOT, (*_HAS_NOTHING, *_KNOWS_NOT)),
            (_NOT_HEDGED + _OTHERS, (Cue(_DECLINES, _OTHERS_DECLINE),)),
            ("(?:something|a place|anything|a que)", (Cue(_DECLINES, _NOT_SOMETHING),)),
        ),
    ),
    Hint(" aware of", ((_ANYTHING, (*_KNOWS_NOT, *_IS_UNKNOWN)),)),
    Hint("private", ((_ANYTHING, (Cue(_DECLINES, _PRIVATE), *_WILL_NOTS)),)),
    Hint("hypothetical", ((_ANYTHING, _NO_COMMENTS),)),
    Hint("nothing ", ((_ANYTHING, (*_HAS_NOTHING, *_NO_NEWSES)),)),
    Hint(
        "no ",
        (
            (
                r"(?:\w+ ){0,4}?(?:announce|update|news|share|preview|idea|comment)",
                (*_HAS_NOTHING, *_NO_NEWSES, *_KNOWS_NOT, *_NO_COMMENTS),
            ),
        ),
    ),
)
"""What to look for first."""
