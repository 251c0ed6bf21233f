# SPDX-License-Identifier: EUPL-1.2
"""Kinds of text that API operations accept: no database keeps a NUL in a text."""

import json
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints

NO_NUL = r"^[^\x00]*$"
LONGEST_JSON = 60_000

Line = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL)]
Name = Annotated[str, StringConstraints(max_length=160, pattern=NO_NUL)]
Paragraph = Annotated[str, StringConstraints(max_length=2_000, pattern=NO_NUL)]


def _plain(content: dict[str, Any]) -> dict[str, Any]:
    try:
        text = json.dumps(content, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (UnicodeEncodeError, RecursionError, ValueError) as error:
        raise ValueError("not JSON of readable text") from error
    if "\\u0000" in text or len(text) > LONGEST_JSON:
        raise ValueError(f"a NUL character, or more than {LONGEST_JSON} characters")
    return content


Answers = Annotated[dict[str, Any], AfterValidator(_plain)]
"""The JSON of a form: text that can be kept, of a size that a form can have."""
