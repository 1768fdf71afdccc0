"""Look for answers to the 50 open questions of a new paper among many others: python tests/nlp/large_links.py ANSWERS."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.matching import Candidate, propose_answers
from pipeline.records import Exchange

THINGS = (
    "library bus school road bridge park clinic bin housing repair fee grant staff rota hall plan budget crossing hedge"
    " drain path lamp pool nurse ward form website bill rent lift door roof river gate market licence noise fence"
).split()
PLACES = ("the north ward", "Elm Road", "the old mill", "the new wing", "Kettle Lane", "the east site")
ASKING = 50


def main(answers: int) -> None:
    """Propose, and say how many proposals were made."""
    draw = random.Random(0)  # noqa: S311

    def asked() -> str:
        first, then = (
            draw.choice(("When will", "Who pays for", "How is", "Why was")),
            draw.choice(("mended", "decided")),
        )
        return f"{first} the {draw.choice(THINGS)} {draw.choice(THINGS)} to be {then} at {draw.choice(PLACES)}?"

    def told() -> str:
        return " ".join(
            f"The {draw.choice(THINGS)} is paid for by the {draw.choice(THINGS)} {draw.choice(THINGS)} team in May."
            for _ in range(3)
        )

    there = [
        Candidate(document_id=f"paper{at // 100}", segment_id=str(at), question=asked(), answer=told())
        for at in range(answers)
    ]
    questions = [
        Exchange(
            question_id=f"new{at}",
            segment_id=f"new{at}",
            document_id="new",
            start=at,
            end=at,
            text=asked(),
            status="unanswered",
            reason="",
            score=1.0,
            answers=(),
        )
        for at in range(ASKING)
    ]
    found = propose_answers(questions, there, choose_encoder(answers))
    sys.stdout.write(f"{sum(map(len, found))} proposals\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
