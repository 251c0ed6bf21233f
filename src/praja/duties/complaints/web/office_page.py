# SPDX-License-Identifier: EUPL-1.2
"""What the case page shows: story, clocks, the answer in the making, what belongs to the case, and what may be done."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.enums import DraftState
from praja.duties.complaints.forms.office import RevealForm
from praja.duties.complaints.procedure import APPROVAL, APPROVED, COMPLAINT, DISPUTED
from praja.duties.complaints.queries.knowledge import Offered, offered_for, words_to_begin_with
from praja.duties.complaints.queries.office import (
    WAITING,
    case_in_office,
    files_of,
    is_waiting,
    reporter_in_office,
    visible_cases,
)
from praja.duties.complaints.queries.office_choices import open_dispute
from praja.duties.complaints.queries.office_draft import files_of_draft, open_draft
from praja.duties.complaints.queries.office_related import related_to, review_of_last_answer, supporting_units_of
from praja.duties.complaints.queries.office_story import office_story
from praja.duties.complaints.queries.office_talk import talk_of
from praja.duties.complaints.rules import may_coordinate, opens_office
from praja.duties.complaints.web.office_acts import ACTS, BESIDE
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, clocks_shown, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest


@dataclass(frozen=True, slots=True)
class Revealing:
    """The form that opens a contact, as it came in, and what it opened."""

    form: RevealForm
    opened: str = ""
    error: DomainError | None = None


def case_page(
    request: PrajaRequest, case: Case, sent: Sent = NOTHING, revealing: Revealing | None = None, status: int = 200
) -> HttpResponse:
    """The page of a case, with a form that was sent put back where it belongs."""
    entries = entries_of(DESK, request, case, sent)
    steps = [entry for entry in entries if entry["name"] not in BESIDE]
    context = {
        "case": case,
        "code": show_code(case.code),
        "complaint": case.complaint,
        "state": COMPLAINT.by_state[case.state],
        "channel": Channel(case.channel).label if case.channel in Channel.values else case.channel,
        "acts": office_story(request.actor, case, seen_version=sent.seen_version),
        "is_late": is_waiting(case) and case.due_at < request.at,
        **clocks_shown(case),
        **_drafting(case, {entry["name"] for entry in steps}),
        "talk": talk_of(request.actor, case),
        "offered": _offered(request, case, steps),
        **_around(request, case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "files": files_of(case),
        "reporter": reporter_in_office(request.actor, case),
        "reveal_form": revealing.form if revealing else RevealForm(),
        "opened": revealing.opened if revealing else "",
        "error": revealing.error if revealing else sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "complaints/office/case.html", context, status=status))


def _step(case: Case, names: list[str]) -> str:
    """Of several steps the one it would be: an answer with a promised date is published as a promise."""
    if "promise" in names and (draft := open_draft(case)) and draft.promised_for:
        return "promise"
    return names[0]


def _beginning(request: PrajaRequest, case: Case, name: str) -> dict[str, Any]:
    """What stands in a form before anybody typed: the matter's topic to search for, the words of a template that was chosen."""
    if name == "decide" and case.complaint.topic:
        return {"words": case.complaint.topic.name}
    begin = words_to_begin_with(case, request.actor, request.GET.dict(), request.at) if name == "answer" else None
    return {"kind": begin.kind, "text": begin.text} if begin else {}


def _drafting(case: Case, offered: set[str]) -> dict[str, Any]:
    """The answer in the making: to be read where somebody else writes it, with the head's note where one writes it."""
    draft = open_draft(case)
    is_final = case.state in (APPROVAL, APPROVED)
    return {
        "draft": draft if draft and "answer" not in offered else None,
        "draft_files": files_of_draft(draft),
        "draft_is_final": is_final,
        "draft_is_approved": bool(draft) and draft.state == DraftState.APPROVED,  # type: ignore[union-attr]
        "return_note": draft.return_note if draft else "",
    }


def _offered(request: PrajaRequest, case: Case, steps: list[dict[str, Any]]) -> Offered | None:
    """Solved cases, templates and whom to ask, for whoever writes the answer."""
    writes = any(entry["name"] == "answer" for entry in steps)
    return offered_for(case, request.actor, request.at) if writes else None


def _around(request: PrajaRequest, case: Case) -> dict[str, Any]:
    mine, coordinates = request.actor.units_as(Role.LIAISON, Role.HEAD), may_coordinate.allows(request.actor, case)
    supports = supporting_units_of(case)
    return {
        "related": related_to(request.actor, case),
        "supports": [
            {
                "row": row,
                "late": row.done_at is None and row.due_at < request.at,
                "finish_url": reverse("complaints:finish_support", args=[case.code, row.pk])
                if row.done_at is None and row.unit_id in mine
                else "",
            }
            for row in supports
        ],
        "dispute": open_dispute(case) if case.state == DISPUTED else None,
        **(_links(case) if coordinates else {}),
    }


def _links(case: Case) -> dict[str, str]:
    """Pages of their own: for what is done with several reports, and for judging an answer that was drawn."""
    found = {}
    if case.state in COMPLAINT.by_step["join"].sources:
        found["join_url"] = reverse("complaints:join", args=[case.code])
    if case.state in WAITING:
        found["split_url"] = reverse("complaints:split", args=[case.code])
    review = review_of_last_answer(case) if case.state in COMPLAINT.by_step["send_back"].sources else None
    if review is not None:
        found["quality_url"] = reverse("complaints:review", args=[review.pk])
    return found


def _after(request: PrajaRequest, code: str) -> str:
    """Back to the case while it can still be read, else to the desk."""
    if visible_cases(request.actor).filter(code=code).exists():
        return reverse("complaints:case", args=[code])
    return reverse("desk")


def _files_of_draft(case: Case, act: OfficeAct) -> int:
    return len(files_of_draft(open_draft(case))) if act.shown_on == "answer" else 0


DESK = Desk(
    procedure=COMPLAINT,
    acts=ACTS,
    namespace="complaints",
    door=opens_office,
    find=case_in_office,
    page=case_page,
    after=_after,
    beside=BESIDE,
    step_of=_step,
    beginning=_beginning,
    holds_files=_files_of_draft,
)
