# SPDX-License-Identifier: EUPL-1.2
"""What is written here: drafts in versions, initials, addressees, and the registers that number."""

import json
from typing import Any

from django.db import models

from praja.duties.letters.enums import AddresseeRole, CheckKind, CheckState, SigningFor, Way
from praja.duties.letters.models.incoming import Incoming
from praja.duties.letters.models.letters import Correspondent, Letter
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.sealing import SealedField, open_sealed, seal
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare, employment

BODY = "letters.body"
"""What the words of versions are sealed for."""

UNSAVED = "letters.unsaved"
"""What words that are not saved yet are sealed for."""


class LetterRegister(models.Model):
    """A series of numbers: whose, for which kinds, written how, by decree, for a time. The kernel's register is
    `letters:{id}`, one per year.

    `pattern` is one of `documents.domain.numbering`, e.g. `{kode}/{nomor}/{unit}/{tahun}`. One `is_legal` is Bagian Hukum's and
    numbers legal products of the whole government.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letter_registers")
    name = models.CharField(max_length=120)
    kinds = models.JSONField(default=list)
    """Codes of `enums.LetterKind`; empty: every kind for which the unit has no other register."""
    pattern = models.CharField(max_length=80)
    unit_code = models.CharField(max_length=60, blank=True)
    """What `{unit}` stands for."""
    is_legal = models.BooleanField(default=False)
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "since"], name="letters_registers_of_unit")]

    @property
    def key(self) -> str:
        """Its series in the kernel."""
        return f"letters:{self.pk}"


class Outgoing(models.Model):
    """A letter that this government writes. The case's lead unit writes it; `signing_unit`'s head signs it, whoever that is at
    the moment of signing. The signed page is the `documents` kernel's, kind `letters.outgoing` and the case's id; files that go
    with it are attachments of the same kind.
    """

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="outgoing")
    author = models.ForeignKey(Account, models.PROTECT, related_name="letters_written")
    signing_unit = models.ForeignKey(Unit, models.PROTECT, related_name="letters_to_sign")
    register = models.ForeignKey(LetterRegister, models.PROTECT, null=True, blank=True, related_name="letters")
    """By which series it is numbered; chosen when it is handed in, None in SRIKANDI's mode."""
    signing_for = models.CharField(max_length=4, choices=SigningFor.choices, blank=True)
    on_behalf_title = models.CharField(max_length=200, blank=True)
    """The post in whose name it is signed, where it is not the signer's own."""
    place = models.CharField(max_length=80, blank=True)
    replies_to = models.ForeignKey(Incoming, models.PROTECT, null=True, blank=True, related_name="replies")
    versions_made = models.IntegerField(default=0)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    withdrawn_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        indexes = [models.Index(fields=["author", "letter"], name="letters_of_author")]


class LetterVersion(models.Model):
    """The words of a letter as they were saved once. Append only: who changes something makes the next one.

    `words` is sealed JSON (`domain.bodies`): opening, body as blocks, closing, copies. The ledger holds its digest with `salt`.
    """

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    words = SealedField()
    salt = models.BinaryField(max_length=16)
    subject = models.CharField(max_length=300)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    """What was changed, in the writer's words."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outgoing", "number"], name="letters_version_numbered_once")]

    def said(self) -> dict[str, Any]:
        """The words, opened."""
        found: dict[str, Any] = json.loads(open_sealed(self.words, BODY) or "{}")
        return found

    def say(self, words: dict[str, Any]) -> None:
        """Put words in place, sealed."""
        self.words = seal(json.dumps(words, ensure_ascii=False), BODY)

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the version covers."""
        return {"subject": self.subject, "words": self.said(), "note": self.note}


class UnsavedWords(models.Model):
    """What somebody is typing into a letter and has not saved yet, so that nothing is lost with the browser. It is nobody
    else's to read, counts for nothing, and goes when it is saved or thrown away."""

    outgoing = models.ForeignKey(Outgoing, models.CASCADE, related_name="unsaved")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    typed = SealedField()
    """The fields of the form as JSON."""
    seen_version = models.IntegerField()
    """Of the case, as the page showed it."""
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outgoing", "account"], name="letters_unsaved_once")]

    def said(self) -> dict[str, Any]:
        """The fields as they were typed."""
        found: dict[str, Any] = json.loads(open_sealed(self.typed, UNSAVED) or "{}")
        return found

    def say(self, typed: dict[str, Any]) -> None:
        """Put them in place, sealed."""
        self.typed = seal(json.dumps(typed, ensure_ascii=False), UNSAVED)


class Check(models.Model):
    """One initial (paraf) that a letter needs, in order; and what became of it. A letter that comes back and is handed in again
    gets new ones: `round` counts. What the legal bureau said, and a signer who gave it back, stands here too, after the initials
    of its round (`CheckKind.LEGAL`, `SIGNER`); nobody waits for those rows."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="checks")
    round = models.SmallIntegerField()
    position = models.SmallIntegerField()
    person = models.ForeignKey(Account, models.PROTECT, related_name="letter_checks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """At which unit the person is asked."""
    kind = models.CharField(max_length=14, choices=CheckKind.choices, default=CheckKind.HIERARCHY)
    state = models.CharField(max_length=8, choices=CheckState.choices, default=CheckState.WAITING)
    version = models.IntegerField(null=True, blank=True)
    """Which version was looked at."""
    note = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "round", "position"], name="letters_check_in_order"),
            models.UniqueConstraint(fields=["outgoing", "round", "person", "kind"], name="letters_checked_by_once"),
        ]
        indexes = [models.Index(fields=["person", "state"], name="letters_checks_of_person")]


class Addressee(models.Model):
    """To whom a letter goes, how, and when it did. One sent inside names the letter as which it arrived."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="addressees")
    position = models.SmallIntegerField()
    role = models.CharField(max_length=4, choices=AddresseeRole.choices, default=AddresseeRole.TO)
    way = models.CharField(max_length=6, choices=Way.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    correspondent = models.ForeignKey(Correspondent, models.PROTECT, null=True, blank=True, related_name="+")
    printed = models.CharField(max_length=200)
    """As it stands on the page: "Kepala Dinas Perhubungan"."""
    sent_at = models.DateTimeField(null=True, blank=True)
    arrived = models.OneToOneField(Incoming, models.PROTECT, null=True, blank=True, related_name="sent_as")
    tries = models.SmallIntegerField(default=0, db_default=0)
    """How often an e-mail was tried."""
    next_try_at = models.DateTimeField(null=True, blank=True)
    """When the worker hands the e-mail over; None: not signed yet, under way, done, or given up."""
    handing_since = models.DateTimeField(null=True, blank=True)
    """Since when a worker has been handing the e-mail over. As long as this stands nobody else does: what became of a try whose
    worker was lost is not known, and it is not tried again by itself."""
    failure = models.CharField(max_length=60, blank=True, default="", db_default="")
    """Why the e-mail did not go out: the class of the failure, never its words, which may hold an address."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "position"], name="letters_addressee_in_order"),
            models.UniqueConstraint(
                fields=["outgoing", "unit"],
                condition=models.Q(unit__isnull=False),
                name="letters_unit_addressed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, correspondent=None, way=Way.INSIDE)
                | models.Q(unit=None, correspondent__isnull=False) & ~models.Q(way=Way.INSIDE),
                name="letters_addressee_and_way",
            ),
        ]
        indexes = [
            models.Index(fields=["way", "outgoing"], condition=models.Q(sent_at=None), name="letters_not_sent_yet"),
            models.Index(
                fields=["next_try_at"], condition=models.Q(next_try_at__isnull=False), name="letters_mail_to_send"
            ),
            models.Index(
                fields=["handing_since"], condition=models.Q(handing_since__isnull=False), name="letters_mail_under_way"
            ),
        ]


declare(LetterRegister, name=None, kinds=None, pattern=None, unit_code=None, decree=None)
declare(
    Outgoing,
    signing_for=None,
    on_behalf_title=employment(KEEP),
    place=None,
    withdrawn_reason=content(DIGEST),
    withdrawn_salt=content(DIGEST),
)
declare(
    LetterVersion,
    words=content(DIGEST),
    salt=content(DIGEST),
    subject=content(DIGEST),
    note=content(DIGEST),
    made_at=None,
)
declare(UnsavedWords, typed=content(BLANK), kept_at=None)
declare(Check, kind=None, state=None, note=content(DIGEST), salt=content(DIGEST), at=None)
declare(
    Addressee,
    role=None,
    way=None,
    printed=content(KEEP),
    sent_at=None,
    next_try_at=None,
    handing_since=None,
    failure=None,
)
