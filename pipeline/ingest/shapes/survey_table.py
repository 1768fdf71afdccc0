"""Survey answers: one row a respondent, or one form after another; free text among closed answers."""

from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Shape, Taken, blocks_of
from pipeline.ingest.shapes._board import read_board
from pipeline.ingest.shapes._columns import Survey, Use, is_register, read_survey, words_in
from pipeline.ingest.shapes._grid import is_bulleted, words_of
from pipeline.ingest.shapes._outline import outline
from pipeline.ingest.shapes._pairs import find_pairs
from pipeline.ingest.shapes._recurring import find_forms, read_forms
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._wording import heads_feedback, prompts
from pipeline.records import Block, Document, Part, leaves

NAME = "survey_table"

_REASONS: dict[Use, str] = {
    "closed": "closed answer, not free text",
    "about": "about the form, not what was said",
    "person": "a respondent's name or address",
    "empty": "closed answer, not free text",
}


def claim(document: Document) -> Iterator[Part]:
    """Claim tables whose columns are those of a survey."""
    if form := find_forms(outline(document.blocks)):
        again = f"the same {len(form.prompts)} prompts again and again"
        why = again if form.prompts else "remarks on cards that are only counted"
        yield Part(shape=NAME, first=form.first, last=form.last, evidence=0.95, why=why)
    words = [block for block in document.blocks if block.kind not in {"table", "aside", "heading"}]
    alone = not words
    for index, block in enumerate(document.blocks):
        if block.kind != "table" or find_pairs(block) or (len(block.rows) < 2 and not alone):
            continue
        survey = read_survey(words_in(block.rows))
        evidence, why = _judge(block, survey, alone)
        if evidence:
            yield Part(shape=NAME, first=index, last=index + 1, evidence=evidence, why=why)


def _judge(table: Block, survey: Survey, alone: bool) -> tuple[float, str]:
    written = [column for column in survey.columns if column.use == "words"]
    asked = sum(
        bool(column.prompt) and (prompts(column.prompt or "") or heads_feedback(column.prompt or ""))
        for column in written
    )
    answers = survey.last - survey.headers
    # Bullets in cells are a sheet that people filled together.
    if is_register([column.prompt or "" for column in survey.columns]):
        return 0.0, ""
    if is_bulleted(table) and not survey.known:
        return 0.0, ""
    if survey.posts and written:
        return 0.9, f"{answers} posts, each with its day"
    if survey.known and written:
        return 0.95, f"{answers} answers to a form"
    if survey.known and alone:
        return 0.9, f"{answers} answers to a form, none in free text"
    several = any(len(list(leaves(cell))) > 1 for row in table.rows for cell in row)
    if several and asked >= 2 and len(written) == len(survey.columns):
        return 0.7, f"a board of {asked} columns, several notes to a cell"
    if asked and answers >= 2:
        return (0.9 if alone else 0.7), f"{answers} answers under {asked} prompts"
    if alone:
        return (0.85 if written else 0.6), f"a table of {answers} rows and nothing else"
    return 0.0, ""


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read every table of the stretch: free text is a comment, the rest is set aside with its reason."""
    lines = outline(document.blocks)
    form = find_forms(lines)
    if form and form.first <= part.first and part.last <= form.last:
        yield from read_forms(lines[part.first : part.last], form)
        return
    section = None
    for block in blocks_of(document, part):
        if block.kind == "table":
            yield from _table(block)
        elif block.kind != "aside" and block.text.strip():
            heading = block.kind == "heading"
            yield Taken(
                start=block.start,
                end=block.end,
                role="heading" if heading else "statement",
                text=block.text,
                section=None if heading else section,
            )
            section = block.text if heading else section


def _table(table: Block) -> Iterator[Taken | Left]:
    rows = words_in(table.rows)
    survey = read_survey(rows)
    board = read_board(survey)
    for number, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            pieces = [
                block for block in leaves(cell) if block.kind != "aside" and (block.text.strip() or block.mark.strip())
            ]
            if not pieces:
                continue
            if not any(character.isalnum() for character in words_of(cell)):
                yield Left(start=pieces[0].start, end=pieces[-1].end, reason="a mark without words")
                continue
            column = survey.columns[at]
            start, end = pieces[0].start, pieces[-1].end
            if number < survey.headers:
                if "ImportId" in words_of(cell):
                    yield Left(start=start, end=end, reason="about the form, not what was said")
                else:
                    yield Taken(start=start, end=end, role="heading", text=words_of(cell))
            elif number >= survey.last:
                yield Left(start=start, end=end, reason="a row of totals or a note under the table")
            elif column.use != "words":
                yield Left(start=start, end=end, reason=_REASONS[column.use])
            else:
                name = column.prompt or column.option or (rows[number][0] if survey.posts and at else None)
                option = column.option if column.prompt else None
                text, votes = split_tally(words_of(cell))
                yield Taken(
                    start=start,
                    end=end,
                    role="comment",
                    text=text,
                    section=board.section(rows[number]) or name,
                    column=option or (None if survey.posts else name),
                    speaker=board.speaker(rows[number]),
                    votes=votes + board.votes(rows[number]),
                )


SHAPE = Shape(name=NAME, title="Survey answers", claim=claim, segment=segment)
