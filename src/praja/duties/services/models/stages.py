# SPDX-License-Identifier: EUPL-1.2
"""What the stages of an application leave behind: visits, recommendations, remarks of the office."""

from django.db import models

from praja.duties.services.enums import RefusalReason, RemarkKind
from praja.duties.services.models.applications import Application
from praja.kernel.organization.models import Unit
from praja.lib.privacy import DIGEST, content, declare


class Visit(models.Model):
    """An officer looks at the place."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="visits")
    planned_for = models.DateTimeField(null=True, blank=True)
    visited_at = models.DateTimeField(null=True, blank=True)
    findings = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    is_in_order = models.BooleanField(null=True, blank=True)
    visitor = models.BigIntegerField(null=True, blank=True)
    """Account of the officer."""


class Recommendation(models.Model):
    """What another unit says to an application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="recommendations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="recommendations")
    asked_at = models.DateTimeField()
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    is_in_favour = models.BooleanField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.BigIntegerField(null=True, blank=True)
    """Account of who gave it."""


class Remark(models.Model):
    """What an officer proposes to the head, or a head gives back with: words for the office alone, kept for good."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=8, choices=RemarkKind.choices)
    reason = models.CharField(max_length=14, choices=RefusalReason.choices, blank=True)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    made_at = models.DateTimeField()
    author = models.BigIntegerField()
    """Account of who wrote it."""


declare(Visit, findings=content(DIGEST), salt=content(DIGEST))
declare(Recommendation, text=content(DIGEST), salt=content(DIGEST))
declare(Remark, kind=None, reason=None, text=content(DIGEST), salt=content(DIGEST))
