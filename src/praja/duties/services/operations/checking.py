# SPDX-License-Identifier: EUPL-1.2
"""Checking whether everything is there and in order: passing it, asking for what is missing, proposing to refuse."""

from collections.abc import Collection, Mapping
from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.enums import FeeKind, FileState, RefusalReason, RemarkKind
from praja.duties.services.errors.handling import FeeNotChosen, IssuedByOther, NothingAsked, UnknownItem
from praja.duties.services.models import Application, ApplicationFile, Completion, Remark, StandardVersion
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.applications import application_of, askable_items
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor

LONGEST_NOTE = 300


def pass_check(*, case: Case, fee_row: int | None = None, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Everything is there and in order: every paper is good, the fee stands, and it goes on along its path.

    `fee_row` is the row of the standard's table where the fee is set by one. Raises `FeeNotChosen`, `IssuedByOther` for a
    product of another system, which is applied for there instead, `NobodySigns`, and what `perform` raises.
    """
    application = application_of(case)
    application.fee = _fee(application, fee_row)
    following = onward(application, paths.CHECK)
    if following.state == paths.CHECK:
        raise IssuedByOther

    def write(_moved: Case) -> None:
        Application.objects.filter(pk=application.pk).update(fee=application.fee)
        ApplicationFile.objects.filter(application=application.pk).update(state=FileState.GOOD, note="")

    data = {"fee": application.fee}
    return go_on(
        case,
        "pass_check",
        application,
        following,
        data=data,
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )


def ask_completion(
    *,
    case: Case,
    items: Collection[str] = (),
    notes: Mapping[str, str] | None = None,
    text: str = "",
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Ask for what is missing or wrong: `items` are keys of requirements and questions, `notes` says of one what is wrong with
    what was sent, `text` is the rest in words. Nothing vague: at least one item, or a sentence.

    Raises `NothingAsked`, `UnknownItem`, `WordsTooShort`, `WordsTooLong`, and what `perform` raises.
    """
    said, keys = notes or {}, tuple(dict.fromkeys(items))
    if not keys and not text.strip():
        raise NothingAsked
    application = application_of(case)
    unknown = [key for key in keys if key not in askable_items(application)]
    if unknown:
        raise UnknownItem(unknown[0])
    words = words_of(_with_notes(application, keys, said, text), shortest=0 if keys else 10)

    def write(_moved: Case) -> None:
        Completion.objects.create(
            application=application, items=list(keys), text=words.text, salt=words.salt, asked_at=at
        )
        mark_wrong(application, keys, said)

    data = {"items": keys, "content": words.digest}
    return perform(case, "ask_completion", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def propose_refusal(
    *, case: Case, reason: RefusalReason, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Propose to the head to refuse. Raises `WordsTooShort` without a reason in words, and what `perform` raises."""
    words = words_of(note, field="note")

    def write(moved: Case) -> None:
        remark(moved, RemarkKind.PROPOSAL, words, reason=reason, actor=actor, at=at)

    data = {"reason": str(reason), "note": words.digest}
    return perform(case, "propose_refusal", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def remark(case: Case, kind: RemarkKind, words: Words, *, reason: str = "", actor: Actor, at: datetime) -> None:
    """Keep words of the office beside the step that they belong to."""
    Remark.objects.create(
        application_id=case.pk,
        kind=kind,
        reason=reason,
        text=words.text,
        salt=words.salt,
        made_at=at,
        author=account_of(actor),
    )


def account_of(actor: Actor) -> int:
    """The account behind an employee; 0 for everybody else."""
    return int(actor.id) if actor.id.isdigit() else 0


def mark_wrong(application: Application, keys: Collection[str], notes: Mapping[str, str]) -> None:
    """The papers that are asked for again, each with what is wrong; all the others are in order."""
    papers = ApplicationFile.objects.filter(application=application.pk)
    papers.exclude(requirement__in=keys).update(state=FileState.GOOD, note="")
    for key in keys:
        papers.filter(requirement=key).update(state=FileState.WRONG, note=notes.get(key, "").strip()[:LONGEST_NOTE])


def _with_notes(application: Application, keys: Collection[str], notes: Mapping[str, str], text: str) -> str:
    """What the applicant reads: for each item what is wrong with it, then the rest. One text, with one digest."""
    labels = askable_items(application)
    lines = [f"{labels[key]}: {said}" for key in keys if (said := " ".join(notes.get(key, "").split()))]
    return "\n".join([*lines, text.strip()]).strip()


def _fee(application: Application, row: int | None) -> int:
    """What is owed. Where the standard has a table somebody must have chosen a row, now or when it was filed."""
    version: StandardVersion = application.version
    if version.fee_kind != FeeKind.TABLE:
        return application.fee
    if row is None or not 0 <= row < len(version.fee_table):
        raise FeeNotChosen
    return int(version.fee_table[row]["amount"])
