import json

import numpy as np
import pytest

from pipeline.errors import ModelError, PipelineError
from pipeline.nlp.codebook import load_codebook
from pipeline.nlp.evaluate import evaluate_sentiment, evaluate_themes
from pipeline.nlp.metrics import many_labels, one_label, reliability
from pipeline.nlp.tables import read_labelled, split_labels
from pipeline.nlp.text_estimator import TextEstimator
from pipeline.nlp.themes import code_themes
from pipeline.nlp.train_themes import best_threshold, train_themes
from pipeline.records import Segment

DOGS = ("dog", "puppy", "hound", "terrier")
BOATS = ("boat", "ferry", "canoe", "barge")
PLACES = ("in the park", "by the mill", "on Monday", "near us", "at last", "this year")


def labelled(tmp_path, several):
    rows = ["comment,codes"]
    for dog in DOGS:
        for boat in BOATS:
            for place in PLACES[:4]:
                rows += [f"A {dog} {place},dogs", f"The {boat} {place},boats"]
                if several:
                    rows.append(f"A {dog} on a {boat} {place},dogs; boats")
    path = tmp_path / "coded.csv"
    path.write_text("\n".join(dict.fromkeys(rows)) + "\n", "utf-8")
    return path


def segment(text):
    return Segment(id="s", document_id="d", locator="", start=0, end=0, role="comment", text=text)


def test_themes_learnt_from_a_file_are_written_measured_and_used(tmp_path):
    out = tmp_path / "model"
    figures = train_themes(labelled(tmp_path, several=True), "comment", "codes", out)
    assert figures["samples_f1"]["value"] > 0.8
    assert json.loads((out / "metrics.json").read_text("utf-8")) == figures
    assert f"{figures['base']} comments" in (out / "card.md").read_text("utf-8")
    assert sorted(path.name for path in out.iterdir()) == [
        "card.md",
        "metrics.json",
        "model.json",
        "weights.safetensors",
    ]
    codings = code_themes([segment("A hound sat on the barge, near us")], load_codebook(), None, trained=out)
    assert {"dogs", "boats"} <= {coding.label for coding in codings}
    assert codings[0].why == ("learnt from coded comments",)


def test_training_twice_writes_the_same_bytes(tmp_path):
    data = labelled(tmp_path, several=False)
    for name in ("one", "two"):
        train_themes(data, "comment", "codes", tmp_path / name)
    for file in ("weights.safetensors", "model.json", "metrics.json", "card.md"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_saved_classifier_answers_as_the_fitted_one(tmp_path):
    texts = [f"{word} {place}" for word in (*DOGS, *BOATS) for place in PLACES]
    labels = ["dogs" if text.split()[0] in DOGS else "boats" for text in texts]
    vectors = np.random.default_rng(0).normal(size=(len(texts), 6)).astype(np.float32)
    model = TextEstimator(strength=2.0).fit(texts, labels, vectors)
    model.save(tmp_path / "kept", note="x")
    again, extra = TextEstimator.load(tmp_path / "kept")
    assert extra == {"note": "x"}
    assert np.array_equal(model.predict_proba(texts, vectors), again.predict_proba(texts, vectors))
    assert np.mean(again.predict(texts, vectors) == np.asarray(labels)) > 0.95
    assert model.get_params() == again.get_params()
    with pytest.raises(ValueError, match="needs them"):
        again.predict(texts)


def test_a_damaged_model_and_a_thin_file_are_refused_with_the_way_out(tmp_path):
    with pytest.raises(ModelError, match="Train it again"):
        TextEstimator.load(tmp_path)
    path = tmp_path / "thin.csv"
    path.write_text("comment,codes\nA dog,dogs\nA boat,boats\n", "utf-8")
    with pytest.raises(PipelineError, match="Code more comments"):
        train_themes(path, "comment", "codes", tmp_path / "out")
    with pytest.raises(PipelineError, match="no column 'text'"):
        read_labelled(path, "text", "codes")


def test_labels_of_a_cell_are_parted_once_each():
    assert split_labels(" a; b |a ;") == ("a", "b")
    assert split_labels("") == ()


def test_evaluating_gives_figures_with_their_bases(tmp_path):
    path = tmp_path / "gold.csv"
    path.write_text(
        "text,code,mood,column\n"
        "Pensions and redundancy pay,hr_staffing,neutral,Information I need\n"
        "The nursery and the children,families,positive,Hopes\n"
        "Rude and useless staff,hr_staffing,negative,\n"
        "n/a,,neutral,\n",
        "utf-8",
    )
    themes = evaluate_themes(path, "text", "code", codebook=load_codebook())
    assert themes["base"] == 4
    assert themes["no_theme"] == {"no content": 1}
    assert 0 <= themes["samples_f1"]["low"] <= themes["samples_f1"]["value"] <= themes["samples_f1"]["high"] <= 1
    mood = evaluate_sentiment(path, "text", "mood", column="column")
    assert mood["accuracy"]["value"] == 1.0
    assert sum(row["base"] for row in mood["by_length"]) == 4
    assert sum(row["base"] for row in mood["reliability"]["bins"]) == 4
    assert mood["kappa"]["value"] == 1.0
    json.dumps([themes, mood])


def test_figures_of_a_small_table_worked_by_hand():
    found = one_label(["a", "a", "b", "b"], ["a", "b", "b", "b"])
    assert found["accuracy"]["value"] == 0.75
    assert found["macro_f1"]["value"] == pytest.approx((2 / 3 + 4 / 5) / 2, abs=1e-4)
    assert found["confusion"] == {"labels": ["a", "b"], "gold_down_given_across": [[1, 1], [0, 2]]}
    several = many_labels([["a", "b"], ["b"], []], [["a"], ["a", "b"], []])
    assert several["samples_f1"]["value"] == pytest.approx((2 / 3 + 2 / 3 + 1) / 3, abs=1e-4)
    assert several["without_label"] == 1


def test_a_coder_that_is_as_sure_as_it_is_right_has_no_calibration_error():
    right = np.asarray([True] * 8 + [False] * 2)
    assert reliability(right, np.full(10, 0.8))["expected_calibration_error"] == 0
    assert reliability(right, np.full(10, 0.3))["expected_calibration_error"] == pytest.approx(0.5)


def test_the_threshold_is_the_one_that_suits_held_out_comments():
    chances = np.asarray([[0.4, 0.1], [0.1, 0.4], [0.35, 0.4]], dtype=np.float32)
    gold = [("a",), ("b",), ("a", "b")]
    threshold = best_threshold(chances, gold, ["a", "b"])
    assert 0.1 < threshold <= 0.35


def test_praise_and_blame_counted_help_with_words_never_seen_and_are_kept_with_the_model(tmp_path):
    texts = ["good soup", "good tables", "lovely porridge", "bad stools", "bad windows", "awful lamps"] * 4
    labels = ["up", "up", "up", "down", "down", "down"] * 4
    unseen = ["superb crumble", "appalling gravel", "not helpful", "excellent curtains"]
    model = TextEstimator(praise=1.0).fit(texts, labels)
    assert model.predict(unseen).tolist() == ["up", "down", "down", "up"]
    model.save(tmp_path / "kept")
    again, _ = TextEstimator.load(tmp_path / "kept")
    assert again.praise == 1.0
    np.testing.assert_array_equal(again.predict_proba(unseen), model.predict_proba(unseen))


def test_whether_praise_is_counted_the_held_out_fifth_decides(tmp_path):
    glad = "superb excellent splendid wonderful marvellous lovely kind gentle prompt tidy spotless cosy tasty fair calm fabulous"
    cross = "dreadful vile appalling rude filthy grim shabby dire noisy unsafe slow wrong unfair useless chaotic damp horrible"
    feelings = [(word, "up") for word in glad.split()] + [(word, "down") for word in cross.split()]
    topics = [
        (f"{word} {place}", name) for name, words in (("a", DOGS), ("b", BOATS)) for word in words for place in PLACES
    ]
    for rows, counted in ((feelings, True), (topics, False)):
        path = tmp_path / "coded.csv"
        path.write_text("text,code\n" + "".join(f"{text},{code}\n" for text, code in rows), "utf-8")
        train_themes(path, "text", "code", tmp_path / "out")
        praise = json.loads((tmp_path / "out/model.json").read_text("utf-8"))["parameters"]["praise"]
        assert (praise > 0) == counted
