"""The widget in Debian's Chromium, on the service's own page and on another site's."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.service.app import assemble
from assistant.service.opening import DataFolder
from assistant.service.settings import Settings
from assistant.service.sites import Sites
from eval.bench.serving import free_port
from tests.assistant.service.fakes import FakeDesks, fake_desk
from tests.browser.test_pages import ROOT, SECONDS, lacking, serving

WALK = Path(__file__).with_name("widget.mjs")
FEE = "Lệ phí đăng ký thường trú bao nhiêu?"
LATE = "Tôi nộp hồ sơ đăng ký tạm trú ngày 13/11/2026 mà chưa được trả lời?"
UNKNOWN = "Giá nước sạch bao nhiêu?"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740, "phone": True}
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
SIZES = (DESKTOP, PHONE)
LOOKS = (
    DESKTOP,
    {**DESKTOP, "embedded": True, "dark": True},
    {**DESKTOP, "embedded": True, "contrast": True},
    {**PHONE, "dark": True},
    {**PHONE, "embedded": True, "large": True},
    ZOOMED,
    {**ZOOMED, "embedded": True, "dark": True, "contrast": True},
)

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(lacking()), reason=lacking())]


def named(size: dict) -> str:
    return "-".join(str(size.get(name, "")) or name for name in size)


@pytest.fixture(scope="module")
def base(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over the sample; pages of any origin may ask."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("widget") / "data"))
    settings = Settings(data=data, rate_limit="off", origins="*")
    yield from serving(assemble(settings, DataFolder(data)))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service with one answer that uses every part of the contract."""
    data = tmp_path_factory.mktemp("plain")
    settings = Settings(data=data, rate_limit="off", origins="*")
    yield from serving(assemble(settings, FakeDesks(fake_desk())))


class Slow:
    """A service of its own, which the browser's script starts, kills and starts again."""

    def __init__(self, data: Path, seconds: float) -> None:
        port = free_port()
        self.data = data
        command = [sys.executable, "-m", "tests.browser.slow", str(port), str(data), str(seconds)]
        self.wish = {"serve": command, "base": f"http://127.0.0.1:{port}"}

    def asked(self) -> list[str]:
        file = self.data / "asked"
        return file.read_text("utf-8").splitlines() if file.exists() else []


@pytest.fixture
def slow(tmp_path: Path) -> Slow:
    return Slow(tmp_path, 1.5)


def walked(walk: str, **wish: object) -> dict:
    done = subprocess.run(
        ["node", str(WALK)],
        input=json.dumps({"chromium": shutil.which("chromium"), "walk": walk, **wish}),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["trouble"] == []
    return found


@pytest.fixture(scope="module", params=SIZES, ids=named)
def embedded(request, base: str) -> dict:
    """What is seen when the widget is used on another site's page, at both sizes."""
    attributes = 'data-agency="so-tu-phap" data-locality="Đồng Tháp"'
    size = request.param
    found = walked("host", base=base, asked=FEE, attributes=attributes, **size)
    return {**found, "phone": "phone" in size}


def test_script_tag_puts_the_widget_on_a_page_of_another_origin_with_a_strict_policy(embedded):
    assert embedded["button"] > 0
    assert embedded["body"]["locality"] == "Đồng Tháp"
    assert embedded["looks"]["color"] == "rgb(30, 47, 65)"  # not the host page's red
    assert embedded["looks"]["lineHeight"] == pytest.approx(1.6, abs=0.01)
    assert embedded["looks"]["fontSize"] >= 16
    assert embedded["input"] >= 16  # below, phones zoom in
    assert embedded["modal"] is embedded["phone"]
    assert embedded["violations"] == []
    assert set(embedded["origins"]) == {"host", "service"}


def test_panel_is_used_by_keyboard_and_gives_the_focus_back(embedded):
    opened = {"expanded": "true", "focus": "title" if embedded["phone"] else "question"}
    left = {"expanded": "false", "focus": "Hỏi đáp văn bản", "shown": False}

    assert (embedded["closed"], embedded["open"]) == ("false", opened)
    assert embedded["focus"] == "answer"
    assert embedded["left"] == left
    assert embedded["free"]
    assert embedded["again"]


def test_widget_never_covers_what_has_the_focus_on_the_host_page(embedded):
    assert embedded["covered"]
    assert embedded["uncovered"]
    assert not embedded["outside"]["shown"]  # Esc closes the panel from the host page, too
    assert embedded["phone"] or embedded["outside"]["focus"] == "Ở góc"


def test_stage_and_the_finished_answer_are_each_said_once(embedded):
    said = embedded["said"]

    assert said[-1] == "Đã có câu trả lời."
    assert re.fullmatch(r"Đang tìm trong \d+ văn bản…", said[-2])
    assert len(said) == len(set(said))


def test_panel_that_could_not_be_loaded_is_told_and_tried_again(plain):
    found = walked("unloaded", base=plain)

    assert found["said"] == "Chưa tải được. Hãy kiểm tra mạng rồi thử lại."
    assert (found["expanded"], found["open"]) == ("false", "true")


def test_token_of_the_site_is_sent(tmp_path):
    sites = Sites(tmp_path)
    token = sites.add("http://127.0.0.1")  # of another port: it is refused, and that is told
    settings = Settings(data=tmp_path, rate_limit="off", origins="*")
    for base in serving(assemble(settings, FakeDesks(fake_desk()))):
        found = walked("token", base=base, asked=FEE, attributes=f'data-token="{token}"')

        assert found["token"] == token
        assert found["problem"]


@pytest.mark.parametrize("look", LOOKS, ids=named)
def test_no_state_has_a_violation_and_no_focus_is_obscured(base, look):
    found = walked("states", base=base, asked=[FEE, LATE, UNKNOWN], **look)["found"]

    assert len(found) == 9
    assert {
        state: told
        for state, told in found.items()
        if told["violations"] or told["obscured"] or told["overflow"] > 0
    } == {}


@pytest.mark.parametrize("size", SIZES, ids=named)
def test_question_without_a_network_is_kept_and_goes_out_by_itself_once(slow, size):
    found = walked("offline", asked=FEE, **slow.wish, **size)

    assert (found["kept"], found["left"]) == (FEE, "")
    assert slow.asked() == [FEE]


@pytest.mark.parametrize("size", SIZES, ids=named)
def test_lost_connection_asks_nothing_twice(slow, size):
    found = walked("lost", asked=FEE, **slow.wish, **size)

    assert len(found["ids"]) >= 2
    assert len(set(found["ids"])) == 1
    assert (found["answers"], slow.asked()) == (1, [FEE])


@pytest.mark.parametrize("size", SIZES, ids=named)
def test_restart_of_the_service_in_mid_answer_loses_nothing(slow, size):
    found = walked("restart", asked=FEE, **slow.wish, **size)

    assert found["kept"] == FEE
    assert (found["answers"], slow.asked()) == (1, [FEE])


def test_page_that_is_opened_again_goes_on_with_its_question(slow):
    found = walked("reload", asked=FEE, **slow.wish)

    assert (found["asked"], found["answers"], slow.asked()) == (FEE, 1, [FEE])


def test_page_that_slept_asks_again_at_once(slow):
    found = walked("sleep", asked=FEE, **slow.wish)

    assert (found["before"], found["answers"]) == (0, 1)
    assert slow.asked() == [FEE]


def test_question_stays_when_the_service_is_down(slow):
    found = walked("down", asked=FEE, **slow.wish)

    assert found["problem"].startswith("Không kết nối được với máy chủ. Câu hỏi của bạn vẫn còn")
    assert (found["kept"], found["focus"]) == (FEE, "question")
    assert (found["answers"], slow.asked()) == (1, [FEE])


def test_question_that_is_stopped_comes_back_into_its_box(slow):
    found = walked("stop", asked=FEE, **slow.wish)

    assert found["kept"] == FEE
    assert (found["focus"], found["pending"], found["answers"]) == ("question", None, 0)


def test_enter_that_ends_a_composition_sends_nothing(plain):
    found = walked("composition", base=plain, asked=FEE)

    assert (found["composing"], found["broken"], found["sent"]) == (0, 0, 1)


def test_history_stays_on_the_device_is_restored_in_silence_and_can_be_erased(plain):
    found = walked("history", base=plain, asked=FEE)

    assert found["restored"] == {"said": "", "focus": "BODY", "welcome": False}
    assert found["anew"] == {"answers": 0, "welcome": True, "focus": "question"}
    assert found["earlier"] == [FEE]
    assert found["erased"] == []
    assert all("rút lại câu hỏi gửi cán bộ" in said for said in found["told"])
    assert found["unkept"] == []
    assert found["failed"].startswith("Chưa rút lại được")
    assert found["cookies"] == 0


@pytest.mark.parametrize("size", SIZES, ids=named)
def test_answer_is_copied_with_its_sources_shared_without_the_question_and_printed_alone(
    plain, size
):
    found = walked("actions", base=plain, asked=FEE, dark=True, **size)

    assert "Không quá 07 ngày." in found["copied"]
    assert "(còn hiệu lực): “Thời hạn cấp giấy phép" in found["copied"]
    assert "https://vbpl.vn/154" in found["copied"]
    assert found["link"].startswith(f"{plain}/#answer=")
    assert FEE not in found["link"]
    assert found["shared"]["url"] == found["link"]
    assert found["paper"] == {
        "marked": 1, "sheets": 1, "host": False, "answers": [False, True], "ink": "rgb(0, 0, 0)",
        "form": False, "quotes": True, "buttons": 0,
    }  # fmt: skip
    assert found["after"] == {"host": True, "marked": 0}
    assert found["opened"]["title"] == "Câu trả lời được chia sẻ"
    assert found["opened"]["text"].startswith("Không quá 07 ngày.")
    assert found["gone"].startswith("Câu trả lời này không còn được giữ")


def test_size_of_text_colours_contrast_and_language_last(plain):
    found = walked("settings", base=plain, asked=FEE)

    assert found["plain"]["backgroundColor"] == "rgb(255, 255, 255)"
    assert found["dark"]["backgroundColor"] == "rgb(21, 32, 43)"
    assert found["dark"]["fontSize"] == 1.5 * found["plain"]["fontSize"]
    assert (found["contrast"]["backgroundColor"], found["contrast"]["color"]) == (
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255)",
    )
    assert found["focus"] == "SUMMARY"
    assert found["lasting"]["title"] == "Questions about official documents"
    assert (found["lasting"]["lang"], found["lasting"]["html"], found["locale"]) == ("en",) * 3
    assert found["said"].strip() == "The answer is here."


@pytest.mark.parametrize("size", SIZES, ids=named)
def test_direct_answer_comes_first_and_all_that_it_offers_is_asked_with_one_press(plain, size):
    found = walked("choices", base=plain, asked=FEE, **size)

    order = found["order"]
    assert order.index("statements") < order.index("deadlines") < order.index("actions buttons")
    assert found["parts"][:2] == ["Câu trả lời", "Bạn hỏi trường hợp nào?"]
    assert found["asked"] == [FEE, "Giấy phép xây nhà ở riêng lẻ mất bao lâu?", "Lệ phí bao nhiêu?"]
    assert found["source"] == "source"
    assert found["rating"]["useful"] is False
    assert found["rating"]["reason"] == "outdated"
    assert "còn hiệu lực" in found["facts"]
    assert "Ban hành 22/08/2025" in found["facts"]
    assert found["calendar"] == "30: hạn cuối"


def test_nothing_turns_for_those_who_want_stillness_and_the_accent_is_the_host_page_s(plain):
    moving = walked("dressed", base=plain, asked=FEE, attributes='data-accent="#0b4f6c"')
    still = walked("dressed", base=plain, asked=FEE, still=True, attributes='data-accent="#ffee00"')

    assert (moving["turning"], moving["brand"]) == ("turning", "rgb(11, 79, 108)")
    assert (still["turning"], still["brand"]) == ("none", "rgb(144, 57, 56)")


def test_slow_phone_can_ask_on_a_slow_network(plain):
    found = walked("speed", base=plain, asked=FEE, slow=True, **PHONE)

    assert set(found) >= {"page_ms", "launcher_ms", "panel_ms"}
