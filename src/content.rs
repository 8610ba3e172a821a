//! The words of every language and the packs that say what is asked when.

pub mod check;
mod circumstances;
mod error;
mod load;
pub mod pack;
mod whole;
mod words;

use std::collections::BTreeMap;

pub use circumstances::{Circumstances, Profile, Shown};
pub use error::ContentError;
pub use load::Source;
pub use whole::Pack;
pub use words::{Args, Words};

use furigana::Lang;

/// A pack with its words: everything that a kiosk can say.
#[derive(Debug)]
pub struct Content {
    pack: std::sync::Arc<Pack>,
    languages: Vec<Lang>,
    words: BTreeMap<Lang, Words>,
    staff: BTreeMap<Lang, Words>,
}

impl Content {
    /// Reads the pack that is in the program.
    pub fn built_in() -> Result<Self, ContentError> {
        Self::from(&Source::built_in()?)
    }

    /// Reads a pack and its words from a folder.
    pub fn from_dir(dir: &std::path::Path) -> Result<Self, ContentError> {
        Self::from(&Source::dir(dir)?)
    }

    fn from(source: &Source) -> Result<Self, ContentError> {
        let pack = Pack::read(source)?;
        let languages: Vec<Lang> = pack.languages().iter().map(Lang::new).collect();
        let words = languages.iter().map(|lang| Ok((lang.clone(), source.words(lang)?)));
        let staff = source.staff_languages().into_iter().map(|lang| Ok((lang.clone(), source.staff_words(&lang)?)));
        Ok(Self {
            words: words.collect::<Result<_, ContentError>>()?,
            staff: staff.collect::<Result<_, ContentError>>()?,
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
    pub fn words(&self, lang: &Lang) -> Result<&Words, ContentError> {
        self.words.get(lang).ok_or_else(|| ContentError::no_language(lang))
    }

    /// Returns the words of a language of staff, `ja` or `en`: everything residents see in it, and their own.
    pub fn staff_words(&self, lang: &Lang) -> Result<&Words, ContentError> {
        self.staff.get(lang).ok_or_else(|| ContentError::no_language(lang))
    }

    /// Returns the languages of staff.
    pub fn staff_languages(&self) -> impl Iterator<Item = &Lang> {
        // Sorted by tag `en` comes first, and staff are offered Japanese first.
        self.staff.keys().rev()
    }
}
