"""The sample corpus, ingested and indexed once for all tests that ask real questions."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from indexes.building import build
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.store import Store
from ingest.sync import sync

SAMPLE = Path(__file__).parents[1] / "ingest" / "sample"

# The same examples in every run: what passed here passes elsewhere. HYPOTHESIS_PROFILE=default
# looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
