# SPDX-License-Identifier: EUPL-1.2
"""What WhatsApp, Telegram and an SMS gateway call. Everybody may knock; what is not signed is not looked at, and nobody is told
why. What is signed is kept at once and taken in by the worker, so that the answer is quick. No body ever enters a log."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from praja.kernel.notifications.domain.conversing import Incoming
from praja.kernel.notifications.enums import SMS, TELEGRAM, WHATSAPP
from praja.kernel.notifications.gateways import sms, telegram, whatsapp
from praja.kernel.notifications.gateways.signatures import same_secret, signed_by
from praja.kernel.notifications.operations import keep_arrivals, note_delivery
from praja.lib.actors import ANYONE, Actor, ActorKind
from praja.lib.web import PrajaRequest, guarded

LARGEST = 1024 * 1024
"""Bytes of a call; attachments come by their ids, so a real one is far smaller."""

MOST_MESSAGES = 500


@csrf_exempt
@guarded(ANYONE)
@require_http_methods(["GET", "POST"])
def whatsapp_hook(request: PrajaRequest) -> HttpResponse:
    """GET proves once that this address is ours; POST brings messages and what became of those sent."""
    if request.method == "GET":
        return _verified(request)
    secret, header = settings.PRAJA_WHATSAPP_SECRET, request.headers.get("X-Hub-Signature-256", "")

    def take(raw: bytes) -> Sequence[Incoming]:
        body = json.loads(raw)
        for fate in whatsapp.fates_in(body)[:MOST_MESSAGES]:
            note_delivery(
                channel=WHATSAPP,
                external_id=fate.external_id,
                failed=fate.failed,
                read=fate.read,
                actor=_gateway(WHATSAPP),
                at=request.at,
            )
        return whatsapp.messages_in(body, request.at)

    return _taken(request, WHATSAPP, lambda raw: signed_by(secret, raw, header), take)


@csrf_exempt
@guarded(ANYONE)
@require_POST
def telegram_hook(request: PrajaRequest) -> HttpResponse:
    """One update of the bot."""
    given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
    return _taken(
        request,
        TELEGRAM,
        lambda _raw: same_secret(settings.PRAJA_TELEGRAM_SECRET, given),
        lambda raw: telegram.messages_in(json.loads(raw), request.at),
    )


@csrf_exempt
@guarded(ANYONE)
@require_POST
def sms_hook(request: PrajaRequest) -> HttpResponse:
    """One SMS, as JSON or as a form, with `X-Signature: sha256=<HMAC of the body>`."""
    header = request.headers.get("X-Signature", "")
    return _taken(
        request,
        SMS,
        lambda raw: signed_by(settings.PRAJA_SMS_SECRET, raw, header),
        lambda raw: sms.messages_in(raw, request.content_type or "", request.at),
    )


def _verified(request: PrajaRequest) -> HttpResponse:
    asked = request.GET
    if asked.get("hub.mode") != "subscribe" or not same_secret(
        settings.PRAJA_WHATSAPP_VERIFY, asked.get("hub.verify_token", "")
    ):
        return HttpResponse(status=403)
    return HttpResponse(asked.get("hub.challenge", "")[:200], content_type="text/plain")


def _taken(
    request: PrajaRequest,
    channel: str,
    is_signed: Callable[[bytes], bool],
    take: Callable[[bytes], Sequence[Incoming]],
) -> HttpResponse:
    raw = _body(request)
    if raw is None:
        return HttpResponse(status=413)
    if not is_signed(raw):
        return HttpResponse(status=403)
    try:
        messages = take(raw)
    except ValueError:
        return HttpResponse(status=400)
    keep_arrivals(channel=channel, messages=messages[:MOST_MESSAGES], actor=_gateway(channel), at=request.at)
    return HttpResponse(status=200)


def _body(request: Any) -> bytes | None:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return None
    try:
        return bytes(request.body)
    except (RequestDataTooBig, UnreadablePostError):
        return None


def _gateway(channel: str) -> Actor:
    return Actor(ActorKind.DEVICE, f"channel:{channel}")
