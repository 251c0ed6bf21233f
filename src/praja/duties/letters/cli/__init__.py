# SPDX-License-Identifier: EUPL-1.2
"""Commands of official letters, a module for each part."""

import typer

from praja.duties.letters.cli import records

letters_app = typer.Typer(no_args_is_help=True, help="Official letters: classification, retention, access.")


@letters_app.callback()
def letters() -> None:
    """Official letters: classification, retention, access."""


records.add_to(letters_app)
