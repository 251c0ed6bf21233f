# SPDX-License-Identifier: EUPL-1.2
"""`praja bench …`"""

import json
from pathlib import Path
from typing import Annotated

import typer

bench_app = typer.Typer(help="Measure on a database of its own (see `make bench`).", no_args_is_help=True)

Sizes = Annotated[str, typer.Option(help="Numbers of cases at which pages are measured, separated by commas.")]
Seconds = Annotated[
    int, typer.Option(min=0, help="How long submissions are sent. 0: none, and the cases that are there stay.")
]
Pages = Annotated[bool, typer.Option(help="Measure pages at each size, or only seed it.")]
Verify = Annotated[bool, typer.Option(help="Verify the ledger at the end: a quarter of an hour for a million cases.")]
Figures = Annotated[
    bool, typer.Option(help="Count the cases and index their words, and measure what reads that; without, only lists.")
]
Connections = Annotated[int, typer.Option(min=1, help="How many at once.")]
Out = Annotated[Path | None, typer.Option(help="Also write the figures to this file as JSON.")]


@bench_app.callback()
def bench() -> None:
    """Measurements print machine, versions and the raw ceiling of the same run."""


@bench_app.command("complaints")
def complaints(
    sizes: Sizes = "10000",
    seconds: Seconds = 15,
    connections: Connections = 16,
    pages: Pages = True,
    verify: Verify = True,
    figures: Figures = True,
    out: Out = None,
) -> None:
    """Submissions a second beside the same statements sent raw; desk, lists, figures and searches as cases grow. A size that is
    there already is not seeded again."""
    from praja.config.bench.complaints import run
    from praja.lib import clock

    found = run(
        sizes=[int(size) for size in sizes.split(",") if size],
        seconds=seconds,
        connections=connections,
        with_pages=pages,
        with_verify=verify,
        with_figures=figures,
        at=clock.now(),
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(found, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("documents")
def documents(
    count: Annotated[int, typer.Option(min=1, help="How many results are issued.")] = 600,
    processes: Annotated[int, typer.Option(min=1, help="How many processes sign at once, all in one register.")] = 2,
    out: Out = None,
) -> None:
    """Results rendered, signed with the trial certificate and kept, a minute, beside rendering alone and signing alone."""
    from praja.config.bench.documents import run
    from praja.lib import clock

    figures = run(count=count, processes=processes, at=clock.now(), say=lambda line: typer.echo(line, err=True))
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("services")
def services(
    sizes: Sizes = "10000",
    seconds: Seconds = 10,
    connections: Connections = 16,
    verify: Verify = True,
    out: Out = None,
) -> None:
    """Applications a second over the real server beside the same statements sent raw; the service matrix, desk, register and
    tracking at 300 units and 200 services as applications grow. What is filed while sending is taken out again."""
    from praja.config.bench.services import run
    from praja.lib import clock

    figures = run(
        sizes=[int(size) for size in sizes.split(",") if size],
        seconds=seconds,
        connections=connections,
        with_verify=verify,
        at=clock.now(),
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("letters")
def letters(sizes: Sizes = "20000", verify: Verify = True, out: Out = None) -> None:
    """Searches for rare and common words by readers of one section and of everything, with the same statements sent by the driver
    alone, and the inbox of dispositions, as letters grow. A size that is there already is not seeded again."""
    from praja.config.bench.letters import run
    from praja.lib import clock

    figures = run(
        sizes=[int(size) for size in sizes.split(",") if size],
        with_verify=verify,
        at=clock.now(),
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("opendata")
def opendata(
    seconds: Annotated[float, typer.Option(min=0.1, help="How long each question is asked.")] = 6.0,
    huge: Annotated[bool, typer.Option(help="Also ten million rows.")] = True,
    out: Out = None,
) -> None:
    """Pages, words, groups and marks of a table of 100,000 rows over the real server, as CKAN was measured; tables of one and ten
    million rows; files in and out; beside the same questions put to DuckDB and PostgreSQL alone."""
    from praja.config.bench.opendata import run
    from praja.lib import clock

    figures = run(seconds=seconds, with_huge=huge, at=clock.now(), say=lambda line: typer.echo(line, err=True))
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("attendance")
def attendance(
    employees: Annotated[int, typer.Option(min=100, help="Who check in.")] = 100_000,
    month: Annotated[int, typer.Option(min=0, help="Of how many a month is worked out.")] = 10_000,
    seconds: Annotated[int, typer.Option(min=1, help="How long telephones are held at 200 a second.")] = 60,
    verify: Verify = True,
    out: Out = None,
) -> None:
    """A morning of a hundred thousand employees by telephones and machines over the real server, nothing lost and nothing twice,
    beside what the database takes raw; and a month of ten thousand worked out. Once for each database."""
    from praja.config.bench.attendance import run
    from praja.lib import clock

    figures = run(
        employees=employees,
        month=month,
        seconds=seconds,
        with_verify=verify,
        at=clock.now(),
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("training-qr")
def training_qr(
    people: Annotated[int, typer.Option(min=2, help="Who scan the code of one session.")] = 1_500,
    seconds: Annotated[float, typer.Option(min=0.0, help="Within how many seconds, each at a random moment.")] = 15.0,
    verify: Verify = True,
    out: Out = None,
) -> None:
    """Everybody in a hall scans the code on the screen within a quarter of a minute over the real server, and once all at the
    same moment; nobody lost, nobody twice; beside the very statements of a scan sent raw."""
    from praja.config.bench.training_qr import run
    from praja.lib import clock

    figures = run(
        people=people,
        seconds=seconds,
        at=clock.now(),
        with_verify=verify,
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)


@bench_app.command("training-exam")
def training_exam(
    people: Annotated[int, typer.Option(min=2, help="Who take the test.")] = 300,
    verify: Verify = True,
    out: Out = None,
) -> None:
    """Everybody of a class takes the same test within a minute over the real server: begins, reads, saves part by part, once all
    at the same moment, hands in; nothing lost; beside the very statements of a save sent raw."""
    from praja.config.bench.training_exam import run
    from praja.lib import clock

    figures = run(people=people, at=clock.now(), with_verify=verify, say=lambda line: typer.echo(line, err=True))
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)
