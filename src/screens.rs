//! The pages of a room as values: one entry of its table says of a page what it holds.

/// Makes the type of each page of a table, an enum of them all, and the macro that gives the page in a value of it as
/// whatever trait is expected there.
///
/// What a page holds stands in the table and not in its own file, so that pages can lead to each other in circles while
/// their files do not import each other in circles. The trait is not named here: what it says of a page needs the
/// state, and the state holds this enum.
macro_rules! screens {
    (
        $(#[$attribute:meta])*
        pub enum $screen:ident, $page_in:ident {
            $($(#[$about:meta])* $name:ident($page:ident $({ $($field:ident: $held:ty),+ $(,)? })?)),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $screen {
            $(#[allow(missing_docs, reason = "the type of the page says what it is")] $name($page)),+
        }

        $($crate::screens::screens! { $(#[$about])* $page $({ $($field: $held),+ })? }

        impl From<$page> for $screen {
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
    ($(#[$about:meta])* $page:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $page;
    };
    ($(#[$about:meta])* $page:ident { $($field:ident: $held:ty),+ }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $page {
            $(pub(super) $field: $held),+
        }
    };
}

pub(crate) use screens;
