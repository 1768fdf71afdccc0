"""Sentences that only announce questions, and who put those below."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.ingest.corpus import read_document
from pipeline.nlp.announced import addressed, announced_asker, announces, interviewer, lists, name_alone, raiser
from pipeline.nlp.questions import find_questions
from pipeline.records import Corpus


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Two questions were received from Mr Dent in advance of the meeting:-", "Mr Dent"),
        ("A question had been received from Ms K Orrin, briefly summarised as follows:", "Ms K Orrin"),
        ("The Trust received the following questions from a parent governor:", "a parent governor"),
        ("The following written questions have been received from members of the public.", "members of the public"),
        ("The Mayor said that six questions had been received from residents and were tabled.", "residents"),
    ],
)
def test_what_announces_questions(sentence: str, who: str) -> None:
    assert announces(sentence)
    assert (announced_asker(sentence) or "").startswith(who.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "A question was received from Mr Dent about the kissing gate.",
        "Mrs Tarn asked the following: will the hall be painted?",
        "Members raised a question on the cost of the lamp.",
        "A further question was asked whether the pond had been dredged.",
    ],
)
def test_what_holds_a_question_itself_announces_none(sentence: str) -> None:
    assert not announces(sentence)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Question one was sent in by Cllr Kay Tarn, who asked the following supplementary question;", "Cllr Kay Tarn"),
        ("Cllr Pym put a supplementary on his behalf:", "Cllr Pym"),
        ("Mrs Tarn then presented points and questions as follows:-", "Mrs Tarn"),
        ("The following supplementary questions were asked at the meeting:", None),
    ],
)
def test_who_asks_what_stands_below_in_the_active(sentence: str, who: str | None) -> None:
    assert announces(sentence)
    assert announced_asker(sentence) == who


def test_a_list_of_points_and_questions_is_no_list_of_questions() -> None:
    assert not lists("Mrs Tarn then presented points and questions as follows:")
    assert lists("Mrs Tarn put the following questions:")


def test_who_raises_points() -> None:
    assert raiser("Bert went on to raise points he wanted the club to settle") == "Bert"
    assert raiser("Bert went home.") is None


def test_a_line_that_is_a_name() -> None:
    assert name_alone("(a) Tess Orrin") == "Tess Orrin"
    assert name_alone("Tess Orrin asked about it") is None


def asked(paper: str) -> list[tuple[str | None, str]]:
    document, segments, rejects = read_document(paper.encode(), "paper.txt")
    corpus = Corpus(documents=(document,), segments=tuple(segments), rejects=tuple(rejects))
    return [(question.asker, question.text) for question in find_questions(corpus)]


HEAD = (
    "Orleth Parish Council\n\nMinutes of the meeting held on 4 March 2031\n\nPresent: Cllr Ada Pell (Chair), Cllr Rob Tarn\n\n"
    "Apologies: none\n\n5. Public questions\n\n"
)


def test_those_below_are_put_by_whom_the_sentence_names_also_where_they_only_name_a_thing() -> None:
    assert asked(
        HEAD + "Three questions had been received from Mr Dent, briefly summarised as follows:\n\n"
        "i) The cost of mending the bandstand since 2029.\n\nii) The number of lamps that are out.\n\n"
        "iii) When will the ford be cleared?\n\n"
        "Mr Dent was present and received a reply from Cllr Pell.\n\nThe meeting closed at 8 pm.\n"
    ) == [
        ("Mr Dent", "The cost of mending the bandstand since 2029."),
        ("Mr Dent", "The number of lamps that are out."),
        ("Mr Dent", "When will the ford be cleared?"),
    ]


def test_who_had_a_supplementary_question_is_who_asked_before() -> None:
    assert [
        who
        for who, _ in asked(
            HEAD
            + "Councillor Voss asked about the works at the mill. Councillor Pell in answer to a supplementary question "
            "said that the wheel would turn in the spring.\n\nThe meeting closed at 8 pm.\n"
        )
    ] == ["Councillor Voss", "Councillor Voss"]


def test_much_that_is_told_before_a_question_is_no_part_of_it() -> None:
    told = (
        "People who do not live in Fell Row leave their vans there from Monday to Friday, on both pavements, "
        "so that nobody with a pram can pass and the milk float has to turn round."
    )
    assert asked(
        f"Questions and answers\n\nQ1: {told} When will the lines be painted?\n\nA1: In May.\n\nQ2: Who mends the ford?\n\nA2: We do.\n"
    ) == [
        (None, "When will the lines be painted?"),
        (None, "Who mends the ford?"),
    ]


def test_a_name_over_a_written_question_holds_over_its_subject_until_somebody_replies() -> None:
    assert asked(
        HEAD + "A total of 2 (written) questions were submitted before the day.\n\n"
        "Question 1: Cllr Kay Tarn\n\nItem 6: The lamps\n\n"
        "From what is known, the council has bought ten lamps. Can you say where they are?\n\n"
        "Response by: Cllr Pym\n\nThey are in the barn.\n\n"
        "Question 2: Tess Orrin, Mill Row\n\nHow many are out?\n\n"
        "Cllr Pym replied that two were.\n\nWho will mend them?\n\nThe meeting closed at 8 pm.\n"
    ) == [
        ("Cllr Kay Tarn", "Can you say where they are?"),
        ("Tess Orrin", "How many are out?"),
        (None, "Who will mend them?"),
    ]


def test_points_that_somebody_raises_are_put_by_him() -> None:
    assert asked(
        HEAD + "2. Bert went on to raise points he wanted the club to settle\n\n"
        "a. Why do we need a raffle\n\nb. Asked if the hut was dry\n\nThe meeting closed at 8 pm.\n"
    ) == [("Bert", "Why do we need a raffle"), ("Bert", "Asked if the hut was dry")]


def test_a_question_set_out_as_one_and_told_after_all_names_who_asked() -> None:
    assert asked(
        HEAD + "Question: Members asked what the barn needed.\n\nResponse: A roof.\n\n"
        "Question: The barn was old and Mrs Tarn asked how it stood.\n\nResponse: On oak.\n"
    ) == [
        ("Members", "Members asked what the barn needed."),
        ("Mrs Tarn", "The barn was old and Mrs Tarn asked how it stood."),
    ]


def test_a_name_behind_a_question_is_who_asked() -> None:
    assert asked(HEAD + "Mr Pell told of a letter. Can we see that letter? T. Orrin, Mill Trust\n") == [
        ("T. Orrin, Mill Trust", "Can we see that letter?")
    ]


def test_prompts_laid_before_a_group_are_nobodys_questions() -> None:
    assert asked(
        "# Breakout on the quay\n\n## Prompts\n\n- What support would help the boats?\n- Who should run the crane?\n\n"
        "## Notes\n\n- The slip is worn\n- Why does the ferry berth take two hours to clear?\n"
    ) == [(None, "Why does the ferry berth take two hours to clear?")]


def test_a_name_in_front_of_the_sentence_that_asks_is_who_asked_also_on_a_page_of_questions() -> None:
    assert asked(
        "Notes\n\nHere: Kirsty (chair), Tess, Bert\n\nThe barn\n\nTess – is it dry?\n\nIt is.\n\nBert – is it safe?\n\nYes.\n"
    ) == [
        ("Tess", "Tess – is it dry?"),
        ("Bert", "Bert – is it safe?"),
    ]


def test_we_is_not_whoever_spoke_last() -> None:
    assert asked(
        HEAD
        + "Mr Pell said that the ford was open.\n\nFew people use it. We are afraid of the current. What are the plans for a bridge?\n"
    ) == [(None, "What are the plans for a bridge?")]


def test_to_whom_questions_go_is_not_who_asked_them() -> None:
    paper = (
        "MINUTES of a meeting of the Harbour Health Panel held on 4 March 2021\n\n5. Questions from the gallery\n\n"
        "Wilma Tarrant, owner of the ropewalk put forward the following questions:\n\n"
        "For Orrin Hospital:\n\n1. Why was the survey sent out before the holiday?\n\n2. Is the ramp ever salted?\n\n"
        "For the Panel:\n\n1. Who reads the replies?\n"
    )
    assert [who for who, _ in asked(paper)] == ["Wilma Tarrant"] * 3
    assert addressed("Questions for the Panel:")
    assert not addressed("For the Panel, the Chair said:")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Tess Orrin talks to the new keeper of the weir", "Tess Orrin"),
        ("Our reporter Tess Orrin spoke to him last week.", "Tess Orrin"),
        ("The Gazette: interview by Tess Orrin", "Tess Orrin"),
        ("Nine questions for the new keeper", None),
        ("The new keeper of the weir", None),
    ],
)
def test_who_puts_the_questions_of_an_interview(sentence: str, who: str | None) -> None:
    assert interviewer(sentence) == who


def test_who_wrote_what_stands_below_asks_in_it(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "The slipway\n\nTess Orrin posted this on the board at noon:\n\nHello! I have two things.\n"
        "1) what are the three stages of the works?\n2) Does the price include the rails?\n",
        "utf-8",
    )
    found = find_questions(read_corpus([path]))
    assert [question.asker for question in found] == ["Tess Orrin", "Tess Orrin"]
