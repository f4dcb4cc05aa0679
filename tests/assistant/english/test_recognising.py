"""An English question is told from every way in which Vietnamese is typed."""

import json
import unicodedata
from pathlib import Path

import pytest

from assistant.english.recognising import is_english
from assistant.understanding.features import unmark

ROOT = Path(__file__).parents[3]
FILES = (
    *(path for path in (ROOT / "eval" / "data").glob("*.jsonl") if "english" not in path.name),
    ROOT / "assistant" / "understanding" / "data" / "routing.jsonl",
)
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def _questions() -> list[str]:
    lines = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]
    return [line.get("question") or line["query"] for line in lines]


def _in_telex(text: str) -> str:
    """Marks typed behind the letter, tones behind the word: "hộ chiếu" -> "hooj chieeus"."""
    typed = []
    for word in text.lower().replace("đ", "dd").split():
        letters, tone = "", ""
        for sign in unicodedata.normalize("NFD", word):
            if sign == "\u0302":
                letters += letters[-1:]
            elif sign in ("\u0306", "\u031b"):
                letters += "w"
            else:
                tone = _TONES.get(sign, tone)
                letters += "" if sign in _TONES else sign
        typed.append(letters + tone)
    return " ".join(typed)


@pytest.mark.parametrize("typed", [str, unmark, _in_telex])
def test_no_vietnamese_question_is_taken_for_english(typed):
    taken = [question for question in _questions() if is_english(typed(question))]

    assert len(_questions()) > 2000
    assert not taken


@pytest.mark.parametrize(
    "question",
    [
        "lam passport online mat bao lau",
        "xin visa cho vo Han Quoc can form gi",
        "gửi link website dịch vụ công",
        "the can cuoc do lam o dau",
        "has can the nao",
        "toi lam o Good Food Company bi no luong",
        "Certificate of Free Sale xin ở đâu?",
        "Sổ hộ khẩu",
    ],
)
def test_vietnamese_with_english_words_stays_vietnamese(question):
    assert not is_english(question)


@pytest.mark.parametrize(
    "question",
    [
        "How much is the fee to re-issue a citizen identity card?",
        "What is the fee for đăng ký tạm trú in Đà Nẵng?",
        "How do I register a hộ kinh doanh in Ho Chi Minh City?",
        "birth certificate copy",
        "passport renewal fee Hanoi",
        "Is birth registration free of charge?",
        "how to forge a passport",
        "Can a foreigner own land?",
        "Can I bring my cat to Vietnam?",
        "Is marijuana legal in Vietnam?",
        "Who is the president of Vietnam?",
        "Is Circular 25/2021/TT-BTC still in effect?",
        "Thanks!",
    ],
)
def test_english_with_vietnamese_names_is_english(question):
    assert is_english(question)
