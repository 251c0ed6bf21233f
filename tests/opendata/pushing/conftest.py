# SPDX-License-Identifier: EUPL-1.2
import pytest

from opendata.ckan.scene import Catalogue, catalogued, token
from opendata.conftest import AT, _found
from praja.duties.opendata.operations.datasets import describe_dataset
from praja.duties.opendata.operations.pushing.datasets import words_about
from praja.duties.opendata.operations.topics import TopicWords, set_topics
from praja.lib.actors import system_actor
from remembering import Remembered


def _recorded() -> Catalogue:
    """The catalogue, with its topic as the ledger knows it too."""
    made, actor = catalogued(_found()), system_actor("test")
    topics = set_topics(topics=[TopicWords(code="lingkungan", name="Lingkungan hidup")], actor=actor, at=AT)
    waste = made.waste
    describe_dataset(
        dataset=waste,
        words=words_about(waste),
        unit=waste.unit,
        topics=topics,
        region=None,
        actor=made.office.actor(made.office.steward),
        at=AT,
    )
    return made


_recorded_once = Remembered(_recorded)


@pytest.fixture
def catalogue(db: None) -> Catalogue:
    """Four datasets: two open ones, one whose rows are closed, one that is not published."""
    return _recorded_once()


@pytest.fixture
def key(catalogue: Catalogue) -> str:
    """A key by which data of the roads office is pushed."""
    return token(catalogue.office.producer, "opendata:read", "opendata:write")
