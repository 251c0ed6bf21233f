# SPDX-License-Identifier: EUPL-1.2
"""The dependency rules are kept, and each of them catches what it is there to catch."""

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def lint(src: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--config", ROOT / ".importlinter", "--no-cache"],
        cwd=src,
        env={**os.environ, "PYTHONPATH": str(src), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_is_kept() -> None:
    result = lint(ROOT / "src")

    assert result.returncode == 0, result.stdout + result.stderr


INJECTED = [
    pytest.param(
        "floors",
        "praja/lib/codes.py",
        "import praja.kernel.law",
        "praja.lib.codes -> praja.kernel.law",
        id="lib imports the kernel",
    ),
    pytest.param(
        "floors",
        "praja/kernel/plans/queries.py",
        "import praja.duties.complaints.enums",
        "praja.kernel.plans.queries -> praja.duties.complaints.enums",
        id="kernel imports a duty",
    ),
    pytest.param(
        "duties-independent",
        "praja/duties/neighbour/operations.py",
        "import praja.duties.complaints.enums",
        "praja.duties.neighbour.operations -> praja.duties.complaints.enums",
        id="a duty imports a duty",
    ),
    pytest.param(
        "inside-a-duty",
        "praja/duties/complaints/enums.py",
        "import praja.duties.complaints.models",
        "praja.duties.complaints.enums -> praja.duties.complaints.models",
        id="a lower room imports a higher one",
    ),
    pytest.param(
        "inside-a-duty",
        "praja/duties/complaints/miscellany.py",
        "",
        "praja.duties.complaints.miscellany",
        id="an undeclared room",
    ),
    pytest.param(
        "inside-a-kernel-app",
        "praja/kernel/measures/models.py",
        "import praja.kernel.measures.operations",
        "praja.kernel.measures.models -> praja.kernel.measures.operations",
        id="a lower room of the kernel imports a higher one",
    ),
    pytest.param(
        "kernel-order",
        "praja/kernel/ledger/queries.py",
        "import praja.kernel.law",
        "praja.kernel.ledger.queries -> praja.kernel.law",
        id="a lower kernel app imports a higher one",
    ),
    pytest.param(
        "kernel-order",
        "praja/kernel/jobs/models.py",
        "import praja.kernel.ledger.models",
        "praja.kernel.jobs.models -> praja.kernel.ledger.models",
        id="jobs import the ledger",
    ),
    pytest.param(
        "portal-reads",
        "praja/portal/apps.py",
        "import praja.duties.complaints.models",
        "praja.portal.apps -> praja.duties.complaints.models",
        id="the portal imports a duty's models",
    ),
    pytest.param(
        "queries-read-only",
        "praja/kernel/plans/queries.py",
        "import praja.kernel.work.operations",
        "praja.kernel.plans.queries -> praja.kernel.work.operations",
        id="queries import operations",
    ),
    pytest.param(
        "domain-is-pure",
        "praja/kernel/law/domain/clocks.py",
        "import django",
        "praja.kernel.law.domain.clocks -> django",
        id="domain imports django",
    ),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each contract, by its key, where every violation stands in the sources at once."""
    src = tmp_path_factory.mktemp("violated")
    shutil.copytree(ROOT / "src" / "praja", src / "praja", ignore=shutil.ignore_patterns("*.pyc", "static"))
    for violation in INJECTED:
        _contract, path, line, _named = violation.values
        target = src / str(path)
        target.parent.mkdir(exist_ok=True)
        (target.parent / "__init__.py").touch()
        with target.open("a") as source:
            source.write(f"\n{line}\n")
    result = lint(src)
    assert result.returncode == 1
    return {key: _said_of(title, result.stdout) for key, title in titles().items()}


def titles() -> dict[str, str]:
    """The declared contracts: how each is called, by its key."""
    declared = ConfigParser()
    declared.read(ROOT / ".importlinter")
    return {name.split(":")[2]: declared[name]["name"] for name in declared.sections() if name.count(":") == 2}


def _said_of(title: str, output: str) -> str:
    """The lines below the underlined title; nothing where the contract is kept."""
    _before, found, after = output.partition(f"\n{title}\n{'-' * len(title)}\n")
    return re.split(r"\n[^\n]+\n---", after)[0] if found else ""


@pytest.mark.parametrize(("contract", "path", "line", "named"), INJECTED)
def test_a_contract_names_the_violation_injected(
    contract: str, path: str, line: str, named: str, broken: dict[str, str]
) -> None:
    assert named in broken[contract], f"{line} in {path}"


def test_every_contract_has_an_injected_violation() -> None:
    assert set(titles()) == {violation.values[0] for violation in INJECTED}
