"""Recorded questions through the whole service, by HTTP and by telephone."""

import asyncio
import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.bench.change import copied
from eval.bench.serving import Served, served
from eval.calling import end_of, sure_of_end, waits
from eval.cases import CasesUnreadable
from eval.voice import TABLE, compared, read, samples, spread
from tests.speech.conftest import MODEL, SPOKEN

FIRST = "q02_trung.wav"


@pytest.fixture(scope="module")
def service(sample_data: Path) -> Iterator[Served]:
    settings = {"HOIDAP_VOICE_MODEL": str(MODEL)}
    with copied(sample_data) as data, served(data, 1, settings) as service:
        yield service


def test_spoken_questions_get_the_answers_of_the_typed_ones(service: Served):
    recordings = read(SPOKEN)

    report = compared(recordings, service)

    assert report["recordings"] == len(recordings) == 5
    assert report["heard"] >= 4
    assert report["same"] >= 4
    assert len(report["differ"]) == 5 - report["same"]


def test_recording_with_other_words_gets_another_answer(service: Served, tmp_path: Path):
    shutil.copy(SPOKEN / FIRST, tmp_path)
    (tmp_path / TABLE).write_text(f"file\ttext\n{FIRST}\tlệ phí đăng ký kết hôn\n")

    report = compared(read(tmp_path), service)

    assert (report["heard"], report["same"]) == (0, 0)
    assert report["differ"][0]["heard"] == "quy định mới về giấy phép xây dựng"


def test_wait_of_a_caller_is_silence_and_work(service: Served):
    (waited,) = asyncio.run(waits([samples(SPOKEN / FIRST)], service.url))

    assert 0 < waited.silence < waited.total
    assert waited.work > 0


def test_speech_ends_before_the_recording_does():
    recording = samples(SPOKEN / FIRST)

    ends = end_of(recording) / 2  # read as if at the rate of a telephone
    assert 2 < ends < sure_of_end(recording) < 3.55


def test_table_without_its_columns_is_refused(tmp_path: Path):
    with (tmp_path / TABLE).open("w") as table:
        csv.writer(table, delimiter="\t").writerows([["name", "text"], ["a.wav", "một"]])

    with pytest.raises(CasesUnreadable, match="no column 'file'"):
        read(tmp_path)


def test_spread_in_milliseconds():
    assert spread([0.1, 0.2, 0.3]) == {"median": 200, "p95": 300, "most": 300}
