### What people ask.

faq-cheap = Is it cheaper with the card?
    .s1 = What you usually pay is the same.
    .s2 = When a bill is very high, you pay only up to the limit, with no paperwork.

faq-must = Can I see a doctor without the card?
    .s1 = Yes. You show the { -certificate }.

faq-family = My family tells me to get one.
    .s1 = You decide. You can talk with staff.

faq-pin = I forgot my PIN.
    .s1 = At a clinic you can use your face, or the desk checks you by eye.
    .s2 = To set a new PIN, go to the city office.

faq-blind = I cannot see. Can I use the machine at the reception?
    .s1 = Some of those machines do not speak.
    .s2 = You can ask the desk to check your face by eye.
    .s3 = You do not need to tell anyone your PIN.

faq-reach = I use a wheelchair and cannot reach the machine.
    .s1 = Tell the desk. Some clinics have another, portable way.

faq-lost = I lost my card.
    .s1 = Tell staff at once.
    .s2 = Phone { $help_line } at any hour to stop the card.

faq-screen = The clinic's machine did not ask me to agree.
    .s1 = The screens changed in October 2024; the payment-limit question was removed.
    .s2 = If you are worried, ask at the desk.

faq-nokeep = The facility said it will not keep my card.
    .s1 = That differs from facility to facility.
    .s2 = The { -certificate } can be kept by a facility.

faq-phone = Can I use a smartphone?
    .s1 = Since September 2025, at clinics and pharmacies that are ready for it.

faq-expire = What if my card expires?
    .s1 = For three months after the { -electronic-certificate } ends, it still works as an insurance card.
    .s2 = If you do not renew it, the { -certificate } comes.

faq-number = Is it dangerous if someone learns my number?
    .s1 = Nobody can do a procedure with the number alone.
    .s2 = Still, the card is important ID. Do not lose it.
