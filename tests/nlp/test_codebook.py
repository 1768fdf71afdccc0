import hashlib

import pytest

from pipeline.errors import CodebookError
from pipeline.nlp.codebook import check_codebook, load_codebook, unused_themes

GOOD = """
name = "surgery"
version = "1"

[[themes]]
code = "access"
name = "Getting an appointment"
description = "Reaching the practice and being offered a time."
keywords = ["appointment", "on hold"]
examples = ["Forty calls before anybody picked up."]

[[themes]]
code = "staff"
name = "Manner of staff"
description = "Kindness, courtesy and patience of those at the desk."
keywords = ["receptionist", "rude"]
examples = ["She could not have been kinder."]
"""


def write(tmp_path, text):
    path = tmp_path / "book.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_codebook_has_its_eight_themes_and_draws_no_warning():
    codebook = load_codebook()
    assert [theme.code for theme in codebook.themes] == [
        "general",
        "communication",
        "hr_staffing",
        "commissioning",
        "service_delivery",
        "families",
        "finance_performance",
        "partnership",
    ]
    assert check_codebook(codebook) == []


def test_a_codebook_is_read_with_the_hash_of_its_bytes(tmp_path):
    path = write(tmp_path, GOOD)
    codebook = load_codebook(path)
    assert codebook.name == "surgery"
    assert codebook.themes[0].keywords == ("appointment", "on hold")
    assert codebook.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert check_codebook(codebook) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not valid TOML"),
        ('name = "x"', "no themes"),
        ('[[themes]]\nname = "A"', "the code '' will not do"),
        ('[[themes]]\ncode = "a;b"\nname = "A"', "the code 'a;b' will not do"),
        ('[[themes]]\ncode = "a"', "no name"),
        ('[[themes]]\ncode = "a"\nname = 3', "not a text"),
        ('[[themes]]\ncode = "a"\nname = "A"\nkeywords = "one"', "a list is wanted"),
        ('[[themes]]\ncode = "a"\nname = "A"\nkeyword = ["one"]', "unknown key 'keyword'"),
        ('[[themes]]\ncode = "a"\nname = "A"\n[[themes]]\ncode = "a"\nname = "B"', "used twice"),
        ('[[themes]]\ncode = "a"\nname = "A"\nparent = "z"', "no other theme has the code 'z'"),
        ('theme = 1\n[[themes]]\ncode = "a"\nname = "A"', "unknown key 'theme'"),
    ],
)
def test_a_broken_codebook_is_refused_with_the_place_named(tmp_path, text, said):
    with pytest.raises(CodebookError, match=said) as caught:
        load_codebook(write(tmp_path, text))
    assert "book.toml" in str(caught.value)


def test_a_missing_codebook_and_one_in_another_encoding_are_refused(tmp_path):
    with pytest.raises(CodebookError, match="Check the path"):
        load_codebook(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes('name = "caf\xe9"'.encode("latin-1"))
    with pytest.raises(CodebookError, match="UTF-8"):
        load_codebook(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('description = "Reaching the practice and being offered a time."\n', "", "has no description"),
        ('keywords = ["receptionist", "rude"]\n', "", "has no keywords"),
        ('examples = ["She could not have been kinder."]\n', "", "has no examples"),
        ('name = "Manner of staff"', 'name = "getting an  Appointment"', "the same name"),
        ('keywords = ["receptionist", "rude"]', 'keywords = ["On hold"]', "share keywords: 'on hold'"),
        ('"She could not have been kinder."', '"Forty calls before anybody picked up."', "share the example"),
        (
            'keywords = ["receptionist", "rude"]',
            'keywords = ["rude"]\nexclude = ["rude"]',
            "both wants and excludes 'rude'",
        ),
        (
            'name = "Manner of staff"\ndescription = "Kindness, courtesy and patience of those at the desk."',
            'name = "Getting appointments"\ndescription = "Reaching the practice and being offered a time slot."',
            "nearly the same words",
        ),
    ],
)
def test_what_should_be_looked_at_again_is_said(tmp_path, old, new, said):
    assert old in GOOD
    text = GOOD.replace(old, new).replace(
        'keywords = ["receptionist", "rude"]', 'keywords = ["appointments"]', "nearly" in said
    )
    assert any(said in line for line in check_codebook(load_codebook(write(tmp_path, text))))


def test_unused_themes_are_named(tmp_path):
    codebook = load_codebook(write(tmp_path, GOOD))
    assert unused_themes(codebook, {"access"}) == ["No comment was filed under 'Manner of staff'."]
