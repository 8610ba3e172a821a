### Keeping the card

chapter-keep = Who keeps the card

keep-choose = Ways to keep it
    .s1 = Who keeps the card depends on your situation and your wish.
    .s2 = Normally you keep it yourself.
    .s3 = If you agree, your family can keep it.
    .s4 = Do not tell anyone your PIN.
    .s5 = If you keep it yourself, take care not to lose it.
    .s6 = If you lose it, tell staff at once.

keep-facility = If a facility keeps it
    .s1 = This facility can keep it for you.
    .s2 = A facility that keeps it makes an agreement with you, by contract or receipt.
    .s3 = The card is kept in a locker with a lock.
    .s4 = A log shows who took it out and put it back, and when.
    .s5 = Only certain staff handle it.

custody = Who should keep your card?
    .self = I will
    .family = My family
    .facility = This facility
    .later = I have not decided yet
    .talk = Talk with staff
    .next-self = The card stays with you.
    .next-family-1 = Staff work out with you who should keep it.
    .next-family-2 = Staff ask that person first. Then they keep it.
    .next-facility-1 = Staff bring you the agreement on paper.
    .next-facility-2 = Staff take the card only after you have signed.
    .next-facility-3 = You can have the card back at any time.
    .next-later = We ask you when you chose, or wait until you tell us.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you would like. The agreement is a separate paper.
    .take-back = You can change this answer at any time, here or by telling staff.
