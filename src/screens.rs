//! The pages of a room as one value: each type of a page is named in one line.

/// Makes an enum of pages, and the macro that gives the page in a value of it as whatever trait is expected there.
///
/// The trait is not named here: what it says of a page needs the state, and the state holds this enum.
macro_rules! screens {
    (
        $(#[$attribute:meta])*
        pub enum $screen:ident, $page_in:ident { $($name:ident($page:ty)),+ $(,)? }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $screen {
            $(#[allow(missing_docs, reason = "the type of the page says what it is")] $name($page)),+
        }

        $(impl From<$page> for $screen {
            fn from(page: $page) -> Self {
                Self::$name(page)
            }
        })+

        macro_rules! $page_in {
            ($value:expr) => {
                match $value {
                    $($screen::$name(page) => page),+
                }
            };
        }

        pub(super) use $page_in;
    };
}

pub(crate) use screens;
