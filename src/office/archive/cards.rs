//! Effects of review on cards in the locker and on hand-over lists.

use super::{Archive, Told};
use crate::device::clock;
use crate::office::printing;
use crate::review::{CardsEffect, HandOverList, Locker, Msg};
use consent_log::{HandOver, HandOverEntry, PartialRead, RecordsError, Staff};

impl Archive<'_> {
    pub(super) fn cards(&mut self, effect: CardsEffect) -> Told {
        let Some(staff) = self.staff.clone() else { return Ok(None) };
        let now = clock::now();
        match effect {
            CardsEffect::Look => {}
            CardsEffect::Hand(seq, act, told) => self.store.hand_one((seq, act), &told, &staff, &now)?,
            CardsEffect::Receive(spot, paper, resident) => {
                self.store.receive((&spot, &paper), &resident, &staff, &now)?;
            }
            CardsEffect::Count(seen) => return Ok(Some(Msg::Counted(self.store.count(&seen, &staff, &now)?))),
            CardsEffect::Named(keeper, handles) => self.name_keeper((&keeper, handles), &staff)?,
        }
        self.locker()
    }

    fn name_keeper(&mut self, (keeper, handles): (&Staff, bool), by: &Staff) -> Result<(), RecordsError> {
        if handles {
            self.store.name_keeper(keeper, by, &clock::now())
        } else {
            self.store.end_keeper(keeper, by, &clock::now())
        }
    }

    fn locker(&self) -> Told {
        Ok(Some(Msg::Locker(Box::new(Locker {
            holdings: self.store.holdings()?,
            keepers: self.store.keepers()?,
            members: self.book.list()?,
            names: self.names()?,
            counted: self.store.last_count()?,
        }))))
    }

    pub(super) fn hand_over(&mut self, id: &str) -> Told {
        Ok(self.listed(id)?.map(|(_, listed)| Msg::HandedOver(listed)))
    }

    /// Makes the list again, which is noted, and writes it for a spreadsheet and to print.
    pub(super) fn write_list(&mut self, id: &str) -> Told {
        // Not the list on the page: what leaves the kiosk as a file is noted as a list of its own.
        let Some((list, lines)) = self.listed(id)? else { return Ok(None) };
        let words = self.content.staff_words(&self.sitting.lang);
        let written = words.map_err(Into::into).and_then(|words| {
            let list = HandOverList { list: &list, words };
            let texts = [("csv", list.csv(&lines)?), ("txt", list.text(&lines, clock::today())?.into_bytes())];
            printing::write(self.data, (id, &texts), &clock::now())
        });
        Ok(Some(super::printed(written)))
    }

    fn listed(&mut self, id: &str) -> Result<Option<(HandOver, PartialRead<HandOverEntry>)>, RecordsError> {
        let list = self.content.pack().file().lists.iter().find(|list| list.id == id).cloned();
        let (Some(list), Some(staff), Some(unlocked)) = (list, &self.staff, &self.unlocked) else { return Ok(None) };
        let lines = self.store.list(&list, (unlocked, staff), &clock::now())?;
        Ok(Some((list, lines)))
    }
}
