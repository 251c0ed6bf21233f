# SPDX-License-Identifier: EUPL-1.2
"""What happens to modules, and who begins and finishes one."""

from praja.kernel.ledger.events import Event, event


@event("training.module_listed", version=1)
class ModuleListed(Event):
    """A module entered the catalogue, or its entry was changed: it now says this. `kind` is how it is made, `jp` what the next
    version will declare, `free` whether everybody in the office may take it."""

    code: str
    unit: int
    kind: str
    title: str
    summary: str
    jp: int
    free: bool


@event("training.module_written", version=1)
class ModuleWritten(Event):
    """What is being written of a module has another content; `content` is its digest."""

    content: str


@event("training.module_published", version=1)
class ModulePublished(Event):
    """A version is offered. `content` is the digest of title, lesson hours, pages or outline, and the SHA-256 of its package."""

    number: int
    title: str
    jp: int
    content: str


@event("training.module_withdrawn", version=1)
class ModuleWithdrawn(Event):
    """A version is offered no more, and nobody goes on in it. `reason` is the digest of the words; `current` the number of the
    version that is offered now, 0: none."""

    number: int
    reason: str
    current: int


@event("training.module_assigned", version=1)
class ModuleAssigned(Event):
    """A module is for whoever takes part in classes of a programme, or holds a post (0: not this one); or no longer."""

    programme: int
    post: int
    assigned: bool


@event("training.module_started", version=1)
class ModuleStarted(Event):
    """An employee began a version of a module."""

    module: int
    number: int
    employee: int


@event("training.module_finished", version=1)
class ModuleFinished(Event):
    """An employee finished a version of a module by its rule. `share`: right answers or score in per cent, -1 where nothing was
    asked. `credit`: the row of lesson hours that was booked, 0: none, as the version gives none or this year's was booked."""

    module: int
    number: int
    employee: int
    share: int
    credit: int


def stream_of_module(module_id: int) -> str:
    """The module's stream in the ledger."""
    return f"training.module:{module_id}"


def stream_of_enrolment(enrolment_id: int) -> str:
    """The stream of one employee in one version."""
    return f"training.enrolment:{enrolment_id}"
