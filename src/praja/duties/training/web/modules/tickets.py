# SPDX-License-Identifier: EUPL-1.2
"""Tickets: what the address of a package's files carries in place of a cookie. One is of one session, one package and some hours,
so that handing out a file asks no table, and says nothing of anybody."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from praja.duties.training.models import Launch
from praja.duties.training.operations.modules.launching import LASTS

_SIGNER = signing.Signer(salt="training.modules.ticket", sep="~")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which session, and the SHA-256 of the package whose files it may read."""

    session: UUID
    package: str


def ticket_of(launch: Launch) -> str:
    """The ticket of a session."""
    package = launch.enrolment.of.package
    ends = int((launch.started_at + LASTS).timestamp())
    return _SIGNER.sign(f"{launch.session.hex}.{package.sha256 if package else ''}.{ends}")


def read_ticket(text: str, at: datetime) -> Ticket | None:
    """What a ticket is for; None where it is none, or its time is over."""
    try:
        session, package, ends = _SIGNER.unsign(text).split(".")
        ticket = Ticket(UUID(session), package)
        return ticket if at.timestamp() < int(ends) else None
    except (signing.BadSignature, ValueError):
        return None


def lessons_elsewhere() -> bool:
    """Whether packages run under an address of their own (PRAJA_MODULES_URL)."""
    return bool(settings.PRAJA_MODULES_URL)


def lessons_base(request: HttpRequest) -> str:
    """The address under which packages run: their own, or this site's, where their frame gets an origin that is nobody's."""
    return str(settings.PRAJA_MODULES_URL) or f"{request.scheme}://{request.get_host()}"


def lessons_host() -> str:
    """Host and port of the address of packages; empty without one."""
    return urlsplit(settings.PRAJA_MODULES_URL).netloc


SANDBOX = "allow-scripts allow-forms allow-modals"


def sandbox() -> str:
    """What a frame with a package may do. Never `allow-same-origin` on this site's own address: with it a package would act as
    whoever is signed in. Never windows, nor leaving the frame."""
    return f"{SANDBOX} allow-same-origin" if lessons_elsewhere() else SANDBOX
