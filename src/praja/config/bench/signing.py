# SPDX-License-Identifier: EUPL-1.2
"""One signer among several, in a process of its own.

    python -m praja.config.bench.signing '[17, 18, 19]'

says "ready", waits until its input is closed, signs these documents as the worker does, and prints for how many seconds that kept
a processor busy.
"""

import json
import os
import sys
import time

import django


def sign_all(ids: list[int]) -> None:
    """Sign them as many at a time as the worker takes."""
    from praja.kernel.documents.operations import sign_documents
    from praja.kernel.documents.tasks import AT_ONCE
    from praja.lib import clock
    from praja.lib.actors import system_actor

    print("ready", flush=True)
    sys.stdin.read()
    busy = time.process_time()
    for start in range(0, len(ids), AT_ONCE):
        together = ids[start : start + AT_ONCE]
        sign_documents(document_ids=together, secret=None, actor=system_actor("bench"), at=clock.now())
    print(time.process_time() - busy)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praja.config.settings")
    django.setup()
    sign_all(json.loads(sys.argv[1]))
