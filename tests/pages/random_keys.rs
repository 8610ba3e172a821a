//! Keys pressed at random, from the beginning and from the read-back on: none records but the second key behind it.

use std::collections::BTreeSet;

use madoguchi::focus::{PageCommand, RejectedInput, UserInput};
use madoguchi::page::Page;
use madoguchi::resident::{IdentityMode, ResidentEffect, ResidentMsg, VisitEnding};
use proptest::prelude::*;

use crate::visitor::{Visitor, lunch};
use crate::walkthrough::{answered, kept};

fn key() -> impl Strategy<Value = UserInput> {
    prop_oneof![
        8 => prop::char::range('0', '9').prop_map(UserInput::Char),
        6 => Just(UserInput::Decide),
        2 => Just(UserInput::Next),
        1 => Just(UserInput::Previous),
        1 => Just(UserInput::Erase),
        1 => prop::sample::select(vec![PageCommand::Back, PageCommand::AskBack, PageCommand::KeyHelp, PageCommand::Staff, PageCommand::Size, PageCommand::Furigana, PageCommand::Colours]).prop_map(UserInput::Command),
        1 => any::<char>().prop_map(UserInput::Char),
        1 => "[0-9*?]{0,3}|\\PC{0,20}".prop_map(UserInput::Line),
        1 => Just(UserInput::Rejected(RejectedInput::Burst)),
    ]
}

/// The answers that a page reads back, each in one line with its question.
fn lines_read_back(page: &Page) -> Vec<String> {
    let pairs = page.rows.windows(2).filter(|pair| pair[1].id.starts_with("answer."));
    pairs.map(|pair| format!("{} {}", pair[0].text.written(), pair[1].text.written())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Invariant I5 (docs/records.md): nothing is recorded but after the read-back, by the answer "right" and by the second key.
    #[test]
    fn no_keys_record_without_the_two_keys_after_the_read_back(
        has_answered in any::<bool>(),
        keys in prop::collection::vec(key(), 0..400),
        idle in 0usize..60,
    ) {
        let content = lunch();
        let mut visitor = Visitor::new(&content, IdentityMode::Ticket);
        // Random keys alone hardly ever come to the end of the questions.
        if has_answered {
            answered(&mut visitor);
        }
        let mut read_back = BTreeSet::new();
        for (at, key) in keys.into_iter().enumerate() {
            let (before, ending) = (visitor.page(), visitor.walk.ending().cloned());
            let records = kept(&visitor);
            read_back.extend(lines_read_back(&before));
            visitor.press(key);
            if kept(&visitor) > records {
                prop_assert!(before.id == "seal" || ending == Some(VisitEnding::NotKept), "recorded on {}", before.id);
                prop_assert!(visitor.walk.draft().agreement.is_some());
                let Some(ResidentEffect::Keep(record)) = visitor.effects.last() else { panic!("no record") };
                let said = &record.sealed().read_back;
                prop_assert_eq!(said.len(), record.wishes().len(), "an answer was not read back");
                prop_assert!(said.iter().all(|line| read_back.contains(line)), "{:?} was not shown", said);
                visitor.tell(if at % 2 == 0 { ResidentMsg::Kept("1".into()) } else { ResidentMsg::NotKept });
            }
            if visitor.id() == "keeping" {
                visitor.tell(ResidentMsg::NotKept);
            }
            if idle > 0 && at % 60 == idle {
                visitor.tell(ResidentMsg::Idle);
            }
        }
    }
}
