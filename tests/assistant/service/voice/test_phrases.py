"""Names from the index as phrases that the model expects."""

from dataclasses import replace
from pathlib import Path

import httpx

from assistant.service.app import assemble
from assistant.service.settings import Settings
from assistant.service.voice.phrases import expected
from speech.recognising import Wishes
from speech.wishes import MOST_PHRASES, checked
from tests.assistant.service.fakes import RECORD, FakeDesks, TwoTexts, fake_desk
from tests.assistant.service.voice.conftest import running
from tests.assistant.service.voice.test_recordings import send
from tests.speech.conftest import MODEL


def test_names_are_bounded_and_in_words_that_the_model_knows(sample_library, tmp_path: Path):
    words = {word for one in sample_library.documents() for word in one.title.lower().split()}
    (tmp_path / "words.txt").write_text("\n".join(f"{word} 1" for word in sorted(words)))

    phrases = expected(sample_library, tmp_path)

    assert 0 < len(phrases) <= MOST_PHRASES
    assert "đăng ký kết hôn" in " / ".join(phrases)
    assert checked(Wishes(phrases)).phrases == phrases
    assert words.issuperset(word for phrase in phrases for word in phrase.split())


def test_model_without_a_list_of_words_gets_no_phrases(sample_library, tmp_path: Path):
    assert expected(sample_library, tmp_path) == ()


def test_service_listens_with_the_names_of_its_index(tmp_path: Path):
    title = "Cấp giấy phép xây dựng"
    library = TwoTexts()
    library.documents = lambda: (replace(RECORD, title=title),)
    desk = replace(fake_desk(), library=library)
    settings = Settings(data=tmp_path, rate_limit="off", voice_model=MODEL, voice_phrases=True)
    app = assemble(settings, FakeDesks(desk))
    with (
        running(app) as address,
        httpx.Client(base_url=f"http://{address}", timeout=30) as client,
    ):
        heard = send(client, "/v1/transcribe").json()
        expecting = app.state.voice.wishes.phrases

    assert expecting == (title.lower(),)
    assert "giấy phép xây dựng" in heard["raw"]
