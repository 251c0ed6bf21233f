# SPDX-License-Identifier: EUPL-1.2
"""What happens in training, a module for each part."""

from praja.duties.training.events import (
    catalogue,
    certificates,
    classes,
    directory,
    evaluation,
    modules,
    presence,
    seats,
    talk,
)
from praja.duties.training.events.catalogue import stream_of_programme, stream_of_rooms
from praja.duties.training.events.credits import stream_of_credit
from praja.duties.training.events.seats import stream_of_seat

__all__ = [
    "catalogue",
    "certificates",
    "classes",
    "directory",
    "evaluation",
    "modules",
    "presence",
    "seats",
    "stream_of_credit",
    "stream_of_programme",
    "stream_of_rooms",
    "stream_of_seat",
    "talk",
]
