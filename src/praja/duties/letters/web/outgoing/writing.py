# SPDX-License-Identifier: EUPL-1.2
"""Writing: beginning a letter, saving it, keeping what is typed, and the way through a word processor."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.letters.domain.kinds import GAZETTES
from praja.duties.letters.domain.notation import read, write
from praja.duties.letters.domain.places import UNFILLED
from praja.duties.letters.domain.words import BLOCKS, Words
from praja.duties.letters.forms.errands import found_words, ids_in
from praja.duties.letters.forms.outgoing import BeginForm, WriteForm, as_typed, sent_blocks
from praja.duties.letters.gateways.word_files import letter_file
from praja.duties.letters.gateways.word_reading import LARGEST, UnreadableFile, read_word_file
from praja.duties.letters.models import UnsavedWords
from praja.duties.letters.operations.drafting import draft_letter, forget_unsaved, keep_unsaved, revise_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.procedure.names import DRAFT
from praja.duties.letters.queries.drafting import letter_page_data, newest_version_of, place_of
from praja.duties.letters.queries.enclosures import enclosures_of
from praja.duties.letters.queries.errands import MOST_FOUND, clashes, errand_of, sendable
from praja.duties.letters.queries.incoming import letter_in_office
from praja.duties.letters.queries.outgoing import outgoing_in_office, outgoing_of
from praja.duties.letters.queries.places import places_on
from praja.duties.letters.queries.signers import signer_for
from praja.duties.letters.rules import WRITERS, account_of, may_revise, opens_writing
from praja.duties.letters.web.outgoing.acts import is_in_srikandi
from praja.duties.letters.web.outgoing.places import signer_lines
from praja.duties.letters.web.outgoing.words import WORD, clash_words, not_taken_in_words
from praja.kernel.documents.gateways.results import PrintedSigner
from praja.kernel.documents.queries.issued import printed_signer
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.errors import AlreadyFiled, StaleCase
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.actors import SIGNED_IN
from praja.lib.errors import DomainError, NotAllowed, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_writing)
def begin(request: PrajaRequest) -> HttpResponse:
    """A new letter: from nothing, as the answer to one that came in (`balas`), or from an earlier one (`dari`)."""
    with recalled(units, regions):
        choices = _units(request)
        if request.method != "POST":
            begins = {"key": uuid4(), **_begins(request)}
            return _begin_page(request, BeginForm(initial=begins, units=choices))
        form = BeginForm(request.POST, units=choices)
        if not form.is_valid():
            return _begin_page(request, form, 422)
        try:
            return _begun(request, form)
        except DomainError as refused:
            return _begin_page(request, form, refused.status, put_on(form, refused))


def _units(request: PrajaRequest) -> list[tuple[int, str]]:
    mine, on = request.actor.units_as(*WRITERS), today(request)
    nodes = (node for node in units.current().nodes.values() if node.id in mine and node.is_open(on))
    return [(node.id, node.name) for node in sorted(nodes, key=lambda node: node.code)]


def _begins(request: PrajaRequest) -> dict[str, Any]:
    """What stands in the form: of the letter that is answered or taken as a pattern."""
    answered, pattern = request.GET.get("balas", ""), request.GET.get("dari", "")
    if answered:
        letter = _answered(request, answered).letter
        return {"balas": answered, "subject": letter.subject, "unit": letter.case.lead_unit_id}
    if pattern:
        letter = outgoing_in_office(request.actor, pattern).letter
        return {"dari": pattern, "subject": letter.subject, "kind": letter.kind, "unit": letter.case.lead_unit_id}
    return {}


def _answered(request: PrajaRequest, code: str) -> Any:
    case = letter_in_office(request.actor, code)
    if not case.can_open:  # type: ignore[attr-defined]
        raise NotFound(_("There is no such letter, or it is not yours to read."))
    return case.letter.incoming


def _begun(request: PrajaRequest, form: BeginForm) -> HttpResponse:
    said = form.cleaned_data
    new = NewDraft(kind=said["kind"], subject=said["subject"])
    if said["balas"]:
        new = _as_answer(new, _answered(request, said["balas"]))
    elif said["dari"]:
        new = _as_before(new, outgoing_in_office(request.actor, said["dari"]))
    unit = Unit.objects.get(pk=said["unit"])
    try:
        letter = draft_letter(new=new, unit=unit, actor=request.actor, at=request.at, idempotency_key=said["key"])
        code = letter.letter.case.code
    except AlreadyFiled as again:
        code = Case.objects.get(pk=again.detail["case_id"]).code
    return HttpResponseRedirect(reverse("letters:write_outgoing", args=[code]))


def _as_answer(new: NewDraft, incoming: Any) -> NewDraft:
    """To whom it came from, of the same security and classification."""
    whom = NewAddressee(unit=incoming.sender_unit, correspondent=incoming.sender)
    letter = incoming.letter
    return NewDraft(
        kind=new.kind,
        subject=new.subject,
        addressees=(whom,),
        security=letter.security,
        speed=letter.speed,
        classification=letter.classification,
        replies_to=incoming,
    )


def _as_before(new: NewDraft, case: Case) -> NewDraft:
    letter, version = outgoing_of(case), newest_version_of(case.pk)
    addressees = [
        NewAddressee(unit=one.unit, correspondent=one.correspondent, printed=one.printed, role=one.role, way=one.way)
        for one in letter.addressees.select_related("unit", "correspondent").order_by("position")
    ]
    return NewDraft(
        kind=new.kind,
        subject=new.subject,
        words=replace(Words.of(version.said()), errand=None),  # its days have passed, or are those of the other letter
        addressees=addressees,
        security=case.letter.security,
        classification=case.letter.classification,
    )


def _begin_page(
    request: PrajaRequest, form: BeginForm, status: int = 200, error: DomainError | None = None
) -> HttpResponse:
    choices = form.fields["unit"].choices  # type: ignore[attr-defined]
    context = {"form": form, "error": error, "one_unit": choices[0] if len(choices) == 1 else None}
    return no_store(render(request, "letters/outgoing/begin.html", context, status=status))


@guarded(SIGNED_IN)
def writing(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter as it is written; what was typed and not saved stands in it again."""
    with recalled(units, regions):
        case = _writable(request, code)
        return _posted(request, case) if request.method == "POST" else _opened(request, case)


def _writable(request: PrajaRequest, code: str) -> Case:
    case = outgoing_in_office(request.actor, code)
    if not may_revise.allows(request.actor, case):
        raise NotAllowed(
            _("This letter is not yours to change."), next_step=_("Give it back to its writer with a note instead.")
        )
    return case


def _opened(request: PrajaRequest, case: Case) -> HttpResponse:
    letter = outgoing_of(case)
    form = WriteForm(
        initial=as_typed(letter, newest_version_of(case.pk)) | {"seen_version": case.version},
        outgoing=letter,
        on=today(request),
    )
    kept = UnsavedWords.objects.filter(outgoing=case.pk, account=account_of(request.actor)).first()
    if kept is not None:
        form = WriteForm(initial={**form.initial, **kept.said()}, outgoing=letter, on=today(request))
        form.initial["seen_version"] = kept.seen_version
    return _write_page(request, case, form, kept=kept)


def _posted(request: PrajaRequest, case: Case) -> HttpResponse:
    letter, data = outgoing_of(case), request.POST.copy()
    if "forget" in data:
        forget_unsaved(case=case, actor=request.actor)
        return HttpResponseRedirect(reverse("letters:write_outgoing", args=[case.code]))
    if "enclose" in data:
        _keep(request, case)
        return HttpResponseRedirect(f"{reverse('letters:outgoing', args=[case.code])}#enclosures")
    if "choose" in data:
        data["classification"] = str(data["choose"])
    if "word" in request.FILES:
        return _from_word(request, case, data)
    if {"choose", "find", "look"} & data.keys():
        form = WriteForm(initial=_said(data), outgoing=letter, on=today(request))
        if "find" in data:
            form.look_up(str(data.get("classification", "")))
        if "look" in data:
            form.look_for_people(str(data.get("cari", "")))
        return _write_page(request, case, form)
    form = WriteForm(data, outgoing=letter, on=today(request))
    if not form.is_valid():
        return _write_page(request, case, form, status=422)
    return _saved(request, case, form)


def _said(data: Any) -> dict[str, Any]:
    """What was typed, as an unjudged form shows it: the editor's blocks as a person can type them."""
    said = dict(data.items()) | {"asked": ",".join(data.getlist("asked"))}
    for name in BLOCKS:
        if f"{name}_blocks" in said:
            said[name] = write(sent_blocks(data, name))
            del said[f"{name}_blocks"]
    return said


def _saved(request: PrajaRequest, case: Case, form: WriteForm) -> HttpResponse:
    try:
        new = form.draft(request.actor, request.at)
        revise_letter(
            case=case, new=new, actor=request.actor, at=request.at, seen_version=form.cleaned_data["seen_version"]
        )
    except StaleCase as stale:
        # Kept beside what somebody else saved: the writer compares and saves again on the newest version.
        data = request.POST.copy()
        data["seen_version"] = str(outgoing_in_office(request.actor, case.code).version)
        again = WriteForm(data, outgoing=outgoing_of(case), on=today(request))
        again.is_valid()
        return _write_page(request, case, again, status=stale.status, error=stale)
    except DomainError as refused:
        return _write_page(request, case, form, status=refused.status, error=put_on(form, refused))
    messages.success(request, _("Saved."))
    where = "letters:outgoing" if "done" in request.POST else "letters:write_outgoing"
    return HttpResponseRedirect(reverse(where, args=[case.code]))


def _from_word(request: PrajaRequest, case: Case, data: Any) -> HttpResponse:
    """Put the words of a file into the form; nothing is saved before the writer has looked at them."""
    letter, said = outgoing_of(case), _said(data)
    try:
        found = read_word_file(request.FILES["word"].read(LARGEST + 1))  # type: ignore[union-attr]
    except UnreadableFile:
        form = WriteForm(initial=said, outgoing=letter, on=today(request))
        problem = _("This file can't be read. Save it as DOCX, at most 10 MB, and choose it again.")
        return _write_page(request, case, form, status=422, word_problem=problem)
    said |= {name: write(blocks) for name, blocks in found.parts.items()}
    form = WriteForm(initial=said, outgoing=letter, on=today(request))
    report = [not_taken_in_words(one.line, one.what, one.words) for one in found.not_taken]
    return _write_page(request, case, form, taken=True, report=report)


def _write_page(request: PrajaRequest, case: Case, form: WriteForm, *, status: int = 200, **more: Any) -> HttpResponse:
    parts = [form[name] for name in form.parts]
    # The editor begins with the blocks of what stands in the field, so that both say the same.
    for bound in parts:
        bound.field.widget.attrs["data-blocks"] = _blocks_json(str(bound.value() or ""))
    errand = errand_of(outgoing_of(case)) if form.sends else None
    context = {
        "case": case,
        "form": form,
        "parts": parts,
        "clashes": clash_words(clashes(request.actor, errand, besides=case.pk)) if errand else [],
        "hidden_parts": [form[name] for name in BLOCKS if name not in form.parts],
        "is_letter": form.layout in ("letter", "note"),
        "is_legal": form.layout == "legal",
        "gazette": GAZETTES.get(str(form["kind"].value() or ""), ""),
        "files": enclosures_of(case.pk),
        "may_save": case.state == DRAFT,
        "keep_url": reverse("letters:keep_unsaved", args=[case.code]),
        "is_stale": isinstance(more.get("error"), StaleCase),
        **more,
    }
    return no_store(render(request, "letters/outgoing/write.html", context, status=status))


def _blocks_json(typed: str) -> str:
    return json.dumps(read(typed), ensure_ascii=False)


@require_POST
@guarded(SIGNED_IN)
def keep(request: PrajaRequest, code: str) -> HttpResponse:
    """Keep what is being typed; called by the page itself every few seconds."""
    with recalled(units, regions):
        _keep(request, _writable(request, code))
    return HttpResponse(status=204)


def _keep(request: PrajaRequest, case: Case) -> None:
    fields = {*WriteForm.base_fields, *BLOCKS} - {"seen_version"}
    typed = {name: str(value)[:100_000] for name, value in _said(request.POST).items() if name in fields}
    seen = request.POST.get("seen_version", "")
    version = int(seen) if seen.isdecimal() else case.version
    keep_unsaved(case=case, typed=typed, seen_version=version, actor=request.actor, at=request.at)


@require_POST
@guarded(opens_writing)
def people(request: PrajaRequest) -> HttpResponse:
    """Employees who are called so, to be put into the form; `asked` are those who stand there already."""
    text = request.POST.get("cari", "")
    found = sendable(text, besides=ids_in(",".join(request.POST.getlist("asked"))))
    context = {"people": found[:MOST_FOUND], "says": found_words(text, len(found))}
    return no_store(render(request, "letters/outgoing/found_people.html", context))


@guarded(SIGNED_IN)
def word_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter as DOCX; where it goes on in SRIKANDI, with the places that SRIKANDI fills in."""
    with recalled(units, regions):
        case = outgoing_in_office(request.actor, code)
        letter, text = outgoing_of(case), letter_page_data(outgoing_of(case))
        signer = signer_for(letter.signing_unit_id, request.at)
        under = printed_signer(signer.account, signer.title) if signer else None
        places = places_on(today(request)).places if is_in_srikandi(case) else UNFILLED
        content = letter_file(
            text,
            government=settings.PRAJA_SITE_NAME,
            unit=letter.signing_unit.name,
            place=place_of(letter),
            signer=signer_lines(_known(under), places),
            places=places,
        )
    headers = {"Content-Disposition": f'attachment; filename="surat-{case.code}.docx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=WORD, headers=headers)


def _known(signer: PrintedSigner | None) -> dict[str, str]:
    """What is known of the signer, line by line."""
    if signer is None:
        return {}
    nip = f"NIP {signer.nip}" if signer.nip else ""
    return {"title": f"{signer.title},", "name": signer.name, "rank": signer.rank, "nip": nip}
