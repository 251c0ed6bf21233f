# SPDX-License-Identifier: EUPL-1.2
"""What the stages of an application leave behind: visits and recommendations."""

from django.db import models

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


declare(Visit, findings=content(DIGEST), salt=content(DIGEST))
declare(Recommendation, text=content(DIGEST), salt=content(DIGEST))
