# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.documents.operations.files import sweep_orphans
from praja.kernel.documents.operations.preserving import preserve_due
from praja.kernel.documents.operations.recovering import recover_lost
from praja.kernel.documents.operations.signing import sign_documents
from praja.kernel.documents.queries.issued import due_to_be_signed
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor

AT_ONCE = 60
"""Documents signed in one run: a minute's work at the slowest, well inside the lease."""

UNUSED_FOR = timedelta(days=30)
"""How long a file is kept that nothing refers to. Those of a draft are referred to as long as it lives. No law sets it."""


@scheduled("documents.sign_waiting", every=timedelta(seconds=2), lease=timedelta(minutes=5))
def sign_waiting_documents(at: datetime) -> None:
    """Sign with the trial certificate what waits for it. Where signers must show a secret, nothing is done here."""
    actor = system_actor("documents.sign_waiting")
    due = due_to_be_signed(at, AT_ONCE)
    if due:
        sign_documents(document_ids=due, secret=None, actor=actor, at=at)


@scheduled("documents.recover_lost", every=timedelta(minutes=5), lease=timedelta(minutes=30))
def recover_lost_documents(at: datetime) -> None:
    """Fetch from BSrE what was signed and did not arrive; say of the rest that it is not known."""
    recover_lost(actor=system_actor("documents.recover_lost"), at=at)


@scheduled("documents.preserve", every=timedelta(minutes=10), lease=timedelta(hours=1))
def preserve_signed_documents(at: datetime) -> None:
    """Add proof that outlives certificates, where a timestamp authority is set up."""
    preserve_due(actor=system_actor("documents.preserve"), at=at)


@scheduled("documents.sweep_orphans", every=timedelta(days=1), lease=timedelta(hours=1))
def sweep_unused_files(at: datetime) -> None:
    """Remove the files that were sent and that nothing came to refer to."""
    sweep_orphans(actor=system_actor("documents.sweep_orphans"), at=at, older_than=UNUSED_FOR)
