"""The adapters pass LangChain's own standard suites."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import numpy as np
from langchain_tests.integration_tests import EmbeddingsIntegrationTests, RetrieversIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests

from indexes.langchain import OfficialTexts, PassageEmbeddings
from indexes.library import Filters, Hit
from indexes.passage import Passage
from ingest.citation import Place
from ingest.document import Document, Family
from ingest.validity import Validity

DAY = date(2026, 11, 23)
LAW = Document(
    "k", "118/2025/NĐ-CP", Family.LAW, "Nghị định", "Một cửa", url="https://x.vn", digest="d" * 64
)


class FourClauses:
    """A `Library` that remembers on which day it was asked."""

    def __init__(self) -> None:
        self.days: list[date] = []

    def search(
        self, question: str, on: date, filters: Filters = Filters(), limit: int = 50
    ) -> Sequence[Hit]:
        self.days.append(on)
        return [hit(number) for number in range(4)][:limit]

    def document(self, key: str) -> Document:
        return LAW


def hit(number: int) -> Hit:
    place = Place(article="19", clause=str(number + 1))
    validity = Validity(date(2025, 7, 1))
    passage = Passage(number, "k", 0, place, "Điều 19. Trả kết quả", "Hẹn", 7, 10, validity)
    return Hit(passage, 1.0 - number / 10, {})


class HashedWords:
    """A model of 8 dimensions that needs no file."""

    digest = "hashed"
    dimensions = 8

    def embed(self, text: str) -> np.ndarray:
        return np.array(list(sha256(text.encode()).digest()[:8]), dtype=np.float32)

    def embed_texts(self, texts: Iterable[str]) -> np.ndarray:
        return np.stack([self.embed(text) for text in texts])


class TestRetriever(RetrieversIntegrationTests):
    @property
    def retriever_constructor(self) -> type[OfficialTexts]:
        return OfficialTexts

    @property
    def retriever_constructor_params(self) -> dict:
        return {"library": FourClauses(), "on": DAY, "k": 2}

    @property
    def retriever_query_example(self) -> str:
        return "Khi nào nhận được kết quả?"


class TestEmbeddingsUnit(EmbeddingsUnitTests):
    @property
    def embeddings_class(self) -> type[PassageEmbeddings]:
        return PassageEmbeddings

    @property
    def embedding_model_params(self) -> dict:
        return {"model": HashedWords()}


class TestEmbeddings(EmbeddingsIntegrationTests):
    @property
    def embeddings_class(self) -> type[PassageEmbeddings]:
        return PassageEmbeddings

    @property
    def embedding_model_params(self) -> dict:
        return {"model": HashedWords()}


def test_passage_comes_with_its_place_and_validity():
    found = OfficialTexts(library=FourClauses(), on=DAY, k=1).invoke("hẹn trả kết quả")

    assert found[0].page_content == "Hẹn"
    assert found[0].metadata == {
        "document": "118/2025/NĐ-CP",
        "title": "Một cửa",
        "family": "law",
        "place": "khoản 1 Điều 19",
        "headings": "Điều 19. Trả kết quả",
        "since": "2025-07-01",
        "until": None,
        "start": 7,
        "end": 10,
        "url": "https://x.vn",
        "score": 1.0,
    }


def test_law_of_the_asked_day_is_searched():
    library = FourClauses()
    retriever = OfficialTexts(library=library, on=DAY)

    retriever.invoke("lệ phí")
    retriever.invoke("lệ phí", on=date(2024, 1, 1))

    assert library.days == [DAY, date(2024, 1, 1)]
