# SPDX-License-Identifier: EUPL-1.2
"""Commands of training, a module for each part."""

import typer

from praja.duties.training.cli import lesson_hours
from praja.duties.training.cli.badges import badge_keys, replace_key, strike_key

training_app = typer.Typer(no_args_is_help=True, help="Training: lesson hours, keys of badges.")


@training_app.callback()
def training() -> None:
    """Training: lesson hours, keys of badges."""


training_app.command("badge-keys")(badge_keys)
training_app.command("replace-badge-key")(replace_key)
training_app.command("strike-badge-key")(strike_key)
lesson_hours.add_to(training_app)
