"""What the emulated card played: how loud, and whether it is a given sound of ours."""

import wave
from pathlib import Path

import numpy

HERTZ = 48000
# Frames of the outline by which a sound is found, in samples: 10 ms.
FRAME = HERTZ // 100
# Louder than this is no silence (of 32768).
QUIET = 20.0


def played(path):
    """Samples of one channel of a file that may still be written, from its beginning."""
    data = Path(path).read_bytes()
    at = data.find(b"data")
    if at < 0:
        return numpy.zeros(0)
    samples = numpy.frombuffer(data[at + 8 : at + 8 + (len(data) - at - 8) // 4 * 4], dtype="<i2")
    return samples[::2].astype(float)


def read(path):
    """Samples of a file that `madoguchi say` wrote."""
    with wave.open(str(path)) as file:
        assert file.getframerate() == HERTZ and file.getnchannels() == 1, f"{path} is not of {HERTZ} Hz and one channel"
        return numpy.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(float)


def keep(path, samples):
    """Writes samples as a file to listen to."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HERTZ)
        file.writeframes(samples.astype("<i2").tobytes())


def loudness(samples, frame=FRAME):
    """Root mean square, frame by frame."""
    whole = len(samples) // frame * frame
    return numpy.sqrt((samples[:whole].reshape(-1, frame) ** 2).mean(axis=1))


def is_heard(samples):
    return len(samples) > 0 and bool((loudness(samples) > QUIET).any())


def likeness(ours, heard, piece=0.2):
    """How much of our sound is in what was heard, sample by sample, from 0 to 1.

    Our sound is cut in pieces of `piece` seconds, for a machine that is slow may leave gaps between them. Each is looked for
    by normalised correlation; the result is the middle one of the loud pieces. Another sentence of the same voice
    gives about 0.6, our own 1.0.
    """
    many = int(piece * HERTZ)
    pieces = [ours[at : at + many] for at in range(0, len(ours) - many, many)]
    loud = [part for part in pieces if numpy.sqrt((part**2).mean()) > 300]
    found = [best(part, heard) for part in loud]
    return float(numpy.median(found)) if found else 0.0


def best(part, heard):
    """The highest normalised correlation of a piece at any place."""
    if len(heard) < len(part):
        return 0.0
    size = 1 << (len(heard) + len(part)).bit_length()
    product = numpy.fft.irfft(numpy.fft.rfft(heard, size) * numpy.conj(numpy.fft.rfft(part, size)), size)
    product = product[: len(heard) - len(part) + 1]
    sums = numpy.concatenate([[0.0], numpy.cumsum(heard**2)])
    energy = sums[len(part) :] - sums[: -len(part)]
    energy = numpy.maximum(energy, len(part) * QUIET**2)
    return float((product / numpy.sqrt(energy * (part**2).sum())).max())


def begins(samples, after=0.0):
    """The second at which something is heard, counted from the beginning; None where nothing is."""
    loud = numpy.nonzero(loudness(samples[int(after * HERTZ) :]) > QUIET)[0]
    return after + loud[0] * FRAME / HERTZ if len(loud) else None
