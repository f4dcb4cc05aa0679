from collections.abc import AsyncIterator

import pytest_asyncio

from speech.audio.decoders import Decoders


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def decoders() -> AsyncIterator[Decoders]:
    decoders = Decoders()
    yield decoders
    await decoders.close()
