"""Gather one constant from each file of a folder: how a reader, a shape or an export is found."""

import importlib
import pkgutil
from typing import Any


def discover(package: str, constant: str) -> dict[str, Any]:
    """Map each member's name to the ``constant`` that its module declares.

    Nothing is caught: a member that cannot be imported stops the program, by name.

    Parameters
    ----------
    package : str
        Dotted name of the folder, such as ``pipeline.ingest.readers``.
    constant : str
        What each of its modules declares, such as ``READER``.

    Raises
    ------
    ValueError
        Two members carry the same name.
    """
    found: dict[str, Any] = {}
    for info in sorted(pkgutil.iter_modules(importlib.import_module(package).__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package}.{info.name}")
        member = getattr(module, constant)
        if member.name in found:
            raise ValueError(f"{module.__name__}: the name {member.name!r} is taken")
        found[member.name] = member
    return found
