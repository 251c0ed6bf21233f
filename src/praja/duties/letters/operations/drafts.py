# SPDX-License-Identifier: EUPL-1.2
"""What a writer hands over, checked and as rows: for the operations of letters that are written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import UnusableBody, plain
from praja.duties.letters.domain.errands import ERRAND_KINDS
from praja.duties.letters.domain.heads import addressed, head_of
from praja.duties.letters.domain.kinds import FACTS
from praja.duties.letters.domain.words import Words
from praja.duties.letters.enums import AddresseeRole, Security, SigningFor, Speed, Way
from praja.duties.letters.errors.writing import LetterIncomplete, WordsUnreadable
from praja.duties.letters.models import Addressee, ClassificationCode, Correspondent, Incoming, LetterVersion, Outgoing
from praja.duties.letters.queries.access import reach_for
from praja.duties.letters.queries.errands import goers
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.titles import title_without_post

LONGEST_SUBJECT, LONGEST_NOTE, LONGEST_PRINTED = 300, 300, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddressee:
    """To whom: a unit of this government, or a correspondent outside. `printed` empty: the unit's head, the correspondent's
    name."""

    unit: Unit | None = None
    correspondent: Correspondent | None = None
    printed: str = ""
    role: str = AddresseeRole.TO
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """A letter as its writer wants it. `signing_unit` None: the unit that writes it signs. `note` says what was changed."""

    kind: str
    subject: str
    words: Words = field(default_factory=Words)
    security: str = Security.OPEN
    speed: str = Speed.ORDINARY
    classification: ClassificationCode | None = None
    signing_unit: Unit | None = None
    signing_for: str = SigningFor.OWN
    on_behalf_title: str = ""
    place: str = ""
    addressees: Sequence[NewAddressee] = ()
    replies_to: Incoming | None = None
    note: str = ""


def checked_draft(new: NewDraft, unit: Unit) -> NewDraft:
    """The draft with its lines cleaned. Raises LetterIncomplete, WordsUnreadable."""
    subject = " ".join(plain(new.subject).split())
    if new.kind not in FACTS:
        raise LetterIncomplete(
            _("There is no such kind of letter."), field="kind", next_step=_("Choose one of the list.")
        )
    if not subject:
        raise LetterIncomplete(
            _("The letter has no subject (hal)."), field="subject", next_step=_("Say in a few words what it is about.")
        )
    if len(subject) > LONGEST_SUBJECT:
        raise LetterIncomplete(
            _("The subject is longer than %(count)s characters.") % {"count": LONGEST_SUBJECT},
            field="subject",
            next_step=_("Shorten it; the rest belongs into the letter."),
        )
    _check_signing(new, unit)
    try:
        words = Words.of(new.words.as_data())
    except UnusableBody as error:
        raise WordsUnreadable(error.where.partition(".")[0]) from error
    words = _checked_errand(words, new.kind)
    return NewDraft(
        kind=new.kind,
        subject=subject,
        words=words,
        security=Security(new.security),
        speed=Speed(new.speed),
        classification=new.classification,
        signing_unit=new.signing_unit or unit,
        signing_for=SigningFor(new.signing_for),
        on_behalf_title=" ".join(plain(new.on_behalf_title).split())[:LONGEST_PRINTED],
        place=" ".join(plain(new.place).split())[:80],
        addressees=_checked_addressees(new.addressees),
        replies_to=new.replies_to,
        note=" ".join(plain(new.note).split())[:LONGEST_NOTE],
    )


def _checked_errand(words: Words, kind: str) -> Words:
    """The words with those whom they send as the register knows them; only a letter of assignment sends anybody."""
    if words.errand is None or kind not in ERRAND_KINDS:
        return replace(words, errand=None)
    sent = words.errand.people
    if {one.employee for one in goers(one.employee for one in sent)} != {one.employee for one in sent}:
        raise LetterIncomplete(
            _("Somebody who is to be sent is not in service."),
            field="asked",
            next_step=_("Take them out, or choose somebody else."),
        )
    return words


def _check_signing(new: NewDraft, unit: Unit) -> None:
    signing = new.signing_unit or unit
    if signing.pk not in (unit.pk, *units.current().ancestors(unit.pk)):
        raise LetterIncomplete(
            _("A letter is signed by the head of the unit that writes it, or of a unit above."),
            field="signing_unit",
            next_step=_("Choose one of them; ask another unit to write its own letter."),
        )
    if new.signing_for and not new.on_behalf_title.strip():
        raise LetterIncomplete(
            _("It is not said on whose behalf it is signed."),
            field="on_behalf_title",
            next_step=_("Write the post, for example “Wali Kota”; for u.b. both posts with a semicolon between them."),
        )


def _checked_addressees(wanted: Sequence[NewAddressee]) -> tuple[NewAddressee, ...]:
    found, seen = [], set()
    for one in wanted:
        if one.unit is not None and one.unit.pk in seen:
            raise LetterIncomplete(
                _("%(unit)s stands among the addressees twice.") % {"unit": one.unit.name},
                field="addressees",
                next_step=_("Leave it in once, as addressee or for a copy."),
            )
        if (one.unit is None) == (one.correspondent is None):
            raise ValueError("an addressee is a unit or a correspondent")
        if one.unit is not None:
            seen.add(one.unit.pk)
        way = Way.INSIDE if one.unit is not None else Way(one.way or Way.PRINT)
        printed = " ".join(plain(one.printed).split())[:LONGEST_PRINTED] or _usual(one)
        found.append(
            NewAddressee(
                unit=one.unit,
                correspondent=one.correspondent,
                printed=printed,
                role=AddresseeRole(one.role),
                way=way,
            )
        )
    return tuple(found)


def _usual(one: NewAddressee) -> str:
    return title_without_post(one.unit) if one.unit is not None else str(one.correspondent)


def reach_of_draft(new: NewDraft, on: date) -> int:
    """How far the letter can be read (`enums.Reach`)."""
    return reach_for(new.security, new.classification, on)


def put(outgoing: Outgoing, new: NewDraft, reach: int) -> None:
    """Put what the draft says on the letter and its detail, unsaved."""
    assert new.signing_unit is not None
    letter = outgoing.letter
    letter.kind, letter.security, letter.speed, letter.reach = new.kind, new.security, new.speed, reach
    letter.classification, letter.subject = new.classification, new.subject
    outgoing.signing_unit, outgoing.signing_for = new.signing_unit, new.signing_for
    outgoing.on_behalf_title, outgoing.place = new.on_behalf_title if new.signing_for else "", new.place


def version_of(outgoing: Outgoing, new: NewDraft, author_id: int, salt: bytes, at: datetime) -> LetterVersion:
    """The next version of the words, unsaved."""
    version = LetterVersion(
        outgoing=outgoing,
        number=outgoing.versions_made,
        salt=salt,
        subject=new.subject,
        made_by_id=author_id,
        made_at=at,
        note=new.note,
    )
    version.say(new.words.as_data())
    return version


def keep_correspondents(wanted: Sequence[NewAddressee]) -> None:
    """Keep those outside who are addressed for the first time. Call it inside the transaction that saves the letter."""
    for one in wanted:
        if one.correspondent is not None and one.correspondent.pk is None:
            one.correspondent.save(force_insert=True)


def save_addressees(outgoing: Outgoing, wanted: Sequence[NewAddressee]) -> None:
    """Let exactly these be addressed, in this order. Nothing of an unsigned letter has gone anywhere yet."""
    Addressee.objects.filter(outgoing=outgoing).delete()
    Addressee.objects.bulk_create(
        Addressee(
            outgoing=outgoing,
            position=position,
            role=one.role,
            way=one.way,
            unit=one.unit,
            correspondent=one.correspondent,
            printed=one.printed,
        )
        for position, one in enumerate(wanted, 1)
    )


def digests_of(outgoing: Outgoing, version: LetterVersion, wanted: Sequence[NewAddressee]) -> dict[str, Any]:
    """The fields that the events of drafting and revising share."""
    letter = outgoing.letter
    people = [
        addressed(
            one.unit.pk if one.unit else None,
            one.correspondent.pk if one.correspondent else None,
            one.role,
            one.way,
            one.printed,
        )
        for one in wanted
    ]
    return {
        "kind": str(letter.kind),
        "security": str(letter.security),
        "speed": str(letter.speed),
        "reach": int(letter.reach),
        "classification": letter.classification.code if letter.classification else "",
        "signing_unit": outgoing.signing_unit_id,
        "draft": version.number,
        "content": content_digest(bytes(version.salt), version.digested()),
        "head": content_digest(bytes(version.salt), head_of(letter, outgoing, people)),
    }
