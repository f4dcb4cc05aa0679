"""Asking back on the telephone: the choices counted and read, and what the caller says to them."""

import re

from assistant.service.replies import AnswerReply, StatementReply
from assistant.spoken import wording
from assistant.spoken.packing import LONGEST
from assistant.spoken.sentences import told
from speech.aloud.numbers import cardinal
from speech.aloud.pace import seconds
from speech.aloud.reading import read_aloud
from speech.written.writing import write

AT_A_TIME = 4
_LONGEST_LABEL = 24  # syllables: a longer name is cut at a comma
_LONGEST_ASKED = 12.0  # seconds
_EXAMPLES = re.compile(r"\s*Ví dụ:.*$", re.DOTALL)
_ASIDE = re.compile(r"\s*\([^()]*\)(?=\?)")  # "(thủ tục nào, vụ việc gì)?"
_NUMBER = re.compile(r"số (\d{1,2})\b")
_LEAD = re.compile(
    r"^(?:(?:dạ|vâng|ờ|à|ừ|tôi|em|cho|mình|chọn|lấy|lựa|phương|án|cái|thứ|số|trường|hợp)\s+)*"
)
_FIRST = re.compile(r"\b(?:thứ nhất|đầu tiên)\b")
_MORE = re.compile(r"\b(?:chi tiết|nghe thêm|nói thêm|đọc tiếp|nghe tiếp|tiếp tục|còn gì nữa)\b")


def asked_back(reply: AnswerReply) -> tuple[StatementReply, str, tuple[str, ...]]:
    """The statement that asks, the question in it, and its sentences that tell something else."""
    statements = [statement for statement in reply.statements if "?" in statement.text]
    asking = statements[-1] if statements else reply.statements[-1]
    said = told(_ASIDE.sub("", _EXAMPLES.sub("", asking.text))).first
    questions = [sentence for sentence in said if sentence.endswith("?")]
    fits = [question for question in questions if seconds(read_aloud(question)) <= _LONGEST_ASKED]
    asked = fits[-1] if fits else wording.WHICH
    return asking, asked, tuple(sentence for sentence in said if sentence != asked)


def offered(reply: AnswerReply, asked: str, *, more: bool) -> tuple[str, ...]:
    """The question with at most `AT_A_TIME` choices in a part, numbered through all parts.

    `more` says that there is something else to hear after the choices.
    """
    labels = [read_aloud(shortened(choice.label)) for choice in reply.choices]
    lead = [read_aloud(asked), wording.choices(len(labels))]
    packed: list[dict[int, str]] = [{}]
    for number, label in enumerate(labels, 1):
        said = f"{cardinal(number).capitalize()}: {label.rstrip('.')}."
        if not _fits(lead if len(packed) == 1 else [], {**packed[-1], number: said}):
            packed.append({})
        packed[-1][number] = said
    tails = [wording.MORE_CHOICES] * (len(packed) - 1) + [wording.MORE if more else ""]
    leads = [lead, *([[]] * (len(packed) - 1))]
    return tuple(
        read_aloud(" ".join([*before, *part.values(), wording.pick([*part]), tail]))
        for before, part, tail in zip(leads, packed, tails, strict=True)
    )


def chosen(said: str, reply: AnswerReply) -> str | None:
    """The question of the choice that the caller names: "hai", "số hai", "cái đầu tiên"."""
    text = said.lower().strip()
    named = re.sub(r"^tư\b", "bốn", _LEAD.sub("", text))
    written = _NUMBER.match(write(f"số {named}"))
    number = int(written[1]) if written else 1 if _FIRST.search(text) else 0
    return reply.choices[number - 1].question if 0 < number <= len(reply.choices) else None


def wants_more(said: str) -> bool:
    """Whether the caller asks for the next part."""
    return _MORE.search(said.lower()) is not None


def shortened(label: str) -> str:
    """A long name of a procedure up to a comma or bracket: enough to tell it from the others."""
    short = label
    while len(short.split()) > _LONGEST_LABEL:
        cut = max(short.rfind(mark) for mark in (",", ";", ":", " ("))
        if cut <= 0:
            return " ".join(short.split()[:_LONGEST_LABEL])
        short = short[:cut]
    return short


def _fits(lead: list[str], choices: dict[int, str]) -> bool:
    said = [*lead, *choices.values(), wording.pick([*choices]), wording.MORE_CHOICES]
    return len(choices) <= 1 or (len(choices) <= AT_A_TIME and seconds(" ".join(said)) <= LONGEST)
