"""A list of questions with no replies in it: what stands behind a question there is the asker's own remark."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.nlp.literal import answer_label
from pipeline.nlp.pending import Pending
from pipeline.nlp.replies import STRONG
from pipeline.nlp.same_voice import of_himself
from pipeline.nlp.verdicts import Verdict

#: So many questions without a reply make such a list; and so many for each that somebody remarks on.
_FEWEST, _FOR_EACH = 4, 1.5
_REASON = "the asker goes on; no reply in the papers"


def without_own_remarks(pending: Sequence[Pending]) -> list[Pending]:
    """Return what is to be judged, with no reply where a document only lists questions.

    Parameters
    ----------
    pending : sequence of Pending
        All the questions of one document.
    """
    literal = [item for item in pending if item.question.literal]
    remarked = [item for item in literal if _is_remark(item)]
    bare = sum(not item.lines for item in literal)
    replied = any(item.lines and not _told(item) and not _is_remark(item) for item in literal)
    if replied or not remarked or bare < max(_FEWEST, _FOR_EACH * len(remarked)):
        return list(pending)
    mine = {id(item) for item in remarked}
    return [_without(item) if id(item) in mine else item for item in pending]


def _is_remark(item: Pending) -> bool:
    """Whether what was found stands in the question's own paragraph, and nobody is said to speak in it."""
    if item.first is None or item.first.paragraph != item.reading.lines[item.question.last_line].paragraph:
        return False
    return not _told(item)


def _told(item: Pending) -> bool:
    first = item.lines[0] if item.lines else ""
    return not of_himself(first) or answer_label(first) > 0 or STRONG.search(first) is not None


def _without(item: Pending) -> Pending:
    verdict = Verdict(status="unanswered", reason=_REASON, score=0.75)
    return replace(item, verdict=verdict, lines=(), first=None, shown=(), open_text=False)
