# SPDX-License-Identifier: EUPL-1.2
"""Questions and requirements as the one form that applicants fill in: the questions first, then one page for each paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from praja.kernel.forms.domain.schemas import Schema, page_plans
from praja.kernel.forms.domain.sources import SOURCES

Requirement = Mapping[str, Any]


def is_sent(requirement: Requirement) -> bool:
    """Whether it is a paper that is sent with the application. One without `accept` is a condition, or something to bring."""
    return bool(requirement.get("accept"))


def composed(
    questions: Schema | None, requirements: Sequence[Requirement], *, details: str, service: str = ""
) -> dict[str, Any] | None:
    """The form, or None where nothing is asked. `details` titles a page of questions that has no title, or only the name of the
    `service`, which stands on every page.

    The key of a requirement is the name of its question, so that whoever keeps the files knows them by it.
    """
    papers = [requirement for requirement in requirements if is_sent(requirement)]
    if questions is None and not papers:
        return None
    base: dict[str, Any] = dict(questions or {"type": "object", "properties": {}, "required": []})
    pages = [
        _page(plan.name, details if plan.title in ("", service) else plan.title, plan.help, plan.fields)
        for plan in page_plans(base)
        if plan.fields
    ]
    base["properties"] = {**base.get("properties", {}), **{one["key"]: _question(one) for one in papers}}
    base["required"] = [*base.get("required", ()), *(one["key"] for one in papers if one.get("required", True))]
    base["x-pages"] = pages + [_page(one["key"], one["label"], "", (one["key"],)) for one in papers]
    return base


def _page(name: str, title: str, help_text: str, fields: Sequence[str]) -> dict[str, Any]:
    return {"name": name, "title": title, "help": help_text, "fields": list(fields)}


def _question(requirement: Requirement) -> dict[str, Any]:
    question: dict[str, Any] = {
        "type": "array",
        "title": requirement["label"],
        "items": {"type": "string", "format": "file"},
        "x-accept": list(requirement["accept"]),
    }
    if requirement.get("help"):
        question["description"] = requirement["help"]
    if requirement.get("required", True):
        question["minItems"] = 1
    source = f"document.{requirement.get('document', '')}"
    return {**question, "x-from": source} if source in SOURCES else question
