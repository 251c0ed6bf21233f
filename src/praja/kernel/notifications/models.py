# SPDX-License-Identifier: EUPL-1.2
"""Who was told what, by which channel, and how that went; and what is said in answer, by whatever door."""

from django.db import models
from django.db.models import Q

from praja.kernel.notifications.enums import INAPP, Direction, MessageStatus
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, contact, content, credential, declare


class Message(models.Model):
    """One message about one event to one person by one channel: never twice. The address stays sealed with the person and
    is opened only to send; the words are made from `template` and `context`, which holds codes and links only.
    """

    recipient = models.ForeignKey(Person, models.PROTECT, related_name="messages")
    channel = models.CharField(max_length=20)
    event_id = models.BigIntegerField()
    """The ledger's event that it tells of."""
    template = models.CharField(max_length=60)
    context = models.JSONField(default=dict)
    subject = models.CharField(max_length=200)
    urgent = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=MessageStatus.choices, default=MessageStatus.QUEUED)
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=60, blank=True)
    """The class of the last failure; never its words, which may hold an address."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_id", "recipient", "channel"], name="notifications_told_once")
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"], condition=Q(status=MessageStatus.QUEUED), name="notifications_waiting"
            ),
            models.Index(fields=["recipient", "-id"], condition=Q(channel=INAPP), name="notifications_inbox"),
            models.Index(fields=["queued_at"], condition=Q(status=MessageStatus.FAILED), name="notifications_failed"),
        ]


class Thread(models.Model):
    """A conversation with one address on one channel (a WhatsApp number, a chat, a mailbox). The address is sealed and found
    by its keyed hash. `case` is the matter that is talked about now; an older one may be closed."""

    channel = models.CharField(max_length=12)
    peer = SealedField()
    peer_key = models.BinaryField(max_length=32)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="threads")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="threads")
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    """When the outside last said something in it; a channel may refuse free words after a while of silence."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "peer_key"], name="notifications_thread_of_peer_once")
        ]
        indexes = [models.Index(fields=["case"], name="notifications_threads_of_case")]


class Utterance(models.Model):
    """Something said in a matter's conversation, from or to the outside, by whatever channel; `web` has no thread.

    Words are personal: the ledger holds only `sha256(salt, words)`. `external_id` is the channel's own id of it, by which a
    message delivered twice is known. Going out it waits (`queued`) until the worker has handed it over.
    """

    thread = models.ForeignKey(Thread, models.PROTECT, null=True, blank=True, related_name="utterances")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="utterances")
    channel = models.CharField(max_length=12)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    external_id = models.CharField(max_length=200, blank=True, default="")
    said_at = models.DateTimeField()
    """When it was said, by the channel's own clock; of what goes out, when it was written."""
    kept_at = models.DateTimeField()
    by_account = models.BigIntegerField(null=True, blank=True)
    """Account of the officer who wrote it; None: the outside, or the platform."""
    about = models.CharField(max_length=40, blank=True, default="", db_default="")
    """What the platform says it about (`event:17`, `utterance:4`), so that it is said once."""
    enclosed = SealedField()
    """Words that only the outside may read (a secret link): sealed, added when it is handed over, then forgotten."""
    status = models.CharField(max_length=8, choices=MessageStatus.choices, default=MessageStatus.SENT)
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "external_id"], condition=~Q(external_id=""), name="notifications_utterance_once"
            ),
            models.UniqueConstraint(fields=["about"], condition=~Q(about=""), name="notifications_said_about_once"),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="notifications_said_in_case"),
            models.Index(
                fields=["not_before", "id"], condition=Q(status=MessageStatus.QUEUED), name="notifications_to_say"
            ),
        ]


class Arrival(models.Model):
    """A message that a channel has delivered and that was not taken in yet: its attachments have still to be fetched. The row
    goes when that is done, and nothing is lost if it fails for a while."""

    channel = models.CharField(max_length=12)
    external_id = models.CharField(max_length=200)
    body = SealedField()
    """What came, as JSON, sealed."""
    arrived_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField()
    error = models.CharField(max_length=60, blank=True)
    """The class of the last failure."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="notifications_arrival_once"),
        ]
        indexes = [models.Index(fields=["not_before", "id"], name="notifications_arrivals_due")]


class JoinOffer(models.Model):
    """A short code by which a conversation on another channel becomes part of a matter: one hour, once, kept as a keyed hash."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="join_offers")
    code_key = models.BinaryField(max_length=32, unique=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="notifications_offers_of_case")]


declare(
    Thread,
    channel=None,
    peer=contact(BLANK),
    peer_key=contact(BLANK),
    began_at=None,
    last_at=None,
)
declare(
    Utterance,
    channel=None,
    direction=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    external_id=contact(BLANK),
    said_at=None,
    kept_at=None,
    about=None,
    enclosed=content(BLANK),
    status=None,
    not_before=None,
    error=None,
)
declare(Arrival, channel=None, external_id=contact(BLANK), body=content(BLANK), error=None)
declare(JoinOffer, code_key=credential(BLANK))
declare(
    Message,
    channel=None,
    template=None,
    context=None,
    subject=None,
    status=None,
    error=None,
    not_before=None,
    queued_at=None,
    sent_at=None,
)
