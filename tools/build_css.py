# SPDX-License-Identifier: EUPL-1.2
"""Build static/css/praja.css: the parts of Bootstrap that Praja uses, then Praja's own style, in one file.

    python tools/build_css.py            write the file
    python tools/build_css.py --check    exit 1 if the committed file is not what the sources give

A first visit over a weak signal pays for every kilobyte, so nothing of Bootstrap comes in by default: of a
rule, those selectors are taken that match `WANTED`. To use one more utility, add it there and build again.
"""

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "src/praja/lib/static"
BOOTSTRAP = STATIC / "vendor/bootstrap/bootstrap.css"
OWN = STATIC / "src/praja.css"
BUILT = STATIC / "css/praja.css"

# Elements as Bootstrap's reboot sets them; classes only by name. SIZES: small, tablet, desktop.
_ELEMENT = r"(?:\*|[a-z][a-z0-9]*|\[[^\]]+\]|:not\([^)]*\)|::?[a-z-]+)+(?:[ >+]+(?:\*|[a-z][a-z0-9]*|::?[a-z-]+)+)*"
_SIZE = r"(?:-(?:sm|md|lg))?"
WANTED = re.compile(
    "|".join(
        (
            rf"(?!:root|\[data-bs){_ELEMENT}",
            r"\.row(?: > \*)?",
            rf"\.col{_SIZE}(?:-(?:auto|3|4|6|8|9|12))?",
            r"\.g-[0345]|\.gx-[035]|\.gy-[0345]",
            rf"\.d{_SIZE}-(?:none|block|flex|grid|inline-flex)",
            rf"\.flex{_SIZE}-(?:row|column|wrap|grow-1)",
            rf"\.justify-content{_SIZE}-(?:start|end|center|between)",
            rf"\.align-items{_SIZE}-(?:start|end|center|baseline)",
            r"\.gap-[1-5]",
            r"\.m[tbsexy]?-(?:[0-5]|auto)",
            r"\.p[tbsexy]?-[0-5]",
            rf"\.text{_SIZE}-(?:start|end|center)",
            r"\.text-(?:nowrap|break)",
            r"\.w-100|\.mw-100|\.h-100",
            r"\.list-unstyled",
            r"\.visually-hidden(?:-focusable:not\(:focus\):not\(:focus-within\))?",
            r"\.visually-hidden:not\(caption\)|\.visually-hidden-focusable:not\(:focus\):not\(:focus-within\):not\(caption\)",
        )
    )
)

Rule = tuple[str, str]


def rules_of(css: str) -> Iterator[Rule]:
    """(prelude, body) of every top-level rule; the body of an at-rule holds its inner rules unparsed."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    depth, start, opened = 0, 0, 0
    for position, char in enumerate(css):
        if char == "{":
            if depth == 0:
                opened = position
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : position].strip()
                start = position + 1
        elif char == ";" and depth == 0:
            start = position + 1


def wanted(prelude: str, body: str) -> str:
    """The rule cut down to what Praja uses, or nothing."""
    if prelude.startswith("@media"):
        inner = "".join(wanted(*rule) for rule in rules_of(body))
        return f"{prelude}{{{inner}}}" if inner else ""
    if prelude.startswith("@"):
        return ""
    kept = [part for part in re.split(r",\s*(?![^(]*\))", prelude) if WANTED.fullmatch(part.strip())]
    return f"{','.join(kept)}{{{body}}}" if kept else ""


def minified(css: str) -> str:
    """Without comments and idle white space; strings in Praja's own style hold none that matters."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return re.sub(r";}", "}", css).strip()


def undefined_variables(css: str) -> set[str]:
    """Bootstrap variables used without fallback and set nowhere: a style that would silently be lost."""
    used = set(re.findall(r"var\((--bs-[a-z0-9-]+)\)", css))
    return used - set(re.findall(r"(--bs-[a-z0-9-]+)\s*:", css))


def build() -> str:
    """The whole stylesheet as text."""
    bootstrap = "".join(wanted(*rule) for rule in rules_of(BOOTSTRAP.read_text(encoding="utf-8")))
    css = f"{minified(bootstrap)}{minified(OWN.read_text(encoding='utf-8'))}"
    if missing := undefined_variables(css):
        sys.exit(f"Set these in {OWN.name}: {', '.join(sorted(missing))}")
    return (
        "/*! Praja, EUPL-1.2. Contains parts of Bootstrap 5.3 (MIT): vendor/bootstrap/LICENSE."
        f" Built by tools/build_css.py from src/praja.css: change it there. */\n{css}\n"
    )


def main() -> None:
    """Write the stylesheet, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    css = build()
    if parser.parse_args().check:
        same = BUILT.exists() and BUILT.read_text(encoding="utf-8") == css
        sys.exit(None if same else "css/praja.css is not what its sources give: run python tools/build_css.py")
    BUILT.parent.mkdir(exist_ok=True)
    BUILT.write_text(css, encoding="utf-8")
    print(f"{BUILT.name}: {len(css) / 1024:.1f} KB, {len(gzip.compress(css.encode())) / 1024:.1f} KB compressed")


if __name__ == "__main__":
    main()
