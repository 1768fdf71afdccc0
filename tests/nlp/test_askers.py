"""Who put a literal question is read off what stands over, in front of or behind it."""

import pytest

from pipeline.nlp.askers import author_read_out, named_behind, named_in_front, named_over, says_who_asked


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
