# SPDX-License-Identifier: EUPL-1.2
"""What readers ask: for data that is not there, and about an error in what is; and how it is answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import Held, Outcome, Wish
from praja.duties.opendata.errors import NeedsWords
from praja.duties.opendata.models import Asked, Dataset, Resource
from praja.duties.opendata.models.digests import asked_digest
from praja.duties.opendata.procedure.asked import ASKED
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret
from praja.lib.errors import TooLarge
from praja.lib.rows import insert
from praja.lib.visible import visible_length
from praja.lib.wording import in_own_language

MOST_TEXT = 2_000
LEAST_TEXT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader says, already free of transport. Of an error: `dataset`, `resource` and in which `place`; of data that is not
    there: what for (`purpose`), if they say so."""

    wish: str
    text: str
    place: str = ""
    purpose: str = ""
    dataset: Dataset | None = None
    resource: Resource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What is known of whoever sends it. `person`: saved or not, to be told of the answer; None: nobody is. `device`: its mark,
    if any. `held`: why the steward looks at it first."""

    person: Person | None = None
    device: str = ""
    held: str = Held.NO


UNKNOWN = Sender()


@dataclass(frozen=True, slots=True)
class Filed:
    """The case with its detail, and the secret of the reader's link (told once, kept only as a hash)."""

    case: Case
    asked: Asked
    secret: str
    event: LedgerEvent


def ask_for_data(
    *,
    question: Question,
    channel: str,
    actor: Actor,
    at: datetime,
    sender: Sender = UNKNOWN,
    idempotency_key: UUID | None = None,
    secret: str | None = None,
) -> Filed:
    """File what a reader asks: with the unit that keeps the data, or for data that is not there with the whole government's
    steward. Nobody has to say who they are; whoever left a way to reach them is told of the answer.

    Raises `NeedsWords` for a text of fewer than ten signs and for an error in nothing, `TooLarge`, and `AlreadyFiled` (with
    `case_id`) for what arrived before under the same `idempotency_key`.
    """
    _check(question)
    secret = secret or new_secret()
    asked = Asked(
        wish=Wish(question.wish),
        dataset=question.dataset,
        resource=question.resource,
        place=_line(question.place, 200),
        purpose=_line(question.purpose, 300),
        salt=new_salt(),
        held=Held(sender.held),
        device=sender.device,
    )
    asked.say(question.text.strip())

    def write(case: Case) -> None:
        if sender.person is not None and sender.person.pk is None:
            insert([sender.person])
        asked.case, asked.person = case, sender.person
        asked.save()

    case, event = open_case(
        ASKED,
        actor=actor,
        at=at,
        lead_unit=question.dataset.unit_id if question.dataset else units.current().roots[0].id,
        channel=channel,
        subject=_subject(question),
        data={
            "wish": asked.wish,
            "dataset": question.dataset.pk if question.dataset else None,
            "resource": question.resource.pk if question.resource else None,
            "words": asked_digest(asked),
            **({"held": asked.held} if asked.held else {}),
        },
        write=write,
        idempotency_key=idempotency_key,
        secret_hash=hash_secret(secret),
    )
    return Filed(case, asked, secret, event)


def assign_asked(*, asked: Asked, unit: Unit, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Pass it on to the unit that has the data. Raises what `perform` raises."""
    return perform(asked.case_id, "assign", actor=actor, at=at, seen_version=seen_version, data={"unit": unit.pk})


def answer_asked(
    *,
    asked: Asked,
    outcome: str,
    answer: str,
    dataset: Dataset | None,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Answer it. `dataset`: the one that was published or corrected, or in which the answer stands.

    Raises `NeedsWords` without an answer, `TooLarge`, and what `perform` raises.
    """
    words = answer.strip()
    if not words:
        raise NeedsWords("answer")
    if len(words) > MOST_TEXT:
        raise _too_long("answer")
    salt, kept = new_salt(), dataset or asked.dataset

    def write(_case: Case) -> None:
        asked.outcome, asked.answer, asked.answer_salt, asked.dataset = Outcome(outcome), words, salt, kept
        asked.save(update_fields=["outcome", "answer", "answer_salt", "dataset"])

    data = {
        "outcome": Outcome(outcome).value,
        "dataset": kept.pk if kept else None,
        "answer": content_digest(salt, {"answer": words}),
    }
    return perform(asked.case_id, "answer", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _check(question: Question) -> None:
    if question.wish == Wish.ERROR and question.dataset is None:
        raise NeedsWords("dataset")
    if visible_length(question.text) < LEAST_TEXT:
        raise NeedsWords("text")
    if len(question.text) > MOST_TEXT:
        raise _too_long("text")


def _too_long(field: str) -> TooLarge:
    return TooLarge(_("This is too long."), field=field, next_step=_("Shorten it to 2000 characters."))


def _subject(question: Question) -> str:
    """Never the reader's own words: what a case is called stands on desks and in logs."""
    return question.dataset.title if question.dataset else in_own_language(_("Request for data"))


def _line(text: str, most: int) -> str:
    return " ".join(text.split())[:most]
