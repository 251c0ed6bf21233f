# SPDX-License-Identifier: EUPL-1.2
"""`{% load form_definitions %}`: the fields of a form definition, and the answers given to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template

from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.queries import KeptFile
from praja.kernel.forms.rendering import draw
from praja.kernel.forms.summary import Section

register = template.Library()


@register.inclusion_tag("forms/definition.html")
def render_form(
    schema: Mapping[str, Any],
    data: Mapping[str, Any] | None = None,
    problems: Iterable[Problem] = (),
    files: Sequence[KeptFile] = (),
    add_row: str = "",
    file_url: str = "",
) -> dict[str, Any]:
    """What is wrong, then every field with its label, explanation and error. The page brings `<form>` (with
    `enctype="multipart/form-data"` where files are asked for), token and buttons.

    Works without any script. A group of rows has buttons named `add_row` (value: the group, to be handed to this tag as
    `add_row`) and `drop_row`; files have `add_file` and `drop_file` (value: the reference). They send the whole page, which
    keeps what was typed and is shown again (`domain.posting.stays`). `files`: what the draft keeps. `file_url`: an address
    below which each file can be seen by its reference; without it they are only named.
    """
    form, parts = draw(schema, data or {}, problems or (), files=files or (), add_row=add_row)
    return {"form": form, "parts": parts, "file_url": file_url}


@register.inclusion_tag("forms/answers.html")
def form_answers(sections: Iterable[Section]) -> dict[str, Any]:
    """Answers to be checked or read: page by page what was said, in words, each with a link to change it where it has one.
    `sections`: of `summary.answers_of`.
    """
    return {"sections": list(sections)}
