# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class LearningForm(models.TextChoices):
    """The 25 forms of developing competence that Perlan 10/2018 knows and SIASN's list of kinds of training repeats: first those
    in a class (klasikal), then those outside it (nonklasikal)."""

    STRUCTURAL = "structural", _("Structural training")
    MANAGERIAL = "managerial", _("Managerial training")
    TECHNICAL = "technical", _("Technical training")
    FUNCTIONAL = "functional", _("Functional training")
    SOCIOCULTURAL = "sociocultural", _("Socio-cultural training")
    SEMINAR = "seminar", _("Seminar, conference or discussion")
    WORKSHOP = "workshop", _("Workshop")
    COURSE = "course", _("Course")
    UPGRADING = "upgrading", _("Upgrading course (penataran)")
    GUIDANCE = "guidance", _("Technical guidance (bimbingan teknis)")
    DISSEMINATION = "dissemination", _("Dissemination (sosialisasi)")
    OTHER_CLASSICAL = "other_classical", _("Other, in a class")
    COACHING = "coaching", _("Coaching")
    MENTORING = "mentoring", _("Mentoring")
    ELEARNING = "elearning", _("E-learning")
    DISTANCE = "distance", _("Distance training")
    SECONDMENT = "secondment", _("Secondment (detasering)")
    BENCHMARKING = "benchmarking", _("Benchmarking (patok banding)")
    EXCHANGE = "exchange", _("Exchange with the private sector")
    INTERNSHIP = "internship", _("Internship or practical work")
    SELF_STUDY = "self_study", _("Self study")
    COMMUNITY = "community", _("Community of learning")
    OUTDOOR = "outdoor", _("Outdoor learning")
    ON_THE_JOB = "on_the_job", _("Guidance at work")
    OTHER_NONCLASSICAL = "other_nonclassical", _("Other, outside a class")


CLASSICAL = frozenset(LearningForm.values[:12])
"""Forms in a class (klasikal); the others are nonklasikal."""


class CreditSource(models.TextChoices):
    """How the personnel office knows that somebody learned something."""

    CLASS = "class", _("A class here")
    MODULE = "module", _("A module here")
    PRACTICE = "practice", _("The practice town")
    DECLARED = "declared", _("Told by the employee, with proof")
    IMPORTED = "imported", _("Taken over from a list")
