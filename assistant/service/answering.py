"""From a question that was sent to the kept reply, each request_id once."""

import asyncio
import hashlib
import math
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import uuid4

import orjson

from assistant.connections import StateUnavailable
from assistant.deadlines.calendar import Calendar
from assistant.feedback.pins import Pins
from assistant.feedback.records import Records
from assistant.registry.cases import Case, TooManyTries, Unfound
from assistant.registry.guarded import GuardedRegistry
from assistant.service.answers import Answers, Claim, Turn
from assistant.service.bodies import QuestionSent
from assistant.service.notice import Notices
from assistant.service.observing.seen import note_steps, note_verdict
from assistant.service.opening import Desk
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.replies import AnswerReply, IndexReply
from assistant.service.sessions import Sessions
from assistant.service.trail import log_failure
from assistant.understanding.dossier_code import without_code
from assistant.vietnam import today

LOOK_AGAIN_SECONDS = 0.02
MOST_WAITING = 200  # in one process: at 25 answers a second the last one waits 8 s
RETRY_SECONDS = 5
TIMINGS = re.compile(rb'"timings":(\{[^}]*\})')  # no text holds it: quotes are escaped there
VERDICT = re.compile(rb'"verdict":"(\w+)"')  # the first one is the answer's
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
    patience: float = 30.0  # seconds for one answer
    waiting: int = 0
    sessions: Sessions | None = None
    notices: Notices | None = None

    async def reply(self, sent: QuestionSent, client: str) -> bytes:
        """The reply's JSON; `client` is the address that asks.

        Raises Problem: STOPPED, NO_INDEX, BUSY, TOO_SLOW, OTHER_QUESTION, NO_CODE, TOO_MANY_TRIES.
        """
        self.refuse_if_stopped(sent.locale)
        if self.desk is None:
            raise Problem(Trouble.NO_INDEX, locale=sent.locale)
        if self.waiting >= MOST_WAITING:
            raise Problem(Trouble.BUSY, {"seconds": str(RETRY_SECONDS)}, sent.locale)
        self.waiting += 1
        try:
            async with asyncio.timeout(self.patience):
                if sent.case is not None:
                    reply = await self._about(self.desk, sent, client)
                else:
                    reply = await self._once(self.desk, sent)
        except TimeoutError:  # one that is being made is finished and kept for its request_id
            raise Problem(Trouble.TOO_SLOW, {"seconds": str(RETRY_SECONDS)}, sent.locale) from None
        finally:
            self.waiting -= 1
        if found := VERDICT.search(reply):
            note_verdict(found[1].decode())
        return reply

    def refuse_if_stopped(self, locale: Locale) -> None:
        """Raises Problem: STOPPED, while an admin has switched answering off."""
        if self.notices is not None:
            self.notices.refuse_if_stopped(locale)

    async def kept(self, name: str) -> bytes | None:
        return await self.in_thread(lambda: self.answers.find(name))

    async def _once(self, desk: Desk, sent: QuestionSent) -> bytes:
        while True:
            claim = await self.in_thread(lambda: self._claim_and_answer(desk, sent))
            if claim.turn is Turn.OTHER_QUESTION:
                raise Problem(Trouble.OTHER_QUESTION, {"field": "request_id"}, sent.locale)
            if claim.turn is Turn.OURS:
                note_steps(steps_of(claim.reply))
            if claim.turn is not Turn.ANOTHERS:
                return claim.reply
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def _about(self, desk: Desk, sent: QuestionSent, client: str) -> bytes:
        """The answer about a dossier: looked up each time, kept nowhere."""

        # Not in the threads that answer: a register that is slow must not hold up the others.
        case = await asyncio.to_thread(looked_up, sent, self.registry, client)

        def answer() -> bytes:
            reply = self._written(desk, sent, uuid4().hex, case)
            self._record("", reply)
            return reply

        return await self.in_thread(answer)

    def _claim_and_answer(self, desk: Desk, sent: QuestionSent) -> Claim:
        claim = self.answers.claim(sent.request_id, fingerprint(sent))
        if claim.turn is not Turn.OURS:
            return claim
        try:
            pinned = self._approved(desk, sent, claim.id)
            case = looked_up(sent, self.registry, "")  # without a secret nothing is tried
            reply = pinned or self._written(desk, sent, claim.id, case)
            session = self.sessions.key(sent.session) if self.sessions else ""
            self.answers.keep(claim.id, reply, session)
        except BaseException:
            self.answers.give_up(claim.id)
            raise
        self._record(without_code(sent.question).text, reply)
        return Claim(Turn.OURS, claim.id, reply)

    def _written(
        self, desk: Desk, sent: QuestionSent, name: str, case: Case | Unfound | None
    ) -> bytes:
        asked = replace(sent.to_question(today(), self.calendar), case=case)
        index = IndexReply(generation=desk.generation, built_at=desk.built_at)
        reply = AnswerReply.of(name, desk.answer(asked), index, desk.library)
        return reply.model_dump_json().encode()

    def _approved(self, desk: Desk, sent: QuestionSent, name: str) -> bytes | None:
        """What staff approved for the question, if that can be looked up."""
        try:
            return self.pins.reply(sent, desk, name) if self.pins else None
        except StateUnavailable as error:
            log_failure(error)
            return None

    def _record(self, question: str, reply: bytes) -> None:
        """Statistics are never the reason why a citizen gets no answer."""
        if self.records is None or not self.recording:
            return
        try:
            self.records.keep(question, reply)
        except StateUnavailable as error:
            log_failure(error)

    async def in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)


def looked_up(
    sent: QuestionSent, registry: GuardedRegistry | None, client: str
) -> Case | Unfound | None:
    """The dossier asked about, why there is none, or None when none is asked about.

    Raises Problem: NO_CODE, TOO_MANY_TRIES.
    """
    code = (sent.case and sent.case.code) or without_code(sent.question).code
    if code is None:
        if sent.case is not None:
            raise Problem(Trouble.NO_CODE, {"field": "case.code"}, sent.locale)
        return None
    if registry is None:
        return Unfound.NOT_CONNECTED
    if sent.case is None:
        return Unfound.UNPROVEN
    try:
        return registry.look_up(code, sent.case.secret, client)
    except TooManyTries as limit:
        minutes = str(math.ceil(limit.seconds / 60))
        facts = {"seconds": str(limit.seconds), "minutes": minutes}
        raise Problem(Trouble.TOO_MANY_TRIES, facts, sent.locale) from None


def steps_of(reply: bytes) -> dict[str, float]:
    """Milliseconds by step of an answer's JSON."""
    found = TIMINGS.search(reply)
    return orjson.loads(found[1]) if found else {}


def fingerprint(sent: QuestionSent) -> bytes:
    """Tells whether a request_id comes again with the same question, without keeping it.

    Typed after it was spoken, it is the same.
    """
    return hashlib.sha256(sent.model_dump_json(exclude={"case", "heard"}).encode()).digest()
