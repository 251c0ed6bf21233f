# SPDX-License-Identifier: EUPL-1.2
"""Asking the head of the neighbourhood by a link that is good once, and what comes of it.

The link goes out in two acts with the sending between them, outside any transaction: `prepare_link` makes a new secret and keeps
only its hash, `note_sent` writes down what came of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from praja.duties.services.domain.paths import REFERENCE
from praja.duties.services.domain.stated import neighbourhood_number
from praja.duties.services.enums import ReferenceState
from praja.duties.services.errors.references import NeighbourhoodUnknown, ReferenceAnswered, TooSoonToVerify
from praja.duties.services.models import Application, Reference
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.neighbourhoods import application_asked, head_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.people.identifiers import opened
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import hash_secret, new_secret
from praja.lib.moments import local_zone

GOOD_FOR = timedelta(hours=72)
"""How long a link may be used. No law sets it."""
MOST_TRIES = 6
LEASE = timedelta(minutes=5)
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Link:
    """A link about to be sent: its secret, and where it goes."""

    reference_id: int
    secret: str
    phone: str


def prepare_link(*, reference_id: int, actor: Actor, at: datetime) -> Link | None:
    """A new secret for one request; the one before opens nothing any more. None where it was answered, sent, or is being sent.

    No event: nobody outside has learned anything yet, and what goes out opens one question.
    """
    with transaction.atomic():
        due = Reference.objects.filter(pk=reference_id, state=ReferenceState.ASKED, next_try_at__lte=at)
        reference = due.select_for_update(of=("self",)).select_related("head__person").first()
        if reference is None or reference.head is None:
            return None
        phone = opened("phone", reference.head.person.phone)
        reference.tries += 1
        reference.next_try_at = at + LEASE if phone and reference.tries < MOST_TRIES else None
        secret = new_secret()
        reference.token_hash = hash_secret(secret)
        reference.save(update_fields=["tries", "next_try_at", "token_hash"])
    return Link(reference.pk, secret, phone) if phone else None


def note_sent(*, link: Link, at: datetime) -> None:
    """The link went out. Where it did not, it is tried again by itself when its time comes."""
    mine = Reference.objects.filter(pk=link.reference_id, token_hash=hash_secret(link.secret))
    mine.update(sent_at=at, next_try_at=None)


def confirm_reference(*, reference: Reference, actor: Actor, at: datetime) -> Case:
    """The head confirms: a resident of the neighbourhood. The link is used up.

    Raises `ReferenceAnswered` where it was answered meanwhile, and what `perform` raises.
    """
    application = application_asked(reference)
    data = {"reference": reference.pk}
    return go_on(
        application.case,
        "confirm_reference",
        application,
        onward(application, REFERENCE),
        data=data,
        actor=actor,
        at=at,
        seen_version=None,
        write=lambda _case: _settle(reference, ReferenceState.CONFIRMED, at),
    )


def deny_reference(*, reference: Reference, come_first: bool, note: str, actor: Actor, at: datetime) -> Case:
    """The head does not know the resident, or asks them to come by first; `note` says more, for the resident and the kelurahan.

    The application waits: its applicant asks another neighbourhood, shows the paper, or withdraws. Raises as `confirm_reference`.
    """
    application = application_asked(reference)
    words, salt = " ".join(note.split())[:LONGEST_NOTE], new_salt()
    state = ReferenceState.COME_FIRST if come_first else ReferenceState.DENIED
    data = {
        "reference": reference.pk,
        "come_first": come_first,
        "note": content_digest(salt, {"text": words}) if words else "",
    }

    def write(_case: Case) -> None:
        _settle(reference, state, at, note=words, salt=salt if words else b"")

    return perform(application.case, "deny_reference", actor=actor, at=at, seen_version=None, data=data, write=write)


def ask_reference_again(
    *, application: Application, rw: str, rt: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Ask the head of another neighbourhood of the same kelurahan, or the same one again, with a new link.

    Raises `NeighbourhoodUnknown` where nobody on the list heads it, and what `perform` raises.
    """
    region = application.stated_people().region
    today = local_date(at, local_zone())
    numbers = neighbourhood_number(rw), neighbourhood_number(rt)
    head = head_of(region, *numbers, today, besides=application.applicant_id) if numbers[0] else None
    if head is None:
        raise NeighbourhoodUnknown
    data: dict[str, int] = {}

    def write(_case: Case) -> None:
        open_ones = Reference.objects.filter(application=application, state=ReferenceState.ASKED)
        open_ones.update(state=ReferenceState.WITHDRAWN, answered_at=at, token_hash=None, next_try_at=None)
        made = Reference.objects.create(application=application, head=head, asked_at=at, next_try_at=at)
        data["reference"] = made.pk

    return perform(
        application.case, "ask_reference_again", actor=actor, at=at, seen_version=seen_version, data=data, write=write
    )


def verify_reference(*, application: Application, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The kelurahan vouches instead: once the neighbourhood's time has passed, or where nobody is on the list.

    Raises `TooSoonToVerify` and what `perform` raises.
    """
    if not may_verify_now(application, at):
        raise TooSoonToVerify
    reference = _latest(application)
    return go_on(
        application.case,
        "verify_reference",
        application,
        onward(application, REFERENCE),
        data={"reference": reference.pk},
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=lambda _case: _settle(reference, ReferenceState.VERIFIED, at, whatever=True),
    )


def show_reference(
    *, application: Application, file: StoredFile, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The applicant sends a photo of the paper that the head of the neighbourhood signed; the officer looks at it in the check.
    Raises what `perform` raises."""
    reference = _latest(application)
    return go_on(
        application.case,
        "show_reference",
        application,
        onward(application, REFERENCE),
        data={"reference": reference.pk, "file": file.sha256},
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=lambda _case: _settle(reference, ReferenceState.PAPER, at, whatever=True, paper=file),
    )


def may_verify_now(application: Application, at: datetime) -> bool:
    """Whether the kelurahan may verify: nobody is on the list, or the clock of the neighbourhood's answer has run out
    (`services.reference_by_neighbourhood`)."""
    if _latest(application).head_id is None:
        return True
    return Deadline.objects.filter(case=application.case, clock="reference", stopped_at=None, due_at__lte=at).exists()


def _latest(application: Application) -> Reference:
    return Reference.objects.filter(application=application).order_by("-asked_at", "-pk")[0]


def _settle(
    reference: Reference,
    state: ReferenceState,
    at: datetime,
    *,
    note: str = "",
    salt: bytes = b"",
    paper: StoredFile | None = None,
    whatever: bool = False,
) -> None:
    """Close the request, under the lock of its case. `whatever`: also one that was answered before with a no."""
    rows = Reference.objects.filter(pk=reference.pk)
    rows = rows if whatever else rows.filter(state=ReferenceState.ASKED)
    given = {"note": note, "salt": salt} if note else {}
    changed = rows.update(
        state=state, answered_at=at, token_hash=None, next_try_at=None, **({"paper": paper} if paper else {}), **given
    )
    if not changed:
        raise ReferenceAnswered
