"""What was heard, as it is told: the question as one would write it, beside the words as heard."""

from pydantic import Field

from assistant.service.replies import AnswerReply, Reply
from speech.recognising import Transcript
from speech.written.writing import write

# Words below this confidence are marked: on 40 synthetic questions 31 % of the wrong words and 1 %
# of the right ones.
UNSURE = 0.9


class WordReply(Reply):
    text: str
    start: float = Field(description="seconds from the beginning of the sound")
    end: float
    confidence: float = Field(ge=0, le=1)
    uncertain: bool = Field(description="to be looked at by who spoke")


class TranscriptReply(Reply):
    text: str = Field(description="as one would write it: “khoản 2 Điều 102”")
    raw: str = Field(description="the words as they were heard: “khoản hai điều một trăm linh hai”")
    words: list[WordReply]
    alternatives: list[str] = Field(description="other readings, written, the likeliest first")

    @classmethod
    def of(cls, heard: Transcript) -> "TranscriptReply":
        return cls(
            text=write(heard.text),
            raw=heard.text,
            words=[
                WordReply(
                    text=word.text,
                    start=round(word.start, 2),
                    end=round(word.end, 2),
                    confidence=round(min(max(word.confidence, 0.0), 1.0), 3),
                    uncertain=word.confidence < UNSURE,
                )
                for word in heard.words
            ],
            alternatives=[write(text) for text in heard.alternatives if text != heard.text],
        )


class SpokenAnswerReply(AnswerReply):
    """The answer to a question that was spoken, and what was heard."""

    transcript: TranscriptReply
