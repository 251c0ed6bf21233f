# SPDX-License-Identifier: EUPL-1.2
"""The pages of docs/reference, made from what the code declares. A test fails when one of them is stale."""

import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, cast

import typer
from django.utils import translation

from praja.config.api import api
from praja.config.environment import Environment
from praja.kernel.law.gateways import written_calendar, written_rules
from praja.kernel.ledger.events import event_classes
from praja.kernel.ledger.subscriptions import subscribers_of
from praja.kernel.measures.declarations import reference_markdown

MADE = "Made by `praja docs` from the code. Change the code, not this page."


def settings_page() -> str:
    """Every setting: name, type, default, meaning."""
    lines = [
        "# Settings",
        "",
        MADE,
        "",
        "Settings come from the environment, or from the file `var/praja.env` (another file: `PRAJA_ENV_FILE`).",
        "A wrong value stops the start and names the setting.",
        "",
        "| Setting | Default | Meaning |",
        "|---|---|---|",
    ]
    for name, field in Environment.model_fields.items():
        alias = field.validation_alias or f"PRAJA_{name.upper()}"
        default = ",".join(field.default) if isinstance(field.default, list) else field.default
        shown = "" if default in (None, "") else f"`{str(default).lower() if isinstance(default, bool) else default}`"
        lines.append(f"| `{alias}` | {shown} | {_cell(field.description)} |")
    return _page(lines)


def commands_page() -> str:
    """Every command with its arguments and options."""
    from praja.config.cli.tree import app

    root = cast("Any", typer.main.get_command(app))
    lines = ["# Commands", "", MADE, "", "Exit codes: 0 done, 1 refused or found wrong, 2 wrongly called or set."]
    for path, command in _commands(root, "praja"):
        lines += ["", f"## `{path}`", "", inspect.cleandoc(command.help or "")]
        rows = [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
        if rows:
            lines += ["", "| Argument or option | Default | Meaning |", "|---|---|---|", *rows]
    return _page(lines)


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "list_commands"):
        yield path, command
        return
    context = command.make_context(path, [], resilient_parsing=True)
    for name in sorted(command.list_commands(context)):
        child = command.get_command(context, name)
        if child is not None:
            yield from _commands(child, f"{path} {name}")


def _parameter(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = parameter.metavar or parameter.name.upper()
    else:
        name = " / ".join([*parameter.opts, *parameter.secondary_opts])
    default = "" if parameter.default in (None, False) or callable(parameter.default) else f"`{parameter.default}`"
    return f"| `{name}` | {default} | {_cell(getattr(parameter, 'help', '') or '')} |"


def events_page() -> str:
    """Every event: what it means, its fields, who hears of it."""
    lines = ["# Events", "", MADE, "", "Every act is one of these, written once to the ledger."]
    for name, cls in event_classes().items():
        if not cls.__module__.startswith("praja."):
            continue
        heard = ", ".join(f"`{one}`" for one in subscribers_of(name))
        lines += ["", f"## `{name}` v{cls.version}", "", inspect.cleandoc(cls.__doc__ or ""), "", f"Heard by: {heard}"]
        rows = [f"| `{field.name}` | `{_type_name(field.type)}` |" for field in fields(cast("Any", cls))]
        if rows:
            lines += ["", "| Field | Type |", "|---|---|", *rows]
    return _page(lines)


def law_page() -> str:
    """Every figure of law that comes with the platform, and the calendar's years."""
    lines = [
        "# Law",
        "",
        MADE,
        "",
        "`confirmed`: read in the text of the law. `recalled`: from secondary sources; pages show it as *perlu verifikasi*. "
        "`house`: no law sets it; it is how the platform works.",
        "",
        "| Rule | Title | Value | Unit | In force | Source | Confidence | Region may override |",
        "|---|---|--:|---|---|---|---|---|",
    ]
    for rule in written_rules().values():
        for version in rule.versions:
            term = f"{version.since or ''} .. {version.until or ''}" if version.since or version.until else ""
            source = " ".join(part for part in (version.source, version.article) if part)
            cells = (
                *(f"`{rule.key}`", rule.title, version.value, version.unit.value, term, source),
                *(version.confidence.value, "yes" if rule.regional_override else "no"),
            )
            lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    calendar = written_calendar()
    years = ", ".join(str(year) for year in sorted(calendar.decreed_years or ()))
    lines += ["", f"Years whose holidays are decreed: {years}. Days off in all: {len(calendar.holidays)}."]
    return _page(lines)


def api_page() -> str:
    """Every operation of the API, from its OpenAPI document."""
    document = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))
    lines = [
        "# API",
        "",
        MADE,
        "",
        "The machine-readable document is at `/api/v1/openapi.json`. Errors follow RFC 9457.",
        "",
        "| Operation | Meaning | Answers |",
        "|---|---|---|",
    ]
    for path, methods in sorted(document["paths"].items()):
        for method, operation in methods.items():
            meaning = operation.get("description") or operation.get("summary") or ""
            answers = ", ".join(str(status) for status in operation["responses"])
            lines.append(f"| `{method.upper()} {path}` | {_cell(meaning)} | {answers} |")
    return _page(lines)


def measures_page() -> str:
    """Every measure."""
    return reference_markdown()


def _in_english(page: Callable[[], str]) -> Callable[[], str]:
    def made() -> str:
        with translation.override("en"):
            return page()

    return made


PAGES = {
    "settings.md": _in_english(settings_page),
    "commands.md": _in_english(commands_page),
    "events.md": _in_english(events_page),
    "law.md": _in_english(law_page),
    "measures.md": _in_english(measures_page),
    "api.md": _in_english(api_page),
}


def _cell(value: object) -> str:
    return " ".join(str(value if value is not None else "").split()).replace("|", "\\|")


def _type_name(kind: object) -> str:
    return (
        kind if isinstance(kind, str) else getattr(kind, "__name__", str(kind)) if isinstance(kind, type) else str(kind)
    )


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
