from assistant.choosing.precedents import Target, built
from indexes import asked
from indexes.asked import Asked


def row(query: str, procedure: str | None = None, document: str | None = None) -> Asked:
    return Asked(query, asked.Target(procedure, document, "7" if document else None))


ROWS = [
    row("mất căn cước làm lại ở đâu", procedure="1.014064"),
    row("phạt vượt đèn đỏ xe máy", document="168/2024/NĐ-CP"),
    row("đăng ký kết hôn cần giấy gì", procedure="1.000894"),
]


def test_question_like_one_asked_before_finds_what_answered_it():
    nearest = built(ROWS).nearest("em bị mất thẻ căn cước, làm lại ở đâu ạ")

    assert next(iter(nearest.by_target)) == Target("1.014064", None, None)
    assert nearest.procedure("1.014064") == nearest.best


def test_question_itself_can_be_left_out():
    nearest = built(ROWS).nearest(ROWS[1].question, but=ROWS[1].question)

    assert nearest.document(frozenset({"168/2024/nd-cp"})) == 0.0


def test_article_is_told_apart_from_its_act():
    nearest = built(ROWS).nearest("vượt đèn đỏ phạt bao nhiêu")
    numbers = frozenset({"168/2024/nd-cp"})

    assert nearest.article(numbers, "7") == nearest.document(numbers) > 0
    assert nearest.article(numbers, "8") == 0.0


def test_better_similarity_of_two_readings_counts():
    precedents = built(ROWS)
    first, second = precedents.nearest("kết hôn"), precedents.nearest("đăng ký kết hôn cần giấy gì")

    assert first.joined(second).procedure("1.000894") == second.procedure("1.000894")


def test_wordings_are_found_but_do_not_show_how_often_something_is_asked():
    wording = row("xe máy leo lề phạt nhiêu", document="168/2024/NĐ-CP")

    precedents = built(ROWS, [wording])

    assert precedents.nearest("leo lề phạt sao").document(frozenset({"168/2024/nd-cp"})) > 0
    assert precedents.counts() == built(ROWS).counts()
