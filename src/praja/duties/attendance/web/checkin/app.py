# SPDX-License-Identifier: EUPL-1.2
"""What makes the page an app that opens without a connection: its manifest and its worker, served from the page's own address."""

from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.offline import offline_worker

KEPT = (
    "css/praja.css",
    "js/check-in-camera.js",
    "js/check-in.js",
    "img/favicon.svg",
    "vendor/plus-jakarta-sans/plus-jakarta-sans-latin-wght-normal.woff2",
)

ICONS = (
    ("favicon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-512-maskable.png", "512x512", "image/png", "maskable"),
)
"""File, sizes, type and purpose; telephones that cut icons to a shape take the last."""


@guarded(ANYONE)
def manifest(request: PrajaRequest) -> HttpResponse:
    """How the app is called and where it begins."""
    start = reverse("attendance:check_in")
    told = {
        "id": start,
        "name": _("Check in at the office"),
        "short_name": _("Check in"),
        "lang": get_language() or "id",
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#073f41",
        "icons": [
            {"src": static(f"img/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@guarded(ANYONE)
def worker(request: PrajaRequest) -> HttpResponse:
    """The worker, with what it keeps: the bare page and its files."""
    return offline_worker(name="presensi", shell=reverse("attendance:check_in_shell"), files=KEPT)
