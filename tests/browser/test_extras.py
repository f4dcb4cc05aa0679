"""What an answer offers beside its words, in Debian's Chromium, as a citizen uses it."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest

from assistant.registry.cases import Case, Stage
from assistant.registry.sqlite import SqliteRegistry
from assistant.service.app import assemble
from assistant.service.opening import DataFolder
from assistant.service.settings import Settings
from assistant.service.sites import Sites
from assistant.vietnam import today
from eval.bench.serving import free_port
from tests.browser.test_pages import SECONDS, lacking, serving
from tests.speech.conftest import MODEL, SPOKEN

WALK = Path(__file__).with_name("extras.mjs")
FEE = "Lệ phí đăng ký thường trú bao nhiêu?"
LATE = "Tôi nộp hồ sơ đăng ký thường trú cách đây 40 ngày mà chưa có kết quả thì làm gì?"
NOT_LATE = "Tôi nộp hồ sơ đăng ký thường trú hôm nay, khi nào có kết quả?"
SHOWN = ((False, 1280, 900), (True, 360, 740), (False, 320, 256))  # the last: 400 % zoom

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(lacking()), reason=lacking())]


@pytest.fixture(scope="module")
def base(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("extras") / "data"))
    yield from serving(assemble(Settings(data=data, rate_limit="off"), DataFolder(data)))


def walked(base: str, walk: str, asked: str, **more: object) -> dict:
    wish = {"chromium": shutil.which("chromium"), "base": base, "walk": walk, "asked": asked}
    done = subprocess.run(
        ["node", str(WALK)],
        input=json.dumps({**wish, **more}),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["trouble"] == []
    return found


@pytest.mark.parametrize(("dark", "width", "height"), SHOWN)
def test_card_opens_the_clause_highlighted_inside_the_official_text(base, dark, width, height):
    found = walked(base, "reader", LATE, card=1, dark=dark, width=width, height=height)

    assert found["title"] == "điểm d khoản 1 Điều 6 Nghị định 118/2025/NĐ-CP"
    assert found["marked"].startswith("d) Phản ánh, kiến nghị, khiếu nại, tố cáo cán bộ")
    assert found["official"].startswith("Điều 6. Quyền hạn và trách nhiệm")
    assert found["marked"] in found["official"]
    assert "còn hiệu lực (từ 01/07/2025)" in found["facts"]
    assert any("367/2025/NĐ-CP" in version for version in found["versions"])
    assert found["violations"] == []
    assert found["overflow"] <= 0


def test_sources_after_the_third_are_folded_until_one_is_gone_to(base):
    found = walked(base, "sources", LATE)

    assert found["before"] == 3
    assert found["summary"] == f"Xem thêm {found['all'] - 3} nguồn"
    assert found["after"] == found["all"] > 3
    assert found["focused"].startswith("[4]")
    assert found["violations"] == []


def test_reader_keeps_the_focus_and_gives_it_back(base):
    found = walked(base, "reader", FEE)

    assert (found["focused"], found["seen"], found["inside"]) == ("MARK", True, True)
    assert found["back"] == "Xem trong văn bản"


def test_other_versions_open_in_the_same_place(base):
    title, marked = walked(base, "reader", FEE)["followed"]

    assert title.startswith("Phí, lệ phí – thủ tục “Đăng ký thường trú”")
    assert marked.startswith("Phí, lệ phí")


def test_long_text_is_read_page_by_page_and_a_lost_line_is_told(base):
    found = walked(base, "pages", FEE)

    assert [text for text, _ in found["texts"]] == [
        f"Trang số {number} 𝄞 hết" for number in (2, 1, 2, 3)
    ]
    assert [focused for _, focused in found["texts"]] == ["MARK", "DIV", "MARK", "DIV"]
    assert found["marked"] == "𝄞"  # one character, two units of UTF-16
    assert [re.search(r"page=(\d)", url) is not None for url in found["asked"]] == [
        False, True, True, True
    ]  # fmt: skip
    assert "Không mở được văn bản" in found["problem"]


def test_late_dossier_offers_letters_to_download(base):
    found = walked(base, "keepsakes", LATE)

    names = [name for name, _ in found["files"]]
    assert names == ["phan-anh.docx", "phan-anh.txt", "khieu-nai.docx", "khieu-nai.txt"]
    plain = base64.b64decode(found["files"][3][1]).decode()
    received = today() - timedelta(days=40)
    assert f"Ngày nộp đủ hồ sơ: {received:%d/%m/%Y}" in plain
    assert "Thủ trưởng Công an cấp Xã" in plain
    paper = docx.Document(BytesIO(base64.b64decode(found["files"][2][1])))
    assert "ĐƠN KHIẾU NẠI" in [paragraph.text for paragraph in paper.paragraphs]
    assert found["violations"] == []


def test_letter_is_written_for_an_own_dossier_too(sample_data, tmp_path):
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    case = Case("H19.2026-001", "1.004222", Stage.PROCESSING, today() - timedelta(days=40))
    SqliteRegistry(data / "cases.sqlite").write([(case, "1234")])
    app = assemble(Settings(data=data, rate_limit="off"), DataFolder(data))

    for base in serving(app):
        own = {"code": case.code, "secret": "1234"}
        found = walked(base, "keepsakes", "", own=own)

    plain = base64.b64decode(found["files"][3][1]).decode()
    assert f"Ngày nộp đủ hồ sơ: {case.accepted:%d/%m/%Y}. Thời hạn" in plain


def test_due_date_is_offered_for_the_calendar_and_no_letter_before_it(base):
    found = walked(base, "keepsakes", NOT_LATE)

    assert all(re.fullmatch(r"Thêm hạn \d\d/\d\d/\d{4} vào lịch", name) for name in found["names"])
    name, content = found["files"][0]
    day = name.removesuffix(".ics")
    assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}".encode() in base64.b64decode(content)


def test_answer_is_read_aloud_in_short_sentences_and_can_be_stopped(base):
    found = walked(base, "aloud", FEE, voices=["en-US", "vi-VN"])

    assert found["reading"] == "Dừng đọc"
    assert found["silent"]
    assert found["ended"] == "Đọc to"
    assert {lang for _, lang in found["said"]} == {"vi-VN"}
    assert not any(letter.isdigit() for sentence, _ in found["said"] for letter in sentence)
    assert all(0 < len(sentence) <= 200 for sentence, _ in found["said"])


def test_reading_aloud_is_hidden_where_the_device_has_no_voice_of_the_language(base):
    assert walked(base, "aloud", FEE, voices=[])["hidden"]


MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
TRANSCRIPT = {
    "type": "transcript",
    "text": "Lệ phí đăng ký thường chú bao nhiêu",
    "raw": "lệ phí đăng ký thường chú bao nhiêu",
    "words": [
        {"text": text, "start": 0.0, "end": 0.1, "confidence": 0.9, "uncertain": text == "chú"}
        for text in ["lệ", "phí", "đăng", "ký", "thường", "chú", "bao", "nhiêu"]
    ],
    "alternatives": ["Lệ phí đăng ký thường trú bao nhiêu"],
}


def spoken(base: str, *script: object, args: tuple[str, ...] = MICROPHONE, **more: object) -> dict:
    """A microphone that hears, and a service that answers by the script."""
    return walked(base, "microphone", "", script=script, args=args, **more)


@pytest.fixture(scope="module")
def hearing(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with ears."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("hearing") / "data"))
    settings = Settings(data=data, rate_limit="off", voice_model=MODEL)
    yield from serving(assemble(settings, DataFolder(data)))


@pytest.mark.parametrize(("dark", "width", "height"), SHOWN[:2])
def test_spoken_question_is_shown_while_it_is_heard_then_corrected_and_answered(
    hearing, dark, width, height
):
    capture = f"--use-file-for-fake-audio-capture={SPOKEN / 'q04_bac.wav'}%noloop"
    corrected = "Đăng ký khai sinh cho con mất bao lâu?"

    found = walked(
        hearing, "microphone", "", args=(*MICROPHONE, capture), corrected=corrected,
        dark=dark, width=width, height=height,
    )  # fmt: skip

    first, *partials = found["partials"]
    assert first == "Mời bạn nói câu hỏi."
    assert partials[0] == "đăng ký"
    assert len(partials) > 2
    assert max(found["levels"]) > 0.1
    assert {"0 giây", "1 giây", "2 giây"} <= set(found["clocks"])
    assert "không được lưu" in found["listening"]
    assert found["question"] == "đăng ký khai sinh cho con mất bao lâu"
    assert found["asked"] == corrected
    assert found["violations"] == []
    assert found["overflow"] <= 0


def test_recording_ends_when_the_citizen_stops_it(hearing):
    capture = f"--use-file-for-fake-audio-capture={SPOKEN / 'q04_bac.wav'}"  # again and again

    found = walked(
        hearing, "microphone", "", args=(*MICROPHONE, capture), press="Dừng ghi", after=2500
    )

    assert found["question"].startswith("đăng ký khai sinh")


@pytest.fixture(scope="module")
def guest(
    sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, str]]]:
    """A service with ears that only lets a site in that sends its token, and that site."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("guest") / "data"))
    portal = f"http://127.0.0.1:{free_port()}"
    token = Sites(data).add(portal)
    settings = Settings(data=data, rate_limit="off", voice_model=MODEL, site_tokens=True)
    for base in serving(assemble(settings, DataFolder(data))):
        yield base, {"embedded": f"{portal}/", "token": token}


def test_clause_opens_on_another_sites_page_under_a_strict_policy(guest):
    base, site = guest

    found = walked(base, "reader", FEE, **site)

    assert found["marked"] in found["official"]
    assert (found["focused"], found["inside"]) == ("MARK", True)
    assert found["back"] == "Xem trong văn bản"
    assert found["panel"]


def test_letters_are_downloaded_on_another_sites_page(guest):
    base, site = guest

    found = walked(base, "keepsakes", LATE, **site)

    assert [name for name, _ in found["files"]][2] == "khieu-nai.docx"


def test_question_is_spoken_on_another_sites_page(guest):
    base, site = guest
    capture = f"--use-file-for-fake-audio-capture={SPOKEN / 'q04_bac.wav'}%noloop"

    found = walked(base, "microphone", "", args=(*MICROPHONE, capture), **site)

    assert found["question"] == "đăng ký khai sinh cho con mất bao lâu"


def test_transcript_is_corrected_before_it_is_asked(base):
    partial = {"type": "partial", "text": "lệ phí đăng ký"}
    stopped = {"type": "stopped", "reason": "silence"}

    found = spoken(base, partial, stopped, TRANSCRIPT, corrected=FEE)

    assert found["sent"][0] == {
        "type": "start", "format": "auto", "then": "transcript", "locale": "vi"
    }  # fmt: skip
    assert found["question"] == TRANSCRIPT["text"]
    assert found["unsure"] == ["chú"]
    assert "Nghe chưa rõ: chú." in found["heard"]
    assert found["other"] == TRANSCRIPT["alternatives"][0]
    assert found["asked"] == FEE
    assert found["left"] == 0
    assert found["violations"] == []


@pytest.mark.parametrize(
    ("script", "question", "told"),
    [
        ([{"type": "partial", "text": "lệ phí"}, "lost"], "lệ phí", "Mất kết nối"),
        (["lost"], "", "Mất kết nối"),
        ([{"type": "problem", "status": 503, "detail": "Đang quá đông."}], "", "Đang quá đông."),
        ([{**TRANSCRIPT, "text": "", "words": [], "alternatives": []}], "", "không nghe thấy"),
    ],
)
def test_what_went_wrong_is_one_sentence_and_what_was_heard_is_kept(base, script, question, told):
    found = spoken(base, *script)

    assert found["question"] == question
    assert told in found["heard"]
    assert "\n" not in found["heard"]


def test_refused_microphone_is_told(base):
    found = spoken(
        base, "lost", args=("--use-fake-device-for-media-stream", "--deny-permission-prompts")
    )

    assert "chưa cho phép dùng micrô" in found["heard"]


def test_missing_microphone_is_told(base):
    found = spoken(base, "lost", args=("--use-fake-ui-for-media-stream",))

    assert "Không tìm thấy micrô" in found["heard"]


def test_recording_may_be_discarded(base):
    found = spoken(base, {"type": "partial", "text": "lệ phí"}, press="Bỏ")

    assert (found["question"], found["focused"]) == ("", "Nói câu hỏi")


def test_microphone_is_hidden_where_the_service_understands_no_voice(base):
    assert walked(base, "microphone", "", args=MICROPHONE)["hidden"]
