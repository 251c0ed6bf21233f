# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of punches and places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.IntegerChoices):
    """What a punch says of itself, in the numbers of the machines. Many say nothing (255) or always 0: the day infers it."""

    IN = 0, _("In")
    OUT = 1, _("Out")
    BREAK_OUT = 2, _("Out for a break")
    BREAK_IN = 3, _("Back from a break")
    OVERTIME_IN = 4, _("In for overtime")
    OVERTIME_OUT = 5, _("Out from overtime")
    UNKNOWN = 255, _("Not said")


class Source(models.TextChoices):
    """By which way a punch came."""

    PHONE = "phone", _("Telephone")
    MACHINE = "machine", _("Machine")
    CLOUD = "cloud", _("Machine, through its maker's service")
    FILE = "file", _("File from a machine")
    OUTAGE = "outage", _("List kept by hand")
    CORRECTION = "correction", _("Correction")


class Verdict(models.TextChoices):
    """Whether a punch counts. What is held counts once somebody confirms it."""

    ACCEPTED = "accepted", _("Counts")
    HELD = "held", _("Waits for confirmation")
    REFUSED = "refused", _("Does not count")


class Reason(models.TextChoices):
    """Why a punch is held or refused. Each has its sentence and next step in `errors.punches`."""

    NONE = "", _("Nothing against it")
    OUTSIDE = "outside", _("Outside every place where you may check in")
    INACCURATE = "inaccurate", _("The position is too inexact")
    NO_POSITION = "no_position", _("No position was sent")
    WRONG_CODE = "wrong_code", _("The code is not the one on the display")
    OLD_CODE = "old_code", _("The code on the display has changed")
    NO_CODE = "no_code", _("The code on the display is missing")
    REPLAYED = "replayed", _("This check-in was sent before")
    OTHER_PHONE = "other_phone", _("Signed by a telephone that is registered to somebody else")
    UNKNOWN_PHONE = "unknown_phone", _("Not signed by your registered telephone")
    BAD_SIGNATURE = "bad_signature", _("The signature does not fit")
    CLOCK_OFF = "clock_off", _("The telephone's clock is wrong")
    TOO_LATE = "too_late", _("Sent too long after")
    NO_PHOTO = "no_photo", _("The photo is missing")
    GUESSED = "guessed", _("Several codes that did not fit came before")
    FUTURE = "future", _("From the future")
    UNKNOWN_PIN = "unknown_pin", _("The machine's number belongs to nobody")
    MACHINE_SKEW = "machine_skew", _("The machine's clock is wrong")


class PlaceKind(models.TextChoices):
    OFFICE = "office", _("Office")
    MOBILE = "mobile", _("Mobile unit")
    EVENT = "event", _("Ceremony or other event")
