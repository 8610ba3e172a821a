//! `madoguchi content speech-pack`: has every clause analysed by Open JTalk and compares it with the furigana.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use furigana::{Counter, RichText, counted};
use madoguchi::content::ContentSource;
use madoguchi::content::check::texts_without_variables;
use madoguchi::resident::gallery;
use madoguchi::speech::analysis::{AnalysedWord, analysis_input, check_analysis, parse_analysis};
use madoguchi::speech::{Lexicon, SpeechPack, VOICE, clauses_of};

use super::failure::CommandFailure;
use super::gallery::gallery_houses;
use super::options::GlobalOptions;

/// The dictionary of Debian's package open-jtalk-mecab-naist-jdic.
const DICTIONARY: &str = "/var/lib/mecab/dic/open-jtalk/naist-jdic";
/// Bytes of a line that `open_jtalk` takes in one go, three a character, with some to spare: its
/// `MAXBUFLEN` is 1024, and it makes narrow letters wide within it.
const LONGEST_LINE_BYTES: usize = 900;
/// The separator between two clauses: a sign that no word reaches across.
const CLAUSE_SEPARATOR: &str = "。";

/// What is done with the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpeechPackMode {
    /// Compare it with the one that is there.
    Compare,
    /// Write it.
    Write,
}

/// Makes the pack; fails where a reading differs from the furigana and nobody decided on it.
pub(super) fn make(shared: &GlobalOptions, work: SpeechPackMode) -> Result<ExitCode, CommandFailure> {
    let file =
        shared.content.as_ref().map_or_else(|| PathBuf::from("assets/speech/pack.tsv"), |dir| dir.join("speech.tsv"));
    let clauses = gather(shared)?;
    let lexicon = lexicon(shared.content.as_deref())?;
    let questions =
        clauses.iter().filter_map(|(key, text)| Some((key.as_str(), text, analysis_input(text)?))).collect::<Vec<_>>();
    let asked: Vec<&str> = questions.iter().map(|(_, _, question)| question.as_str()).collect();
    let answers = analyse(&asked)?;
    let (mut words, mut used, mut wrong) = (BTreeMap::new(), BTreeSet::new(), 0);
    for ((key, text, _), analysis) in questions.into_iter().zip(&answers) {
        let checked = check_analysis(text, analysis, &lexicon)?;
        used.extend(checked.used_entries);
        for (written, furigana, analysis) in checked.differences {
            wrong += 1;
            writeln!(io::stdout(), "「{written}」: furigana {furigana}, analysis {analysis}: decide in lexicon.tsv")?;
        }
        words.insert(key.to_owned(), checked.words);
    }
    // A decision that decides nothing any more would be taken for one that does.
    for unused in lexicon.entries().iter().filter(|decided| !used.contains(&decided.source_text)) {
        wrong += 1;
        writeln!(io::stdout(), "「{}」 stands in lexicon.tsv and in no clause: take it out", unused.source_text)?;
    }
    write_or_compare(&SpeechPack::new(words), &file, work, wrong)
}

fn write_or_compare(
    pack: &SpeechPack,
    file: &Path,
    work: SpeechPackMode,
    wrong: usize,
) -> Result<ExitCode, CommandFailure> {
    let many = pack.clauses().count();
    let whole = pack.to_text();
    match work {
        SpeechPackMode::Write => fs::write(file, &whole)
            .map_err(|error| format!("{}: {error}: run it where this file may be written", file.display()))?,
        SpeechPackMode::Compare if fs::read_to_string(file).unwrap_or_default() != whole => {
            return Err(format!(
                "{} is not what the words and the lexicon give: run `make speech-pack` and look at what changed",
                file.display()
            )
            .into());
        }
        SpeechPackMode::Compare => {}
    }
    writeln!(io::stdout(), "{}: {many} clauses, {wrong} undecided", file.display())?;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lexicon(dir: Option<&Path>) -> Result<Lexicon, CommandFailure> {
    let Some(own) = dir.map(|dir| dir.join("lexicon.tsv")) else { return Ok(Lexicon::built_in()?) };
    Ok(if own.is_file() { Lexicon::read(&fs::read_to_string(own)?)? } else { Lexicon::default() })
}

/// Returns every clause of every message and of every page in Japanese, by its key.
fn gather(shared: &GlobalOptions) -> Result<BTreeMap<String, RichText>, CommandFailure> {
    let source = shared.content.as_deref().map_or_else(ContentSource::built_in, ContentSource::folder)?;
    let content = shared.content()?;
    let mut texts: Vec<RichText> = (1..=9).map(|number| counted(number, Counter::Number)).collect();
    for lang in content.languages().iter().filter(|lang| lang.is_japanese()) {
        texts.extend(texts_without_variables(&source, lang)?);
        let only = GlobalOptions { lang: Some(lang.tag().to_owned()), ..shared.clone() };
        for page in gallery::pages(&content, gallery_houses(&only, &content)?)? {
            texts.extend(page.rows.iter().map(|row| row.text.clone()));
        }
    }
    Ok(texts.iter().flat_map(clauses_of).collect())
}

/// Asks Open JTalk for the words of each clause.
fn analyse(clauses: &[&str]) -> Result<Vec<Vec<AnalysedWord>>, CommandFailure> {
    let folder = std::env::temp_dir().join(format!("madoguchi-speech-pack-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let voice = folder.join("voice.htsvoice");
    // Open JTalk analyses nothing without a voice.
    fs::write(&voice, VOICE)?;
    let answers =
        batches(clauses).into_iter().map(|batch| analyse_batch(&folder, &batch)).collect::<Result<Vec<_>, _>>();
    // Removed before an error is returned.
    fs::remove_dir_all(&folder)?;
    Ok(answers?.concat())
}

/// Returns the clauses in batches, each as many as fit into a line.
fn batches<'a>(clauses: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    let mut bytes = 0;
    for clause in clauses {
        let own = 3 * clause.chars().count() + CLAUSE_SEPARATOR.len();
        bytes += own;
        if bytes > LONGEST_LINE_BYTES {
            all.push(Vec::new());
            bytes = own;
        }
        if let Some(batch) = all.last_mut() {
            batch.push(clause);
        }
    }
    all
}

fn analyse_batch(folder: &Path, batch: &[&str]) -> Result<Vec<Vec<AnalysedWord>>, CommandFailure> {
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
    let line: String = batch.iter().flat_map(|clause| [*clause, CLAUSE_SEPARATOR]).collect();
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
        .split(|line| line.starts_with(CLAUSE_SEPARATOR))
        .map(|lines| Ok(lines.iter().map(|line| parse_analysis(line)).collect::<Result<Vec<_>, _>>()?.concat()));
    // The last separator ends the last clause: what is behind it is none.
    let answers: Vec<Vec<AnalysedWord>> = answers.take(batch.len()).collect::<Result<_, CommandFailure>>()?;
    if answers.len() == batch.len() {
        Ok(answers)
    } else {
        Err(format!("open_jtalk gave {} clauses for {}: {line}", answers.len(), batch.len()).into())
    }
}
