"""The HTTP service, put together."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant.connections import keep_in
from assistant.feedback.pins import Pins
from assistant.feedback.records import Records
from assistant.handover.contacts import ContactBook
from assistant.handover.store import Handovers
from assistant.registry.opening import open_registry
from assistant.service.answering import Counter
from assistant.service.answers import Answers
from assistant.service.edge import Limits, Rescue, SafeHeaders
from assistant.service.limits import Buckets, Quotas
from assistant.service.notice import Notices
from assistant.service.observing import logs
from assistant.service.observing.metrics import Metrics
from assistant.service.observing.observed import Observed
from assistant.service.observing.traces import tracing
from assistant.service.openapi import describe
from assistant.service.opening import Desk, Desks
from assistant.service.origins import Guests, Origins
from assistant.service.problems import Problem
from assistant.service.refusals import refuse, refuse_body, tell
from assistant.service.routes import (
    answers,
    ask,
    chat,
    contacts,
    due_date,
    feedback,
    handovers,
    health,
    keepsakes,
    metrics,
    notice,
    openai_audio,
    page,
    procedures,
    provisions,
    sessions,
    spoken,
    voice,
)
from assistant.service.sessions import Salt, Sessions
from assistant.service.settings import Settings
from assistant.service.sites import Sites
from assistant.service.staff.opening import add_staff, open_office
from assistant.service.tending import tend
from assistant.service.voice.hearing import ears
from assistant.service.voice.phrases import expected
from speech.models.finding import newest_model

TITLE = "Hỏi đáp văn bản nhà nước"
VERSION = "0.1.0"


def assemble(settings: Settings, desks: Desks) -> FastAPI:
    """The service with a desk that is opened when it starts."""
    keep_in(settings.state)
    app = FastAPI(
        title=TITLE,
        version=VERSION,
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        lifespan=running(settings, desks),
        exception_handlers={
            RequestValidationError: refuse_body,
            HTTPException: refuse,
            Problem: tell,
        },
    )
    app.include_router(voice.forms)  # before the routes that take the same addresses with JSON
    for routes in (
        page,
        ask,
        chat,
        answers,
        keepsakes,
        spoken,
        provisions,
        feedback,
        due_date,
        procedures,
        contacts,
        handovers,
        notice,
        sessions,
        voice,
        openai_audio,
        health,
        metrics,
    ):
        app.include_router(routes.router)
    add_staff(app)
    # The last one added is the outermost.
    origins = Origins(settings.origins, Sites(settings.data), settings.site_tokens)
    app.add_middleware(Limits, quotas=quotas_of(settings))
    app.add_middleware(Rescue)
    app.add_middleware(Guests, origins=origins)
    app.add_middleware(SafeHeaders, origins=origins)
    app.state.metrics = Metrics()
    app.state.metrics_token = settings.metrics_token and settings.metrics_token.get_secret_value()
    app.state.tellers = [app.state.metrics.count, logs.tell]
    app.add_middleware(Observed, metrics=app.state.metrics, tellers=app.state.tellers)
    describe(app)
    return app


def quotas_of(settings: Settings) -> Quotas:
    """`off` for clients turns all of it off."""
    if settings.rate_limit is None:
        return Quotas()
    of_session = settings.session_rate_limit
    return Quotas(Buckets(settings.rate_limit), Buckets(of_session) if of_session else None)


def listening(settings: Settings, desk: Desk | None) -> tuple[Path | None, int, tuple[str, ...]]:
    """With which model, how many processes, and the phrases that are expected."""
    model = settings.voice_model or newest_model(settings.data)
    if model is None or desk is None or not settings.voice_phrases:
        return model, settings.voice_workers, ()
    return model, settings.voice_workers, expected(desk.library, model)


def threads(count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(count, "answer")


def running(
    settings: Settings, desks: Desks
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What is open while the service runs: the desk, the kept answers, the threads."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        kept = Answers(settings.data / "answers.sqlite")
        with tracing(settings.traces, app.state.tellers), threads(settings.threads) as pool:
            registry = open_registry(settings.data, settings.cases)
            records = Records(settings.data)
            app.state.contacts = ContactBook(settings.data)
            app.state.handovers = handed = Handovers(settings.data)
            app.state.notices = notices = Notices(settings.data)
            app.state.counter = Counter(
                desks.open(),
                kept,
                pool,
                settings.holidays,
                registry,
                records,
                Pins(settings.data),
                settings.record,
                patience=settings.timeout,
                sessions=Sessions(Salt(settings.data), kept, records, handed),
                notices=notices,
            )
            app.state.office = office = open_office(settings.data, app.state.counter)
            tending = asyncio.create_task(
                tend(app.state.counter, desks, settings.keep_days, office)
            )
            async with ears(*listening(settings, app.state.counter.desk)) as app.state.voice:
                yield
            tending.cancel()
            await asyncio.wait((tending,))
            records.write()

    return lifespan
