"""The sample corpus, ingested and indexed once for all tests that ask real questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexes.building import build
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.store import Store
from ingest.sync import sync

SAMPLE = Path(__file__).parents[1] / "ingest" / "sample"


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample in it; it is shared: copy it to write to it."""
    data = tmp_path_factory.mktemp("data")
    store = Store.open(data)
    sync(store, [str(SAMPLE)], lambda outcomes, _: outcomes)
    store.close()
    build(data, open_embedder())
    return data


@pytest.fixture(scope="session")
def sample_library(sample_data: Path) -> Iterator[OpenedLibrary]:
    library = OpenedLibrary.open(sample_data)
    yield library
    library.store.close()
