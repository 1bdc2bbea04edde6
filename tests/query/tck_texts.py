#!/usr/bin/env python3
"""Print every statement of the openCypher TCK for statement_corpus_test.cpp.

    tck_texts.py SHARED/tck

Each statement follows a line that says "must parse" or "may fail" (its scenario expects a SyntaxError of it)
and ends with a line "%%". Exit 77 when the scenarios are not there.
"""

import importlib.util
import sys
import tarfile
import tempfile
from pathlib import Path


def load_runner(folder: Path):
    spec = importlib.util.spec_from_file_location("run_tck", folder / "run_tck.py")
    runner = importlib.util.module_from_spec(spec)
    sys.modules["run_tck"] = runner
    spec.loader.exec_module(runner)
    return runner


def statements(runner, features: Path):
    for scenario in runner.load_features(features):
        refused = any("a SyntaxError should be raised" in step.text for step in scenario.steps)
        for step in runner.steps_of(scenario, "executing", "having executed"):
            text = step.doc if step.doc is not None else step.text.partition(":")[2].strip()
            tested = step.text.startswith("executing")
            yield ("may fail" if refused and tested else "must parse"), text


def main() -> int:
    folder = Path(sys.argv[1])
    archive = folder / "opencypher-tck.tar.xz"
    if not archive.exists():
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(archive) as tar:
            tar.extractall(scratch)
        features = next(Path(scratch).rglob("features"))
        for expected, text in statements(load_runner(folder), features):
            print(expected, text, "%%", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
