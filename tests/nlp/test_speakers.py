import pytest

from pipeline.nlp.memory import Memory
from pipeline.nlp.speakers import earlier_subject, same_person, speaker_of, subject_before


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mrs T Tarn asked", "Mrs T Tarn"),
        ("Again Mr Orde asked", "Mr Orde"),
        ("A member of the public asked", "A member of the public"),
        ("Cllr Pym, Chair of Finance, asked", "Cllr Pym"),
        ("In the end Cllrs Pym & Voss asked", "Cllrs Pym & Voss"),
        ("Fay wished to see it and also asked", "Fay"),
        ("JB and KL asked", "JB and KL"),
        ("After lunch a resident of Mill Row then asked", "a resident of Mill Row"),
        ("One of the governors asked", "One of the governors"),
        ("A resident of Mill Row, Northmoor (not of this parish), asked", "A resident of Mill Row, Northmoor"),
        ("Cllr Pym noted that the Council had signed the pledge and asked", "Cllr Pym"),
        ("Mr Neil Orrin, the Mains – asked", "Mr Neil Orrin"),
        ("Tess Orrin, Citizen Member asked", "Tess Orrin"),
        ("She noted that the Council had signed the pledge and asked", "She"),
    ],
)
def test_who_stands_in_front_of_a_verb(sentence, name):
    found, _ = subject_before(sentence, sentence.rindex("asked"))
    assert found == name


def test_nobody_stands_in_front_of_a_verb_that_opens_the_sentence():
    assert subject_before("asked whether", 0) == (None, 0)


def test_the_subject_of_an_earlier_clause_is_found():
    assert earlier_subject("The Bowls Club will need a roller and have") == "The Bowls Club"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mrs Ann Tarn", "Mrs Tarn", True),
        ("AT (Chair)", "AT", True),
        ("Mr Tarn", "Mr Hull", False),
        (None, "Mr Hull", False),
    ],
)
def test_two_ways_of_writing_one_person(one, other, same):
    assert same_person(one, other) is same


def test_a_sentence_makes_its_first_subject_speak():
    assert speaker_of("Mr Hull then said that Mrs Tarn was right.") == "Mr Hull"
    assert speaker_of("It rained.") is None
    assert speaker_of("A member of the public drew the lamps to notice.") == "A member of the public"


def test_memory_forgets_the_oldest_and_never_keeps_a_pronoun():
    memory = Memory()
    for number in range(20):
        memory.add(f"Mr N{number}")
    memory.add("he")
    assert memory.names[-1] == "Mr N19"
    assert len(memory.names) == 8
    assert memory.resolve("she") is None


def test_the_resident_is_the_one_whose_street_was_named():
    memory = Memory(["A resident of Mill Row", "Mr Hull"])
    memory.add("The resident")
    assert memory.resolve("she") == "A resident of Mill Row"
    memory.add("The tenant")
    assert memory.resolve("she") == "The tenant"
