# SPDX-License-Identifier: EUPL-1.2
"""How a process starts: commands load only what all of them need, processes that serve load the rest before anybody waits."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

LOADED_LATE = (
    "praja.config.urls",
    "praja.kernel.documents.gateways.signing.local",
    "pyhanko.sign.validation",
    "snowballstemmer",
    "openpyxl",
    "docx",
    "requests",
)
"""What takes long to load and is loaded where it is first used: half the time in which a command starts."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing that is loaded here becomes garbage: looking for it meanwhile takes a sixth of the time and finds nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def load_for_service() -> None:
    """Load whatever is loaded late, and tell the collector that all of it stays: it need not walk it again."""
    with uncollected():
        for module in LOADED_LATE:
            import_module(module)
    gc.freeze()
