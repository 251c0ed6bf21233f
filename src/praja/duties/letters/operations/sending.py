# SPDX-License-Identifier: EUPL-1.2
"""A signed letter goes out: inside it arrives registered, by e-mail the worker hands it over, on paper somebody says that the
post has it. When everybody has it, it is sent. Every operation here can be called again and does nothing twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.letters.enums import Arrival, Security, Way
from praja.duties.letters.errors.signing import NotAllSent, NotForPost
from praja.duties.letters.events.outgoing import PassedToAddressee
from praja.duties.letters.models import Addressee, Outgoing
from praja.duties.letters.operations.registering import NewLetter, register_letter
from praja.duties.letters.operations.saying import reason_given
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.procedure.names import SIGNED
from praja.duties.letters.queries.enclosures import enclosures_of
from praja.duties.letters.queries.sending import enclosures_said, files_of_letter
from praja.duties.letters.queries.signing import document_of, outgoing_of
from praja.duties.letters.rules import may_send
from praja.kernel.documents.operations import withdraw_document
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, system_actor

TOO_SECRET = "TooSecret"  # noqa: S105 - a reason
"""Why a secret letter is not e-mailed: anybody on its way could read it."""
NOT_BY_MAIL = frozenset({Security.SECRET, Security.TOP_SECRET})


def send_out(*, case_id: int, at: datetime) -> None:
    """A letter was signed: it arrives at the units to which it goes, and its e-mails wait for the worker. Closed where that is
    everybody. Safe to be called again."""
    queue_mails(case_id=case_id, at=at)
    deliver_inside(case_id=case_id, at=at)
    close_if_sent(case_id=case_id, at=at)


def deliver_inside(*, case_id: int, at: datetime) -> int:
    """Register the letter at every unit of this government to which it goes, with its files and without re-typing: one incoming
    case per unit, found again by `out:{case_id}`. Returns how many arrived now."""
    waiting = Addressee.objects.filter(outgoing=case_id, way=Way.INSIDE, sent_at=None).order_by("position")
    return sum(_deliver(addressee_id, case_id, at) for addressee_id in list(waiting.values_list("pk", flat=True)))


def _deliver(addressee_id: int, case_id: int, at: datetime) -> bool:
    actor = system_actor("letters.deliver")
    with transaction.atomic():
        case = lock(case_id)
        addressee = Addressee.objects.select_related("unit").get(pk=addressee_id)
        if case.state != SIGNED or addressee.sent_at is not None or addressee.unit is None:
            return False
        new = _as_incoming(outgoing_of(case_id))
        arrived = register_letter(new=new, unit=addressee.unit, actor=actor, at=at)
        addressee.arrived = arrived
        _passed(addressee, case, actor, at)
    return True


def _as_incoming(outgoing: Outgoing) -> NewLetter:
    """The letter as its addressee registers it."""
    letter = outgoing.letter
    return NewLetter(
        subject=letter.subject,
        sender=outgoing.signing_unit,
        number_text=letter.number_text,
        dated_on=letter.dated_on,
        kind=letter.kind,
        security=letter.security,
        speed=letter.speed,
        classification=letter.classification,
        summary=letter.summary,
        enclosures=enclosures_said(letter.pk),
        files=files_of_letter(letter.pk),
        titles={one.file.sha256: one.title for one in enclosures_of(letter.pk)},
        arrival=Arrival.INSIDE,
        origin=letter.case,
        source_ref=f"out:{letter.pk}",
    )


def _passed(addressee: Addressee, case: Case, actor: Actor, at: datetime) -> None:
    """One of them has it. In the caller's transaction, under the case's lock."""
    addressee.sent_at, addressee.next_try_at, addressee.handing_since, addressee.failure = at, None, None, ""
    addressee.save(update_fields=["sent_at", "arrived", "next_try_at", "handing_since", "failure"])
    event = PassedToAddressee(addressee=addressee.pk, way=addressee.way, arrived=addressee.arrived_id)
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))


def queue_mails(*, case_id: int, at: datetime) -> int:
    """Let the worker e-mail the letter. One that is secret is not e-mailed: it waits to be printed. Returns how many wait."""
    waiting = Addressee.objects.filter(outgoing=case_id, way=Way.EMAIL, sent_at=None, tries=0, failure="")
    if outgoing_of(case_id).letter.security in NOT_BY_MAIL:
        waiting.update(failure=TOO_SECRET)
        return 0
    return waiting.filter(next_try_at=None).update(next_try_at=at)


def note_mailed(*, addressee_id: int, actor: Actor, at: datetime) -> None:
    """The e-mail was handed over. Again changes nothing."""
    addressee = Addressee.objects.get(pk=addressee_id)
    with transaction.atomic():
        case = lock(addressee.outgoing_id)
        addressee.refresh_from_db()
        if addressee.sent_at is not None:
            return
        # Also of a letter that was withdrawn meanwhile: they have it.
        _passed(addressee, case, actor, at)
    close_if_sent(case_id=case.pk, at=at)


def hand_to_post(
    *, case: Case, addressees: Sequence[int], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Somebody hands the printed letter to the post for these addressees; also instead of an e-mail that did not go out.

    Closed where everybody has it then. Raises `StepNotAllowed`, `WrongState`, `NotForPost`.
    """
    del seen_version  # two people may hand over different envelopes of one letter
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_send.allows(actor, locked):
            raise StepNotAllowed
        if locked.state != SIGNED:
            raise WrongState(OUTGOING.by_state[locked.state].office)
        rows = Addressee.objects.filter(outgoing=case.pk, pk__in=addressees, sent_at=None, handing_since=None)
        rows = rows.exclude(way=Way.INSIDE)
        chosen = list(rows.order_by("position"))
        if not chosen:
            raise NotForPost
        for addressee in chosen:
            _passed(addressee, locked, actor, at)
    return close_if_sent(case_id=case.pk, at=at, actor=actor) or locked


def close_if_sent(*, case_id: int, at: datetime, actor: Actor | None = None) -> Case | None:
    """Say that the letter is sent if everybody has it; None where it is not to be said (yet, or again)."""
    try:
        return send_letter(case_id=case_id, actor=actor or system_actor("letters.sent"), at=at, seen_version=None)
    except (NotAllSent, WrongState):
        return None


def send_letter(*, case_id: int, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Everybody to whom it goes has it. Raises `NotAllSent`, and what `perform` raises."""
    data: dict[str, Any] = {"addressees": ()}

    def write(case: Case) -> None:
        rows = list(Addressee.objects.filter(outgoing=case.pk).order_by("position").values_list("pk", "sent_at"))
        missing = sum(sent_at is None for _pk, sent_at in rows)
        if missing:
            raise NotAllSent(missing)
        data["addressees"] = tuple(pk for pk, _sent_at in rows)

    return perform(case_id, "send", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def withdraw_letter(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Say that a signed letter counts no longer: whoever verifies it reads that, since when and why; units that received it
    read it on their letter. What did not go out yet stays here.

    Raises `InvalidInput` without a reason, and what `perform` raises.
    """
    said = reason_given(reason)
    data: dict[str, Any] = {"reason": ""}

    def write(locked: Case) -> None:
        document = document_of(locked.pk)
        assert document is not None, "what is signed has its page"
        document = withdraw_document(document_id=document.pk, reason=said, actor=actor, at=at)
        outgoing = Outgoing.objects.get(pk=locked.pk)
        outgoing.withdrawn_reason, outgoing.withdrawn_salt = said, document.withdrawn_salt
        outgoing.save(update_fields=["withdrawn_reason", "withdrawn_salt"])
        Addressee.objects.filter(outgoing=outgoing).update(next_try_at=None)
        data["reason"] = content_digest(bytes(document.withdrawn_salt), {"reason": said})

    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
