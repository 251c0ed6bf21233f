# SPDX-License-Identifier: EUPL-1.2
"""Initials in their order (paraf), the legal bureau, and giving back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.kinds import FACTS, Layout
from praja.duties.letters.domain.words import Words, parts_of
from praja.duties.letters.enums import LEGAL_BUREAU, AddresseeRole, CheckKind, CheckState, Mode, Reach
from praja.duties.letters.errors.writing import LetterIncomplete, NoRegister, NoSigner, WrongChecker
from praja.duties.letters.models import Check, LetterRegister, Outgoing
from praja.duties.letters.operations.drafting import lapse
from praja.duties.letters.operations.saying import note_given
from praja.duties.letters.procedure.names import CHECKING, LEGAL, TO_SIGN, TO_TAKE
from praja.duties.letters.queries.drafting import newest_version_of
from praja.duties.letters.queries.enclosures import told_now
from praja.duties.letters.queries.modes import mode_of, register_for
from praja.duties.letters.queries.signers import signer_for
from praja.duties.letters.rules import account_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import unit_for
from praja.kernel.people.enums import AccountKind
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MOST_CHECKS = 12


@dataclass(frozen=True, slots=True)
class AskedToInitial:
    """Somebody who is to initial, at which of their units, up the line or for another unit."""

    account: Account
    unit: Unit
    kind: str = CheckKind.HIERARCHY


@dataclass(frozen=True, slots=True)
class _Next:
    """Where the letter stands after a step, and who finds it on the desk: a person at a unit, or a role at the unit alone."""

    state: str
    person: int | None
    unit: int


def hand_in(
    *, case: Case, checks: Sequence[AskedToInitial], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Hand a letter in: it goes to those who initial it, one after the other, then to the legal bureau where it is a legal
    product, then to whoever signs.

    Raises LetterIncomplete, NoRegister, NoSigner, WrongChecker, and what `perform` raises. Records `letters.handed_in`.
    """
    outgoing = Outgoing.objects.select_related("letter__case", "letter__classification", "author").get(pk=case.pk)
    version = newest_version_of(case.pk)
    register = _ready(outgoing, Words.of(version.said()), at)
    _check_checkers(outgoing, checks, at)
    passes = 1 + (Check.objects.filter(outgoing=case.pk).aggregate(last=Max("round"))["last"] or 0)
    rows = [
        Check(
            outgoing=outgoing, round=passes, position=position, person=asked.account, unit=asked.unit, kind=asked.kind
        )
        for position, asked in enumerate(checks, 1)
    ]
    following = _following(outgoing, rows, at)

    def write(_case: Case) -> None:
        Check.objects.bulk_create(rows)
        Outgoing.objects.filter(pk=case.pk).update(register=register)
        data.update(told_now(outgoing.letter))

    data: dict[str, Any] = {
        "draft": version.number,
        "register": register.pk if register else None,
        "checks": tuple((row.person_id, row.unit_id, str(row.kind)) for row in rows),
        "round": passes,
        "person": following.person,
        "unit_asked": following.unit,
    }
    return perform(
        case, "hand_in", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=following.state
    )


def _ready(outgoing: Outgoing, words: Words, at: datetime) -> LetterRegister | None:
    """The register that will number it; None where SRIKANDI does. Raises what is missing."""
    letter, facts, on = outgoing.letter, FACTS[outgoing.letter.kind], local_date(at, local_zone())
    if words.errand is None and not any(getattr(words, part) for part in parts_of(letter.kind)):
        raise LetterIncomplete(_("The letter has no words yet."), field="body", next_step=_("Write it first."))
    to = outgoing.addressees.filter(role=AddresseeRole.TO)
    if facts.layout in (Layout.LETTER, Layout.NOTE) and not to.exists():
        raise LetterIncomplete(
            _("It is not said to whom the letter goes."),
            field="addressees",
            next_step=_("Name at least one addressee."),
        )
    if signer_for(outgoing.signing_unit_id, at) is None:
        raise NoSigner
    if mode_of(letter.case.lead_unit_id, on) is Mode.SRIKANDI:
        return None
    register = register_for(outgoing.signing_unit_id, letter.kind, on)
    if register is None:
        raise NoRegister(legal=facts.legal)
    if "{kode}" in register.pattern and letter.classification is None:
        raise LetterIncomplete(
            _("The number of this letter begins with its classification, and none is chosen."),
            field="classification",
            next_step=_("Choose the classification code."),
        )
    return register


def _check_checkers(outgoing: Outgoing, checks: Sequence[AskedToInitial], at: datetime) -> None:
    if len(checks) > MOST_CHECKS:
        raise WrongChecker(
            _("More than %(count)s people would initial it.") % {"count": MOST_CHECKS},
            _("Name those alone whose word it needs."),
        )
    signer, seen = signer_for(outgoing.signing_unit_id, at), set[int]()
    for asked in checks:
        name = {"name": asked.account.person.name}
        if asked.account.pk in seen:
            raise WrongChecker(_("%(name)s stands in the list twice.") % name, _("Leave them in once."))
        seen.add(asked.account.pk)
        if asked.account.pk == outgoing.author_id:
            raise WrongChecker(_("Whoever wrote the letter does not initial it."), _("Take them off the list."))
        if signer is not None and asked.account.pk == signer.account.pk:
            raise WrongChecker(
                _("%(name)s signs the letter and need not initial it.") % name, _("Take them off the list.")
            )
        if not _works_at(asked, at):
            raise WrongChecker(
                _("%(name)s does not work at %(unit)s.") % {**name, "unit": asked.unit.name},
                _("Choose somebody who does."),
            )


def _works_at(asked: AskedToInitial, at: datetime) -> bool:
    account = asked.account
    if not account.is_active or account.kind == AccountKind.RESIDENT:
        return False
    return any(asked.unit.pk in grant.unit_ids for grant in actor_of(account, at).grants)


def _following(outgoing: Outgoing, waiting: Sequence[Check], at: datetime) -> _Next:
    """Where it goes when these have yet to initial."""
    if waiting:
        return _Next(CHECKING, waiting[0].person.person_id, waiting[0].unit_id)
    if FACTS[outgoing.letter.kind].legal and not _cleared(outgoing):
        return _Next(LEGAL, None, unit_for(LEGAL_BUREAU))
    return _last(outgoing, at)


def _last(outgoing: Outgoing, at: datetime) -> _Next:
    """Where it goes when everybody has had their word: to the signer; where SRIKANDI signs, to whoever takes it there."""
    lead = outgoing.letter.case.lead_unit_id
    if mode_of(lead, local_date(at, local_zone())) is not Mode.SRIKANDI:
        return _Next(TO_SIGN, None, outgoing.signing_unit_id)
    # Whoever has it on their desk reads it: what only the head may read is taken there by who wrote it.
    is_sealed = outgoing.letter.reach == Reach.SEALED
    return _Next(TO_TAKE, outgoing.author.person_id if is_sealed else None, lead)


def _cleared(outgoing: Outgoing) -> bool:
    return outgoing.letter.case.state == LEGAL


def initial(*, case: Case, note: str = "", actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Initial a letter, with a note if there is something to say; it goes on to the next.

    Raises InvalidInput for a note that is too long, and what `perform` raises. Records `letters.initialled`.
    """
    said, salt = note_given(note), new_salt()
    outgoing = Outgoing.objects.select_related("letter__case", "author").get(pk=case.pk)
    rows = waiting_checks(case.pk)
    if not rows or rows[0].person_id != account_of(actor):
        raise StepNotAllowed
    mine, following = rows[0], _following(outgoing, rows[1:], at)
    _say(mine, CheckState.APPROVED, outgoing.versions_made, said, salt, at)

    def write(_case: Case) -> None:
        mine.save()

    data = {
        "check": mine.pk,
        "draft": mine.version,
        "note": content_digest(salt, {"note": said}),
        "person": following.person,
        "unit_asked": following.unit,
    }
    return perform(
        case, "initial", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=following.state
    )


def waiting_checks(outgoing_id: int) -> list[Check]:
    """Who has yet to initial, the next one first."""
    rows = Check.objects.filter(outgoing=outgoing_id, state=CheckState.WAITING)
    return list(rows.select_related("person").order_by("round", "position"))


def clear_legal(*, case: Case, note: str = "", actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The legal bureau lets a legal product go to its signer.

    Raises InvalidInput for a note that is too long, and what `perform` raises. Records `letters.cleared`.
    """
    said, salt = note_given(note), new_salt()
    outgoing = Outgoing.objects.select_related("letter__case", "author").get(pk=case.pk)
    following = _last(outgoing, at)
    row = _beside(outgoing, CheckKind.LEGAL, unit_for(LEGAL_BUREAU), actor)
    _say(row, CheckState.APPROVED, outgoing.versions_made, said, salt, at)
    data = {
        "draft": row.version,
        "note": content_digest(salt, {"note": said}),
        "person": following.person,
        "unit_asked": following.unit,
    }
    return _perform_with_row(case, "clear", row, data, actor, at, seen_version, following.state)


def give_back(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give a letter back to its writer with what should be changed. Everybody initials anew after that.

    Raises InvalidInput without a note, and what `perform` raises. Records `letters.returned`.
    """
    said, salt = note_given(note, needed=True), new_salt()
    outgoing = Outgoing.objects.select_related("author", "letter__case").get(pk=case.pk)
    row = _returning(outgoing, actor)
    _say(row, CheckState.RETURNED, outgoing.versions_made, said, salt, at)
    data = {
        "draft": row.version,
        "note": content_digest(salt, {"note": said}),
        "author": outgoing.author.person_id,
    }
    return _perform_with_row(case, "return", row, data, actor, at, seen_version)


def _returning(outgoing: Outgoing, actor: Actor) -> Check:
    """The row of whoever gives it back: their own initial, or one beside the initials for legal bureau and signer."""
    rows = waiting_checks(outgoing.pk)
    if rows:
        if rows[0].person_id != account_of(actor):
            raise StepNotAllowed
        return rows[0]
    if outgoing.letter.case.state == LEGAL:
        return _beside(outgoing, CheckKind.LEGAL, unit_for(LEGAL_BUREAU), actor)
    return _beside(outgoing, CheckKind.SIGNER, outgoing.signing_unit_id, actor)


def _beside(outgoing: Outgoing, kind: CheckKind, unit_id: int, actor: Actor) -> Check:
    account = account_of(actor)
    if account is None:
        raise StepNotAllowed
    newest = Check.objects.filter(outgoing=outgoing.pk).order_by("-round", "-position").first()
    # Without any initial the round has only this row; the next hand-in counts on from it.
    passes, position = (newest.round, newest.position + 1) if newest else (1, 1)
    if newest is not None and newest.state == CheckState.RETURNED:
        passes, position = newest.round + 1, 1
    return Check(outgoing=outgoing, round=passes, position=position, person_id=account, unit_id=unit_id, kind=kind)


def _say(row: Check, state: CheckState, version: int, note: str, salt: bytes, at: datetime) -> None:
    row.state, row.version, row.note, row.salt, row.at = state, version, note, salt, at


def _perform_with_row(
    case: Case,
    step: str,
    row: Check,
    data: Mapping[str, object],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    target: str = "",
) -> Case:
    def write(_case: Case) -> None:
        # Not before: who may say it is whoever is waited for.
        row.save()
        if row.state == CheckState.RETURNED:
            lapse(case.pk)

    with transaction.atomic():
        if row.pk is None:
            row.save()  # the event names the row; a step that is refused takes it back with everything else
        said = {**data, "check": row.pk}
        return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=said, write=write, target=target)
