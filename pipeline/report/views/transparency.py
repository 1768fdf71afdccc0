"""A draft of the UK algorithmic transparency record: what the run and the models can say, and what only people can.

Numbers and headings are those of the Algorithmic Transparency Recording Standard, template 3.0 (tier 1 and tier 2).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.report.study import Study, by_person
from pipeline.report.views.method import ModelView, method_view
from pipeline.report.views.pieces import comments_of
from pipeline.report.words import day, number_of, of

#: Stands where only the body itself can say it.
TO_FILL = "[To be filled in by you]"

_SUMMARY = (
    "yousaid reads what people told a public body: feedback sheets, consultations, minutes. It files every comment under "
    "a theme and reads its sentiment, gathers concerns that keep coming back, and keeps account of every question: who "
    "asked, whether it was answered, where, and what was promised. It makes no decision about any person and writes no "
    "text of its own: all words in its reports are those of the documents."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the record."""

    number: str
    name: str
    text: str
    asks: str = ""  # what a person should write, where the program cannot know

    @property
    def open(self) -> bool:
        """Whether a person must fill it in."""
        return bool(self.asks)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the record."""

    title: str
    entries: tuple[Entry, ...]


def transparency_view(study: Study, *, title: str, body: str = "") -> tuple[Chapter, ...]:
    """Draft the record.

    Parameters
    ----------
    study : Study
    title : str
        What the study is called.
    body : str
        Whose study it is; to be filled in where it is empty.
    """
    models = method_view(study).models
    return (
        Chapter("Tier 1: overview", tuple(_overview(study, title))),
        Chapter("Tier 2, section 1: owner and responsibility", tuple(_owner(body))),
        Chapter("Tier 2, section 2: description and rationale", tuple(_rationale())),
        Chapter("Tier 2, section 3: deployment context", tuple(_deployment(study))),
        Chapter("Tier 2, section 4.1: system specification", tuple(_system(study))),
        Chapter("Tier 2, section 4.2: model specification", tuple(_models(models))),
        Chapter("Tier 2, section 4.3: development data specification", tuple(_development(models))),
        Chapter("Tier 2, section 4.4: operational data specification", tuple(_operation(study))),
        Chapter("Tier 2, section 5: risks, mitigations and impact assessments", tuple(_risks())),
    )


def _ask(number: str, name: str, asks: str) -> Entry:
    return Entry(number, name, TO_FILL, asks)


def _overview(study: Study, title: str) -> Iterator[Entry]:
    yield Entry("1", "Name", f"yousaid {study.analysis.provenance.version}, used for “{title}”")
    yield Entry("2", "Description", _SUMMARY)
    yield _ask("3", "Website URL", "Where the public can read about it, if anywhere.")
    yield _ask("4", "Contact email", "A team’s address, not a person’s.")


def _owner(body: str) -> Iterator[Entry]:
    if body:
        yield Entry("1.1", "Organisation or department", body)
    else:
        yield _ask("1.1", "Organisation or department", "The body that is responsible for using it.")
    yield _ask("1.2", "Team", "The team that uses it.")
    yield _ask("1.3", "Senior responsible owner", "The role, not the name.")
    yield Entry(
        "1.4", "Third party involvement", "No. The program runs on the body’s own computers; nobody else gets the data."
    )
    yield Entry(
        "1.4.1 to 1.4.5", "Third parties", "None: no supplier has access to the data, and no service is bought."
    )


def _rationale() -> Iterator[Entry]:
    yield Entry(
        "2.1",
        "Detailed description",
        "Documents are read by their layout into comments, questions, answers and statements, and every character of "
        "every document is accounted for. Comments are filed by a codebook that people write. Questions are followed to "
        "what was said in reply; an answer found in another document is proposed and counts for nothing until a person "
        "accepts it. What people decide is kept with who, when and why, and is never overwritten.",
    )
    yield _ask(
        "2.2",
        "Benefits",
        "What you gain by it. The program can say: every figure leads back to the words behind it, and no question is lost.",
    )
    yield _ask("2.3", "Previous process", "How these papers were read before.")
    yield _ask(
        "2.4",
        "Alternatives considered",
        "Among others: reading by hand alone; a service on the internet, to which the papers would have to be sent.",
    )


def _deployment(study: Study) -> Iterator[Entry]:
    people = sum(by_person(coding) for coding in study.analysis.codings)
    decided = sum(bool(row.decisions) for row in study.standing.values())
    yield _ask("3.1", "Integration into broader operational process", "Who reads the report, and what follows from it.")
    yield Entry(
        "3.2",
        "Human review",
        f"A page lists what the program was least sure of. In this edition people gave {of(people, len(study.analysis.codings))} "
        f"labels and decided on {of(decided, len(study.exchanges))} questions.",
    )
    yield _ask(
        "3.3",
        "Frequency and scale of usage",
        f"How often it is run. This run read {number_of(len(study.documents), 'document')} with "
        f"{number_of(len(comments_of(study)), 'comment')} and {number_of(len(study.exchanges), 'question')}.",
    )
    yield _ask("3.4", "Required training", "What those who use it are taught; the README’s guides are a beginning.")
    yield _ask(
        "3.5",
        "Appeals and review",
        "How somebody who finds their words misread can have it put right. Any label and any state of a question can be changed by a person.",
    )


def _system(study: Study) -> Iterator[Entry]:
    yield Entry(
        "4.1.1",
        "System architecture",
        "A command-line program in Python, in four stages (reading, analysis, question ledger, report), on one ordinary computer without a network connection.",
    )
    yield Entry(
        "4.1.2",
        "System-level input",
        "Documents: text, Word, OpenDocument, PDF, web pages, spreadsheets, e-mails; a codebook; what people decided earlier.",
    )
    yield Entry(
        "4.1.3",
        "System-level output",
        "Pages and tables: themes, sentiment, recurring concerns, the list of questions with their states, actions; a record of the run (run.json).",
    )
    yield _ask(
        "4.1.4",
        "Maintenance",
        "Who keeps it up to date, and how often its figures are checked on your own papers (yousaid evaluate).",
    )
    names = ", ".join(model.name for model in study.analysis.provenance.models)
    yield Entry("4.1.5", "Models", names or "None.")


def _models(models: tuple[ModelView, ...]) -> Iterator[Entry]:
    for model in models:
        yield Entry("4.2.1", "Model name", model.name)
        yield Entry("4.2.2", "Model version", f"{model.version}{f', SHA-256 {model.sha256}' if model.sha256 else ''}")
        yield Entry("4.2.3", "Model task", f"{model.task}.")
        for number, name, text in (
            ("4.2.4", "Model input", model.takes),
            ("4.2.5", "Model output", model.gives),
            ("4.2.6", "Model architecture", model.kind),
        ):
            yield Entry(number, name, f"{text}.") if text else _ask(number, name, "It is a model of your own.")
        measured = " ".join(f"{figure.text}." for figure in model.measured)
        yield Entry("4.2.7", "Model performance", f"{measured or 'No figure of its own.'} {model.limits}".strip())
        if model.fitted_on:
            yield Entry("4.2.8 and 4.2.9", "Datasets and their purposes", f"Fitted on: {model.fitted_on}.")
        else:
            yield _ask("4.2.8 and 4.2.9", "Datasets and their purposes", "It is a model of your own.")


def _development(models: tuple[ModelView, ...]) -> Iterator[Entry]:
    said = "; ".join(f"{model.name}: {model.fitted_on}" for model in models if model.fitted_on)
    yield Entry("4.3.1", "Development data description", f"{said}.")
    yield Entry("4.3.2", "Data modality", "Text.")
    yield Entry("4.3.3", "Data quantities", "See the card of each model (models/NAME/card.md).")
    yield Entry(
        "4.3.4",
        "Sensitive attributes",
        "Public texts with open licences and invented cases. Names in public texts are masked or not used as signs; no attribute of any person is a sign of any model.",
    )
    yield Entry(
        "4.3.5",
        "Data completeness and representativeness",
        "British English, mostly of councils, schools, health bodies and hearings. Other kinds of English and other languages are read worse; by how much was not measured.",
    )
    yield Entry(
        "4.3.6 to 4.3.10",
        "Source, collection, cleaning, sharing, access and storage",
        "Each model’s card names its sources and licences and the script that fits it again. The data are not part of the program.",
    )


def _operation(study: Study) -> Iterator[Entry]:
    dates = sorted(document.date for document in study.documents.values() if document.date)
    span = f", of {day(dates[0])} to {day(dates[-1])}" if dates else ""
    yield Entry("4.4.1", "Data sources", f"{number_of(len(study.documents), 'document')}{span}.")
    yield _ask(
        "4.4.2",
        "Sensitive attributes",
        "Whether the papers hold names, health, beliefs or the like. With --pseudonyms, private people’s names and their numbers and addresses are replaced before anything is written.",
    )
    yield Entry(
        "4.4.3", "Data processing methods", "Reading, filing and counting as described under 2.1; no text is changed."
    )
    yield _ask(
        "4.4.4",
        "Data access and storage",
        "Who may open the folder of the report, and when it is deleted. The program keeps everything in that one folder and sends nothing anywhere.",
    )
    yield Entry("4.4.5", "Data sharing agreements", "None is needed by the program: no data leave the computer.")


def _risks() -> Iterator[Entry]:
    yield _ask(
        "5.1", "Impact assessments", "Your data protection and equality impact assessments, with dates and links."
    )
    yield Entry(
        "5.2",
        "Risks and mitigations",
        "Words misread (each label shows its score and its reasons; the least certain are listed for a person). A question "
        "missed, or an evasive reply taken for an answer (every document’s text is shown with what was made of it). Counts "
        "taken for importance (every page says that they are not). A person recognised from words or small numbers "
        "(pseudonyms; numbers under a set size are not published). Text lost (a proof over every character is in run.json).",
    )
