# SPDX-License-Identifier: EUPL-1.2
"""Commands of training, a module for each part."""

import typer

from praja.duties.training.cli.badges import badge_keys, replace_key, strike_key

training_app = typer.Typer(no_args_is_help=True, help="Training: keys of badges.")


@training_app.callback()
def training() -> None:
    """Training: keys of badges."""


training_app.command("badge-keys")(badge_keys)
training_app.command("replace-badge-key")(replace_key)
training_app.command("strike-badge-key")(strike_key)
