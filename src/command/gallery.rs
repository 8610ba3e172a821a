//! `madoguchi gallery`: every page in every form, for whoever wants to read them all.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use furigana::Lang;
use madoguchi::content::{Circumstances, Content};
use madoguchi::device::clock;
use madoguchi::page::{DisplayPrefs, Page};
use madoguchi::render::PageForm;
use madoguchi::resident::gallery;
use madoguchi::resident::{IdentityMode, KioskConfig};
use madoguchi::review;
use madoguchi::settings::Facility;
use madoguchi::setup;

use super::demo;
use super::failure::CommandFailure;
use super::options::GlobalOptions;

/// Whose pages, which of them, in which form.
#[derive(Debug, Args)]
pub(super) struct GalleryOptions {
    /// Only this form
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<PageForm>,
    /// Only pages whose id begins so
    #[arg(long, value_name = "ID")]
    page: Option<String>,
    /// The pages of set-up and review with an invented facility, instead of those of residents
    #[arg(long)]
    staff: bool,
}

/// Prints the pages.
pub(super) fn print(shared: &GlobalOptions, wanted: &GalleryOptions) -> Result<ExitCode, CommandFailure> {
    let content = shared.content()?;
    if !wanted.staff {
        let pages = gallery::pages(&content, gallery_houses(shared, &content)?)?;
        return print_pages(pages.iter().map(|page| &page.page), wanted);
    }
    let langs = content.staff_languages().filter(|lang| shared.lang.as_ref().is_none_or(|tag| tag == lang.tag()));
    let (mut of_set_up, mut of_review) = (Vec::new(), Vec::new());
    for lang in langs {
        of_set_up.extend(setup::gallery::pages(&content, lang)?);
        of_review.extend(review::gallery::pages(&content, lang)?);
    }
    let of_review = of_review.iter().map(|page| &page.page);
    print_pages(of_set_up.iter().map(|page| &page.page).chain(of_review), wanted)
}

/// Prints these pages; what their choices do is not part of the print.
fn print_pages<'a>(pages: impl Iterator<Item = &'a Page>, wanted: &GalleryOptions) -> Result<ExitCode, CommandFailure> {
    let forms = wanted.form.as_ref().map_or(PageForm::value_variants(), std::slice::from_ref);
    let page = wanted.page.as_deref();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for page in pages.filter(|own| page.is_none_or(|begin| own.id.starts_with(begin))) {
        for form in forms {
            writeln!(out, "== {} {} {}", page.lang, page.id, form.name())?;
            for line in form.lines(page) {
                writeln!(out, "{line}")?;
            }
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the demonstration facility, and one that offers nothing and asks for numbers, in the languages asked for.
pub(super) fn gallery_houses(shared: &GlobalOptions, content: &Content) -> Result<Vec<KioskConfig>, CommandFailure> {
    let mut houses = Vec::new();
    for lang in content.languages().iter().filter(|lang| shared.lang.as_ref().is_none_or(|tag| tag == lang.tag())) {
        let everything = demo::demo_answers(content).facility(content.pack());
        houses.push(house(content, &everything, (lang, IdentityMode::Ticket))?);
        // Pages that stand in for what a facility does not offer are seen only in such a one.
        let nothing = Facility { profile: std::collections::BTreeMap::new(), ..everything };
        houses.push(house(content, &nothing, (lang, IdentityMode::Number(5)))?);
    }
    Ok(houses)
}

fn house(
    content: &Content,
    facility: &Facility,
    (lang, identity): (&Lang, IdentityMode),
) -> Result<KioskConfig, CommandFailure> {
    Ok(KioskConfig {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(clock::today(), facility.profile(content.pack())?, false),
        identity,
        lang: lang.clone(),
        look: DisplayPrefs::default(),
        form: "screen",
    })
}
