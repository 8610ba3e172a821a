"""What a photograph of the screen shows: compared with a stored one, or read as text."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path


def difference(picture, stored):
    """The share of pixels that differ by more than a tenth, from 0 to 1; 1 where the sizes differ.

    Black borders are cut off first: what a window leaves over at its edges, foot 1.13 (Debian 12) and 1.21 put in other places.
    """
    with tempfile.TemporaryDirectory() as folder:
        cut = [without_border(each, Path(folder, f"{number}.png")) for number, each in enumerate((picture, stored))]
        size = subprocess.run(["identify", "-format", "%w %h ", *cut], capture_output=True, text=True, check=True).stdout.split()
        if size[:2] != size[2:]:
            return 1.0
        done = subprocess.run(["compare", "-metric", "AE", "-fuzz", "10%", *cut, "null:"], capture_output=True, text=True)
    return float(done.stderr.split()[0]) / (int(size[0]) * int(size[1]))


def without_border(picture, cut):
    """Writes the picture without its black border as `cut`, and returns that."""
    subprocess.run(["convert", picture, "-fuzz", "10%", "-trim", "+repage", cut], check=True, capture_output=True)
    return cut


def keep(picture, stored):
    stored.parent.mkdir(exist_ok=True)
    shutil.copy(picture, stored)


def is_dark(picture):
    """Whether nothing is shown at all."""
    done = subprocess.run(["convert", picture, "-format", "%[fx:maxima]", "info:"], capture_output=True, text=True, check=True)
    return float(done.stdout) < 0.2


def text(picture, size="50%"):
    """Reads the Latin letters of a page, as somebody who sees it does; white on black is turned round for the reader."""
    turned = f"{picture}.read.png"
    subprocess.run(["convert", picture, "-colorspace", "Gray", "-negate", "-resize", size, turned], check=True)
    done = subprocess.run(["tesseract", turned, "-", "-l", "eng", "--psm", "6"], capture_output=True, text=True, check=True)
    return [line.strip() for line in done.stdout.splitlines() if re.search(r"\w", line)]
