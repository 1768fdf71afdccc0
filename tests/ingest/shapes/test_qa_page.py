"""Q&A pages of many makes; a new case is a new row."""

import pytest

CASES = {
    "a mark alone on its line, over the question": (
        ".txt",
        "Question:\n\nWhen will the weir be mended?\n\nReply from Councillor Tall:\n\nIn May, once the river is low.\n\n"
        "Supplementary question:\n\nWill the ladder be mended too?\n\nReply from Councillor Tall:\n\nIt will, by the angling club.\n",
        [
            ("heading", "Question:"),
            ("question", "When will the weir be mended?"),
            ("answer", "In May, once the river is low.", {"to": "When will the weir be mended?"}),
            ("statement", "Supplementary question:"),
            ("question", "Will the ladder be mended too?"),
            ("answer", "It will, by the angling club.", {"to": "Will the ladder be mended too?"}),
        ],
    ),
    "marked in bold, answered behind it": (
        ".md",
        "- **Q: Will the mill move?** No. It stays by the weir.\n- **Q: Who do I tell?** The miller.\n",
        [
            ("question", "Will the mill move?"),
            ("answer", "No. It stays by the weir.", {"to": "Will the mill move?"}),
            ("question", "Who do I tell?"),
            ("answer", "The miller.", {"to": "Who do I tell?"}),
        ],
    ),
    "questions that might be prompts, on a page of questions": (
        ".txt",
        """The tram line: frequently asked questions

Why build it here?
The valley has no railway, and the road is full.

How were the stops chosen?
Each was measured against six others. The report is in the library.

When will the first tram run?
In four years, if all goes well.

What are the benefits?
Fewer cars, and cleaner air for everybody.

Who pays?
The region does.

What happens next?
Drawings go on show in the spring.
""",
        [
            ("statement", "The tram line: frequently asked questions"),
            ("question", "Why build it here?"),
            ("answer", "The valley has no railway, and the road is full.", {"to": "Why build it here?"}),
            ("question", "How were the stops chosen?"),
            (
                "answer",
                "Each was measured against six others. The report is in the library.",
                {"to": "How were the stops chosen?"},
            ),
            ("question", "When will the first tram run?"),
            ("answer", "In four years, if all goes well.", {"to": "When will the first tram run?"}),
            ("question", "What are the benefits?"),
            ("answer", "Fewer cars, and cleaner air for everybody.", {"to": "What are the benefits?"}),
            ("question", "Who pays?"),
            ("answer", "The region does.", {"to": "Who pays?"}),
            ("question", "What happens next?"),
            ("answer", "Drawings go on show in the spring.", {"to": "What happens next?"}),
        ],
    ),
    "groups in capitals that ask themselves": (
        ".txt",
        """Joining the two clubs: questions and answers

WHY JOIN THEM?

1. Is a joint club cheaper? Yes. One boat house costs less than two.

2. Will Osier Rowing keep its name? No. The members will vote on a new one.

WHAT WILL CHANGE FOR ME?

3. Will a juniors' night be kept? It stays on Fridays.
""",
        [
            ("statement", "Joining the two clubs: questions and answers"),
            ("heading", "WHY JOIN THEM?"),
            ("question", "Is a joint club cheaper?", {"section": "WHY JOIN THEM?"}),
            ("answer", "Yes. One boat house costs less than two.", {"to": "Is a joint club cheaper?"}),
            ("question", "Will Osier Rowing keep its name?"),
            ("answer", "No. The members will vote on a new one.", {"to": "Will Osier Rowing keep its name?"}),
            ("heading", "WHAT WILL CHANGE FOR ME?"),
            ("question", "Will a juniors' night be kept?", {"section": "WHAT WILL CHANGE FOR ME?"}),
            ("answer", "It stays on Fridays.", {"to": "Will a juniors' night be kept?"}),
        ],
    ),
    "one of them without a reply": (
        ".txt",
        """Do members get a vote?

They do, at the next meeting in June.

If the vote is lost, is that the end of it?


Who counts the votes?

Two people from another club will count them.

Can I vote by post?

Not this time.
""",
        [
            ("question", "Do members get a vote?"),
            ("answer", "They do, at the next meeting in June.", {"to": "Do members get a vote?"}),
            ("question", "If the vote is lost, is that the end of it?"),
            ("question", "Who counts the votes?"),
            ("answer", "Two people from another club will count them.", {"to": "Who counts the votes?"}),
            ("question", "Can I vote by post?"),
            ("answer", "Not this time.", {"to": "Can I vote by post?"}),
        ],
    ),
    "contents first, then the questions again": (
        ".txt",
        """The new boathouse

On this page
When does it open?
Can I keep a canoe there?
What about dogs
Back to top

When does it open?

At Easter. Doors open at seven.

Back to top

Can I keep a canoe there?

Yes. There are racks for thirty.

They go in this order:

Members
Schools

Back to top

What about dogs

Dogs may come in on a lead.
""",
        [
            ("statement", "The new boathouse"),
            ("heading", "On this page"),
            ("question", "When does it open?", {"section": None}),
            ("answer", "At Easter. Doors open at seven.", {"to": "When does it open?"}),
            ("question", "Can I keep a canoe there?"),
            (
                "answer",
                "Yes. There are racks for thirty. They go in this order: Members Schools",
                {"to": "Can I keep a canoe there?"},
            ),
            ("question", "What about dogs"),
            ("answer", "Dogs may come in on a lead.", {"to": "What about dogs"}),
        ],
    ),
    "folded sections, each with its button": (
        ".txt",
        """Winter gritting
Show all sections
Which roads do you grit?
, Show this section
The main ones, and the road to the hospital.
Can I have a bin of salt?
, Show this section
Ask the parish, which pays for them.
What the lorries carry
, Show this section
Salt and sand.
Do you grit at night?
, Show this section
Yes, before the frost comes.
""",
        [
            ("statement", "Winter gritting"),
            ("question", "Which roads do you grit?"),
            ("answer", "The main ones, and the road to the hospital.", {"to": "Which roads do you grit?"}),
            ("question", "Can I have a bin of salt?"),
            ("answer", "Ask the parish, which pays for them.", {"to": "Can I have a bin of salt?"}),
            ("question", "What the lorries carry"),
            ("answer", "Salt and sand.", {"to": "What the lorries carry"}),
            ("question", "Do you grit at night?"),
            ("answer", "Yes, before the frost comes.", {"to": "Do you grit at night?"}),
        ],
    ),
    "no question marks, and a short reply": (
        ".txt",
        """FAQs

How do I hire the hall

Ring the caretaker, who keeps the book.

Who can have it for nothing

Schools and the scouts. Nobody else, however good the cause.

Can I bring my own band

Yes.
""",
        [
            ("question", "How do I hire the hall"),
            ("answer", "Ring the caretaker, who keeps the book.", {"to": "How do I hire the hall"}),
            ("question", "Who can have it for nothing"),
            (
                "answer",
                "Schools and the scouts. Nobody else, however good the cause.",
                {"to": "Who can have it for nothing"},
            ),
            ("question", "Can I bring my own band"),
            ("answer", "Yes.", {"to": "Can I bring my own band"}),
        ],
    ),
    "a letter that replies by number": (
        ".txt",
        """Dear Mr Tansy,

I reply to your points in turn.

1. When was the pier last painted?

It was painted six years ago.

2. Who chose the green?

The harbour master did, after a vote.

3. Please provide a copy of the bill.

A copy is with this letter.

Yours sincerely,

Ivo Marram
""",
        [
            ("statement", "Dear Mr Tansy,"),
            ("statement", "I reply to your points in turn."),
            ("question", "When was the pier last painted?"),
            ("answer", "It was painted six years ago.", {"to": "When was the pier last painted?"}),
            ("question", "Who chose the green?"),
            ("answer", "The harbour master did, after a vote.", {"to": "Who chose the green?"}),
            ("question", "Please provide a copy of the bill."),
            ("answer", "A copy is with this letter.", {"to": "Please provide a copy of the bill."}),
            ("statement", "Yours sincerely,"),
            ("statement", "Ivo Marram"),
        ],
    ),
    "numbers behind the point": (
        ".txt",
        "Q.1 Is the ford closed?\nAns. Until May.\nQ.2 Who closed it?\nAns. The county did.\n",
        [
            ("question", "Is the ford closed?"),
            ("answer", "Until May.", {"to": "Is the ford closed?"}),
            ("question", "Who closed it?"),
            ("answer", "The county did.", {"to": "Who closed it?"}),
        ],
    ),
    "plain lines over long answers with lists": (
        ".txt",
        """Ask about the tip

What can I bring?
Most things from a house are taken, and nothing from a shop. Bring it in a car or on foot.

We also take these, if they are clean and tied together with string where that can be done:

    Branches
    Carpets
    Old doors

Please keep paint and oil apart from the rest, so that nothing leaks on the way.

Bays are marked by colour.

Staff can help to lift what is heavy.

A van needs a day pass, which is free.

When is it shut?
On the first Monday of each month. Signs on the road say so.

Lorries
Lorries go to the other gate, by the quarry, and are weighed there.

Is there a charge?
No. Nobody pays to leave things here.

May I take things away?
Yes, from the green shed. Ask first.
""",
        [
            ("statement", "Ask about the tip"),
            ("question", "What can I bring?"),
            (
                "answer",
                "Most things from a house are taken, and nothing from a shop. Bring it in a car or on foot. We also take "
                "these, if they are clean and tied together with string where that can be done: Branches Carpets Old doors "
                "Please keep paint and oil apart from the rest, so that nothing leaks on the way. Bays are marked by "
                "colour. Staff can help to lift what is heavy. A van needs a day pass, which is free.",
                {"to": "What can I bring?"},
            ),
            ("question", "When is it shut?", {"section": None}),
            ("answer", "On the first Monday of each month. Signs on the road say so.", {"to": "When is it shut?"}),
            ("heading", "Lorries"),
            ("statement", "Lorries go to the other gate, by the quarry, and are weighed there."),
            ("question", "Is there a charge?"),
            ("answer", "No. Nobody pays to leave things here.", {"to": "Is there a charge?"}),
            ("question", "May I take things away?"),
            ("answer", "Yes, from the green shed. Ask first.", {"to": "May I take things away?"}),
        ],
    ),
    "a label alone on its line says that the reply comes": (
        ".txt",
        """Questions about the sea wall

Explain how high the new wall will be.

Borough engineers' reply

It will be one metre higher than the old one. Steps lead over it.

Will the benches come back?

Borough engineers' reply

Four of six will.

Should you have more questions, please call the engineers.
""",
        [
            ("heading", "Questions about the sea wall"),
            ("question", "Explain how high the new wall will be."),
            (
                "answer",
                "It will be one metre higher than the old one. Steps lead over it.",
                {"to": "Explain how high the new wall will be."},
            ),
            ("question", "Will the benches come back?"),
            ("answer", "Four of six will.", {"to": "Will the benches come back?"}),
            ("statement", "Should you have more questions, please call the engineers."),
        ],
    ),
    "asked, and nobody has replied yet": (
        ".md",
        """# Questions from the drop-in

- Who chose the colour of the doors?
- Can the lamps be dimmed? (e.g. after ten)
- What went wrong with the lift?
- Where do the bicycles go?
""",
        [
            ("heading", "Questions from the drop-in"),
            ("question", "Who chose the colour of the doors?"),
            ("question", "Can the lamps be dimmed? (e.g. after ten)"),
            ("question", "What went wrong with the lift?"),
            ("question", "Where do the bicycles go?"),
        ],
    ),
    "what was asked for by number": (
        ".txt",
        """Ferry records

I would like the following information:

1) The number of crossings cancelled last winter.

Forty-one were cancelled, most of them in January.

2) Any letters about the queue at the slipway.

We hold none.
""",
        [
            ("statement", "Ferry records"),
            ("heading", "I would like the following information:"),
            ("question", "The number of crossings cancelled last winter."),
            (
                "answer",
                "Forty-one were cancelled, most of them in January.",
                {"to": "The number of crossings cancelled last winter."},
            ),
            ("question", "Any letters about the queue at the slipway."),
            ("answer", "We hold none.", {"to": "Any letters about the queue at the slipway."}),
        ],
    ),
    "a list within a list": (
        ".md",
        """# Notes for helpers

- Welcome and tea
- Open floor
    - Where do we put the tents?
        - Behind the barn, where it is dry.
    - Who has the keys to the gate?
        - The farmer. He opens at six.
- Lifts home
""",
        [
            ("heading", "Notes for helpers"),
            ("statement", "Welcome and tea"),
            ("statement", "Open floor"),
            ("question", "Where do we put the tents?"),
            ("answer", "Behind the barn, where it is dry.", {"to": "Where do we put the tents?"}),
            ("question", "Who has the keys to the gate?"),
            ("answer", "The farmer. He opens at six.", {"to": "Who has the keys to the gate?"}),
            ("statement", "Lifts home"),
        ],
    ),
    "marked, on lines of their own": (
        ".txt",
        """Moving the surgery

Q: When do you move?
A: In May.

Q: Will there be a car park?
A: Yes, with forty spaces.
""",
        [
            ("statement", "Moving the surgery"),
            ("question", "When do you move?"),
            ("answer", "In May.", {"to": "When do you move?"}),
            ("question", "Will there be a car park?"),
            ("answer", "Yes, with forty spaces.", {"to": "Will there be a car park?"}),
        ],
    ),
    "run together by many spaces": (
        ".txt",
        "Q:  Who keeps the keys?                          A:  The caretaker does.\n\nQ:  Is the hall heated?            A:  From October on.\n",
        [
            ("question", "Who keeps the keys?"),
            ("answer", "The caretaker does.", {"to": "Who keeps the keys?"}),
            ("question", "Is the hall heated?"),
            ("answer", "From October on.", {"to": "Is the hall heated?"}),
        ],
    ),
    "numbered marks and a second answer": (
        ".txt",
        """Q1. Can I keep my old number?

A1. Yes.

A2. The branch can help you.

Q2. What does it cost?

A. Nothing at all.
""",
        [
            ("question", "Can I keep my old number?"),
            ("answer", "Yes.", {"to": "Can I keep my old number?"}),
            ("answer", "The branch can help you.", {"to": "Can I keep my old number?"}),
            ("question", "What does it cost?"),
            ("answer", "Nothing at all.", {"to": "What does it cost?"}),
        ],
    ),
    "headings, and several paragraphs of answer": (
        ".md",
        """# Burial ground FAQ

## Who may visit?

Everybody.

Dogs must be on a lead.

## How do I find a grave?

Ask the office for the plan.
""",
        [
            ("question", "Who may visit?", {"section": "Burial ground FAQ"}),
            ("answer", "Everybody. Dogs must be on a lead.", {"to": "Who may visit?"}),
            ("question", "How do I find a grave?"),
            ("answer", "Ask the office for the plan."),
        ],
    ),
    "a problem stated where its siblings ask": (
        ".md",
        """# Ticket help

## Can I swap my seat?

Until noon on the day.

## How do I get a refund?

Write to the box office.

## My code does not work

Type it without the hyphen.

## Is there a student price?

Yes, half.
""",
        [
            ("question", "Can I swap my seat?"),
            ("answer", "Until noon on the day."),
            ("question", "How do I get a refund?"),
            ("answer", "Write to the box office."),
            ("question", "My code does not work"),
            ("answer", "Type it without the hyphen.", {"to": "My code does not work"}),
            ("question", "Is there a student price?"),
            ("answer", "Yes, half."),
        ],
    ),
    "a heading that only invites contact": (
        ".md",
        """# Recycling: frequently asked questions

### Which day is glass collected?

Thursday.

### Can I put out plastic bags?

No.

### Further questions?

Ring the depot.
""",
        [
            ("question", "Which day is glass collected?"),
            ("answer", "Thursday."),
            ("question", "Can I put out plastic bags?"),
            ("answer", "No."),
            ("statement", "Ring the depot."),
        ],
    ),
    "bold questions under headings": (
        ".md",
        """## Fees

**How much is a place?**
Sixty pounds a term.

**Are there bursaries?**

Two each year.

## Uniform

**Must I wear a tie?**

Only at concerts.
""",
        [
            ("question", "How much is a place?", {"section": "Fees"}),
            ("answer", "Sixty pounds a term.", {"to": "How much is a place?"}),
            ("question", "Are there bursaries?", {"section": "Fees"}),
            ("answer", "Two each year."),
            ("question", "Must I wear a tie?", {"section": "Uniform"}),
            ("answer", "Only at concerts."),
        ],
    ),
    "a bold question leads its answer": (
        ".md",
        """**Where does the ferry land?** At the old pier.

**What if it is foggy?** It does not sail then.
""",
        [
            ("question", "Where does the ferry land?"),
            ("answer", "At the old pier.", {"to": "Where does the ferry land?"}),
            ("question", "What if it is foggy?"),
            ("answer", "It does not sail then."),
        ],
    ),
    "numbered questions with notes nested in them": (
        ".md",
        """1. Will the slides be shared?
    - They go on the drive tonight.
    - Some are there already.
2. Which editor do you use? +1
    - Any will do.
        - does it need a plug-in?
    - Thanks!
3. Is there a recording?
""",
        [
            ("question", "Will the slides be shared?"),
            ("answer", "They go on the drive tonight.", {"to": "Will the slides be shared?"}),
            ("answer", "Some are there already.", {"to": "Will the slides be shared?"}),
            ("question", "Which editor do you use?", {"votes": 1}),
            ("answer", "Any will do.", {"to": "Which editor do you use?"}),
            ("question", "does it need a plug-in?"),
            ("statement", "Thanks!"),
            ("question", "Is there a recording?"),
        ],
    ),
    "answered on its own line": (
        ".txt",
        """Parish hall meeting

* Would the stage be kept? It would be rebuilt at the same height.
* Who pays for the roof? The trust has set money aside.
* How long would it be shut? About nine months.
""",
        [
            ("question", "Would the stage be kept?"),
            ("answer", "It would be rebuilt at the same height.", {"to": "Would the stage be kept?"}),
            ("question", "Who pays for the roof?"),
            ("answer", "The trust has set money aside."),
            ("question", "How long would it be shut?"),
            ("answer", "About nine months."),
        ],
    ),
    "bulleted questions with a paragraph after each": (
        ".txt",
        """Open evening on the quarry

- How many lorries will there be?

The company expects thirty a day.

- When does the digging stop?

Not before 2040.

- Will the path stay open?

It is moved to the north side.
""",
        [
            ("question", "How many lorries will there be?"),
            ("answer", "The company expects thirty a day."),
            ("question", "When does the digging stop?"),
            ("answer", "Not before 2040."),
            ("question", "Will the path stay open?"),
            ("answer", "It is moved to the north side."),
        ],
    ),
    "plain lines that ask": (
        ".txt",
        """Do I need a permit?

Yes, for every vehicle.

Where do I apply?

At any post office.

How long does it take?

Ten days.
""",
        [
            ("question", "Do I need a permit?"),
            ("answer", "Yes, for every vehicle."),
            ("question", "Where do I apply?"),
            ("answer", "At any post office."),
            ("question", "How long does it take?"),
            ("answer", "Ten days."),
        ],
    ),
    "sections that fold": (
        ".html",
        """<html><body><h1>Blood donors</h1>
<details><summary>May I give blood after a tattoo?</summary><p>Four months later.</p></details>
<details><summary>Does it hurt?</summary><p>A pinch.</p></details>
<details><summary>How often may I come?</summary><p>Every twelve weeks.</p></details></body></html>""",
        [
            ("question", "May I give blood after a tattoo?"),
            ("answer", "Four months later."),
            ("question", "Does it hurt?"),
            ("answer", "A pinch."),
            ("question", "How often may I come?"),
            ("answer", "Every twelve weeks."),
        ],
    ),
    "a list as the answer": (
        ".md",
        """### What should I bring?

- a towel
- a padlock

### Is there a crèche?

On weekdays.
""",
        [
            ("question", "What should I bring?"),
            ("answer", "a towel a padlock", {"to": "What should I bring?"}),
            ("question", "Is there a crèche?"),
            ("answer", "On weekdays."),
        ],
    ),
    "a question marked with who asked": (
        ".md",
        """Q: Is the weir safe?

A: It was surveyed in May.

Question from Mr Thorne: Will the tip open on Sundays?

Answer: There is no money for staff.
""",
        [
            ("question", "Is the weir safe?", {"speaker": None}),
            ("answer", "It was surveyed in May."),
            ("question", "Will the tip open on Sundays?", {"speaker": "Mr Thorne"}),
            ("answer", "There is no money for staff.", {"to": "Will the tip open on Sundays?"}),
        ],
    ),
    "a remark among the questions of a meeting": (
        ".txt",
        """Open evening on the weir

- How deep will it be?

Two metres.

- Who looks after the fish pass?

The angling club.

- The noise is dreadful already.

- When is it finished?

In two years.
""",
        [
            ("question", "How deep will it be?"),
            ("answer", "Two metres.", {"to": "How deep will it be?"}),
            ("question", "Who looks after the fish pass?"),
            ("answer", "The angling club."),
            ("comment", "The noise is dreadful already."),
            ("question", "When is it finished?"),
            ("answer", "In two years."),
        ],
    ),
    "picture signs in front": (
        ".txt",
        """❓ Can I bring my dog?
🗨️ Only on a lead.

❓ Is there a lift?
🗨️ To the second floor.
""",
        [
            ("question", "Can I bring my dog?"),
            ("answer", "Only on a lead."),
            ("question", "Is there a lift?"),
            ("answer", "To the second floor."),
        ],
    ),
    "questions from the floor, each with a named reply": (
        ".txt",
        """Staff briefing at the depot

>> When do the new vans come? (14 votes)
KL: The first two in June.

>> what about the lift
KL: It is on the list.

>> Is the canteen closing
Prof B: No.

>> who chose the blue paint
(Nobody answered this.)

Will there be overtime in winter
AB: Some weekends.
""",
        [
            ("statement", "Staff briefing at the depot"),
            ("question", "When do the new vans come?", {"votes": 14}),
            ("answer", "The first two in June.", {"to": "When do the new vans come?", "speaker": "KL"}),
            ("question", "what about the lift"),
            ("answer", "It is on the list.", {"speaker": "KL"}),
            ("question", "Is the canteen closing"),
            ("answer", "No.", {"to": "Is the canteen closing", "speaker": "Prof B"}),
            ("question", "who chose the blue paint"),
            ("answer", "(Nobody answered this.)", {"to": "who chose the blue paint"}),
            ("question", "Will there be overtime in winter"),
            ("answer", "Some weekends.", {"speaker": "AB"}),
        ],
    ),
    "a folded page, with a problem among the questions": (
        ".txt",
        """Tree wardens

How do I apply?
Show
Write to us.

My tree has fallen on the road / on a wall
Show
Ring the night desk.

Who owns the verge?
Show
The county does.

Can I plant a willow?
Show
Not near drains.
""",
        [
            ("statement", "Tree wardens"),
            ("question", "How do I apply?"),
            ("answer", "Write to us.", {"to": "How do I apply?"}),
            ("question", "My tree has fallen on the road / on a wall"),
            ("answer", "Ring the night desk.", {"to": "My tree has fallen on the road / on a wall"}),
            ("question", "Who owns the verge?"),
            ("answer", "The county does."),
            ("question", "Can I plant a willow?"),
            ("answer", "Not near drains."),
        ],
    ),
    "who asks stands on the line over the question": (
        ".txt",
        """Public evening about the weir

Mrs Tilda Ambrose, Weir Cottage
How long will the work take?
Mr Oakes: Nine weeks, if it stays dry.

Mr Penhale
Who pays for the fish pass?
Mr Oakes: The rod licences do.

A resident
Will the path be shut?
Mr Oakes: Only on weekdays.
""",
        [
            ("statement", "Public evening about the weir"),
            ("statement", "Mrs Tilda Ambrose, Weir Cottage"),
            ("question", "How long will the work take?", {"speaker": "Mrs Tilda Ambrose"}),
            ("answer", "Nine weeks, if it stays dry.", {"speaker": "Mr Oakes"}),
            ("statement", "Mr Penhale"),
            ("question", "Who pays for the fish pass?", {"speaker": "Mr Penhale"}),
            ("answer", "The rod licences do.", {"to": "Who pays for the fish pass?"}),
            ("statement", "A resident"),
            ("question", "Will the path be shut?", {"speaker": "A resident"}),
            ("answer", "Only on weekdays."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_qa_page_pairs_questions_with_answers(name, read, check):
    suffix, text, told = CASES[name]
    _, segments, _ = read(text, suffix)
    check(segments, told)


def test_qa_page_sets_the_contents_list_aside(read, check):
    text = """# Harbour questions

- [Who owns the wall?](#wall)
- [May I fish here?](#fish)

## Who owns the wall?

The county.

## May I fish here?

With a licence.
"""
    _, segments, rejects = read(text)
    check(
        segments,
        [
            ("question", "Who owns the wall?"),
            ("answer", "The county."),
            ("question", "May I fish here?"),
            ("answer", "With a licence."),
        ],
    )
    assert [reject.partition(":")[0] for reject in rejects] == ["contents list"] * 2


def test_qa_page_sets_a_contents_list_aside_whose_two_columns_have_run_together(read, check):
    text = """Mooring FAQs

Length of the pontoonIs there a crane on the quay?
Who holds the key?Can I sleep on board?
When does the gate open?Where may I leave a trailer?

Who holds the key?

The harbour master keeps it in his office.

When does the gate open?

It opens at six and is locked at ten.

Can I sleep on board?

Yes, for up to three nights in a row.
"""
    _, segments, rejects = read(text, ".txt")
    check(
        segments,
        [
            ("question", "Who holds the key?"),
            ("answer", "The harbour master keeps it in his office."),
            ("question", "When does the gate open?"),
            ("answer", "It opens at six and is locked at ten."),
            ("question", "Can I sleep on board?"),
            ("answer", "Yes, for up to three nights in a row."),
        ],
    )
    assert [reject.partition(":")[0] for reject in rejects] == ["contents list"] * 3


def test_qa_page_takes_what_has_befallen_a_reader_for_a_question(read, check):
    text = """Lockers - frequently asked questions

I want to swap my locker for a bigger one

Please fill in the form at the desk and hand in the old key.

My key has been lost or bent

A new one costs four pounds, and is cut while you wait.

How do I give a locker up?

Leave it empty and hand in the key at the desk.

Can two people share one?

Yes. Both names go on the card.

Where do I pay?

At the desk, in coins or by card.
"""
    _, segments, _ = read(text, ".txt")
    check(
        [segment for segment in segments if segment.role == "question"],
        [
            ("question", "I want to swap my locker for a bigger one"),
            ("question", "My key has been lost or bent"),
            ("question", "How do I give a locker up?"),
            ("question", "Can two people share one?"),
            ("question", "Where do I pay?"),
        ],
    )


def test_qa_page_sets_furniture_aside(read, check):
    text = "[Skip to content]\n\nQ: Is it free?\nA: Yes.\n\nQ: For all?\nA: For residents.\n\nPage updated 3/4/31\n"
    _, segments, rejects = read(text, ".txt")
    check(
        segments,
        [("question", "Is it free?"), ("answer", "Yes."), ("question", "For all?"), ("answer", "For residents.")],
    )
    assert rejects == ["site menu: [Skip to content]", "page date: Page updated 3/4/31"]


def test_qa_page_reads_a_table_of_questions_and_answers(blocks, check, sheet):
    table = sheet(
        "No | Question | Response\n1 | Who cuts the verge? | The contractor, twice a year.\n2 | May we plant bulbs? | "
    )
    _, segments, rejects = blocks(table)
    check(
        segments,
        [
            ("question", "Who cuts the verge?"),
            ("answer", "The contractor, twice a year.", {"to": "Who cuts the verge?"}),
            ("question", "May we plant bulbs?"),
        ],
    )
    assert len(rejects) == 2


def test_qa_page_does_not_take_prompts_for_questions(read):
    text = "## What did you like most?\n\nThe choir.\n\n## What could be improved?\n\nThe seats were hard.\n\n## Any other comments?\n\nThank you!\n"
    _, segments, _ = read(text)
    assert {segment.role for segment in segments} == {"heading", "comment"}


def test_qa_page_takes_no_heading_that_a_paper_repeats_for_a_question(read):
    part = "## {}\n\nThis was raised most.\n\n### What are we doing about it?\n\nWe have asked for a price.\n\n"
    document, segments, _ = read(
        "# What you told us\n\n" + "".join(map(part.format, ("Cold rooms", "Queues", "Signs")))
    )
    assert not [segment for segment in segments if segment.role == "question"]
    assert "qa_page" not in {part.shape for part in document.parts}


def test_qa_page_takes_no_heading_of_a_report_for_a_question(read):
    text = "# Riverside plan\n\n## Why we need a plan\n\nThe bank is wet.\n\n## What the plan holds\n\nA wall, and trees.\n"
    document, segments, _ = read(text)
    assert not [segment for segment in segments if segment.role == "question"]
    assert "qa_page" not in {part.shape for part in document.parts}


def test_qa_page_takes_no_comments_beside_questions_for_questions(read):
    text = (
        "# Your questions and comments, my replies\n\n1. The kiln room is too hot.\n    - I will open a window.\n"
        "2. Loved the glazes!\n    - Good.\n3. The wheel squeaks.\n    - It has been oiled.\n"
        "4. When is the next firing?\n    - On Friday.\n"
    )
    _, segments, _ = read(text)
    assert [segment.text for segment in segments if segment.role == "question"] in ([], ["When is the next firing?"])
    assert "Loved the glazes!" in {segment.text for segment in segments if segment.role == "comment"}


def test_qa_page_takes_no_title_of_a_paper_for_a_question(read):
    text = "# How far can a bus go?\n\n## Summary\n\nQuestions were asked all day.\n\n## Routes\n\nThere are nine.\n"
    document, _, _ = read(text)
    assert "qa_page" not in {part.shape for part in document.parts}


def test_qa_page_wins_inside_minutes(read):
    text = """MINUTES OF THE PUBLIC MEETING HELD ON 13 JANUARY 2031

Present: Mrs G Pell (Chair), Miss B Roe, Mr A Soul

Mrs Pell opened the meeting and asked if there were any questions.

Q1. Why do we need a new pavilion?

Miss Roe explained that the roof leaks.

Q2. Who pays for it?

Mr Soul said that the trust does.

The meeting closed at 8pm.
"""
    document, segments, _ = read(text, ".txt")
    assert [part.shape for part in document.parts] == ["minutes", "qa_page", "minutes"]
    told = [(segment.role, segment.text) for segment in segments if segment.role in {"question", "answer"}]
    assert told == [
        ("question", "Why do we need a new pavilion?"),
        ("answer", "Miss Roe explained that the roof leaks."),
        ("question", "Who pays for it?"),
        ("answer", "Mr Soul said that the trust does."),
    ]


def test_qa_page_leaves_out_what_a_web_page_adds_below(read, check):
    text = """Q: Who lights the stove?
A: The first to come.

Q: Who pays for the wood?
A: The parish.

Was this page helpful? Yes No Report something wrong with this page

Related content
When is the hall open
Who to ring at night
"""
    _, segments, rejects = read(text, ".txt")
    check(
        segments,
        [
            ("question", "Who lights the stove?"),
            ("answer", "The first to come."),
            ("question", "Who pays for the wood?"),
            ("answer", "The parish."),
        ],
    )
    assert [reject.partition(":")[0] for reject in rejects] == ["site menu", *["list of related pages"] * 3]


def test_a_marked_line_may_name_who_asks_or_what_about_over_the_question(read):
    _, segments, _ = read(
        "Questions received\n\nQuestion 1: Tess Orrin, Friends of Hale Wood\nHow many oaks were felled?\nResponse: Nine, all of them dead.\n\n"
        "Question 2: Staff parking\nCan visitors use the yard?\nResponse: No.\n",
        ".txt",
    )
    assert [(s.text, s.speaker) for s in segments if s.role == "question"] == [
        ("How many oaks were felled?", "Tess Orrin"),
        ("Can visitors use the yard?", None),
    ]
    assert [s.text for s in segments if s.role == "answer"] == ["Nine, all of them dead.", "No."]
