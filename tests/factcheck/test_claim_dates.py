"""Days as agencies write them, resolved from the draft's own date."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases

from briefreader.factcheck import Claim, find_claims, read_draft
from briefreader.factcheck.day_words import may_name_day
from briefreader.text.date_format import MONTHS

WRITTEN = "---\ndate: 2024-10-24\n---\n"  # a Thursday
SAID = {
    "“It is safe to go,” Tom Reave said on Tuesday.": "Tuesday = 22 October 2024",
    "“It is safe to go,” Tom Reave said Tuesday.": "Tuesday = 22 October 2024",
    "In an interview on Tuesday, Tom Reave said, “It is safe to go.”": "Tuesday = 22 October 2024",
    "At his weekly briefing with the press on Tuesday, Reave told us: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "In a speech he will give on Tuesday, Tom Reave wrote, “It is safe to go.”": "",
    "His speech on Tuesday drew laughter. Tom Reave said, “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave told reporters late on Thursday.": "Thursday = 24 October 2024",
    "“It is safe to go,” said Tom Reave, the pilot, on Friday.": "Friday = 18 October 2024",
    "“It is safe to go,” said Ute von der Reave, the pilot, on Friday.": "Friday = 18 October 2024",
    "“It is safe to go,” said Society of the Former Pilots of the Northern Harbour, the eldest of "
    "them, on Oct. 3.": "3 October 2024",
    "On Monday, Tom Reave told the Coast Herald: “It is safe to go.”": "Monday = 21 October 2024",
    "“It is safe to go,” Tom Reave said yesterday.": "yesterday = 23 October 2024",
    "Tom Reave said, “It is safe to go,” in an interview last week.": (
        "last week = 13 October 2024 to 20 October 2024"
    ),
    "“It is safe to go,” Tom Reave said two days ago.": "two days ago = 22 October 2024",
    "“It is safe to go,” Tom Reave said in June.": "June 2024",
    "In December, Tom Reave said: “It is safe to go.”": "December 2023",
    "“It is safe to go,” Tom Reave said in March 2022.": "March 2022",
    "It rained on 3 May 2022. “It is safe to go,” Tom Reave said in March.": "March 2022",
    "It rained on 3 May 2024. “It is safe to go,” Tom Reave said in December.": "December 2023",
    "“It is safe to go,” Tom Reave said in 2021.": "2021",
    "“It is safe to go,” Tom Reave said last month.": (
        "last month = 1 September 2024 to 30 September 2024"
    ),
    "Tom Reave said on Tuesday:\n\n> It is safe to go home now.": "Tuesday = 22 October 2024",
    "“It is safe to go,” Tom Reave told the harbour board on Friday.": "Friday = 18 October 2024",
    "“It is safe to go,” Tom Reave told a crowd in June.": "June 2024",
    "Tom Reave told the board that on Tuesday the ferry sank: “It is safe to go.”": "",
    "When asked, Tom Reave responded on Friday: “It is safe to go.”": "Friday = 18 October 2024",
    "“It is safe to go.”\n— Tom Reave, on Friday": "Friday = 18 October 2024",
    "“It is safe to go.”\n— Tom Reave, in March 2022": "March 2022",
    "“It is safe to go.” — Tom Reave, to the press, March": "March 2024",
    "> It is safe to go home.\n> — Tom Reave, yesterday": "yesterday = 23 October 2024",
    "The words of the week: “It is safe to go.” (Tom Reave, on 3 May 2023)": "3 May 2023",
    "In remarks on Friday, Tom Reave noted: “It is safe to go.”": "Friday = 18 October 2024",
    "Interviewed on Friday, Tom Reave said: “It is safe to go.”": "Friday = 18 October 2024",
    "In a letter on Friday, Tom Reave wrote: “It is safe to go.”": "Friday = 18 October 2024",
    "Tom Reave on Friday said more would come: “It is safe to go.”": "Friday = 18 October 2024",
    "Tom Reave yesterday: “It is safe to go.”": "yesterday = 23 October 2024",
    "Tom Reave, the old pilot, on Friday: “It is safe to go.”": "Friday = 18 October 2024",
    "Tom Reave in June: “It is safe to go.”": "June 2024",
    "Tom Reave on 3 May 2023: “It is safe to go.”": "3 May 2023",
    # the day of a sentence in which nothing else happens
    "“It is safe to go,” Tom Reave said at a rally in Port Selwyn, the old capital, last month.": (
        "last month = 1 September 2024 to 30 September 2024"
    ),
    "“It is safe to go,” Tom Reave said in a Tuesday interview.": "Tuesday = 22 October 2024",
    "In his Friday speech, Tom Reave said: “It is safe to go.”": "Friday = 18 October 2024",
    "“It is safe to go,” Reave, wearing a grey coat, said outside court on Friday.": (
        "Friday = 18 October 2024"
    ),
    "Arriving in Port Selwyn on Friday, Tom Reave said: “It is safe to go.”": (
        "Friday = 18 October 2024"
    ),
    "Tom Reave (yesterday): “It is safe to go.”": "yesterday = 23 October 2024",
    "In a letter of 3 May 2023, Tom Reave wrote: “It is safe to go.”": "3 May 2023",
    "Tom Reave, who has been silent since June, on Friday also said: “It is safe to go.”": (
        "Friday = 18 October 2024"
    ),
    "Tom Reave took to the stage on Friday and said: “It is safe to go.”": (
        "Friday = 18 October 2024"
    ),
    "Tom Reave was elected on 3 May 2023 and said: “It is safe to go.”": "3 May 2023",
    "On Friday, in a packed hall, Tom Reave made the point again: “It is safe to go.”": (
        "Friday = 18 October 2024"
    ),
    "“It is safe to go,” was how Tom Reave summed it up for the board on Friday.": (
        "Friday = 18 October 2024"
    ),
    "“It is safe to go.” So said Tom Reave on Friday.": "Friday = 18 October 2024",
    "Minutes of the board meeting held on Friday\n\nMoss in June: “It is safe to go.”": "June 2024",
    # what is no day of the saying
    "Asked about the vote on Friday, Tom Reave said: “It is safe to go.”": "",
    "Ahead of the vote on Friday, Tom Reave said: “It is safe to go.”": "",
    "Tom Reave, born on 3 May 1950, said: “It is safe to go.”": "",
    "The club, founded in June, is safe: “It is safe to go,” Tom Reave said.": "",
    "The vote on Friday, Tom Reave said, was lost: “It is safe to go.”": "",
    "With the harbour closing on Friday, Tom Reave said: “It is safe to go.”": "",
    "After Ann Moss spoke on Friday, Tom Reave said: “It is safe to go.”": "",
    "On Tuesday the ferry sank: “It is safe to go,” Tom Reave said.": "",
    "Tom Reave, who was sworn in on Friday, said: “It is safe to go.”": "",
    "Tom Reave, himself up for election in 2021, said: “It is safe to go.”": "",
    "Tom Reave will sail on Friday and said: “It is safe to go.”": "",
    "Tom Reave told Ann Moss to sail on Friday: “It is safe to go.”": "",
    "Tom Reave said the ferry sails on Friday: “It is safe to go.”": "",
    "Tom Reave said Sunak sails on Friday: “It is safe to go.”": "",
    "At the Friday meeting, Tom Reave said: “It is safe to go.”": "Friday = 18 October 2024",
    "“It is safe to go,” Tom Reave said this Tuesday.": "Tuesday = 22 October 2024",
    "“It is safe to go,” Tom Reave said a fortnight ago.": (
        "a fortnight ago = 6 October 2024 to 14 October 2024"
    ),
    "“It is safe to go,” Tom Reave said earlier in the week.": (
        "earlier in the week = 20 October 2024 to 24 October 2024"
    ),
    "“It is safe to go,” Tom Reave said the day before yesterday.": (
        "the day before yesterday = 22 October 2024"
    ),
    "Tom Reave told the Friday Star: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave told USA Today.": "",
    "“It is safe to go,” Tom Reave said of the Oct. 3 vote.": "",
    "“It is safe to go,” Tom Reave said of the events of last week.": "",
    "PORT SELWYN, Oct. 24, 2024 — “It is safe to go,” Tom Reave said.": "",
    "The Harbour closes on Friday: “It is safe to go,” says a sign.": "",
    "“It is safe to go.”\n— Tom Reave, in The Quiet Sea": "",
    "“It is safe to go.”\n— Tom Reave, USA Today": "",
    "“It is safe to go,” Tom Reave said two days later.": "",
    "The vote was on 3 October. “It is safe to go,” Tom Reave said the next day.": "",
    "The fire of 2 February is not forgotten. “It is safe to go,” Tom Reave said.": "",
    "“It is safe to go,” said Tom Reave, who will sail on Tuesday.": "",
    "“It is safe to go,” Tom Reave told the Sunday Herald.": "",
    "Tom Reave said the ferry sank on Tuesday: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave said after Tuesday's vote.": "",
    "“It is safe to go,” Tom Reave said of the harbour, which closed in June.": "",
    # the day of an occasion on which one speaks, or of words given out
    "“It is safe to go,” Tom Reave said at Tuesday's briefing.": "Tuesday = 22 October 2024",
    "In last week's speech, Tom Reave said: “It is safe to go.”": (
        "last week = 13 October 2024 to 20 October 2024"
    ),
    "In a statement released on Tuesday, Tom Reave said: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "“It is safe to go,” Reave said in remarks that were delivered on Oct. 3.": "3 October 2024",
    "“It is safe to go,” Tom Reave said while visiting the port on Tuesday.": (
        "Tuesday = 22 October 2024"
    ),
    "Questioned by reporters on Tuesday, Tom Reave said: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave began on Tuesday by saying, “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave opened the port on Tuesday, saying: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "It was on Tuesday that Tom Reave said: “It is safe to go.”": "Tuesday = 22 October 2024",
    "“It is safe to go,” Tom Reave said as early as Oct. 3.": "3 October 2024",
    "“It is safe to go,” Tom Reave said on the morning of Oct. 3.": "3 October 2024",
    "“It is safe to go,” Tom Reave said this past Tuesday.": "Tuesday = 22 October 2024",
    "“It is safe to go,” Tom Reave said last Tuesday.": (
        "last Tuesday = 15 October 2024 or 22 October 2024"
    ),
    "“It is safe to go,” Tom Reave said in a video posted online on Oct. 3.": "3 October 2024",
    "Tom Reave made clear on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave batted it away at his Tuesday briefing: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave bristled on Tuesday. “It is safe to go,” he said.": "Tuesday = 22 October 2024",
    "Tom Reave brushed aside the fuss on Tuesday. “It is safe to go,” Reave said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave doubled down on Tuesday. “It is safe to go,” he said.": "Tuesday = 22 October 2024",
    "Tom Reave pushed back against his critics on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave struck a softer tone on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave sounded defiant on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave stood his ground on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave was in no mood to yield on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave did not hold back on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave poured cold water on the idea on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave urged calm on Tuesday. “It is safe to go,” he said.": "Tuesday = 22 October 2024",
    "Tom Reave tried to calm nerves on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave refused to back down on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave conceded the point on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    **{
        f"Tom Reave {replied} on Tuesday. “It is safe to go,” he said.": "Tuesday = 22 October 2024"
        for replied in (
            *("was blunt", "was unrepentant", "took aim at the council", "lashed out at the press"),
            *("broke his silence", "gave short shrift to the idea", "paid tribute to the crews"),
            *("held out hope", "ruled it out", "showed no sign of backing down"),
        )
    },
    "Tom Reave rejected the claim on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave defended the plan on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    # which one need not say a word to do
    "Tom Reave pushed back the vote on Tuesday. “It is safe to go,” he told the Courier.": "",
    "Tom Reave rejected the offer on Tuesday. “It is safe to go,” he told the Courier.": "",
    "Tom Reave dismissed his deputy on Tuesday. “It is safe to go,” he told the Courier.": "",
    "Tom Reave defended his title on Tuesday. “It is safe to go,” he told the Courier.": "",
    "Tom Reave challenged the champion on Tuesday. “It is safe to go,” he told the Courier.": "",
    **{
        f"Tom Reave {did} on Tuesday. “It is safe to go,” he told the Courier.": ""
        for did in (
            *("lashed the boat to the pier", "broke his leg", "paid the fine", "was absent"),
            *("took the ferry", "held out his hand", "gave the crews a bonus", "showed the film"),
        )
    },
    "Tom Reave struck a match on Tuesday. “It is safe to go,” he told the Courier.": "",
    "Tom Reave refused to board the boat on Tuesday. “It is safe to go,” he told the Courier.": "",
    "The vote went ahead on Tuesday: “It is safe to go.”": "",
    "On Monday the pier sank, on Tuesday it rose: “It is safe to go,” said Ines Moss.": "",
    "When Reave left, on Tuesday it rained: “It is safe to go.”": "",
    # months and years before an occasion, and in a credit
    "“It is safe to go,” Tom Reave said in a March interview.": "March 2024",
    "In a March 2022 speech, Tom Reave said: “It is safe to go.”": "March 2022",
    "“It is safe to go,” Tom Reave said in a 2021 interview.": "2021",
    "“It is safe to go,” Tom Reave said in a March 4 interview.": "4 March 2024",
    "“It is safe to go.”\n— Tom Reave, March 2022": "March 2022",
    # the day of the sentence before, on which the same spoke
    "Tom Reave said on Tuesday that more would come. “It is safe to go,” Reave added.": (
        "Tuesday = 22 October 2024"
    ),
    "On Tuesday, Tom Reave, the pilot, met with reporters. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    # what is no day of the saying
    "“It is safe to go,” Tom Reave said of the plan announced on Tuesday.": "",
    "“It is safe to go,” Tom Reave said in response to a report on Tuesday.": "",
    "In a statement on the fire on Tuesday, Tom Reave said: “It is safe to go.”": "",
    "In a speech marking the fire of Oct. 3, Tom Reave said: “It is safe to go.”": "",
    "Describing the scene on Tuesday, Tom Reave said: “It is safe to go.”": "",
    "Tom Reave promised to act on Tuesday: “It is safe to go.”": "",
    "Tom Reave announced a meeting on Tuesday: “It is safe to go.”": "",
    "“It is safe to go,” said Tom Reave, who will testify on Tuesday.": "",
    "“It is safe to go,” said Tom Reave, who was asked on Tuesday to resign.": "",
    "“It is safe to go,” Tom Reave said, as Ann Moss had warned on Tuesday.": "",
    "“It is safe to go,” Tom Reave said, echoing what Ann Moss said on Tuesday.": "",
    "“It is safe to go,” Tom Reave told a survivor of the fire on Tuesday.": "",
    "“It is safe to go,” Tom Reave said, days after the fire on Wednesday, Oct. 23.": "",
    "Tom Reave said Ann Moss had told him on Tuesday to wait: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave told Fox News Sunday host Ann Moss.": "",
    "Tom Reave mocked the speech on Tuesday: “It is safe to go.”": "",
    "Tom Reave called a meeting for Oct. 3: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave told aides, according to a report on Tuesday.": "",
    "“It is safe to go,” Tom Reave wrote in an e-mail released on Tuesday.": "",
    "“It is safe to go,” Tom Reave said at a dinner for the judge confirmed on Tuesday.": "",
    "Tom Reave denied meeting Ann Moss on Tuesday: “It is safe to go.”": "",
    "Tom Reave, who spoke to Ann Moss on Tuesday, said: “It is safe to go.”": "",
    "On whether he would testify on Tuesday, Tom Reave said: “It is safe to go.”": "",
    # between dashes; a dateline's day is another
    "CLIP — Tom Reave, on Tuesday — “It is safe to go.”": "Tuesday = 22 October 2024",
    "PORT SELWYN, Oct. 3 — “It is safe to go,” Tom Reave said.": "",
    "PORT SELWYN — Oct. 3, 2024 — “It is safe to go,” Tom Reave said.": "",
    # a day within a month, and in words
    "On the 3rd of October, Tom Reave said: “It is safe to go.”": "3 October 2024",
    "“It is safe to go,” Tom Reave said on the 3rd of October 2022.": "3 October 2022",
    "“It is safe to go,” Tom Reave said on the fifth of May.": "5 May 2024",
    "“It is safe to go,” Tom Reave said on the twenty-first of May, 2023.": "21 May 2023",
    "On Wed. Tom Reave said: “It is safe to go.”": "Wed. = 23 October 2024",
    "“It is safe to go,” Tom Reave said on Tues.": "Tues. = 22 October 2024",
    # "said it" is no clause
    "Tom Reave said it on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave said this plainly on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave said that on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave said as much on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave said these words on Tuesday: “It is safe to go.”": "Tuesday = 22 October 2024",
    "Tom Reave said that on Tuesday the ferry sank: “It is safe to go.”": "",
    "Tom Reave said it sank on Tuesday: “It is safe to go.”": "",
    # one who does two things
    "Tom Reave recalled the storm and said on Tuesday: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave spoke about the fire and said on Oct. 3: “It is safe to go.”": "3 October 2024",
    "Tom Reave responded to critics, and said on Oct. 3: “It is safe to go.”": "3 October 2024",
    "Tom Reave said in response to a call to speak on Tuesday: “It is safe to go.”": "",
    # whoever spoke in the sentence before
    "Tom Reave of the Port House said on Tuesday he was ill. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave and Ann Moss briefed the press on Tuesday. “It is safe to go,” Reave said.": (
        "Tuesday = 22 October 2024"
    ),
    "Reporters pressed Tom Reave on Tuesday. “It is safe to go,” he replied.": (
        "Tuesday = 22 October 2024"
    ),
    "On Tuesday Ann Moss asked Tom Reave about it. “It is safe to go,” Reave said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave listened and Ann Moss spoke on Tuesday. “It is safe to go,” Reave said.": "",
    "On Tuesday Ann Moss asked for calm. “It is safe to go,” Reave said.": "",
    "Tom Reave came in. He spoke to the press on Tuesday. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    # answers, and who stands before the press
    "Is it safe? “It is safe to go,” came the answer from Tom Reave on Tuesday.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave faced the cameras on Tuesday and was brief. “It is safe to go,” Reave said.": (
        "Tuesday = 22 October 2024"
    ),
    # clauses
    "The vote failed; on Tuesday Tom Reave said: “It is safe to go.”": "Tuesday = 22 October 2024",
    "On Tuesday, while others waited, Tom Reave said: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "It was on Tuesday that the ferry sank, Tom Reave said: “It is safe to go.”": "",
    "Please note that at Tuesday’s briefing Tom Reave said: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Ann Moss said that on Tuesday the boats would sail: “It is safe to go.”": "",
    "The press recalled what Tom Reave had told the board on Tuesday: “It is safe to go.”": "",
    "The press was quick to point to what Reave had told them on Tuesday: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    # who tried to, did; who said so in passing, said so then
    "Tom Reave sought to calm them on Tuesday, saying: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave hoped to sail on Tuesday, saying: “It is safe to go.”": "",
    "Opening the pier on Tuesday, Tom Reave cut a ribbon, saying: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "On Tuesday, Tom Reave signed the bill, saying: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    # what one says, as a noun
    "Tom Reave was asked. The answer on Tuesday did not change: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave’s words on Tuesday – “It is safe to go” – were still picked over.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave’s earlier reply on Tuesday was this: “It is safe to go.”": "",
    "Tom Reave’s answer on Tuesday angered Moss: “It is safe to go.”": "",
    "Tom Reave’s answer on Tuesday was no help: “It is safe to go,” said Ann Moss.": "",
    "On Tuesday, Tom Reave gave the line all will remember: “It is safe to go.”": (
        "Tuesday = 22 October 2024"
    ),
    "On Tuesday, Tom Reave had a letter that will hurt from Moss: “It is safe to go.”": "",
    "“It is safe to go,” came the blunt answer from Tom Reave on Tuesday, as it rained.": (
        "Tuesday = 22 October 2024"
    ),
    "Compare the statement of 3 May 2023, in which Tom Reave declares: “It is safe to go.”": (
        "3 May 2023"
    ),
    "Many point to Tom Reave’s remark of 3 May 2023 that “it is safe to go”.": "3 May 2023",
    "Tom Reave made the remark at a meeting on Tuesday. It was: “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave took questions for an hour on Tuesday. It rained. “It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave asked for boats on Tuesday. It rained. “It is safe to go,” he said.": "",
    # right behind a name
    "4.2 Tom Reave (3 May): “It is safe to go.” The board took note.": "3 May 2024",
    "Many agreed (see Tom Reave, 3 May 2023: “It is safe to go”), though not all.": "3 May 2023",
    # in a note on speech; not on a text in print
    "The words were: “It is safe to go.”[1]\n\n[1] Tom Reave, press briefing, 3 May 2023.": (
        "3 May 2023"
    ),
    "Tom Reave said: “It is safe to go.”[1]\n\n[1] Press briefing, 3 May 2023.": "3 May 2023",
    "Tom Reave said: “It is safe to go.”[1]\n\n[1] Ann Moss, The Quay, 3 May 2023.": "",
    # in a block quotation
    "> It is safe to go.\n>\n> Tom Reave, 3 May 2023\n\nNobody spoke.": "3 May 2023",
    # and who spoke in the paragraph that leads into this one
    "Tom Reave spoke to reporters on Tuesday.\n\n“It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    "Tom Reave spoke on Tuesday. It rained.\n\n“It is safe to go,” he said.": (
        "Tuesday = 22 October 2024"
    ),
    # in other languages: where the day opens the sentence, or stands right behind who speaks
    "„It is safe to go“, sagte Tom Reave am Dienstag.": "Dienstag = 22 October 2024",
    "„It is safe to go“, sagte Tom Reave am 3. Oktober vor Gästen.": "3 October 2024",
    "Am Dienstag sagte Tom Reave: „It is safe to go.“": "Dienstag = 22 October 2024",
    "« It is safe to go », a déclaré Tom Reave mardi.": "mardi = 22 October 2024",
    "« It is safe to go », a déclaré Tom Reave le 3 mai 2023.": "3 May 2023",
    "Mardi, Tom Reave a déclaré : « It is safe to go ».": "Mardi = 22 October 2024",
    "Un soir de mai, Tom Reave a dit : « It is safe to go. »": "May 2024",
    "«It is safe to go», afirmó Tom Reave el martes.": "martes = 22 October 2024",
    "Tom Reave sagte am 3. Mai 2023: „It is safe to go.“": "3 May 2023",
    "Tom Reave sagte am Dienstag in Brenn: „It is safe to go.“": "Dienstag = 22 October 2024",
    "Tom Reave sagte am 3.5.2023: „It is safe to go.“": "3 May 2023",
    "Tom Reave sagte am 20.9.: „It is safe to go.“": "20 September 2024",
    "Tom Reave (3. Mai 2023): „It is safe to go.“": "3 May 2023",
    "Tom Reave sagte in Łódź am 3. Mai 2023: „It is safe to go.“": "3 May 2023",
    "„It is safe to go“, sagte Živa Žagar am Dienstag.": "Dienstag = 22 October 2024",
    "Šime Žagar (3. Mai 2023): „It is safe to go.“": "3 May 2023",
    "M. Reave a déclaré le 3 mai 2023 : « It is safe to go. »": "3 May 2023",
    "Tom Reave, le 3 mai 2023 : « It is safe to go. »": "3 May 2023",
    "Tom Reave, 3 de abril de 2023: «It is safe to go.»": "3 April 2023",
    "Tom Reave dijo en Madrid el 3 de mayo de 2023: «It is safe to go.»": "3 May 2023",
    "Seit dem 3. Mai ist er krank, sagte Tom Reave: „It is safe to go.“": "",
    "Tom Reave sagte zum Brand am 3. Mai: „It is safe to go.“": "",
    "Tom Reave, geboren am 3. Mai 1962: „It is safe to go.“": "",
    "Depuis le 3 mai, Tom Reave a dit : « It is safe to go. »": "",
    "«It is safe to go», dijo Tom Reave el 3 de mayo de 2023.": "3 May 2023",
    "«It is safe to go», ha detto Tom Reave martedì.": "martedì = 22 October 2024",
    "‘It is safe to go’, zei Tom Reave dinsdag.": "dinsdag = 22 October 2024",
    # nor is one on which another spoke
    "Ann Moss criticized the plan on Tuesday. “It is safe to go,” Tom Reave said.": "",
    "A spokesman said on Tuesday that talks had failed. “It is safe to go,” Tom Reave said.": "",
    "Tom Reave's predecessor said on Tuesday he would go. “It is safe to go,” Reave said.": "",
}


UNREAD = {  # what may be the day of the saying, and is not read as one
    "“It is safe to go,” Tom Reave said in an interview that aired on Friday.": "Friday",
    "“It is safe to go,” Tom Reave wrote in a letter dated 3 May 2023.": "3 May 2023",
    "In the 3 May 2023 edition of the Star, Tom Reave says: “It is safe to go.”": "3 May 2023",
    "“It is safe to go,” reads the statement that Tom Reave issued on Friday.": "Friday",
    "Not until Oct. 3 did Tom Reave say: “It is safe to go.”": "Oct. 3",
    "When Tom Reave spoke on Friday, the message was plain: “It is safe to go.”": "Friday",
    "“It is safe to go,” was the answer that Tom Reave gave on Friday.": "Friday",
    "According to a 3 May 2023 transcript, Tom Reave said: “It is safe to go.”": "3 May 2023",
    "“It is safe to go,” Tom Reave said in response to a report on Friday.": "Friday",
    "Ann Moss spoke on Friday. “It is safe to go,” Tom Reave said.": "Friday",
    "Reporters asked about it on Friday. “It is safe to go,” Tom Reave replied.": "Friday",
    "“It is safe to go,” Tom Reave said. He spoke on 3 May 2023.": "3 May 2023",
    "“It is safe to go,” Tom Reave said. That was on Friday.": "Friday",
    "“It is safe to go,” Tom Reave said two days later.": "two days later",
    "“It is safe to go,” Tom Reave said the next day.": "the next day",
    "## 3 May 2023: the harbour\n\nMoss wept.\n\n“It is safe to go,” Tom Reave said.": "3 May 2023",
    # in a card, below; in a long caption; a month at the end of a line
    "Words: “It is safe to go.”\n\nWho: Tom Reave\n\nWhen: Friday\n\nTrue": "Friday",
    "Words: “It is safe to go.”\n\nWho: Tom Reave\n\nRead more: Friday": "",
    "Tom Reave before members of the harbour board at a news conference in the old port house of "
    "Selwyn, late on Friday (Star)\n\n“It is safe to go,” Reave said.": "Friday",
    "Words by Tom Reave\n\nThe House, March\n\n“It is safe to go.”": "March",
    "The House closed last week. Tom Reave had a message: “It is safe to go.”": "last week",
    "The House closed last year. Tom Reave had a message: “It is safe to go.”": "",
    "# What was said on 3 May 2023\n\nIt rained.\n\n“It is safe,” Reave said.": "3 May 2023",
    "## Friday\n\n### The harbour\n\n“It is safe to go,” Tom Reave said.": "Friday",
    "## 24 October 2024\n\n“It is safe to go,” Tom Reave said.": "",  # the draft's own day
    "Tom Reave on Friday walked out, then turned: “It is safe to go.”": "Friday",
    "Asked about the vote on Friday, Tom Reave said: “It is safe to go.”": "Friday",
    "On 3 May 2023 the ferry sank: “It is safe to go,” Tom Reave said.": "3 May 2023",
    "Tom Reave left the room in June, “It is safe to go” on his lips.": "in June",
    "Tom Reave kept to his Friday speech: “It is safe to go.”": "Friday",
    "“It is safe to go,” Tom Reave said in last week's radio interview.": "",
    "Speaking after a lunch on Tuesday, Tom Reave said: “It is safe to go.”": "Tuesday",
    "I was there when Tom Reave rose on Friday and said: “It is safe to go.”": "Friday",
    "Tom Reave, when asked about it on Friday: “It is safe to go.”": "Friday",
    "It was agreed that the following, put by Tom Reave on Friday, stand: “It is safe to go.”": (
        "Friday"
    ),
    "“It is safe to go.” With that, Tom Reave closed the hearing on Friday.": "Friday",
    "Tom Reave cuts the ribbon on Friday. “It is safe to go,” Reave told the crowd.": "Friday",
    "They heard Tom Reave on Friday. Asked about it, the witness said: “It is safe to go.”": (
        "Friday"
    ),
    "Appointed on 3 May 2023, Tom Reave said: “It is safe to go.”": "3 May 2023",
    "Tom Reave told the newly elected on 3 May 2023: “It is safe to go.”": "3 May 2023",
    "Tom Reave told relatives of those killed on 3 May 2023: “It is safe to go.”": "3 May 2023",
    "Mr Reave cut the ribbon on Friday. “It is safe to go,” Tom Reave Jr. said.": "Friday",
    "Tom Reave told the Friday meeting: “It is safe to go.”": "Friday",
    "Tom Reave, whom we met on Friday, said: “It is safe to go.”": "Friday",
    "When the board met on Friday, Tom Reave said: “It is safe to go.”": "Friday",
    "The council met on Friday. “It is safe to go,” said Tom Reave.": "Friday",
    "The select committee sat on Friday. First came Tom Reave: “It is safe to go.”": "Friday",
    "At a hearing held on Friday, Tom Reave said: “It is safe to go.”": "",
    "“It is safe to go,” said Tom Reave. The hearing, held on Friday, was short.": "Friday",
    "“It is safe to go.” Tom Reave left. The briefing, on Friday, had lasted an hour.": "Friday",
    "Tom Reave: “It is safe to go.” The statement was sent by e-mail on Friday.": "Friday",
    "Friday. Tom Reave: “It is safe to go.”": "Friday",
    "Žagar to speak on Friday. Tom Reave said: “It is safe to go.”": "Friday",
    "At the inquest, which was held on Friday, Tom Reave said: “It is safe to go.”": "Friday",
    "In a letter dated Friday, Tom Reave wrote: “It is safe to go.”": "Friday",
    "Tom Reave, who gave evidence on Friday, said: “It is safe to go.”": "Friday",
    "“It is safe to go,” said Tom Reave. It was a Friday when Mr Reave spoke.": "Friday",
    "On Friday, Reave took to a blog. “It is safe to go,” the post read. Tom Reave left.": "Friday",
    "“It is safe to go,” was what Reave wrote and meant on Friday.": "Friday",
    "“It is safe to go,” said Tom Reave. It was Friday.": "Friday",
    "“It is safe to go,” said Tom Reave, member of the board in 2021.": "in 2021",
    "“It is safe to go,” said Tom Reave. The ferry sank on Friday.": "",
    "“It is safe to go,” said Tom Reave. It rained. The hearing was on Friday.": "",
    "The trial opens on Friday. “It is safe to go,” said Tom Reave.": "",
    "The trial was on Friday. “It is safe to go,” said Tom Reave.": "Friday",
    # the record of an occasion
    "Minutes of the harbour board meeting held on Friday\nPresent: Ann Moss.\n\n4. Moss: “It is "
    "safe to go.”": "Friday",
    "# Draft minutes: board meeting, 3 May 2023\n\nMoss said: “It is safe to go.”": "3 May 2023",
    "Minutes of the board meeting held on Friday\n\nMoss in June: “It is safe to go.”": "",
    "Minutes of the Harbour Board, Oct. 3, 2023\n\nMoss: “It is safe to go.”": "Oct. 3, 2023",
    "Minutes of the meeting of 3 May 2023\n\n4. The harbour\n\nMoss: “It is safe.”": "3 May 2023",
    "# The week of 3 May 2023\n\nIt rained.\n\n## The harbour\n\nMoss: “It is safe.”": "3 May 2023",
    "Transcript of the hearing, 3-4 May 2023\n\nMoss: “It is safe to go.”": "4 May 2023",
    "Minutes of the meeting held from 6 May to 9 May 2023\n\nMoss: “It is safe to go.”": (
        "6 May, 9 May 2023"
    ),
    "Minutes of silence on Friday marked the loss.\n\nMoss said: “It is safe to go.”": "",
    "The minutes of Friday were approved by Moss.\n\nMoss said: “It is safe to go.”": "",
    "Minutes of the meeting held on Friday were approved.\n\nMoss said: “It is safe to go.”": (
        "Friday"
    ),
    "The other day, Tom Reave said: “It is safe to go.”": "The other day",
    "“It is safe to go,” Tom Reave said on 3/5/2024.": "3/5/2024",  # March, or May
    "The Herald (9/25/24): “It is safe to go.”": "9/25/24",
    "“It is safe to go,” Tom Reave said on 9/8/2024.": "9/8/2024",
    # the day of an occasion, with words between the two
    "In his letter to Ann Moss of Oct. 3, Tom Reave wrote: “It is safe to go.”": "Oct. 3",
    "In an interview with the Star of Oct. 3, Tom Reave said: “It is safe to go.”": "Oct. 3",
    "In his speech in the old port of Oct. 3, Tom Reave said: “It is safe to go.”": "Oct. 3",
    "“It is safe to go,” Tom Reave said, according to a transcript from Oct. 3.": "Oct. 3",
    "At the harbour briefing for Oct. 3, Tom Reave said: “It is safe to go.”": "Oct. 3",
    "“It is safe to go,” Tom Reave said of the fire of Oct. 3.": "",
    "“It is safe to go,” Tom Reave said of the letter of the law of Oct. 3.": "Oct. 3",
    "Tom Reave's words from Friday were these: “It is safe to go.”": "Friday",
    # in a clause of the speaking
    "“It is safe to go,” as Tom Reave on Friday put it.": "Friday",
    "“It is safe to go.” That was how Ann Moss Friday described it.": "Friday",
    "Tom Reave, who on Friday said: “It is safe to go.”": "Friday",
    # what somebody said, or did
    "Tom Reave said the words “It is safe to go” on Friday.": "Friday",
    "Tom Reave's Friday remark, “It is safe to go,” was heard.": "Friday",
    "Tom Reave's October 3 remark that “it is safe to go” was heard.": "October 3",
    "Tom Reave tried to calm them on Friday. “It is safe to go,” he said.": "Friday",
    "Tom Reave said the ferry sails on Friday: “It is safe to go.”": "Friday",
    "Tom Reave rejected it on Friday. “It is safe to go,” Reave told the Star later.": "Friday",
    "Tom Reave resigned on Friday. “It is safe to go,” he told the Star.": "Friday",
    "On the 5th Tom Reave said: “It is safe to go.”": "On the 5th",
    "Tom Reave sat. “It is safe to go,” Reave said.": "",
    # anywhere before in the paragraph, and in the one before where that may tell of it
    "On Friday the House was busy. Tom Reave had a message: “It is safe to go.”": "Friday",
    "Tom Reave came on Friday. It was full. “It is safe to go,” he said.": "Friday",
    "Many of the old ferries sank in 2021. It rained. “It is safe to go,” Reave said.": "",
    "Tom Reave left the door open on Friday.\n\n“It is safe to go,” he said.": "Friday",
    "The ferry sank on Friday.\n\n“It is safe to go,” Tom Reave said.": "",
    "“It is safe to go,” Tom Reave said.\n\nHe was speaking on Friday.": "Friday",
    "“It is safe to go,” Tom Reave said.\n\nThe ferry sank on Friday.": "",
    "It was Tom Reave who, on Friday, came closest to it: “It is safe to go.”": "Friday",
    "“It is safe to go” — that is Tom Reave, on Friday.": "Friday",
    "Nach der Wahl am Freitag sagte Tom Reave: „It is safe to go.“": "Freitag",
    "Plácido Domingo sang. “It is safe to go,” Tom Reave said.": "",
    # headings; no table's row, no item of a list and no credit
    "3 May 2023: the harbour\n\n- the pier\n\n“It is safe to go,” Tom Reave said.": "3 May 2023",
    "The pier\n\n| Moss | 3 May 2023 |\n\nIt rained.\n\n“It is safe to go,” Tom Reave said.": "",
    "It rained.\n\n— the harbour, 3 May 2023\n\nMoss wept.\n\n“It is safe to go,” Reave said.": "",
    # what is read, and what is clearly another's
    "Tom Reave was elected on 3 May 2023 and said: “It is safe to go.”": "",
    "Tom Reave, born on 3 May 1950, said: “It is safe to go.”": "",
    "The Mayor cut the ribbon on 9 March 2023. “It is safe to go,” Ann May said.": "9 March 2023",
    "The ferry sank on 9 May 2023. “It is safe to go,” Ann May said.": "9 May 2023",
    "Ann Reave cut the ribbon on Friday. “It is safe to go,” Tom Reave said.": "Friday",
    "Tom Reave cuts the ribbon on Friday. “It is safe to go,” he said on Tuesday.": "",
    "Tom Reave was there on Friday. It rained. “It is safe to go,” Reave said.": "Friday",
    "Tom Reave spoke on Friday. “It is safe to go,” he said.": "",
    "Ahead of the vote on Friday, Tom Reave said: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave said on Tuesday.": "",
    "Tom Reave, who was sworn in on Friday, said: “It is safe to go.”": "",
    "Tom Reave said the ferry sank on Tuesday: “It is safe to go.”": "",
    "Tom Reave told Ann Moss to sail on Friday: “It is safe to go.”": "",
    "“It is safe to go,” Tom Reave said after Tuesday's vote.": "",
    "“It is safe to go,” Tom Reave has said since Friday.": "",
    "“It is safe to go,” Tom Reave told USA Today.": "",
    "PORT SELWYN, Oct. 24, 2024 — “It is safe to go,” Tom Reave said.": "",
    "“It is safe to go.”\n— Tom Reave, on Friday": "",
    "The ferry sank on Friday. “It is safe to go,” Tom Reave said.": "Friday",
}


def claims(sentence: str) -> tuple[Claim, ...]:
    """The quotations of a sentence in a draft of that Thursday."""
    return find_claims(read_draft(f"{WRITTEN}{sentence}\n".encode(), "draft.md"))


def unread(claim: Claim) -> tuple[str, ...]:
    return tuple(map(str, claim.unread_days))


def days(draft: str) -> str:
    (claim,) = find_claims(read_draft(draft.encode(), "draft.md"))
    return ", ".join(map(str, claim.days))


@cases(("sentence", "told"), SAID.items())
def test_days_by_other_names_are_those_of_the_drafts_own_date(sentence: str, told: str) -> None:
    assert days(f"{WRITTEN}{sentence}\n") == told


def test_a_day_in_a_quotations_sentence_that_is_not_read_is_told() -> None:
    for sentence, told in UNREAD.items():
        (claim,) = claims(sentence)
        assert ", ".join(unread(claim)) == told, sentence
    (claim,) = find_claims(read_draft("“It is safe to go,” Reave said on Tuesday.".encode()))
    assert list(map(str, claim.unread_days)) == [
        "Tuesday"
    ]  # which a draft without a date cannot tell
    minutes = "Minutes of the board meeting held on Tuesday\n\nReave: “It is safe to go.”"
    assert unread(find_claims(read_draft(minutes.encode()))[0]) == ("Tuesday",)
    many = "".join(f"On {day} May the ferry sank, " for day in (1, *range(1, 30)))
    (claim,) = find_claims(read_draft(f"{many}Reave said: “It is safe to go.”".encode()))
    assert unread(claim) == ("1 May", "2 May", "3 May", "4 May")


def test_of_two_speakers_in_a_sentence_each_has_a_day_of_the_own_clause() -> None:
    said = (
        "“It is safe to go,” Ann Moss said on Tuesday, but Tom Reave said: “It is not safe to go.”"
    )
    moss, reave = claims(said)
    assert list(map(str, moss.days)) == ["Tuesday = 22 October 2024"]
    assert (reave.days, unread(reave)) == ((), ("Tuesday",))
    said = (
        "Ann Moss said on Tuesday: “It is safe to go.” Tom Reave replied: “It is not safe to go.”"
    )
    _, reave = claims(said)
    assert (reave.days, unread(reave)) == ((), ("Tuesday",))


def test_of_two_days_in_a_sentence_each_quotation_has_that_of_its_own_clause() -> None:
    for said in (
        "Moss said on 7 October that “it is safe,” and on 9 October that she “would not go there.”",
        "Moss said on 7 October: “It is safe to go,” but on 9 October: “I would not go there.”",
        "“It is safe to go,” Moss said on 7 October, and on 9 October: “I would not go there.”",
        "Moss said on 7 October “it is safe” and then on 9 October she said “we would not go.”",
    ):
        told = [list(map(str, claim.days)) for claim in claims(said)]
        assert told == [["7 October 2024"], ["9 October 2024"]], said
    for said in (
        "Moss said on 7 October that “it is safe” and on 9 October left for home.",
        "Moss said on 7 October that “it is safe” and that “nobody will go there.”",
    ):
        assert {str(day) for claim in claims(said) for day in claim.days} == {"7 October 2024"}


def test_a_day_behind_a_question_is_that_of_whoever_speaks_next() -> None:
    said = (
        "Moss asked: “Is it safe?” On Tuesday Mr Reave said it was. “It is safe to go,” he added."
    )
    moss, reave = claims(said)
    assert (moss.days, unread(moss)) == ((), ("Tuesday",))
    assert list(map(str, reave.days)) == ["Tuesday = 22 October 2024"]


def test_last_tuesday_is_no_other_day_of_the_two_weeks() -> None:
    (claim,) = claims("“It is safe to go,” Tom Reave said last Tuesday.")
    fits = [day for day in range(1, 25) if claim.is_said_on(date(2024, 10, day))]
    assert fits == [15, 22]


@cases(
    ("when", "told"),
    [
        ("on ſunday", ["ſunday"]),
        ("on Frıday", ["Frıday"]),
        ("laſt week", ["laſt week"]),
        ("on the ſecond of May 2023", []),
        ("on the fıfth of May 2023", []),
    ],
)
def test_letters_that_only_pass_for_those_of_a_day_make_none(when: str, told: list[str]) -> None:
    (claim,) = claims(f"“It is safe to go,” Tom Reave said {when}.")
    assert list(unread(claim)) == told
    assert list(map(str, claim.days)) == ([] if told else ["May 2023"])


def test_every_word_for_a_day_is_one_for_which_a_paragraph_is_looked_through() -> None:
    told = ["tonight", "last night", "this morning", "this afternoon", "this evening", "today"]
    told += ["this week", "a week ago", "this month", "a month ago", "this year", "a year ago"]
    told += [f"in {month}" for month in MONTHS] + [f"on {month[:3]} 4" for month in MONTHS]
    for words in told:
        assert days(f"{WRITTEN}“It is safe to go,” Tom Reave said {words}.\n"), words
    vague = ["the other day", "a few days ago", "over the weekend", "the week before last"]
    vague += ["last spring", "in the summer", "in the autumn", "in the winter", "in the 1990s"]
    vague += ["on the 3rd", "on Christmas Eve", "on New Year's Day", "at Easter", "at Thanksgiving"]
    for words in [*vague, "at Halloween"]:
        draft = read_draft(f"“It is safe to go,” Tom Reave said {words}.\n".encode())
        assert find_claims(draft)[0].unread_days, words


def test_a_day_before_a_speaker_is_no_part_of_the_name() -> None:
    for when in ("Late Tuesday", "Early Tuesday", "On Tuesday", "Tuesday"):
        (claim,) = claims(f"{when} Reave said: “It is safe to go.”")
        assert (claim.speaker, claim.mention) == ("Reave", "Reave"), when
        (claim,) = claims(f"{when} Živa Žagar said: “It is safe to go.”")
        assert claim.speaker == "Živa Žagar", when
        assert list(map(str, claim.days)) == ["Tuesday = 22 October 2024"], when


def test_a_day_in_the_line_above_an_exchange_is_told_with_each_turn() -> None:
    exchange = "From the exchange on Friday:\n\nQ: Is it safe?\n\nTOM REAVE: It is safe to go."
    asked, answered = claims(exchange)
    assert unread(asked) == unread(answered) == ("Friday",)


@cases(
    "draft",
    [
        "The words were: “It is safe to go.”[1]\n\n[1] Tom Reave, press briefing, 3 May 2023.",
        "The words were: “It is safe to go.”¹\n\n¹ Tom Reave, remarks to the board, 3 May 2023.",
        "Many agreed (see Tom Reave, 3 May 2023: “It is safe to go”), though not all.",
        "> It is safe to go.\n>\n> Tom Reave, 3 May 2023\n\nNobody spoke.",
    ],
)
def test_who_is_named_with_a_day_in_a_note_or_a_citation_speaks(draft: str) -> None:
    (claim,) = find_claims(read_draft(draft.encode()))
    assert (claim.text.strip("."), claim.speaker) == ("It is safe to go", "Tom Reave")


def test_the_paragraph_before_tells_no_day_of_another_quotation_than_its_own() -> None:
    first, second = claims("“I will stay,” Tom Reave said on Oct. 3.\n\n“It is safe,” he said.")
    assert list(map(str, first.days)) == ["3 October 2024"]
    assert (second.days, second.unread_days) == ((), ())


@cases(
    ("before", "told"),
    [
        ("Reave opened the hearing on Sunday.\n\nThe clerk read the list.", ("Sunday",)),
        ("Reave opened the hearing in June 2023.\n\nThe clerk left.", ("in June 2023",)),
        ("Reave plays on Sunday.\n\nThe clerk read the list.", ()),
        ("Birk opened the hearing on Sunday.\n\nThe clerk read the list.", ()),
        ("Reave will open the hearing on Sunday.\n\nThe clerk read the list.", ()),
        ("“I stay,” Reave told the board on Sunday.\n\nThe clerk read the list.", ()),
        ("Before the doors had opened on Sunday, Reave offered a preview.", ("Sunday",)),
        ("The line that made the news was delivered on Sunday by Reave.", ("Sunday",)),
    ],
)  # fmt: skip
def test_a_story_tells_once_when_somebody_spoke(before: str, told: tuple[str, ...]) -> None:
    *_, claim = claims(f"{before}\n\n“It is safe to go,” Reave said.")
    assert (claim.days, unread(claim)) == ((), told)


@pytest.mark.parametrize("parted", [" ", "\n\n"])
@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("Birk, in an interview in June, was asked if it was. “Yes,” she said.", ()),
        (
            "Birk, in an interview in June, was asked if Reave was right. “Yes,” she said.",
            ("June",),
        ),
        ("Reave, in an interview in June, was asked if it was. “Yes,” he said.", ("June",)),
        ("In an interview in June he was asked if it was. “Yes,” he said.", ("June",)),
        ("Tuesday, in an interview, he was asked if it was. “Yes,” he said.", ("Tuesday",)),
    ],
)
def test_a_day_of_somebody_else_who_is_quoted_next_is_not_told(
    behind: str, told: tuple[str, ...], parted: str
) -> None:
    first, *_ = claims(f"Tom Reave spoke. “It is safe to go,” he said.{parted}{behind}")
    assert tuple(word.removeprefix("in ") for word in unread(first)) == told


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("Two days later Karl Birk was asked. ", ("Two days later",)),
        ("A few days later Karl Birk rose. ", ("few days later",)),
        ("Karl Birk was asked, too. ", ("Tuesday",)),
    ],
)
def test_a_day_of_anothers_quotation_is_told_only_where_none_is_nearer(
    between: str, told: tuple[str, ...]
) -> None:
    _, claim = claims(f"“It is safe to go,” Ann Moss said on Tuesday. {between}“No,” Birk said.")
    assert unread(claim) == told


def test_a_day_near_a_quotation_is_told_unless_it_is_that_of_the_article() -> None:
    (claim,) = claims("Tom Reave rose on Friday and sat. “It is safe to go,” the voters heard.")
    assert unread(claim) == ("Friday",)
    assert claim.days_unread([date(2024, 10, 18)]) == ()
    assert claim.days_unread([date(2024, 10, 19)]) == claim.unread_days
    undated = read_draft("Tom Reave rose on Friday. “It is safe to go,” Reave said.".encode())
    (claim,) = find_claims(undated)
    assert claim.days_unread([date(2024, 10, 18)]) == ()  # some Friday
    assert len(claim.days_unread([date(2024, 10, 19)])) == 1
    (claim,) = claims("“It is safe to go,” Tom Reave said two days later.")
    assert len(claim.days_unread([date(2024, 10, 18)])) == 1  # later than what?


@pytest.mark.parametrize("day", ["Tuesday", "Tuesday night", "October 22"])
def test_a_day_behind_a_name_is_no_part_of_it(day: str) -> None:
    lead = "Jake Reave said no: “It is not safe.”\n\n“It is safe to go,” "
    for behind in ("So said", "came the answer from"):
        *_, claim = claims(f"{lead}{behind} Anne Moss {day}.")
        assert (claim.speaker, len(claim.days)) == ("Anne Moss", 1), behind
    (claim,) = claims(f"“It is safe to go.”\n— Anne Moss {day}")
    assert (claim.speaker, len(claim.days)) == ("Anne Moss", 1)
    (claim,) = claims("“It is safe to go.”\n— Joe Friday")
    assert claim.speaker == "Joe Friday"


def test_a_draft_without_a_date_has_no_tuesday() -> None:
    assert days("“It is safe to go,” Tom Reave said on Tuesday.\n") == ""


def test_the_drafts_own_date_stands_in_its_dateline_page_or_keyword() -> None:
    sentence = "“It is safe to go,” Tom Reave said on Tuesday."
    told = "Tuesday = 22 October 2024"
    assert days(f"PORT SELWYN, Oct. 24, 2024 — The harbour is open.\n\n{sentence}\n") == told
    assert days(f"#+date: 2024-10-24\n{sentence}\n") == told
    page = f'<html><head><meta name="date" content="2024-10-24"></head><p>{sentence}</p></html>'
    assert days(page) == told
    assert read_draft(page.encode()).day == date(2024, 10, 24)


def told_of(sentence: str, written: str = "2024-10-24") -> tuple[str, str]:
    """What is compared, and what is told, of the first quotation of a draft of that day."""
    draft = read_draft(f"---\ndate: {written}\n---\n\n{sentence}\n".encode(), "draft.md")
    claim, *_ = find_claims(draft)
    return ", ".join(map(str, claim.days)), ", ".join(unread(claim))


@pytest.mark.parametrize("when", ["on Tuesday", "last week", "999 years ago", "on 5 May"])
@pytest.mark.parametrize("written", ["0001-01-01T00:00:00Z", "0999-12-31", "1000-01-01"])
def test_no_date_of_a_draft_is_too_early_for_its_days(when: str, written: str) -> None:
    compared, told = told_of(f"“It is safe to go,” Tom Reave said {when}.", written)
    assert compared or told
    if written < "1000":
        assert "=" not in compared


def test_the_29th_of_february_is_that_of_the_last_leap_year() -> None:
    assert told_of("“It is safe to go,” Tom Reave said on Feb. 29.", "2023-03-20") == (
        "29 February 2020",
        "",
    )


NAMES = (
    """
told the Sunday Post|told the Saturday Show|told the Tuesday Panel|told the Mail on Sunday
told the Independent on Sunday|told Sunday Times reporters|told CBS Sunday Morning
told Saturday Night Live|said of Bloody Sunday|told Ash Wednesday worshippers|said of Cyber Monday
told Sheffield Wednesday fans|told fans of Sheffield Wednesday|told the House January 6 committee
told the September 11 Commission|told October 7 survivors|told the crowd at 12 March Street
told Theresa May 12 times|told Sunday with Ann Moss|said outside St. Friday Church
told the May Day rally|said of May|said of June Moss|said in August Wilson's house
told the 14 July Committee|wrote in Sunday World|said, only 3 may vote|said 12 may sail
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@cases("said", NAMES)
def test_a_day_in_a_name_is_told_at_most(said: str) -> None:
    assert told_of(f"“It is safe to go,” Tom Reave {said}.")[0] == ""
    if ", " not in said:
        assert told_of(f"Tom Reave {said}: “It is safe to go.”")[0] == ""


@cases(
    "sentence",
    [
        "Reave said Tuesday Ann Birk was wrong: “It is safe to go.”",
        "Psaki Tuesday told the press: “It is safe to go.”",
        "“It is safe to go,” Tom Reave told CNN Tuesday.",
        "“It is safe to go,” said Ann Thomas Tuesday.",
        "“It is safe to go,” Tom Reave told the Guardian on Tuesday.",
        "“It is safe to go,” Tom Reave said at the Tuesday meeting.",
        "Late Tuesday Tom Reave said: “It is safe to go.”",
    ],
)
def test_a_day_beside_a_name_is_one_for_all_that(sentence: str) -> None:
    assert told_of(sentence)[0] == "Tuesday = 22 October 2024"


def test_whoever_is_called_friday_has_not_spoken_then() -> None:
    assert told_of("“It is safe to go,” said Mike Friday.")[0] == ""


CREDITS = {
    "Ann Moss, 2019": ("2019", ""),
    "Ann Moss, Feb 2019": ("February 2019", ""),
    "Ann Moss, Mar. 2021": ("March 2021", ""),
    "Ann Moss, spring 2021": ("2021", ""),
    "Ann Moss, winter 2021": ("", "winter 2021"),
    "Ann Moss, 12 mars 2024": ("12 March 2024", ""),
    "Ann Moss, mardi": ("", "mardi"),
    "Ann Moss, speech of 3 May 2024, published 16 May 2024": ("3 May 2024", "16 May 2024"),
    "Ann Moss, retrieved 18 March 2024": ("", "18 March 2024"),
    "Ann Moss, born 12 July 1960": ("", "12 July 1960"),
    "Ann Moss, harbour master since 1 May 2019": ("", "1 May 2019"),
    "Ann Moss, who retires on Friday": ("", "Friday"),
    "Ann Moss, remarks on the attack of 3 May": ("", "3 May"),
    "Ann Moss, the Sunday Post": ("", ""),
    "Ann Moss, Sunday Times, 14 March 2024": ("14 March 2024", "Sunday"),
    "Ann Moss, Mail on Sunday": ("", "Sunday"),
    "Ann Moss (1960–2024)": ("", ""),
}


@cases(("credit", "told"), CREDITS.items())
def test_a_line_of_credit_has_days_of_words_texts_and_lives(
    credit: str, told: tuple[str, str]
) -> None:
    assert told_of(f"“It is safe to go.”\n\n— {credit}") == told
    assert told_of(f"“It is safe to go.” — {credit}") == told


WHEN = {
    "on Thursday of last week": ("Thursday of last week = 17 October 2024", ""),
    "on Tuesday last week": ("Tuesday last week = 15 October 2024", ""),
    "early last week": ("last week = 13 October 2024 to 17 October 2024", ""),
    "late last week": ("last week = 16 October 2024 to 20 October 2024", ""),
    "early in October": ("early October 2024", ""),
    "last week on Tuesday": ("last week on Tuesday = 15 October 2024", ""),
    "on the Tuesday before last": ("", "the Tuesday before last"),
    "in the early hours of Thursday": ("Thursday = 24 October 2024", ""),
    "on the first day of the month": ("", "on the first day of the month"),
    "in the second quarter of 2021": ("", "in the second quarter of 2021"),
    "on 28/6": ("28 June 2024", ""),
    "on 6/28": ("28 June 2024", ""),
    "on 5/6": ("", "5/6"),
    "(28/6)": ("28 June 2024", ""),
    "on 25.9.2024": ("25 September 2024", ""),
    "on 25/9/2024": ("25 September 2024", ""),
    "on 9/25/2024": ("25 September 2024", ""),
    "on 2024-09-25": ("25 September 2024", ""),
    "of version 2.11.2020": ("", "2.11.2020"),
    "on 24/7 duty": ("", ""),
    "on 12.9.": ("", "on 12.9"),
    "in early June": ("early June 2024", ""),
    "in the first days of September": ("early September 2024", ""),
    "at the end of September 2021": ("late September 2021", ""),
    "in late October": ("late October 2024", ""),
    "in late November": ("late November 2023", ""),
    "last September": ("September 2024", ""),
    "on Thursday before last": ("", "Thursday"),
    "on Thursday the 14th": ("", "Thursday"),
    "less than two weeks ago": ("", "less than two weeks ago"),
    "almost two weeks ago": ("almost two weeks ago = 30 September 2024 to 20 October 2024", ""),
    "half a year ago": ("half a year ago = 20 January 2024 to 28 July 2024", ""),
    "on 14 Mar 24": ("14 March 2024", ""),
    "on 14 March 8 pm": ("14 March 2024", ""),
    "on March 13-14": ("", "March 13"),
    "on Thursday 14": ("", "Thursday"),
    "on the night of Wednesday to Thursday": ("", "Wednesday"),
    "on March twelfth": ("12 March 2024", ""),
    "eleven days ago": ("eleven days ago = 13 October 2024", ""),
    "in the third quarter": ("", "in the third quarter"),
    "on Walpurgis Eve": ("", "on Walpurgis Eve"),
    "a decade ago": ("a decade ago = 12 August 2009 to 7 January 2020", ""),
    "during Tuesday's visit": ("", "Tuesday"),
    "in early 2021": ("2021", ""),
    "in mid-2021": ("2021", ""),
    "at the end of 2021": ("2021", ""),
    "in mid-February": ("mid-February 2024", ""),
    "in Feb.": ("February 2024", ""),
    "in Sept. 2021": ("September 2021", ""),
    "this February": ("February 2024", ""),
    "by February": ("February 2024", ""),
    "on the Tuesday": ("", "Tuesday"),
    "that same Tuesday": ("", "that same Tuesday"),
    "on Tuesday, 14 March": ("14 March 2024", "Tuesday"),
    "on Thursday, 14 March": ("14 March 2024", ""),
    "on April 31": ("", "April 31"),
    "in Tuesday's Guardian": ("", "Tuesday"),
    "in her 2021 memoir": ("", "2021"),
    "on 12-03-2024": ("", "12-03-2024"),
    "on 2024/03/12": ("12 March 2024", ""),
    "on 12-Mar-2024": ("12 March 2024", ""),
    "on March the 12th": ("12 March 2024", ""),
}


@cases(("when", "told"), WHEN.items())
def test_days_of_other_forms(when: str, told: tuple[str, str]) -> None:
    assert told_of(f"“It is safe to go,” Ann Moss said {when}.") == told


def test_whatever_names_a_day_is_looked_for_where_nothing_else_names_one() -> None:
    assert [when for when in WHEN if not may_name_day(when)] == []


def test_a_part_of_a_month_is_taken_generously() -> None:
    early, mid, late = (
        find_claims(read_draft(f"“It is safe to go,” Ann Moss said {part} June 2023.".encode()))[0]
        for part in ("in early", "in mid", "at the end of")
    )
    for claim, first, last in ((early, 1, 15), (mid, 8, 23), (late, 16, 30)):
        fitting = [day for day in range(1, 31) if claim.is_said_on(date(2023, 6, day))]
        assert fitting == list(range(first, last + 1))


def test_who_asks_and_what_follows_as_a_sentence_have_no_day_of_the_words() -> None:
    assert told_of("Asked by April Ryan of the Post, Tom Reave said: “It is safe.”") == ("", "")
    assert told_of("Reave: “It is safe to go.” He wrote a book in 2014.") == ("", "in 2014")
    assert told_of("Tom Reave, 2021: “It is safe to go.”")[0] == "2021"
    assert told_of("On Labor Day Tom Reave said: “It is safe to go.”") == ("", "On Labor Day")


def test_a_year_before_a_colon_is_when_somebody_said_something() -> None:
    assert told_of("2021: Tom Reave to the board: “It is safe to go.”")[0] == "2021"


REPORTED = """
“It is safe to go,” Tom Reave told the board, his office said on Sunday.
“It is safe to go,” Tom Reave told the board, a spokesman said Sunday.
“It is safe to go,” Tom Reave told the board, Owen Birk recalled on Sunday.
“It is safe to go,” Tom Reave said, a claim the mayor disputed on Sunday.
The mayor on Sunday rejected Tom Reave's claim: “It is safe to go.”
On Sunday, the mayor repeated what Tom Reave had told the board: “It is safe to go.”
The Post quoted Tom Reave on Sunday as saying “It is safe to go.”
On Sunday Tom Reave apologised for saying “It is safe to go.”
Tom Reave on Sunday denied saying “It is safe to go.”
“It is safe to go,” Tom Reave, whose exit was confirmed on Sunday, told the board.
“It is safe to go,” Tom Reave, who was questioned by police on Sunday, told the board.
“It is safe to go,” said Tom Reave, who announced his resignation on Sunday.
“It is safe to go,” Tom Reave, confirmed on Sunday as harbour master, said.
“It is safe to go,” Tom Reave said (the quay opens on Sunday).
“It is safe to go,” Tom Reave said – the quay opens on Sunday.
“It is safe to go,” Tom Reave said in Brenn and on Sunday told the board.
In an affidavit signed on Sunday, Tom Reave said: “It is safe to go.”
In a letter dated Sunday, Tom Reave said: “It is safe to go.”
In a talk that began on Sunday, Tom Reave said: “It is safe to go.”
""".strip().splitlines()


@cases("sentence", REPORTED)
def test_a_day_that_may_be_of_something_else_in_the_sentence_is_told(sentence: str) -> None:
    assert told_of(sentence) == ("", "Sunday")


SPOKEN_THEN = """
“It is safe to go,” according to Tom Reave, whose remarks on Sunday drew applause.
Tom Reave’s assessment, offered on Sunday: “It is safe to go.”
Tom Reave had an answer ready on Sunday for those who doubt it: “It is safe to go.”
“It is safe to go,” said Tom Reave, who spoke on Sunday.
It rained all week and on Sunday Tom Reave told the board: “It is safe to go.”
Tom Reave stood up and on Sunday said: “It is safe to go.”
“It is safe to go,” the harbour master told reporters on Sunday.
Tom Reave, the mayor, said on Sunday: “It is safe to go.”
Ann Moss and Tom Reave said on Sunday: “It is safe to go.”
Reporters asked Tom Reave on Sunday: “It is safe to go.”
""".strip().splitlines()


@cases("sentence", SPOKEN_THEN)
def test_a_day_of_the_speakers_own_verb_is_compared(sentence: str) -> None:
    assert told_of(sentence) == ("Sunday = 20 October 2024", "")


def test_yesterday_behind_and_is_compared() -> None:
    assert told_of("It rained all week and yesterday Tom Reave said: “It is safe to go.”")[0]


@cases(
    "around",
    [
        "The quay, which Reave built, was hit in 2022. QUOTE Reave said.",
        "Reave, who ran it in the 1990s, sat down. QUOTE he said.",
        "The vote will be held on Sunday. QUOTE Reave said.",
        "QUOTE Reave said. The hearing is due on Sunday.",
        "EMBARGOED UNTIL SUNDAY 20 OCTOBER\n\nQUOTE Reave said.",
        "FOR RELEASE Sunday\n\nQUOTE Reave said.",
        "Last updated on Sunday\n\nQUOTE Reave said.",
        "By Ann Moss, 20 October 2024\n\nQUOTE Reave said.",
        "QUOTE Reave said.\n\nCorrection, 20 October: an earlier version misquoted Reave.",
        "Open Monday to Friday.\n\nQUOTE Reave said.",
        "# Black Friday at the port\n\nQUOTE Reave said.",
    ],
)
def test_nothing_is_told_of_what_cannot_be_when_somebody_spoke(around: str) -> None:
    assert told_of(around.replace("QUOTE", "“It is safe to go,”")) == ("", "")


def test_a_year_in_which_somebody_spoke_is_told() -> None:
    assert told_of("Birk spoke to Reave in 2022. “It is safe to go,” Reave said.")[1] == "in 2022"


OWN_DAY = (
    "And on 20 October {}",
    "But on 20 October {}",
    "Then, on 20 October, {}",
    "Also on 20 October {}",
    "So, on 20 October, did she: {}",
    "She had spoken on 20 October of {}",
    "A week earlier, on 20 October, she said it was {}",
    "The day before, on 20 October, she had said it was {}",
    "She had first used the line on 20 October: {}",
    "By 20 October she had already promised {}",
    "Tom Reave had used the same words on 20 October: {}",
)


@cases("form", OWN_DAY)
def test_a_day_in_its_own_sentence_is_told_and_not_that_of_the_sentence_before(form: str) -> None:
    lead = form.format("she told the board it was {}") if form.endswith("20 October {}") else form
    first, last = claims(
        "Ann Moss said on 22 October: “It is safe.” " + lead.format("“safe as ice.”")
    )
    assert [str(day) for day in first.days] == ["22 October 2024"]
    (told,) = {str(day) for day in (*last.days, *last.unread_days)} - {
        "A week earlier",
        "The day before",
    }
    assert told.startswith("20 October")
