# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of a machine, in words."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.attendance.domain.adms import orders
from praja.duties.attendance.domain.adms.logs import CLEARED, CLOCK_SET, RESET
from praja.duties.attendance.models import Command, DailyCheck, Machine
from praja.duties.attendance.queries.machines import batches_of, signs_of, standings_of, strangers_of
from praja.lib.moments import describe_moment

SHOWN, DAYS = 15, 14


def machine_context(machine: Machine, at: datetime) -> dict[str, Any]:
    """Everything but the forms."""
    (standing,) = standings_of([machine], at)
    return {
        "machine": machine,
        "standing": standing,
        "skew": skew_words(machine.skew_seconds),
        "facts": _facts(machine),
        "batches": [_batch(row) for row in batches_of(machine)[:SHOWN]],
        "checks": [_check(row) for row in machine.checks.order_by("-day")[:DAYS]],
        "signs": [_sign(row) for row in signs_of(machine, at)],
        "commands": [_command(row) for row in machine.commands.order_by("-pk")[:SHOWN]],
        "strangers": strangers_of(machine, at),
        **_heads(),
    }


def _heads() -> dict[str, Any]:
    def number(label: str) -> dict[str, Any]:
        return {"label": label, "number": True}

    return {
        "batch_heads": [
            _("Came"),
            _("Table"),
            number(_("Lines")),
            number(_("New")),
            number(_("Known")),
            number(_("Unread")),
        ],
        "check_heads": [_("Day"), number(_("At the machine")), number(_("Here")), _("Standing")],
        "sign_heads": [_("By its clock"), _("What"), _("By number")],
        "command_heads": [_("Queued"), _("What"), _("Standing")],
    }


def skew_words(seconds: int | None) -> str:
    """How far its clock is off."""
    if seconds is None:
        return ""
    minutes = abs(seconds) // 60
    if minutes == 0:
        return _("right")
    far = ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return _("%(time)s ahead") % {"time": far} if seconds > 0 else _("%(time)s behind") % {"time": far}


def _facts(machine: Machine) -> list[dict[str, str]]:
    rows = [
        (_("Serial number of the machine"), machine.serial),
        (_("How it speaks"), machine.get_protocol_display()),
        (_("Last heard"), describe_moment(machine.seen_at, "short") if machine.seen_at else _("never")),
        (_("Its clock"), skew_words(machine.skew_seconds)),
        (_("Firmware"), " ".join(filter(None, (machine.firmware, machine.push_version)))),
        (_("Place"), machine.place.name if machine.place else ""),
        (_("Networks"), ", ".join(machine.networks) or _("any")),
        (_("Communication key"), _("set") if machine.comm_key else _("none")),
    ]
    return [{"term": term, "value": str(value)} for term, value in rows if value]


def _batch(row: Any) -> list[Any]:
    came = describe_moment(row.received_at, "short")
    first = {"text": came, "href": reverse("attendance:machine_batch", args=[row.pk])} if row.has_bad else came
    return [first, row.table, row.lines, row.new, row.repeated, row.faulty]


def _check(row: DailyCheck) -> list[Any]:
    if row.theirs is None:
        standing = {"text": _("it cannot count"), "tone": "neutral"}
    elif row.theirs > row.ours:
        standing = {"text": _("some are missing here"), "tone": "soon"}
    else:
        standing = {"text": _("complete"), "tone": "done"}
    theirs = "–" if row.theirs is None else row.theirs
    return [describe_moment(row.day, "date"), theirs, row.ours, standing]


def _sign(row: Any) -> list[Any]:
    names = {
        CLOCK_SET: _("Its clock was set"),
        CLEARED: _("Its data were cleared"),
        RESET: _("It was reset to factory settings"),
    }
    return [row.local_text, names[row.operation], row.by_pin or "–"]


def _command(row: Command) -> list[Any]:
    tones = {"queued": "neutral", "sent": "soon", "done": "done", "failed": "late"}
    label = row.get_state_display()
    if row.result is not None and row.result < 0:
        label = f"{label} ({row.result})"
    return [
        describe_moment(row.queued_at, "short"),
        order_words(row.text),
        {"text": label, "tone": tones[row.state]},
    ]


def order_words(text: str) -> str:
    """A command in words."""
    plain = {
        "CHECK": _("look for news"),
        "INFO": _("say what it is"),
        "LOG": _("send what is new"),
        "RELOAD OPTIONS": _("read its settings anew"),
        "REBOOT": _("start anew"),
    }
    if text in plain:
        return plain[text]
    if day := orders.counted_day(text):
        return _("count its check-ins of %(day)s") % {"day": describe_moment(day, "date")}
    if text.startswith("DATA QUERY ATTLOG"):
        return _("send the check-ins of some days again")
    number = text.partition("PIN=")[2].partition("\t")[0]
    if text.startswith("DATA UPDATE"):
        return _("show the name of number %(number)s") % {"number": number}
    return _("forget number %(number)s") % {"number": number} if text.startswith("DATA DELETE") else text
