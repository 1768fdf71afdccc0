"""Who is called what in notes of a talk, and which labels in small letters are no names."""

import pytest

from pipeline.nlp.nicknames import nickname_in_front, nicknames


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["nell: hello", "wq: yes", "nell: who has it?", "wq: the mill", "dz: no", "dz: yes"], {"nell", "wq", "dz"}),
        (["Greta Orrin (gorrin)", "gorrin: who pays?", "bob: we do", "gorrin: all of it?"], {"gorrin", "bob"}),
        (["time: noon", "venue: the mill", "time: one", "venue: the barn"], set()),
        (["wq: one", "wq: two", "dz: three", "dz: four", "kx: five", "kx: six"], set()),
        (["bob: only once"], set()),
    ],
)
def test_who_is_called_what(lines: list[str], names: set[str]) -> None:
    assert nicknames(lines) == names


def test_only_a_known_name_is_taken_off() -> None:
    known = frozenset({"nell"})
    assert nickname_in_front("nell: who pays?", known) == ("nell", 6)
    assert nickname_in_front("note: who pays?", known) is None
