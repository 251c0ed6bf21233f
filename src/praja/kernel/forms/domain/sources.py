# SPDX-License-Identifier: EUPL-1.2
"""Where the value of a question may come from before anybody types it (`x-from`). Data only: a duty that knows the person
or keeps their documents fills it in, and the person sees it and may change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from praja.kernel.forms.domain.schemas import Data, Schema, asked, every_field, kind_of
from praja.kernel.forms.domain.wording import gettext_noop

_TEXT = frozenset({"text", "long_text"})
_FILES = frozenset({"files"})


@dataclass(frozen=True, slots=True)
class Source:
    """One place a value may come from. `words` is a message id; `kinds` are the kinds of question that can take it."""

    key: str
    words: str
    kinds: frozenset[str]


SOURCES: Mapping[str, Source] = {
    source.key: source
    for source in (
        Source("person.name", gettext_noop("Name of the person"), _TEXT),
        Source("person.nik", gettext_noop("NIK of the person"), _TEXT),
        Source("person.phone", gettext_noop("Mobile number of the person"), _TEXT),
        Source("person.email", gettext_noop("E-mail of the person"), frozenset({"email"})),
        Source("person.address", gettext_noop("Address of the person"), _TEXT),
        Source("document.ktp", gettext_noop("Identity card (KTP) sent before"), _FILES),
        Source("document.kk", gettext_noop("Family card (KK) sent before"), _FILES),
        Source("document.npwp", gettext_noop("Tax card (NPWP) sent before"), _FILES),
        Source("document.photo", gettext_noop("Portrait photo sent before"), _FILES),
    )
}
"""Every key that `x-from` may name."""


def sources_of(schema: Schema) -> dict[str, str]:
    """Field to key, for every question that says where its value may come from."""
    return {name: str(sub["x-from"]) for name, sub in every_field(schema).items() if "x-from" in sub}


def prefilled(schema: Schema, data: Data, known: Mapping[str, str]) -> dict[str, Any]:
    """`data` with `known` values (by key) put where a question asks for them and nothing was answered yet.

    Files are not put in here: the duty gives the draft its own copy by `operations.add_draft_file`.
    """
    filled = dict(data)
    fields, _required = asked(schema, data)
    for name, key in sources_of(schema).items():
        if name in fields and name not in data and kind_of(fields[name]) != "files" and known.get(key):
            filled[name] = known[key]
    return filled
