# SPDX-License-Identifier: EUPL-1.2
"""The `praja` command. Entry points parse, make one call, and print the result or the refusal."""

import os
import sys
from typing import NoReturn


def main() -> None:
    """Start Django and run the command line. Exit codes: 0 done, 1 refused or found wrong, 2 wrongly called or set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praja.config.settings")
    _start_django()
    from django.db import OperationalError

    from praja.config.cli.tree import app
    from praja.lib.errors import DomainError

    try:
        app(prog_name="praja")
    except DomainError as refusal:
        _stop(str(refusal.message), str(refusal.next_step))
    except OperationalError as failure:
        _stop(f"The database does not answer as it should: {str(failure).strip()}", "Run `praja doctor`.")


def _start_django() -> None:
    """Load the settings. A wrong one stops here, by its name."""
    import django
    from pydantic import ValidationError

    from praja.config.starting import uncollected

    try:
        with uncollected():
            django.setup()
    except ValidationError as wrong:
        for problem in wrong.errors():
            name = "_".join(str(part) for part in problem["loc"])
            setting = name if name == "DATABASE_URL" else f"PRAJA_{name}".upper()
            print(f"{setting}: {problem['msg']}", file=sys.stderr)
        print("Correct it in the environment or in var/praja.env (docs/reference/settings.md).", file=sys.stderr)
        raise SystemExit(2) from None


def _stop(sentence: str, next_step: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    if next_step:
        print(next_step, file=sys.stderr)
    raise SystemExit(1)
