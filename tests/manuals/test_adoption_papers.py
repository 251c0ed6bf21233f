# SPDX-License-Identifier: EUPL-1.2
"""Papers for taking Praja into use cite only what was seen, say where something is from memory, and can be edited."""

import io
from pathlib import Path

import pytest
from docx import Document

from praja.config.manuals.adoption import FILLED_IN, HOME, citations, docx_of, known_instruments, papers
from praja.kernel.law.gateways import written_rules

PAPERS = [pytest.param(path, id=path.stem) for path in papers()]


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_cited_stands_in_the_list_or_in_the_law_data(paper: Path) -> None:
    listed = known_instruments()
    data = " ".join(version.source for rule in written_rules().values() for version in rule.versions)

    unknown = {
        one.instrument for one in citations(paper) if one.instrument not in listed and one.instrument not in data
    }
    invented = {
        f"{one.instrument} Pasal {one.article}"
        for one in citations(paper)
        if one.article and one.article not in listed.get(one.instrument, {}).get("articles", {})
    }

    assert (unknown, invented) == (set(), set())


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_from_memory_says_so_beside_it(paper: Path) -> None:
    listed = known_instruments()

    unsaid = []
    for one in citations(paper):
        held = listed[one.instrument]
        confidence = held["articles"][one.article] if one.article else held["confidence"]
        if confidence == "recalled" and "perlu verifikasi" not in one.words:
            unsaid.append(one.words)

    assert unsaid == []


def test_the_test_would_find_an_invented_article(tmp_path: Path) -> None:
    paper = tmp_path / "9-contoh.md"
    paper.write_text("Menurut UU 27/2022 Pasal 99 dan UU 1/1900.")

    assert [(one.instrument, one.article) for one in citations(paper)] == [("UU 27/2022", 99), ("UU 1/1900", 0)]
    assert 99 not in known_instruments()["UU 27/2022"]["articles"]
    assert "UU 1/1900" not in known_instruments()


def test_every_paper_is_in_the_index_and_is_a_file_that_offices_edit() -> None:
    index = (HOME / "README.md").read_text()

    assert [path.name for path in papers() if path.name not in index] == []
    for paper in papers():
        document = Document(io.BytesIO(docx_of(paper)))
        assert document.paragraphs[0].style.name == "Heading 1"


def test_what_a_government_fills_in_is_marked() -> None:
    paper = next(path for path in papers() if path.stem.startswith("01"))
    document = Document(io.BytesIO(docx_of(paper)))
    tables = [cell.paragraphs[0] for table in document.tables for row in table.rows for cell in row.cells]

    runs = [run for paragraph in [*document.paragraphs, *tables] for run in paragraph.runs]
    marked = [run.text for run in runs if run.font.highlight_color is not None]

    assert len(marked) == len(FILLED_IN.findall(paper.read_text()))
    assert all(text.startswith("⟨") for text in marked)
