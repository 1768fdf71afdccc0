"""A question on its way to its status: the rules' verdict, and the reply that it rests on."""

from dataclasses import dataclass

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.verdicts import Verdict
from pipeline.records import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A question with the rules' verdict and what that rests on.

    Attributes
    ----------
    reading : Reading
    question : Question
    verdict : Verdict
    lines : tuple of str
        The words of the reply that was found; empty where none was.
    first : Line or None
        Where it begins; None where the page sets it under the question, or there is none.
    shown : tuple of Answer
        The same, as it would be shown.
    open_text : bool
        The question stands in running text, where a reply may follow.
    """

    reading: Reading
    question: Question
    verdict: Verdict
    lines: tuple[str, ...] = ()
    first: Line | None = None
    shown: tuple[Answer, ...] = ()
    open_text: bool = True
