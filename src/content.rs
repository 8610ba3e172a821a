//! The words of every language and the packs that say what is asked when.

pub mod check;
mod circumstances;
mod content_source;
mod error;
mod message_bundle;
mod pack;
pub mod pack_file;
mod seed_table;
mod visit_walker;

use std::collections::BTreeMap;

pub use circumstances::{Circumstances, FacilityProfile, StatementChoice};
pub use content_source::ContentSource;
pub use error::ContentError;
pub use message_bundle::{MessageArgs, MessageBundle};
pub use pack::Pack;
pub use seed_table::SeedTable;

use furigana::Lang;

use message_bundle::MessageFile;

/// A pack with its words: everything that a kiosk can say.
#[derive(Debug)]
pub struct Content {
    pack: std::sync::Arc<Pack>,
    languages: Vec<Lang>,
    messages: BTreeMap<Lang, MessageBundle>,
    staff_messages: BTreeMap<Lang, MessageBundle>,
}

impl Content {
    /// Reads the pack that is in the program.
    pub fn built_in() -> Result<Self, ContentError> {
        Self::from(&ContentSource::built_in()?)
    }

    /// Reads a pack and its words from a folder.
    pub fn from_dir(dir: &std::path::Path) -> Result<Self, ContentError> {
        Self::from(&ContentSource::folder(dir)?)
    }

    fn from(source: &ContentSource) -> Result<Self, ContentError> {
        let pack = Pack::read(source)?;
        let languages: Vec<Lang> = pack.languages().iter().map(Lang::new).collect();
        let parse = |lang: &Lang| Ok((lang.clone(), MessageFile::parse_all(source.message_files(lang)?)?));
        let files: ParsedFiles = languages.iter().map(parse).collect::<Result<_, ContentError>>()?;
        Ok(Self {
            messages: read_messages(&files)?,
            staff_messages: read_staff_messages(source, &files)?,
            pack: std::sync::Arc::new(pack),
            languages,
        })
    }

    /// Returns what is asked when.
    pub fn pack(&self) -> &std::sync::Arc<Pack> {
        &self.pack
    }

    /// Returns the languages of residents, in the order in which they are offered.
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// Returns the words of a language that residents can choose.
    pub fn messages(&self, lang: &Lang) -> Result<&MessageBundle, ContentError> {
        self.messages.get(lang).ok_or_else(|| ContentError::no_language(lang))
    }

    /// Returns the words of a language of staff, `ja` or `en`: everything residents see in it, and their own.
    pub fn staff_messages(&self, lang: &Lang) -> Result<&MessageBundle, ContentError> {
        self.staff_messages.get(lang).ok_or_else(|| ContentError::no_language(lang))
    }

    /// Returns the words of staff that stand beside those of a resident: in Japanese beside easy Japanese.
    pub fn staff_messages_beside(&self, lang: &Lang) -> Result<&MessageBundle, ContentError> {
        let nearest = self.staff_languages().find(|own| own.is_japanese() == lang.is_japanese());
        self.staff_messages(nearest.unwrap_or(lang))
    }

    /// Returns the languages of staff.
    pub fn staff_languages(&self) -> impl Iterator<Item = &Lang> {
        // Sorted by tag `en` comes first, and staff are offered Japanese first.
        self.staff_messages.keys().rev()
    }
}

/// The files of words of each language of residents.
type ParsedFiles = BTreeMap<Lang, Vec<MessageFile>>;

fn read_messages(files: &ParsedFiles) -> Result<BTreeMap<Lang, MessageBundle>, ContentError> {
    let bundle = |(lang, files): (&Lang, &Vec<MessageFile>)| {
        // What residents may not see is not even loaded for their pages, so no id can lead to it.
        let shown = files.iter().filter(|file| !ContentSource::is_staff_only(file.name()));
        Ok((lang.clone(), MessageBundle::new(lang, shown)?))
    };
    files.iter().map(bundle).collect()
}

fn read_staff_messages(
    source: &ContentSource,
    files: &ParsedFiles,
) -> Result<BTreeMap<Lang, MessageBundle>, ContentError> {
    let bundle = |lang: Lang| {
        let bundle = match files.get(&lang) {
            Some(files) => MessageBundle::new(&lang, files),
            None => MessageBundle::new(&lang, &MessageFile::parse_all(source.staff_files(&lang)?)?),
        };
        Ok((lang, bundle?))
    };
    source.staff_languages().into_iter().map(bundle).collect()
}
