# SPDX-License-Identifier: EUPL-1.2
"""Files of packages, handed out to the frame in which a lesson runs and to nobody's session: no cookie is read here.

Whatever a package holds is a stranger's program. Each answer carries a policy of its own (docs/adr/0030): an origin that is
nobody's (or one of its own, PRAJA_MODULES_URL), and nothing to load from or send to but the package itself and what lessons call.
"""

import json
import mimetypes
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.run_time import DONE, NOT_ATTEMPTED
from praja.duties.training.domain.modules.spans import scorm_span
from praja.duties.training.errors.modules import NoSuchModule
from praja.duties.training.gateways.modules import archives
from praja.duties.training.gateways.modules.archives import CHUNK, MIB
from praja.duties.training.models import Launch, LessonState
from praja.duties.training.web.modules.tickets import Ticket, lessons_base, lessons_elsewhere, read_ticket, sandbox
from praja.kernel.documents.gateways import store
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.unattended import unattended

HOST_STATE = "~praja/state.js"
"""Names that begin with `~` are ours: what the frame is told. A package's own file of that name is not handed out."""
AT_ONCE = 4 * MIB
"""Larger files are streamed."""
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".m4a": "audio/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
}
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


@unattended
@csrf_exempt
@guarded(ANYONE)
@require_safe
def lesson_file(request: PrajaRequest, secret: str, name: str) -> Any:
    """A file of a package, for whoever holds the ticket of a session."""
    ticket = read_ticket(secret, request.at)
    # A worker would go on running behind the frame; nothing that packages need.
    if ticket is None or "Service-Worker" in request.headers:
        raise NoSuchModule
    answer = _state(ticket) if name == HOST_STATE else _file(request, ticket, secret, name)
    return under_policy(request, answer, secret)


def _file(request: HttpRequest, ticket: Ticket, secret: str, name: str) -> HttpResponseBase:
    try:
        path = store.local_path(ticket.package)
    except FileNotFoundError:
        raise NoSuchModule from None
    info = archives.found_in(path, name) if not name.startswith("~") else None
    if info is None:
        raise NoSuchModule
    kind = _TYPES.get(Path(name).suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind in _HTML:
        return _page(path, name, kind, secret)
    answer = _ranged(request, path, info, kind) or _whole(request, path, info, kind)
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "private, max-age=43200"
    return answer


def _page(path: Path, name: str, kind: str, secret: str) -> HttpResponse:
    """A page, with what it runs first put into its head."""
    data = archives.read(path, name, archives.LIMITS.one)
    state = reverse("training:lesson_file", args=[secret, HOST_STATE])
    sources = (static("vendor/scorm-again/scorm12.min.js"), state, static("js/lesson-host.js"))
    first = "".join(f'<script src="{source}"></script>' for source in sources).encode()
    found = _HEAD.search(data)
    place = found.end() if found else 0
    answer = HttpResponse(data[:place] + first + data[place:], content_type=kind)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _whole(request: HttpRequest, path: Path, info: zipfile.ZipInfo, kind: str) -> HttpResponseBase:
    if _takes_gzip(request) and info.compress_type == zipfile.ZIP_DEFLATED and info.compress_size <= AT_ONCE:
        answer: HttpResponseBase = HttpResponse(as_gzip(path, info), content_type=kind)
        answer["Content-Encoding"] = "gzip"
        answer["Vary"] = "Accept-Encoding"
        return answer
    if info.file_size <= AT_ONCE:
        return HttpResponse(archives.read(path, info.filename, AT_ONCE), content_type=kind)
    answer = StreamingHttpResponse(_pieces(archives.opened(path, info), info.file_size), content_type=kind)
    answer["Content-Length"] = str(info.file_size)
    return answer


def _takes_gzip(request: HttpRequest) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def as_gzip(path: Path, info: zipfile.ZipInfo) -> bytes:
    """A packed file as it lies in the archive, which is what gzip would send, between a head and an end of gzip's."""
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(30)
        names, more = struct.unpack("<HH", head[26:30])
        file.seek(info.header_offset + 30 + names + more)
        packed = file.read(info.compress_size)
    end = struct.pack("<II", info.CRC, info.file_size & 0xFFFFFFFF)
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + packed + end


def _ranged(request: HttpRequest, path: Path, info: zipfile.ZipInfo, kind: str) -> HttpResponseBase | None:
    """A part of a file, as players of film and sound ask for it; None where none was asked for."""
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    if found is None or found[0] == "bytes=-":
        return None
    size = info.file_size
    first = int(found[1]) if found[1] else max(size - int(found[2]), 0)
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if first > last:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    file = archives.opened(path, info)
    file.seek(first)
    answer = StreamingHttpResponse(_pieces(file, last - first + 1), content_type=kind, status=206)
    answer["Content-Range"], answer["Content-Length"] = f"bytes {first}-{last}/{size}", str(last - first + 1)
    return answer


def _pieces(file: IO[bytes], size: int) -> Iterator[bytes]:
    with file:
        while size > 0 and (piece := file.read(min(CHUNK, size))):
            size -= len(piece)
            yield piece


def _state(ticket: Ticket) -> HttpResponse:
    """What a page of SCORM 1.2 is told when it begins: where the learner is. Nothing for other packages."""
    launch = Launch.objects.select_related("enrolment__of__module").filter(session=ticket.session).first()
    told: Any = None
    if launch is not None and launch.enrolment.of.kind is ModuleKind.SCORM12:
        told = {"session": str(launch.session), "cmi": told_cmi(launch)}
    answer = HttpResponse(f"window.praja = {json.dumps(told)};", content_type="text/javascript")
    answer["Cache-Control"] = "no-store"
    return answer


def told_cmi(launch: Launch) -> dict[str, Any]:
    """The state of a lesson as SCORM 1.2 names it. Who learns is a random id, without a name."""
    row = launch.enrolment
    lesson = row.of.outline.lesson(launch.key)
    state = LessonState.objects.filter(enrolment=row, key=launch.key).first()
    if lesson is None:
        raise NoSuchModule
    status = state.status if state else NOT_ATTEMPTED
    return {
        "core": {
            "student_id": str(row.account),
            "student_name": "",
            "lesson_location": state.location if state else "",
            "credit": "credit",
            "lesson_status": status,
            "entry": "ab-initio" if status == NOT_ATTEMPTED else "resume",
            "lesson_mode": "review" if status in DONE else "normal",
            "total_time": scorm_span(state.seconds if state else 0),
            "score": {"raw": str(state.score) if state and state.score is not None else "", "min": "0", "max": "100"},
        },
        "suspend_data": state.suspend_data if state else "",
        "launch_data": lesson.launch_data,
        "student_data": {
            "mastery_score": lesson.mastery or "",
            "max_time_allowed": lesson.max_time,
            "time_limit_action": lesson.time_limit_action,
        },
    }


def under_policy(request: HttpRequest, answer: HttpResponseBase, secret: str) -> HttpResponseBase:
    """The answer under the policy of packages. Sources are whole addresses: for a frame without an origin `self` is nobody."""
    base = lessons_base(request)
    own, ours = f"{base}/diklat/isi/{secret}/", f"{base}{settings.STATIC_URL}"
    parts = {
        "default-src": "'none'",
        "script-src": f"{own} {ours} 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src": f"{own} 'unsafe-inline'",
        "img-src": f"{own} data: blob:",
        "font-src": f"{own} data:",
        "media-src": f"{own} data: blob:",
        "connect-src": f"{own} {base}/diklat/xapi/ data: blob:",
        "frame-src": f"{own} data: blob:",
        "worker-src": f"{own} blob:",
        "form-action": "'none'",
        "base-uri": own,
        "sandbox": sandbox(),
    }
    if lessons_elsewhere():
        site = urlsplit(settings.PRAJA_BASE_URL)
        parts["frame-ancestors"] = f"{base} {site.scheme}://{site.netloc}"
    answer["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in parts.items())
    # A frame without an origin asks as a stranger even for the package's own files; the ticket in the address is the right.
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
