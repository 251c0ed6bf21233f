# SPDX-License-Identifier: EUPL-1.2
"""Settings of letters: series of numbers, and by which system each unit works."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.enums import LetterKind
from praja.duties.letters.forms.numbering import ModeForm, RegisterForm
from praja.duties.letters.models import LetterRegister
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.operations.registers import set_register, tried_number
from praja.duties.letters.queries.modes import modes_in_order, registers_in_order
from praja.duties.letters.rules import may_keep_numbers, may_set_mode, opens_letter_keeping
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_letter_keeping)
def numbering(request: PrajaRequest) -> HttpResponse:
    """The series of numbers and the modes, and what sets them. A pattern is tried before it is set."""
    with recalled(units):
        return _posted(request) if request.method == "POST" else _page(request)


def _posted(request: PrajaRequest) -> HttpResponse:
    if request.POST.get("what") == "mode":
        form: Any = ModeForm(request.POST, units=_units(request, for_modes=True), prefix=None, auto_id="mode_%s")
        return _mode_set(request, form)
    form = RegisterForm(request.POST, units=_units(request))
    if not form.is_valid():
        return _page(request, register=form, status=422)
    try:
        if "try" in request.POST:
            said = form.cleaned_data
            return _page(request, register=form, tried=tried_number(said["pattern"], said["unit_code"], today(request)))
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        set_register(new=form.register(), unit=unit, register=_changed(request), actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, register=form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The register is set."))
    return HttpResponseRedirect(reverse("letters:numbering"))


def _changed(request: PrajaRequest) -> LetterRegister | None:
    """The series that is to be changed, None for a new one. Raises NotFound for one that the actor does not keep."""
    asked = request.POST.get("register") or request.GET.get("ubah") or ""
    if not asked:
        return None
    found = LetterRegister.objects.filter(pk=asked).first() if asked.isdecimal() else None
    if found is None or not may_keep_numbers(request.actor, found.unit_id, legal=found.is_legal):
        raise NotFound(_("There is no such register among those you keep."))
    return found


def _mode_set(request: PrajaRequest, form: Any) -> HttpResponse:
    if not form.is_valid():
        return _page(request, mode=form, status=422)
    said = form.cleaned_data
    unit = Unit.objects.get(pk=said["unit"])
    try:
        set_mode(
            unit=unit, mode=said["mode"], decree=said["decree"], since=said["since"], actor=request.actor, at=request.at
        )
    except DomainError as refused:
        return _page(request, mode=form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The system is set for %(unit)s.") % {"unit": unit.name})
    return HttpResponseRedirect(reverse("letters:numbering"))


def _units(request: PrajaRequest, *, for_modes: bool = False) -> list[tuple[int, str]]:
    actor, on = request.actor, today(request)

    def keeps(unit_id: int) -> bool:
        if for_modes:
            return may_set_mode(actor, unit_id)
        return any(may_keep_numbers(actor, unit_id, legal=legal) for legal in (False, True))

    nodes = (node for node in units.current().nodes.values() if node.is_open(on) and keeps(node.id))
    return [(node.id, node.name) for node in sorted(nodes, key=lambda node: node.code)]


def _page(
    request: PrajaRequest,
    *,
    register: forms.Form | None = None,
    mode: forms.Form | None = None,
    tried: str = "",
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    changed, on = _changed(request), today(request)
    kept, mode_units = _units(request), _units(request, for_modes=True)
    begins = _begins(changed) if changed else {"since": on, "pattern": "{keamanan}/{kode}/{nomor}/{unit}/{tahun}"}
    form = register or RegisterForm(initial=begins, units=kept)
    labels = dict(LetterKind.choices)
    context = {
        "registers": [
            {
                "row": row,
                "kinds": ", ".join(str(labels.get(kind, kind)) for kind in row.kinds),
                "example": tried_number(row.pattern, row.unit_code, on),
                "change_url": f"{reverse('letters:numbering')}?ubah={row.pk}#register-form",
            }
            for row in registers_in_order([unit for unit, _name in kept])
        ],
        "modes": [row for row in modes_in_order() if row.unit_id in {unit for unit, _name in mode_units}],
        "register_form": form,
        "mode_form": mode or ModeForm(initial={"since": on}, units=mode_units, auto_id="mode_%s"),
        "may_set_modes": bool(mode_units),
        "may_keep": bool(kept),
        "changed": changed,
        "tried": tried,
        "error": error,
        "error_form": mode or form,
    }
    return no_store(render(request, "letters/outgoing/numbering.html", context, status=status))


def _begins(row: LetterRegister) -> dict[str, Any]:
    names = ("name", "kinds", "pattern", "unit_code", "decree", "since", "until")
    return {name: getattr(row, name) for name in names} | {"unit": row.unit_id}
