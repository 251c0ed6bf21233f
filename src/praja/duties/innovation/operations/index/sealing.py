# SPDX-License-Identifier: EUPL-1.2
"""Sealing a year of the index, and saying what was sent."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.index import Receiver
from praja.duties.innovation.errors.index import AnswerInvalid, NothingToSeal, NotYourIndex
from praja.duties.innovation.events.index import IndexSealed, IndexSent, ProposalSent, stream_of_year
from praja.duties.innovation.models import IndexSeal, Innovation, Sending
from praja.duties.innovation.operations.index.evidence import person_of
from praja.duties.innovation.operations.path.starting import locked, refs
from praja.duties.innovation.queries.index.live import standing_of
from praja.duties.innovation.queries.index.sealed import sheet_of
from praja.duties.innovation.rules import CURATE
from praja.duties.innovation.rules.index import keeps_index
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def seal_index(*, year: int, actor: Actor, at: datetime) -> IndexSeal:
    """Keep the index of a year as it stands, whole; answers may go on changing. Raises `NotYourIndex`, `NoSuchQuestion`,
    `NothingToSeal`. Records `innovation.index_sealed`."""
    if not keeps_index(actor):
        raise NotYourIndex
    with transaction.atomic():
        # The last row is the lock: two people who seal at once get two numbers.
        last = IndexSeal.objects.select_for_update().filter(year=year).order_by("-number").first()
        standing = standing_of(year)
        if not standing.region and not any(one.told for one in standing.sent):
            raise NothingToSeal
        sheet, salt = sheet_of(year, standing), new_salt()
        seal = IndexSeal.objects.create(
            year=year,
            number=1 if last is None else last.number + 1,
            sheet=sheet,
            salt=salt,
            sealed_by=person_of(actor),
            sealed_at=at,
        )
        event = IndexSealed(
            year=year,
            number=seal.number,
            index=sheet["index"],
            total=sheet["total"],
            innovations=len(sheet["innovations"]),
            services=len(sheet["services"]),
            sheet=content_digest(salt, sheet),
        )
        record(event, actor=actor, at=at, stream=stream_of_year(year), refs={})
    return seal


def tell_sent(*, seal: IndexSeal, receipt: str, sent_on: date, actor: Actor, at: datetime) -> Sending:
    """Write down that a sealed year was sent to the ministry: under which number, on which day.

    Raises `NotYourIndex`, `AnswerInvalid`. Records `innovation.index_sent`.
    """
    if not keeps_index(actor):
        raise NotYourIndex
    number = _receipt(receipt)
    _past(sent_on, at)
    with transaction.atomic():
        sending = Sending.objects.create(
            receiver=Receiver.INDEX, seal=seal, receipt=number, sent_on=sent_on, told_by=person_of(actor), told_at=at
        )
        event = IndexSent(
            year=seal.year,
            number=seal.number,
            receipt=number,
            sent_on=sent_on.isoformat(),
            innovations=len(seal.sheet["innovations"]),
        )
        record(event, actor=actor, at=at, stream=stream_of_year(seal.year), refs={})
    return sending


def tell_proposal_sent(
    *, innovation: Innovation, edition: str, receipt: str, sent_on: date, actor: Actor, at: datetime
) -> Sending:
    """Write down that the proposal of an innovation was sent to a national competition. The organisation bureau does.

    Raises `NotYourIndex`, `AnswerInvalid`. Records `innovation.proposal_sent`.
    """
    number = _receipt(receipt)
    _past(sent_on, at)
    with transaction.atomic():
        row = locked(innovation)
        if not CURATE.allows(actor, row):
            raise NotYourIndex
        sending = Sending.objects.create(
            receiver=Receiver.CONTEST,
            innovation=row,
            edition=edition,
            receipt=number,
            sent_on=sent_on,
            told_by=person_of(actor),
            told_at=at,
        )
        event = ProposalSent(edition=edition, receipt=number, sent_on=sent_on.isoformat())
        record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return sending


def _receipt(text: str) -> str:
    kept = " ".join(text.split())
    if not 3 <= len(kept) <= 120:
        raise AnswerInvalid(
            "receipt", _("Under which number was it sent?"), _("Write the number of the letter or the receipt.")
        )
    return kept


def _past(day: date, at: datetime) -> None:
    if day > local_date(at, local_zone()):
        raise AnswerInvalid("sent_on", _("This day has not come yet."), _("Choose the day on which it was sent."))
