"""Bring home what a person coded in another program: NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette.

A room beside the stages: it knows the nouns and no stage, and no stage knows it. A file is read into `Coded`: codes, and
passages that bear them. `place` finds the passages again in a run's documents and makes `Coding`s of them; `write_book`
and `write_rows` make a codebook and a table to learn from. What cannot be taken is listed with its reason.
"""

from pathlib import Path

from pipeline.discover import discover
from pipeline.errors import ExchangeError
from pipeline.exchange.coded import Code, Coded, Left, Passage
from pipeline.exchange.formats import Format
from pipeline.exchange.placing import Placed, place

__all__ = ["Code", "Coded", "Left", "Passage", "Placed", "place", "read_coded"]

#: A project of many years is far below; what is larger is refused before it is read.
MOST = 512 * 2**20


def read_coded(path: Path) -> Coded:
    """Read a file of another program.

    Parameters
    ----------
    path : Path
        A file, or the folder of a QualCoder project, which ends in .qda.

    Returns
    -------
    Coded

    Raises
    ------
    ExchangeError
        It is not there, of no kind that is known, or damaged; the message says the way out.
    """
    known: dict[str, Format] = discover("pipeline.exchange.formats", "FORMAT")
    if path.is_dir() and (path / "data.qda").is_file():
        path = path / "data.qda"
    try:
        if not path.is_file():
            raise ExchangeError(f"{path}: there is no such file. Check the spelling.")
        if path.stat().st_size > MOST:
            raise ExchangeError(f"{path.name} is larger than {MOST // 2**20} MB, so it was not opened.")
        fitting = [format_ for format_ in known.values() if path.suffix.lower() in format_.suffixes]
        for format_ in fitting:
            if (found := format_.read(path)) is not None:
                return found
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror or error}. Check that you may read it.") from error
    listed = "; ".join(f"{', '.join(format_.suffixes)} ({format_.about})" for format_ in known.values())
    if fitting:
        raise ExchangeError(f"{path.name} holds nothing of those programs. What can be brought in: {listed}.")
    raise ExchangeError(f"files ending in {path.suffix or 'nothing'} cannot be brought in, but {listed}.")
