# SPDX-License-Identifier: EUPL-1.2
"""Refusals about machines, their numbers and commands."""

from typing import ClassVar

from praja.lib.errors import Conflict, InvalidInput


class MachineInvalid(InvalidInput):
    """A machine cannot be set like this."""

    code: ClassVar[str] = "attendance.machine_invalid"


class PinTaken(Conflict):
    """The number stands for somebody else."""

    code: ClassVar[str] = "attendance.pin_taken"


class PinInvalid(InvalidInput):
    """A number cannot be given or ended like this."""

    code: ClassVar[str] = "attendance.pin_invalid"


class CommandRefused(InvalidInput):
    """A machine is never told this, or cannot be told anything."""

    code: ClassVar[str] = "attendance.command_refused"
