# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from praja.lib.privacy import declare


class Schedule(models.Model):
    """When a recurring piece of background work runs next, and which worker has taken it until when."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=60, blank=True)
    last_run_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)


declare(Schedule, leased_by=None, last_error=None)
