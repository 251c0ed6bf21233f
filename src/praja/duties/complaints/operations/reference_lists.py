# SPDX-License-Identifier: EUPL-1.2
"""The lists that sort reports: owners outside this government, and topics with the unit that usually answers."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.errors import MissingPart, NameTaken
from praja.duties.complaints.events import DestinationSaved, TopicSaved
from praja.duties.complaints.models import Destination, Topic
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.rules import may_keep_lists
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

DESTINATIONS, TOPICS = "complaints.destinations", "complaints.topics"
"""The streams of everything that was changed in the two lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationWords:
    """An owner outside: `text` is what the reporter reads, who they are, how to reach them, what happens now."""

    name: str
    text: str
    contact: str = ""
    is_active: bool = True


def save_destination(
    *, destination: Destination | None, words: DestinationWords, actor: Actor, at: datetime
) -> Destination:
    """Enter an owner outside this government, or change or put away one. Its key is made of its first name and stays.

    Raises `NotAllowed`, `MissingPart` without a name, `NameTaken`, `TextTooShort`, `TextTooLong`. The same again: no change.
    """
    _guard(actor)
    name, text = _name(words.name, 120), words_of(words.text).text
    kept = destination or Destination(key=_key(name))
    values = {"name": name, "text": text, "contact": words.contact.strip()[:200], "is_active": words.is_active}
    if destination is not None and all(getattr(kept, field) == value for field, value in values.items()):
        return kept
    for field, value in values.items():
        setattr(kept, field, value)
    with transaction.atomic():
        kept.save()
        event = DestinationSaved(
            key=kept.key,
            destination=kept.name,
            text=sha256(kept.text.encode()).hexdigest(),
            contact=kept.contact,
            active=kept.is_active,
        )
        record(event, actor=actor, at=at, stream=DESTINATIONS, refs={"destination": kept.pk})
    return kept


def save_topic(
    *, topic: Topic | None, name: str, unit: Unit | None, is_active: bool, actor: Actor, at: datetime
) -> Topic:
    """Enter a topic, or change its name, its unit, or put it away. Raises `NotAllowed`, `MissingPart`, `NameTaken`."""
    _guard(actor)
    title = _name(name, 120)
    others = Topic.objects.filter(name__iexact=title)
    if (others.exclude(pk=topic.pk) if topic else others).exists():
        raise NameTaken
    kept = topic or Topic()
    unit_id = unit.pk if unit else None
    if topic is not None and (topic.name, topic.unit_id, topic.is_active) == (title, unit_id, is_active):
        return kept
    kept.name, kept.unit_id, kept.is_active = title, unit_id, is_active
    with transaction.atomic():
        kept.save()
        event = TopicSaved(topic=kept.pk, title=title, unit=unit_id, active=is_active)
        record(event, actor=actor, at=at, stream=TOPICS, refs={"topic": kept.pk})
    return kept


def _guard(actor: Actor) -> None:
    if not may_keep_lists(actor):
        raise NotAllowed(_("You may not change this list."), next_step=_("Ask the complaint coordinator."))


def _name(name: str, longest: int) -> str:
    kept = " ".join(name.split())
    if not kept or len(kept) > longest:
        raise MissingPart(
            _("It needs a name of at most %(count)s characters.") % {"count": longest},
            field="name",
            next_step=_("Write the name that people know."),
        )
    return kept


def _key(name: str) -> str:
    key = slugify(name)[:40].strip("-")
    if not key:
        raise MissingPart(_("This name has no letters."), field="name", next_step=_("Write the name that people know."))
    if Destination.objects.filter(key=key).exists():
        raise NameTaken
    return key
