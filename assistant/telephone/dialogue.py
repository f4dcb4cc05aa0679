"""One call: a question, its answer, "chi tiết", a choice by number, the next question."""

import asyncio
import math
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

import numpy as np

from assistant.service.bodies import LONGEST_ANSWER, TurnSent
from assistant.service.replies import AnswerReply
from assistant.spoken.choosing import chosen, wants_more
from assistant.spoken.speaking import spoken
from assistant.telephone import wording
from assistant.telephone.audiosocket import RATE
from assistant.telephone.desk import Desk, DeskProblem, Ear, Said
from assistant.telephone.line import Key, Line
from speech.speaking import Speaker

MOST_MISSES = 3  # in a row; then the call ends
LONGEST_COMMAND = 6  # words; what is longer is a question, whatever words are in it
REMEMBERED = 5  # turns
TONE_HERTZ, TONE_SECONDS, TONE_LOUDNESS = 800, 0.12, 6_000
MORE, AGAIN = "#", "*"


@dataclass(slots=True)
class Dialogue:
    """Where a call stands; `run` is the call."""

    line: Line
    desk: Desk
    speaker: Speaker
    reply: AnswerReply | None = None
    parts: tuple[str, ...] = ()
    at: int = 0  # the part that was read last
    misses: int = 0
    farewell: str = wording.GOODBYE
    history: list[TurnSent] = field(default_factory=list)

    async def run(self) -> None:
        """Until one of both hangs up. Raises HungUp when the caller does."""
        await self._say(wording.GREETING)
        while self.misses < MOST_MISSES:
            heard = await self._heard()
            if isinstance(heard, Key):
                await self._pressed(heard)
            elif not heard.text:
                await self._missed(wording.NOT_HEARD)
            elif is_farewell(heard.text):
                break
            else:
                await self._said(heard)
        await self._say(self.farewell)

    async def _said(self, heard: Said) -> None:
        short = len(heard.text.split()) <= LONGEST_COMMAND
        choice = None
        if short and self.reply is not None:
            if wants_more(heard.text):
                return await self._read_on()
            choice = chosen(heard.text, self.reply)
        return await self._answer(Said(choice) if choice else heard)

    async def _pressed(self, key: Key) -> None:
        self.misses = 0
        question = chosen(key.digit, self.reply) if self.reply else None
        if key.digit == AGAIN:
            await self._read() if self.parts else await self._say(wording.GREETING)
        elif key.digit == MORE:
            await self._read_on()
        elif question is not None:
            await self._answer(Said(question))
        elif self.reply is not None:  # before the first question a key only ends the greeting
            await self._say(wording.NO_SUCH_CHOICE)

    async def _answer(self, question: Said) -> None:
        try:
            self.reply = await self.desk.ask(question, tuple(self.history[-REMEMBERED:]))
        except DeskProblem as problem:
            self.farewell = wording.TROUBLE
            return await self._missed(str(problem) or wording.NOT_ANSWERED)
        self.misses, self.farewell = 0, wording.GOODBYE
        self.history.append(
            TurnSent(question=question.text, answer=self.reply.answer[:LONGEST_ANSWER])
        )
        self.parts, self.at = spoken(self.reply).parts, 0
        return await self._read()

    async def _read_on(self) -> None:
        self.misses = 0
        if self.at + 1 >= len(self.parts):
            return await self._say(wording.NO_MORE)
        self.at += 1
        return await self._read()

    async def _read(self) -> None:
        await self._say(self.parts[self.at])

    async def _missed(self, told: str) -> None:
        self.misses += 1
        if self.misses < MOST_MISSES:
            await self._say(told)

    async def _say(self, text: str) -> None:
        """A key that is pressed meanwhile ends it. Raises HungUp, SpeakingFailed."""
        await self.line.play(self.speaker.speak(text))

    async def _heard(self) -> Said | Key:
        """What the caller says after the tone, or the key that he presses. Raises HungUp."""
        await self.line.play(tone())
        self.line.forget_sound()
        try:
            async with self.desk.listening() as ear:
                return await first(ear, self.line)
        except DeskProblem:
            self.farewell = wording.TROUBLE
            return Said("")


async def first(ear: Ear, line: Line) -> Said | Key:
    """Words or a key, whichever comes first. Raises DeskProblem, HungUp."""
    words = asyncio.create_task(ear.words())
    key = asyncio.create_task(pass_on(line, ear))
    both: tuple[asyncio.Task[Said | Key], ...] = (key, words)
    try:
        done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in both if task in done).result()
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)


async def pass_on(line: Line, ear: Ear) -> Key:
    """All sound until a key is pressed. Raises HungUp."""
    while isinstance(found := await line.next(), bytes):
        await ear.hear(found)
    return found


async def tone() -> AsyncGenerator[bytes, None]:
    """The caller may speak now."""
    steps = np.arange(int(RATE * TONE_SECONDS)) / RATE
    sound = TONE_LOUDNESS * np.sin(2 * math.pi * TONE_HERTZ * steps)
    yield sound.astype("<i2").tobytes()


def is_farewell(heard: str) -> bool:
    said = heard.lower()
    return len(said.split()) <= LONGEST_COMMAND and any(word in said for word in wording.LEAVING)
