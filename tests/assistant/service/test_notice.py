"""The notice is seen by every process and survives restarts."""

from assistant.service.notice import LOOK_SECONDS, Notice, Notices


def test_another_process_sees_the_notice_within_a_second(tmp_path, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("assistant.service.notice.time.monotonic", lambda: clock[0])
    ours, theirs = Notices(tmp_path), Notices(tmp_path)
    assert theirs.now() == Notice()

    ours.say(Notice("Bảo trì.", "", True, "Lan", "diễn tập"))
    assert ours.now().stopped
    clock[0] += LOOK_SECONDS

    assert theirs.now().stopped
    assert Notices(tmp_path).now().text == "Bảo trì."


def test_a_stop_without_words_still_says_something():
    assert Notice(stopped=True).sentence("vi") == "Hệ thống tạm dừng trả lời."
    assert Notice("Bảo trì.", stopped=True).sentence("en") == "Bảo trì."
