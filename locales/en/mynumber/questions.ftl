### What people ask.

faq-cheap = Is it cheaper with the card?
    .s1 = What you usually pay is the same.
    .s2 = The monthly limit for very high bills is the same, too.

faq-must = Can I see a doctor without the card?
    .s1 = Yes. You show the { -certificate }.

faq-neither = What if I have neither the card nor the { -certificate }?
    .s1 = You pay the whole bill at the clinic.
    .s2 = If you claim it later, the part you overpaid comes back.
    .s3 = Tell staff at once.

faq-notice = Is the “{ -notice }” enough to see a doctor?
    .s1 = That paper alone is not enough.
    .s2 = You use it together with { -myna-hokensho }.
    .s3 = Its name is like that of the { -certificate }, but it is another paper.

faq-family = My family tells me to get one.
    .s1 = You decide. You can talk with staff.

faq-assistance = I receive public assistance. What do I do?
    .s1 = You use a medical voucher from the city office.
    .s2 = If you have applied, some clinics also take the card.
    .s3 = You can see a doctor without the card.
    .s4 = Before you go, call your caseworker at the city office.

faq-recipient = Do I still need my other recipient certificates?
    .s1 = Bring them along, even if you use the card.
    .s2 = Little by little, more places take the card instead of them.

faq-ambulance = Is the card used in an ambulance?
    .s1 = If you agree, the crew may see your medicines and visits through the card.
    .s2 = If you are unconscious, they may look without asking, to protect your life.
    .s3 = Without a card, the ambulance helps you just the same.

faq-pin = I forgot my PIN.
    .s1 = At a clinic you can use your face, or the desk checks you by eye.
    .s2 = After three wrong tries in a row, the PIN is locked.
    .s3 = You set a new PIN at the city office.
    .s4 = Someone else can do it for you. The letters take some days.

faq-photo = The photo, the PIN or writing my name is hard for me.
    .s1 = If you cannot take the usual photo, say why: another photo is accepted.
    .s2 = If choosing a PIN is hard, a helper may help.
    .s3 = Your name may be in braille, or someone may write it for you.
    .s4 = Tell staff which help you need.

faq-blind = I cannot see. Can I use the machine at the desk?
    .s1 = Some of those machines do not speak.
    .s2 = You can ask the desk: “Please check my face by eye.”
    .s3 = You do not need to tell anyone your PIN.

faq-reach = I use a wheelchair and cannot reach the machine.
    .s1 = Tell the desk. Some clinics have another, portable machine.

faq-lost = I lost my card.
    .s1 = Tell staff at once.
    .s2 = Call { $help_line }, day or night, to stop the card.
    .s3 = People who cannot hear can send a fax to 0120-601-785.
    .s4 = Meanwhile you can apply for an { -certificate }.
    .s5 = If you find it, the city office makes it work again.

faq-screen = The machine did not ask me about the limit for high bills.
    .s1 = That screen has been gone since October 2024.
    .s2 = You are still asked whether your medicines and visits may be shown.
    .s3 = If you are worried, ask at the desk.

faq-nokeep = A facility said it cannot keep my card.
    .s1 = That differs from facility to facility.
    .s2 = Some of them can keep the { -certificate }.

faq-phone = Can I use a smartphone?
    .s1 = Since September 2025, at clinics and pharmacies that are ready for it.
    .s2 = A card with no PIN cannot be put on a smartphone.

faq-years = How long does the card last?
    .s1 = The card lasts about ten years after it was made.
    .s2 = The { -electronic-certificate } inside lasts about five years.
    .s3 = The dates are written on the card.
    .s4 = A letter comes before then. Please show it to staff.

faq-expire = What if my card expires?
    .s1 = For three months after the { -electronic-certificate } ends, it still works as an insurance card.
    .s2 = In that time it does not show your past medicines and visits.
    .s3 = If you do not renew it, the { -certificate } comes.

faq-number = Is it dangerous if someone learns my number?
    .s1 = Nobody can do a procedure with the number alone.
    .s2 = Still, the card is important ID. Do not lose it.

faq-care = Will my care insurance card become a card like this, too?
    .s1 = By the rules it starts from April 2026 in towns that are ready.
    .s2 = You are asked whether information about your care may be shown.
    .s3 = Please ask staff about this town.
