import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import resample_poly

from speech.audio.samples import RATES, SampleDecoder
from speech.recognising import RATE, AudioUnreadable, TooLong
from tests.speech.conftest import CONTAINERS, QUESTION, hear

pytestmark = pytest.mark.asyncio(loop_scope="module")
TELEPHONE = [("mulaw", "mulaw8k.wav"), ("alaw", "alaw8k.wav")]


def at_rate(pcm: bytes, rate: int) -> bytes:
    """Made by another resampler than ours, a little quieter so that nothing clips."""
    sound = np.frombuffer(pcm, dtype="<i2") * 0.8
    common = np.gcd(rate, RATE)
    return np.rint(resample_poly(sound, rate // common, RATE // common)).astype("<i2").tobytes()


async def decoded(coding, rate: int, data: bytes, pieces: list[int]) -> bytes:
    """What comes of the data cut into pieces of these sizes, again and again."""
    decoder = SampleDecoder(coding, rate, seconds=60)
    got, at, turn = b"", 0, 0
    while at < len(data):
        size = pieces[turn % len(pieces)]
        got += await decoder.feed(data[at : at + size])
        at, turn = at + size, turn + 1
    return got + await decoder.finish()


@pytest.mark.parametrize("rate", RATES)
async def test_question_is_understood_at_every_rate(pool, question, rate):
    pcm = await decoded("pcm", rate, at_rate(question, rate), [3_001])

    assert await hear(pool, pcm) == QUESTION


@pytest.mark.parametrize(("coding", "name"), TELEPHONE)
async def test_question_is_understood_from_a_telephone(pool, decoders, coding, name):
    data = (CONTAINERS / name).read_bytes()
    bare = data[data.index(b"data") + 8 :]
    decoder = await decoders.open(coding, 8_000)

    pcm = await decoder.feed(bare) + await decoder.finish()
    assert await hear(pool, pcm) == QUESTION


@pytest.mark.parametrize(("coding", "name"), TELEPHONE)
async def test_bytes_of_telephones_mean_what_ffmpeg_says_they_mean(decoders, coding, name):
    data = (CONTAINERS / name).read_bytes()
    ours = await decoded(coding, 8_000, data[data.index(b"data") + 8 :], [5_000])
    theirs = await decoders.decode(data)

    a, b = (np.frombuffer(pcm, dtype="<i2")[:50_000] for pcm in (ours, theirs))
    assert np.corrcoef(a, b)[0, 1] > 0.999


@pytest.mark.parametrize("rate", [0, 4, -1, 7_999, 15_999, 1_000_000_000, float("nan"), None])
async def test_rate_out_of_use_is_refused(decoders, rate):
    with pytest.raises(AudioUnreadable, match="sampling rate"):
        await decoders.open("pcm", rate)


async def test_unknown_coding_is_refused(decoders):
    with pytest.raises(AudioUnreadable, match="coding"):
        await decoders.open("g729", 8_000)


async def test_endless_samples_are_stopped():
    decoder = SampleDecoder("pcm", 48_000, seconds=1)
    await decoder.feed(bytes(96_000))

    with pytest.raises(TooLong, match="1 giây"):
        await decoder.feed(bytes(2))


@given(
    st.sampled_from(RATES),
    st.binary(max_size=5_000),
    st.lists(st.integers(1, 2_000), min_size=1, max_size=5),
)
async def test_pieces_make_no_difference(rate, data, pieces):
    whole = await decoded("pcm", rate, data, [max(1, len(data))])

    assert await decoded("pcm", rate, data, pieces) == whole
