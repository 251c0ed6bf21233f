# SPDX-License-Identifier: EUPL-1.2
"""What Fingerspot.iO calls when somebody punched. Its only proof is the secret in the address."""

import hmac

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain import fingerspot
from praja.duties.attendance.enums import MachineState, Protocol
from praja.duties.attendance.operations.batches import CLOUD_TABLE, take_batch
from praja.duties.attendance.operations.machines import note_call
from praja.duties.attendance.web.machines.calling import Refused, body_of, device, plain
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.unattended import unattended


@unattended
@csrf_exempt
@guarded(ANYONE)
@require_POST
def fingerspot_hook(request: PrajaRequest, secret: str) -> HttpResponse:
    """One punch. A machine that nobody admitted is written down once and refused; what cannot be read is acknowledged too."""
    wanted = settings.PRAJA_FINGERSPOT_SECRET
    if not wanted or not hmac.compare_digest(wanted.encode(), secret.encode()):
        return plain(request, "ERROR: REFUSED", 403)
    try:
        body = body_of(request)
    except Refused as refused:
        return plain(request, refused.text, refused.status)
    serial = fingerspot.machine_of(body)
    machine = note_call(serial=serial, protocol=Protocol.FINGERSPOT, actor=device(serial), at=request.at)
    if machine is None or machine.state != MachineState.ACTIVE or machine.protocol != Protocol.FINGERSPOT:
        return plain(request, "ERROR: UNREGISTERED", 403)
    take_batch(machine=machine, table=CLOUD_TABLE, body=body, actor=device(serial), at=request.at)
    return plain(request, "OK")
