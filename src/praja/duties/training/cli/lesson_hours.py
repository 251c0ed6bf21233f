# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours (JP) of a list of activities."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from praja.duties.training.domain.jp import Activity, Entry, YearBook, book_of
from praja.duties.training.measures.years import figures_on, lawful_on
from praja.duties.training.operations.credit_files import NOBODY_SAID, TABLE, learned_in
from praja.duties.training.queries.jp_words import why
from praja.lib.errors import DomainError
from praja.lib.imports import Line, Refusal, read_table

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)]
Year = Annotated[int | None, typer.Option(help="The year that is counted; without it each year of the file.")]
Employment = Annotated[str, typer.Option(help="Whose: PNS, PPPK, PPPK-PW, CPNS or non-ASN.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def add_to(app: typer.Typer) -> None:
    app.command("jp")(lesson_hours)


def lesson_hours(file: File, year: Year = None, employment: Employment = "PNS", as_machine: AsJson = False) -> None:
    """Work out the lesson hours (JP) of one person's activities from a CSV or XLSX file, by the figures in force: what each is
    worth, what counts, and why."""
    try:
        activities, refused = _read(file.read_bytes())
    except DomainError as error:
        typer.echo(f"{error} {error.next_step}", err=True)
        raise typer.Exit(1) from error
    years = [year] if year else sorted({one.last_day.year for one in activities})
    books = [_book(activities, one, employment) for one in years]
    if as_machine:
        found = {"years": [_as_json(book) for book in books], "refused": [_refusal(one) for one in refused]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in _lines(books, refused):
            typer.echo(line)
    if refused:
        raise typer.Exit(1)


def _read(data: bytes) -> tuple[list[Activity], list[Refusal]]:
    found, refused = list[Activity](), list[Refusal]()
    for line in read_table(data, TABLE).lines:
        try:
            found.append(_activity(line))
        except DomainError as error:
            refused.append(Refusal(line.number, error.field, error.code, error.message))
    return found, refused


def _activity(line: Line) -> Activity:
    learned = learned_in(line)
    return Activity(
        key=f"{line.number:07}",
        form=learned.form,
        first_day=learned.first_day,
        last_day=learned.last_day,
        told=learned.jp,
        # A line that names nothing is no part of another one that names nothing.
        title=f"line {line.number}" if learned.title == NOBODY_SAID else learned.title,
        organiser=learned.organiser,
        certificate=learned.certificate_number,
        sessions=learned.sessions,
    )


def _book(activities: list[Activity], year: int, employment: str) -> YearBook:
    on = date(year, 12, 31)
    return book_of(activities, year, figures_on(on), lawful_on(employment, on))


def _as_json(book: YearBook) -> dict[str, Any]:
    return {
        "year": book.year,
        "counted": book.counted,
        "over": book.over,
        "least": book.lawful.least,
        "most": book.lawful.most,
        "missing": book.missing,
        "met": book.is_met,
        "activities": [_entry(entry) for entry in book.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "line": int(entry.activity.key),
        "form": entry.activity.form,
        "first_day": entry.activity.first_day.isoformat(),
        "last_day": entry.activity.last_day.isoformat(),
        "told": entry.activity.told,
        "worth": entry.worth,
        "counted": entry.counted,
        "reasons": [{"code": reason.code, **reason.figures} for reason in entry.reasons],
        "why": why(entry),
    }


def _refusal(one: Refusal) -> dict[str, Any]:
    return {"line": one.line, "field": one.field, "code": one.code, "reason": str(one.reason)}


def _lines(books: list[YearBook], refused: list[Refusal]) -> list[str]:
    lines = []
    for book in books:
        lines.append(f"{book.year}: {book.counted} JP count, {book.over} over a limit, {book.missing} missing")
        lines += [
            f"  {int(e.activity.key)}: {e.counted} of {e.worth} JP, {e.activity.form}. {why(e)}" for e in book.entries
        ]
    return lines + [f"line {one.line} refused ({one.field}): {one.reason}" for one in refused]
