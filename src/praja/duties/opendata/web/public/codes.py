# SPDX-License-Identifier: EUPL-1.2
"""Reference codes for everybody: which lists there are, what stands in one, what a code was on a day and is elsewhere."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from praja.duties.opendata.enums import Same
from praja.duties.opendata.errors import NoSuchCodes
from praja.duties.opendata.models import CodeList, CodeListVersion
from praja.duties.opendata.queries.code_files import (
    MEDIA_TYPES,
    codes_in_file,
    lists_for_programs,
    mark_of_file,
    pairs_in_file,
)
from praja.duties.opendata.queries.codes import (
    CodesPage,
    code_in,
    code_list_named,
    code_lists,
    codes_below,
    codes_found,
    codes_version,
    crosswalk_with,
    crosswalks_of,
    elsewhere,
    history_of,
    levels_of,
    versions_of_codes,
    way_to,
)
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.web.downloads.views import marks_of
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

LONGEST = 120


@guarded(ANYONE)
def lists(request: PrajaRequest) -> HttpResponse:
    """Every list, with its keeper and how many codes it has."""
    found = page_of(code_lists(), order=("title",), cursor=request.GET.get("halaman", "")[:500])
    context = {
        "rows": [(one, in_reader_language(one, "title")) for one in found.items],
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return render(request, "opendata/public/code_lists.html", context)


@guarded(ANYONE)
@require_safe
def lists_file(request: PrajaRequest) -> HttpResponse:
    """Every list for programs: where its codes are fetched, and which version holds."""
    base = request.build_absolute_uri(reverse("opendata:code_lists"))
    response = JsonResponse({"lists": lists_for_programs(base)})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@guarded(ANYONE)
def codes(request: PrajaRequest, name: str) -> HttpResponse:
    """One list: searched by words (`q`), gone down by level (`induk`), one code of it (`kode`); as of another version (`versi`)
    or day (`pada`)."""
    row = code_list_named(name)
    said = {key: request.GET.get(key, "").replace("\x00", "").strip()[:LONGEST] for key in ("q", "induk", "kode")}
    version = _version(request, row)
    kept = {} if version.pk == row.current_id else {"versi": str(version.number)}
    context: dict[str, Any] = {
        "row": row,
        "title": in_reader_language(row, "title"),
        "version": version,
        "is_current": version.pk == row.current_id,
        "kept": kept,
        "words": said["q"],
        "levels": levels_of(row),
        "versions": versions_of_codes(row),
        "crosswalks": crosswalks_of(version),
        "downloads": _downloads(name, version),
    }
    here = reverse("opendata:codes", args=[name])
    context["address"] = f"{here}?{urlencode(kept)}{'&' if kept else ''}"
    if said["kode"]:
        return render(request, "opendata/public/code.html", context | _one(row, version, said["kode"]))
    context |= _list(version, said["q"], said["induk"], _after(request.GET.get("mulai", "")), kept)
    return render(request, "opendata/public/codes.html", context)


def _list(version: CodeListVersion, words: str, parent: str, after: int, kept: dict[str, str]) -> dict[str, Any]:
    page: CodesPage = codes_found(version, words, after=after) if words else codes_below(version, parent, after=after)
    asked = {"q": words} if words else {"induk": parent} if parent else {}
    following = urlencode({**kept, **asked, "mulai": page.next}) if page.next else ""
    return {
        "codes": page.codes,
        "total": page.total,
        "way": [] if words else way_to(version, parent),
        "next_url": f"?{following}" if following else "",
        "previous_url": f"?{urlencode({**kept, **asked})}" if after else "",
    }


def _one(row: CodeList, version: CodeListVersion, code: str) -> dict[str, Any]:
    found = code_in(version, code)
    relations = dict(Same.choices)
    history = history_of(row, code)
    if found is None and not any(one for _version, one in history):
        raise NoSuchCodes
    return {
        "code": code,
        "found": found,
        "way": way_to(version, code)[:-1],
        "below": codes_below(version, code, size=1).total if found else 0,
        "history": history,
        "elsewhere": [
            {
                "title": f"{one.there.code_list.title}, {one.there.label}",
                "href": f"{reverse('opendata:codes', args=[one.there.code_list.name])}?versi={one.there.number}",
                "is_backwards": one.is_backwards,
                "codes": [(other.code, other.name, relations.get(other.relation, "")) for other in one.codes],
            }
            for one in elsewhere(version, code)
        ],
    }


def _version(request: PrajaRequest, row: CodeList) -> CodeListVersion:
    number, day = request.GET.get("versi", ""), request.GET.get("pada", "")
    if number:
        return codes_version(row, number=_number(number))
    return codes_version(row, on=_day(day)) if day else codes_version(row)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise NoSuchCodes
    return int(text)


def _day(text: str) -> date:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise NoSuchCodes
    return found


def _after(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _downloads(name: str, version: CodeListVersion) -> list[tuple[str, str]]:
    return [
        (kind.upper(), f"{reverse('opendata:codes_file', args=[name, kind])}?versi={version.number}")
        for kind in MEDIA_TYPES
    ]


@guarded(ANYONE)
@require_safe
def codes_file(request: PrajaRequest, name: str, kind: str) -> Any:
    """All codes of a list, CSV or JSON: the version in force, another by `versi`, or the one of a day (`pada`)."""
    version = _version(request, code_list_named(name))
    return _sent(request, version.file.sha256, kind, f"{name}-v{version.number}", lambda: codes_in_file(version, kind))


@guarded(ANYONE)
@require_safe
def crosswalk_file(request: PrajaRequest, pk: int, kind: str) -> Any:
    """All pairs of a crosswalk."""
    walk = crosswalk_with(pk)
    called = f"padanan-{walk.source.code_list.name}-{walk.target.code_list.name}"
    return _sent(request, walk.file.sha256, kind, called, lambda: pairs_in_file(walk, kind))


def _sent(request: PrajaRequest, digest: str, kind: str, called: str, pieces: Any) -> Any:
    if kind not in MEDIA_TYPES:
        raise NotFound(_("There is no such format."), next_step=_("Choose CSV or JSON."))
    mark = mark_of_file(digest, kind)
    if mark in marks_of(request):
        response: Any = HttpResponse(status=304)
    elif request.method == "HEAD":
        response = HttpResponse(content_type=MEDIA_TYPES[kind])
    else:
        response = StreamingHttpResponse(pieces(), content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{called}.{kind}"'
    response["ETag"] = mark
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Access-Control-Allow-Origin"] = "*"
    return response
