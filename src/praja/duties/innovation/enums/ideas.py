# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

IDEA = "innovation.idea"
"""Name of the procedure that an idea walks, and kind of the origin of an innovation that came from one."""


class IdeaState(models.TextChoices):
    """Where an idea stands."""

    RECEIVED = "received", _("Waits to be shown")
    OPEN = "open", _("Open for support")
    ADOPTED = "adopted", _("Became an innovation")
    DECLINED = "declined", _("Not taken up")
    MERGED = "merged", _("Put together with another idea")
    REFUSED = "refused", _("Not shown")
    WITHDRAWN = "withdrawn", _("Withdrawn")


IN_PUBLIC = (IdeaState.OPEN, IdeaState.ADOPTED, IdeaState.DECLINED, IdeaState.MERGED)
"""States in which everybody reads it: after a moderator's word, and not taken away since."""


class IdeaTopic(models.TextChoices):
    """What an idea is about, in words that residents use."""

    PAPERS = "papers", _("Papers and permits")
    HEALTH = "health", _("Health")
    SCHOOL = "school", _("School and learning")
    ROADS = "roads", _("Roads, lamps and water")
    CLEAN = "clean", _("Cleanliness and environment")
    WORK = "work", _("Work and livelihood")
    SAFE = "safe", _("Safety and order")
    SOCIAL = "social", _("Care for people in need")
    OTHER = "other", _("Something else")
