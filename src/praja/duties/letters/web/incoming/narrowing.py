# SPDX-License-Identifier: EUPL-1.2
"""By what the agenda of letters that came in is narrowed: in the address, as the query takes it, and in words."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.enums import Security, Speed
from praja.duties.letters.forms.agenda import LATE
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.procedure.names import HANDLED, REGISTERED
from praja.duties.letters.queries.agenda import Filters
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest

Asked = dict[str, str]


def asked_of(request: PrajaRequest) -> Asked:
    """The filters in the address; what is not known is not asked."""
    given = request.GET
    return {
        "keadaan": _known(given.get("keadaan", ""), (LATE, *INCOMING.by_state)),
        "unit": given.get("unit", "")[:30].replace("\x00", ""),
        "sifat": _known(given.get("sifat", ""), Security.values),
        "kecepatan": _known(given.get("kecepatan", ""), Speed.values),
        "dari": _day(given.get("dari", "")),
        "sampai": _day(given.get("sampai", "")),
    }


def _known(value: str, values: Any) -> str:
    return value if value in values else ""


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else ""
    except ValueError:
        return ""


def filters_of(asked: Asked) -> Filters:
    """The same as the query takes it."""
    return Filters(
        state=asked["keadaan"] if asked["keadaan"] in INCOMING.by_state else "",
        late=asked["keadaan"] == LATE,
        unit=asked["unit"],
        security=asked["sifat"],
        speed=asked["kecepatan"],
        first=date.fromisoformat(asked["dari"]) if asked["dari"] else None,
        last=date.fromisoformat(asked["sampai"]) if asked["sampai"] else None,
    )


def state_links(asked: Asked) -> list[dict[str, Any]]:
    """The list narrowed by where letters stand, as links above it."""
    choices = [
        ("", _("All")),
        (REGISTERED, _("Not disposed yet")),
        (HANDLED, _("Being handled")),
        (LATE, _("Late")),
    ]
    return [
        {"label": label, "href": agenda_url({**asked, "keadaan": value}), "current": asked["keadaan"] == value}
        for value, label in choices
    ]


def narrowed_by(asked: Asked, names: dict[str, str]) -> str:
    """By what the list is narrowed beside the links above it, in words."""
    days = [
        describe_moment(date.fromisoformat(asked[name]), "date") if asked[name] else "" for name in ("dari", "sampai")
    ]
    words = [
        names.get(asked["unit"], asked["unit"]),
        Security(asked["sifat"]).label if asked["sifat"] else "",
        Speed(asked["kecepatan"]).label if asked["kecepatan"] else "",
        " – ".join(days) if any(days) else "",
    ]
    return ", ".join(str(word) for word in words if word)


def agenda_url(asked: Asked, cursor: str = "") -> str:
    """The list narrowed so, from `cursor` on."""
    given = {name: value for name, value in {**asked, "halaman": cursor}.items() if value}
    return f"{reverse('letters:agenda')}?{urlencode(given)}" if given else reverse("letters:agenda")


def file_url(name: str, asked: Asked) -> str:
    """A book or list of what is narrowed so."""
    given = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('letters:agenda_file', args=[name])}{'?' if given else ''}{given}"
