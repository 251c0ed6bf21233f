# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How a clock ended."""

    RUNNING = "running", _("running")
    MET = "met", _("in time")
    LATE = "late", _("late")
    VOID = "void", _("no longer applies")


class Channel(models.TextChoices):
    """The door by which a matter came in."""

    WEB = "web", _("Website")
    API = "api", _("Another system")
    COUNTER = "counter", _("Counter")
    IMPORT = "import", _("Imported register")
    PHONE = "phone", _("Telephone")
    PAPER = "paper", _("Paper form")
    EMAIL = "email", _("E-mail")
    WHATSAPP = "whatsapp", _("WhatsApp")
    TELEGRAM = "telegram", _("Telegram")
    SMS = "sms", _("SMS")
    WATCH = "pantauan", _("Seen on social media")


class Priority(models.TextChoices):
    """Why somebody is served first."""

    NONE = "", _("None")
    DISABILITY = "disability", _("Person with a disability")
    AGE = "age", _("Elderly person")
    PREGNANCY = "pregnancy", _("Pregnant, or with a small child")
