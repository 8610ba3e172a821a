//! `madoguchi emboss`: a chapter or the slip of a receipt in braille, as an embosser takes it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use consent_log::Receipt;
use furigana::RichText;
use madoguchi::content::Content;
use madoguchi::content::pack_file::PackStep;
use madoguchi::page::Page;
use madoguchi::render::braille::{EmbosserSheet, pages_brf};
use madoguchi::resident::gallery;

use super::failure::CommandFailure;
use super::gallery::gallery_houses;
use super::options::GlobalOptions;

/// What is embossed, on which paper.
#[derive(Clone, Debug, Args)]
pub(super) struct EmbossOptions {
    /// What is embossed
    #[command(flatten)]
    what: EmbossSubject,
    /// Cells in a line
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u16).range(14..=100))]
    cells: u16,
    /// Lines on a sheet
    #[arg(long, default_value_t = 22, value_parser = clap::value_parser!(u16).range(4..=60))]
    lines: u16,
    /// The file; without it, standard output
    #[arg(long, value_name = "FILE.brf")]
    out: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
struct EmbossSubject {
    /// A chapter, by its id
    #[arg(long, value_name = "ID")]
    chapter: Option<String>,
    /// The slip with this receipt code, which holds no answers
    #[arg(long, value_name = "CODE")]
    receipt: Option<String>,
}

/// Writes the braille in the language asked for, or in the pack's first.
pub(super) fn emboss(shared: &GlobalOptions, embossing: &EmbossOptions) -> Result<ExitCode, CommandFailure> {
    let content = shared.content()?;
    let lang = shared.lang.clone().or_else(|| content.languages().first().map(|lang| lang.tag().to_owned()));
    let all: Vec<Page> =
        gallery::pages(&content, gallery_houses(&GlobalOptions { lang, ..shared.clone() }, &content)?)?
            .into_iter()
            .map(|page| page.page)
            .collect();
    let pages = match (&embossing.what.chapter, &embossing.what.receipt) {
        (Some(chapter), _) => chapter_pages(&content, &all, chapter)?,
        (None, Some(code)) => vec![slip(&all, code)?],
        (None, None) => Vec::new(),
    };
    let sheet = EmbosserSheet { cells: usize::from(embossing.cells), lines: usize::from(embossing.lines) };
    write(embossing.out.as_deref(), &pages_brf(&pages, sheet))?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the pages of a chapter in their order, without the questions that only check what was understood.
fn chapter_pages(content: &Content, all: &[Page], id: &str) -> Result<Vec<Page>, CommandFailure> {
    let chapters = content.pack().chapters();
    let Some(chapter) = chapters.iter().find(|chapter| chapter.id == id) else {
        let ids: Vec<&str> = chapters.iter().map(|chapter| chapter.id.as_str()).collect();
        return Err(format!("there is no chapter {id:?}: write one of {}", ids.join(", ")).into());
    };
    let told =
        chapter.steps.iter().filter(|step| matches!(step, PackStep::Ask(_) | PackStep::Screen(_) | PackStep::Wish(_)));
    Ok(told.filter_map(|step| all.iter().find(|page| page.id == step.id())).cloned().collect())
}

/// Returns the last page of a visit with this code, as the person saw it.
fn slip(all: &[Page], code: &str) -> Result<Page, CommandFailure> {
    // Parsed for its check digits: a slip with a mistyped code is of no use.
    let receipt: Receipt = code.parse()?;
    let has = |page: &Page, id: &str| page.rows.iter().any(|row| row.id == id);
    let page = all.iter().find(|page| has(page, "kept") && has(page, "receipt-code"));
    let mut page = page.ok_or("this pack keeps no records: there is no slip to emboss")?.clone();
    // Paper has no keys to press.
    page.rows.retain(|row| row.number.is_none());
    for row in page.rows.iter_mut().filter(|row| row.id == "receipt-code") {
        row.text = RichText::plain(receipt.to_string());
    }
    Ok(page)
}

fn write(out: Option<&Path>, brf: &str) -> Result<(), CommandFailure> {
    let Some(out) = out else {
        let mut stdout = io::stdout().lock();
        return Ok(stdout.write_all(brf.as_bytes()).and_then(|()| stdout.flush())?);
    };
    std::fs::write(out, brf)
        .map_err(|error| format!("{}: {error}: name a file that may be written", out.display()).into())
}
