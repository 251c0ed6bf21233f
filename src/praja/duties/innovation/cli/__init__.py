# SPDX-License-Identifier: EUPL-1.2
"""Commands of innovation: the regional index and scored proposals, effects, from files, without a database."""

import typer

from praja.duties.innovation.cli.effect import effect_command
from praja.duties.innovation.cli.index import index_command
from praja.duties.innovation.cli.rubric import rubric_command

innovation_app = typer.Typer(
    no_args_is_help=True, help="Innovation: the regional index, scored proposals, and effects in a series."
)
innovation_app.command("effect")(effect_command)
innovation_app.command("index")(index_command)
innovation_app.command("rubric")(rubric_command)
