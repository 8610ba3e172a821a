### Keeping the card

chapter-keep = Keeping the card

keep-choose = Ways to keep it
    .s1 = How the card is kept is decided by your situation and your wish.
    .s2 = Normally you keep it yourself.
    .s3 = Your family can keep it.
    .s4 = This facility can keep it for you.

keep-self = If you keep it
    .s1 = Take care not to lose it.
    .s2 = If you lose it, tell staff at once.
    .s3 = A phone call to { $help_line } stops the card at any hour.

keep-family = If your family keeps it
    .s1 = If you agree, your family can keep it.

keep-facility = If the facility keeps it
    .s1 = We make an agreement with you, by contract or receipt.
    .s2 = The card is kept in a locker with a lock.
    .s3 = We keep a log.
    .s4 = Only certain staff handle it.
    .s5 = Do not tell staff your PIN.
    .s6 = You can ask for it back at any time.

keep-certificate = The certificate too
    .s1 = You or the facility can keep the { -certificate } as well.

keep-expiry = Expiry
    .s1 = The card lasts until your 10th birthday after it was made.
    .s2 = The { -electronic-certificate } inside lasts until your 5th birthday.
    .s3 = A letter comes before that.
    .s4 = Please show the letter to staff.

k-keep-agree = If the facility keeps the card, is an agreement with you needed?
    .o1 = No
    .o2 = Yes
    .o3 = I am not sure
    .right = Yes, by contract or receipt.
    .again-1 = An agreement with you is needed.
    .again-2 = Normally you keep it.

custody = Who should keep your card?
    .self = I will
    .family = My family
    .facility = This facility
    .later = Decide later
    .talk = Talk with staff
    .next-self = The card stays with you.
    .next-family-1 = Staff ask your family.
    .next-family-2 = They get the card only if you agree.
    .next-facility-1 = Staff bring the paper agreement.
    .next-facility-2 = The card is taken only after it is signed.
    .next-later = Staff ask you again when you said.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you wish. The agreement itself stays on paper.
    .take-back = You can ask for the card back at any time.

family-tell = May we tell your family what you answered?
    .next-yes = Staff may tell that person.
    .next-no = Staff do not tell them.
    .next-later = Nobody is told until you say yes.
    .next-talk = Staff come and talk with you.
    .recorded = We record your answer and which relative it is.
    .take-back = You can take it back at any time. Then nobody more is told.
