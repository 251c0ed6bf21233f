# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of cross-checks (Silang)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FindingKind(models.TextChoices):
    """Which check asks, in the words of its question."""

    TRAVELLING = "travelling", _("Checked in during duty travel")
    ASSIGNMENTS = "assignments", _("Two duty travels on one day")
    PAID = "paid", _("Allowance in a month with leave that stops it")
    OTHERS_PHONE = "others_phone", _("Check-in with another person's telephone")
    SHARED_PHONE = "shared_phone", _("One telephone for several people")
    TOGETHER = "together", _("Numbers that always come together on a machine")
    CORRECTIONS = "corrections", _("Many corrections in a month")
    MOVEMENT = "movement", _("Two places too far apart for the time between")


class FindingState(models.TextChoices):
    OPEN = "open", _("Open question")
    EXPLAINED = "explained", _("Explained")
    PASSED_ON = "passed_on", _("Passed on")
    GONE = "gone", _("Closed by itself")


class Gone(models.TextChoices):
    """Why a question closed by itself."""

    ABSENCE = "absence", _("The absence was taken back or changed.")
    PAY = "pay", _("The allowance is paid no longer.")
    CORRECTION = "correction", _("The corrections no longer reach the share.")
    FACTS = "facts", _("What was recorded no longer shows it.")


class Receiver(models.TextChoices):
    """To whom a question is passed on."""

    PERSONNEL = "personnel", _("Personnel office")
    INSPECTORATE = "inspectorate", _("Inspectorate")


class RemarkKind(models.TextChoices):
    """What somebody wrote to a question."""

    ANSWER = "answer", _("Answer of the employee")
    EXPLAINED = "explained", _("Explanation")
    PASSED_ON = "passed_on", _("Passed on")
