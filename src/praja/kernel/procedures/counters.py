# SPDX-License-Identifier: EUPL-1.2
"""The counter (loket): what can be begun there and which matters can be looked up, whatever the duty.

A duty declares its service; the portal's counter knows no duty by name. Only matters of procedures that some service names can
ever be found, so that what must stay hidden (reports on wrongdoing) is hidden by not being named.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from praja.kernel.people.domain.identity import NIK_LENGTH, digits_of
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import persons_by
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.work.domain import FAR
from praja.lib.actors import Actor, Door, role_door
from praja.lib.codes import CODE_LENGTH, read_code
from praja.lib.errors import Text

MOST = 25
"""So many matters of one duty are shown of one person."""
MOST_PERSONS = 100
"""So many persons with the same telephone number or address are looked through."""

opens_counter = role_door("counter", Role.COUNTER, Role.COMPLAINT_COORDINATOR, Role.LIAISON)
"""Whoever serves people face to face."""

Owned = Sequence[tuple[Case, str]]
"""Cases with the name of whose they are."""


SHORTEST_NUMBER = 6
"""Digits from which on a text may be somebody's telephone number."""


@dataclass(frozen=True)
class CounterService:
    """What a duty offers at the counter.

    `url_name` begins something new, for whom `door` opens; `case_url_name` (one argument, the code) shows a matter to an
    officer who knows its code. `procedures` names what may be found by code. `matters_of(person ids, at most)` gives the open
    cases of these persons that may be told of without the code; a duty leaves out what was filed without a name or in secret.
    """

    name: str
    label: Text
    description: Text
    url_name: str
    door: Door
    procedures: frozenset[str] = frozenset()
    case_url_name: str = ""
    matters_of: Callable[[Collection[int], int], Owned] | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A case as the counter shows it: never its words, and whose it is only masked.

    `subject` is empty where the code alone does not tell it; `due_at` is None while nothing is awaited; `url_name` is empty where
    the reader may not open it.
    """

    code: str
    label: Text
    subject: str
    state: Text
    tone: str
    unit: str
    filed_at: datetime
    due_at: datetime | None
    owner: str
    url_name: str


_services: dict[str, CounterService] = {}


def register_counter_service(service: CounterService) -> CounterService:
    """Make a duty's service known at the counter; the same name again replaces it."""
    _services[service.name] = service
    return service


def counter_services(actor: Actor) -> tuple[CounterService, ...]:
    """What this actor can begin, by name of the service."""
    return tuple(service for _, service in sorted(_services.items()) if service.door.opens(actor))


def matters_found(typed: str, *, actor: Actor) -> tuple[Matter, ...]:
    """The matters that a code, a telephone number, an e-mail address or a NIK leads to; what is due first stands first.

    By code also one that is over; by person only open ones, and only of what this actor may begin too. A text that could be
    several of these is tried as each.
    """
    asked = typed.replace("\x00", "").strip()[:254]
    found = {matter.code: matter for matter in (*_by_code(asked, actor), *_by_person(asked, actor))}
    return tuple(sorted(found.values(), key=lambda matter: (matter.due_at or FAR, matter.code)))


def key_typed(typed: str) -> str:
    """By what of a person a text looks for them: `email`, `nik` or `phone`; empty for a code and for what is none of these."""
    if "@" in typed:
        return "email"
    digits = digits_of(typed)
    is_number = len(digits) >= SHORTEST_NUMBER and not any(letter.isalpha() for letter in typed)
    return "" if not is_number else "nik" if _digits(typed) else "phone"


def mask_name(name: str) -> str:
    """The first letter of each word: enough to ask back, too little to read off a screen. `S••• R•••`"""
    return " ".join(f"{word[0]}•••" for word in name.split())


def _by_code(asked: str, actor: Actor) -> list[Matter]:
    code = read_code(asked)
    if len(code) != CODE_LENGTH:
        return []
    served = {name: service for service in _services.values() for name in service.procedures}
    cases = Case.objects.filter(code=code, procedure__in=served).select_related("lead_unit")
    return [
        _matter(case, served[case.procedure], actor, subject=case.subject if case.is_public else "", owner="")
        for case in cases
    ]


def _by_person(asked: str, actor: Actor) -> list[Matter]:
    persons = _persons(asked)
    if not persons:
        return []
    return [
        _matter(case, service, actor, subject=case.subject, owner=mask_name(name))
        for service in counter_services(actor)
        if service.matters_of is not None
        for case, name in service.matters_of(persons, MOST)
        if case.procedure in service.procedures
    ]


def _persons(asked: str) -> list[int]:
    """Ids of the persons found; a household may share a telephone, and each report without a NIK has a person of its own."""
    sets = [persons_by(email=asked)] if "@" in asked else [persons_by(phone=asked), persons_by(nik=_digits(asked))]
    ids: set[int] = set()
    for found in sets:
        ids.update(found.order_by("-id").values_list("id", flat=True)[:MOST_PERSONS])
    return sorted(ids)


def _digits(asked: str) -> str:
    """The text if it can be a NIK; a telephone number must not be taken for one."""
    digits = digits_of(asked)
    return digits if len(digits) == NIK_LENGTH and digits.isdigit() else ""


def _matter(case: Case, service: CounterService, actor: Actor, *, subject: str, owner: str) -> Matter:
    procedure = procedure_of(case)
    state = procedure.by_state[case.state]
    return Matter(
        code=case.code,
        label=procedure.label,
        subject=subject,
        state=state.public,
        tone=state.tone,
        unit=case.lead_unit.name,
        filed_at=case.filed_at,
        due_at=case.due_at if case.closed_at is None and case.due_at < FAR else None,
        owner=owner,
        url_name=service.case_url_name if service.door.opens(actor) else "",
    )
