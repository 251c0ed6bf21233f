# SPDX-License-Identifier: EUPL-1.2
"""Options that commands of letters share."""

from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="CSV or XLSX.")]
Refused = Annotated[
    Path | None, typer.Option(help="Write the refused lines here (CSV), to be corrected and sent again.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
