# SPDX-License-Identifier: EUPL-1.2
"""Words of queues and appointments. Why somebody is served first is `kernel.procedures.Priority`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TicketState(models.TextChoices):
    """Where a ticket stands. Whoever was sent on waits in the other queue with a ticket of its own under the same label."""

    WAITING = "waiting", _("Waiting")
    CALLED = "called", _("Called")
    SERVING = "serving", _("At the counter")
    DONE = "done", _("Served")
    MOVED = "moved", _("Sent on to another queue")
    SKIPPED = "skipped", _("Called, nobody came")
    LEFT = "left", _("Left")


IN_HAND = (TicketState.CALLED, TicketState.SERVING)
"""A counter has at most one ticket in these states."""

OPEN = (TicketState.WAITING, *IN_HAND)
"""Still to be served."""


class TicketChannel(models.TextChoices):
    """How somebody came by a ticket."""

    WEB = "web", _("Own phone")
    KIOSK = "kiosk", _("Kiosk in the hall")
    COUNTER = "counter", _("Given at the counter")
    APPOINTMENT = "appointment", _("Appointment")


class AppointmentState(models.TextChoices):
    BOOKED = "booked", _("Booked")
    ARRIVED = "arrived", _("Is here")
    CANCELLED = "cancelled", _("Cancelled")
    MISSED = "missed", _("Did not come")


class DeviceKind(models.TextChoices):
    """What a device of a hall may do: nothing but this, for its unit."""

    DISPLAY = "display", _("Display in the hall")
    KIOSK = "kiosk", _("Kiosk that gives tickets")
