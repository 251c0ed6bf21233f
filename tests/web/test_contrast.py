# SPDX-License-Identifier: EUPL-1.2
"""Every colour used as text stands out from every ground it is used on, in both themes (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

import praja.lib

STYLE = (Path(praja.lib.__file__).parent / "static/src/praja.css").read_text(encoding="utf-8")

GROUNDS = ("paper", "mist", "raised")
TEXT_ON_GROUND = [
    *[(text, ground) for text in ("ink", "ink-soft", "teal", "teal-dark", "late") for ground in GROUNDS],
    *[(text, ground) for text in ("soon", "done", "info") for ground in GROUNDS],
    *[(tone, f"{tone}-ground") for tone in ("soon", "late", "done", "info")],
    *[("ink", f"{tone}-ground") for tone in ("soon", "late", "done", "info", "teal")],
    *[("ink-soft", ground) for ground in ("teal-ground", "late-ground")],
    *[("teal", ground) for ground in ("teal-ground", "soon-ground", "late-ground", "done-ground", "info-ground")],
    ("teal-dark", "teal-ground"),
    ("on-teal", "teal"),
    ("on-teal", "teal-dark"),
    ("on-late", "late"),
    ("on-amber", "amber"),
    ("on-bar", "bar"),
    ("on-bar-soft", "bar"),
]
SHAPE_ON_GROUND = [*[("edge", ground) for ground in GROUNDS], ("teal", "mist"), ("late", "mist")]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6})", block))


LIGHT = tokens(STYLE[: STYLE.index("prefers-color-scheme: dark")])
DARK = LIGHT | tokens(STYLE[STYLE.index("prefers-color-scheme: dark") : STYLE.index("/* Ground */")])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_agrees_with_the_definition() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_dark_theme_has_its_own_colours() -> None:
    assert DARK["paper"] != LIGHT["paper"]
    assert DARK["ink"] != LIGHT["ink"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_is_readable_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_edges_and_bars_are_seen(theme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(theme[shape], theme[ground]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [*GROUNDS, "teal", "bar", "teal-ground", "late-ground"])
def test_one_of_the_two_focus_rings_is_seen_on_every_ground(theme: dict[str, str], ground: str) -> None:
    rings = (theme["amber"], "#ffffff" if ground == "bar" else "#14212b")
    assert max(contrast(ring, theme[ground]) for ring in rings) >= 3
