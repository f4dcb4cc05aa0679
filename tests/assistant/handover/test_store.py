"""Questions left for staff: codes, masking, the contact apart, what is erased when."""

import re
import time
from pathlib import Path

import pytest

from assistant.handover.codes import ALPHABET, digest, new_code
from assistant.handover.store import MOST_OF_A_CLIENT, Handovers, Left, State, TooManyLeft

CONTACT = "0912 345 678"


def left(**values: str) -> Left:
    return Left(**{"question": "Hồ sơ của tôi số CCCD 079203001234 ở đâu?", "client": "a"} | values)


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_code_has_75_bits_of_signs_that_are_not_mistaken_for_each_other():
    assert len(ALPHABET) == 32
    assert not set("ILOU") & set(ALPHABET)
    assert re.fullmatch(rf"[{ALPHABET}]{{5}}(-[{ALPHABET}]{{5}}){{2}}", new_code())
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_code_may_be_typed_in_small_letters_with_o_for_zero_and_without_hyphens():
    assert digest("7K0M1-9XV4T-HB3RD") == digest("7kom l9xv4t hb3rd".replace(" ", ""))


def test_the_question_is_kept_masked_and_the_code_not_at_all(tmp_path):
    handovers = Handovers(tmp_path)

    code = handovers.leave(left())

    found = handovers.of_code(code)
    assert found is not None
    assert found.state is State.WAITING
    assert "079203001234" not in found.question
    for secret in (code, code.replace("-", ""), "079203001234"):
        assert secret.encode() not in bytes_in(tmp_path)


@pytest.mark.parametrize("end", ["answer", "withdraw", "forget"])
def test_the_contact_is_off_the_disk_when_it_is_needed_no_more(tmp_path, end):
    handovers = Handovers(tmp_path)
    code = handovers.leave(left(contact=CONTACT, session="s"))
    (one,) = handovers.all()
    assert handovers.contact(one.id) == CONTACT
    assert CONTACT.encode() not in (tmp_path / "handovers.sqlite").read_bytes()

    if end == "answer":
        handovers.answer(one.id, "Bạn nộp tại Bộ phận Một cửa.")
    elif end == "withdraw":
        assert handovers.withdraw(code)
    else:
        assert handovers.forget_session("s") == 1

    assert handovers.contact(one.id) == ""
    assert CONTACT.encode() not in bytes_in(tmp_path)


def test_an_answer_is_seen_by_the_code(tmp_path):
    handovers = Handovers(tmp_path)
    code = handovers.leave(left())
    (one,) = handovers.all()

    handovers.forward(one.id, "Công an xã An Biên")
    handovers.answer(one.id, "Đã có kết quả.")

    found = handovers.of_code(code)
    assert found is not None
    assert (found.state, found.reply, found.agency) == (
        State.ANSWERED,
        "Đã có kết quả.",
        "Công an xã An Biên",
    )


def test_nothing_is_found_by_another_code(tmp_path):
    handovers = Handovers(tmp_path)
    handovers.leave(left())

    assert handovers.of_code(new_code()) is None
    assert not handovers.withdraw(new_code())


def test_one_client_leaves_a_few_in_an_hour(tmp_path):
    handovers = Handovers(tmp_path)
    for _ in range(MOST_OF_A_CLIENT):
        handovers.leave(left())

    with pytest.raises(TooManyLeft):
        handovers.leave(left())
    handovers.leave(left(client="b"))


def test_old_questions_are_forgotten_with_their_contacts(tmp_path, monkeypatch):
    handovers = Handovers(tmp_path)
    code = handovers.leave(left(contact=CONTACT))
    day = time.time() + 31 * 86_400
    monkeypatch.setattr("assistant.handover.store.time.time", lambda: day)

    handovers.forget_older_than(30)

    assert handovers.of_code(code) is None
    assert CONTACT.encode() not in bytes_in(tmp_path)


def test_what_is_tied_to_no_session_is_nobodys(tmp_path):
    handovers = Handovers(tmp_path)
    handovers.leave(left())

    assert handovers.of_session("") == []
    assert handovers.forget_session("") == 0
    assert len(handovers.all()) == 1
