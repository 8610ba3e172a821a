//! `madoguchi gallery`: every page in every form, for whoever wants to read them all.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use furigana::Lang;
use madoguchi::content::{Circumstances, Content};
use madoguchi::device::clock;
use madoguchi::gallery;
use madoguchi::page::{ActionPage, Look};
use madoguchi::place::Place;
use madoguchi::present::large::{Palette, Size, layout, paint};
use madoguchi::present::{braille, lines, spoken};
use madoguchi::review;
use madoguchi::settings::Facility;
use madoguchi::walkthrough::{House, Identity};
use tenji::Cells;

use super::demo;
use super::{Failure, Shared};

/// The size of the screens in the gallery.
const SIZE: (u16, u16) = (80, 24);

/// A form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// In braille, as Unicode patterns
    Braille,
    /// As plain lines
    Lines,
    /// As large text on a screen of 80 by 24
    Screen,
    /// As it is said aloud
    Spoken,
}

/// Whose pages, which of them, in which form.
#[derive(Debug, Args)]
pub(super) struct Wanted {
    /// Only this form: screen, lines, spoken or braille
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<Form>,
    /// Only pages whose id begins so
    #[arg(long, value_name = "ID")]
    page: Option<String>,
    /// The pages of `madoguchi review` with invented records, instead of those of residents
    #[arg(long)]
    staff: bool,
}

/// Prints the pages.
pub(super) fn print(shared: &Shared, wanted: &Wanted) -> Result<ExitCode, Failure> {
    let content = shared.content()?;
    if !wanted.staff {
        return written(&gallery::pages(&content, houses(shared, &content)?)?, wanted);
    }
    let langs = content.staff_languages().filter(|lang| shared.lang.as_ref().is_none_or(|tag| tag == lang.tag()));
    let pages = langs.map(|lang| review::gallery::pages(&content, lang)).collect::<Result<Vec<_>, _>>()?;
    written(&pages.concat(), wanted)
}

fn written<A>(pages: &[ActionPage<A>], wanted: &Wanted) -> Result<ExitCode, Failure> {
    let forms =
        wanted.form.map_or_else(|| vec![Form::Screen, Form::Lines, Form::Spoken, Form::Braille], |form| vec![form]);
    let page = wanted.page.as_deref();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for page in pages.iter().filter(|own| page.is_none_or(|begin| own.id.starts_with(begin))) {
        for form in &forms {
            writeln!(out, "== {} {} {}", page.lang, page.id, name(*form))?;
            for line in in_form(page, *form) {
                writeln!(out, "{line}")?;
            }
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn name(form: Form) -> &'static str {
    match form {
        Form::Braille => "braille",
        Form::Lines => "lines",
        Form::Screen => "screen",
        Form::Spoken => "spoken",
    }
}

fn in_form<A>(page: &ActionPage<A>, form: Form) -> Vec<String> {
    let look = Look::default();
    match form {
        Form::Braille => braille::rows(page).iter().map(Cells::unicode).collect(),
        Form::Lines => lines::lines(page, look.readings),
        Form::Screen => screens(page, look),
        Form::Spoken => spoken::utterances(page),
    }
}

fn screens<A>(page: &ActionPage<A>, look: Look) -> Vec<String> {
    let laid = layout(page, look, Size::new(SIZE.0, SIZE.1));
    let mut all = Vec::new();
    for sheet in 0..laid.dealt.count() {
        let place = Place::on_sheet(page, &laid.dealt, sheet);
        all.extend(paint(&laid, page, &place, &Palette::none()).rows());
        all.push("-".repeat(usize::from(SIZE.0)));
    }
    all
}

/// Returns the demonstration facility, and one that offers nothing and asks for numbers, in the languages asked for.
pub(super) fn houses(shared: &Shared, content: &Content) -> Result<Vec<House>, Failure> {
    let mut houses = Vec::new();
    for lang in content.languages().iter().filter(|lang| shared.lang.as_ref().is_none_or(|tag| tag == lang.tag())) {
        let everything = demo::asked(content).facility(content.pack());
        houses.push(house(content, &everything, (lang, Identity::Ticket))?);
        // Pages that stand in for what a facility does not offer are seen only in such a one.
        let nothing = Facility { profile: std::collections::BTreeMap::new(), ..everything };
        houses.push(house(content, &nothing, (lang, Identity::Number(5)))?);
    }
    Ok(houses)
}

fn house(content: &Content, facility: &Facility, (lang, identity): (&Lang, Identity)) -> Result<House, Failure> {
    Ok(House {
        pack: content.pack().clone(),
        circumstances: Circumstances::new(clock::today(), facility.profile(content.pack())?, false),
        identity,
        lang: lang.clone(),
        look: Look::default(),
        form: "screen",
    })
}
