import pytest

from pipeline.nlp.status import kind_of, kinds_of, sets_a_time, undertakes


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("The Clerk said it was eight pounds.", "substance"),
        ("Group care would be provided by volunteers.", "substance"),
        ("We do not offer parking.", "substance"),
        ("The Clerk would make enquiries.", "promise"),
        ("Members were asked to note that the gate is new.", "substance"),
        ("This was a matter for the owner of the weir.", "unknown"),
        ("The timetable is a matter for the operator.", "substance"),
        ("It was a matter for regret.", "substance"),
        ("The question would be forwarded to the owner.", "promise"),
        ("No answer, some laughter.", "noted"),
        ("No answer was needed.", "substance"),
        ("Clerk to check.", "promise"),
        ("To be discussed at the next meeting.", "promise"),
        ("The Verderer would be contacted about it.", "promise"),
        ("The Warden wld find out.", "promise"),
        ("Fay will look it up.", "promise"),
        ("I’ll message the Verderer.", "promise"),
        ("TP said he would deal with it separately.", "promise"),
        ("The figures can be provided.", "promise"),
        ("Consideration would be given to new moorings.", "promise"),
        ("A full response, with the views of the harbour, would be made to him.", "promise"),
        ("A paper will come to the Quality Committee in May.", "promise"),
        ("Berth holders will be kept fully informed.", "promise"),
        ("The ferry will come to the slip at noon.", "substance"),
        ("This is still being negotiated.", "unknown"),
        ("No decision has been made.", "unknown"),
        ("It is too early to say.", "unknown"),
        ("Dates will be announced in due course.", "soft"),
        ("This was noted.", "noted"),
        ("The Chairman declined to say.", "declined"),
        ("Thank you for raising this.", "empty"),
        ("Neither of them was aware of any offer; they were not aware of any bid.", "substance"),
        ("The Clerk was not aware of this.", "unknown"),
        ("It will be paid as soon as possible after the treasurer has signed.", "substance"),
        ("This will be mended as soon as possible.", "soft"),
        ("There are some staffing matters to be discussed.", "substance"),
        ("It is the day your boiler needs to be checked.", "substance"),
        ("It is a matter that needs to be checked.", "promise"),
        ("A letter is going to be sent out about it.", "promise"),
        ("That would need to be worked out from the ledgers.", "promise"),
        ("The review was ongoing.", "unknown"),
        ("Mr Orr asked for the drawing to be forwarded.", "empty"),
    ],
)
def test_what_a_clause_gives(clause, kind):
    assert kind_of(clause) == kind


def test_what_follows_the_but_is_its_own_clause():
    kinds = [kind for kind, _ in kinds_of("He could not say when but the money was in hand.")]
    assert kinds == ["unknown", "substance"]


def test_a_cue_late_in_a_long_clause_does_not_decide_it():
    long = "The new hall will have a kitchen, a stage, two store rooms, a bar, showers and a yard, where the use of the upper floor is too early to say"
    assert kind_of(long) == "substance"


def test_time_and_undertaking():
    assert sets_a_time("They would like to show it in a couple of weeks.")
    assert not sets_a_time("They showed it last week.")
    assert undertakes("Members agreed to give £50.")
    assert not undertakes("Members gave £50.")


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("Ms Yarrow was asked to square the two figures", "promise"),
        ("Parked until the spring", "promise"),
        ("the Warden would have to look at the deeds", "promise"),
        ("An audit is planned for May", "promise"),
        ("the drawing did not show", "unknown"),
        ("she couldna say", "unknown"),
        ("The scheme is stuck because the owner is abroad", "unknown"),
        ("Councillor Thrale shared her annoyance", "empty"),
        ("Mr Pardoe laughed", "empty"),
        ("Dr Quiney agreed that it was frustrating", "empty"),
        ("(No reply was given.)", "noted"),
        ("The panel has no decision-making powers", "substance"),
        ("The Clerk agreed that the gate was to be painted green", "substance"),
        ("The number of stalls hasn't been fixed", "unknown"),
        ("the bishop has not announced", "unknown"),
        ("It can’t be said before the count", "unknown"),
        ("There is no timetable yet", "unknown"),
        ("We are talking to the water company about that", "unknown"),
        ("Mr Pell can't give a date", "unknown"),
        ("Residents would like to hear more about the route", "empty"),
        ("There was general merriment", "empty"),
        ("This was acknowledged as a possibility", "substance"),
        ("A message goes out, depending on the threshold", "substance"),
    ],
)
def test_what_a_clause_of_a_hurried_note_gives(reply: str, kind: str) -> None:
    assert kind_of(reply) == kind


@pytest.mark.parametrize(
    ("reply", "kinds"),
    [
        ("The Harbour Master replied and undertook to send a list.", ["empty", "promise"]),
        (
            "Cllr A Reed, Portfolio Holder for Health and Leisure, and Cllr B Stone, Portfolio Holder for Finance and Land, undertook to send a list.",
            ["promise"],
        ),
        ("Owning a slipway does not oblige us to dredge it, the Clerk replied.", ["substance"]),
        ("Forty, she replied.", ["substance"]),
    ],
)
def test_who_replied_is_not_what_was_replied(reply: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in kinds_of(reply)] == kinds
