from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.interrogative import features, likelihood


def test_words_tell_a_question_without_its_mark():
    assert likelihood("Can you tell us when the work will start") > 0.9
    assert likelihood("The work will start in the spring of next year") < 0.25


@settings(deadline=None)  # the first call reads the model
@given(st.text(max_size=200))
def test_any_text_gets_a_likelihood(text):
    assert 0 <= likelihood(text) <= 1
    assert features(text) == sorted(set(features(text)))
