# SPDX-License-Identifier: EUPL-1.2
"""Letters of every sifat with everybody who may have to do with them, read into the index."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.making import RECEIVED, registered_letter
from praja.duties.letters.enums import AssignmentState, Security
from praja.duties.letters.models import Assignment, Disposition, Incoming
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.search.operations import rebuild_index, refresh_index

if TYPE_CHECKING:
    from letters.conftest import Office

WORD = "penanda"
READ = RECEIVED + timedelta(hours=3)


def letters_of_every_sifat(office: Office) -> dict[str, list[Incoming]]:
    """At the roads' office, of each sifat: one that lies there, one that is asked of units beside and below and a person, one
    that was taken back from them."""
    return {security: list(_three(office, security)) for security in Security.values}


def _three(office: Office, security: str):
    for state in (None, AssignmentState.OPEN, AssignmentState.WITHDRAWN):
        incoming = registered_letter(office, subject=f"{WORD} {security} {state}", security=security)
        if state is not None:
            ask(office, incoming, state=state)
        yield incoming


def ask(office: Office, incoming: Incoming, *, state: str = AssignmentState.OPEN) -> None:
    """A disposition of the roads' head to the lights' office, the bridges' section, and by name to whoever passes by. What is
    top secret goes to the person alone."""
    disposition = Disposition.objects.create(
        case=incoming.letter.case,
        given_by=office.roads_head,
        giver_title="Kepala Dinas",
        giver_unit=office.roads,
        salt=b"0" * 16,
        given_at=READ,
    )
    named: list[tuple[Unit, Account | None]] = [(office.bridges, office.passer_by)]
    if incoming.letter.security != Security.TOP_SECRET:
        named += [(office.lights, None), (office.bridges, None)]
    for unit, account in named:
        Assignment.objects.create(
            disposition=disposition,
            case=disposition.case,
            unit=unit,
            person=account.person if account else None,
            giver_unit=office.roads,
            reach=incoming.letter.reach,
            state=state,
            withdrawn_reason="Sudah selesai" if state == AssignmentState.WITHDRAWN else "",
            changed_at=READ,
        )


def settle() -> None:
    """Let the worker's part of the index come to rest."""
    while deliver_due(at=READ, limit=500):
        pass
    while refresh_index(at=READ):
        pass


def index_all() -> None:
    """Read everything into the index anew."""
    rebuild_index(at=READ)
