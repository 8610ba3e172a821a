### Before we start

chapter-start = Before we start

start-welcome = About this machine
    .s1 = This machine explains using the { -card } as a health insurance card.
    .s2 = It explains slowly, in text and in voice.
    .s3 = You can listen again as many times as you like.
    .s4 = You can stop at any time.

start-free = You decide
    .s1 = You decide whether to get the card and whether to use it.
    .s2 = You do not have to get a card.
    .s3 = People who do not use the card can still see a doctor.
    .s4 = You do not have to decide today.
    .s5 = Whatever you answer, your life and care here stay the same.

start-record = The record of your answers
    .s1 = This machine can keep a record of your answers.
    .s2 = Only { $readers } may look at the record.
    .s3 = It never asks for your My Number or your PIN.
    .s4 = The record is not an application to the city office or to a hospital.
    .s5 = You can just listen, with no record.

record-keep = May this machine keep a record of your answers?

operator = Who is pressing the buttons now?
    .self = I am
    .helper = Me, with a helper
    .other = Someone else, for me
    .staff = Call staff
