"""The service with a desk that takes its time, for tests that end it in mid-answer.

`python -m tests.browser.slow PORT DATA SECONDS`; each question that is answered is a line of
DATA/asked.
"""

import sys
import time
from pathlib import Path

import uvicorn

from assistant.answer import Answer
from assistant.question import Question
from assistant.service import answers
from assistant.service.app import assemble
from assistant.service.settings import Settings
from indexes.library import Library
from tests.assistant.service.fakes import FakeDesks, fake_desk, quote_best


def main(port: int, data: Path, seconds: float) -> None:
    answers.ABANDONED_SECONDS = 1.0  # tests do not wait for a minute

    def slowly(question: Question, library: Library) -> Answer:
        time.sleep(seconds)
        with (data / "asked").open("a", encoding="utf-8") as asked:
            asked.write(f"{question.text}\n")
        return quote_best(question, library)

    settings = Settings(data=data, rate_limit="off", origins="*")
    app = assemble(settings, FakeDesks(fake_desk(slowly)))
    uvicorn.run(app, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
