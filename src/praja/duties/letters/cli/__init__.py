# SPDX-License-Identifier: EUPL-1.2
"""Commands of official letters, a module for each part."""

import typer

from praja.duties.letters.cli import records, srikandi

letters_app = typer.Typer(
    no_args_is_help=True, help="Official letters: classification, retention, access, registers of SRIKANDI."
)


@letters_app.callback()
def letters() -> None:
    """Official letters: classification, retention, access, registers of SRIKANDI."""


records.add_to(letters_app)
srikandi.add_to(letters_app)
