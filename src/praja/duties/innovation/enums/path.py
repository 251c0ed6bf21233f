# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

PATH = "innovation.path"
"""Name of the procedure that an innovation walks, and of the source of its diagnosis and plan in `kernel.plans`."""


class PathState(models.TextChoices):
    """Where an innovation stands on the path of five D: drum up, diagnose, design, deliver (proposed to applied), display."""

    DRUM_UP = "drum_up", _("Gathering people")
    DIAGNOSE = "diagnose", _("Looking for causes")
    DESIGN = "design", _("Designing")
    PROPOSED = "proposed", _("With the independent team")
    ADVISED = "advised", _("Waits for the decision")
    APPROVED = "approved", _("Approved")
    TRIAL = "trial", _("On trial")
    TRIED = "tried", _("Trial ended")
    APPLIED = "applied", _("Being applied")
    DISPLAYED = "displayed", _("Applied and shown")
    REJECTED = "rejected", _("Not approved")
    STOPPED = "stopped", _("Stopped")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WRITABLE = (PathState.DRUM_UP, PathState.DIAGNOSE, PathState.DESIGN)
"""States in which the team writes what it will propose."""
IN_USE = (PathState.APPLIED, PathState.DISPLAYED)
"""States in which it is no trial any more."""
LIVE = (*WRITABLE, PathState.PROPOSED, PathState.ADVISED, PathState.APPROVED, PathState.TRIAL, PathState.TRIED)
"""States of what is still on its way."""


class InnovationForm(models.TextChoices):
    """The three forms of regional innovation (PP 38/2017)."""

    GOVERNANCE = "governance", _("Governance")
    PUBLIC_SERVICE = "public_service", _("Public service")
    OTHER = "other", _("Other, within the affairs of the region")


class Proposer(models.TextChoices):
    """Who may propose a regional innovation (UU 23/2014 Pasal 388, PP 38/2017)."""

    REGION_HEAD = "region_head", _("Head of the region")
    COUNCIL = "council", _("Member of the regional council")
    EMPLOYEE = "employee", _("Employee")
    UNIT = "unit", _("Unit")
    PUBLIC = "public", _("Public")


class Classification(models.TextChoices):
    """Whose innovation it is, as the national index sorts them."""

    UNIT = "unit", _("Unit of the government")
    VILLAGE = "village", _("Village")
    PUBLIC = "public", _("Public")


class Means(models.TextChoices):
    """Whether it works by digital means."""

    DIGITAL = "digital", _("Digital")
    OTHER = "other", _("Not digital")


class BasicService(models.TextChoices):
    """The six obligatory affairs of basic service (UU 23/2014 Pasal 12 ayat (1))."""

    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health")
    PUBLIC_WORKS = "public_works", _("Public works and spatial planning")
    HOUSING = "housing", _("Public housing and settlements")
    ORDER = "order", _("Public order and protection of the community")
    SOCIAL = "social", _("Social affairs")


class Criterion(models.TextChoices):
    """The five lawful criteria; all must hold (PP 38/2017 Pasal 6)."""

    NEW = "new", _("It renews all or some elements of an innovation")
    BENEFIT = "benefit", _("It benefits the region or its people")
    NO_BURDEN = "no_burden", _("It lays no burden or restriction on people that no law allows")
    AFFAIR = "affair", _("It is within the affairs of the region")
    REPLICABLE = "replicable", _("It can be replicated")


class TeamFunction(models.TextChoices):
    """What somebody is in the team of an innovation."""

    LEADER = "leader", _("Leader")
    MEMBER = "member", _("Member")
    MENTOR = "mentor", _("Mentor")


class LegalForm(models.TextChoices):
    """By which instrument an innovation is applied."""

    UNIT_DECREE = "unit_decree", _("Decree of the head of the unit")
    DECREE = "decree", _("Decree of the head of the region")
    REGULATION = "regulation", _("Regulation of the head of the region")
    BYLAW = "bylaw", _("Regional regulation")
