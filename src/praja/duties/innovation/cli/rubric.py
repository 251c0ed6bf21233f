# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.cli.reading import number, read
from praja.duties.innovation.domain.rubrics import (
    WHOLE,
    Section,
    UnsuitableTemplateError,
    checked,
    shown,
    too_long,
    weighted,
)
from praja.kernel.measures.domain.figures import rounded
from praja.lib.errors import InvalidInput

EXAMPLE = '{"sections": [{"key": "1", "weight": 5, "max_words": 200, "score": 80, "text": "..."}], "passing_grade": 85}'


def rubric_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help=EXAMPLE)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """The score of a proposal by the sections of FILE, whose weights sum to 100, and which sections have too many words.

    Keys, limits, texts and a passing grade may be left out; {"weights": [...], "scores": [...]} says the same in short. Exit
    code 1 if a section is too long.
    """
    given = read(file)
    rows = _rows(given)
    sections = _template(rows)
    by_key = {section.key: row for section, row in zip(sections, rows, strict=True)}
    score = _weighted(sections, {key: number(row.get("score"), f"sections.{key}.score") for key, row in by_key.items()})
    long = too_long(sections, {key: _text(row.get("text"), key) for key, row in by_key.items()})
    told: dict[str, Any] = {"score": float(shown(score)), "too_long": [asdict(one) for one in long]}
    if given.get("passing_grade") is not None:
        told["passes"] = not long and score >= _grade(given["passing_grade"])
    typer.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    if long:
        raise typer.Exit(1)


def _rows(given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = given.get("sections")
    if rows is None and isinstance(given.get("weights"), list) and isinstance(given.get("scores"), list):
        pairs = zip_longest(given["weights"], given["scores"])
        rows = [{"weight": weight, "score": score} for weight, score in pairs]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InvalidInput(
            gettext_lazy("There are no sections."), field="sections", next_step=gettext_lazy("Write a list of objects.")
        )
    return rows


def _template(rows: list[Mapping[str, Any]]) -> tuple[Section, ...]:
    sections = [
        Section(
            str(row.get("key", place)),
            number(row.get("weight"), f"sections.{place}.weight"),
            _most_words(row.get("max_words"), place),
        )
        for place, row in enumerate(rows, 1)
    ]
    try:
        return checked(sections)
    except UnsuitableTemplateError as error:
        raise InvalidInput(
            gettext_lazy("The weights sum to %(total)s instead of 100, or a key stands twice.")
            % {"total": rounded(error.total, 2)},
            field="sections",
            next_step=gettext_lazy("Change the weights until they sum to 100."),
        ) from error


def _most_words(held: Any, place: int) -> int | None:
    if held is None:
        return None
    most, field = number(held, f"sections.{place}.max_words"), f"sections.{place}.max_words"
    if most.denominator != 1 or most < 0:
        raise InvalidInput(
            gettext_lazy("“%(name)s” is no whole number.") % {"name": field},
            field=field,
            next_step=gettext_lazy("Write 0 or more."),
        )
    return int(most)


def _text(held: Any, key: str) -> str:
    if held is not None and not isinstance(held, str):
        raise InvalidInput(
            gettext_lazy("“%(name)s” is no text.") % {"name": f"sections.{key}.text"},
            field=f"sections.{key}.text",
            next_step=gettext_lazy("Write it between quotation marks."),
        )
    return held or ""


def _grade(held: Any) -> Fraction:
    grade = number(held, "passing_grade")
    if not 0 <= grade <= WHOLE:
        raise InvalidInput(
            gettext_lazy("A passing grade lies between 0 and 100."),
            field="passing_grade",
            next_step=gettext_lazy("Correct it in the file."),
        )
    return grade


def _weighted(sections: tuple[Section, ...], scores: Mapping[str, Fraction]) -> Fraction:
    try:
        return weighted(sections, scores)
    except ValueError as error:
        raise InvalidInput(
            gettext_lazy("“%(name)s” lies between 0 and %(most)s.")
            % {"name": f"sections.{error}.score", "most": WHOLE},
            field=f"sections.{error}.score",
            next_step=gettext_lazy("Correct it in the file."),
        ) from error


def _in_words(told: Mapping[str, Any]) -> str:
    lines = [_("Score: %(score)s") % {"score": told["score"]}]
    lines += [_("Section %(key)s has %(words)s words; it takes %(most)s.") % one for one in told["too_long"]]
    if "passes" in told:
        lines.append(_("It passes.") if told["passes"] else _("It does not pass."))
    return "\n".join(lines)
