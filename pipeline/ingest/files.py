"""Find the files that a path names, in an order that does not depend on the machine or on the arguments' order."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import PipelineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read, or a place that could not be entered (``trouble`` says why)."""

    name: str  # relative to the folder given, with forward slashes
    path: Path
    trouble: str | None = None


def find_files(paths: Iterable[Path], besides: Iterable[Path] = ()) -> tuple[Found, ...]:
    """List the files under some paths, sorted by name, each once; files and folders named in ``besides`` are no input.

    Hidden files, temporary files of office programs and links to folders are not followed; a folder that cannot be
    opened and a link that leads nowhere are listed with their trouble.

    Where two folders hold different files of one name, the folder's own name is put in front.

    Raises
    ------
    PipelineError
        A path does not exist, or two files would still share a name.
    """
    by_name: dict[str, dict[Path, Found]] = {}
    apart_from = {os.path.realpath(path) for path in besides}
    for root in sorted(set(paths)):
        if not os.path.lexists(root):
            raise PipelineError(f"{root}: there is no such file or folder. Check the spelling.")
        for item in _walk(root) if root.is_dir() else [_look(root, root.name)]:
            if not _within(item.path, apart_from):
                by_name.setdefault(item.name, {}).setdefault(root, item)
    found: dict[str, Found] = {}
    for name, homes in by_name.items():
        apart = {os.path.realpath(item.path) for item in homes.values()}
        for root, item in homes.items():
            longer = f"{root.resolve().name}/{name}" if len(apart) > 1 and root.is_dir() else name
            other = found.setdefault(longer, replace(item, name=longer))
            if os.path.realpath(other.path) != os.path.realpath(item.path):
                raise PipelineError(
                    f"{item.path} and {other.path} would both be called {longer!r}. "
                    "Give the folder that holds both, or rename one."
                )
    return tuple(found[name] for name in sorted(found))


def _within(path: Path, places: set[str]) -> bool:
    return any(os.path.realpath(place) in places for place in (path, *path.parents)) if places else False


def _walk(root: Path) -> Iterator[Found]:
    troubles: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=troubles.append):
        for name in sorted(names):
            if (Path(folder) / name).is_symlink():
                files.append(name)
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and name != "Thumbs.db":
                path = Path(folder) / name
                yield _look(path, path.relative_to(root).as_posix())
    for error in troubles:
        path = Path(error.filename)
        name = path.relative_to(root).as_posix() if path != root else path.name
        yield Found(
            name=name,
            path=path,
            trouble=f"the folder cannot be opened ({error.strerror}). Ask for the right to read it.",
        )


def _look(path: Path, name: str) -> Found:
    trouble = None
    try:
        if path.is_symlink() and path.is_dir():
            trouble = "a link to a folder, which is not followed. Name that folder itself."
        elif not path.exists():
            trouble = "a link that leads nowhere. Mend it or remove it."
        elif not path.is_file():
            trouble = "not an ordinary file. Leave it out."
    except (OSError, RuntimeError):
        trouble = "a link that leads in a circle. Remove it."
    return Found(name=name, path=path, trouble=trouble)
