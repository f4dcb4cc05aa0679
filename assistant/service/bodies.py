"""What a client may send to POST /v1/ask."""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from assistant.deadlines.calendar import Calendar
from assistant.question import Question, Turn
from assistant.service.problems import Locale

LONGEST_QUESTION = 2000  # characters; a long story is about 1,000
LONGEST_ANSWER = 8000  # answers of this service have at most 4,000
MOST_TURNS = 20
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)

CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
# Format characters (zero-width, direction, tags) are invisible: they are taken out, not refused.
INVISIBLE = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
CONTROLS = re.compile(f"[{CONTROL}]")
INVISIBLES = re.compile(f"[{INVISIBLE}]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

# The same rules for readers of /openapi.json. Astral characters are left out of the pattern, as
# not every reader's regular expressions know them.
READABLE = rf"^[^{CONTROL}]*$"
SOMETHING = (
    rf"^[^{CONTROL}]*"
    rf"[^{CONTROL}\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
    rf"[^{CONTROL}]*$"
)


def readable(text: str) -> str:
    """Text in NFC without invisible characters; control characters are refused."""
    if CONTROLS.search(text):
        raise PydanticCustomError("control_characters", "has control characters")
    return unicodedata.normalize("NFC", INVISIBLES.sub("", text)).strip()


def something(text: str) -> str:
    if not text:
        raise PydanticCustomError("blank", "is blank")
    return text


def calendar_day(value: object) -> date:
    """Only YYYY-MM-DD: no times, no numbers of seconds, which pydantic would take for dates."""
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day", "is not a day of the calendar") from None
        if FIRST_DAY <= day <= LAST_DAY:
            return day
    raise PydanticCustomError("day", "is not a day from 1990 to 2100")


Asked = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_QUESTION, json_schema_extra={"pattern": SOMETHING}),
    AfterValidator(readable),
    AfterValidator(something),
]
Told = Annotated[
    str,
    Field(max_length=LONGEST_ANSWER, json_schema_extra={"pattern": READABLE}),
    AfterValidator(readable),
]
Place = Annotated[
    str,
    Field(max_length=200, json_schema_extra={"pattern": READABLE}),
    AfterValidator(readable),
]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,100}$")]
Secret = Annotated[str, Field(min_length=1, max_length=100, repr=False, pattern=r"^[!-~]{1,100}$")]
Day = Annotated[
    date,
    BeforeValidator(calendar_day, json_schema_input_type=date),
    Field(
        description="1990-01-01 to 2100-12-31",
        json_schema_extra={"pattern": r"^(199[0-9]|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"},
    ),
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnSent(Strict):
    """An earlier question of the conversation, and what was answered."""

    question: Asked
    answer: Told | None = None


class CaseSent(Strict):
    """A dossier (hồ sơ) asked about: looked up where a registry is connected, never kept."""

    code: Name | None = Field(default=None, description="default: the code in the question")
    secret: Secret


class QuestionSent(Strict):
    question: Asked = Field(examples=["Thời hạn cấp giấy phép xây dựng nhà ở riêng lẻ là bao lâu?"])
    request_id: Name | None = Field(
        default=None,
        description="the same request_id again gives the same answer and asks nothing twice",
    )
    asked_on: Day | None = Field(
        default=None, description="the day for which to answer; default: today"
    )
    history: list[TurnSent] | None = Field(
        default=None, max_length=MOST_TURNS, description="earlier turns, oldest first"
    )
    locality: Place | None = Field(default=None, description="where the citizen lives or files")
    locale: Locale = "vi"
    session: Name | None = None
    case: CaseSent | None = None
    heard: Asked | None = Field(
        default=None,
        description="where a recogniser of speech heard the question: its words, “khoản hai điều"
        " một trăm linh hai”, of which `question` is written",
    )

    def to_question(self, today: date, calendar: Calendar) -> Question:
        return Question(
            text=self.question,
            asked_on=self.asked_on or today,
            history=tuple(Turn(turn.question, turn.answer or "") for turn in self.history or ()),
            locality=self.locality or None,
            locale=self.locale,
            heard=self.heard or "",
            calendar=calendar,
        )
