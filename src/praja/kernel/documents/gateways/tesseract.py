# SPDX-License-Identifier: EUPL-1.2
"""Reading the words on a picture by the program `tesseract`. Optional: where it is not installed, nothing is read."""

import shutil
import subprocess
from functools import cache

PROGRAM, LANGUAGE = "tesseract", "ind"
PATIENCE = 120  # seconds for one page


def languages() -> frozenset[str] | None:
    """The languages that the installed program reads; None where there is no such program."""
    found = shutil.which(PROGRAM)
    return None if found is None else _languages(found)


@cache
def _languages(program: str) -> frozenset[str]:
    listed = subprocess.run(  # noqa: S603 - the program that was found, without a word of anybody's
        [program, "--list-langs"], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return frozenset(line.strip() for line in listed.stdout.splitlines()[1:] if line.strip())


def reads() -> bool:
    """Whether words in Indonesian can be read here."""
    return LANGUAGE in (languages() or ())


def words_on(picture: bytes) -> str:
    """The words on a picture, empty where the program cannot make out any. Raises FileNotFoundError where it is not installed,
    and TimeoutExpired."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise FileNotFoundError(PROGRAM)
    read = subprocess.run(  # noqa: S603 - the program that was found; the picture goes in by its standard input
        [program, "stdin", "stdout", "-l", LANGUAGE],
        input=picture,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/local/bin:/usr/bin:/bin"},  # one page must not take every core
    )
    return read.stdout.decode(errors="replace").strip() if read.returncode == 0 else ""
