# SPDX-License-Identifier: EUPL-1.2
"""Applications in every state, offered by the roads and with the intake asked to recommend; and what would move one."""

from datetime import datetime, timedelta

from praja.duties.services.enums import Issuer
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.operations.checking import ask_completion
from praja.duties.services.operations.elsewhere import file_elsewhere
from praja.duties.services.queries.catalogue import effective_version, remembered_version
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from residents import photo
from services.making import KTP, Made, filed_application, head_of_neighbourhood, holder, published_standard, said
from services.offices import STATED, card
from towns import Town

WORDS = "Petugas sudah datang dan memeriksanya."
OTHER_RT = "006"
"""An RT that has a head, beside the one that applicants name."""
STATES_WITHIN = frozenset({"incomplete", "elsewhere"})
"""States that no path begins in: those of an application that is checked."""


def application_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    """An application whose path begins in this state, and the secret of its applicant's link."""
    made = _service(town, at, foreign=state in ("elsewhere", "foreign"))
    first = "check" if state in STATES_WITHIN or state in ("foreign", "finished") else state
    stage = {"stage": first, **({"unit": town.intake.pk} if first == "recommendation" else {})}
    path = [stage] if first == "check" else [stage, {"stage": "check"}]
    StandardVersion.objects.filter(pk=made.version.pk).update(path=path)
    remembered_version.cache_clear()  # what no operation does
    made.version.refresh_from_db()
    filed = filed_application(
        town, at, made=made, unit=town.roads, stated=STATED, answers={}, files=[("ktp", card(at))]
    )
    officer = {"case": filed.case, "actor": holder(70, Role.OFFICER, town.roads, at=at), "at": at, "seen_version": None}
    if state == "incomplete":
        ask_completion(items=["ktp"], **officer)
    if state == "elsewhere":
        file_elsewhere(number="SIAK-1", filed_on=at.date(), **officer)
    filed.case.refresh_from_db()
    return filed.case, filed.secret


def _service(town: Town, at: datetime, *, foreign: bool) -> Made:
    """One of ours that costs money, or one of another system; made once."""
    code = "akta" if foreign else "izin-lapak"
    kept = Service.objects.filter(code=code).first()
    if kept is None:
        if not foreign:
            head_of_neighbourhood(at, rt=OTHER_RT)
        listed = {"code": code, "name": code, "offered_by": (town.roads,), "owner": town.roads}
        words = {"issuer": Issuer.SIAK} if foreign else {}
        path = ({"stage": "check"},) if foreign else ({"stage": "check"}, {"stage": "payment"})
        fee = {} if foreign else {"fee_kind": "fixed", "fee_amount": 25_000}
        content = said(requirements=(KTP,), path=path, **fee)
        return published_standard(town, at - timedelta(days=1), content=content, listed={**listed, **words})
    version = effective_version(kept, None, at.date())
    assert version is not None
    return Made(kept, version.standard, version, version.case)


def said_of_application(name: str, at: datetime) -> dict[str, object]:
    """What a rightful holder would send."""
    tomorrow = (at + timedelta(days=1)).date().isoformat()
    given: dict[str, dict[str, object]] = {
        "services:pass_check": {"fee_row": ""},
        "services:ask_completion": {"note_ktp": WORDS},
        "services:propose_refusal": {"reason": "untrue", "note": WORDS},
        "services:plan_visit": {"day": tomorrow, "hour": "10:00"},
        "services:record_visit": {"in_order": "yes", "findings": WORDS},
        "services:recommend": {"in_favour": "yes", "text": WORDS},
        "services:confirm_payment": {"amount": "25000", "method": "cash"},
        "services:waive_fee": {"reason": WORDS},
        "services:approve": {},
        "services:return_for_check": {"note": WORDS},
        "services:refuse": {"reason": "untrue", "note": WORDS},
        "services:hand_over": {"to": "applicant"},
        "services:file_elsewhere": {"number": "SIAK-2", "filed_on": at.date().isoformat()},
        "services:note_issued": {"issued_on": at.date().isoformat()},
        "services:note_refused": {"note": WORDS},
        "services:reference_verify": {},
        "services:reference_again": {"rw": "002", "rt": OTHER_RT},
        "services:reference_paper": {"surat": photo()},
        "services:withdraw": {},
        "services:show_payment": {"paper": photo("bukti.jpg", (48, 36))},
        "services:complete": {"ktp": photo("jelas.jpg", (48, 36))},
    }
    return given[name]
