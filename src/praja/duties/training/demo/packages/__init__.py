# SPDX-License-Identifier: EUPL-1.2
"""Two small packages from sources of our own: one of SCORM 1.2 (`salam`), one of cmi5 (`arsip`)."""

import io
import zipfile
from pathlib import Path

_HERE = Path(__file__).parent


def zipped(name: str) -> bytes:
    """The package of that name as an authoring tool would hand it over; the same bytes each time."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((_HERE / name).iterdir()):
            info = zipfile.ZipInfo(path.name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    return kept.getvalue()
