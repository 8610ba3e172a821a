//! Invented records, for the gallery and for tests: nobody real stands behind them.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};

use super::At;
use crate::consent::{CheckSeen, Notice, Operator, Person, Presented, Standing};
use crate::records::{Gist, Line, Opened, OpenedWish, Pseudonym, Receipt, Reviewed, Role, Staff, State, TakenBack};

/// The day on which the invented facility looks at its records.
pub(super) fn today() -> jiff::civil::Date {
    date(2026, 11, 26)
}

fn at(number: i8) -> DateTime {
    date(2026, 11, 20).at(10, number.clamp(0, 59), 0, 0)
}

/// A code that a real record has once in 10^13: one more than so many times 97.
pub(super) fn receipt(number: u64) -> Option<Receipt> {
    format!("{:016}", 1 + 97 * number).parse().ok()
}

pub(super) fn pseudonym(number: u8) -> Option<Pseudonym> {
    format!("{number:032x}").parse().ok()
}

/// A member of staff with this role.
pub(super) fn staff(role: Role) -> Option<Staff> {
    let (number, name) = match role {
        Role::Guide => (1, "森 一郎"),
        Role::CardKeeper => (2, "Suzuki"),
        Role::Reviewer => (3, "佐藤 花子"),
        Role::Responsible => (4, "Tanaka"),
    };
    Some(Staff { pseudonym: pseudonym(number)?, name: name.to_owned(), role })
}

/// What may be typed on a page that asks for it.
pub(super) fn typed(at: &At) -> Vec<String> {
    let typed = match at {
        At::Link => "30125",
        At::Passphrase => "seven words",
        At::Pin => "730952",
        At::Date | At::DateWrong | At::Duties(_) | At::Inbox(_) | At::Record | At::Words(_) | At::Work => {
            return Vec::new();
        }
    };
    vec![typed.to_owned()]
}

/// A calm record of the person alone, with as many answers as its number.
pub(super) fn gist(number: u8) -> Option<Gist> {
    let line = Line {
        receipt: receipt(u64::from(number))?,
        standing: Standing::Wish,
        at: at(i8::try_from(number).unwrap_or(0)),
        pack: "mynumber".to_owned(),
        wishes: usize::from(number),
        withdrawn: Vec::new(),
        replaced: Vec::new(),
        state: State::New,
    };
    Some(Gist {
        line,
        person: None,
        operator: Operator::Person,
        answers: BTreeMap::from([("use-insurance".to_owned(), "no".to_owned())]),
        others_asked: false,
        explained_again: 0,
        quickest: Some(9),
        interrupted: false,
        clock_doubtful: false,
    })
}

/// An inbox with every flag in it.
pub(super) fn gists() -> Vec<Gist> {
    let answered = |answer: &str| BTreeMap::from([("use-insurance".to_owned(), answer.to_owned())]);
    let of = |number: u8, change: &dyn Fn(&mut Gist)| {
        gist(number).map(|mut gist| {
            change(&mut gist);
            gist
        })
    };
    let all = [
        of(8, &|gist| gist.answers = answered("talk")),
        of(7, &|gist| {
            gist.line.standing = Standing::MessageToStaff;
            gist.operator = Operator::Other("family".to_owned());
        }),
        of(6, &|gist| {
            gist.person = Some("30125".to_owned());
            gist.answers = answered("yes");
            gist.quickest = Some(0);
        }),
        of(5, &|gist| {
            gist.operator = Operator::Assisted("staff".to_owned());
            gist.explained_again = 2;
            gist.interrupted = true;
            gist.clock_doubtful = true;
        }),
        of(4, &|gist| gist.line.withdrawn = vec!["use-insurance".to_owned()]),
        of(3, &|gist| gist.others_asked = true),
        of(2, &|gist| gist.line.state = State::Viewed),
        of(1, &|gist| {
            gist.person = Some("30125".to_owned());
            gist.line.state = State::TalkedOver;
        }),
    ];
    all.into_iter().flatten().collect()
}

fn notice(wish: &str) -> Notice {
    let rows = format!(
        r#"[{{"id":"{wish}","number":null,"text":"マイナンバーカードを、｜保険証《ほけんしょう》として｜使《つか》いたいですか。","said":"マイナンバーカードを、ほけんしょうとしてつかいたいですか。"}},{{"id":"{wish}.yes","number":1,"text":"はい","said":"はい"}},{{"id":"{wish}.no","number":2,"text":"いいえ","said":"いいえ"}}]"#
    );
    Notice {
        page: wish.to_owned(),
        edition: "mynumber/2026-11-24".to_owned(),
        lang: "ja-simple".to_owned(),
        body: rows.into_bytes(),
    }
}

fn wish(wish: &str, answer: &str) -> OpenedWish {
    OpenedWish {
        wish: wish.to_owned(),
        answer: answer.to_owned(),
        details: BTreeMap::new(),
        notice: notice(wish),
        withdrawn: None,
        others_asked: None,
        replaced_by: None,
    }
}

/// A record in which everything happened that can happen to one.
pub(super) fn opened(receipt: Receipt) -> Option<Opened> {
    let taken_back = |operator: Operator| TakenBack { at: at(40), operator, lang: "ja-simple".to_owned() };
    let presented = |page: &str, heard: &[&str]| Presented {
        notice: std::sync::Arc::new(notice(page)),
        form: "screen".to_owned(),
        repeats: 1,
        seconds: 12,
        heard: heard.iter().map(|row| (*row).to_owned()).collect(),
    };
    Some(Opened {
        receipt,
        at: at(7),
        person: Person::Ticket,
        linked: Some("30125".to_owned()),
        operator: Operator::Assisted("family".to_owned()),
        standing: Standing::Wish,
        wishes: vec![
            wish("use-insurance", "yes"),
            OpenedWish { withdrawn: Some(taken_back(Operator::Person)), ..wish("certificate-wish", "no") },
            OpenedWish {
                others_asked: Some(taken_back(Operator::Other("family".into()))),
                ..wish("custody", "facility")
            },
        ],
        checks: vec![
            CheckSeen { check: "k-benefit".to_owned(), explained_again: true, staff_called: false },
            CheckSeen { check: "k-use-apply".to_owned(), explained_again: false, staff_called: false },
        ],
        asked: BTreeMap::new(),
        presented: vec![presented("use-insurance", &["use-insurance", "use-insurance.yes"])],
        read_back: vec!["use-insurance".to_owned()],
        read_aloud: std::iter::once("use-insurance".to_owned()).collect(),
        pack: "mynumber".to_owned(),
        edition: "2026-11-24".to_owned(),
        lang: "ja-simple".to_owned(),
        form: "screen".to_owned(),
        replaces: None,
        stopped_in: Some("use".to_owned()),
        reviews: vec![Reviewed { at: at(50), staff: pseudonym(3)?, talked_over: false }],
    })
}
