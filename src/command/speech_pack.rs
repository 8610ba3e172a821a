//! `madoguchi content speech-pack`: has every clause analysed by Open JTalk and compares it with the furigana.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use furigana::{Counter, RichText, count};
use madoguchi::content::Source;
use madoguchi::content::check::certain_texts;
use madoguchi::gallery;
use madoguchi::speech::analysis::{Analysed, analysed, check, question};
use madoguchi::speech::{Lexicon, SpeechPack, VOICE, clauses_of};

use super::gallery::houses;
use super::{Failure, Shared};

/// The dictionary of Debian's package open-jtalk-mecab-naist-jdic.
const DICTIONARY: &str = "/var/lib/mecab/dic/open-jtalk/naist-jdic";
/// Bytes of a line that `open_jtalk` takes in one go, three a character, with some to spare: its
/// `MAXBUFLEN` is 1024, and it makes narrow letters wide within it.
const LONGEST_LINE: usize = 900;
/// The separator between two clauses: a sign that no word reaches across.
const BETWEEN: &str = "。";

/// What is done with the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Compare it with the one that is there.
    Compare,
    /// Write it.
    Write,
}

/// Makes the pack; fails where a reading differs from the furigana and nobody decided on it.
pub(super) fn make(shared: &Shared, work: Work) -> Result<ExitCode, Failure> {
    let file =
        shared.content.as_ref().map_or_else(|| PathBuf::from("assets/speech/pack.tsv"), |dir| dir.join("speech.tsv"));
    let clauses = gather(shared)?;
    let lexicon = lexicon(shared.content.as_deref())?;
    let questions =
        clauses.iter().filter_map(|(key, text)| Some((key.as_str(), text, question(text)?))).collect::<Vec<_>>();
    let asked: Vec<&str> = questions.iter().map(|(_, _, question)| question.as_str()).collect();
    let answers = ask(&asked)?;
    let (mut words, mut used, mut wrong) = (BTreeMap::new(), BTreeSet::new(), 0);
    for ((key, text, _), analysis) in questions.into_iter().zip(&answers) {
        let checked = check(text, analysis, &lexicon)?;
        used.extend(checked.used);
        for (written, furigana, analysis) in checked.differs {
            wrong += 1;
            writeln!(io::stdout(), "「{written}」: furigana {furigana}, analysis {analysis}: decide in lexicon.tsv")?;
        }
        words.insert(key.to_owned(), checked.words);
    }
    // A decision that decides nothing any more would be taken for one that does.
    for unused in lexicon.decided().iter().filter(|decided| !used.contains(&decided.source_text)) {
        wrong += 1;
        writeln!(io::stdout(), "「{}」 stands in lexicon.tsv and in no clause: take it out", unused.source_text)?;
    }
    finish(&SpeechPack::new(words), &file, work, wrong)
}

fn finish(pack: &SpeechPack, file: &Path, work: Work, wrong: usize) -> Result<ExitCode, Failure> {
    let many = pack.clauses().count();
    let whole = pack.written();
    match work {
        Work::Write => fs::write(file, &whole)
            .map_err(|error| format!("{}: {error}: run it where this file may be written", file.display()))?,
        Work::Compare if fs::read_to_string(file).unwrap_or_default() != whole => {
            return Err(format!(
                "{} is not what the words and the lexicon give: run `make speech-pack` and look at what changed",
                file.display()
            )
            .into());
        }
        Work::Compare => {}
    }
    writeln!(io::stdout(), "{}: {many} clauses, {wrong} undecided", file.display())?;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lexicon(dir: Option<&Path>) -> Result<Lexicon, Failure> {
    let Some(own) = dir.map(|dir| dir.join("lexicon.tsv")) else { return Ok(Lexicon::built_in()?) };
    Ok(if own.is_file() { Lexicon::read(&fs::read_to_string(own)?)? } else { Lexicon::default() })
}

/// Returns every clause of every message and of every page in Japanese, by its key.
fn gather(shared: &Shared) -> Result<BTreeMap<String, RichText>, Failure> {
    let source = shared.content.as_deref().map_or_else(Source::built_in, Source::dir)?;
    let content = shared.content()?;
    let mut texts: Vec<RichText> = (1..=9).map(|number| count(number, Counter::Number)).collect();
    for lang in content.languages().iter().filter(|lang| lang.is_japanese()) {
        texts.extend(certain_texts(&source, lang)?);
        let only = Shared { lang: Some(lang.tag().to_owned()), ..shared.clone() };
        for page in gallery::pages(&content, houses(&only, &content)?)? {
            texts.extend(page.rows.iter().map(|row| row.text.clone()));
        }
    }
    Ok(texts.iter().flat_map(clauses_of).collect())
}

/// Asks Open JTalk for the words of each clause.
fn ask(clauses: &[&str]) -> Result<Vec<Vec<Analysed>>, Failure> {
    let folder = std::env::temp_dir().join(format!("madoguchi-speech-pack-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let voice = folder.join("voice.htsvoice");
    // Open JTalk analyses nothing without a voice.
    fs::write(&voice, VOICE)?;
    let answers = batches(clauses).into_iter().map(|batch| ask_batch(&folder, &batch)).collect::<Result<Vec<_>, _>>();
    // Removed before an error is returned.
    fs::remove_dir_all(&folder)?;
    Ok(answers?.concat())
}

/// Returns the clauses in batches, each as many as fit into a line.
fn batches<'a>(clauses: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    let mut bytes = 0;
    for clause in clauses {
        let own = 3 * clause.chars().count() + BETWEEN.len();
        bytes += own;
        if bytes > LONGEST_LINE {
            all.push(Vec::new());
            bytes = own;
        }
        if let Some(batch) = all.last_mut() {
            batch.push(clause);
        }
    }
    all
}

fn ask_batch(folder: &Path, batch: &[&str]) -> Result<Vec<Vec<Analysed>>, Failure> {
    let trace = folder.join("trace.txt");
    let missing = |error: io::Error| {
        format!("open_jtalk: {error}: install it with `apt-get install open-jtalk open-jtalk-mecab-naist-jdic`")
    };
    let mut child = Command::new("open_jtalk")
        .args(["-x", DICTIONARY, "-m"])
        .arg(folder.join("voice.htsvoice"))
        .arg("-ot")
        .arg(&trace)
        // Nobody listens: the sound that it makes as well is as short as can be.
        .args(["-r", "20"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(missing)?;
    let line: String = batch.iter().flat_map(|clause| [*clause, BETWEEN]).collect();
    child.stdin.take().ok_or("open_jtalk takes no text")?.write_all(format!("{line}\n").as_bytes())?;
    let ended = child.wait()?;
    if !ended.success() {
        return Err(
            format!("open_jtalk failed ({ended}): is its dictionary in {DICTIONARY}? It was asked: {line}").into()
        );
    }
    let trace = fs::read_to_string(trace)?;
    let lines =
        trace.lines().skip_while(|line| *line != "[Text analysis result]").skip(1).take_while(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    let answers = lines
        .split(|line| line.starts_with(BETWEEN))
        .map(|lines| Ok(lines.iter().map(|line| analysed(line)).collect::<Result<Vec<_>, _>>()?.concat()));
    // The last separator ends the last clause: what is behind it is none.
    let answers: Vec<Vec<Analysed>> = answers.take(batch.len()).collect::<Result<_, Failure>>()?;
    if answers.len() == batch.len() {
        Ok(answers)
    } else {
        Err(format!("open_jtalk gave {} clauses for {}: {line}", answers.len(), batch.len()).into())
    }
}
