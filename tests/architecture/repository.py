# SPDX-License-Identifier: EUPL-1.2
"""The files that belong to the project."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked(*suffixes: str) -> list[Path]:
    """Every file under version control that still exists, with one of `suffixes` where any is given."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
