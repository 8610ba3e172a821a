//! What staff do at the locker, one key after the other.

use super::{CardsAction, CardsAt, CardsEffect, Locker};
use crate::review::{Alert, At, Detail, Effect, Review};
use consent_log::privacy;
use consent_log::{Act, Count, CustodyError, Duty, Item, PaperNumber, Resident, Spot};

impl Review {
    pub(in crate::review) fn cards(&mut self, action: CardsAction) -> Vec<Effect> {
        let duty = if matches!(action, CardsAction::Named(_)) { Duty::Accounts } else { Duty::Cards };
        self.with_duty(duty, |review| review.cards_act(action))
    }

    fn cards_act(&mut self, action: CardsAction) -> Vec<Effect> {
        match action {
            CardsAction::Menu => self.look_at(CardsAt::Menu),
            CardsAction::Kept(0) => self.look_at(CardsAt::Kept(0)),
            CardsAction::Kept(from) => self.at_cards(CardsAt::Kept(from)),
            CardsAction::Out(0) => self.look_at(CardsAt::Out(0)),
            CardsAction::Out(from) => self.at_cards(CardsAt::Out(from)),
            CardsAction::One(one) => {
                self.cards.one = Some(one);
                self.at_cards(CardsAt::One)
            }
            CardsAction::Hand(act) => self.at_cards(CardsAt::Hand(act)),
            CardsAction::Receive => self.at_cards(CardsAt::Item),
            CardsAction::Item(item) => self.item(item),
            CardsAction::Count => self.start_count(),
            CardsAction::Seen(is_there) => self.seen(is_there),
            CardsAction::Keepers(0) => self.look_at(CardsAt::Keepers(0)),
            CardsAction::Keepers(from) => self.at_cards(CardsAt::Keepers(from)),
            CardsAction::Keeper(staff) => {
                self.cards.member = Some(staff);
                self.at_cards(CardsAt::Keeper)
            }
            CardsAction::Named(handles) => self.named(handles),
        }
    }

    fn at_cards(&mut self, to: CardsAt) -> Vec<Effect> {
        self.go(At::Cards(to))
    }

    /// There, with what the log says now.
    fn look_at(&mut self, to: CardsAt) -> Vec<Effect> {
        self.opened = None;
        self.at = At::Cards(to);
        vec![Effect::Cards(CardsEffect::Look)]
    }

    pub(in crate::review) fn locker(&mut self, locker: Locker) -> Vec<Effect> {
        self.cards.locker = locker;
        self.alert = self.done.take();
        let At::Cards(at) = &self.at else { return Vec::new() };
        if matches!(at, CardsAt::Hand(_) | CardsAt::Holder(_)) {
            return self.at_cards(CardsAt::Kept(0));
        }
        if *at == CardsAt::Keeper { self.at_cards(CardsAt::Keepers(0)) } else { Vec::new() }
    }

    pub(in crate::review) fn counted(&mut self, count: Count) -> Vec<Effect> {
        self.cards.count = Some(count);
        self.look_at(CardsAt::Counted)
    }

    fn done(&mut self, done: Alert, effect: CardsEffect) -> Vec<Effect> {
        self.done = Some(done);
        vec![Effect::Cards(effect)]
    }

    pub(in crate::review) fn cards_typed(&mut self, at: &CardsAt, text: &str) -> Vec<Effect> {
        let text = text.trim();
        match at {
            CardsAt::Hand(act) => self.told(*act, text),
            CardsAt::Slot => self.slot_typed(text),
            CardsAt::Paper => self.paper_typed(text),
            CardsAt::Holder(detail) => self.holder_typed(*detail, text),
            CardsAt::CountOther => self.other_typed(text),
            CardsAt::Count(_)
            | CardsAt::CountItem
            | CardsAt::Counted
            | CardsAt::Item
            | CardsAt::Keeper
            | CardsAt::Keepers(_)
            | CardsAt::Kept(_)
            | CardsAt::Menu
            | CardsAt::One
            | CardsAt::Out(_) => Vec::new(),
        }
    }

    /// What came back wants no words; everything else wants to be told.
    fn told(&mut self, act: Act, text: &str) -> Vec<Effect> {
        let Some(one) = self.cards.one.as_ref().map(|one| one.seq) else { return Vec::new() };
        if text.is_empty() && act != Act::Back {
            return self.say(Alert::Empty);
        }
        if privacy::refuse_pin_alike(text).is_err() {
            return self.say(Alert::Refused);
        }
        self.done(Alert::CardWritten, CardsEffect::Hand(one, act, text.to_owned()))
    }

    fn item(&mut self, item: Item) -> Vec<Effect> {
        self.cards.item = Some(item);
        if self.at != At::Cards(CardsAt::CountItem) {
            return self.at_cards(CardsAt::Slot);
        }
        self.cards.seen.extend(self.cards.spot());
        self.at_cards(CardsAt::CountOther)
    }

    /// A slot as it is written on the locker, for what is received or seen.
    fn slot_in(&mut self, text: &str) -> Result<Spot, Alert> {
        let item = self.cards.item.unwrap_or(Item::Card);
        let spot = text.parse::<Spot>().map(|spot| Spot { item, ..spot });
        let spot = spot.map_err(|error| wrong(&error, Alert::NoSlot))?;
        spot.slot.clone_into(&mut self.cards.slot);
        Ok(spot)
    }

    fn slot_typed(&mut self, text: &str) -> Vec<Effect> {
        match self.slot_in(text) {
            Err(alert) => self.say(alert),
            Ok(spot) if self.cards.locker.is_taken(&spot) => self.say(Alert::SlotTaken),
            Ok(_) => self.at_cards(CardsAt::Paper),
        }
    }

    fn paper_typed(&mut self, text: &str) -> Vec<Effect> {
        match text.parse::<PaperNumber>() {
            Err(error) => self.say(wrong(&error, Alert::NoPaper)),
            Ok(paper) => {
                self.cards.paper = Some(paper);
                self.cards.holder = Resident::default();
                self.at_cards(CardsAt::Holder(Detail::Number))
            }
        }
    }

    /// One after the other; Enter alone skips, but somebody has to be named.
    fn holder_typed(&mut self, detail: Detail, text: &str) -> Vec<Effect> {
        let refused = if detail == Detail::Room { privacy::refuse(text) } else { privacy::refuse_pin_alike(text) };
        if refused.is_err() {
            return self.say(Alert::Refused);
        }
        let Resident { number, name, kana, room } = &mut self.cards.holder;
        let (field, next) = match detail {
            Detail::Number => (number, Some(Detail::Name)),
            Detail::Name => (name, Some(Detail::Kana)),
            Detail::Kana => (kana, Some(Detail::Room)),
            Detail::Room => (room, None),
        };
        text.clone_into(field);
        let is_nobody = self.cards.holder.number.is_empty() && self.cards.holder.name.is_empty();
        if is_nobody && detail != Detail::Number {
            return self.say(Alert::Empty);
        }
        match next {
            Some(next) => self.at_cards(CardsAt::Holder(next)),
            None => self.receive(),
        }
    }

    fn receive(&mut self) -> Vec<Effect> {
        let (Some(spot), Some(paper)) = (self.cards.spot(), self.cards.paper.clone()) else { return Vec::new() };
        let resident = std::mem::take(&mut self.cards.holder);
        self.done(Alert::CardWritten, CardsEffect::Receive(spot, paper, resident))
    }

    fn start_count(&mut self) -> Vec<Effect> {
        self.cards.seen.clear();
        self.next_to_count(0)
    }

    fn next_to_count(&mut self, at: usize) -> Vec<Effect> {
        let is_left = at < self.cards.locker.inside().len();
        self.at_cards(if is_left { CardsAt::Count(at) } else { CardsAt::CountOther })
    }

    fn seen(&mut self, is_there: bool) -> Vec<Effect> {
        let At::Cards(CardsAt::Count(at)) = self.at else { return Vec::new() };
        let Some(spot) = self.cards.locker.inside().get(at).map(|one| one.spot.clone()) else { return Vec::new() };
        if is_there {
            self.cards.seen.insert(spot);
        } else {
            self.cards.seen.remove(&spot);
        }
        self.next_to_count(at + 1)
    }

    /// Enter alone: nothing else lies there, and the count is kept.
    fn other_typed(&mut self, text: &str) -> Vec<Effect> {
        if text.is_empty() {
            return vec![Effect::Cards(CardsEffect::Count(std::mem::take(&mut self.cards.seen)))];
        }
        match self.slot_in(text) {
            Ok(_) => self.at_cards(CardsAt::CountItem),
            Err(alert) => self.say(alert),
        }
    }

    fn named(&mut self, handles: bool) -> Vec<Effect> {
        match self.cards.member.take() {
            Some(staff) => self.done(Alert::StaffChanged, CardsEffect::Named(staff, handles)),
            None => Vec::new(),
        }
    }

    pub(in crate::review) fn back_from_cards(&mut self, from: &CardsAt) -> Vec<Effect> {
        let to = match from {
            CardsAt::Menu => return self.go(At::Work),
            CardsAt::Count(at) if *at > 0 => CardsAt::Count(at - 1),
            CardsAt::CountItem => CardsAt::CountOther,
            CardsAt::CountOther => match self.cards.locker.inside().len() {
                0 => CardsAt::Menu,
                many => CardsAt::Count(many - 1),
            },
            CardsAt::Hand(_) => CardsAt::One,
            CardsAt::Holder(Detail::Number) => CardsAt::Paper,
            CardsAt::Holder(Detail::Name) => CardsAt::Holder(Detail::Number),
            CardsAt::Holder(Detail::Kana) => CardsAt::Holder(Detail::Name),
            CardsAt::Holder(Detail::Room) => CardsAt::Holder(Detail::Kana),
            CardsAt::Keeper | CardsAt::Keepers(1..) => CardsAt::Keepers(0),
            CardsAt::Kept(1..) | CardsAt::One => CardsAt::Kept(0),
            CardsAt::Out(1..) => CardsAt::Out(0),
            CardsAt::Paper => CardsAt::Slot,
            CardsAt::Slot => CardsAt::Item,
            CardsAt::Count(_)
            | CardsAt::Counted
            | CardsAt::Item
            | CardsAt::Keepers(_)
            | CardsAt::Kept(_)
            | CardsAt::Out(_) => CardsAt::Menu,
        };
        self.at_cards(to)
    }
}

/// Why a slot or paper is not taken.
fn wrong(error: &CustodyError, otherwise: Alert) -> Alert {
    if matches!(error, CustodyError::Refused(_)) { Alert::Refused } else { otherwise }
}
