"""REFI-QDA codebooks (.qdc): NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette and others write them."""

from pathlib import Path

from pipeline.errors import ExchangeError
from pipeline.exchange.coded import Coded, Left
from pipeline.exchange.formats import Format
from pipeline.exchange.formats._refi_codes import codes_of
from pipeline.exchange.untrusted import child, children, parse, tag


def read(path: Path) -> Coded:
    """Read a codebook.

    Raises
    ------
    ExchangeError
    """
    root = parse(path.read_bytes(), path.name)
    if tag(root) != "CodeBook":
        raise ExchangeError(f"{path.name} is no REFI-QDA codebook: it begins with {tag(root)!r}. Export it again.")
    codes = codes_of(root, root.get("origin") or "")
    if not codes:
        raise ExchangeError(f"{path.name} holds no codes.")
    sets = child(root, "Sets")
    number = len(list(children(sets, "Set"))) if sets is not None else 0
    left = (Left(where=path.name, what=f"sets of codes: {number}", reason="sets are not taken"),) if number else ()
    return Coded(name=path.stem, origin=root.get("origin") or "", codes=codes, left=left)


FORMAT = Format(name="qdc", suffixes=(".qdc",), about="a REFI-QDA codebook", read=read)
