# SPDX-License-Identifier: EUPL-1.2
"""The offline checker accepts what we hand out and refuses everything that was touched."""

import base64
import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.queries import public_key
from residents import browser, filed, open_link
from towns import Town

CHECKER = Path(__file__).resolve().parents[2] / "tools/verify_receipt.py"


@pytest.fixture
def papers(town: Town, monday: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Receipt and proof as the reporter downloads them, from a tree of an odd number of entries."""
    mine, client = filed(monday), browser()
    for _n in range(4):
        filed(monday)
    open_link(client, mine)
    before = client.get(f"/lacak/{mine.case.code}/bukti.json")
    assert (before.status_code, "not yet in a published tree" in before.content.decode()) == (404, True)
    while close_interval(at=monday, limit=7):
        pass
    receipt = client.get(f"/aduan/{mine.case.code}/tanda-terima.json").json()
    return receipt, client.get(f"/lacak/{mine.case.code}/bukti.json").json()


def ask(folder: Path, *documents: dict[str, Any], key: str = "") -> subprocess.CompletedProcess[str]:
    files = []
    for number, document in enumerate(documents):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, "-I", str(CHECKER), "--key", key or public_key(), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def load_checker() -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location("verify_receipt", CHECKER)
    module = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    return module


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every single value of a document."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, name))
    else:
        yield path


def touched(document: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The same document with one value changed as little as possible."""
    changed = copy.deepcopy(document)
    place: Any = changed
    for name in path[:-1]:
        place = place[name]
    old = place[path[-1]]
    if isinstance(old, int):
        place[path[-1]] = old + 1
    else:
        middle = len(old or "") // 2
        place[path[-1]] = (
            (old[:middle] + ("0" if old[middle : middle + 1] != "0" else "1") + old[middle + 1 :]) if old else "x"
        )
    return changed


def test_real_papers_are_valid(papers: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path) -> None:
    done = ask(tmp_path, *papers)

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["signed", "words", "included"]


def test_the_receipt_alone_is_valid_by_its_signature(
    papers: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    assert ask(tmp_path, papers[0]).stdout.startswith("signed:")


def test_every_touched_value_is_refused(papers: tuple[dict[str, Any], dict[str, Any]]) -> None:
    checker, key = load_checker(), base64.b64decode(public_key())
    accepted = []
    for which in (0, 1):
        for path in leaves(papers[which]):
            changed = [*papers]
            changed[which] = touched(papers[which], path)
            try:
                list(checker.check(key, *changed))
            except (checker.InvalidSignature, LookupError, ValueError, TypeError, AttributeError):
                continue
            accepted.append(path)

    assert accepted == []
    assert len(list(leaves(papers[0]))) + len(list(leaves(papers[1]))) > 20


def test_a_touched_paper_fails_in_words_also_without_assertions(
    papers: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    changed = touched(papers[1], ("content", "text"))
    done = ask(tmp_path, papers[0], changed)

    assert (done.returncode, done.stderr) == (1, "NOT VALID: these are not the words that were filed\n")
    assert "assert " not in CHECKER.read_text(encoding="utf-8")


def test_the_proof_of_another_report_and_another_key_are_refused(
    papers: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    other = base64.b64encode(bytes(range(32))).decode()

    assert ask(tmp_path, papers[0], {**papers[1], "seq": 2}).returncode == 1
    assert ask(tmp_path, *papers, key=other).returncode == 1
    assert ask(tmp_path, {}, {}).returncode == 1


def test_the_checker_is_short_and_needs_nothing_of_ours() -> None:
    text = CHECKER.read_text(encoding="utf-8")

    assert len([line for line in text.splitlines() if line.strip()]) <= 60
    assert "praja." not in text.replace("praja-", "")
