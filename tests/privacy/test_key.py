"""The key stays out of the report's folder, is closed to others, and is whole or not there."""

import json
import stat
from pathlib import Path

import pytest

from pipeline.errors import KeyFileError
from pipeline.privacy.key import Alias, Key, open_key, read_key, write_key

KEY = Key(
    secret="ab" * 32,
    people=(Alias(pseudonym="Resident 1", names=("Ann Threap", "Mrs Threap"), initials=("AT",)),),
    kept=("Cllr Oddie",),
    common=("Wren",),
)


def test_a_key_comes_back_as_it_was(tmp_path: Path) -> None:
    write_key(KEY, tmp_path / "safe" / "key.json")
    assert open_key(tmp_path / "safe" / "key.json", out=tmp_path / "out") == KEY
    assert json.loads((tmp_path / "safe" / "key.json").read_text("utf-8"))["people"][0]["pseudonym"] == "Resident 1"


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    write_key(KEY, tmp_path / "key.json")
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600
    (tmp_path / "key.json").chmod(0o644)
    write_key(Key(secret="cd" * 32), tmp_path / "key.json")
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key.json"]


@pytest.mark.parametrize("inside", ["key.json", "deeper/key.json", "../out/key.json"])
def test_a_key_inside_the_report_is_refused(tmp_path: Path, inside: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(KeyFileError, match="elsewhere"):
        open_key(out / inside, out=out)


def test_a_link_into_the_report_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "out")
    with pytest.raises(KeyFileError, match="elsewhere"):
        open_key(tmp_path / "link" / "key.json", out=tmp_path / "out")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 9, "secret": "ab", "people": []}', "\x00"])
def test_what_is_no_key_is_not_written_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "key.json").write_text(text, "utf-8")
    with pytest.raises(KeyFileError, match="no key file"):
        open_key(tmp_path / "key.json", out=tmp_path / "out")
    assert (tmp_path / "key.json").read_text("utf-8") == text


def test_a_key_that_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="not there"):
        read_key(tmp_path / "key.json")


def test_a_new_key_has_a_secret_of_its_own(tmp_path: Path) -> None:
    one, other = (open_key(tmp_path / "none.json", out=tmp_path / "out") for _ in range(2))
    assert len(one.secret) == 64
    assert one.secret != other.secret


def test_ids_are_signed_and_keep_their_form() -> None:
    assert KEY.sign("concern-0123456789ab") != "concern-0123456789ab"
    assert KEY.sign("0123456789ab-2") == KEY.sign("0123456789ab") + "-2"
    assert len(KEY.sign("f" * 64)) == 64
    assert KEY.sign("0123456789ab") != Key(secret="cd" * 32).sign("0123456789ab")
