# SPDX-License-Identifier: EUPL-1.2
"""What keys of other systems may be for. Each part declares its own, with what it means in plain words."""

from dataclasses import dataclass

from praja.lib.errors import Text


@dataclass(frozen=True, slots=True)
class Scope:
    """Something that a key may do. `words` say to whoever gives the key what its holder can then do."""

    name: str
    label: Text
    words: Text


_scopes: dict[str, Scope] = {}


def declare_scope(name: str, label: Text, words: Text) -> str:
    """Declare a scope; its name is returned."""
    _scopes[name] = Scope(name, label, words)
    return name


def scopes() -> dict[str, Scope]:
    """Every declared scope by its name, in alphabetical order."""
    return dict(sorted(_scopes.items()))
