# SPDX-License-Identifier: EUPL-1.2
"""What a discussion of a class begins with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ThreadKind(TextChoices):
    """A question waits for an answer, a topic for what others think."""

    QUESTION = "question", _("Question")
    TOPIC = "topic", _("Topic")
