# SPDX-License-Identifier: EUPL-1.2
"""Pages out: Typst templates to tagged PDF/A-2a that also meets PDF/UA-1, in milliseconds and without the
network.

Templates are in `documents/typst`, fonts in `documents/fonts`. Data goes in as JSON and is never read as
markup.
"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

Paper = Literal["a3", "a4", "a5", "80mm"]

_HOME = Path(__file__).resolve().parent.parent
TEMPLATES = _HOME / "typst"
FONTS = _HOME / "fonts"
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def render(template: str, data: dict[str, Any], *, at: datetime, paper: Paper = "a4") -> bytes:
    """The PDF of the template named `template` (without ending). The same input always gives the same bytes.

    `at` is the date that the document carries; `data` is what the template asks for, as JSON values. Raises
    RuntimeError for an unknown template, or data that the template cannot use: a mistake of the program,
    never of a person.
    """
    made: bytes = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        format="pdf",
        timestamp=at.astimezone(UTC),  # it takes no zone whose offset may change
        pdf_standards=STANDARDS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "paper": paper},
    )
    return made


def render_picture(template: str, data: dict[str, Any], kind: Literal["svg", "png"]) -> bytes:
    """The first page of a template in `documents/typst/pictures` as a drawing or a picture (144 dots an inch), for screens.

    The same input always gives the same bytes. Raises RuntimeError like `render`.
    """
    made: bytes = typst.compile(
        str(TEMPLATES / "pictures" / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        format=kind,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "paper": "a4"},
    )
    return made


@cache
def _fonts() -> Any:
    """Ours and those inside Typst; a server's own fonts would make pages differ from machine to machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
