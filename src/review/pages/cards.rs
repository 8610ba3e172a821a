//! Pages about cards and certificates in the locker.

use crate::content::{Args, ContentError};
use crate::page::{EntryKind, Role, Row};
use crate::review::{CardsAction, CardsAt, LISTED_AT_ONCE};
use consent_log::{Act, Count, Duty, Holding, Item, Spot, Whereabouts};
use furigana::RichText;

use super::{Action, Desk, Sheet, back, back_and_end, people, plain, typed};

/// What can happen to something that was received, in the order in which it is offered.
const ACTS: [Act; 4] = [Act::Out, Act::Back, Act::Returned, Act::Missing];

impl Desk<'_> {
    pub(super) fn cards(&self, sheet: &mut Sheet<'_>, at: &CardsAt) -> Result<(), ContentError> {
        match at {
            CardsAt::Menu => self.cards_menu(sheet),
            CardsAt::Kept(from) => self.kept(sheet, *from),
            CardsAt::Out(from) => self.out(sheet, *from),
            CardsAt::One => self.one_card(sheet),
            CardsAt::Hand(act) => self.hand(sheet, *act),
            CardsAt::Item | CardsAt::CountItem => self.which_item(sheet),
            CardsAt::Slot => asked(sheet, "review-card-slot", 16),
            CardsAt::Paper => asked(sheet, "review-card-paper", 16),
            CardsAt::Holder(detail) => asked(sheet, &format!("review-card-{}", detail.as_str()), 40),
            CardsAt::Count(at) => self.count(sheet, *at),
            CardsAt::CountOther => asked(sheet, "review-count-other", 16),
            CardsAt::Counted => self.counted(sheet),
            CardsAt::Keepers(from) => self.keepers(sheet, *from),
            CardsAt::Keeper => self.keeper(sheet),
        }
    }

    fn cards_menu(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let locker = &self.review.cards.locker;
        sheet.asks();
        sheet.with("many", plain(locker.kept().len()));
        sheet.row("review-cards", Role::Question)?;
        match locker.counted {
            Some(at) => {
                sheet.with("day", self.short_day(at.date()));
                sheet.part("review-cards", "counted", Role::Statement)?;
            }
            None => sheet.part("review-cards", "not-counted", Role::Statement)?,
        }
        let choices = [
            ("kept", CardsAction::Kept(0)),
            ("receive", CardsAction::Receive),
            ("count", CardsAction::Count),
            ("out", CardsAction::Out(0)),
            ("keepers", CardsAction::Keepers(0)),
        ];
        for (number, (part, action)) in (1u8..).zip(choices) {
            sheet.choice_part(number, Action::Cards(action), "review-cards", part)?;
        }
        if self.review.may(Duty::Read) {
            sheet.choice_part(6, Action::Lists, "review-cards", "lists")?;
        }
        back_and_end(sheet)
    }

    fn kept(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let kept = self.review.cards.locker.kept();
        sheet.asks();
        sheet.with("many", plain(kept.len()));
        sheet.row("review-kept", Role::Question)?;
        if kept.is_empty() {
            sheet.part("review-kept", "none", Role::Statement)?;
        }
        self.holdings(sheet, (&kept, from), Self::card_line)?;
        people::more(sheet, (from, LISTED_AT_ONCE, kept.len()), |from| Action::Cards(CardsAction::Kept(from)))?;
        back_and_end(sheet)
    }

    fn out(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let out = self.review.cards.locker.out();
        sheet.asks();
        sheet.with("many", plain(out.len()));
        sheet.row("review-out", Role::Question)?;
        if out.is_empty() {
            sheet.part("review-out", "none", Role::Statement)?;
        }
        self.holdings(sheet, (&out, from), Self::out_line)?;
        people::more(sheet, (from, LISTED_AT_ONCE, out.len()), |from| Action::Cards(CardsAction::Out(from)))?;
        back_and_end(sheet)
    }

    fn holdings(
        &self,
        sheet: &mut Sheet<'_>,
        (all, from): (&[&Holding], usize),
        line: impl Fn(&Self, &Holding) -> Result<RichText, ContentError>,
    ) -> Result<(), ContentError> {
        for (number, one) in (1u8..).zip(all.iter().skip(from).take(LISTED_AT_ONCE)) {
            let action = Action::Cards(CardsAction::One((*one).clone()));
            sheet.choose(format!("card.{}", one.seq), number, action, line(self, one)?);
        }
        Ok(())
    }

    fn about_card(&self, one: &Holding) -> Result<Args, ContentError> {
        let who = self.review.cards.locker.names.get(&one.keeper).cloned();
        Ok(Args::new()
            .with("slot", plain(&one.spot.slot))
            .with("item", self.item(one.spot.item)?)
            .with("where", self.text(&format!("review-where-{}", place(one.now)))?)
            .with("when", self.when(one.since))
            .with("paper", plain(&one.paper))
            .with("staff", plain(who.unwrap_or_else(|| one.keeper.to_string()))))
    }

    fn item(&self, item: Item) -> Result<RichText, ContentError> {
        self.text(&format!("review-item-{}", item.as_str()))
    }

    fn card_line(&self, one: &Holding) -> Result<RichText, ContentError> {
        self.words.text("review-card-line", &self.about_card(one)?)
    }

    fn out_line(&self, one: &Holding) -> Result<RichText, ContentError> {
        let days = one.since.date().until(self.review.today).map_or(0, |since| since.get_days());
        self.words.text("review-out-line", &self.about_card(one)?.with("days", plain(days)))
    }

    fn one_card(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(one) = &self.review.cards.one else { return back(sheet) };
        sheet.asks();
        let text = self.words.text("review-card", &self.about_card(one)?)?;
        sheet.push(Row::text("review-card", Role::Question, text));
        let by = self.words.part("review-card", "s1", &self.about_card(one)?)?;
        sheet.push(Row::text("review-card.s1", Role::Statement, by));
        for (number, act) in (1u8..).zip(ACTS) {
            if act.leads(Some(one.now)).is_some() {
                let action = Action::Cards(CardsAction::Hand(act));
                sheet.choice_part(number, action, "review-card", act.as_str())?;
            }
        }
        back_and_end(sheet)
    }

    fn hand(&self, sheet: &mut Sheet<'_>, act: Act) -> Result<(), ContentError> {
        if let Some(one) = &self.review.cards.one {
            sheet.with("slot", plain(&one.spot.slot));
            sheet.with("item", self.item(one.spot.item)?);
        }
        asked(sheet, &format!("review-card-{}", act.as_str()), 80)
    }

    fn which_item(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        sheet.asks();
        sheet.row("review-card-item", Role::Question)?;
        for (number, item) in (1u8..).zip(Item::ALL) {
            let action = Action::Cards(CardsAction::Item(item));
            sheet.choice(number, action, &format!("review-item-{}", item.as_str()))?;
        }
        back(sheet)
    }

    fn count(&self, sheet: &mut Sheet<'_>, at: usize) -> Result<(), ContentError> {
        let inside = self.review.cards.locker.inside();
        let Some(one) = inside.get(at) else { return back(sheet) };
        sheet.asks();
        let args = self.about_card(one)?.with("number", plain(at + 1)).with("all", plain(inside.len()));
        sheet.push(Row::text("review-count", Role::Question, self.words.text("review-count", &args)?));
        sheet.choice_part(1, Action::Cards(CardsAction::Seen(true)), "review-count", "there")?;
        sheet.choice_part(2, Action::Cards(CardsAction::Seen(false)), "review-count", "not-there")?;
        back(sheet)
    }

    fn counted(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(Count { present, absent, unexpected }) = &self.review.cards.count else { return back(sheet) };
        sheet.asks();
        sheet.with("many", plain(present));
        sheet.row("review-counted", Role::Question)?;
        for (part, spots) in [("absent", absent), ("unexpected", unexpected)] {
            if !spots.is_empty() {
                sheet.with("slots", self.spots(spots)?);
                sheet.part("review-counted", part, Role::Statement)?;
            }
        }
        if absent.is_empty() && unexpected.is_empty() {
            sheet.part("review-counted", "agrees", Role::Statement)?;
        }
        sheet.choice_part(1, Action::Cards(CardsAction::Kept(0)), "review-counted", "kept")?;
        back_and_end(sheet)
    }

    fn spots(&self, spots: &[Spot]) -> Result<RichText, ContentError> {
        let one = |spot: &Spot| {
            let args = Args::new().with("slot", plain(&spot.slot)).with("item", self.item(spot.item)?);
            self.words.text("review-spot", &args)
        };
        Ok(self.listed(spots.iter().map(one).collect::<Result<Vec<_>, _>>()?))
    }

    fn keepers(&self, sheet: &mut Sheet<'_>, from: usize) -> Result<(), ContentError> {
        let may = self.review.cards.locker.may();
        let names = self.review.may(Duty::Accounts);
        sheet.asks();
        sheet.row("review-keepers", Role::Question)?;
        sheet.part("review-keepers", if names { "choose" } else { "s1" }, Role::Statement)?;
        for (number, (staff, since)) in (1u8..).zip(may.iter().skip(from).take(LISTED_AT_ONCE)) {
            let args = Args::new().with("staff", plain(&staff.name));
            let text = match since {
                Some(since) => {
                    self.words.text("review-keeper-since", &args.with("day", self.short_day(since.date())))?
                }
                None => self.words.text("review-keeper-not", &args)?,
            };
            let id = format!("keeper.{}", staff.pseudonym);
            let action = Action::Cards(CardsAction::Keeper((*staff).clone()));
            if names {
                sheet.choose(id, number, action, text);
            } else {
                sheet.push(Row::text(id, Role::Statement, text));
            }
        }
        people::more(sheet, (from, LISTED_AT_ONCE, may.len()), |from| Action::Cards(CardsAction::Keepers(from)))?;
        back_and_end(sheet)
    }

    fn keeper(&self, sheet: &mut Sheet<'_>) -> Result<(), ContentError> {
        let Some(staff) = &self.review.cards.member else { return back(sheet) };
        let handles = self.review.cards.locker.since(staff).is_some();
        let id = if handles { "review-keeper-ends" } else { "review-keeper-begins" };
        sheet.asks();
        sheet.with("staff", plain(&staff.name));
        sheet.row(id, Role::Question)?;
        sheet.choice_part(1, Action::Back, id, "no")?;
        sheet.choice_part(2, Action::Cards(CardsAction::Named(!handles)), id, "yes")
    }
}

/// A question that is answered by typing, with the way back.
fn asked(sheet: &mut Sheet<'_>, id: &str, longest: usize) -> Result<(), ContentError> {
    typed(sheet, id, (EntryKind::Text, longest))?;
    back(sheet)
}

fn place(now: Whereabouts) -> &'static str {
    match now {
        Whereabouts::Locker => "locker",
        Whereabouts::Missing => "missing",
        Whereabouts::Out => "out",
        Whereabouts::Returned => "returned",
    }
}

pub(super) fn page_id(at: &CardsAt) -> String {
    match at {
        CardsAt::Count(at) => format!("count-{at}"),
        CardsAt::CountItem => "count-item".to_owned(),
        CardsAt::CountOther => "count-other".to_owned(),
        CardsAt::Counted => "counted".to_owned(),
        CardsAt::Hand(act) => format!("card-{}", act.as_str()),
        CardsAt::Holder(detail) => format!("card-{}", detail.as_str()),
        CardsAt::Item => "card-item".to_owned(),
        CardsAt::Keeper => "keeper".to_owned(),
        CardsAt::Keepers(from) => format!("keepers-{from}"),
        CardsAt::Kept(from) => format!("kept-{from}"),
        CardsAt::Menu => "cards".to_owned(),
        CardsAt::One => "card".to_owned(),
        CardsAt::Out(from) => format!("out-{from}"),
        CardsAt::Paper => "card-paper".to_owned(),
        CardsAt::Slot => "card-slot".to_owned(),
    }
}
