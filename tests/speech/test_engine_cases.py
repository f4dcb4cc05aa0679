"""What kills libvosk, hangs it or makes it mis-hear: each case meets a guard or ends well.

`engine_cases.tsv` lists what the library did with each when it was called directly.
"""

import asyncio
import csv
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import resample_poly

from speech.audio.decoders import Decoders
from speech.pool import Pool
from speech.recognising import (
    RATE,
    AudioUnreadable,
    Heard,
    Session,
    TooLong,
    Transcript,
    Wishes,
    WishRefused,
)
from tests.speech.conftest import CONTAINERS, DATA, QUESTION, SPOKEN, hear, pcm

pytestmark = pytest.mark.asyncio(loop_scope="module")
SOUND = pcm("q02_trung.wav")
SHORT = SOUND[: 2 * RATE]  # "quy định", cut off
SAMPLES = np.frombuffer(SOUND, dtype="<i2")
MP3 = (CONTAINERS / "x.mp3").read_bytes()


@dataclass(frozen=True)
class Place:
    """Where a case happens."""

    pool: Pool
    decoders: Decoders


@pytest.fixture(autouse=True)
def no_process_dies(caplog) -> Iterator[None]:
    """The last guard, a process of its own, is for what nobody has thought of."""
    yield
    assert caplog.text == ""


Case = Callable[[Place], Awaitable[object]]


def spoken(sound: object, piece: int = 8_000) -> Case:
    return lambda place: hear(place.pool, sound, piece)


def wished(phrases: object, sound: bytes = SOUND) -> Case:
    async def case(place: Place) -> str:
        session = await place.pool.open(Wishes(phrases))
        try:
            await session.accept(sound)
            return (await session.finish()).text
        finally:
            await session.close()

    return case


def at_rate(rate: object, samples: np.ndarray = SAMPLES) -> Case:
    """Bare samples whose rate is declared."""

    async def case(place: Place) -> str:
        decoder = await place.decoders.open("pcm", rate)
        sound = await decoder.feed(samples.astype("<i2").tobytes()) + await decoder.finish()
        return await hear(place.pool, sound)

    return case


def resampled(rate: int) -> np.ndarray:
    common = np.gcd(rate, RATE)
    return np.rint(resample_poly(SAMPLES * 0.8, rate // common, RATE // common))


def within(steps: Callable[[Session], Awaitable[object]], wishes: Wishes = Wishes()) -> Case:
    async def case(place: Place) -> object:
        session = await place.pool.open(wishes)
        try:
            return await steps(session)
        finally:
            await session.close()

    return case


async def whole(session: Session) -> Transcript:
    await session.accept(SOUND)
    return await session.finish()


async def finished_text(session: Session) -> str:
    return (await session.finish()).text


async def partial(session: Session) -> Heard:
    return await session.accept(b"")


async def finished_twice(session: Session) -> None:
    await session.finish()
    await session.finish()


async def goes_on_after_the_end(session: Session) -> None:
    await session.finish()
    await session.accept(SOUND)


async def goes_on_after_closing(session: Session) -> None:
    await session.close()
    await session.accept(SOUND)


async def text(session: Session) -> str:
    return (await whole(session)).text


async def with_words(session: Session) -> bool:
    said = await whole(session)
    times = [time for word in said.words for time in (word.start, word.end)]
    sure = all(0 < word.confidence <= 1 for word in said.words)
    return sure and times == sorted(times) and " ".join(w.text for w in said.words) == said.text


async def heard_meanwhile(session: Session) -> bool:
    return QUESTION.startswith((await session.accept(SHORT)).partial)


async def heard_in_two_parts(session: Session) -> str:
    await session.accept(SOUND + bytes(4 * RATE))
    await session.accept(SOUND)
    return (await session.finish()).text


async def heard_by_two_at_once(session: Session) -> str:
    half = len(SOUND) // 2
    await asyncio.gather(session.accept(SOUND[:half]), session.accept(SOUND[half:]))
    return (await session.finish()).text


async def many_at_once(place: Place) -> set[str]:
    pool = Pool(DATA / "vosk-fixture-vi-espeak", workers=2)
    texts = await asyncio.gather(*(hear(pool, SOUND) for _ in range(8)))
    await pool.close()
    return set(texts)


async def anew_in_the_middle(place: Place) -> str:
    """Another utterance is another session, so nothing is left over of the first."""
    session = await place.pool.open()
    await session.accept(SHORT)
    await session.close()
    return await hear(place.pool, SOUND)


REFUSED, BAD_RATE, CLOSED = WishRefused, AudioUnreadable, RuntimeError
CASES: dict[str, tuple[Case, object]] = {
    # Rates: a session has one; who sends bare samples declares theirs to the decoder.
    "normal16k": (spoken(SOUND), QUESTION),
    "rec8000_audio8000": (at_rate(8_000, resampled(8_000)), QUESTION),
    "rec8000_audio16000": (at_rate(16_000), QUESTION),
    "rec16000_audio8000": (at_rate(8_000, resampled(8_000)), QUESTION),
    "rec48000_audio48000": (at_rate(48_000, resampled(48_000)), QUESTION),
    "rec44100_audio44100": (at_rate(44_100, resampled(44_100)), QUESTION),
    "rec16000_audio48000": (at_rate(48_000, resampled(48_000)), QUESTION),
    "rec_rate_0": (at_rate(0), BAD_RATE),
    "rec_rate_neg": (at_rate(-16_000), BAD_RATE),
    "rec_rate_4": (at_rate(4), BAD_RATE),
    "rec_rate_1e9": (at_rate(10**9), BAD_RATE),
    "rec_rate_nan": (at_rate(float("nan")), BAD_RATE),
    "rec_rate_15999": (at_rate(15_999), BAD_RATE),
    # Bytes.
    "empty_bytes": (spoken(b""), ""),
    "one_byte": (spoken(b"\0"), ""),
    "odd_chunks_4001": (spoken(SOUND, 4_001), QUESTION),
    "odd_total": (spoken(SOUND + b"\0"), QUESTION),
    "tiny_chunks_2": (spoken(SOUND, 2), QUESTION),
    "random_bytes": (spoken(np.random.default_rng(1).bytes(64_000)), AudioUnreadable),
    "shifted_by_1_byte": (spoken(SOUND[1:]), AudioUnreadable),
    "mp3_bytes_as_pcm": (spoken(MP3), AudioUnreadable),
    "stereo_as_mono": (spoken(np.repeat(SAMPLES, 2).tobytes()), AudioUnreadable),
    "wav_header_included": (spoken((SPOKEN / "q02_trung.wav").read_bytes()), QUESTION),
    "bytearray_input": (within(lambda s: s.accept(bytearray(4))), Heard("")),
    "memoryview_input": (within(lambda s: s.accept(memoryview(SOUND))), TypeError),
    "str_input": (within(lambda s: s.accept("không")), TypeError),
    "none_input": (within(lambda s: s.accept(None)), TypeError),
    "numpy_input": (within(lambda s: s.accept(SAMPLES)), TypeError),
    "big_chunk_10min": (spoken(bytes(600 * 2 * RATE), 10**9), TooLong),
    "zeros_60s": (spoken(bytes(60 * 2 * RATE)), ""),
    "maxval_20s": (spoken(b"\xff\x7f" * 20 * RATE), ""),
    # The order of calls.
    "final_without_audio": (within(finished_text), ""),
    "result_without_audio": (within(finished_text), ""),
    "partial_without_audio": (within(partial), Heard("")),
    "final_twice": (within(finished_twice), CLOSED),
    "accept_after_final": (within(goes_on_after_the_end), CLOSED),
    "closed_handle_reuse": (within(goes_on_after_closing), CLOSED),
    "reset_mid": (anew_in_the_middle, QUESTION),
    "result_mid_stream": (within(heard_in_two_parts), f"{QUESTION} {QUESTION}"),
    "same_rec_2_threads": (within(heard_by_two_at_once), QUESTION),
    "same_rec_accept_and_partial": (within(heard_by_two_at_once), QUESTION),
    "threads_8_recs": (many_at_once, {QUESTION}),
    "fork_child": (many_at_once, {QUESTION}),
    "del_model_first": (many_at_once, {QUESTION}),
    # Phrases: never a closed list, so whatever else is said is heard too.
    "gram_ok": (wished((QUESTION, "không", "đúng")), QUESTION),
    "gram_ascii_escaped": (wished((QUESTION, "không")), QUESTION),
    "gram_one_word": (wished(("không",)), QUESTION),
    "gram_all_oov": (wished(("xyzzy foo", "bar")), REFUSED),
    "gram_partly_oov": (wished(("quy định xyzzy giấy phép", "không")), REFUSED),
    "gram_empty_list": (wished(()), QUESTION),
    "gram_empty_str": (wished(""), REFUSED),
    "gram_list_of_empty": (wished(("",)), REFUSED),
    "gram_bad_json": (wished('[["a"'), REFUSED),
    "gram_not_json": (wished("hello"), REFUSED),
    "gram_dict": (wished({"a": 1}), REFUSED),
    "gram_numbers": (wished((1, 2)), REFUSED),
    "gram_null": (wished((None,)), REFUSED),
    "gram_pylist": (wished(["không", "đúng"]), QUESTION),
    "gram_unclosed_string": (wished('["không'), REFUSED),
    "gram_5000": (wished(("quy định mới",) * 4_999 + ("<eps>",)), REFUSED),
    # A session has its wishes from its beginning; there is no call to change them.
    "setgrammar_fresh": (wished(("đúng",)), QUESTION),
    "setgrammar_running": (within(lambda s: s.set_phrases(("không",))), AttributeError),
    "setgrammar_bad_fresh": (wished("nonsense"), REFUSED),
    "setgrammar_numbers_fresh": (wished((1,)), REFUSED),
    "setgrammar_reset_empty": (wished(()), QUESTION),
    # Words and other readings.
    "words": (within(with_words), True),
    "partial_words": (within(heard_meanwhile), True),
    "alternatives3": (within(text, Wishes(alternatives=3)), QUESTION),
    "alternatives3_words": (within(with_words, Wishes(alternatives=3)), True),
    "alternatives_neg": (within(text, Wishes(alternatives=-1)), REFUSED),
    "alternatives_1000": (within(text, Wishes(alternatives=1_000)), REFUSED),
    "alternatives_no_audio": (within(finished_text, Wishes(alternatives=3)), ""),
    "alternatives_no_speech": (
        within(lambda s: s.accept(bytes(64_000)), Wishes(alternatives=3)),
        Heard(""),
    ),
    "nlsml": (within(text), QUESTION),
    "api_names": (within(text), QUESTION),
}
MORE: dict[str, tuple[Case, object]] = {
    "eps": (wished(("<eps>",)), REFUSED),
    "back-off symbol": (wished(("#0",)), REFUSED),
    "beginning of a sentence": (wished(("<s>",)), REFUSED),
    "deep nesting": (wished(((((("a",),),),),)), REFUSED),
    "zero byte": (wished(("không\0",)), REFUSED),
    "quotes": (wished(('không", "đúng',)), REFUSED),
    "lone surrogate": (wished(("\udc80",)), REFUSED),
    "long phrase": (wished(("không " * 10_000,)), REFUSED),
    "phrase in capitals and parts": (wished(("Gi\u00e2\u0301y phe\u0301p",)), QUESTION),
    "alternatives of no number": (within(text, Wishes(alternatives="3")), REFUSED),
}


async def test_every_known_case_is_here() -> None:
    with (DATA / "engine_cases.tsv").open(encoding="utf-8") as lines:
        known = [row["case"] for row in csv.DictReader(lines, delimiter="\t")]

    assert sorted(CASES) == sorted(known)


@pytest.mark.parametrize("name", [*CASES, *MORE])
async def test_case_ends_well_or_in_a_clear_error(pool, decoders, name):
    case, expected = (CASES | MORE)[name]
    place = Place(pool, decoders)

    if isinstance(expected, type):
        with pytest.raises(expected, match=r"\w"):
            await case(place)
    else:
        assert await case(place) == expected
    assert await hear(pool, SHORT) in QUESTION


WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["không", "giấy phép", "<eps>", "#0", "[unk]", "SIL", "</s>", '"', "\\u1ea5"]),
    st.integers(),
    st.none(),
)


@settings(max_examples=60)
@given(phrases=st.lists(WORDS, max_size=5).map(tuple), alternatives=st.integers(-2, 12))
async def test_any_wish_is_taken_or_refused(pool, phrases, alternatives):
    try:
        session = await pool.open(Wishes(phrases, alternatives))
    except WishRefused:
        return
    await session.accept(SHORT)
    await session.finish()


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=20_000), max_size=4))
async def test_any_bytes_are_heard_or_told_to_be_no_sound(pool, pieces):
    session = await pool.open()
    try:
        for piece in pieces:
            await session.accept(piece)
        await session.finish()
    except AudioUnreadable:
        pass
    finally:
        await session.close()
