from pipeline.nlp.named_by import named_after


def test_who_stands_after_by_or_from():
    text = "A query was raised by a parent about lunch."
    assert named_after(text, 0, len(text)) == "a parent"


def test_a_role_of_two_words_and_no_small_word_behind_a_name():
    text = "Asked by the patient representative whether it was safe"
    assert named_after(text, 0, len(text)) == "the patient representative"
    text = "The Head was asked by the Chair for the number of pupils."
    assert named_after(text, 0, len(text)) == "the Chair"
