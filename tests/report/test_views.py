from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Analysis, Difference, Promise
from pipeline.report import write_report
from pipeline.report.study import study_of
from pipeline.report.views import ReportView, report_view
from pipeline.report.views.names import names_of
from pipeline.report.views.pieces import choose


@pytest.fixture(scope="module")
def view(study_analysis: Analysis) -> ReportView:
    return report_view(study_analysis, title="Pool and hall")


def test_the_first_page_counts_comments_by_feeling(view: ReportView) -> None:
    first = view.overview
    assert (first.comments, first.concerns.number, first.hopes.number, first.mixed, first.neutral) == (6, 3, 1, 1, 1)
    assert first.unread_files == 1
    assert first.totals == (6, 5, 2)
    assert first.proof.holds


def test_under_the_smallest_base_a_share_has_no_word(view: ReportView) -> None:
    assert view.overview.concerns.word == ""


def test_a_theme_counts_its_comments_and_its_questions(view: ReportView) -> None:
    hours = view.themes.themes[0]
    assert (hours.code, hours.comments.number, hours.comments.base) == ("hours", 3, 6)
    assert (hours.concerns.number, hours.hopes.number, hours.other.number) == (2, 1, 0)
    assert (hours.open.number, hours.open.base) == (0, 1)
    assert view.themes.without.number == 1


def test_the_numbers_of_a_theme_are_the_quotations_under_it(view: ReportView) -> None:
    for theme in (*view.themes.themes, view.themes.none):
        assert theme.concern_quotes.total == theme.concerns.number
        assert theme.hope_quotes.total == theme.hopes.number
        assert theme.other_quotes.total == theme.other.number
        assert theme.concerns.number + theme.hopes.number + theme.other.number == theme.comments.number


def test_the_heat_table_counts_entries_under_their_columns(view: ReportView) -> None:
    heat = view.themes.heat
    assert heat is not None
    assert heat.columns == ("We want to know", "We hope", "We fear")
    assert {row.theme.text: tuple(cell.number for cell in row.cells) for row in heat.rows} == {
        "Opening hours": (1, 1, 1),
        "Cost & charges": (1, 0, 2),
        "Staff": (0, 0, 1),
    }
    assert (heat.base, heat.left_out) == (7, 3)


def test_a_promise_that_has_run_out_makes_a_question_overdue(view: ReportView) -> None:
    questions = view.questions
    assert [group.key for group in questions.groups] == ["overdue", "unanswered", "deferred", "answered"]
    assert [len(group.questions) for group in questions.groups] == [1, 1, 1, 2]
    late = questions.groups[0].questions[0]
    assert late.margin == "31 days late"
    assert late.promise is not None
    assert late.promise.place.href.endswith("#p-" + late.anchor.removeprefix("q-"))
    assert (questions.open.number, questions.open.base) == (3, 5)


@pytest.mark.parametrize(("as_of", "state"), [(date(2024, 5, 1), "deferred"), (date(2024, 5, 2), "overdue")])
def test_a_promise_is_overdue_from_the_day_after(maker: Any, as_of: date, state: str) -> None:
    (asked,) = maker.document("a.txt", [("Q", "When does it open?")], when=date(2024, 4, 1))
    maker.ask(asked, "deferred", "promised", promise=Promise(text="soon", due=date(2024, 5, 1)))
    assert report_view(maker.analysis(as_of=as_of)).questions.groups[0].key == state


def test_an_answered_question_is_never_overdue(maker: Any) -> None:
    (asked,) = maker.document("a.txt", [("Q", "When does it open?")])
    maker.ask(asked, "answered", "reply", promise=Promise(text="more later", due=date(2020, 1, 1)))
    view = report_view(maker.analysis())
    assert view.questions.overdue.number == 0
    assert view.questions.groups[0].questions[0].promise is not None


def test_questions_are_numbered_by_date_and_place(view: ReportView) -> None:
    numbered = sorted((item.number, item.text[:14]) for group in view.questions.groups for item in group.questions)
    assert [text for _, text in numbered] == [
        "When will the ",
        "Who set the ne",
        "Mr Quill asked",
        "He also asked ",
        "Mr Quill asked",
    ]


def test_a_concern_names_the_periods_in_which_it_was_raised(view: ReportView) -> None:
    (concern,) = view.concerns.concerns
    assert concern.by_period == (("15\xa0January 2024", 1), ("8\xa0April 2024", 1))
    assert concern.trend == ""
    assert view.concerns.inside.number == 2


def test_actions_are_grouped_by_what_is_due(view: ReportView) -> None:
    assert [(group.key, len(group.actions)) for group in view.actions.groups] == [("ahead", 1), ("undated", 1)]


def test_every_character_of_a_document_stands_on_its_page(view: ReportView, study_analysis: Analysis) -> None:
    text_of = {document.name: document.text for document in study_analysis.corpus.documents}
    for document in view.documents:
        shown = "".join(run.text for piece in document.pieces for run in piece.runs)
        assert "".join(shown.split()) == "".join(text_of[document.line.file].split())


def test_two_questions_in_one_paragraph_are_marked_apart(view: ReportView) -> None:
    minutes = next(document for document in view.documents if document.line.kind == "Minutes")
    both = next(piece for piece in minutes.pieces if len(piece.questions) == 2)
    assert [run.text[:7] for run in both.runs if run.mark == "u-Q"] == ["Mr Quil", "He also"]
    assert len({run.anchor for run in both.runs if run.anchor}) == 2


def test_a_promise_is_marked_where_it_was_made(view: ReportView) -> None:
    minutes = next(document for document in view.documents if document.line.kind == "Minutes")
    (promise,) = [piece for piece in minutes.pieces if any(run.mark == "u-P" for run in piece.runs)]
    assert [reply.text for reply in promise.replies] == ["Promise for question 5"]


def test_doubtful_things_come_least_certain_first(view: ReportView) -> None:
    review = view.review
    assert [item.number for item in review.questions] == [2]
    assert [item.number for item in review.proposed] == [2]
    assert review.worth is not None
    assert review.worth.doubts[0].codings[0][1] == "0.40"


def test_quotations_are_of_readable_length_and_spread_over_documents(maker: Any) -> None:
    one = maker.document(
        "a.txt",
        [("C", "Yes."), ("C", "The hall is too cold for the evening class."), ("C", "x" * 500)],
        when=date(2024, 1, 1),
    )
    two = maker.document("b.txt", [("C", "Nobody told us that the class had moved.")], when=date(2024, 2, 1))
    study = study_of(maker.analysis())
    chosen = choose(study, names_of(study), (*one, *two), shown=2)
    assert [quote.text[:6] for quote in chosen.shown] == ["The ha", "Nobody"]
    assert [len(quote.text) for quote in chosen.others] == [4, 500]


def test_hostile_file_names_get_safe_pages_of_their_own(maker: Any) -> None:
    names = [
        "../../etc/passwd.txt",
        "..\\CON.txt",
        "<script>.txt",
        "ünï—cödé.txt",
        "???.txt",
        "a/x.txt",
        "b/x.txt",
        "x\u202etxt.exe.txt",
    ]
    for name in names:
        maker.document(name, [("C", f"words of {names.index(name)}")])
    study = study_of(maker.analysis())
    pages = list(names_of(study).page.values())
    assert len(set(pages)) == len(names)
    assert all(
        page.removeprefix("document-").removesuffix(".html").replace("-", "").isalnum() or page.startswith("document-")
        for page in pages
    )
    assert all(set(page) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and page.count(".") == 1 for page in pages)


def test_documents_of_one_title_are_told_apart(maker: Any) -> None:
    maker.document("a.txt", [("C", "one")], title="Notes", when=date(2024, 1, 1))
    maker.document("b.txt", [("C", "two")], title="Notes", when=date(2024, 2, 1))
    maker.document("c.txt", [("C", "three")], title="Notes", when=date(2024, 2, 1))
    labels = names_of(study_of(maker.analysis())).label.values()
    assert len(set(labels)) == 3


def test_many_entries_make_lists_of_bounded_length(maker: Any) -> None:
    for segment in maker.document(
        "big.csv", [("C", f"Comment number {number} says that it is cold.") for number in range(900)]
    ):
        maker.code(segment, "negative", "cost")
    theme = report_view(maker.analysis()).themes.themes[0]
    quotes = theme.concern_quotes
    assert (len(quotes.shown), len(quotes.others), quotes.left) == (4, 196, 700)


def test_a_proposal_is_not_shown_once_a_question_is_settled(maker: Any) -> None:
    asked, reply, other = maker.document(
        "a.txt", [("Q", "When does it open?"), ("A", "At nine."), ("S", "It opens late.")]
    )
    answers = (maker.answer(reply, "decision"), maker.answer(other, "linked", 0.7))
    maker.ask(asked, "answered", "decided by a person", answers=answers)
    (item,) = report_view(maker.analysis()).questions.groups[0].questions
    assert [answer.by_person for answer in item.answers] == [True]
    assert item.proposed == ()


def test_a_marked_question_whose_answer_was_not_seen_shows_what_may_answer_it(maker: Any) -> None:
    asked, other = maker.document("a.txt", [("Q", "When does it open?"), ("S", "It opens late.")])
    maker.ask(asked, "answered", "marked by the source", answers=(maker.answer(other, "linked", 0.7),))
    (item,) = report_view(maker.analysis()).questions.groups[0].questions
    assert [[text for text, shared in answer.marked if shared] for answer in item.proposed] == [["opens"]]


def test_a_document_dated_after_the_report_is_no_days_old(maker: Any) -> None:
    (asked,) = maker.document("a.txt", [("Q", "When does it open?")], when=date(2030, 1, 1))
    maker.ask(asked, "unanswered", "no reply found")
    view = report_view(maker.analysis())
    assert view.questions.groups[0].questions[0].margin == "0 days"
    assert [row.age for row in view.questions.by_age] == ["0 days"]


def test_what_has_no_date_stands_apart_from_the_periods(maker: Any) -> None:
    found = [
        maker.document(f"{name}.txt", [("C", f"The last bus leaves too early, {name}.")], when=when)[0]
        for name, when in (("a", date(2024, 1, 1)), ("b", date(2024, 2, 1)), ("c", None))
    ]
    maker.concern("k", "The last bus", found)
    chart = report_view(maker.analysis()).concerns.chart
    assert chart is not None
    assert chart.periods == ("1\xa0January 2024", "1\xa0February 2024", "No date")
    assert [disc.number for disc in chart.rows[0].discs] == [1, 1, 1]
    assert chart.rows[0].until == chart.rows[0].discs[1].x


def test_small_concerns_are_folded(maker: Any) -> None:
    for number in range(20):
        said = maker.document(
            f"{number}.txt", [("C", f"{word} {number}") for word in "abcd"[: 4 if number < 15 else 2]]
        )
        maker.concern(f"k{number:02}", f"Concern {number}", said)
    view = report_view(maker.analysis()).concerns
    assert (len(view.first), len(view.full), len(view.folded), len(view.least)) == (6, 12, 3, 5)
    assert view.counted == 15


def test_where_few_concerns_were_found_even_pairs_are_counted(maker: Any) -> None:
    for number in range(3):
        said = maker.document(f"{number}.txt", [("C", f"{word} {number}") for word in "ab"])
        maker.concern(f"k{number:02}", f"Concern {number}", said)
    view = report_view(maker.analysis()).concerns
    assert (view.counted, view.folded, view.least) == (3, (), ())


def test_a_theme_that_the_heading_names_is_not_named_again(maker: Any) -> None:
    (said,) = maker.document("a.txt", [("C", "Too dear.", {"section": "Cost and charges"})])
    maker.code(said, "negative", "cost", "staff")
    (document,) = report_view(maker.analysis()).documents
    assert [link.text for link in document.pieces[0].themes] == ["Staff"]


def test_a_table_is_named_by_its_file(maker: Any) -> None:
    from dataclasses import replace

    from pipeline.records import Block

    maker.document("forms/answers.csv", [("C", "Too dear.")], title="Timestamp")
    cell = (Block(kind="paragraph", text="Timestamp"),)
    maker.documents[0] = replace(maker.documents[0], blocks=(Block(kind="table", rows=((cell,),)),))
    assert report_view(maker.analysis()).documents[0].title == "answers.csv"


def test_a_reply_to_a_comment_leads_to_it(maker: Any) -> None:
    said, reply = maker.document(
        "a.txt", [("C", "The form was too long."), ("A", "We cut it.")], shape="you_said_we_did"
    )
    from dataclasses import replace

    maker.segments[1] = replace(reply, reply_to=said.id)
    (document,) = report_view(maker.analysis()).documents
    assert [(link.text, link.href) for link in document.pieces[1].replies] == [
        ("Reply to this comment", f"document-a.html#{document.pieces[0].anchor}")
    ]
    assert document.line.kind == "You said, we did"


def test_the_view_of_the_fewer_is_shown_too(maker: Any) -> None:
    said = maker.document(
        "a.txt", [("C", f"The hall was cold all the way through evening {place}.") for place in range(9)]
    )
    for place, segment in enumerate(said):
        maker.code(segment, "positive" if place == 7 else "negative", "cost")
    study = study_of(maker.analysis())
    chosen = choose(study, names_of(study), said, shown=4)
    assert [quote.feeling.label for quote in chosen.shown] == ["negative", "negative", "negative", "positive"]
    assert sorted(quote.text for quote in (*chosen.shown, *chosen.others)) == sorted(segment.text for segment in said)


def test_answers_that_cannot_both_hold_wait_for_a_person(maker: Any) -> None:
    asked, one, two = maker.document(
        "a.txt", [("Q", "How many seats has the hall?"), ("A", "It has 80."), ("A", "It has 120.")]
    )
    difference = Difference(kind="number", segment_ids=(one.id, two.id), words=("It has 80.", "It has 120."))
    answers = (maker.answer(one), maker.answer(two))
    maker.ask(asked, "answered", "reply in the document", answers=answers, differences=(difference,))
    (item,) = report_view(maker.analysis()).review.conflicts
    assert item.differing == ("Two answers give different numbers: “It has 80.” and “It has 120.”.",)


def test_what_was_masked_is_shown_as_such_and_explained_once(maker: Any, tmp_path: Path) -> None:
    maker.document("a.txt", [("C", "[Resident 2] told [name] of it & left."), ("C", "See [Note 3].")])
    write_report(maker.analysis(), tmp_path)
    page = (tmp_path / "document-a.html").read_text("utf-8")
    assert '<span class="mask">[Resident 2]</span> told <span class="mask">[name]</span> of it &amp; left.' in page
    assert page.count("stands for one person") == 1
    assert "See [Note 3]." in page
    maker.documents.clear()
    maker.segments.clear()
    maker.document("b.txt", [("C", "See [Note 3].")])
    write_report(maker.analysis(), tmp_path)
    assert "stands for one person" not in (tmp_path / "document-b.html").read_text("utf-8")
