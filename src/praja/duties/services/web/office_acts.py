# SPDX-License-Identifier: EUPL-1.2
"""What can be done on the page of an application: each act with its address, its form and its one operation."""

from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Issuer
from praja.duties.services.forms.office import (
    AskForm,
    ElsewhereForm,
    HandOverForm,
    IssuedForm,
    PassForm,
    PayForm,
    PlanForm,
    ProposeForm,
    RecommendForm,
    RefusedElsewhereForm,
    RefuseForm,
    ReturnForm,
    SignForm,
    VisitForm,
    WaiveForm,
)
from praja.duties.services.operations.checking import ask_completion, pass_check, propose_refusal
from praja.duties.services.operations.deciding import approve, refuse, return_for_check
from praja.duties.services.operations.elsewhere import file_elsewhere, note_issued, note_refused
from praja.duties.services.operations.handing_over import hand_over
from praja.duties.services.operations.issuing import sign_product
from praja.duties.services.operations.paying import confirm_payment, waive_fee
from praja.duties.services.operations.recommending import recommend
from praja.duties.services.operations.visiting import plan_visit, record_visit
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import OfficeAct


def _is_foreign(case: Case) -> bool:
    return Issuer(case.application.service.issuer).is_foreign


def _signer_signs(_case: Case) -> bool:
    """Where the trial certificate signs, the worker does it by itself."""
    return bool(service_in_use().secrets)


def _act(name: str, slug: str, form: type[StepForm], operation: object, **more: object) -> OfficeAct:
    return OfficeAct(name, slug, form, operation, (name,), **more)  # type: ignore[arg-type]


ACTS = (
    _act("pass_check", "lengkap", PassForm, pass_check, leads=True),
    _act("file_elsewhere", "diajukan-di-sistem-lain", ElsewhereForm, file_elsewhere, leads=True, offered=_is_foreign),
    _act("ask_completion", "minta-lengkapi", AskForm, ask_completion),
    _act("record_visit", "hasil-tinjau", VisitForm, record_visit, leads=True),
    _act("plan_visit", "jadwal-tinjau", PlanForm, plan_visit),
    _act("recommend", "rekomendasi", RecommendForm, recommend, leads=True),
    _act("confirm_payment", "lunas", PayForm, confirm_payment, leads=True),
    _act("approve", "setujui", StepForm, approve, leads=True),
    OfficeAct(
        "sign",
        "tanda-tangan",
        SignForm,
        sign_product,
        ("issue",),
        label=_("Sign"),
        button=_("Sign"),
        leads=True,
        offered=_signer_signs,
    ),
    _act("hand_over", "serahkan", HandOverForm, hand_over, leads=True),
    _act("note_issued", "terbit-di-sistem-lain", IssuedForm, note_issued, leads=True),
    _act("note_refused", "ditolak-sistem-lain", RefusedElsewhereForm, note_refused, danger=True),
    _act("return_for_check", "periksa-lagi", ReturnForm, return_for_check),
    _act("propose_refusal", "usul-tolak", ProposeForm, propose_refusal),
    _act("waive_fee", "bebaskan-biaya", WaiveForm, waive_fee),
    _act("refuse", "tolak", RefuseForm, refuse, danger=True),
)
"""In the order in which the page offers them: what comes first is what matters now."""
