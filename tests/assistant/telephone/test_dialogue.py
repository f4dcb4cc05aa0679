"""What a caller may say, word for word."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.service.bodies import TurnSent
from assistant.service.replies import AnswerReply, IndexReply
from assistant.telephone import wording
from assistant.telephone.desk import Said
from assistant.telephone.dialogue import Dialogue
from tests.assistant.service.fakes import TwoTexts
from tests.assistant.telephone.conftest import Recorder

INDEX = IndexReply(generation="g", built_at=datetime(2026, 11, 23, tzinfo=UTC))
CHOICES = (Choice("Cấp mới", "Cấp mới mất bao lâu?"), Choice("Đổi", "Đổi mất bao lâu?"))
LONG = tuple(Statement(f"Bước {n} làm như sau. " * 20) for n in range(2))


class Quiet:
    """A line of which the keys are never pressed."""

    async def play(self, sound) -> bool:
        async for _ in sound:
            pass
        return True

    def forget_sound(self) -> None:
        pass

    async def next(self) -> bytes:
        await asyncio.sleep(60)
        return b""


@dataclass
class Scripted:
    """A desk that hears what is written here."""

    says: list[str]
    asked: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    histories: list[tuple[TurnSent, ...]] = field(default_factory=list)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Scripted"]:
        yield self

    async def words(self) -> Said:
        said = self.says.pop(0)
        return Said(said, said)

    async def hear(self, sound: bytes) -> None:
        pass

    async def ask(self, question: Said, history: tuple[TurnSent, ...]) -> AnswerReply:
        self.asked.append(question.text)
        self.heard.append(question.heard)
        self.histories.append(history)
        if question.text == "làm giấy phép":
            answer = Answer(
                Verdict.CLARIFY, (Statement("Bạn hỏi thủ tục nào?"),), (), (), (), CHOICES
            )
        else:
            answer = Answer(Verdict.ANSWERED, (Statement("Hai ngày."), *LONG))
        return AnswerReply.of("x", answer, INDEX, TwoTexts())


async def talk(*says: str) -> tuple[list[str], Scripted]:
    """What the line says when a caller says this."""
    speaker, desk = Recorder(), Scripted([*says])
    async with asyncio.timeout(10):
        await Dialogue(Quiet(), desk, speaker).run()
    return speaker.said, desk


async def test_more_is_read_as_long_as_there_is_more():
    said, desk = await talk("lệ phí", "chi tiết", "nghe tiếp", "chi tiết nữa", "cảm ơn")

    _, first, *details, end, farewell = said
    assert first.startswith("Hai ngày.")
    assert [detail[:8] for detail in details] == ["Bước khô", "Bước một"]
    assert (end, farewell) == (wording.NO_MORE, wording.GOODBYE)
    assert desk.asked == ["lệ phí"]


async def test_choice_is_made_by_its_number_in_words():
    _, desk = await talk("làm giấy phép", "số hai", "tạm biệt")

    assert desk.asked == ["làm giấy phép", "Đổi mất bao lâu?"]
    assert desk.heard == ["làm giấy phép", ""]
    assert [turn.question for turn in desk.histories[1]] == ["làm giấy phép"]


async def test_long_question_is_a_question_whatever_words_are_in_it():
    question = "cho tôi hỏi chi tiết về thủ tục cảm ơn người có công"

    _, desk = await talk("lệ phí", question, "cảm ơn")

    assert desk.asked == ["lệ phí", question]


async def test_words_that_only_answer_something_ask_nothing_before_there_is_an_answer():
    said, desk = await talk("", "hai", "cảm ơn bạn")

    assert said[1] == wording.NOT_HEARD
    assert desk.asked == ["hai"]


async def test_caller_is_let_go_after_three_silences_in_a_row():
    said, desk = await talk("", "", "lệ phí", "", "", "")

    assert desk.asked == ["lệ phí"]
    assert said[-1] == wording.GOODBYE
    assert said.count(wording.NOT_HEARD) == 4
