### What is shown at a clinic: the card or the certificate, side by side

chapter-ways = What you show at a clinic

certificate-old = What you show at a clinic now
    .s1 = No new insurance cards have been issued since 2 December 2024.
    .s2 = The old insurance cards ended on 1 December 2025.
    .s3 = Now you show either { -myna-hokensho } or the { -certificate }.
    .s4 = If you have neither, you pay the whole bill at the clinic.
    .s5 = If you claim it later, the part you overpaid comes back.

certificate-what = The { -certificate } and the { -card }
    .s1 = The { -certificate } is a paper or a card that shows you have health insurance.
    .s2 = Show it at a clinic or pharmacy and you pay only your share.
    .s3 = The { -certificate } is free.
    .s4 = The { -card } is a card with your photo on it.
    .s5 = After you apply, it works as your health insurance card.
    .s6 = This is called “{ -myna-hokensho }”.

ways-same = What you pay
    .s1 = What you usually pay at the counter is the same with the card or the { -certificate }.
    .s2 = With either, there is a limit on what you pay for treatment in one month.
    .s3 = At most hospitals you do not need to get a { -limit-certificate } first.
    .s4 = With the { -certificate }, ask the desk to check your limit.
    .s5 = Meals and rooms are charged on top.

ways-card = { -myna-hokensho }: what is good, what takes effort
    .s1 = If you agree, doctors and pharmacists can see your past visits, medicines and check-ups.
    .s2 = With that information they can give you care that suits you better.
    .s3 = It helps you avoid getting the same kind of medicine twice.
    .s4 = You bring the card and use the machine at every visit.
    .s5 = If you lose it, there is paperwork.
    .s6 = After about five years it has to be renewed at the city office.

ways-certificate = The { -certificate }: what is good, what takes effort
    .s1 = You just show it at the desk. No PIN is needed.
    .s2 = Your family or a facility can keep it.
    .s3 = The doctor cannot see your past medicines and check-ups through the machine.
    .s4 = You can show your medicine notebook instead.
    .s5 = It is valid only until the date on it.
    .s6 = This facility can keep it for you.

use-insurance = Do you want to use the { -card } as your insurance card?
    .next-yes-1 = Staff get ready with you for your next visit to a clinic or pharmacy.
    .next-yes-2 = If you have no card, there is help to get one.
    .next-no-1 = At the clinic you show the { -certificate }.
    .next-no-2 = Staff check whether you have an { -certificate }.
    .next-no-3 = With neither the card nor the { -certificate }, you first pay the whole bill at the clinic.
    .next-later = We ask you when you chose, or wait until you tell us.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you would like. It is not an application.
    .take-back = You can change this answer at any time, here or by telling staff.

have-card = Do you already have a { -card }?
    .unsure = I am not sure

card-held = Do you have a { -card } now?
    .unsure = I am not sure
