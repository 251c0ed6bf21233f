# SPDX-License-Identifier: EUPL-1.2
"""What the documents point to exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
EVERY_CALL = re.compile(r"`praja ((?:[a-z-]+ ?)+)")
NOT_YET: set[str] = set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text()) if "://" not in target]
    targets = [target for target in targets if not target.startswith("mailto:")]

    broken = [
        target
        for target in targets
        if not (document.parent / target).exists()
        and (document.parent / target).resolve().relative_to(ROOT).as_posix() not in NOT_YET
    ]

    assert broken == []


def test_every_command_in_the_documents_exists() -> None:
    commands = (ROOT / "docs" / "reference" / "commands.md").read_text()
    known = set(re.findall(r"^## `praja (.+)`$", commands, re.MULTILINE))
    groups = {name.split()[0] for name in known}

    unknown = {
        f"{document.name}: praja {call.strip()}"
        for document in DOCUMENTS
        if "adr" not in document.parts
        for call in EVERY_CALL.findall(document.read_text())
        if call.strip() not in known | groups and not any(call.strip().startswith(f"{name} ") for name in known)
    }

    assert unknown == set()


def test_readme_has_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)

    assert [line for block in blocks for line in block.splitlines()] == ["make run", "make test"]


def test_every_decision_record_is_numbered_once_and_listed() -> None:
    records = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [int(name[:4]) for name in records]
    index = (ROOT / "docs" / "adr" / "README.md").read_text()

    assert numbers == list(range(1, len(records) + 1))
    assert [name for name in records if name not in index] == []
