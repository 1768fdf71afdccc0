"""Small papers from their words to who asked what and how the reply begins; a form that was missed is a new row."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions

#: Who asked, the question, and how the reply begins (None: nobody replied).
Found = tuple[str | None, str, str | None]

CASES: dict[str, tuple[str, list[Found]]] = {
    "replies as short as headings": (
        "Boathouse: frequently asked questions\n\nHow many oars are there ?\nAbout 12 long oars and 40 short ones\n"
        "How wide is the slipway ?\n4m x 3m\nMay we light a fire ?\nNo, the roof is thatch\nMay dogs come in ?\nYes\n"
        "Who has the key ?\nThe harbour master keeps it in the white hut by the steps.\n",
        [
            (None, "How many oars are there ?", "About 12 long oars"),
            (None, "How wide is the slipway ?", "4m x 3m"),
            (None, "May we light a fire ?", "No, the roof"),
            (None, "May dogs come in ?", "Yes"),
            (None, "Who has the key ?", "The harbour master"),
        ],
    ),
    "numbers with nothing behind them": (
        "Questions for the trustees of the mill\n1 Who owns the weir?\n2 When was the wheel last turned?\nIn the spring of last year.\n"
        "3 Have the trustees looked into the cost of a new sluice, and have they\nasked the county for any help with it?\n"
        "4 Who would pay for the slates?\n5 Is the loft safe?\n",
        [
            (None, "Who owns the weir?", None),
            (None, "When was the wheel last turned?", "In the spring"),
            (
                None,
                "Have the trustees looked into the cost of a new sluice, and have they asked the county for any help with it?",
                None,
            ),
            (None, "Who would pay for the slates?", None),
            (None, "Is the loft safe?", None),
        ],
    ),
    "from whom they come, over what leads to each": (
        "Put to full council next week\n\nA) From Councillor Abney:\n\nThe weir was surveyed in the autumn.\n\n"
        "“The council has found cracks in the piers.”\n\nHow long will the sluice stay shut?\n\n"
        "B) From Councillor Dunt\n\nThe tables in the arcade were cleared away in May.\n\nWho gave the order for this?\n",
        [
            ("Councillor Abney", "How long will the sluice stay shut?", None),
            ("Councillor Dunt", "Who gave the order for this?", None),
        ],
    ),
    "received from somebody about something": (
        "Public questions\n\nQuestion received from District Councillor Orla Dunt relating to the ferry\n\n"
        "Q1. The pilot left 20 passengers on the quay in June. Will the same be done in winter?\n\n"
        "Please can the operator confirm what the boats cost a year?\n",
        [
            (
                "District Councillor Orla Dunt",
                "The pilot left 20 passengers on the quay in June. Will the same be done in winter?",
                None,
            ),
            ("District Councillor Orla Dunt", "Please can the operator confirm what the boats cost a year?", None),
        ],
    ),
    "asked in the headings of notes": (
        "# Barn meeting\n\n## Present\n\nNell, Piers\n\n### Nell: wants clarity on how long tools may stay in the loft.\n\n"
        "The loft is free for two weeks. After that there is a fee of five pounds.\n\n"
        "### The rota - how can we make it easier to read?\n\nPiers will print it larger and hang it by the door.\n\n"
        "### Any other business\n\nNone.\n",
        [
            ("Nell", "wants clarity on how long tools may stay in the loft.", "The loft is free"),
            (None, "how can we make it easier to read?", "Piers will print"),
        ],
    ),
    "notes in haste, a bare Q in front": (
        "Notes from the meeting at the mill 17th Jan\n\n  1. Q who do the men on the stage work for Ans they work for the mill\n"
        "  2. trying to defend the plan, much heckling\n  3. Q has the mill looked at the lane. Mill say they have not done any work on it\n"
        "  4. Q and A to go on till nine\n",
        [
            (None, "who do the men on the stage work for", "they work for the mill"),
            (None, "has the mill looked at the lane.", "Mill say they have not"),
        ],
    ),
    "notes of a talk, nicknames in front": (
        "# Boat club call\n\n- Greta Orrin (gorrin)\n- Bob Ulph (bob)\n\n- questions\n    - gorrin: shares or no shares?\n"
        "        - bob: a boat needs very little money\n    - would do it with shares as a rule\n"
        "    - bob: how to leave the club? hard?\n        - gorrin: not a lawyer, but would think so.\n"
        "    - gorrin: is the slip free?\n",
        [
            ("gorrin", "gorrin: shares or no shares?", "bob: a boat needs"),
            ("bob", "bob: how to leave the club? hard?", "gorrin: not a lawyer"),
            ("gorrin", "gorrin: is the slip free?", None),
        ],
    ),
    "what questions were about, one to a line": (
        "Minutes of the Harbour Panel held on 4 May 2026\n\nQuestions from Members related to:\n\n"
        "The dredging scheme, and whether it could be carried on to the outer pier;\n\n"
        "The fee for visitors and what the harbour does with it in the winter.\n\n"
        "What kind of rope was used?\n\nEdda Voss added that the fee paid for the lights.\n",
        [
            ("Members", "The dredging scheme, and whether it could be carried on to the outer pier;", None),
            ("Members", "The fee for visitors and what the harbour does with it in the winter.", None),
            ("Members", "What kind of rope was used?", "Edda Voss added"),
        ],
    ),
    "page of questions that lost its spaces": (
        "Slip: frequently asked questions\n\nHow deep is the water? Nine feet.\n\nWho has the key? Learn more.\n\n"
        "Where can I see the drawings?The drawings hang in the harbour office - learn more.\n\n"
        "When will work begin? It begins in May.\n",
        [
            (None, "How deep is the water?", "Nine feet."),
            (None, "Who has the key?", "Learn more."),
            (None, "Where can I see the drawings?", "The drawings hang"),
            (None, "When will work begin?", "It begins in May."),
        ],
    ),
    "issues raised, with what was replied behind": (
        "Update\n\nThe wardens took questions from residents.\n\nIssues raised:-\n\n"
        "1. Were there any fires on the green at Halloween? Sergeant Pell advised that there were two by the weir.\n"
        "2. I am worried about the lamps in Mill Row.\n3. I would like more seats at the stop.\n",
        [(None, "Were there any fires on the green at Halloween?", "Sergeant Pell advised")],
    ),
    "a table of askers that lost its shape": (
        "Questions by Councillors\n\nMinutes:\n\n|\nFrom |\nTo |\nSubject |\n|\n1 |\nCouncillor Abney |\nCouncillor Voss |\n"
        "The lane behind the mill |\n|\nResponse: The lane is being surveyed and the drawings will be ready in May. |\n||||\n"
        "2 |\nCouncillor Mrs Dunt |\nCouncillor Pym |\nLeaves on the weir |\n|\nResponse: The boom catches most of them.\n"
        "Supplementary: Why is the boom so short?\nResponse: It was made for the old weir. |\n||||\n",
        [
            ("Councillor Abney", "The lane behind the mill", "The lane is being"),
            ("Councillor Mrs Dunt", "Leaves on the weir", "The boom catches"),
            ("Councillor Mrs Dunt", "Why is the boom so short?", "It was made for"),
        ],
    ),
    "told of an evening by one who felt something about it": (
        "Roadshow\n\nI was glad to see so many people at the roadshow, and I enjoyed the band. "
        "During the evening, queries were also raised about a shelter for the ferry.\n",
        [(None, "During the evening, queries were also raised about a shelter for the ferry.", None)],
    ),
    "bold words among figures are no mark": (
        "# Feedback from the regatta\n\nWe had **98 answers** which means with **57% of crews answered**, thanks.\n\n## What you would like\n\n"
        "* **longer races** at the weekend\n* **Stricter weighing of boats**\n* shorter speeches\n",
        [],
    ),
    "a thread whose replies are nested": (
        "4 comments on “The new slip”\n\n  1. Thanks for this – will there be a rail on the slip?\n\n    It was icy last year.\n\n"
        "    • Hi Carol, the rail comes in May with the steps.\n\n  2. I like the new slip and so do the dogs.\n",
        [("Carol", "Thanks for this – will there be a rail on the slip?", "Hi Carol, the rail comes in May")],
    ),
    "a letter to the paper, its writer's name below": (
        "NOT a day goes by without the ferry in the news, and I for one have lost track.\n\n"
        "Can we be told the following:\n\n1) How many people cross in a week?\n\n2) Would the saving come from the sale of the slip?\n\n"
        "I hope somebody knows.\n\nMary Orrin, Northmoor.\n",
        [
            ("Mary Orrin", "How many people cross in a week?", None),
            ("Mary Orrin", "Would the saving come from the sale of the slip?", None),
        ],
    ),
    "a page of answers that somebody signed": (
        "Ferry: your questions\n\nHow many people cross in a week?\nAbout 900, and I have counted them.\n\n"
        "Is the slip for sale?\nNo, it is not.\n\nMary Orrin, Harbour Office\n",
        [
            (None, "How many people cross in a week?", "About 900"),
            (None, "Is the slip for sale?", "No, it is not."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_asked_what_and_how_the_reply_begins(name: str, tmp_path: Path) -> None:
    text, expected = CASES[name]
    path = tmp_path / "paper.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    found = [
        (one.asker, one.text, one.answers[0].text if one.answers else None)
        for one in find_answers(corpus, find_questions(corpus), by_rules_alone=True)
    ]
    assert [(asker, words) for asker, words, _ in found] == [(asker, words) for asker, words, _ in expected]
    for (_, words, reply), (_, _, start) in zip(found, expected, strict=True):
        assert (reply is None) == (start is None), (words, reply)
        assert start is None or (reply or "").startswith(start), (words, reply)


def test_what_is_told_behind_a_question_in_a_column_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        "Your questions,Ward\n"
        '"Have you seen the two lanes on one side at Northmoor? There is one by the mill, one by the weir, and more of them on the far bank of the river, where the buses turn round on their way back to the market.",North\n'
        '"I wonder about the lamps. Who pays?",South\n'
        '"What happens to the slip?",South\n',
        "utf-8",
    )
    found = [one.text for one in find_questions(read_corpus([path]))]
    assert found == [
        "Have you seen the two lanes on one side at Northmoor?",
        "I wonder about the lamps. Who pays?",
        "What happens to the slip?",
    ]
