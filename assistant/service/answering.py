"""From a question that was sent to the kept reply, each request_id once."""

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import uuid4

from assistant.deadlines.calendar import Calendar
from assistant.feedback.pins import Pins
from assistant.feedback.records import Records
from assistant.registry.cases import Case, Unfound
from assistant.registry.guarded import GuardedRegistry
from assistant.service.answers import Answers, Claim, Turn
from assistant.service.bodies import CaseSent, QuestionSent
from assistant.service.opening import Desk
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import AnswerReply, IndexReply
from assistant.service.trail import log_failure
from assistant.vietnam import today

LOOK_AGAIN_SECONDS = 0.02
MOST_WAITING = 200  # in one process: at 25 answers a second the last one waits 8 s
RETRY_SECONDS = 5
Result = TypeVar("Result")


@dataclass(slots=True)
class Counter:
    """Answers questions in a pool of threads, as many at a time as there are cores."""

    desk: Desk | None
    answers: Answers
    pool: ThreadPoolExecutor
    calendar: Calendar
    registry: GuardedRegistry | None = None
    records: Records | None = None
    pins: Pins | None = None
    recording: bool = True
    waiting: int = 0

    async def reply(self, sent: QuestionSent) -> bytes:
        """The reply's JSON. Raises Problem: NO_INDEX, BUSY, OTHER_QUESTION."""
        if self.desk is None:
            raise Problem(Trouble.NO_INDEX, locale=sent.locale)
        if self.waiting >= MOST_WAITING:
            raise Problem(Trouble.BUSY, {"seconds": str(RETRY_SECONDS)}, sent.locale)
        self.waiting += 1
        try:
            if sent.case is not None:
                return await self._about(self.desk, sent, sent.case)
            return await self._once(self.desk, sent)
        finally:
            self.waiting -= 1

    async def kept(self, name: str) -> bytes | None:
        return await self.in_thread(lambda: self.answers.find(name))

    async def _once(self, desk: Desk, sent: QuestionSent) -> bytes:
        while True:
            claim = await self.in_thread(lambda: self._claim_and_answer(desk, sent))
            if claim.turn is Turn.OTHER_QUESTION:
                raise Problem(Trouble.OTHER_QUESTION, {"field": "request_id"}, sent.locale)
            if claim.turn is not Turn.ANOTHERS:
                return claim.reply
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def _about(self, desk: Desk, sent: QuestionSent, case: CaseSent) -> bytes:
        """The answer about a dossier: looked up each time, kept nowhere."""

        def look_up_and_answer() -> bytes:
            reply = self._written(desk, sent, uuid4().hex, self._looked_up(case))
            self._record("", reply)
            return reply

        return await self.in_thread(look_up_and_answer)

    def _looked_up(self, case: CaseSent) -> Case | Unfound:
        if self.registry is None:
            return Unfound.NOT_CONNECTED
        return self.registry.look_up(case.code, case.secret)

    def _claim_and_answer(self, desk: Desk, sent: QuestionSent) -> Claim:
        claim = self.answers.claim(sent.request_id, fingerprint(sent))
        if claim.turn is not Turn.OURS:
            return claim
        try:
            pinned = self.pins.reply(sent, desk, claim.id) if self.pins else None
            reply = pinned or self._written(desk, sent, claim.id)
            self.answers.keep(claim.id, reply)
        except BaseException:
            self.answers.give_up(claim.id)
            raise
        self._record(sent.question, reply)
        return Claim(Turn.OURS, claim.id, reply)

    def _written(
        self, desk: Desk, sent: QuestionSent, name: str, case: Case | Unfound | None = None
    ) -> bytes:
        asked = replace(sent.to_question(today(), self.calendar), case=case)
        index = IndexReply(generation=desk.generation, built_at=desk.built_at)
        return AnswerReply.of(name, desk.answer(asked), index).model_dump_json().encode()

    def _record(self, question: str, reply: bytes) -> None:
        """Statistics are never the reason why a citizen gets no answer."""
        if self.records is None or not self.recording:
            return
        try:
            self.records.keep(question, reply)
        except sqlite3.Error as error:
            log_failure(error)

    async def in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)


def fingerprint(sent: QuestionSent) -> bytes:
    """Tells whether a request_id comes again with the same question, without keeping it."""
    return hashlib.sha256(sent.model_dump_json(exclude={"case"}).encode()).digest()
