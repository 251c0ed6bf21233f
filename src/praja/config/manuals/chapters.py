# SPDX-License-Identifier: EUPL-1.2
"""One page of docs/panduan, to be read in the browser by whoever practises."""

from functools import cache
from pathlib import Path
from typing import Any

from praja.config.manuals.blocks import Block, blocks_of

HOME = Path(__file__).resolve().parents[4] / "docs" / "panduan"
LINK = "l:"


@cache
def chapters() -> frozenset[str]:
    """Names of the pages, without their ending. Empty where the software was installed without its documents."""
    return frozenset(path.stem for path in HOME.glob("*.md"))


def chapter(name: str) -> tuple[str, list[Block]]:
    """Title and blocks of a page. Raises KeyError for a name of which there is none."""
    if name not in chapters():
        raise KeyError(name)
    title, *blocks = [_shown(one) for one in blocks_of((HOME / f"{name}.md").read_text(encoding="utf-8"))]
    return "".join(run["text"] for run in title["runs"]), blocks


def _shown(block: Block) -> Block:
    """The block with its runs as a template takes them."""
    block = dict(block)
    if "runs" in block:
        block["runs"] = [_run(*one) for one in block["runs"]]
    if block["is"] == "list":
        block["items"] = [[_shown(one) for one in item] for item in block["items"]]
    elif block["is"] == "aside":
        block["blocks"] = [_shown(one) for one in block["blocks"]]
    elif block["is"] == "table":
        block["head"] = [[_run(*one) for one in cell] for cell in block["head"]]
        block["rows"] = [_row(block["head"], row) for row in block["rows"]]
    return block


def _row(head: list[list[dict[str, Any]]], row: list[Any]) -> list[dict[str, Any]]:
    """Cells with the words of their column: on a telephone they stand one below the other."""
    labels = ["".join(run["text"] for run in cell) for cell in head]
    cells = [[_run(*one) for one in cell] for cell in row]
    return [{"label": label, "runs": cell} for label, cell in zip(labels, cells, strict=True)]


def _run(text: str, marks: str) -> dict[str, Any]:
    """Words with their marks; `chapter` is the page to which they lead, where they lead to one."""
    given = marks.split()
    href = next((one.removeprefix(LINK) for one in given if one.startswith(LINK)), "")
    name = href.partition("#")[0].removesuffix(".md")
    return {
        "text": text,
        "bold": "b" in given,
        "italic": "i" in given,
        "code": "c" in given,
        "chapter": name if name in chapters() else "",
    }
