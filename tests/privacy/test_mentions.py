"""Names are read as papers print them, and what only looks like one is left."""

import pytest

from pipeline.privacy.fields import names_in
from pipeline.privacy.mentions import find_mentions
from pipeline.privacy.offices import is_office, kind_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs P. Holloway-Finch spoke.", ["Mrs P. Holloway-Finch"]),
        ("a letter from Dr Oran O’Dell of Mill Row", ["Dr Oran O’Dell"]),
        ("MR K DUNNOCK said so", ["MR K DUNNOCK"]),
        ("Mr and Mrs Pask objected", ["Mr and Mrs Pask"]),
        ("Cllrs Finch, Oddie & Wren agreed", ["Cllrs Finch", "Oddie", "Wren"]),
        ("it was Olwen Pryce who asked", ["Olwen Pryce"]),
        ("seconded by A. J. Tench", ["A. J. Tench"]),
        ("Yours sincerely,\nZebedee Mott\n", ["Zebedee Mott"]),
        ("Nigel van der Velde left", ["Nigel van der Velde"]),
    ],
)
def test_a_name_is_found(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Victoria Road and Albert Street are closed",
        "the Ada Lovett Memorial Hall, Florence House and Stanley Park",
        "Will Monday do? May Day is a holiday. Mark all that apply.",
        "C. Payments and D. Planning were taken together",
        "Lee Valley Trust Ltd replied",
    ],
)
def test_places_and_bodies_are_no_names(text: str) -> None:
    assert not list(find_mentions(text))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Clerk, Mrs Pell, replied", True),
        ("Mrs Pell (Parish Clerk) replied", True),
        ("Olwen Pryce, Director of Works, replied", True),
        ("Head of Leisure Olwen Pryce replied", True),
        ("PCSO Wren replied", True),
        ("Chaired by Olwen Pryce", True),
        ("the former Clerk, Mrs Pell, replied", False),
        ("Mrs Pell, Mrs Orr (Clerk) and others", False),
        ("Mrs Pell (Information Commissioner’s Office)", False),
        ("Mrs Pell, a teacher, replied", False),
        ("the Chair asked Mrs Pell", False),
    ],
)
def test_an_office_is_read_off_the_words_beside_the_name(text: str, office: bool) -> None:
    assert next(find_mentions(text)).office is office


@pytest.mark.parametrize(
    "words", ["Chair", "Vice-Chairman", "Monitoring Officer", "Headteacher", "Parent Governor", "MP"]
)
def test_offices(words: str) -> None:
    assert is_office(words)


@pytest.mark.parametrize(
    "words", ["P7 rep", "Unison Steward", "retired head teacher", "Borough Council", "Editor", "resident"]
)
def test_no_offices(words: str) -> None:
    assert not is_office(words)


def test_kinds() -> None:
    assert kind_of("joint P6 rep") == "Parent"
    assert kind_of("a teacher at the school") == "Member of staff"
    assert kind_of("members of the public") == "Resident"
    assert kind_of("Anytown Choir") == ""


def test_fields_that_say_who() -> None:
    assert list(names_in("Mrs Pell and Mr Orr (Oaks)")) == ["Mrs Pell", "Mr Orr"]
    assert list(names_in("The Clerk")) == []
    assert list(names_in("Portfolio Holder for Children and Early Help")) == []
    assert list(names_in("Wilf")) == ["Wilf"]


def test_a_name_that_no_list_holds_counts_where_words_stand_under_it_again_and_again() -> None:
    assert list(names_in("Zorvan")) == []
    assert list(names_in("Zorvan", label=True)) == ["Zorvan"]
    assert list(names_in("Otherwise", frozenset({"otherwise"}), label=True)) == []
    assert list(names_in("AdaWragg")) == ["AdaWragg"]


@pytest.mark.parametrize("text", ["on MS Teams", "the MRS form", "by A Resident", "from I Said"])
def test_capitals_that_are_no_title_and_no_initial(text: str) -> None:
    assert not list(find_mentions(text))
