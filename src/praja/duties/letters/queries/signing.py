# SPDX-License-Identifier: EUPL-1.2
"""What is to be signed, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import OUTGOING, CheckState
from praja.duties.letters.models import Addressee, Check, Outgoing
from praja.duties.letters.procedure.names import DO_FINISH, DO_SIGN, SIGNING, TO_SIGN
from praja.duties.letters.queries.modes import units_in_srikandi
from praja.duties.letters.rules import may_sign
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

SHOWN = ("letter__case__lead_unit", "letter__classification", "signing_unit", "register", "author")


def outgoing_of(case_id: int) -> Outgoing:
    """A letter that is written here, with what its page shows. Raises Outgoing.DoesNotExist."""
    found: Outgoing = Outgoing.objects.select_related(*SHOWN).get(pk=case_id)
    return found


def document_of(case_id: int) -> IssuedDocument | None:
    """The page of a letter that is being signed or is signed: the last that was asked for. One that was never signed and was
    given up is none."""
    rows = IssuedDocument.objects.filter(object_kind=OUTGOING, object_id=case_id).select_related("file", "number")
    return rows.exclude(state=DocumentState.WITHDRAWN.value, sha256="").order_by("-id").first()


MOST = 50
"""Letters that one page shows: what a signer can still read through."""


@dataclass(frozen=True, slots=True)
class ToSign:
    """One letter that waits for this signer. `to` is whom it goes to, as printed; `initials` who initialled it, in order;
    `failure` and `is_unclear` tell of a try that came to nothing."""

    case: Case
    subject: str
    to: tuple[str, ...]
    initials: tuple[str, ...]
    since: datetime
    failure: str
    is_unclear: bool

    @property
    def code(self) -> str:
        return self.case.code


def letters_to_sign(actor: Actor, on: date) -> QuerySet[Case]:
    """The letters that this actor signs and has not signed, as the head of their unit at this moment. What waited when its unit
    went over to SRIKANDI is signed there."""
    cases = Case.objects.filter(procedure=OUTGOING, state__in=(TO_SIGN, SIGNING))
    if elsewhere := units_in_srikandi(on):
        cases = cases.exclude(state=TO_SIGN, lead_unit_id__in=elsewhere)
    waits = WorkItem.objects.filter(case_id=OuterRef("pk"), kind__in=(DO_SIGN.kind, DO_FINISH.kind), closed_at=None)
    shown = ("lead_unit", *(f"letter__outgoing__{name}" for name in ("signing_unit", "register", "author__person")))
    rows = may_sign.visible(actor, cases).select_related(*shown)
    return rows.annotate(waits_since=Subquery(waits.values("opened_at")[:1])).order_by("id")


def waiting_letters(actor: Actor, on: date) -> list[ToSign]:
    """What waits for this signer, the first handed in first. Five statements."""
    cases = list(letters_to_sign(actor, on)[:MOST])
    return list(_rows(cases))


def count_to_sign(actor: Actor, on: date) -> int:
    """How many wait, up to one more than a page shows."""
    return letters_to_sign(actor, on).order_by()[: MOST + 1].count()


def letter_to_sign(actor: Actor, code: str) -> Case:
    """One letter that this actor signs, whatever became of it. Raises NotFound, also for one that somebody else signs."""
    cases = Case.objects.filter(procedure=OUTGOING, code=read_code(code))
    shown = ("lead_unit", "letter__classification", "letter__outgoing__signing_unit", "letter__outgoing__register")
    found = may_sign.visible(actor, cases).select_related(*shown, "letter__outgoing__author__person").first()
    if found is None:
        raise NotFound(
            _("There is no such letter, or it is not yours to sign."),
            next_step=_("Whoever heads the unit at this moment signs. Go back to what waits for you."),
        )
    return found


def _rows(cases: Iterable[Case]) -> Iterable[ToSign]:
    ids = [case.pk for case in cases]
    to, initials = defaultdict(list), defaultdict(list)
    for case_id, printed in (
        Addressee.objects.filter(outgoing__in=ids).order_by("position").values_list("outgoing", "printed")
    ):
        to[case_id].append(printed)
    for case_id, name in initialled(ids):
        initials[case_id].append(name)
    tried = {
        row.object_id: row
        for row in IssuedDocument.objects.filter(object_kind=OUTGOING, object_id__in=ids).order_by("id")
        if row.state in (DocumentState.FAILED.value, DocumentState.UNCLEAR.value)
    }
    for case in cases:
        document = tried.get(case.pk) if case.state == SIGNING else None
        yield ToSign(
            case=case,
            subject=case.letter.subject,
            to=tuple(to[case.pk]),
            initials=tuple(initials[case.pk]),
            since=case.waits_since or case.filed_at,  # type: ignore[attr-defined]
            failure=document.failure if document else "",
            is_unclear=document is not None and document.state == DocumentState.UNCLEAR.value,
        )


def initialled(case_ids: Iterable[int]) -> list[tuple[int, str]]:
    """Who initialled these letters in their last round, in order: case and name."""
    rows = Check.objects.filter(outgoing__in=list(case_ids), state=CheckState.APPROVED)
    latest: dict[int, int] = {}
    found = list(
        rows.order_by("outgoing", "round", "position").values_list("outgoing", "round", "person__person__name")
    )
    for case_id, turn, _name in found:
        latest[case_id] = max(turn, latest.get(case_id, 0))
    return [(case_id, name) for case_id, turn, name in found if turn == latest[case_id]]
