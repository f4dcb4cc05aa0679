"""How a clause is read out: its place, what its article is about, its words."""

from datetime import date

from assistant.composing.law import law_parts, read_out
from assistant.question import Question
from assistant.searching import nearest_to, search
from assistant.shelf import shelf_of
from assistant.understanding.understand import understand

NAME = "khoản 2 Điều 60 Nghị định 217/2026/NĐ-CP"


def test_numbers_that_the_name_tells_are_not_repeated():
    told = read_out(NAME, ["Điều 60. Hồ sơ đề nghị", "2. Giấy tờ hợp pháp về đất đai."])

    assert told == f"{NAME} – Hồ sơ đề nghị: Giấy tờ hợp pháp về đất đai."


def test_whole_article_keeps_the_numbers_of_its_clauses():
    told = read_out("Điều 21 Luật Căn cước", ["Điều 21. Độ tuổi\n1. Đủ 14 tuổi.\n2. Đủ 25 tuổi."])

    assert told == "Điều 21 Luật Căn cước – Độ tuổi: 1. Đủ 14 tuổi.\n2. Đủ 25 tuổi."


def test_words_above_a_clause_stay_above_it():
    leads = ["Điều 3. Giải thích từ ngữ\nCác từ ngữ được hiểu như sau:", "8. Tảo hôn là …"]

    assert read_out("khoản 8 Điều 3", leads) == (
        "khoản 8 Điều 3 – Giải thích từ ngữ: Các từ ngữ được hiểu như sau: 8. Tảo hôn là …"
    )


def test_article_without_a_heading_is_read_as_it_stands():
    text = "Điều 5. Quyết định này có hiệu lực từ ngày ký.\nCác Bộ trưởng thi hành."

    assert read_out("Điều 5", [text]) == f"Điều 5: {text}"


def test_heading_alone_is_read_as_it_stands():
    assert read_out("Điều 5", ["Điều 5. Điều khoản thi hành"]) == (
        "Điều 5: Điều 5. Điều khoản thi hành"
    )


def test_clause_that_says_less_than_half_of_what_the_first_says_is_left_out(sample_library):
    shelf = shelf_of(sample_library)
    question = Question("trách nhiệm của bộ phận một cửa", date(2026, 11, 23))
    need = understand(question, shelf.counts, shelf.titles)
    found = search(need, nearest_to(need), shelf)
    duties = next(c for c in found.candidates if c.hits[0].passage.place.article == "6")
    parts = law_parts(duties, found.matcher, shelf, need.day, 3)

    assert [part.text.split(" – ")[0][:14] for part in parts] == ["khoản 2 Điều 6"]
