"""A mention, and whom it means."""

import pytest

from pipeline.names import Person
from pipeline.people import People

PEOPLE = People(
    [
        Person(name="Helen Brow", role="Head Teacher"),
        Person(name="Alan Bonny", role="Chair & P7 rep"),
        Person(name="Cllr Mrs D Clement"),
        Person(name="Mr D Clement", role="Vice Chair"),
        Person(name="Douglas Walk", role="Clerk"),
        Person(name="Ann Ward", initials="AW"),
        Person(name="Andy Warr", initials="AWa"),
        Person(name="Mr David Hain"),
        Person(name="Kay Bell Pryce"),
        Person(name="Mr J Lane"),
        Person(name="Mr P Lane"),
    ]
)

MENTIONS = [
    ("Mr David Hain", "Mr David Hain"),
    ("Mr Dave Hain", "Mr David Hain"),
    ("Mr Hain", "Mr David Hain"),
    ("Mr D Hain", "Mr David Hain"),
    ("Helen", "Helen Brow"),
    ("HB", "Helen Brow"),
    ("the Head Teacher", "Helen Brow"),
    ("The Chairman", "Alan Bonny"),
    ("the chair", "Alan Bonny"),
    ("the Vice Chairman", "Mr D Clement"),
    ("The Clerk", "Douglas Walk"),
    ("Doug", None),
    ("Douglas", "Douglas Walk"),
    ("Mrs Clement", "Cllr Mrs D Clement"),
    ("Cllr Mrs Clement", "Cllr Mrs D Clement"),
    ("Mr Clement", "Mr D Clement"),
    ("Clement", None),
    ("AW", "Ann Ward"),
    ("AWa", "Andy Warr"),
    ("KBP", "Kay Bell Pryce"),
    ("KP", "Kay Bell Pryce"),
    ("Mr Lane", None),
    ("Mr P Lane", "Mr P Lane"),
    ("Mrs Lane", None),
    ("Mr Nobody", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("mention", "name"), MENTIONS)
def test_a_mention_leads_to_the_person(mention: str | None, name: str | None) -> None:
    assert PEOPLE.canonical(mention) == name


def test_a_pronoun_stands_for_the_name_last_used() -> None:
    assert PEOPLE.canonical("she", last="Mrs Clement") == "Cllr Mrs D Clement"
    assert PEOPLE.canonical("he", last=None) is None
    assert PEOPLE.canonical("he", last="she") is None
