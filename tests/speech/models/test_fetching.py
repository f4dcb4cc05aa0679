import hashlib
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from speech.__main__ import main
from speech.models.downloading import NotDownloaded, download
from speech.models.fetching import NotFetched, fetch, source_of
from speech.models.finding import find_model
from speech.recognising import VoiceMissing
from tests.speech.conftest import MODEL

NAME = "vosk-model-small-vn-0.4"


@dataclass
class Web:
    """A server of files that may break off, forget, and lie."""

    files: dict[str, bytes] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)  # after so many bytes, one for each answer
    ranges: bool = True
    tag: str | None = '"1"'
    asked: list[str | None] = field(default_factory=list)  # the ranges
    url: str = ""


def handler(web: Web) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = web.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            wanted = self.headers.get("Range")
            web.asked.append(wanted)
            at = 0
            if wanted and web.ranges and self.headers.get("If-Range") == web.tag:
                at = int(wanted.removeprefix("bytes=").removesuffix("-"))
                self.send_response(206 if at < len(content) else 416)
                self.send_header("Content-Range", f"bytes {at}-{len(content) - 1}/{len(content)}")
            else:
                self.send_response(200)
            self.send_header("Content-Length", str(max(0, len(content) - at)))
            if web.tag:
                self.send_header("ETag", web.tag)
            self.end_headers()
            end = at + web.breaks.pop(0) if web.breaks else len(content)
            self.wfile.write(content[at:end])

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(web))
    web.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield web
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def zipped(tmp_path_factory) -> Path:
    """A model as they are published: one folder in a zip file."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(MODEL, folder / "in" / NAME)
    return Path(shutil.make_archive(str(folder / NAME), "zip", folder / "in"))


def quiet(there: int, whole: int | None) -> None:
    pass


def published(web: Web, content: bytes, md5: str | None = None) -> None:
    digest = md5 or hashlib.md5(content).hexdigest()
    web.files["/model-list.json"] = json.dumps([{"name": NAME, "md5": digest}]).encode()
    web.files[f"/{NAME}.zip"] = content


def test_published_model_is_fetched_by_its_name_and_is_the_default(web, zipped, tmp_path):
    published(web, zipped.read_bytes())

    folder = fetch(source_of(NAME, published=web.url), tmp_path, quiet)

    assert folder == tmp_path / "voice" / NAME
    assert find_model(None, tmp_path) == folder
    assert [file.name for file in (tmp_path / "voice").iterdir()] == [NAME]


def test_download_goes_on_where_the_server_broke_off(web, zipped, tmp_path):
    published(web, zipped.read_bytes())
    web.breaks = [10**9, 300_000, 200_000]

    fetch(source_of(NAME, published=web.url), tmp_path, quiet)

    assert web.asked == [None, None, "bytes=300000-", "bytes=500000-"]


def test_next_command_goes_on_where_the_last_one_ended(web, tmp_path):
    content = bytes(range(256)) * 4_000
    web.files["/a.zip"] = content
    web.breaks = [100_000] * 5
    with pytest.raises(NotDownloaded, match="goes on where this one ended"):
        download(f"{web.url}/a.zip", tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
    download(f"{web.url}/a.zip", tmp_path / "a.zip")

    assert (tmp_path / "a.zip").read_bytes() == content
    assert web.asked[-1] == "bytes=500000-"
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("change", ["ranges", "tag", "file"])
def test_rest_is_never_joined_to_the_beginning_of_another_file(web, tmp_path, change):
    web.files["/a.zip"] = b"old" * 400_000
    web.breaks = [100_000] * 5
    with pytest.raises(NotDownloaded):
        download(f"{web.url}/a.zip", tmp_path / "a.zip")
    new = b"new" * 400_000
    web.files["/a.zip"] = new[:90_000] if change == "file" else new
    web.ranges = change != "ranges"
    web.tag = '"1"' if change == "file" else '"2"'
    download(f"{web.url}/a.zip", tmp_path / "a.zip")

    assert (tmp_path / "a.zip").read_bytes() == web.files["/a.zip"]


def test_download_of_a_server_without_marks_begins_anew(web, tmp_path):
    web.files["/a.zip"] = b"abc" * 100_000
    web.tag = None
    web.breaks = [100_000]
    download(f"{web.url}/a.zip", tmp_path / "a.zip")

    assert (tmp_path / "a.zip").read_bytes() == web.files["/a.zip"]
    assert web.asked == [None, None]


def test_other_bytes_than_published_are_refused_and_forgotten(web, zipped, tmp_path):
    published(web, zipped.read_bytes(), md5="0" * 32)

    with pytest.raises(NotFetched, match="md5"):
        fetch(source_of(NAME, published=web.url), tmp_path, quiet)
    with pytest.raises(VoiceMissing):
        find_model(None, tmp_path)
    published(web, zipped.read_bytes())
    fetch(source_of(NAME, published=web.url), tmp_path, quiet)


def test_other_bytes_than_the_operator_expects_are_refused(zipped, tmp_path):
    with pytest.raises(NotFetched, match="sha256"):
        fetch(source_of(str(zipped), sha256="0" * 64), tmp_path, quiet)
    assert zipped.exists()


BAD = {
    "no archive": b"<html>404</html>",
    "nothing": b"",
    "cut": None,
    "no model": "README",
    "broken net": "am/final.mdl",
    "broken graph": "graph/HCLr.fst",
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_is_no_working_model_is_never_in_place(web, zipped, tmp_path, bad):
    content = bad if isinstance(bad, bytes) else zipped.read_bytes()[:500_000]
    if isinstance(bad, str):
        model = tmp_path / "in" / NAME
        shutil.copytree(MODEL, model)
        if bad == "README":
            shutil.rmtree(model / "am")
        else:
            (model / bad).write_bytes(b"broken")
        content = Path(shutil.make_archive(str(tmp_path / "x"), "zip", model.parent)).read_bytes()
    web.files["/a.zip"] = content

    with pytest.raises(NotFetched):
        fetch(source_of(f"{web.url}/a.zip"), tmp_path / "data", quiet)
    with pytest.raises(VoiceMissing):
        find_model(None, tmp_path / "data")


def test_model_is_fetched_and_checked_from_the_command_line(zipped, tmp_path, capsys):
    assert main(["model", "fetch", str(zipped), "--data", str(tmp_path)]) == 0
    assert main(["model", "check", "--data", str(tmp_path)]) == 0
    assert "listening" in capsys.readouterr().out
    assert main(["model", "fetch", str(zipped), "--data", str(tmp_path)]) == 1
    assert "there already" in capsys.readouterr().err


def test_command_says_how_much_is_there(web, zipped, tmp_path, capsys):
    web.files[f"/{NAME}.zip"] = zipped.read_bytes()
    url = f"{web.url}/{NAME}.zip"
    assert main(["model", "fetch", url, "--data", str(tmp_path)]) == 0

    lines = capsys.readouterr().err.splitlines()
    assert 5 < len(lines) < 30
    assert lines[-1].split()[0] == lines[-1].split()[2]


def test_check_without_a_model_says_how_to_add_voice(tmp_path, capsys):
    assert main(["model", "check", "--data", str(tmp_path)]) == 1
    assert "python -m speech model fetch" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["no/such.zip", "../x", "", "a b", "http://127.0.0.1:1/a.zip"])
def test_what_cannot_be_fetched_is_told_in_one_sentence(tmp_path, capsys, given):
    assert main(["model", "fetch", given, "--data", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_unknown_model_is_told(web, tmp_path):
    published(web, b"")
    with pytest.raises(NotFetched, match="has no model vosk-model-xx"):
        source_of("vosk-model-xx", published=web.url)
    with pytest.raises(NotFetched, match="list of models"):
        source_of(NAME, published=f"{web.url}/elsewhere")


def test_newest_model_is_taken(zipped, tmp_path):
    for name in ("new", "old"):
        shutil.copytree(MODEL, tmp_path / "voice" / name)
    import os

    os.utime(tmp_path / "voice/old", (1, 1))

    assert find_model(None, tmp_path).name == "new"
    assert find_model(MODEL, tmp_path) == MODEL
