# SPDX-License-Identifier: EUPL-1.2
"""Nobody sees where somebody else was, nor their photo, but through the door where they say why. What opens or shows either is
written down here with its reason: a module or template that begins to do so fails until somebody gives one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import praja

SOURCE = Path(praja.__file__).parent
DUTY = SOURCE / "duties" / "attendance"
OPENS = frozenset({"POSITION", "PHOTO"})
"""What positions and photos are sealed for: without it none can be opened."""
MODULES_THAT_OPEN = {
    "models/punches.py": "says what they are sealed for",
    "operations/punching.py": "seals what the telephone sent",
    "operations/selfies.py": "seals the photo that was sent",
    "operations/looking.py": "the door for positions: with a reason, kept for the employee",
    "queries/selfies.py": "the door for photos, for who said why in the last minutes (operations.looking)",
    "queries/silang/movement.py": "the system compares; no place and no distance comes out",
}
READ = frozenset(
    {"position", "position_until", "Selfie", "selfie", "latitude", "longitude", "accuracy", "metres", "Spot"}
)
"""Names by which a position, a photo or a distance is read, as attributes, arguments or in the words of a query."""
MODULES_THAT_READ = {
    "attestation/leave.py": "place of a paper in its list",
    "attestation/photos.py": "digest of what is sealed",
    "demo/checkin.py": "sends check-ins for the demo town",
    "demo/silang.py": "sends check-ins for the demo town",
    "domain/geometry.py": "calculates",
    "domain/judging.py": "judges a check-in when it comes",
    "domain/outlines.py": "the outline of an office",
    "domain/saying.py": "reads what a telephone says",
    "domain/silang/movement.py": "compares; no figure of it leaves",
    "models/__init__.py": "names the model",
    "models/punches.py": "holds it, sealed",
    "operations/blanking.py": "lets go of it",
    "operations/looking.py": "the door",
    "operations/punching.py": "takes it in",
    "operations/selfies.py": "takes it in",
    "queries/punches.py": "asks whether a photo is kept",
    "queries/selfies.py": "the door for photos",
    "queries/silang/movement.py": "the system compares; no place and no distance comes out",
    "queries/silang/proofs.py": "asks whether one is kept",
    "web/days/corrections.py": "number of a paper in its list",
    "web/drawing.py": "draws what the door opened",
    "web/held/pages.py": "the page of the door",
    "web/leave/case.py": "number of a paper in its list",
    "web/outages/pages.py": "number of a paper in its list",
}
SHOWN = re.compile(
    r"position|selfie|photo_of_punch|has_photo|latitude|longitude|\.accuracy\b|\.outside\b|metres|drawing|distance"
)
TEMPLATES_THAT_SHOW = {
    "held/where.html": "the page of the door",
    "held/list.html": "says that something is kept, and leads to the door",
    "silang/_punch.html": "leads to the door",
    "own/punches.html": "one's own, and leads to one's own",
    "checkin/_app.html": "what the telephone in the hand knows of itself, filled in there",
    "checkin/page.html": "how exact a position must be at a place, and how long one is kept",
    "places/_drawing.html": "draws what its page gives it: a place, or what the door opened",
    "places/form.html": "the outline of an office",
    "places/list.html": "the outline of an office",
}
CHARTS = re.compile(r"{%\s*(?:chart|bar|line|spark|heat|trend)\w*|<svg|<canvas|echarts", re.IGNORECASE)
TEMPLATES_THAT_DRAW = {
    "places/_drawing.html": "an office and a dot, on the page of the door; no chart of people",
    "figures/figures.html": "units of many people; none of few, nor what would tell of few (days/test_figures.py)",
}


def _named(room: Path, path: Path) -> str:
    return path.relative_to(room).as_posix()


def _words(path: Path) -> set[str]:
    """The names of a module, and the words that a query is given as text, each with its parts; no comment and no sentence."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found |= {getattr(node, name) for name in ("id", "attr", "arg", "name", "asname") if getattr(node, name, None)}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            found.add(node.value)
    return {part for word in found for part in (word, *word.split("__"))}


def _modules() -> Iterator[tuple[str, set[str]]]:
    for path in sorted(DUTY.rglob("*.py")):
        if "migrations" not in path.parts:
            yield _named(DUTY, path), _words(path)


def _shown(pattern: re.Pattern[str]) -> set[str]:
    """Templates of the duty in which something between braces matches."""
    room = DUTY / "templates" / "attendance"
    found = set()
    for path in sorted(room.rglob("*.html")):
        text = re.sub(r"{%\s*(?:translate|blocktranslate)[^%]*%}", "", path.read_text(encoding="utf-8"))
        inside = " ".join(re.findall(r"{[{%].*?[%}]}", text)) if pattern is SHOWN else text
        if pattern.search(inside):
            found.add(_named(room, path))
    return found


def test_few_modules_can_open_a_position_or_a_photo() -> None:
    opening = {name for name, words in _modules() if OPENS & words}
    assert opening == set(MODULES_THAT_OPEN), (
        "say here why this module opens positions or photos, or use operations.looking"
    )


def test_few_modules_read_what_a_position_or_a_photo_says() -> None:
    reading = {name for name, words in _modules() if READ & words}
    assert reading == set(MODULES_THAT_READ), "say here what this module reads of positions or photos, and who sees it"


def test_no_other_part_of_the_house_opens_what_attendance_sealed() -> None:
    asked = re.compile(r"attendance\.(?:position|photo)\b")
    outside = {
        _named(SOURCE, path)
        for path in SOURCE.rglob("*.py")
        if DUTY not in path.parents and asked.search(path.read_text(encoding="utf-8"))
    }
    assert outside == set()


def test_few_templates_show_or_lead_to_positions_and_photos() -> None:
    assert _shown(SHOWN) == set(TEMPLATES_THAT_SHOW), "say here what this template shows, and to whom"


def test_no_page_of_attendance_draws_people() -> None:
    assert _shown(CHARTS) == set(TEMPLATES_THAT_DRAW), (
        "a chart of attendance must never single out a person: say here why not"
    )
