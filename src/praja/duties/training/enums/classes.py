# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

CLASS = "training.class"
"""Name of the procedure of a class."""


class ClassState(models.TextChoices):
    """Where a class stands; the words that people read are the procedure's."""

    DRAFT = "draft", _("In preparation")
    NOMINATING = "nominating", _("Nominations are open")
    SELECTED = "selected", _("Participants are chosen")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    REPORTED = "reported", _("Reported")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (ClassState.NOMINATING, ClassState.SELECTED, ClassState.RUNNING)
"""Classes that people can still come into or are in."""

GOING = (ClassState.SELECTED, ClassState.RUNNING)
"""Classes whose participants are chosen and that have not ended."""


class SeatStatus(models.TextChoices):
    """Where somebody stands in a class."""

    NOMINATED = "nominated", _("Nominated")
    WAITING = "waiting", _("On the waiting list")
    SELECTED = "selected", _("Participant")
    NOT_SELECTED = "not_selected", _("Not chosen")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Not passed")


HOLDING = (SeatStatus.SELECTED, SeatStatus.PASSED, SeatStatus.FAILED)
"""Who takes or took part: what fills the capacity of a class."""


class SeatWay(models.TextChoices):
    """By which way somebody came to be considered for a class."""

    QUOTA = "quota", _("Nominated within the quota")
    RESERVE = "reserve", _("Nominated as a reserve")
    OWN = "own", _("Applied by themselves")


class LetterKind(models.TextChoices):
    """Letters that go out for a class."""

    INVITATION = "invitation", _("Invitation to nominate")
    ASSIGNMENT = "assignment", _("Assignment letter")


class ClassFunction(models.TextChoices):
    """What somebody does for a class besides teaching."""

    CHAIR = "chair", _("Chair of the committee")
    COMMITTEE = "committee", _("Member of the committee")
    COACH = "coach", _("Coach")
