//! The names that logs, staff books and exports hold: a variant may be renamed, what is written for it may not.

use crate::command::erase::ErasureReason;
use crate::consent::{Abandonment, RecordStanding};
use crate::crypto::key_pair::KeyKind;
use crate::export::ExportFileFormat;
use crate::export::charset::Charset;
use crate::log::audit_note::{CallChannel, CallEnding, CallFailure, SessionEnd};
use crate::staff::permission::Permission;
use crate::staff::role::Role;
use crate::value::custody_act::{CustodyAct, CustodyState};
use crate::value::slot::ItemKind;

fn names<T: Into<&'static str>>(values: impl IntoIterator<Item = T>) -> Vec<&'static str> {
    values.into_iter().map(Into::into).collect()
}

#[test]
fn stored_names_do_not_change() {
    assert_eq!(names([Abandonment::Dropped, Abandonment::Idle]), ["dropped", "idle"]);
    assert_eq!(names([Abandonment::InputEnded]), ["input-ended"]);
    assert_eq!(names([SessionEnd::Ended, SessionEnd::Idle]), ["ended", "idle"]);
    assert_eq!(names([CallChannel::Chime, CallChannel::Message]), ["chime", "message"]);
    assert_eq!(names([CallFailure::Failed, CallFailure::Silent]), ["failed", "silent"]);
    assert_eq!(names([CallFailure::TooLate]), ["too-late"]);
    assert_eq!(names([CallEnding::Left, CallEnding::TakenBack]), ["left", "taken-back"]);
    assert_eq!(names([RecordStanding::MessageToStaff, RecordStanding::Wish]), ["message-to-staff", "wish"]);
    assert_eq!(names([KeyKind::Facility, KeyKind::Recovery]), ["facility", "recovery"]);
    assert_eq!(names(ItemKind::ALL), ["card", "certificate"]);
    assert_eq!(names(CustodyAct::ALL), ["received", "out", "back", "returned", "missing"]);
    assert_eq!(names([CustodyState::Locker, CustodyState::Out]), ["in the locker", "out"]);
    assert_eq!(names([CustodyState::Missing, CustodyState::Returned]), ["missing", "returned"]);
    assert_eq!(names(Role::ALL), ["guide", "card-keeper", "reviewer", "responsible"]);
    let duties = ["guide", "cards", "read", "follow-up", "print", "export", "accounts", "erase", "keys", "restore"];
    assert_eq!(names(Permission::ALL), duties);
    assert_eq!(
        names([ErasureReason::KeptLongEnough, ErasureReason::PersonAsked]),
        ["kept-long-enough", "person-asked"]
    );
    assert_eq!(names([ErasureReason::Mistaken]), ["mistaken"]);
    assert_eq!(names([ExportFileFormat::Csv(Charset::Utf8), ExportFileFormat::Json]), ["csv", "json"]);
}

#[test]
fn stored_names_are_read_back() {
    assert!(Role::ALL.into_iter().all(|role| role.as_str().parse() == Ok(role)));
    assert!(ItemKind::ALL.into_iter().all(|item| item.as_str().parse() == Ok(item)));
    assert!([KeyKind::Facility, KeyKind::Recovery].into_iter().all(|kind| kind.as_str().parse() == Ok(kind)));
    assert!("Guide".parse::<Role>().is_err() && "".parse::<ItemKind>().is_err());
}
