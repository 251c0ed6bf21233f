# SPDX-License-Identifier: EUPL-1.2
import pytest

from praja.kernel.ledger.events import Event, _registry, event, revive, upcast


def test_a_field_that_would_hide_the_events_own_name_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):

        @event("tests.bad")
        class Bad(Event):
            name: str


def test_an_old_payload_is_brought_up_to_the_current_version() -> None:
    @event("tests.grown", version=3)
    class Grown(Event):
        units: tuple[int, ...]
        note: str

    upcast("tests.grown", from_version=1)(lambda old: {"units": [old["unit"]]})
    upcast("tests.grown", from_version=2)(lambda old: {**old, "note": ""})
    try:
        assert revive("tests.grown", 1, {"unit": 4}) == Grown(units=[4], note="")  # type: ignore[arg-type]
    finally:
        del _registry["tests.grown"]


def test_a_payload_holds_plain_values_only() -> None:
    @event("tests.plain")
    class Plain(Event):
        value: object

    try:
        with pytest.raises(TypeError, match="plain values"):
            Plain(value=1.5).payload()
    finally:
        del _registry["tests.plain"]
