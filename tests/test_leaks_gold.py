"""No private name of the annotated attendees and askers is found in anything that a run with pseudonyms writes.

Whoever the program leaves named must be left so as an office-holder of the same name, and the number of names searched
for is held to a floor, so that nobody slips through by being called one.
"""

import datetime
import json
import re
from pathlib import Path

import pytest

from pipeline import run as job
from pipeline.masked_run import leaks
from pipeline.privacy.fields import names_in
from pipeline.privacy.key import Key, read_key
from pipeline.privacy.leaks import _texts
from pipeline.privacy.mentions import own_words
from pipeline.privacy.offices import is_office

#: How many private names of the gold each set is searched for.
SEARCHED = {"sample": 6, "seeds": 5, "dev": 38}
SETS = {
    "sample": ("corpus/sample", "tests/gold_sample"),
    "seeds": ("../shared/seeds", "../shared/gold"),
    "dev": ("../shared/dev", "../shared/dev"),
}
PARAMETERS = [pytest.param(name, marks=[pytest.mark.shared] if name != "sample" else []) for name in SETS]


@pytest.fixture(name="done", scope="module", params=PARAMETERS)
def _done(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Key]:
    name = request.param
    if name != "sample":
        request.getfixturevalue("shared")
    place = tmp_path_factory.mktemp(name)
    home = root / SETS[name][0]
    paths = sorted(path for path in home.iterdir() if path.is_file() and path.suffix not in {".json", ".jsonl"})
    chosen = job.Settings(
        out=place / "out", as_of=datetime.date(2026, 1, 31), encoder="static", key_file=place / "key.json"
    )
    outcome = job.run(paths, chosen)
    assert outcome.manifest["unread"] == []
    assert all(item["completeness"]["holds"] for item in outcome.manifest["inputs"])
    assert outcome.leaks == ()
    return name, place / "out", read_key(place / "key.json")


def gold_names(gold: Path) -> set[str]:
    found: set[str] = set()
    for path in sorted(gold.glob("*.gold.json")):
        facts = json.loads(path.read_text("utf-8"))
        if isinstance(facts, dict):
            said = [*(facts.get("attendees") or ()), *(item.get("asker") for item in facts.get("questions", ()))]
            for entry in filter(None, said):
                found |= {name for piece in re.split(r"\s(?:&|and)\s", entry) for name in names_in(piece, label=True)}
    return found


def stays(name: str, key: Key) -> bool:
    """Say whether somebody in office bears this name, as far as it is written out."""
    words = own_words(name)
    for kept in key.kept:
        held = own_words(kept)
        if words == held or (
            words[-1:] == held[-1:] and (len(words) == 1 or len(held) == 1 or words[0][0] == held[0][0])
        ):
            return True
        if len(words) == 1 and words[0] in held:
            return True
    return is_office(name)


def test_no_private_name_of_the_gold_is_written(done: tuple[str, Path, Key], root: Path) -> None:
    name, out, key = done
    private = sorted(
        person for person in gold_names(root / SETS[name][1]) if not stays(person, key) and not person.isupper()
    )
    assert len(private) >= SEARCHED[name]
    patterns = {person: re.compile(rf"(?<!\w){re.escape(person)}(?!\w)".replace(r"\ ", r"\s+")) for person in private}
    found = set()
    for path in sorted(out.rglob("*")):
        if path.is_file():
            for _, text in _texts(path.name, path, []):
                found |= {(path.name, person) for person, pattern in patterns.items() if pattern.search(text)}
    assert found == set()


def test_no_private_initials_of_the_gold_stand_in_their_document(done: tuple[str, Path, Key], root: Path) -> None:
    name, out, key = done
    private = {letters for alias in key.people for letters in alias.initials}
    rows = [json.loads(line) for line in (out / "segments.jsonl").read_text("utf-8").splitlines()]
    for path in sorted((root / SETS[name][1]).glob("minutes*.gold.json")):
        facts = json.loads(path.read_text("utf-8"))
        text = " ".join(str(row) for row in rows if path.name.removesuffix(".gold.json") in row["document"])
        assert text
        for letters in {item["asker"] for item in facts["questions"] if item["asker"] in private}:
            assert not re.search(rf"(?<!\w){letters}(?!\w)", text)


def test_no_name_of_the_key_is_written(done: tuple[str, Path, Key]) -> None:
    _, out, key = done
    place = out.parent / "key.json"
    result = leaks(out, place)
    assert result.leaks == ()
    assert result.sealed == ()
    assert result.names > len(key.people)
