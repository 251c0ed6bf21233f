# SPDX-License-Identifier: EUPL-1.2
"""The worker by which a browser keeps one page for times without a connection."""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.translation import get_language

WORKER = "js/offline-page-worker.js"


def offline_worker(*, name: str, shell: str, files: Sequence[str]) -> HttpResponse:
    """The worker, with what it keeps: the bare page at `shell`, and static `files` by name. Another content is another version.
    `name` is that of its store in the browser."""
    kept = [shell, *(static(one) for one in files)]
    source = _source()
    version = sha256(json.dumps([kept, source, get_language()]).encode()).hexdigest()[:12]
    told = {"NAME": name, "VERSION": version, "SHELL": shell, "KEPT": kept}
    head = ", ".join(f"{word} = {json.dumps(value)}" for word, value in told.items())
    response = HttpResponse(f"const {head};\n{source}", content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def _source() -> str:
    found = finders.find(WORKER)
    if not isinstance(found, str):
        raise FileNotFoundError(WORKER)
    return Path(found).read_text(encoding="utf-8")
