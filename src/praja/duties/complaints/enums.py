# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

PROCEDURE = "complaints.complaint"
"""Name of the duty's procedure, as its cases carry it."""

WHISTLEBLOWING = "complaints.whistleblowing"
"""Name of the procedure of reports on wrongdoing inside the government. It is another one so that no list, figure, search or
desk of the ordinary one can ever show such a report."""


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
    NO_REPORT = "no_report", _("It is no report: a greeting, a test or an advertisement")
    NOT_COMPLETED = "not_completed", _("What was missing was not sent in time")


class Held(models.TextChoices):
    """Why a report waits to be looked at before it counts as one. It is never refused for it."""

    NO = "", _("Not held")
    INCOMING = "incoming", _("It came as a message and has to be made into a report")
    UNPROVEN = "unproven", _("It was sent without the small proof that browsers give")
    MANY = "many", _("Many came from the same device or person")


class Worded(models.TextChoices):
    """Whose the wording of a report's text is."""

    FIRST = "", _("As it came in")
    OFFICER = "officer", _("Summed up by an officer from the conversation")
    REPORTER = "reporter", _("Put right by the reporter")


class AnswerKind(models.TextChoices):
    """What an answer says was done."""

    DONE = "done", _("Done")
    EXPLAINED = "explained", _("Explained")
    REFUSED = "refused", _("Can't be done, with the reason")
    SCHEDULED = "scheduled", _("Will be done, by a date that is promised")
    REFERRED = "referred", _("It belongs to somebody outside this government")


class DraftState(models.TextChoices):
    """Where an answer that is being written stands."""

    WRITING = "writing", _("Being written")
    SUBMITTED = "submitted", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")


LAPOR = "sp4n"
"""How SP4N-LAPOR! is named among the external codes of a case."""


class LaporState(models.TextChoices):
    """How a report in SP4N-LAPOR! and a case here stand to each other."""

    SAME = "same", _("The same in both")
    NEW = "new", _("Only in LAPOR!, to be taken over")
    DIFFERS = "differs", _("In both, but not alike")
    ANSWERED_THERE = "answered_there", _("Answered in LAPOR! only")
    MISSING_THERE = "missing_there", _("Here only: not found in LAPOR!")


CHECKLIST = ("to_the_point", "says_what", "says_when", "polite", "shows")
"""The five points of a good answer, in order: each is a field of `QualityReview`."""

ENOUGH_POINTS = 4
"""An answer with fewer points than this is weak and goes back."""
