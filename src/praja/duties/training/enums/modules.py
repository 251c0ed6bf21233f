# SPDX-License-Identifier: EUPL-1.2
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class ModuleKinds(models.TextChoices):
    """How a module is made, in the order in which offices meet them; the values are `domain.modules.outlines.ModuleKind`."""

    NATIVE = "native", _("Written here")
    SCORM12 = "scorm12", _("Package (SCORM 1.2)")
    CMI5 = "cmi5", _("Package (cmi5)")


class LaunchEnd(models.TextChoices):
    """How a session of a lesson ended."""

    TERMINATED = "terminated", _("Left")
    ABANDONED = "abandoned", _("Broken off")


class DocumentKind(models.TextChoices):
    """The three kinds of documents that a lesson may keep by xAPI."""

    STATE = "state", _("State")
    ACTIVITY = "activity", _("Of the activity")
    AGENT = "agent", _("Of the learner")


class ArchiveProblem(StrEnum):
    """Why an archive is not taken."""

    NOT_A_ZIP = "not_a_zip"
    TOO_MANY_FILES = "too_many_files"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    PATH = "path"
    LINK = "link"
    LOCKED = "locked"
    TWICE = "twice"
    BROKEN = "broken"
    COMPRESSION = "compression"


class ManifestProblem(StrEnum):
    """Why a package is not taken."""

    NO_MANIFEST = "no_manifest"
    UNREADABLE = "unreadable"
    DOCTYPE = "doctype"
    OTHER_VERSION = "other_version"
    NO_LESSON = "no_lesson"
    TOO_MANY_LESSONS = "too_many_lessons"
    FILE_MISSING = "file_missing"
    ELSEWHERE = "elsewhere"
    VALUE = "value"
