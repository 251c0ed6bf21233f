# SPDX-License-Identifier: EUPL-1.2
"""The reference says what the code says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES = ("api.md", "commands.md", "events.md", "law.md", "measures.md", "settings.md")


@pytest.fixture(scope="module")
def made_today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as the code makes them, in a process of its own: other tests declare events and measures too."""
    folder = tmp_path_factory.mktemp("reference")
    subprocess.run(
        [sys.executable, "-c", "from praja.config.cli import main; main()", "docs", str(folder)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "praja.config.settings",
            "PRAJA_ENV_FILE": "",
            "PRAJA_VAR": str(folder / "var"),
        },
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_what_the_code_declares_today(name: str, made_today: Path) -> None:
    assert (REFERENCE / name).read_text() == (made_today / name).read_text(), "stale: run `make docs`"


def test_every_page_that_is_made_is_checked(made_today: Path) -> None:
    assert {path.name for path in made_today.glob("*.md")} == set(PAGES)
