//! The pages of staff as one value: each type of a page is named in one line.

/// Makes an enum of pages, each of which says everything of itself by one trait.
macro_rules! screens {
    (
        $(#[$attribute:meta])*
        pub enum $screen:ident: $trait:ident { $($name:ident($page:ty)),+ $(,)? }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $screen {
            $(#[allow(missing_docs, reason = "the type of the page says what it is")] $name($page)),+
        }

        impl $screen {
            /// Returns the page that this is.
            pub(super) fn page(&self) -> &dyn $trait {
                match self {
                    $(Self::$name(page) => page),+
                }
            }
        }

        $(impl From<$page> for $screen {
            fn from(page: $page) -> Self {
                Self::$name(page)
            }
        })+
    };
}

pub(crate) use screens;
