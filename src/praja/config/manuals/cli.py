# SPDX-License-Identifier: EUPL-1.2
"""`praja manuals` makes the books of docs/panduan/buku, `praja adoption` the papers of docs/adopsi."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from praja.config.manuals.books import books, pdf_of
from praja.lib import clock
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import describe_moment, local_zone


def manuals_command(
    only: Annotated[str, typer.Argument(help="One book by the name of its file; empty: all.")] = "",
    out: Annotated[Path, typer.Option(help="Folder for the PDFs.")] = Path("var/panduan"),
    pictures: Annotated[Path, typer.Option(help="Folder of the pictures that `make gambar` takes.")] = Path(
        "var/panduan/gambar"
    ),
) -> None:
    """Make the manual of each role as PDF, with contents, pictures and the ten exercises."""
    chosen = [book for book in books() if not only or book.slug == only]
    if not chosen:
        raise NotFound(f"There is no book “{only}”.", next_step="Look into docs/panduan/buku.")
    out.mkdir(parents=True, exist_ok=True)
    now = clock.now().replace(microsecond=0)
    edition = "Praja {}, {}".format(version("praja"), describe_moment(local_date(now, local_zone()), "date"))
    for book in chosen:
        path = out / f"{book.slug}.pdf"
        path.write_bytes(pdf_of(book, pictures=pictures, edition=edition, at=now))
        typer.echo(f"{path}: {path.stat().st_size / 1000:,.0f} kB")


def adoption_command(out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("var/adopsi")) -> None:
    """Make the papers for taking Praja into use as DOCX: draft regulation, decrees, SOP, terms of reference, and more."""
    from praja.config.manuals.adoption import docx_of, papers

    out.mkdir(parents=True, exist_ok=True)
    for paper in papers():
        path = out / f"{paper.stem}.docx"
        path.write_bytes(docx_of(paper))
        typer.echo(path)
