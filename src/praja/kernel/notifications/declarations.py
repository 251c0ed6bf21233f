# SPDX-License-Identifier: EUPL-1.2
"""Who is told of which event, declared in the `handlers` of whoever knows:

    announce("complaints.answered", recipients=reporter_of, context=words_about)

The words are the files `texts/id/complaints.answered.txt` and `texts/en/complaints.answered.txt`.
"""

from collections.abc import Callable, Iterable, Mapping

from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.gateways.texts import LANGUAGES, template_of
from praja.kernel.notifications.operations import request_messages
from praja.lib.actors import system_actor

Recipients = Callable[[Delivered], Iterable[int]]
Context = Callable[[Delivered], Mapping[str, str | int]]

_announced: dict[str, tuple[str, ...]] = {}


def announce(
    *event_names: str, recipients: Recipients, context: Context, template: str = "", urgent: bool = False
) -> None:
    """Tell the persons `recipients` (ids) of every event of these names, with `context` (codes and links, never words of a
    person) filled into `template` (by default the one named like the first event). Raises FileNotFoundError at the start
    where a language has no words, and ValueError for a template that is announced twice.
    """
    template = template or event_names[0]
    if _announced.setdefault(template, event_names) != event_names:
        raise ValueError(f"two events are told by the words {template}")
    for language in LANGUAGES:
        template_of(template, language)

    @subscribe(*event_names, subscriber=f"notifications.{template}")
    def tell(delivered: Delivered) -> None:
        person_ids = list(recipients(delivered))
        if person_ids:
            request_messages(
                event_id=delivered.id,
                template=template,
                person_ids=person_ids,
                context=context(delivered),
                urgent=urgent,
                actor=system_actor("notifications"),
                at=delivered.at,
            )


def announced() -> dict[str, tuple[str, ...]]:
    """Every template in use with the events it tells of."""
    return dict(sorted(_announced.items()))
