//! Effects of review on cards in the locker and on hand-over lists.

use super::{EffectResult, StaffSession};
use crate::device::clock;
use crate::office::print_files;
use crate::review::{CardsEffect, HandOverList, Locker, ReviewMsg};
use consent_log::{HandOverDefinition, HandOverEntry, PartialRead, RecordsError, StaffMember};

impl StaffSession<'_> {
    pub(super) fn cards(&mut self, effect: CardsEffect) -> EffectResult {
        let Some(staff) = self.staff.clone() else { return Ok(None) };
        let now = clock::now();
        match effect {
            CardsEffect::ReadLocker => {}
            CardsEffect::RecordMove(seq, act, told) => self.store.record_custody_of((seq, act), &told, &staff, &now)?,
            CardsEffect::Receive(spot, paper, resident) => {
                self.store.receive_item((&spot, &paper), &resident, &staff, &now)?;
            }
            CardsEffect::Count(seen) => {
                return Ok(Some(ReviewMsg::Counted(self.store.count_locker(&seen, &staff, &now)?)));
            }
            CardsEffect::NameKeeper(keeper, handles) => self.name_keeper((&keeper, handles), &staff)?,
        }
        self.locker()
    }

    fn name_keeper(&mut self, (keeper, handles): (&StaffMember, bool), by: &StaffMember) -> Result<(), RecordsError> {
        if handles {
            self.store.appoint_keeper(keeper, by, &clock::now())
        } else {
            self.store.dismiss_keeper(keeper, by, &clock::now())
        }
    }

    fn locker(&self) -> EffectResult {
        Ok(Some(ReviewMsg::Locker(Box::new(Locker {
            holdings: self.store.locker_items()?,
            keepers: self.store.keepers()?,
            members: self.book.list()?,
            names: self.names()?,
            counted: self.store.last_count()?,
        }))))
    }

    pub(super) fn hand_over(&mut self, id: &str) -> EffectResult {
        Ok(self.hand_over_entries(id)?.map(|(_, listed)| ReviewMsg::HandOverListed(listed)))
    }

    /// Makes the list again, which is noted, and writes it for a spreadsheet and to print.
    pub(super) fn write_list(&mut self, id: &str) -> EffectResult {
        // Not the list on the page: what leaves the kiosk as a file is noted as a list of its own.
        let Some((list, lines)) = self.hand_over_entries(id)? else { return Ok(None) };
        let words = self.content.staff_messages(&self.config.lang);
        let written = words.map_err(Into::into).and_then(|words| {
            let list = HandOverList { list: &list, words };
            let texts = [("csv", list.csv(&lines)?), ("txt", list.text(&lines, clock::today())?.into_bytes())];
            print_files::write(self.data, (id, &texts), &clock::now())
        });
        Ok(Some(super::printed_msg(written)))
    }

    fn hand_over_entries(
        &mut self,
        id: &str,
    ) -> Result<Option<(HandOverDefinition, PartialRead<HandOverEntry>)>, RecordsError> {
        let list = self.content.pack().file().lists.iter().find(|list| list.id == id).cloned();
        let (Some(list), Some(staff), Some(unlocked)) = (list, &self.staff, &self.unlocked) else { return Ok(None) };
        let lines = self.store.hand_over_list(&list, (unlocked, staff), &clock::now())?;
        Ok(Some((list, lines)))
    }
}
