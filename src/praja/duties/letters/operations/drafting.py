# SPDX-License-Identifier: EUPL-1.2
"""Beginning a letter, saving it anew, giving it up."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from praja.duties.letters.enums import CheckState, LetterKind
from praja.duties.letters.models import Check, Letter, Outgoing, UnsavedWords
from praja.duties.letters.operations.drafts import (
    NewDraft,
    checked_draft,
    digests_of,
    keep_correspondents,
    put,
    reach_of_draft,
    save_addressees,
    version_of,
)
from praja.duties.letters.operations.saying import reason_given
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.procedure.names import DRAFT
from praja.duties.letters.rules import account_of, may_open_letter, may_revise
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

CHANNEL = "office"
"""Letters that are written here come in by no door."""


def draft_letter(
    *, new: NewDraft, unit: Unit, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Outgoing:
    """Begin a letter of `unit`, with its first version. A reply names a letter that its writer may read.

    Raises LetterIncomplete, WordsUnreadable, StepNotAllowed, AlreadyFiled. Records `letters.drafted`.
    """
    wanted, author = checked_draft(new, unit), account_of(actor)
    replied = wanted.replies_to
    if author is None or (replied is not None and not may_open_letter.allows(actor, replied.letter.case)):
        raise StepNotAllowed
    letter = Letter(salt=new_salt())
    outgoing = Outgoing(letter=letter, author_id=author, replies_to=replied, versions_made=1)
    put(outgoing, wanted, reach_of_draft(wanted, local_date(at, local_zone())))
    version = version_of(outgoing, wanted, author, new_salt(), at)

    def write(case: Case) -> None:
        letter.case = case
        letter.save(force_insert=True)
        outgoing.letter = letter
        outgoing.save(force_insert=True)
        version.outgoing = outgoing
        version.save(force_insert=True)
        save_addressees(outgoing, wanted.addressees)

    with transaction.atomic():
        keep_correspondents(wanted.addressees)
        data = digests_of(outgoing, version, wanted.addressees)
        open_case(
            OUTGOING,
            actor=actor,
            at=at,
            lead_unit=unit.pk,
            channel=CHANNEL,
            subject=subject_for(wanted.kind, unit),
            data=data | {"replies_to": replied.pk if replied else None},
            write=write,
            idempotency_key=idempotency_key,
        )
    return outgoing


def subject_for(kind: str, unit: Unit) -> str:
    """What a list of cases calls a letter: its kind and unit, never what it is about."""
    return f"{in_own_language(LetterKind(kind).label)}, {unit.name}"


def revise_letter(*, case: Case, new: NewDraft, actor: Actor, at: datetime, seen_version: int | None) -> Outgoing:
    """Save the words, and what stands around them, as the next version. What the writer had not saved yet is done with.

    Raises LetterIncomplete, WordsUnreadable, and what `perform` raises. Records `letters.revised`.
    """
    outgoing = Outgoing.objects.select_related("letter__case__lead_unit").get(pk=case.pk)
    wanted, author = checked_draft(new, outgoing.letter.case.lead_unit), account_of(actor)
    if author is None:
        raise StepNotAllowed
    put(outgoing, wanted, reach_of_draft(wanted, local_date(at, local_zone())))
    outgoing.versions_made += 1
    version = version_of(outgoing, wanted, author, new_salt(), at)

    def write(_case: Case) -> None:
        version.save(force_insert=True)  # a version that somebody else made meanwhile has the number: refused as stale
        outgoing.letter.save()
        outgoing.save()
        save_addressees(outgoing, wanted.addressees)
        UnsavedWords.objects.filter(outgoing=outgoing, account=author).delete()

    with transaction.atomic():
        keep_correspondents(wanted.addressees)
        data = digests_of(outgoing, version, wanted.addressees)
        perform(case, "revise", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
    return outgoing


def keep_unsaved(*, case: Case, typed: dict[str, str], seen_version: int, actor: Actor, at: datetime) -> None:
    """Keep what somebody is typing, for them alone: it changes no letter and is no act. Raises StepNotAllowed for whoever may not
    save the letter."""
    account = account_of(actor)
    if account is None or case.state != DRAFT or not may_revise.allows(actor, case):
        raise StepNotAllowed
    kept = UnsavedWords(outgoing_id=case.pk, account_id=account)
    kept.say(typed)
    values = {"typed": kept.typed, "seen_version": seen_version, "kept_at": at}
    UnsavedWords.objects.update_or_create(outgoing_id=case.pk, account_id=account, defaults=values)


def forget_unsaved(*, case: Case, actor: Actor) -> None:
    """Throw away what this actor typed and did not save."""
    UnsavedWords.objects.filter(outgoing=case.pk, account=account_of(actor)).delete()


def abandon_letter(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give a letter up before it is signed. Nobody waits for it any more.

    Raises InvalidInput without a reason, and what `perform` raises. Records `letters.abandoned`.
    """
    said, salt = reason_given(reason), new_salt()

    def write(_case: Case) -> None:
        lapse(case.pk)
        Outgoing.objects.filter(pk=case.pk).update(withdrawn_reason=said, withdrawn_salt=salt)

    data = {"reason": content_digest(salt, {"reason": said})}
    return perform(case, "abandon", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def lapse(outgoing_id: int) -> None:
    """Nobody who had not initialled yet is asked any more. Call it under the case's lock."""
    Check.objects.filter(outgoing=outgoing_id, state=CheckState.WAITING).update(state=CheckState.LAPSED)
