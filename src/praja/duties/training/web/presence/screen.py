# SPDX-License-Identifier: EUPL-1.2
"""The screen of a session, for a projector: its code, large, until it changes; how many came. Without scripts the page asks for
the next code by itself."""

from datetime import datetime
from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from praja.duties.training.domain.presence import STEP, Phase
from praja.duties.training.models import ClassSession, PresencePlan
from praja.duties.training.queries.presence.rooms import counted, session_of, window_of
from praja.duties.training.queries.presence.scanning import code_of
from praja.duties.training.rules import opens_training
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

EVERY = 5
"""Seconds after which a page with scripts asks anew: the code lives for two steps more than it is shown."""


@guarded(opens_training)
def screen(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """The page for the projector, for trainers and committee."""
    session = session_of(request.actor, code, pk)
    context = {
        **_shown(session, request.at),
        "session_title": session.title,
        "class_title": session.training_class.case.subject,
        "fresh_url": reverse("training:presence_fresh", args=[code, pk]),
        "every": EVERY,
    }
    return no_store(render(request, "training/presence/screen.html", context))


@guarded(opens_training)
def fresh(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """What of it changes."""
    session = session_of(request.actor, code, pk)
    return no_store(render(request, "training/presence/_code.html", _shown(session, request.at)))


def _shown(session: ClassSession, at: datetime) -> dict[str, Any]:
    plan = PresencePlan.objects.filter(session=session).first()
    if plan is None:
        raise NotFound(
            _("This session records nobody yet."), next_step=_("Prepare its code on the list of the session first.")
        )
    window, code = window_of(session, plan), code_of(plan.code_secret)
    phase, digits, (here, seats) = window.phase(at), code.at(at), counted(session)
    again = max(1, int((code.changes_at(at) - at).total_seconds()) + 1)
    common = {"again": again, "here": here, "seats": seats, "step": int(STEP.total_seconds())}
    if phase not in (Phase.ARRIVING, Phase.ARRIVING_LATE, Phase.LEAVING):
        return {**common, "qr": "", "waiting": _waiting(phase, plan, session)}
    is_leaving = phase is Phase.LEAVING
    link = settings.PRAJA_BASE_URL + reverse("training:scan", args=[plan.mark, digits])
    return {
        **common,
        "qr": _drawn(link),
        "digits": f"{digits[:3]} {digits[3:]}",
        "is_leaving": is_leaving,
        "is_late": phase is Phase.ARRIVING_LATE,
        "late_at": window.late_at,
        "until": window.over_at if is_leaving else window.closes_at,
    }


def _waiting(phase: Phase, plan: PresencePlan, session: ClassSession) -> str:
    window = window_of(session, plan)
    if phase is Phase.BEFORE:
        return _("The code stands here from %(time)s.") % {"time": describe_moment(window.opens_at, "short")}
    if phase is Phase.BETWEEN and window.leaving_at:
        return _("The code for leaving stands here from %(time)s.") % {
            "time": describe_moment(window.leaving_at, "time")
        }
    return _("Nobody is recorded any more. Whoever was there and is missing tells the committee.")


def _drawn(link: str) -> str:
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", border=3, xmldecl=False, svgns=True, nl=False, omitsize=True, title=_("Code to scan")
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - drawn here from digits
