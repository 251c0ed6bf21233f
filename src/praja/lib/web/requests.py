# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.http import HttpRequest

from praja.lib.actors import Actor


class PrajaRequest(HttpRequest):
    """A request as views see it: with the one moment it happens at, and who acts."""

    at: datetime
    actor: Actor
