# SPDX-License-Identifier: EUPL-1.2
"""Line-by-line imports: any office's spreadsheet in, a report about every line out.

    reading = read_table(upload, PROFILE)
    report = run_import(reading.lines, line_by_line(save_one))

Values are text exactly as a person sees them: a code never becomes a float. A bad line is refused with its
number and
reason and never stops the others; running the same file again changes nothing twice (the handler sees to
that).
"""

from praja.lib.imports.lines import Limits, Line, Profile, Reading, Refusal, Sheet
from praja.lib.imports.reading import read_csv, read_sheet, read_table, read_xlsx
from praja.lib.imports.reports import Outcome, Report
from praja.lib.imports.running import line_by_line, run_import

__all__ = [
    "Limits",
    "Line",
    "Outcome",
    "Profile",
    "Reading",
    "Refusal",
    "Report",
    "Sheet",
    "line_by_line",
    "read_csv",
    "read_sheet",
    "read_table",
    "read_xlsx",
    "run_import",
]
