# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

PROCEDURE = "complaints.complaint"
"""Name of the duty's procedure, as its cases carry it."""


class ReportKind(models.TextChoices):
    """The three types of report that SP4N-LAPOR! knows."""

    COMPLAINT = "complaint", _("Complaint")
    ASPIRATION = "aspiration", _("Aspiration")
    INFORMATION = "information", _("Request for explanation")


class Classification(models.TextChoices):
    """What the coordinator finds a report to be; it decides the clock (regulations: PermenPANRB 62/2018, Permendagri 8/2023)."""

    NORMATIVE = "normative", _("Normative complaint")
    NON_SUPERVISORY = "non_supervisory", _("Complaint without supervisory content (tidak berkadar pengawasan)")
    SUPERVISORY = "supervisory", _("Complaint with supervisory content (berkadar pengawasan)")
    INFORMATION = "information", _("Request for information")
    ASPIRATION = "aspiration", _("Aspiration")


class ArchiveReason(models.TextChoices):
    """Why a report is filed away unanswered."""

    WRONG_FORMAT = "wrong_format", _("It can't be read or understood")
    TOO_GENERAL = "too_general", _("It is too general to act on")
    NOT_GOVERNMENT = "not_government", _("It is not about the work of government")


class AnswerKind(models.TextChoices):
    """What an answer says was done."""

    DONE = "done", _("Done")
    EXPLAINED = "explained", _("Explained")
    REFUSED = "refused", _("Can't be done, with the reason")
