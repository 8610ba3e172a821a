### Before we start

chapter-start = Before we start

start-welcome = About this machine
    .s1 = This machine belongs to { $facility }.
    .s2 = It explains the card and the paper that you can show at a clinic.
    .s3 = It explains slowly, in text and in voice.
    .s4 = You can listen again as many times as you like.
    .s5 = You can stop at any time.
    .s6 = If you have a question, ask { $contact }.

start-free = You decide
    .s1 = You decide whether to get the { -card } and whether to use it.
    .s2 = You do not have to get a card.
    .s3 = People who do not use the card see a doctor with the { -certificate }.
    .s4 = You do not have to decide today.
    .s5 = Whatever you answer, your life and care here stay the same.
    .s6 = If something bothers you, you can complain to { $complaints }.

contact-open = If you have a question, ask any member of staff.
complaints-open = If something bothers you, tell any member of staff.

record-what = The record of your answers
    .s1 = This machine can keep a record of your answers, to let staff know what you would like.
    .s2 = We record the date, your answers and who helped you.
    .s3 = We also record which pages you were shown, with their exact words. We record whether you used the screen, the voice or braille, and which language.
    .s4 = We also record how long each page was shown, and what was explained again.
    .s5 = It never asks for your My Number or your PIN.
    .s6 = The record is not an application to the city office or to a hospital.

record-rights = Who reads the record, and what you can do
    .s1 = Only { $readers } may look at the record.
    .s2 = The record is erased { $retention } after you leave here.
    .s3 = You can also just listen, with no record.
    .s4 = You can change your answers at any time. We do not ask why.
    .s5 = Earlier answers stay in the record. Until it is erased, the same people can still read them.
    .s6 = If you want to see your record, tell staff. If you want it erased, tell staff as well.

k-record = Is this record an application to the city office?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = It is not an application.
    .again-1 = It is a record of what you would like.
    .again-2 = It does not apply for a card.

record-keep = May this machine keep a record of your answers?

operator = Who is pressing the buttons now?
    .self = I am
    .helper = Me, with a helper
    .other = Someone else, for me
    .staff = Call staff
