import asyncio
import os
import random
import signal
import struct
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speech.audio.decoders import Caps, Decoders
from speech.child import LOG
from speech.recognising import RATE, AudioUnreadable, TooLong, TooManyCallers
from tests.speech.conftest import CONTAINERS, HOSTILE, QUESTION, hear
from tests.speech.left import left, no_more_than

pytestmark = pytest.mark.asyncio(loop_scope="module")
BROKEN = "no_header_chunk.webm"
CUT = "truncated.webm"
WHOLE = sorted({file.name for file in CONTAINERS.iterdir()} - {BROKEN, CUT})
LIVE = sorted(set(WHOLE) - {"ios_m4a_moov_end.m4a", "x_amr.3gp", "pcm8k.wav"})


def stereo_float(pcm: bytes) -> bytes:
    """A wav of two channels of 32-bit floats at 48 kHz, as studios record."""
    sound = np.repeat(np.frombuffer(pcm, dtype="<i2") / 32768, 3).astype("<f4")
    data = np.stack([sound, sound], axis=1).tobytes()
    form = struct.pack("<HHIIHH", 3, 2, 48_000, 48_000 * 8, 8, 32)
    body = (
        b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(data)) + data
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


async def fed(decoders: Decoders, data: bytes, piece: int = 1_000) -> list[bytes]:
    """What each piece of a live recording led to."""
    decoder = await decoders.open()
    try:
        got = [await decoder.feed(data[at : at + piece]) for at in range(0, len(data), piece)]
        return [*got, await decoder.finish()]
    finally:
        await decoder.close()


@pytest.mark.parametrize("name", WHOLE)
async def test_question_is_understood_from_every_container(decoders, pool, name):
    pcm = await decoders.decode((CONTAINERS / name).read_bytes())

    assert await hear(pool, pcm) == QUESTION


@pytest.mark.parametrize("name", WHOLE)
async def test_question_is_understood_from_every_container_piece_by_piece(decoders, pool, name):
    got = await fed(decoders, (CONTAINERS / name).read_bytes())

    assert await hear(pool, b"".join(got)) == QUESTION


@pytest.mark.parametrize("name", LIVE)
async def test_recording_is_decoded_while_it_goes_on(decoders, name):
    got = await fed(decoders, (CONTAINERS / name).read_bytes())

    assert any(got[: len(got) * 2 // 3])


async def test_floats_of_two_channels_are_understood(decoders, pool, question):
    assert await hear(pool, await decoders.decode(stereo_float(question))) == QUESTION


async def test_of_a_cut_recording_what_is_there_is_understood(decoders, pool):
    pcm = await decoders.decode((CONTAINERS / CUT).read_bytes())

    assert await hear(pool, pcm) == "quy định mới về giấy phép"


async def test_sound_of_a_video_is_understood(decoders, pool):
    video = (HOSTILE / "video_with_question.mp4").read_bytes()

    assert await hear(pool, await decoders.decode(video)) == QUESTION


def wav(declared: int, pcm: bytes) -> bytes:
    head = struct.pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
    return (
        b"RIFF"
        + struct.pack("<I", declared)
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + head
        + (b"data" + struct.pack("<I", declared) + pcm)
    )


SECRET = Path(__file__).resolve()
UNREADABLE = {
    "nothing": b"",
    "one byte": b"R",
    "zeros": bytes(10_000),
    "random bytes": random.Random(1).randbytes(50_000),
    "a page": b"<!doctype html><html><body>404</body></html>" * 100,
    "a picture": (HOSTILE / "picture.png").read_bytes(),
    "a video without sound": (HOSTILE / "video_alone.mp4").read_bytes(),
    "a playlist of our files": f"#EXTM3U\n#EXTINF:1,\nfile://{SECRET}\n#EXT-X-ENDLIST\n".encode(),
    "a list of our files": f"ffconcat version 1.0\nfile '{SECRET}'\n".encode(),
    "a session description": b"v=0\nc=IN IP4 127.0.0.1\nm=audio 21000 RTP/AVP 0\n",
    "an archive": b"PK\x03\x04" + bytes(5_000),
    "a recording without its beginning": (CONTAINERS / BROKEN).read_bytes(),
    "a heading without sound": wav(0xFFFFFFFF, b""),
    "samples at no rate": wav(1000, bytes(1000)).replace(struct.pack("<I", RATE), bytes(4), 1),
    "an endless box": struct.pack(">I", 1) + b"ftyp" + b"\xff" * 8 + b"isom" * 200,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_no_sound_is_told_in_one_sentence(decoders, data):
    with pytest.raises(AudioUnreadable, match="Không đọc được âm thanh này"):
        await decoders.decode(data)


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_no_sound_is_told_of_a_recording_that_goes_on(decoders, data):
    with pytest.raises(AudioUnreadable, match="Không đọc được âm thanh này"):
        await fed(decoders, data)


async def test_codec_that_nobody_knows_is_refused(decoders):
    unknown = bytearray((CONTAINERS / "mulaw8k.wav").read_bytes())
    unknown[20:22] = b"\xee\xee"

    await assert_sound_or_told(decoders, bytes(unknown))


async def test_codec_of_no_recorder_is_refused(decoders):
    """A sound of a game, of a codec that FFmpeg knows but phones do not write."""
    with pytest.raises(AudioUnreadable):
        await decoders.decode((HOSTILE / "game.wav").read_bytes())


async def test_two_recordings_joined_are_understood_up_to_what_can_be_read(decoders, pool):
    joined = b"".join((CONTAINERS / name).read_bytes() for name in ("firefox_like.ogg", "x.flac"))

    assert (await hear(pool, await decoders.decode(joined))).startswith(QUESTION)


async def test_declared_size_is_not_believed(decoders, pool, question):
    assert await hear(pool, await decoders.decode(wav(0xFFFFFFFF, question))) == QUESTION


async def test_small_file_of_endless_sound_is_stopped(decoders):
    with pytest.raises(TooLong, match="120 giây"):
        await decoders.decode((HOSTILE / "silence_half_hour.flac").read_bytes())


async def test_large_upload_is_stopped(decoders):
    with pytest.raises(TooLong, match="10 MB"):
        await fed(decoders, bytes(11 << 20), piece=1 << 20)


async def test_upload_after_a_refused_one_works(decoders, pool, question):
    with pytest.raises(AudioUnreadable):
        await decoders.decode(b"no sound")

    assert await hear(pool, await decoders.decode(wav(0, question))) == QUESTION


async def test_decoder_that_dies_costs_one_upload(decoders, pool):
    data = (CONTAINERS / "x.mp3").read_bytes()
    decoder, other = await decoders.open(), await decoders.open()
    await decoder.feed(data[:1_000])
    await other.feed(data[:1_000])
    os.kill(decoder._child.pid, signal.SIGKILL)

    with pytest.raises(AudioUnreadable):
        await decoder.feed(data[1_000:])
    rest = await other.feed(data[1_000:]) + await other.finish()
    assert await hear(pool, rest) == QUESTION
    await decoder.close()
    await other.close()
    assert await hear(pool, await decoders.decode(data)) == QUESTION


async def test_decoder_that_died_between_uploads_costs_none(decoders, pool):
    data = (CONTAINERS / "x.mp3").read_bytes()
    await decoders.decode(data)
    for child in decoders._idle:
        os.kill(child.pid, signal.SIGKILL)

    assert await hear(pool, await decoders.decode(data)) == QUESTION


async def test_recording_given_up_leaves_its_place_to_the_next(pool):
    decoders = Decoders(Caps(uploads=1))
    data = (CONTAINERS / "x.mp3").read_bytes()
    decoder = await decoders.open()
    await decoder.feed(data[:5_000])

    with pytest.raises(TooManyCallers):
        await decoders.open()
    await decoder.close()
    await decoder.close()
    assert await hear(pool, await decoders.decode(data)) == QUESTION
    await decoders.close()


async def test_recording_of_which_nothing_more_comes_is_given_up():
    decoders = Decoders(Caps(uploads=1, idle=0.05))
    await decoders.open()
    await asyncio.sleep(0.2)

    decoder = await decoders.open()
    await decoder.close()
    await decoders.close()


async def test_nothing_is_left_of_a_hundred_recordings_given_up(decoders):
    data = (CONTAINERS / "chrome_like_live.webm").read_bytes()
    await decoders.decode(data)
    before = left()
    for at in range(100):
        decoder = await decoders.open()
        await decoder.feed(data[: 100 * at + 1])
        await decoder.close()

    assert await no_more_than(before)


@settings(max_examples=60)
@given(name=st.sampled_from(WHOLE), data=st.data())
async def test_part_of_any_container_is_sound_or_is_told_to_be_none(decoders, name, data):
    whole = (CONTAINERS / name).read_bytes()
    start = data.draw(st.sampled_from([0, 0, 0, 1, 17, len(whole) // 2]))
    end = data.draw(st.integers(start, len(whole)))

    await assert_sound_or_told(decoders, whole[start:end])


@settings(max_examples=60)
@given(name=st.sampled_from(WHOLE), data=st.data())
async def test_damaged_container_is_sound_or_is_told_to_be_none(decoders, name, data):
    whole = bytearray((CONTAINERS / name).read_bytes())
    places = st.one_of(st.integers(0, 200), st.integers(0, len(whole) - 1))
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=40)):
        whole[at] = byte

    await assert_sound_or_told(decoders, bytes(whole))


@settings(max_examples=60)
@given(st.binary(max_size=3_000))
async def test_any_bytes_are_sound_or_are_told_to_be_none(decoders, data):
    await assert_sound_or_told(decoders, data)


@settings(max_examples=40)
@given(name=st.sampled_from(WHOLE), sizes=st.lists(st.integers(1, 9_000), min_size=1, max_size=4))
async def test_pieces_make_no_difference(decoders, name, sizes):
    data = (CONTAINERS / name).read_bytes()
    decoder = await decoders.open()
    got, at, turn = b"", 0, 0
    while at < len(data):
        got += await decoder.feed(data[at : at + sizes[turn % len(sizes)]])
        at, turn = at + sizes[turn % len(sizes)], turn + 1
        sizes[turn % len(sizes)] += 100  # a recording of one byte at a time would take long
    got += await decoder.finish()
    await decoder.close()

    assert got == b"".join(await fed(decoders, data, len(data)))


async def assert_sound_or_told(decoders: Decoders, data: bytes) -> None:
    """Nor may it cost a process: those are for what nobody has thought of."""
    with patch.object(LOG, "warning") as told:
        try:
            pcm = await decoders.decode(data)
        except (AudioUnreadable, TooLong):
            pcm = b"told"
    assert pcm
    assert len(pcm) % 2 == 0
    assert not told.called
