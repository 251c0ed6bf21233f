# SPDX-License-Identifier: EUPL-1.2
"""Jobs for the tests of the queue: they must be importable by name."""

from django_tasks import task

done: list[int] = []


@task()
def note(number: int) -> int:
    done.append(number)
    return number


@task()
def fail() -> None:
    raise LookupError("the printer is off")
