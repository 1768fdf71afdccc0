"""Layouts that no shape was made for: what each kind of paper should come to, whichever shape reads it."""

import pytest

CASES = {
    "flip charts typed up": (
        ".txt",
        """Brackley Road Allotments – Members' Workshop
Saturday 5 March, Scout Hut

FLIPCHART 1: WHAT WORKS

Seed swap in spring
Everyone waves
Rob fixing the pump

FLIPCHART 2: BRIGHT IDEAS

Honesty stall by the gate
Could we have a WhatsApp group?
Shared shredder

PARKED QUESTIONS

Who owns the strip by the railway?
Is the rent going up in April?
""",
        [
            ("statement", "Brackley Road Allotments – Members' Workshop"),
            ("statement", "Saturday 5 March, Scout Hut"),
            ("comment", "Seed swap in spring", {"section": "FLIPCHART 1: WHAT WORKS"}),
            ("comment", "Everyone waves"),
            ("comment", "Rob fixing the pump"),
            ("comment", "Honesty stall by the gate", {"section": "FLIPCHART 2: BRIGHT IDEAS"}),
            ("comment", "Could we have a WhatsApp group?"),
            ("comment", "Shared shredder"),
            ("question", "Who owns the strip by the railway?", {"section": "PARKED QUESTIONS"}),
            ("question", "Is the rent going up in April?"),
        ],
    ),
    "lists set in under each group's headings": (
        ".txt",
        """TABLE 1 (scribe: Una)

What we love
\tthe weir
\tour baker's, and the smell
What we need to find out
\tflood levels since 2019 *
\twho mends the wall
\tnothing

TABLE 2 (scribe: Raj)

What we love
\tquiet lanes
\tit never floods up here
What we need to find out
\tis the mill listed
\tbus times
""",
        [
            ("comment", "the weir", {"section": "What we love", "parent_section": "TABLE 1 (scribe: Una)"}),
            ("comment", "our baker's, and the smell"),
            ("question", "flood levels since 2019 *", {"section": "What we need to find out"}),
            ("question", "who mends the wall"),
            ("comment", "nothing"),
            ("comment", "quiet lanes", {"section": "What we love", "parent_section": "TABLE 2 (scribe: Raj)"}),
            ("comment", "it never floods up here"),
            ("question", "is the mill listed"),
            ("question", "bus times"),
        ],
    ),
    "sticky notes by colour": (
        ".txt",
        """Board export
Generated 4 May 2031

Sticky notes (yellow)
More sockets
Somewhere to eat that isn't the stairs
quiet zone actually quiet

Sticky notes (blue)
Will it stay open on Saturdays?
coffee
""",
        [
            ("statement", "Board export"),
            ("statement", "Generated 4 May 2031"),
            ("comment", "More sockets", {"section": "Sticky notes (yellow)"}),
            ("comment", "Somewhere to eat that isn't the stairs"),
            ("comment", "quiet zone actually quiet"),
            ("comment", "Will it stay open on Saturdays?", {"section": "Sticky notes (blue)"}),
            ("comment", "coffee"),
        ],
    ),
    "notes of a pin board": (
        ".csv",
        "Column,Note,Author,Votes\nStart,Stand-ups that finish on time,Guest 3,4\nStop,Meetings about meetings,Guest 5,7\nStop,Changing the rota on a Sunday,Guest 3,\n",
        [
            (
                "comment",
                "Stand-ups that finish on time",
                {"section": "Start", "column": "Note", "votes": 4, "speaker": "Guest 3"},
            ),
            ("comment", "Meetings about meetings", {"section": "Stop", "votes": 7}),
            ("comment", "Changing the rota on a Sunday", {"section": "Stop", "votes": 0}),
        ],
    ),
    "a survey's answers under one another": (
        ".csv",
        "Question,Response\nWhat do you like about the pool?,Warm\nWhat do you like about the pool?,Kind lifeguards\nWhat should we improve?,Lockers\nWhat should we improve?,Why is it shut on Mondays?\n",
        [
            ("comment", "Warm", {"section": "What do you like about the pool?", "column": "Response"}),
            ("comment", "Kind lifeguards"),
            ("comment", "Lockers", {"section": "What should we improve?"}),
            ("comment", "Why is it shut on Mondays?"),
        ],
    ),
    "cells of a table one under another": (
        ".txt",
        """What you asked us
What we answered
Why is the pool closed on Mondays?
The water is cleaned on Mondays.
Can we have an early session?
Yes. From June there will be one on Thursdays.
""",
        [
            ("question", "Why is the pool closed on Mondays?"),
            ("answer", "The water is cleaned on Mondays.", {"to": "Why is the pool closed on Mondays?"}),
            ("question", "Can we have an early session?"),
            ("answer", "Yes. From June there will be one on Thursdays.", {"to": "Can we have an early session?"}),
        ],
    ),
    "numbers without a colon": (
        ".txt",
        """Q1 When does the move take place?
A1 The move is planned for 12 June.

Q2 Will parcels still go on Fridays
A2 Yes, until four o'clock.
""",
        [
            ("question", "When does the move take place?"),
            ("answer", "The move is planned for 12 June."),
            ("question", "Will parcels still go on Fridays"),
            ("answer", "Yes, until four o'clock."),
        ],
    ),
    "a supplementary question": (
        ".txt",
        """Question 1 from Mr Jory Pascoe
Question: Why were the mooring fees put up?
Response: Notice was given in the yearly letter.
Supplementary question: Will those who paid twice be repaid?
Response: The Harbour Master will write to Mr Pascoe.

Question 2 from Edna Tolley
Question: When will the slipway be dredged?
Response: In September.
""",
        [
            ("question", "Why were the mooring fees put up?", {"speaker": "Mr Jory Pascoe"}),
            ("answer", "Notice was given in the yearly letter."),
            ("question", "Will those who paid twice be repaid?"),
            ("answer", "The Harbour Master will write to Mr Pascoe.", {"to": "Will those who paid twice be repaid?"}),
            ("question", "When will the slipway be dredged?", {"speaker": "Edna Tolley"}),
            ("answer", "In September."),
        ],
    ),
    "the asker on the line above": (
        ".txt",
        """(1) Mr Owen Larch to ask the Leader of the Council:

"What has been done to reopen the tip at Hob Lane?"

Reply by the Leader, Councillor Vane:

"A letter has gone to the County."

(2) Ms Tess Munn to ask the Cabinet Member:

"Will the traffic counts be published?"

Reply by the Cabinet Member:

"Yes, by Friday."
""",
        [
            ("question", "What has been done to reopen the tip at Hob Lane?", {"speaker": "Mr Owen Larch"}),
            ("answer", "A letter has gone to the County.", {"speaker": "the Leader"}),
            ("question", "Will the traffic counts be published?", {"speaker": "Ms Tess Munn"}),
            ("answer", "Yes, by Friday.", {"speaker": "the Cabinet Member"}),
        ],
    ),
    "posts under a name and a place, each with a named reply": (
        ".txt",
        """Ask the harbour team

Tilda Fenn, Quay Row
3 March 2031
Is the slipway open at Easter?

Reply from Jonas Ould, Berthing Manager
5 March 2031
It is, from seven until dusk.

Barnaby, Upper Lea
6 March 2031
The new steps are a joy.

Reply from Jonas Ould, Berthing Manager
7 March 2031
Thank you, Barnaby.

Anonymous, Quay Row
9 March 2031
Who pays for the dredging?
""",
        [
            ("statement", "Ask the harbour team"),
            ("question", "Is the slipway open at Easter?", {"speaker": "Tilda Fenn"}),
            (
                "answer",
                "It is, from seven until dusk.",
                {"speaker": "Jonas Ould", "to": "Is the slipway open at Easter?"},
            ),
            ("comment", "The new steps are a joy.", {"speaker": "Barnaby"}),
            ("answer", "Thank you, Barnaby."),
            ("question", "Who pays for the dredging?", {"speaker": "Anonymous"}),
        ],
    ),
    "posts with labels for who, where and when": (
        ".txt",
        """Posted by: Iris and Col Tarn
From: Weir Lane
Date: 02/09/2031
Question: Will the lamps stay on?

Reply by: Dr Mina Holt, Lighting Lead
Date: 06/09/2031
Until midnight.

Posted by: Sol Ames
From: Hythe
Date: 08/09/2031
Question: And in winter?

Reply by:
Date:
""",
        [
            ("question", "Will the lamps stay on?", {"speaker": "Iris and Col Tarn"}),
            ("answer", "Until midnight.", {"speaker": "Dr Mina Holt"}),
            ("question", "And in winter?", {"speaker": "Sol Ames"}),
        ],
    ),
    "a forum whose officers sign in bold": (
        ".md",
        """# Ask the pool

**Nan P., Ford Street, 4 May 2031:**
Do you lend armbands?

**Ezra Coyle, Duty Manager:** Yes, for a pound.

**Hal, Ford Street, 6 May 2031:**
Cold showers again. Third week.

**Ezra Coyle, Duty Manager:** The boiler was mended on Friday.

**Wyn, Over Tarn, 9 May 2031:**
is the sauna coming back
""",
        [
            ("question", "Do you lend armbands?", {"speaker": "Nan P."}),
            ("answer", "Yes, for a pound.", {"speaker": "Ezra Coyle"}),
            ("comment", "Cold showers again. Third week.", {"speaker": "Hal"}),
            ("answer", "The boiler was mended on Friday."),
            ("question", "is the sauna coming back", {"speaker": "Wyn"}),
        ],
    ),
    "written questions with a supplementary by the same hand": (
        ".txt",
        """Question 1 - Submitted by: Dr Rufus Amble, Friends of Hob Wood
The gate was shut in May. What had happened?
Answer (Ms B. Stell, Head of Estates): A tree came down across it.
Supplementary: Has it been cleared?
Answer: On the Monday after.

Question 2 - Submitted by: Una Brack
Why do visitors pay twice?
Answer (Mr T. Voss, Chair): They do not.
Supplementary: None.
""",
        [
            ("question", "The gate was shut in May. What had happened?", {"speaker": "Dr Rufus Amble"}),
            ("answer", "A tree came down across it.", {"speaker": "Ms B. Stell"}),
            ("question", "Has it been cleared?", {"speaker": "Dr Rufus Amble"}),
            ("answer", "On the Monday after."),
            ("question", "Why do visitors pay twice?", {"speaker": "Una Brack"}),
            ("answer", "They do not.", {"speaker": "Mr T. Voss"}),
            ("statement", "None."),
        ],
    ),
    "ticks in front, as the key explains": (
        ".txt",
        """Key: [x] answered in the bulletin / [ ] reply to come

WHAT WE NEED TO KNOW

- [x] who holds the keys
- [ ] will the van stay

WHAT WORRIES US

- the stairs
- nobody said when
""",
        [
            ("statement", "Key: [x] answered in the bulletin / [ ] reply to come"),
            ("question", "who holds the keys", {"marked": True}),
            ("question", "will the van stay", {"marked": False}),
            ("comment", "the stairs", {"marked": False}),
            ("comment", "nobody said when"),
        ],
    ),
    "arrows from question to reply": (
        ".txt",
        """Parked questions

Q1: Can we meet at the hall? -> Yes, ring Una for the key.
Q2: Is there a ramp? => At the back.
Q3: Who sweeps up? ->
""",
        [
            ("question", "Can we meet at the hall?"),
            ("answer", "Yes, ring Una for the key."),
            ("question", "Is there a ramp?"),
            ("answer", "At the back."),
            ("question", "Who sweeps up?"),
        ],
    ),
    "a form for each question, with whose answer it is": (
        ".txt",
        """Name: Rosa Teal
Where do you live?: Cutler Yard
Your question: Will the path stay open?
Answered by: Mick Dare, Site Manager
Our answer: On weekdays, yes.

Name: Mo
Where do you live?: The Fold
Your question: which trees are coming down
Answered by: Mick Dare, Site Manager
Our answer: Two limes.
""",
        [
            ("question", "Will the path stay open?", {"speaker": "Rosa Teal"}),
            ("answer", "On weekdays, yes.", {"speaker": "Mick Dare"}),
            ("question", "which trees are coming down", {"speaker": "Mo"}),
            ("answer", "Two limes.", {"speaker": "Mick Dare"}),
        ],
    ),
    "names under what they wrote": (
        ".txt",
        """Question time with the surgery

"Why must I ring at eight?"
Jan, Low Street, 14 May

You need not. Half of our visits are booked the evening before.
Paul Rask, Practice Manager

"The new nurse is a marvel."
Mum of three, Low Street, 16 May

"where did the flu clinics go"
Anon, 18 May

To the village hall.
Paul Rask, Practice Manager
""",
        [
            ("statement", "Question time with the surgery"),
            ("question", "Why must I ring at eight?", {"speaker": "Jan"}),
            ("answer", "You need not. Half of our visits are booked the evening before.", {"speaker": "Paul Rask"}),
            ("comment", "The new nurse is a marvel.", {"speaker": "Mum of three"}),
            ("question", "where did the flu clinics go", {"speaker": "Anon"}),
            ("answer", "To the village hall.", {"to": "where did the flu clinics go"}),
        ],
    ),
    "questions at a council, answered by name": (
        ".txt",
        """Question No. 1

Councillor Ede Moss to Councillor Lee Farr, Cabinet Member for Roads

How many lamps are out?

Councillor Farr: Sixty as of Monday.

Councillor Moss (supplementary): When will they be lit?

Councillor Farr: By Lent.
""",
        [
            ("question", "How many lamps are out?", {"speaker": "Councillor Ede Moss"}),
            ("answer", "Sixty as of Monday.", {"speaker": "Councillor Farr"}),
            ("question", "When will they be lit?", {"speaker": "Councillor Moss"}),
            ("answer", "By Lent.", {"to": "When will they be lit?"}),
        ],
    ),
    "two tables of what was told and what will be done": (
        ".txt",
        """1. Bern Road

What you told us\tWhat we will do
My carer cannot get in\tGive carers permits
Children play out again\tKeep the planters

2. School Row

What you told us\tWhat we will do
It pushes the cars round the corner\tPut wardens in Elm Close
About time too!\tKeep it
""",
        [
            ("comment", "My carer cannot get in", {"section": "1. Bern Road", "column": "What you told us"}),
            ("answer", "Give carers permits"),
            ("comment", "Children play out again"),
            ("answer", "Keep the planters"),
            ("comment", "It pushes the cars round the corner", {"section": "2. School Row"}),
            ("answer", "Put wardens in Elm Close"),
            ("comment", "About time too!"),
            ("answer", "Keep it"),
        ],
    ),
    "several people's answers under each numbered prompt": (
        ".txt",
        """Exit survey

Q1 Best bit

R1: The pottery
R2: lunch

Q2 Worst bit

R1: Wasps
R2: Nothing
""",
        [
            ("statement", "Exit survey"),
            ("comment", "The pottery", {"section": "Q1 Best bit"}),
            ("comment", "lunch"),
            ("comment", "Wasps", {"section": "Q2 Worst bit"}),
            ("comment", "Nothing"),
        ],
    ),
    "a forum where a team replies": (
        ".txt",
        """LindaB wrote on 4 June 2031 at 09:14
Will the bays stay free?

Trust Comms Team wrote on 4 June 2031 at 16:02
For thirty minutes, yes.

oldporter wrote on 5 June 2031 at 07:45
They said that last time.

Nas (Outpatients) wrote on 5 June 2031 at 12:20
When do permits open?
""",
        [
            ("question", "Will the bays stay free?", {"speaker": "LindaB"}),
            ("answer", "For thirty minutes, yes.", {"speaker": "Trust Comms Team"}),
            ("comment", "They said that last time.", {"speaker": "oldporter"}),
            ("question", "When do permits open?", {"speaker": "Nas"}),
        ],
    ),
    "what was said and what we will do, theme by theme": (
        ".md",
        """| Theme | You said | We will |
|---|---|---|
| Waiting | Three hours is too long | Add a clinic |
| Food | The soup is lovely | Keep the soup |
""",
        [
            ("comment", "Three hours is too long", {"section": "Waiting", "column": "You said"}),
            ("answer", "Add a clinic"),
            ("comment", "The soup is lovely", {"section": "Food"}),
            ("answer", "Keep the soup"),
        ],
    ),
    "items marked in so many words": (
        ".txt",
        """Questions from the team

- Will I keep my Tuesdays? [Answered]
- mileage between visits [Open]
- do we get new phones [Answered]
""",
        [
            ("comment", "Will I keep my Tuesdays?", {"marked": True}),
            ("comment", "mileage between visits", {"marked": False}),
            ("comment", "do we get new phones", {"marked": True}),
        ],
    ),
    "said and done on one line": (
        ".md",
        """## You said, we did – Summer term

* **You said** homework was too much at weekends. **We did** – it is now set on Mondays.
* **You said** the lunch queue was too long. **We did** – Year 7 now eats at noon.
""",
        [
            ("comment", "homework was too much at weekends."),
            ("answer", "it is now set on Mondays.", {"to": "homework was too much at weekends."}),
            ("comment", "the lunch queue was too long."),
            ("answer", "Year 7 now eats at noon."),
        ],
    ),
    "said and done under topics": (
        ".txt",
        """YOU SAID, WE DID

Cleaner streets

You said
Litter round the takeaways is worse.

We did
We have put in six bigger bins.

Safer parks

You said
Lights in the park are broken.

We will
Mend them before the clocks go back.
""",
        [
            ("comment", "Litter round the takeaways is worse.", {"section": "Cleaner streets"}),
            ("answer", "We have put in six bigger bins.", {"to": "Litter round the takeaways is worse."}),
            ("comment", "Lights in the park are broken.", {"section": "Safer parks"}),
            ("answer", "Mend them before the clocks go back.", {"to": "Lights in the park are broken."}),
        ],
    ),
    "a letter's numbered questions": (
        ".txt",
        """Dear Councillor Hext,

I am very worried about the plan for our street and I would be glad of answers:

1. How long will the street be closed?
2. Will deliveries be allowed before nine?

Yours sincerely,

A. Fennimore
""",
        [
            (
                "comment",
                "I am very worried about the plan for our street and I would be glad of answers:",
                {"speaker": "A. Fennimore"},
            ),
            ("question", "How long will the street be closed?", {"speaker": "A. Fennimore"}),
            ("question", "Will deliveries be allowed before nine?"),
        ],
    ),
    "an interview with the time in front": (
        ".txt",
        """[00:00:12] Interviewer: How did it go?
[00:00:18] Participant: I loved it. The tutor was so patient.
[00:01:02] Interviewer: Was anything hard?
[00:01:05] Participant: Getting there. There's no bus after six.
[00:01:40] Participant: And the room was freezing.
""",
        [
            ("comment", "I loved it. The tutor was so patient.", {"speaker": "Participant"}),
            ("comment", "Getting there. There's no bus after six."),
            ("comment", "And the room was freezing."),
        ],
    ),
    "numbered cards": (
        ".txt",
        """Comment cards from the museum, August

Card 1
Loved the trains! My grandson could have stayed all day.

Card 2
Too dark to read the labels.

Card 3
Tea was cold. Scones good.
""",
        [
            ("statement", "Comment cards from the museum, August"),
            ("comment", "Loved the trains! My grandson could have stayed all day."),
            ("comment", "Too dark to read the labels."),
            ("comment", "Tea was cold. Scones good."),
        ],
    ),
    "respondents named over their letters": (
        ".txt",
        """Respondent 1: Mrs P Nunn, resident
I object because I will have to drive a mile to get home.

Respondent 2: Barrow Traders
The loading bay must be kept.

Respondent 3: Anonymous
Waste of money.
""",
        [
            (
                "comment",
                "I object because I will have to drive a mile to get home.",
                {"speaker": "Mrs P Nunn, resident"},
            ),
            ("comment", "The loading bay must be kept.", {"speaker": "Barrow Traders"}),
            ("comment", "Waste of money.", {"speaker": "Anonymous"}),
        ],
    ),
    "prompts with numbers over bullets": (
        ".txt",
        """1. Do you support the plan?
Yes 34, No 12, Not sure 9

2. What do you like about the plan?
- Homes for local people
- keeping the old oak

3. What concerns do you have?
- Traffic on Weir Lane (x5)
- School places
""",
        [
            ("comment", "Homes for local people", {"section": "2. What do you like about the plan?"}),
            ("comment", "keeping the old oak"),
            ("comment", "Traffic on Weir Lane", {"section": "3. What concerns do you have?", "votes": 5}),
            ("comment", "School places"),
        ],
    ),
    "prompts in bold": (
        ".md",
        """**What did you think of the show?**

Brilliant. Loved the kiln.

Bit small

**Would you come again?**

Yes!

Only if there is parking
""",
        [
            ("comment", "Brilliant. Loved the kiln.", {"section": "What did you think of the show?"}),
            ("comment", "Bit small", {"section": "What did you think of the show?"}),
            ("comment", "Yes!", {"section": "Would you come again?"}),
            ("comment", "Only if there is parking"),
        ],
    ),
    "labels in bold that run on": (
        ".md",
        """### Table A
**What's good?** the choir; coffee mornings
**What's not?** nothing for dads
**Ideas:** repair café
""",
        [
            ("comment", "the choir", {"section": "What's good", "parent_section": "Table A"}),
            ("comment", "coffee mornings"),
            ("comment", "nothing for dads", {"section": "What's not"}),
            ("comment", "repair café", {"section": "Ideas"}),
        ],
    ),
    "numbered paragraphs of a report": (
        ".txt",
        """3. Meeting for parents

Points raised

3.1 A parent asked why it was needed. It was explained that money was short.

3.2 A number of those present spoke warmly of the head.

4. Written responses

In favour

"Makes sense. My twins went from one to the other."
"One set of dates at last!"

Against

"Four hundred is too big for four year olds."
""",
        [
            (
                "statement",
                "A parent asked why it was needed. It was explained that money was short.",
                {"section": "Points raised"},
            ),
            ("comment", "A number of those present spoke warmly of the head."),
            ("comment", "Makes sense. My twins went from one to the other.", {"section": "In favour"}),
            ("comment", "One set of dates at last!", {"section": "In favour"}),
            ("comment", "Four hundred is too big for four year olds.", {"section": "Against"}),
        ],
    ),
    "present and absent in one paragraph": (
        ".txt",
        """Minutes of the Surgery Patient Group, 7 May 2031

Present: Ann Hobb, Dot Orr, Sid Pell. Apologies: Dr Vane

1. Phones
Sid asked why callers are cut off. Ann said the line is old. Dot felt it was worse on Mondays.
""",
        [
            ("attendance", "Ann Hobb", {"section": "Present"}),
            ("attendance", "Dot Orr"),
            ("attendance", "Sid Pell", {"section": "Present"}),
            ("attendance", "Dr Vane", {"section": "Apologies"}),
            ("statement", "Sid asked why callers are cut off.", {"speaker": "Sid"}),
            ("statement", "Ann said the line is old."),
            ("statement", "Dot felt it was worse on Mondays."),
        ],
    ),
    "minutes in three columns": (
        ".html",
        """<h1>Hollin Patient Group</h1><p>Minutes of the meeting on 7 May 2031</p><p>Present: Ann Hobb, Dot Orr, Sid Pell</p>
<table><tr><th>Item</th><th>Discussion</th><th>Action</th></tr>
<tr><td>1</td><td>Repeat prescriptions. Sid asked why they take five days. Ann said the pharmacy was short of staff.</td><td>Ann to write by June</td></tr>
<tr><td>2</td><td>Website. Dot felt it was hard to read.</td><td></td></tr></table>""",
        [
            ("attendance", "Ann Hobb"),
            ("attendance", "Dot Orr"),
            ("attendance", "Sid Pell"),
            ("statement", "Sid asked why they take five days.", {"section": "Repeat prescriptions"}),
            ("statement", "Ann said the pharmacy was short of staff."),
            ("action", "Ann to write by June"),
            ("statement", "Dot felt it was hard to read.", {"section": "Website"}),
        ],
    ),
    "a folded page with terms and what they mean": (
        ".html",
        """<main><h1>Garden waste questions</h1>
<details><summary>When is my bin emptied?</summary><p>Every two weeks.</p></details>
<details><summary>Can I share a bin?</summary><p>Yes. One of you must pay.</p></details>
<details><summary>My bin was missed</summary><p>Report it within two days.</p></details>
<dl><dt>Is soil allowed?</dt><dd>No, it is too heavy.</dd><dt>What about turf?</dt><dd>No.</dd></dl></main>""",
        [
            ("question", "When is my bin emptied?"),
            ("answer", "Every two weeks."),
            ("question", "Can I share a bin?"),
            ("answer", "Yes. One of you must pay."),
            ("question", "My bin was missed"),
            ("answer", "Report it within two days.", {"to": "My bin was missed"}),
            ("question", "Is soil allowed?"),
            ("answer", "No, it is too heavy.", {"to": "Is soil allowed?"}),
            ("question", "What about turf?"),
            ("answer", "No."),
        ],
    ),
    "answers that carry their questions' numbers": (
        ".txt",
        """Questions received before the meeting
1. Why was the tree felled?
2. Who gave leave?

Answers
1. It had a disease.
2. The tree officer.
""",
        [
            ("question", "Why was the tree felled?"),
            ("question", "Who gave leave?"),
            ("answer", "It had a disease.", {"to": "Why was the tree felled?"}),
            ("answer", "The tree officer.", {"to": "Who gave leave?"}),
        ],
    ),
    "an action list alone": (
        ".md",
        "| No | Action | Owner | Due |\n|---|---|---|---|\n| 1 | Write to the bus company | Ann Hobb | 1 June |\n| 2 | Order benches | Sid Pell | July |\n",
        [
            ("action", "Write to the bus company", {"speaker": "Ann Hobb"}),
            ("action", "Order benches", {"speaker": "Sid Pell"}),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_paper_of_another_layout_is_cut_right(name, read, check):
    suffix, text, told = CASES[name]
    _, segments, _ = read(text, suffix)
    check(segments, told)
