"""Who put a literal question is read off what stands over, in front of or behind it."""

import pytest

from pipeline.nlp.askers import (
    author_read_out,
    named_behind,
    named_in_front,
    named_over,
    quoted_by,
    said_by,
    says_who_asked,
)
from pipeline.nlp.memory import Memory


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mrs Tarrant, Weir Street", "Mrs Tarrant"),
        ("Mr Bowlby (Chamber of Trade)", "Mr Bowlby"),
        ("Question 4 from Ms Ida Fell", "Ms Ida Fell"),
        ("Question 2 – Mr J. Skerry (Harbour Users)", "Mr J. Skerry"),
        ("Councillor Voss to Councillor Pym", "Councillor Voss"),
        ("Asked by Cllr Quill:", "Cllr Quill"),
        ("Highways and drains", None),
        ("Mrs Tarrant said that the weir was closed again.", None),
    ],
)
def test_a_line_that_only_names_somebody(line, name):
    assert named_over(line) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A lady at the back – what about the ferry?", "A lady at the back"),
        ("Shopkeeper: will there be any money", "Shopkeeper"),
        ("Mrs Voss (Weir Row): has anybody measured it?", "Mrs Voss (Weir Row)"),
        ("[00:12:40] Nell: is it open?", "Nell"),
        ("02/03 Mrs Voss - who owns the slip?", "Mrs Voss"),
        ("On behalf of the Guides, could the hut be kept?", "the Guides"),
        ("Feedback from residents: what next?", None),
        ("Could it wait: is there time?", None),
    ],
)
def test_a_name_in_front(sentence, name):
    found = named_in_front(sentence)
    assert (found[0] if found else None) == name
    if found:
        assert sentence[found[1] :][0].isalpha()


def test_a_name_behind():
    assert named_behind("When is it due? asked Mrs Voss.") == ("Mrs Voss", 30)
    assert named_behind("Could it wait, members asked.") == ("members", 28)
    assert named_behind("When is it due?") is None
    assert says_who_asked("Mrs Voss asked.") == "Mrs Voss"
    assert says_who_asked("Mrs Voss asked if it was due.") is None


def test_whose_letter_is_read_out():
    assert author_read_out("The Chair read a question sent in by Mrs Voss about mud.") == "Mrs Voss"
    assert author_read_out("Mr Pym had a letter from Mrs Voss.") is None


def test_a_lone_word_before_a_dash_is_a_name_only_where_it_is_known():
    memory = Memory(names=["Nell"])
    assert named_in_front("Nell - is the gate open?", memory) == ("Nell", 7)
    assert named_in_front("Parking - is the gate open?", memory) is None


def test_names_in_brackets_with_whom_they_ask_and_behind_a_from():
    assert named_in_front("(Nell, by chat) Is it open?") == ("Nell", 16)
    assert named_in_front("NB to the Head: is it open?") == ("NB", 16)
    assert named_in_front("From the floor, Mr Birch: is it open?") == ("Mr Birch", 26)


def test_by_whom_something_was_said():
    assert said_by("It was put to the agent by Mrs Birch that it rained.") == "Mrs Birch"
    assert said_by("It was Mr Birch's understanding that it was theirs, is it not?") == "Mr Birch"
    assert said_by("Mr Birch said that it rained.") is None


def test_somebody_without_a_name_over_a_question():
    assert named_over("From a resident of Mill Row") == "a resident of Mill Row"
    assert named_over("From a member of the public, Ms T. Birch") == "Ms T. Birch"


def test_a_first_name_or_a_name_with_a_place_in_front_and_a_heading_word_that_is_no_name():
    assert named_in_front("Kirsty – is there any left?") == ("Kirsty", 9)
    assert named_in_front("Mr Neil Birch, Mill Row – is there any left?") == ("Mr Neil Birch, Mill Row", 26)
    assert named_in_front("Subject Matter: is there any left?") is None


def test_who_stands_behind_words_in_quotation_marks():
    assert quoted_by("“Can it be kept?” – Jo, Mill Row") == "Jo"
    assert quoted_by('"Where does it go?" - anonymous') == "anonymous"
    assert quoted_by("“Can it be kept?” – nobody could say.") is None


def test_a_title_in_capitals_with_an_address_behind_the_name() -> None:
    assert named_in_front("MR. TESS ORRIN, 12 Mill Row: Has it been priced?") == ("MR. TESS ORRIN, 12 Mill Row", 29)


def test_somebody_whose_first_words_are_left_out() -> None:
    assert named_in_front("Mrs Orrin: …Where is that from?") == ("Mrs Orrin", 11)
