"""Containers and codecs, by PyAV (FFmpeg): runs in `speech.audio.worker` alone.

Foreign media is read by native code, so it is read in a process that can be lost, and only the
formats that recorders write are let in: a playlist, for one, would have FFmpeg open other files.
"""

from collections.abc import Iterator
from typing import Any

import av
import av.error

from speech.recognising import RATE, UNREADABLE, AudioUnreadable

FORMATS = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,ogg,mp3,aac,wav,w64,flac,amr,aiff,caf,au"
CODECS = (
    "opus,libopus,vorbis,libvorbis,aac,mp3float,mp3,mp2float,mp2,flac,alac,"
    "amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,g722,gsm,gsm_ms,speex,libspeex,"
    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,"
    "pcm_f32le,pcm_f32be,pcm_f64le,pcm_mulaw,pcm_alaw,adpcm_ima_wav,adpcm_ms"
)
SAFE = {"format_whitelist": FORMATS, "codec_whitelist": CODECS, "protocol_whitelist": "none"}
# Default probing wants half a second of sound before it gives the first.
LIVE = {"probesize": "2048", "analyzeduration": "0"}
LIVE_BUFFER, BUFFER = 1024, 32768
RATES = range(4_000, 384_001)
MOST_CHANNELS = 16
MOST_FAULTS = 50  # packets that cannot be decoded; then the rest is given up


def decoded(file: Any, live: bool = False) -> Iterator[bytes]:
    """s16le mono at RATE, piece by piece; of a damaged file what can be read.

    `file` has `read(n)`, which returns b"" at the end however often it is asked, and `seek` and
    `tell` where it can. Raises AudioUnreadable when there is no sound at all.
    """
    empty = True
    try:
        with av.open(
            file,
            options=SAFE | LIVE if live else SAFE,
            buffer_size=LIVE_BUFFER if live else BUFFER,
            metadata_errors="replace",
        ) as container:
            for piece in _sound(container):
                empty = False
                yield piece
    except (av.error.FFmpegError, ValueError, MemoryError) as wrong:
        if empty:
            raise AudioUnreadable(UNREADABLE) from wrong
    if empty:
        raise AudioUnreadable(UNREADABLE)


def _sound(container: Any) -> Iterator[bytes]:
    streams = container.streams.audio
    if not streams:
        raise AudioUnreadable(UNREADABLE)
    stream = streams[0]
    codec = stream.codec_context  # None for one that this FFmpeg has no decoder of
    if codec is None or codec.name not in CODECS.split(","):
        raise AudioUnreadable(UNREADABLE)
    if stream.rate not in RATES or not 1 <= stream.channels <= MOST_CHANNELS:
        raise AudioUnreadable(UNREADABLE)
    stream.thread_type = "NONE"
    resampler = av.AudioResampler("s16", "mono", RATE)
    for frame in _frames(container, stream):
        for resampled in resampler.resample(frame):
            yield _samples(resampled)
    for resampled in resampler.resample(None):
        yield _samples(resampled)


def _frames(container: Any, stream: Any) -> Iterator[Any]:
    faults = 0
    packets = container.demux(stream)
    while faults < MOST_FAULTS:
        try:
            packet = next(packets)
            yield from packet.decode()
        except StopIteration:
            return
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            faults += 1


def _samples(frame: Any) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * 2]
