# SPDX-License-Identifier: EUPL-1.2
"""Commands of attendance, a module for each part."""

import typer

from praja.duties.attendance.cli import machines

attendance_app = typer.Typer(no_args_is_help=True, help="Attendance: machines and their files.")


@attendance_app.callback()
def attendance() -> None:
    """Attendance: machines and their files."""


machines.add_to(attendance_app)
