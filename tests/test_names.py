"""One entry of an attendance list a row."""

import pytest

from pipeline.names import fits_initials, initials_of, parse_person, signed_in_brackets

ENTRIES = [
    ("Cllr Mrs A Hobb (AH) – Chair", "Cllr Mrs A Hobb", "AH", "Chair"),
    ("Tom Pell, Coldwater Library", "Tom Pell", "", "Coldwater Library"),
    ("Clerk: Ms B Orr", "Ms B Orr", "", "Clerk"),
    ("Dr Ida Pond Section 12 Monitoring Officer CWDC", "Dr Ida Pond", "", "Section 12 Monitoring Officer CWDC"),
    ("Mrs Una Hardie Parish Clerk", "Mrs Una Hardie", "", "Parish Clerk"),
    ("Borough Councillor Noel Sims (Chairman)", "Borough Councillor Noel Sims", "", "Chairman"),
    ("Chairman Cllr Mrs Shaw", "Cllr Mrs Shaw", "", "Chairman"),
    ("JOHN SMYTHE (Chair)", "JOHN SMYTHE", "", "Chair"),
    ("Kate O’Hara – CHAIR", "Kate O’Hara", "", "CHAIR"),
    ("Jon Thorne (JT, Chair)", "Jon Thorne", "JT", "Chair"),
    ("Dorian de Witt (Secretary)", "Dorian de Witt", "", "Secretary"),
    ("Ailsa Beat, Midshire Police Service", "Ailsa Beat", "", "Midshire Police Service"),
    ("J. Smith", "J. Smith", "", ""),
    ("Mark Hond from CWDC", "Mark Hond", "", "from CWDC"),
    ("CWDC Borough Cllr Olaf Samson", "Borough Cllr Olaf Samson", "", "CWDC"),
    ("3. Prof. Mary Lake [ML] Head of Nursing", "Prof. Mary Lake", "ML", "Head of Nursing"),
]

NOBODY = ["the Clerk", "Members of the public", "Apologies", "none", "Wells Homes", "12 residents", "NHS Midshire", ""]

INITIALS = [
    ("Kay Bell Pryce", "KBP", True),
    ("Anne Ward", "AWa", True),
    ("Mrs Anne Ward", "AW", True),
    ("Tim O’Dell", "TOD", True),
    ("Tim O’Dell", "TO", True),
    ("Kay Bell Pryce", "KP", True),
    ("Anne Ward", "AB", False),
    ("Sue Hill", "SHi", True),
    ("Sue Hill", "SHa", False),
]


@pytest.mark.parametrize(("entry", "name", "initials", "role"), ENTRIES)
def test_an_entry_is_read(entry: str, name: str, initials: str, role: str) -> None:
    person = parse_person(entry)
    assert person is not None
    assert (person.name, person.initials) == (name, initials)
    assert person.role == role


@pytest.mark.parametrize("entry", NOBODY)
def test_what_names_nobody_gives_nobody(entry: str) -> None:
    assert parse_person(entry) is None


@pytest.mark.parametrize(("name", "initials", "fits"), INITIALS)
def test_initials_fit_a_name(name: str, initials: str, fits: bool) -> None:
    assert fits_initials(name, initials) is fits


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(Tess Orrin, Weir Society)", "Tess Orrin"),
        ("(Councillor Jo-Ann Pike).", "Councillor Jo-Ann Pike"),
        ("(Weir Lane, Thorle)", None),
        ("(the lease is by the door)", None),
        ("Tess Orrin", None),
        ("(see below)", None),
    ],
)
def test_a_name_in_brackets_signs(text: str, name: str | None) -> None:
    assert signed_in_brackets(text) == name


def test_initials_leave_titles_off() -> None:
    assert initials_of("Cllr Mrs Ann Hobb") == "AH"
