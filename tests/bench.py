"""Speed and memory as ratios against a reference in the same run: `make bench`. Machines differ; ratios less so."""

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TURNS = 5


def cpu(*command: object) -> tuple[float, float]:
    """Return the CPU seconds and the peak memory in MB of one run of a command."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, check=True)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / (1 if sys.platform == "darwin" else 1024)


def compare(name: str, what: list[object], against: str, reference: list[object]) -> None:
    """Run two commands in turn and print the median ratio of their CPU time."""
    pairs = [(cpu(*what), cpu(*reference)) for _ in range(TURNS)]
    ratio = statistics.median(mine[0] / max(theirs[0], 1e-3) for mine, theirs in pairs)
    mine = statistics.median(pair[0][0] for pair in pairs)
    memory = max(pair[0][1] for pair in pairs)
    print(f"{name}: {ratio:.1f} times {against} (median of {TURNS}; {mine:.2f} s of CPU, {memory:.0f} MB)")


def main() -> None:
    """Compare the commands that people wait for."""
    yousaid = [Path(sys.executable).parent / "yousaid"]
    python = [sys.executable, "-c"]
    compare("yousaid --help", [*yousaid, "--help"], "python -c 'import typer'", [*python, "import typer"])
    with tempfile.TemporaryDirectory() as folder:
        sample = [*yousaid, "run", ROOT / "corpus/sample", "--as-of", "2026-04-24", "--out"]
        imports = [*python, "import bertopic, spacy, sklearn, onnxruntime"]
        fresh = [
            sys.executable,
            "-c",
            "import shutil, subprocess, sys; shutil.rmtree(sys.argv[1], True); subprocess.run(sys.argv[2:])",
        ]
        compare(
            "the sample, afresh", [*fresh, f"{folder}/a", *sample, f"{folder}/a"], "importing the libraries", imports
        )
        cpu(*sample, f"{folder}/b")
        compare("the sample, nothing new", [*sample, f"{folder}/b"], "importing the libraries", imports)
        for words in (10, 26):
            large = [sys.executable, ROOT / "tests/large_report.py", f"{folder}/large{words}", "100000", words]
            subprocess.run(list(map(str, large)), check=True)
        fill = [sys.executable, ROOT / "tests/ledger/large.py", f"{folder}/large.db"]
        sqlalchemy = [*python, "import sqlalchemy"]
        cpu(*fill, 1000, 100)
        listing = [*yousaid, "questions", "list", "--ledger", f"{folder}/large.db"]
        compare("questions list, of 100,000", listing, "importing sqlalchemy", sqlalchemy)
        compare("50 questions entered beside 100,000", [*fill, 1, 50], "importing sqlalchemy", sqlalchemy)
    links = [sys.executable, ROOT / "tests/nlp/large_links.py", 100_000]
    compare("50 questions looking among 100,000 answers", links, "importing the libraries", imports)
    print(f"peak memory of this bench itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
