# SPDX-License-Identifier: EUPL-1.2
"""A file that cannot be what `praja innovation` asks for is told in one sentence with its field, never as a crash."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from praja.duties.innovation.cli import innovation_app
from praja.lib.errors import InvalidInput

GOOD = {"spd": 40, "sid": [70], "yandas": 5}
SECTION = {"key": "1", "weight": 100, "score": 80}


def _refused(tmp_path: Path, text: str, *command: str) -> InvalidInput:
    file = tmp_path / "given.json"
    file.write_text(text)
    ran = CliRunner().invoke(innovation_app, [command[0], str(file), *command[1:]])
    assert isinstance(ran.exception, InvalidInput), ran.output
    assert str(ran.exception.next_step)
    return ran.exception


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "file"),
        ("{", "file"),
        ("[1]", "file"),
        ("[" * 100_000, "file"),
        (json.dumps({"sid": [], "yandas": 0}), "spd"),
        (json.dumps({"spd": 1, "yandas": 0}), "sid"),
        (json.dumps({"spd": 1, "sid": []}), "yandas"),
        (json.dumps(GOOD | {"spd": "40"}), "spd"),
        (json.dumps(GOOD | {"spd": True}), "spd"),
        (json.dumps(GOOD | {"spd": float("nan")}), "spd"),
        ('{"spd": 1e999999999, "sid": [], "yandas": 0}', "spd"),
        (json.dumps(GOOD | {"spd": 63.01}), "spd"),
        (json.dumps(GOOD | {"spd": -1}), "spd"),
        (json.dumps(GOOD | {"sid": [111.5]}), "sid"),
        (json.dumps(GOOD | {"sid": [70, None]}), "sid"),
        (json.dumps(GOOD | {"sid": 70}), "sid"),
        (json.dumps(GOOD | {"yandas": 7}), "yandas"),
        (json.dumps(GOOD | {"yandas": 4.5}), "yandas"),
    ],
)
def test_a_bad_file_of_the_index(tmp_path: Path, text: str, field: str) -> None:
    refused = _refused(tmp_path, text, "index", "--year", "2026")
    assert refused.field == field
    assert field == "file" or field in str(refused)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "sections"),
        ({"sections": []}, "sections"),
        ({"sections": ["a"]}, "sections"),
        ({"sections": [SECTION | {"weight": 99}]}, "sections"),
        ({"sections": [SECTION, SECTION]}, "sections"),
        ({"sections": [{"weight": 100}]}, "sections.1.score"),
        ({"sections": [SECTION | {"score": 101}]}, "sections.1.score"),
        ({"sections": [SECTION | {"score": -1}]}, "sections.1.score"),
        ({"sections": [SECTION | {"max_words": 1.5}]}, "sections.1.max_words"),
        ({"sections": [SECTION | {"max_words": -1}]}, "sections.1.max_words"),
        ({"sections": [SECTION | {"text": ["a"]}]}, "sections.1.text"),
        ({"sections": [SECTION], "passing_grade": 850}, "passing_grade"),
        ({"sections": [SECTION], "passing_grade": "85"}, "passing_grade"),
        ({"weights": [50, 50], "scores": [80]}, "sections.2.score"),
    ],
)
def test_a_bad_file_of_a_proposal(tmp_path: Path, given: object, field: str) -> None:
    refused = _refused(tmp_path, json.dumps(given), "rubric")
    assert refused.field == field
    assert "." not in field or field in str(refused)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(innovation_app, ["rubric", str(tmp_path / "none.json")])
    assert isinstance(ran.exception, InvalidInput)
