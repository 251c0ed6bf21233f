# SPDX-License-Identifier: EUPL-1.2
"""Taking in the registers of SRIKANDI: each row becomes a letter that came in, or numbers one that was written here. From there
disposition, follow-up and answering time run as for any letter."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.numbers import number_key
from praja.duties.letters.domain.srikandi import (
    COLUMNS,
    missing_fields,
    plain_name,
    read_moment,
    read_security,
    read_speed,
)
from praja.duties.letters.enums import Arrival, LetterKind, RegisterKind
from praja.duties.letters.errors.srikandi import ColumnsUnclear, UnreadableRow
from praja.duties.letters.events.srikandi import SRIKANDI, RegisterColumnsKept, RegisterTakenIn
from praja.duties.letters.models import (
    ClassificationCode,
    Correspondent,
    Incoming,
    Letter,
    RegisterSheet,
    RegisterTemplate,
)
from praja.duties.letters.models.digests import digest_of_columns
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.elsewhere import number_by_srikandi, take_to_srikandi
from praja.duties.letters.operations.handling import answer_letter
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, received_before, register_letter
from praja.duties.letters.procedure.incoming import OPEN
from praja.duties.letters.procedure.names import WITH_SRIKANDI
from praja.duties.letters.queries.classification import code_named
from praja.duties.letters.rules import account_of, may_register
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.clock import local_date
from praja.lib.codes import new_code
from praja.lib.imports import Line, Outcome, Report, Sheet, line_by_line, run_import
from praja.lib.moments import local_zone

KEPT = timedelta(days=1)
"""How long a list waits for its columns to be said."""
BY_ANSWER = system_actor("letters.srikandi")


def send_register(*, sheet: Sheet, sha256: str, register: str, unit: Unit, actor: Actor, at: datetime) -> RegisterSheet:
    """Keep a register until its columns are said. Raises `StepNotAllowed` for whoever registers no letters of the unit."""
    _guard(unit, actor)
    account = account_of(actor)
    if account is None:
        raise StepNotAllowed
    sent = RegisterSheet(
        code=new_code(), register=RegisterKind(register), unit=unit, sha256=sha256, headings=sheet.headings,
        sent_by_id=account, sent_at=at,
    )  # fmt: skip
    sent.say([_kept(line) for line in sheet.lines])
    with transaction.atomic():
        sent.save(force_insert=True)
    return sent


def forget_registers(*, at: datetime) -> int:
    """Let go of registers whose columns nobody said within a day: their rows tell of people and matters. Returns how many."""
    forgotten, _by_model = RegisterSheet.objects.filter(sent_at__lt=at - KEPT).delete()
    return forgotten


def keep_columns(
    *, register: str, headings: Iterable[str], columns: Mapping[str, str], actor: Actor, at: datetime
) -> dict[str, str]:
    """Say which heading of a register is which field; every later file with these headings is read so.

    Raises `ColumnsUnclear`. Records `letters.register_columns_kept`."""
    chosen = {field: heading for field, heading in columns.items() if heading}
    _check(register, list(headings), chosen)
    event = RegisterColumnsKept(register=register, fields=tuple(sorted(chosen)), columns=digest_of_columns(chosen))
    with transaction.atomic():
        same = RegisterTemplate.objects.filter(register=register, columns=chosen)
        same.delete()
        template = RegisterTemplate.objects.create(register=register, columns=chosen, kept_at=at)
        record(event, actor=actor, at=at, stream=SRIKANDI, refs={"template": template.pk})
    return chosen


def take_in_register(
    *,
    register: str,
    lines: Iterable[Line],
    sha256: str,
    unit: Unit,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """Take in the rows of a register of this unit by our fields, each by itself. What was taken in before, by its number in
    SRIKANDI, is known already and left as it is. Raises `StepNotAllowed`. Records `letters.register_taken_in`.
    """
    _guard(unit, actor)
    run = _Run(unit, actor, at)
    take = run.came_in if register == RegisterKind.INCOMING else run.went_out
    report = run_import(lines, line_by_line(_each(take)), on_progress=on_progress, batch=50)
    event = RegisterTakenIn(
        register=register, unit=unit.pk, sha256=sha256, read=report.read, created=report.created,
        updated=report.updated, unchanged=report.unchanged, refused=len(report.refused),
    )  # fmt: skip
    with transaction.atomic():
        record(event, actor=actor, at=at, stream=SRIKANDI, refs={"unit": unit.pk})
    return report


def _each(take: Callable[[Line], Outcome]) -> Callable[[Line], Outcome]:
    def one(line: Line) -> Outcome:
        with transaction.atomic():
            return take(line)

    return one


class _Run:
    """One reading of a register."""

    def __init__(self, unit: Unit, actor: Actor, at: datetime) -> None:
        self.unit, self.actor, self.at = unit, actor, at
        self.today = local_date(at, local_zone())
        self.unit_of = {plain_name(node.name): node.id for node in units.current().nodes.values()}

    def came_in(self, line: Line) -> Outcome:
        """A row of the register of letters that came in."""
        said, ref = line.values, f"srikandi:{_number(line.values)}"[:120]
        number = _number(said)
        known = Letter.objects.filter(srikandi_number=number, case__lead_unit=self.unit, incoming__isnull=False)
        if known.exists() or received_before(self.unit.pk, ref):
            return Outcome.UNCHANGED
        received = _moment(said, "received").replace(tzinfo=local_zone())
        new = NewLetter(
            subject=said.get("subject", ""),
            sender=self._sender(said.get("sender", "")),
            number_text=said.get("sender_number") or number,
            dated_on=_day(said, "dated") if said.get("dated") else None,
            kind=_kind(said.get("kind", "")),
            security=_known(said, "security", read_security(said.get("security", ""))),
            speed=_known(said, "speed", read_speed(said.get("speed", ""))),
            classification=_classification(said.get("classification", ""), self.today),
            summary=said.get("summary", ""),
            arrival=Arrival.SRIKANDI,
            source_ref=ref,
            srikandi_number=number,
        )
        register_letter(new=new, unit=self.unit, actor=self.actor, at=self.at, received_at=min(received, self.at))
        return Outcome.CREATED

    def went_out(self, line: Line) -> Outcome:
        """A row of the register of letters that went out: it numbers what was written here and taken to SRIKANDI, by its subject;
        what was written there is written down here with its number."""
        said, number = line.values, _number(line.values)
        if Letter.objects.filter(srikandi_number=number, case__lead_unit=self.unit, outgoing__isnull=False).exists():
            return Outcome.UNCHANGED
        dated, answered = _day(said, "dated"), self._answered(said.get("replies_to", ""))
        case = self._taken_there(said.get("subject", ""))
        outcome = Outcome.UPDATED
        if case is None:
            case, outcome = self._written_down(said, answered), Outcome.CREATED
        case = number_by_srikandi(
            case=case, number=number, dated_on=dated, actor=self.actor, at=self.at, seen_version=None
        )
        if answered is not None:
            replied = Case.objects.get(pk=answered.pk)
            if replied.state in OPEN:
                answer_letter(case=replied, reply=case, actor=BY_ANSWER, at=self.at)
        return outcome

    def _sender(self, name: str) -> Correspondent | Unit | None:
        kept = " ".join(name.split())
        own = self.unit_of.get(plain_name(kept))
        if own is not None and own != self.unit.pk:
            return Unit.objects.get(pk=own)
        return correspondent_named(name=kept, actor=self.actor, at=self.at)

    def _answered(self, number: str) -> Incoming | None:
        """The letter of this unit that a row says it answers."""
        if not number.strip():
            return None
        here = Incoming.objects.filter(letter__case__lead_unit=self.unit).select_related("letter__case")
        found = here.filter(letter__srikandi_number=number.strip()).first()
        found = found or here.filter(number_key=number_key(number)).order_by("-pk").first()
        if found is None:
            raise UnreadableRow(
                _("No letter of this unit has the number that it answers."),
                field="replies_to",
                next_step=_("Take in the register of letters that came in first, or leave this column out."),
            )
        return found

    def _taken_there(self, subject: str) -> Case | None:
        rows = Case.objects.filter(
            lead_unit=self.unit, state=WITH_SRIKANDI, letter__subject__iexact=" ".join(subject.split())
        )
        found = list(rows[:2])
        return found[0] if len(found) == 1 else None

    def _written_down(self, said: Mapping[str, str], answered: Incoming | None) -> Case:
        if self.actor.kind is not ActorKind.EMPLOYEE:
            raise UnreadableRow(
                _("No letter that was taken to SRIKANDI from here has this subject."),
                field="subject",
                next_step=_("Take it in on the page: whoever does so stands as its writer."),
            )
        to = " ".join(said.get("addressee", "").split())
        addressees = [NewAddressee(correspondent=self._addressee(to))] if to else []
        draft = NewDraft(
            kind=_kind(said.get("kind", "")) or LetterKind.LETTER,
            subject=said.get("subject", ""),
            security=_known(said, "security", read_security(said.get("security", ""))),
            speed=_known(said, "speed", read_speed(said.get("speed", ""))),
            classification=_classification(said.get("classification", ""), self.today),
            addressees=addressees,
            replies_to=answered,
        )
        outgoing = draft_letter(new=draft, unit=self.unit, actor=self.actor, at=self.at)
        case = outgoing.letter.case
        return take_to_srikandi(case=case, actor=self.actor, at=self.at, seen_version=None)

    def _addressee(self, name: str) -> Correspondent:
        found = correspondent_named(name=name, actor=self.actor, at=self.at)
        if found.pk is None:
            found.save(force_insert=True)
        return found


def _guard(unit: Unit, actor: Actor) -> None:
    if not may_register.allows(actor, Case(lead_unit=unit)):
        raise StepNotAllowed


def _kept(line: Line) -> list[object]:
    values = {heading: text for heading, text in line.values.items() if text}
    refusal = [line.refusal.field, line.refusal.code, str(line.refusal.reason)] if line.refusal else None
    return [line.number, values, refusal]


def _check(register: str, headings: list[str], columns: Mapping[str, str]) -> None:
    missing = missing_fields(register, columns)
    if missing:
        raise ColumnsUnclear(
            _("It is not said under which heading this stands."), field=missing[0], next_step=_("Choose its heading.")
        )
    for field, heading in columns.items():
        if field not in COLUMNS[register] or heading not in headings:
            raise ColumnsUnclear(
                _("This file has no column “%(heading)s”.") % {"heading": heading[:80]},
                field=field,
                next_step=_("Choose one of its headings."),
            )
        if list(columns.values()).count(heading) > 1:
            raise ColumnsUnclear(
                _("The column “%(heading)s” was chosen twice.") % {"heading": heading[:80]},
                field=field,
                next_step=_("Choose another one here, or none."),
            )


def _number(said: Mapping[str, str]) -> str:
    number = " ".join(said.get("number", "").split())
    if not number or len(number) > 110:
        raise UnreadableRow(
            _("The number in SRIKANDI is missing or too long."), field="number", next_step=_("Enter it in the file.")
        )
    return number


def _moment(said: Mapping[str, str], field: str) -> datetime:
    moment = read_moment(said.get(field, ""))
    if moment is None:
        raise UnreadableRow(
            _("“%(text)s” is no day.") % {"text": said.get(field, "")[:40]},
            field=field,
            next_step=_("Write it as 2026-01-31 or 31/01/2026."),
        )
    return moment


def _day(said: Mapping[str, str], field: str) -> date:
    return _moment(said, field).date()


def _known(said: Mapping[str, str], field: str, code: str | None) -> str:
    if code is None:
        raise UnreadableRow(
            _("“%(text)s” is not known here.") % {"text": said.get(field, "")[:40]},
            field=field,
            next_step=_("Use one of the words of tata naskah: biasa, terbatas, rahasia; biasa, segera, amat segera."),
        )
    return code


def _kind(text: str) -> str:
    """A kind of letters by its name; empty for one that is not known."""
    said = plain_name(text)
    return next((kind.value for kind in LetterKind if said and said == plain_name(kind.value)), "")


def _classification(text: str, on: date) -> ClassificationCode | None:
    code = text.strip().partition(" ")[0]
    return code_named(code, on) if code else None
