"""Whether a day in a sentence is that on which its quotation was said."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum, auto

from briefreader.domain.article import Span
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    CUES,
    MODIFYING,
    POSSESSIVES,
    PREPOSITIONS,
    STRONG,
    WEAK,
)
from briefreader.text.date_format import WEEKDAYS
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

# What may stand between a verb, or a conjunction, and its day.
_LEADS = "on|in|last|late|early|earlier|this"
_LEAD_IN = rf"(?:(?:{_LEADS})\s+)"
_LEAD = 200  # code points around a day in which one looks for what happens
DETERMINER = "the|an?|his|her|their|its"
"""What stands before most nouns; as alternatives of a pattern."""

# Speaking. Some verbs are of the same letters as nouns ("the report on Friday"): of these, only
# what is past or goes on is a verb for certain.
_NO_SPEECH = frozenset(
    """
    advise volunteer publish deem worry celebrate warrant relate protest refer reflect observe
    remember beg characterize cite reveal disclose suggest sum express commend accuse
""".split()
)
ASKED = ("asked", "pressed", "questioned", "interviewed")
"""What somebody has done who put questions."""
_SPEECH_TOO = {"post", "state", "challenge", "appeal", "signal", "lecture"}
_SPEAKING = {
    *(
        form
        for form, base in CUES.items()
        if base not in (WEAK | _NO_SPEECH) - _SPEECH_TOO and form.endswith(("ed", "ing"))
    ),
    *(form for form, base in CUES.items() if base in STRONG and form not in MODIFYING),
    *(form for form, base in CUES.items() if base in {"speak", "swear"}),
    *("had spoken", "has spoken", "have spoken", "had written", "has written", "have written"),
    *("put it", "according", "pointed out", "testify"),
    *("testifies", "chatted", "talked", "talking", "talks to", "briefed", "rejected", "rejecting"),
    *("addressed", "addressing", "took questions", "taking questions", "answered questions"),
    *("met reporters", "met with reporters", "meeting with reporters", "met the press"),
    *("faced reporters", "faced the press", "faced the cameras", "gave a speech"),
    *("gave an interview", "came the answer", "came the reply", "came the response"),
    *("delivered a speech", "delivered remarks", "held a briefing", "held a news conference"),
    *("held a press conference", "holding a news conference", "holding a press conference"),
    *("made the comment", "made the comments", "made the remark", "made the remarks"),
    *("made clear", "made it clear", "made plain", "made it plain", "laid out"),
    *("took to the podium", "took to twitter", "took to facebook"),
    *(*ASKED, *(f"{asked} by" for asked in ASKED)),
    *("bristled", "scoffed", "apologised", "apologized", "brushed off", "brushed aside"),
    *("laughed off", "shrugged off", "waved away", "batted away", "played down", "play down"),
    *("weighed in", "hit back", "shot back", "fired back", "struck back", "went further"),
} - {"note", "notes", "states", "calls", "writing", "lashed", "lashing"}
# Speaking of a kind: "Moss struck a softer tone on Friday", "doubled down", "refused to budge".
_IN_A_TONE = r"""
struck\s+an?\s+(?:[a-z]+\s+){0,2}?(?:tone|note)|sounded\s+an?\s+(?:[a-z]+\s+){0,2}?note(?:\s+of\s+[a-z]+)?
sounded\s+(?:defiant|upbeat|optimistic|cautious|confident|hopeful|contrite|angry|weary|conciliatory)
(?:was|were)\s+in\s+(?:an?|no)\s+(?:[a-z]+\s+)?mood(?:\s+to\s+[a-z]+)?|stood\s+firm
(?:stood|held)\s+(?:his|her|its|their)\s+ground|doubled\s+down|bit\s+back|pushed\s+back(?:\s+(?:against|at))?
(?:did\s+not|didn[’']t)\s+(?:hold\s+back|mince\s+(?:his|her|its|their)\s+words)
went\s+on\s+the\s+(?:offensive|attack)|poured\s+(?:cold\s+water|scorn)\s+on
refused\s+to\s+(?:apologi[sz]e|back\s+down|budge|comment)|set\s+the\s+record\s+straight
(?:sought|tried)\s+to\s+(?:reassure|soothe|allay|calm\s+(?:[a-z]+\s+)?(?:nerves|fears|tempers|worries))
urged\s+(?:calm|caution|patience|restraint|unity)|conceded\s+the\s+point
(?:was|were)\s+(?:blunt|unrepentant|unapologetic|defiant|adamant|scathing|dismissive|unequivocal|emphatic|contrite|coy)
took\s+(?:aim\s+at|issue\s+with)|rounded\s+on|lashed\s+out(?:\s+(?:at|against))?|cast\s+doubt\s+on
(?:broke|ended)\s+(?:his|her|its|their)\s+silence|gave\s+short\s+shrift\s+to|gave\s+(?:little|nothing)\s+away
paid\s+tribute\s+to|held\s+out\s+hope|ruled\s+(?:it|that|this|them)\s+out
showed\s+(?:no|little)\s+(?:sign|signs|hint)\s+of\s+[a-z]+ing|made\s+no\s+apolog(?:y|ies)
""".strip().replace("\n", "|")
_SPOKE = rf"(?:{_IN_A_TONE}|{'|'.join(sorted(map(re.escape, _SPEAKING), key=len, reverse=True))})"
SPOKEN = lazy_pattern(rf"\b{_SPOKE}\b")
# "Announced the plan on Friday, saying": the one when the other.
_SAYING = lazy_pattern(
    r"(?P<comma>,)?\s+(?P<by>by\s+)?"
    r"(?:saying|telling|adding|writing|arguing|claiming|insisting|declaring)\b"
)
_HEARERS = frozenset(
    """
    told tells telling addressed addressing asked asking warned warning reminded reminding assured
    assuring
""".split()
) | {"taking questions", "took questions"}

# "Rejected the claim on Friday"; but "rejected the offer", "dismissed her deputy", "pushed back the
# vote", which one need not say a word to do.
_DONE_TOO = frozenset(
    """
    rejected dismissed defended challenged addressed accepted approved celebrated
""".split()
) | {"pushed back"}
_ITS_THING = lazy_pattern(
    rf"\s+(?:{DETERMINER}|this|that)\s+(?P<thing>(?:[\w’'-]+\s+){{1,4}}?){_LEAD_IN}+$"
)
_TALKED_OF = frozenset(
    """
    accusation accusations allegation allegations argument arguments assertion assessment attack
    attacks call calls change changes charge charges claim claims comment comments comparison
    complaint complaints concern concerns conclusion conclusions crisis critic critics criticism
    criticisms crowd cuts deal decision decisions demand demands fear fears figures finding findings
    handling idea ideas issue issues matter media move notion objections outlook plan plans point
    policies policy position premise press proposal proposals question questions record remarks
    report reporters reports response row rumor rumors rumour rumours situation speculation
    statement strategy suggestion suggestions theory topic treatment view views warning warnings
    worries worry audience nation board committee parliament congress conference meeting rally
""".split()
)

# "Describing the scene on Friday": perhaps of the scene; "telling the crowd" is no such thing.
_ITS_OBJECT = lazy_pattern(rf"\s+(?:{DETERMINER}|this|that)\b")

# Doing something else.
_DONE = """
was were is are be been being has have had do does did will would shall should can could might must
sank went came began became took made got gave saw knew left lost won met kept led fell rose ran sat
stood broke drove drew grew flew threw wore chose fought brought bought sought caught taught found
built sent spent paid struck shot put hurt heard felt held shut burnt burst hid slept swept
sold lay laid ate drank rode sang swam woke dealt meant tore bore beat forgot froze rang shook shone
stole stuck swung withdrew overcame undertook begun gone taken given seen known fallen risen broken
driven drawn grown flown thrown chosen stolen frozen done
""".split()
_VERB = (
    rf"(?:(?:{'|'.join(re.escape(word) for word in _DONE)})(?![\w’'])|(?:\w+n[’']t|[a-z]{{2,}}ed)\b"
    r"|(?<=\w)[’'](?:ll|d|ve|re)\b|may\b)"
)
DEED = rf"(?:{_VERB}|{_SPOKE}\b)"
"""A verb of speaking, or another that is past or goes on."""
_OTHER_VERB = lazy_pattern(rf"\s+(?!{_SPOKE}\b){_VERB}")
_NOT_YET = lazy_pattern(r"\b(?:will|would|shall|should|can|could|might|must|may)\b")
_SUBORDINATE = (
    r"(?:who|whom|whose|which|where|when|while|because|if|although|though|unless|why|how|whether"
    r"|(?<!recently )(?<!late )(?<!early )(?<!well )(?<!back )as"
    r"(?! (?:recently|late|early|well|far|much)\b)"
    r"|after|before|since|until)"
)

# "Echoing what Moss said"; but "this is what Moss said", "hear what Moss said".
_WHAT = (
    r"(?<!\bis )(?<!\bwas )(?<!\bare )(?<!['’]s )(?<!hear )(?<!heard )(?<!read )(?<!recall )"
    r"(?<!see )(?<!remember )(?<=[a-z] )what"
)
# What is spoken of, and not when: "in response to the report on Friday", "remarks on the vote",
# "recalled the fire of 3 May", "announced a meeting on Friday", "who was asked on Friday".
_TOPIC = (
    rf"(?i:{_SPOKE}\s+(?:of|for(?!\s+(?:[a-z]+\s+){{1,3}}(?:hours?|minutes?|days?|while)\b)|about)"
    r"(?-i:\s+(?![A-Z]))|about|referring\s+to|citing|regarding"
    r"|concerning|before|after|despite|ahead\s+of|following|amid|because\s+of|due\s+to|against"
    r"|(?:in\s+advance|the\s+eve|in\s+the\s+(?:wake|aftermath))\s+of|prepar(?:ing|ed)\s+(?:for|to)"
    r"|in\s+contrast\s+(?:to|with)|according\s+to\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:report|account|book|story|article|study|document)s?"
    r"|look(?:ing|ed)\s+(?:back|ahead|forward)"
    r"|with\s+(?:[\w’'-]+\s+){1,4}?(?!morning|evening|meeting|briefing|hearing)[a-z]{2,}ing"
    r"|(?:reporters|journalists|lawmakers|senators|them|him|her|us|me|you)\s+of(?=\s+(?:the|an?)\b)"
    r"|(?:rebuttal|respon(?:se|ding|ded)|react(?:ion|ing|ed)|answer(?:ing|ed)?|repl(?:y|ying|ied))\s+to\b"
    r"(?!\s+(?:[\w’'-]+\s+){0,3}?(?:questions?|reporters?|journalists?|quer(?:y|ies))\b)"
    r"|(?:comment(?:s|ed|ing)?|remarks|statement|briefing|speech|address|speaking|spoke|hearing|debate"
    rf"|meeting|discussion|interview)\s+on\s+(?:{DETERMINER})"
    r"(?!\s+(?:[a-z’'-]+\s+){0,2}?(?:floor|stage|steps|lawn|tarmac|phone|telephone|radio|air|set"
    r"|sidelines|trail|stump|programme?|show|podcast|network|morning|afternoon|evening|night)\b)"
    r"|(?:recall|remember|commemorat|mark|honou?r|mourn|discuss|preview|contradict|await)"
    r"(?:e?d|ing|e?s)\s+"
    rf"(?:{DETERMINER}|those)"
    r"|(?:(?:promis|pledg|vow|invit|urg|demand|predict)(?:ed|ing|e?s)|forecast)"
    rf"\s+(?!(?:{_LEADS}|at|from|during|via|calm|caution|patience|restraint|unity)\b)(?-i:[a-z]+)"
    r"|apologi[sz](?:ed|ing|es)\s+for"
    r"|(?:den(?:ied|ies|ying)|admit(?:s|ted|ting)|recall(?:ed|s)?)\s+(?!during\b)(?-i:[a-z]+ing)"
    r"|announc(?:ed|ing|es)\s+(?:an?|(?-i:[a-z]+[^s\W]s))"
    r"|(?:was|were|been|being)\s+(?:asked|told|informed|warned|reminded|urged|named|called|invited"
    r"|briefed))"
)

# What happens in a sentence, in the order in which one has to look: an adjective that ends as a
# verb does, what is spoken of, speaking, another deed, a clause of its own, what one is to do.
_HAPPENS = lazy_pattern(
    rf"\b(?:{DETERMINER}|our|my|of|some|many|at|most|more)\s+[a-z]+ed(?=[ -][a-z])"
    rf"|(?P<topic>\b(?:{_TOPIC})\b)"
    rf"|(?P<spoke>\b(?i:{_SPOKE})(?!\s+(?:by|off)\b)(?![\w’'-]))"
    rf"|(?P<verb>(?<![\w-]){_VERB})"
    rf"|(?P<link>\b(?i:(?<!at )(?<!with )that(?!\s+(?:was|is)\b)|{_WHAT}"
    rf"|(?!(?:when|while)\s+[a-z]+ing\b){_SUBORDINATE})\b)"
    rf"|(?P<doing>\bto\s+(?!{_SPOKE}\b)(?!(?:{DETERMINER}|our|my|this|these|those|all"
    r"|some|both|one|what|whom|where|local|parliament|congress|him|them|us|me|you|it|radio"
    r"|television|people|men|women|staff|date|(?:[a-z]+\s+)?(?:applause|cheers|laughter))\b)"
    r"(?![a-z]+(?:[^s]s|al|ic|ish|an|ese|men)\b)[a-z]+\b)"
)
# "The fog lifted and on Tuesday Moss said"; "Moss said (the quay opens on Monday)".
_CLAUSE = lazy_pattern(
    rf"\s(?:and|but)\s(?={_LEAD_IN}+$)"
    r"|[(\[](?=(?:the|he|she|it|they|we|who|which|more|see)\s[^()\[\]\0]*$)"
    r"|\s[–—-]{1,2}\s(?=(?:the|he|she|it|they|we)\s[^–—\0]*$)"
    r"|;|,\s+(?:and|but|yet|or|so)\s|:(?!\s*\0)|(?<=[a-z]{4})[.?!][\"”’)]?\s|\n\n(?!\s*\0)"
)
_AND_THEN = lazy_pattern(r"[^,]\s(?:and|but)\s$")
_ASIDE = lazy_pattern(r",[^,;:\0]{1,80},|\s(?P<dash>[—–-]{1,2})\s[^;:\0]{1,80}?\s(?P=dash)\s")
# "Sought to calm them on Friday": and so she did, then.
_TRIED = lazy_pattern(
    r"\b(?P<verb>sought|tried|moved|rushed|hastened|hurried|scrambled|attempted)\s+to(?=\s+[a-z])"
)
_WHILE_THEN = lazy_pattern(rf"\s+(?:{_SUBORDINATE})\b[^,;:\0]*,")
_SUBORDINATED = lazy_pattern(rf",\s*(?:\w+ )?{_SUBORDINATE}\b")

# What somebody says something at or in: "his Friday speech" may be the one that is quoted.
OCCASION = (
    r"(?:[\w-]+\s+){0,2}?(?:speech|remarks?|comments?|reply|answer|address|interview|statement|message|briefing|conference"
    r"|rally|testimony|hearing|meeting|session|debate|assembly|panel|forum|vigil|letter|e-?mail|memo"
    r"|column|post|tweet|sermon|lecture|talk|podcast|broadcast|show|appearance|call|transcript"
    r"|release)\b"
)

# "The Friday edition", whose reports are of the day before, too.
WORK = (
    r"(?:[\w-]+\s+)?(?:edition|episode|issue|report|article|story|book|memoir|essay|op-ed|paper"
    r"|documentary|film|profile|keynote|blog|newsletter|thesis)\b"
)
"""What somebody writes, or is shown in."""
_IN_PRINT = lazy_pattern(rf"(?:['’]s)?\s+{WORK}")
# "Mocked the speech on Friday"; "told the hearing" is no such thing.
_AN_OCCASION = lazy_pattern(rf"\s+(?:{DETERMINER})\s+{OCCASION}\s+(?:on\s+)?$")

_UP_TO_DAY = r"\s+(?:on\s+|late\s+|early\s+)?(?:\w+day,?\s+)?"
# Whose the day is else: a preposition's, a noun's ("the Friday meeting", "the events of Friday"),
# another's who spoke ("After Moss spoke on Friday, Birk said", but not "When asked on Friday").
_BOUNDED = lazy_pattern(
    r"\b(?:since|(?<!not )until|till|by|before|after|from|through|between|(?-i:and)|to|for"
    r"|due(?: out)?|passed|effective|expires?|deadline of|than"
    r"|next|coming|ahead of|(?<=, )(?:born|founded))"
    rf"{_UP_TO_DAY}$",
    re.IGNORECASE,
)
# "By Friday Moss was saying": she may have said it then.
_SPEAKS_BEHIND = lazy_pattern(rf",?\s[^,;:\0]*?\b{_SPOKE}\b")
_BY_THEN = lazy_pattern(rf"\W*(?:(?:And|But|Yet|Still),? )?(?:By|Since|From|Until){_UP_TO_DAY}$")
# "In an affidavit signed on 12 March", "in a talk that began on Tuesday": perhaps they spoke then.
_SET_DOWN = lazy_pattern(
    r"\b(?:dated|signed|began|begins|starting|held|happened)"
    rf"{_UP_TO_DAY}$",
    re.IGNORECASE,
)
# "Said Moss, whose retirement was confirmed on Sunday"; but "Moss, who spoke on Sunday".
_IN_RELATIVE_CLAUSE = lazy_pattern(r",?\s(?:who|whose|whom|which)\s(?P<clause>[^,;:\0]*)$")
_SPEAKS_THERE = lazy_pattern(
    r"\b(?:spoke|speaks|speaking|talk(?:ed|s|ing)|testif(?:ied|ies|ying)|address(?:ed|es|ing)"
    r"|appear(?:ed|s|ing)|told|tells|interviewed|asked by|wrote|answered|took|held|gave|faced"
    r"|met)\b"
)
# "Moss, confirmed on Sunday as harbour master, said".
_IN_PARTICIPLE_PHRASE = lazy_pattern(rf",\s+(?!{'|'.join(ASKED)})[a-z]+ed\s+(?:on\s+)?$")
_SAYS_BEHIND = lazy_pattern(r"[^\0]*,\s+(?:said|says|told|added|wrote)\b")
# When somebody is met, or while something goes on, things are said.
_AT_THE_TIME = lazy_pattern(
    r"(?:when|while|as)\b|whom?\b[^,;:\0]*\b(?:met|saw|visited|heard|reached|spoke|evidence)\b",
    re.IGNORECASE,
)
# "At a meeting held on Friday", "in an interview published on Friday": perhaps they spoke then.
_HELD = lazy_pattern(
    rf"\b(?:{OCCASION}|(?:at|during)\s(?:[\w-]+\s+){{0,4}}?[\w-]+)\W+(?:\w+\s+){{0,3}}?"
    r"(?:held|took\splace|dated|aired|broadcast|recorded|taped|published|conducted"
    r"|issued|posted|released|made\spublic)\s[^,;:\0]*$",
    re.IGNORECASE,
)
# "In a statement released on Friday", "in remarks that were delivered on Friday": the day on which
# one heard it.
_GIVEN = lazy_pattern(
    rf"(?P<at>\b(?:in|at|during|from)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{OCCASION}|event|video))"
    r"(?:,?\s+(?:that|which)\s+(?:was|were))?\s+(?:given|delivered|made|held"
    r"|(?<=statement )(?:issued|released|posted|published)|(?<=remarks )released"
    r"|(?<=video )(?:released|posted|published|shared)|(?<=tweet )posted|(?<=message )posted)\b",
    re.IGNORECASE,
)
# What happens by itself, and is no occasion to speak.
_EVENT = lazy_pattern(
    r"\b(?:attacks?|shootings?|votes?|fires?|storm|hurricane|raids?|strikes?|bombings?|massacre"
    r"|murders?|killings?|crash|elections?|war|deadline|invasion|flood|earthquake|explosion"
    r"|protests?|riots?|collapse|arrest|verdict|ruling|race|launch|birthday|anniversary)\s+"
    rf"(?:{_LEAD_IN}|of\s+)*$",
    re.IGNORECASE,
)
# "It was on Friday that Moss said", "it was Moss who, on Friday, said": Moss said on Friday.
_IT_WAS = lazy_pattern(r"\W*It was (?:only )?(?:on )?$")
_THAT = lazy_pattern(r"\s+(?:that|when)\s")
_IT_WAS_WHO = lazy_pattern(r"\b[Ii]t (?:was|is) (?=[A-Z])(?P<who>[^,;:\0]{1,80}?),? who\b")
# "“…,” was how Moss summed it up on Friday": saying, whatever the verb.
_WAS_HOW = lazy_pattern(
    r"\0\W*(?:was|is|were|are|reads?|runs|ran)\s+(?P<how>(?:how|what)\b)?(?P<clause>[^\0]*)$"
)
# "The fire of 3 May"; but "a letter of 3 May", "the morning of 3 May".
_OF = lazy_pattern(r"\b(?:of|for)\s+$")
_OF_SPEAKING = lazy_pattern(
    rf"\b(?:(?:{OCCASION}|morning|afternoon|evening|night|hours)\s+of|transcript\s+for)\s+$"
)
# "Her letter to Congress of 3 May", "according to a transcript from 3 May", "Moss's words from
# Friday".
_OF_AN_OCCASION = lazy_pattern(
    rf"(?:\b(?:in|at|during|from|to|{DETERMINER})|['’]s)\s+(?:{OCCASION}|words|line|quotes?)"
    r"(?:\s+[^\s,]+){0,6}?\s+(?:of|for|from)\s+$",
    re.IGNORECASE,
)
_ATTRIBUTE = lazy_pattern(
    r"(?:\b(?:(?P<a>an?)|the|that|his|her|their|its|our|my)|['’]s)\s+$", re.IGNORECASE
)
# "Ahead of the vote on Friday"; but "after lunch on Friday", "before supporters on Friday".
_OF_AN_EVENT = lazy_pattern(r"ahead|despite|amid|because|due|against", re.IGNORECASE)
_AT = lazy_pattern(r"\b(?:in|at|during)\s+$", re.IGNORECASE)
_NOUN = lazy_pattern(r"\s+(?!(?:at|in|on|of|to|with|during|and|as|when|that|who|by|from)\b)[a-z]")
_TO_AN_OCCASION = lazy_pattern(rf"(?:['’]s)?\s+{OCCASION}", re.IGNORECASE)
_ANOTHERS = lazy_pattern(
    r"\b(?:after|before|since|until|if|although|though|unless|once|unlike|contrary"
    rf"|(?P<then>when|while|as|{_WHAT}))\s[^,;:\0]*\S\s*$",
    re.IGNORECASE,
)
_BOTH = lazy_pattern(r"\b(?:and|then|but)\b")
# "Will say", "is to testify", "plans to speak": nobody has spoken yet.
_NOT_SPOKEN = lazy_pattern(
    r"\b(?:would\s+$|(?:will|shall|may|might|(?:is|are|was|were|plans?|planned|due|set|expected|scheduled|wants?"
    r"|hopes?|intends?|going|about|invited|prepar\w+)\s+to)\s+(?:\w+ly\s+|also\s+|again\s+)*$)"
    r"|(?:^|[\0–—:;,|-])[\W_]*(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}to\s+$"  # "Moss to speak on Friday"
)
_OWNED = lazy_pattern(r",\s*(?P<word>[a-z]+)\b(?:(?!,)[^\0])*$")
_TIMES = {"late", "early", "earlier", "last", "here", "there"}
_OWNS_NOTHING = (PREPOSITIONS | ADVERBS | _TIMES) - {"himself", "herself", "for", "of"}

# "Moss said the ferry sails on Friday": the day is the ferry's, but not in "said the pilot".
_TAKES_CLAUSE = lazy_pattern(
    r"(?:said|says?|added|adds|insisted|insists|argued|argues|claimed|noted|predicted|conceded"
    r"|acknowledged|maintained|asserted|believed|thought)",
    re.IGNORECASE,
)
_NEW_SUBJECT = lazy_pattern(
    rf"\s+(?:{DETERMINER}|he|she|it|they|we|I|our|my|this|these|those|there"
    rf"|(?!(?:{'|'.join(day.removesuffix('day') for day in WEEKDAYS)})(?:day\b|\.))[A-Z]\w*)\b"
)
# "Moss said it plainly on Friday": what she said is not told in a clause.
_SAID_IT = lazy_pattern(
    r"\s+(?:it|this|that|(?:the\s+same|these|those)(?:\s+(?:thing|words))?)"
    rf"(?:\s+(?:\w+ly|again|too|also|then|{_LEADS}|at|in\s+the))*\s+$",
    re.IGNORECASE,
)
_SAID_THAT = lazy_pattern(rf"\b(?:{_TAKES_CLAUSE.pattern})\s+that\s+{_LEAD_IN}*$")
_TO_THE_QUOTATION = lazy_pattern(r"\s*[,:]\s*\0")
_INVERTED = lazy_pattern(r"(?:^|\0)[\s,.“”\"’]*(?:(?:So|Thus)\s+)?$")

# Where a day opens a clause: behind a preposition, or behind whoever speaks.
_FRONT = lazy_pattern(
    r"[\W\d_]*(?:(?:And|But|Then|So|Only|Just|Also|Again|Even|Back|Late|Later|Early|Earlier|Here"
    r"|There|Last|Yet|Still|Meanwhile)\b[\W_]*)*"
    r"(?:$|(?i:in|at|on|during|from|to|via|through|by|late|early|last|earlier)\b|[A-Z][a-z]+ing\b)"
)
_NO_SUBJECT = lazy_pattern(r"\s*(?:,\s*)?(?:(?:also|again|then|later|once|[a-z]+ly)\s+)*$")
_PLURAL_OR_VERB = lazy_pattern(rf"(?<![-\w’'])[a-z]+[^s\W]s\s+(?:{_LEAD_IN}|of\s+)*$")
# "Moss (3 May): “…”", "see Moss, 3 May: “…”": between a name and the words.
_NAME_BEFORE_DAY = lazy_pattern(rf"(?:^|[^\w’'-])[A-Z][\w.’'-]*\s?[,(]\s*{_LEAD_IN}*$")
_THE_WORDS_FOLLOW = lazy_pattern(r"\)?\s?:\s*\0+")
# "Note that on Tuesday Moss told the board: “…”": the day opens the clause behind "that".
_OPENS_CLAUSE = lazy_pattern(rf"\bthat\s+(?:{_LEAD_IN}|(?:at|during)\s+(?:(?:{DETERMINER})\s+)?)*$")
# What one says, as a noun: "The answer on Friday did not change: “…”", "Moss's words on Friday –
# “…”"; but "The answer on Friday angered Birk: “…”".
_WORDS_SAID = (
    r"(?:(?!old|earlier|previous|former|recent|new)[a-z-]+\s+){0,3}"
    r"(?:answer|reply|response|words|message|statement|remarks?|comments?|verdict|line"
    r"|warning|assessment|pledge|promise|explanation|advice|sentence|note|appeal|tweet|post)\b"
)
_WHOSE = rf"(?:(?i:{DETERMINER})|(?:[A-Z][\w.’'-]*\s+){{0,4}}[A-Z][\w.-]*['’]s?)"
_THE_ANSWER = lazy_pattern(rf"\W*(?:(?:And|But|Yet)\s+)?{_WHOSE}\s+{_WORDS_SAID}\s+{_LEAD_IN}*")
# "Moss's assessment, offered on Friday: “…”", "Moss had an answer ready on Friday for those who
# doubt it: “…”"; and "“…,” according to Moss, whose remarks on Friday drew applause".
_WORDS_GIVEN = lazy_pattern(
    rf"\W*(?:{_WHOSE}\s+{_WORDS_SAID},\s+(?:given|offered|made|delivered|issued|voiced|shared)"
    rf"|(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:gave|offered|issued|delivered|had|made|shared)\s+(?:{DETERMINER})"
    rf"\s+{_WORDS_SAID}(?:\s+ready)?)\s+{_LEAD_IN}*"
)
_TO_WORDS = lazy_pattern(r"[^;:.\0]{0,120}:\s*\0+")
_WHOSE_OCCASION = lazy_pattern(rf"\0\W*according to [^;:\0]*?, whose {OCCASION}\s+{_LEAD_IN}*$")
# "“…,” came the blunt reply of Moss on Friday".
_CAME = lazy_pattern(
    rf"\0\W*came\s+(?i:{DETERMINER}|this|that)\s+{_WORDS_SAID}\s+(?:of|from|by)\s[^,;:\0]*$"
)
# "Compare the statement of 3 May, in which Moss says: “…”", "Moss's remark of 3 May that “…”".
_THE_STATEMENT_OF = lazy_pattern(rf"\b{_WHOSE}\s+{_WORDS_SAID}\s+(?:of|from)\s+$")
_HOLDS_THE_WORDS = lazy_pattern(
    rf"(?:,?\s+in\s+which\s+[^;:,.\0]*(?:{_SPOKE}|says|declares|writes)\s?[:,]|\s+that)\s*\0"
)
_IT_READ = lazy_pattern(
    r"(?:\s+(?:was|were|is|are|came|reads?|ran|runs|remained|stayed|sounded|left|did|had|has)\b"
    r"[^;:.\0A-Z]{0,60}:|\s*(?:[–—-]|:))\s*\0+"
)
# "On Friday Moss gave an answer that nobody will forget: “…”"; but "got an answer from Birk: “…”".
_GAVE_WORDS = lazy_pattern(
    rf"[\s,]*(?:[\w.’'-]+\s+){{1,6}}?(?:gave|offered|issued|delivered|had|sent|struck|sounded|posted"
    rf"|made|left|shared)\s+(?:{DETERMINER}|this|one)\s+{_WORDS_SAID}(?!\s+(?:from|by)\b)"
    r"[^;:.\0]{0,120}:\s*\0+"
)
# "Before the doors had opened on Friday, Moss offered a preview".
_FRONTED = lazy_pattern(r"[\W\d_]*(?:Before|After|When|While|As|Once|Until)\s[^,;:\0]*")
_THEN_A_CLAUSE = lazy_pattern(r"[^,;:.\0]{0,40},\s+[^\W\d_]")
# "The line that made the news was delivered on Friday": the last verb is that of the sentence.
_TOLD_OF_SUBJECT = lazy_pattern(
    r"\W*(?:The|An?|His|Her|Their|What)\s[^,;:\0]*?\b(?:that|which|who)\s[^,;:\0]*?"
    rf"(?<![\w-]){_VERB}[^,;:\0]*?\s(?:was|were|came)\s[^,;:\0]*"
)
_DATELINE = lazy_pattern(r"[\W_]*[A-Z]{3,}[^—–]*(?:[—–]\s*)?$")  # which ends with a dash
_DASH = lazy_pattern(r"[,)]?\s*(?:\([^()]*\)\s*)?[—–-]{1,2}\s")
_AND_SPOKE = lazy_pattern(rf"[^;:\0]*?\b(?:and|to)\s+(?:then\s+|[a-z]+ly\s+)?{_SPOKE}\b")
# "On Friday Moss signed the bill, saying: “…”"
_AND_SAYING = lazy_pattern(
    r"[^;:,\0]*,\s+(?:saying|telling|adding|writing|arguing|insisting)\b[^;.\0]*\0"
)
_MAY_SPEAK = lazy_pattern(r"who|how|as|when|while|that|which|what", re.IGNORECASE)
# "Moss batted the question away at her Friday briefing: “…”"
_SOMEBODY = lazy_pattern(
    r"[\W_]*(?!(?:The|This|That|It|An?|There|These|Those|On|In|At|By|After|Before|During|Since|Until"
    r"|From|With|For|When|While|As|If|Last|Next)\b)[A-Z][\w.’'-]*"
)
_TO_THE_WORDS_NEXT = lazy_pattern(
    rf"(?!\s+(?:it|he|she|they|the)\b)(?:\s+{OCCASION})?(?:\s+(?!{_SPOKE}\b)[\w’'-]+){{0,6}}\s?:\s*\0"
)
_BLANKS = lazy_pattern(r"\0+")  # a quotation; its length would only be looked through
_IS_OR_HAS = frozenset("was were is are be been being has have had did does do".split())
_ANNOUNCED = lazy_pattern(r"\bthe following\b")  # which is what is quoted
_COLON = lazy_pattern(r"(?P<words>[^;:\0]{0,200}):\s*\0+")


class DayRole(Enum):
    """What a day in a sentence is to the quotation in it."""

    SPEECH = auto()
    """The day on which it was said."""
    OTHER = auto()
    """Something else's, as the sentence says."""
    UNCLEAR = auto()


_RIGHT_BEFORE = (
    (_HELD, DayRole.UNCLEAR),
    (_OF_SPEAKING, None),
    (_OF_AN_OCCASION, DayRole.UNCLEAR),
    (_OF, DayRole.OTHER),
    (_SET_DOWN, DayRole.UNCLEAR),
    (_BOUNDED, DayRole.OTHER),
)
"""What stands right before a day, and what that makes of it: the first that does; None for nothing.
"""


def role_of_day(prose: str, sentence: Span, day: Span) -> DayRole:
    """Return whether a day is that of speaking: it is, unless something else happens then.

    What happens last before the day decides; where nothing does, what happens first behind it;
    where nothing happens at all, the day is that of the quotation beside it. It is clearly
    another's where a noun or a preposition owns it, or a clause that only adds something. In
    ``prose``, quotations are blanked out by NUL characters.
    """
    (first, last), (start, end) = sentence, day
    low = max(first, start - _LEAD)
    if (by := _SAYING.match(prose, end, last)) and by["by"]:
        return DayRole.SPEECH
    if _owns(prose, low, start, end, last):
        occasion = _TO_AN_OCCASION.match(prose, end, last) or _IN_PRINT.match(prose, end, last)
        at = prose.startswith(POSSESSIVES, end) and _AT.search(prose, low, start)
        return DayRole.UNCLEAR if occasion or at else DayRole.OTHER
    named = _NAME_BEFORE_DAY.search(prose, low, start)
    if named and _leads_to_words(_THE_WORDS_FOLLOW, prose, end, last):
        return DayRole.SPEECH
    *_, clause = (low, *(match.end() for match in _CLAUSE.finditer(prose, low, start)))
    if prose[start].islower() and _AND_THEN.search(prose, clause, start):
        clause = start  # "and yesterday"
    if _AND_THEN.search(prose, low, clause) and "\0" in prose[low:clause]:
        return DayRole.UNCLEAR  # "“…,” Moss said in Brenn and on Tuesday told the board"
    whole = clause > low or low == first
    before = prose[clause:start] if whole else f"…x {prose[low:start]}"
    before = _GIVEN.sub(r"\g<at>", _BLANKS.sub("\0", before))
    if beside := _by_words_right_before(prose, before, end, last):
        return beside
    before = _ASIDE.sub(_without_aside, _IT_WAS_WHO.sub(r"\g<who>", before))
    behind = _BLANKS.sub("\0", prose[end : min(last, end + _LEAD)])
    behind = _WHILE_THEN.sub(",", behind, count=1)
    behind = _ASIDE.sub(_without_aside, behind)
    if _DATELINE.match(before) and _DASH.match(behind):
        return DayRole.OTHER
    if _is_of_an_addition(before, behind):
        return DayRole.UNCLEAR
    if _IT_WAS.match(before):
        before, behind = "", _THAT.sub(", ", behind, count=1)
    role = _role_in(prose, before, behind, end, last)
    return DayRole.UNCLEAR if _is_doubtful(role, before, behind, opens=clause == first) else role


def _is_doubtful(role: DayRole, before: str, behind: str, *, opens: bool) -> bool:
    """Return whether it is an event's day after all; or else perhaps not another's, in a clause
    that ``opens`` its sentence: what that then tells may well have been on the day, too.
    """
    if role is DayRole.SPEECH:
        return _EVENT.search(before) is not None
    return opens and bool(_FRONTED.fullmatch(before)) and bool(_THEN_A_CLAUSE.match(behind))


def _by_words_right_before(prose: str, before: str, end: int, last: int) -> DayRole | None:
    """Return what the words right before a day make of it; None where they tell nothing."""
    if _THE_STATEMENT_OF.search(before) and _HOLDS_THE_WORDS.match(prose, end, last):
        return DayRole.SPEECH
    beside = next((role for form, role in _RIGHT_BEFORE if form.search(before)), None)
    perhaps = beside and _BY_THEN.match(before) and _SPEAKS_BEHIND.match(prose, end, last)
    return DayRole.UNCLEAR if perhaps else beside


def _is_of_an_addition(before: str, behind: str) -> bool:
    """Return whether a day is in a clause that tells more of somebody, who does not speak in it."""
    if _IN_PARTICIPLE_PHRASE.search(before) and _SAYS_BEHIND.match(behind):
        return True
    relative = _IN_RELATIVE_CLAUSE.search(before)
    if relative is None or _TO_THE_QUOTATION.match(behind):
        return False
    clause = relative["clause"]
    return SPOKEN.search(clause) is not None and _SPEAKS_THERE.search(clause) is None


# "Am Dienstag sagte Moss": a few words before the day, and whoever speaks between the two.
_OPENS = lazy_pattern(r"[\W\d_]*(?:[^\W\d_]{1,4}\s+){0,2}")
_CAPITALISED = rf"[{UPPER}][\w’'.-]*"
_WHO = lazy_pattern(rf"[\s,]*(?:(?:[^\W\d_]{{1,6}}|{_CAPITALISED})[\s,]+){{0,6}}")
_NAME = lazy_pattern(rf"\s+(?:{_CAPITALISED},?\s+){{1,6}}(?:[^\W\d_]{{1,3}}\s+)?")
_A_WORD = lazy_pattern(r"[^\W\d_]+")
# "Seit dem 3. Mai ist er krank, sagte Moss": what holds from then on, or until then.
_SINCE = frozenset(
    """
    seit ab bis nach vor depuis dès après avant jusqu jusqu'au desde hasta tras antes dal dopo fino
    prima sinds sedert vanaf tot na voor após até antes od do po przed з від до після с от после
    """.split()
)
# "Moss sagte am 3. Mai in Brenn: “…”", "Moss, le 3 mai : “…”": what stands right before the day,
# and what leads from it to the words.
_A_PLACE = rf"(?:(?:in|à|en|a|te|w|в|у)\s+{_CAPITALISED}\s+)"
_RIGHT_BEHIND_VERB = lazy_pattern(rf"\s+{_A_PLACE}?(?:[^\W\d_]{{1,3}}\s+){{0,2}}")
_TO_THE_WORDS = r"(?:[^.!?,;:\0]|(?<=\d)\.){0,60}"
_LEADS_ON = lazy_pattern(rf"{_TO_THE_WORDS}(?:,?\s*|\s?:\s*)\0")
_BEHIND_NAME = lazy_pattern(
    rf"[\W_]*(?:{_CAPITALISED}\s?){{1,6}}\s?[,(–—-]?\s*(?:[^\W\d_]{{1,3}}\s+){{0,2}}"
)
_THEN_THE_WORDS = lazy_pattern(r"\)?\s?[:–—-]\s*\0")


def role_in_language(prose: str, sentence: Span, day: Span, said: Collection[str]) -> DayRole:
    """Return the role of a day in a sentence of another language, of which ``said`` are verbs of
    saying: that of speaking where it opens the sentence and such a verb follows, or stands right
    behind one or its subject, or between a name and the words; else nobody knows.
    """
    (first, last), (start, end) = sentence, day
    *_, clause = (first, *(at + 1 for at in (prose.rfind("\0", first, start),) if at >= 0))
    if _BEHIND_NAME.fullmatch(prose, clause, start) and _THEN_THE_WORDS.match(prose, end):
        return DayRole.SPEECH
    verbs = [word for word in _A_WORD.finditer(prose, first, last) if word[0].lower() in said]
    opens = _OPENS.fullmatch(prose, clause, start) is not None and _SINCE.isdisjoint(
        prose[clause:start].lower().split()
    )
    leads = _LEADS_ON.match(prose, end) is not None
    for verb in verbs:
        if verb.start() >= end:
            if opens and _WHO.fullmatch(prose, end, verb.start()):
                return DayRole.SPEECH
        elif verb.end() <= start:
            if leads and _RIGHT_BEHIND_VERB.fullmatch(prose, verb.end(), start):
                return DayRole.SPEECH
            if _NAME.fullmatch(prose, verb.end(), start):
                return DayRole.SPEECH
    return DayRole.UNCLEAR


def _role_in(prose: str, before: str, behind: str, end: int, last: int) -> DayRole:
    """Return the role of a day that nothing beside it owns, by what happens before and behind."""
    if _THE_ANSWER.fullmatch(before) and _leads_to_words(_IT_READ, prose, end, last):
        return DayRole.SPEECH
    if _WORDS_GIVEN.fullmatch(before) and _leads_to_words(_TO_WORDS, prose, end, last):
        return DayRole.SPEECH
    if _CAME.search(before) or _WHOSE_OCCASION.search(before):
        return DayRole.SPEECH
    if _OTHER_VERB.match(behind):
        return DayRole.UNCLEAR
    saying = _SAYING.match(behind)
    if saying and (saying["comma"] is None or _has_one_subject(before)):
        return DayRole.SPEECH
    if summed := _WAS_HOW.search(before):
        alone = summed["how"] and len([*_happenings(summed["clause"])]) == 1
        return DayRole.SPEECH if alone else DayRole.UNCLEAR
    *_, happens = (None, *_happenings(before))
    if happens is not None:
        return _role_behind_deed(before, happens, behind)
    introduces = _FRONT.match(before) is not None and (
        _introduces(prose, end, last) or _leads_to_words(_GAVE_WORDS, prose, end, last)
    )
    opens = introduces or _opens(before, behind)
    return DayRole.SPEECH if opens else DayRole.UNCLEAR


def _role_behind_deed(before: str, happens: re.Match[str], behind: str) -> DayRole:
    """Return what a day is behind what happens last before it."""
    if happens.lastgroup == "spoke":
        return _role_behind(before, happens, behind)
    if _AND_SPOKE.match(behind) is not None:
        return DayRole.SPEECH if _has_one_subject(before) else DayRole.UNCLEAR
    if _SAID_THAT.search(before) and _TO_THE_QUOTATION.match(behind):
        return DayRole.SPEECH
    if _OPENS_CLAUSE.search(before) and _speaks_next(behind):
        return DayRole.SPEECH
    if _is_of_somebody(before) and _TO_THE_WORDS_NEXT.match(behind):
        return DayRole.SPEECH
    if _ANNOUNCED.search(before) or (_MAY_SPEAK.fullmatch(happens[0]) and _speaks_next(behind)):
        return DayRole.UNCLEAR
    is_of_addition = _only_adds(before) and not _TOLD_OF_SUBJECT.fullmatch(before)
    return DayRole.OTHER if is_of_addition else DayRole.UNCLEAR


def _is_of_somebody(before: str) -> bool:
    """Return whether the one deed before a day is done by whoever is named first and may speak:
    "Moss batted the question away on Friday: “…”", not "the vote was held on Friday: “…”".
    """
    deed = next(_happenings(before), None)
    if deed is None or deed.lastgroup != "verb" or deed[0].lower() in _IS_OR_HAS:
        return False
    return _SOMEBODY.match(before[: deed.start()]) is not None and _has_one_subject(before)


def _leads_to_words(lead: re.Pattern[str], prose: str, end: int, last: int) -> bool:
    """Return whether such words lead from a day to a quotation behind which nobody speaks."""
    led = lead.match(prose, end, last)
    if led is None or SPOKEN.search(prose, end, led.end()):
        return False
    return SPOKEN.search(prose, led.end(), min(last, led.end() + _LEAD)) is None


def _speaks_next(behind: str) -> bool:
    """Return whether what happens first behind a day is that somebody speaks."""
    happens = next(_happenings(behind), None)
    return happens is not None and happens.lastgroup == "spoke"


def _only_adds(text: str) -> bool:
    """Return whether what happens last is no deed of the sentence's own: it is in a clause behind
    "who" or "that", or behind "said" or "asked about", or still to be done.
    """
    *before, last = _happenings(text)
    if last.lastgroup == "topic":
        return _OF_AN_EVENT.match(last[0]) is not None
    if last.lastgroup == "doing" and before and before[-1].lastgroup == "verb":
        return False  # "tried to calm them on Friday": so he did
    if last.lastgroup != "verb" or _NOT_YET.fullmatch(last[0]):
        return True
    own = next((match for match in reversed(before) if match.lastgroup != "verb"), None)
    if own is not None and _AT_THE_TIME.match(text, own.start()):
        return False
    return own is not None and (own.lastgroup != "spoke" or _leads_to_clause(text, own))


def _has_one_subject(text: str) -> bool:
    """Return whether what has been done is done, and by whoever speaks then."""
    tried = _TRIED.sub(r"\g<verb>", text)
    kinds = {match.lastgroup for match in _happenings(tried)}
    return kinds == {"verb"} and _NOT_YET.search(text) is None


def _introduces(prose: str, end: int, last: int) -> bool:
    """Return whether what happens behind a day introduces a quotation by itself."""
    colon = _COLON.match(prose, end, last)
    if colon is None or SPOKEN.search(prose, colon.end(), min(last, colon.end() + _LEAD)):
        return False
    return _has_one_subject(_ASIDE.sub(_without_aside, colon["words"]))


def _owns(prose: str, low: int, start: int, end: int, last: int) -> bool:
    """Return whether a noun behind the day owns it, and is not what was spoken at."""
    if prose.startswith(POSSESSIVES, end):
        at = _AT.search(prose, low, start)
        return at is None or _TO_AN_OCCASION.match(prose, end, last) is None
    attribute = _ATTRIBUTE.search(prose, low, start)
    if attribute is None or _NOUN.match(prose, end, last) is None:
        return False
    if _AT.search(prose, low, attribute.start()) is None:
        return True
    return attribute["a"] is None and _TO_AN_OCCASION.match(prose, end, last) is None


def _without_aside(aside: re.Match[str]) -> str:
    """Return nothing for words between commas in which nobody speaks and nothing happens."""
    kinds = {match.lastgroup for match in _happenings(aside[0])}
    if "spoke" in kinds or ("verb" in kinds and not _SUBORDINATED.match(aside[0])):
        return aside[0]
    return " "


def _happenings(text: str) -> Iterator[re.Match[str]]:
    """Yield what happens in a text, without adjectives."""
    return (match for match in _HAPPENS.finditer(text) if match.lastgroup)


def _is_owned(text: str) -> bool:
    """Return whether a word behind the last comma of a text makes what follows its own."""
    owned = _OWNED.search(text)
    if owned is None:
        return False
    return owned["word"] not in _OWNS_NOTHING and not owned["word"].endswith("ing")


def _leads_to_clause(text: str, spoke: re.Match[str]) -> bool:
    """Return whether what follows a verb of speaking is what is said: "said the ferry"."""
    return (
        _TAKES_CLAUSE.fullmatch(spoke[0]) is not None
        and _NEW_SUBJECT.match(text, spoke.end()) is not None
        and _INVERTED.search(text, 0, spoke.start()) is None
    )


def _has_an_object(text: str, spoke: re.Match[str]) -> bool:
    """Return whether a participle has an object, whose the day may be."""
    verb = spoke[0].lower()
    return (
        spoke.lastgroup == "spoke"
        and verb.endswith("ing")
        and verb not in _HEARERS
        and _ITS_OBJECT.match(text, spoke.end()) is not None
    )


def _role_behind(before: str, spoke: re.Match[str], behind: str) -> DayRole:
    """Return whether a verb of speaking, and what stands behind it, leave the day to it."""
    anothers = _ANOTHERS.search(before, 0, spoke.start())
    if anothers and (anothers["then"] is None or SPOKEN.search(before, 0, anothers.start())):
        return DayRole.OTHER
    if anothers and anothers["then"].lower() in ("when", "while", "what"):
        told = anothers["then"].lower() == "what" and _TO_THE_QUOTATION.match(behind)
        return DayRole.SPEECH if told else DayRole.UNCLEAR
    if _is_anothers_word(before, spoke, behind) or _may_be_no_word(before, spoke, behind):
        return DayRole.UNCLEAR
    if _leads_to_clause(before, spoke):  # "said the ferry sails on Friday"
        alone = _SAID_IT.match(before, spoke.end())
        return DayRole.SPEECH if alone else DayRole.UNCLEAR
    if _AN_OCCASION.match(before, spoke.end()) and spoke[0].lower() not in _HEARERS:
        return DayRole.UNCLEAR
    return DayRole.UNCLEAR if _is_owned(before[spoke.end() :]) else DayRole.SPEECH


def _may_be_no_word(before: str, spoke: re.Match[str], behind: str) -> bool:
    """Return whether a verb that may be one of speaking need not be, by what it is done to."""
    thing = _ITS_THING.match(before, spoke.end()) if spoke[0].lower() in _DONE_TOO else None
    if thing is None or _TO_THE_QUOTATION.match(behind):
        return False
    return _TALKED_OF.isdisjoint(thing["thing"].lower().split())


def _is_anothers_word(before: str, spoke: re.Match[str], behind: str) -> bool:
    """Return whether a verb of speaking may not be the one that leads to the quotation: nobody has
    spoken yet, or what stands before it in the same clause says what, or who, is spoken of.
    """
    if _NOT_SPOKEN.search(before, 0, spoke.start()):
        return True
    earlier = _happenings(before[: spoke.start()])
    linked = [one for one in earlier if "," not in before[one.end() : spoke.start()]]
    if any(_has_an_object(before, one) for one in (*linked, spoke)):
        return True
    if any(one.lastgroup == "spoke" and _leads_to_clause(before, one) for one in linked):
        return True
    if not linked:
        return False
    last = linked[-1]
    match last.lastgroup:
        case "link":  # "Moss, who spoke on Friday, said"
            return SPOKEN.search(behind) is not None
        case "topic" | "spoke":  # "told the man named on Friday"
            return _BOTH.search(before, last.end(), spoke.start()) is None
    return False


def _opens(before: str, behind: str) -> bool:
    """Return whether a day before which nothing happens is that of what is said behind it."""
    happens = next((match for match in _happenings(behind) if match.lastgroup != "topic"), None)
    front = _FRONT.match(before) is not None
    if _is_owned(before):
        return False
    if happens is None:
        quoted = "\0" in before or "\0" in behind
        return quoted and (front or _PLURAL_OR_VERB.search(before) is None)
    if happens.lastgroup != "spoke":
        spoke = _AND_SPOKE.match(behind, happens.end()) or _AND_SAYING.match(behind, happens.end())
        return front and spoke is not None
    stretch = behind[: happens.start()]
    if front or "\0" in stretch:
        return front or _PLURAL_OR_VERB.search(before) is None
    return _NO_SUBJECT.match(stretch) is not None and ("," not in stretch or "," in before)
