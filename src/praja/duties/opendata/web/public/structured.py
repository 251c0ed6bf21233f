# SPDX-License-Identifier: EUPL-1.2
"""What a page says to search engines: schema.org in JSON-LD. It stands in a script element that no browser runs, so the security
policy has nothing to say to it; nothing in it can end that element."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from praja.duties.opendata.domain.standards.described import Addresses
from praja.duties.opendata.domain.standards.schema_org import dataset

_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured(at: Addresses) -> SafeString:
    """The element with the description of a dataset."""
    return element(dataset(at))


def element(said: Mapping[str, Any]) -> SafeString:
    """The element with a description in JSON-LD."""
    text = json.dumps(said, ensure_ascii=False)
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - every sign that could end it is escaped
