# SPDX-License-Identifier: EUPL-1.2
"""What a first visit costs, and that the committed stylesheet is what its sources give."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import praja.lib

STATIC = Path(praja.lib.__file__).parent / "static"
ROOT = Path(__file__).resolve().parents[2]
FONT = STATIC / "vendor/plus-jakarta-sans/plus-jakarta-sans-latin-wght-normal.woff2"
STYLE = STATIC / "css/praja.css"


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def test_the_stylesheet_is_what_its_sources_give() -> None:
    script = ROOT / "tools/build_css.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_first_visit_stays_small() -> None:
    assert packed(STYLE) <= 25 * 1024
    assert packed(STYLE) + FONT.stat().st_size + packed(STATIC / "img/favicon.svg") <= 60 * 1024


def test_nothing_is_loaded_from_elsewhere() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", STYLE.read_text(encoding="utf-8"))
    assert addresses == ['"../vendor/plus-jakarta-sans/plus-jakarta-sans-latin-wght-normal.woff2"']
    assert FONT.exists()


def test_every_vendored_part_carries_its_licence_and_version() -> None:
    parts = sorted(part.name for part in (STATIC / "vendor").iterdir())
    assert parts == ["bootstrap", "htmx", "leaflet", "plus-jakarta-sans", "prosemirror", "scorm-again"]
    for part in parts:
        assert (STATIC / "vendor" / part / "LICENSE").stat().st_size > 300
        assert (STATIC / "vendor" / part / "VERSION").stat().st_size > 0
