"""LangChain's two doors to the library: a retriever and the embedding model."""

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from indexes.library import Filters, Hit, Library
from indexes.models import Embedder, Vectors
from ingest.document import Document


class OfficialTexts(BaseRetriever):
    """Passages in force on a day, best first: `OfficialTexts(library=…, k=5).invoke("lệ phí")`.

    `on` is the day whose law counts; it is asked for because there is no right default for it.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Any = Field(description="a Library")  # protocols are not checked by pydantic
    on: date
    k: int = Field(default=10, ge=1)
    filters: Filters = Filters()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        k: int | None = None,
        on: date | None = None,
    ) -> list[LangChainDocument]:
        library: Library = self.library
        hits = library.search(query, on or self.on, self.filters, k or self.k)
        return [told(hit, library.document(hit.passage.document)) for hit in hits]


def told(hit: Hit, document: Document) -> LangChainDocument:
    """A hit as LangChain's document; the metadata are plain values that JSON can hold."""
    passage = hit.passage
    return LangChainDocument(
        id=f"{document.digest[:16]}-{passage.start}-{passage.end}",
        page_content=passage.text,
        metadata={
            "document": document.id,
            "title": document.title,
            "family": document.family.value,
            "place": str(passage.place),
            "headings": passage.context,
            "since": _iso(passage.validity.since),
            "until": _iso(passage.validity.until),
            "start": passage.start,
            "end": passage.end,
            "url": document.url,
            "score": hit.score,
        },
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class PassageEmbeddings(Embeddings):
    """The embedding model: `PassageEmbeddings(open_embedder())`."""

    def __init__(self, model: Embedder) -> None:
        self.model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [floats(vector) for vector in self.model.embed_texts(texts)]

    def embed_query(self, text: str) -> list[float]:
        return floats(self.model.embed(text))


def floats(vector: Vectors) -> list[float]:
    return [float(value) for value in vector]
