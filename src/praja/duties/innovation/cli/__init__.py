# SPDX-License-Identifier: EUPL-1.2
"""Commands of innovation: the regional index and scored proposals, from files, without a database."""

import typer

from praja.duties.innovation.cli.index import index_command
from praja.duties.innovation.cli.rubric import rubric_command

innovation_app = typer.Typer(no_args_is_help=True, help="Innovation: the regional index, and scored proposals.")
innovation_app.command("index")(index_command)
innovation_app.command("rubric")(rubric_command)
