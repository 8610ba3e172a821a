### The record and the summary

chapter-record = The record and the summary

record-what = What is recorded
    .s1 = We record the date, your answers and who helped.
    .s2 = We also record which pages you were shown, with their exact words.
    .s3 = We record whether you used the screen, the voice or braille, and which language.
    .s4 = We also record how long each page was shown, and what was explained again.
    .s5 = When it has been read by { $readers }, we talk with you.
    .s6 = The record is erased { $retention } after you leave here.

record-rights = What you can do
    .s1 = You can change your answers at any time.
    .s2 = We do not ask why.
    .s3 = Ask staff if you want to see your record.

k-record = Is this record an application to the city office?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = Right, it is not.
    .again-1 = It is a record of your wishes.
    .again-2 = It does not go to the city office.

k-change = Can you change your answers later?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = Yes, at any time.
    .again = You can change them at any time, here or by telling staff.

confirm = These are your answers. Are they right?
    .right = Yes, they are right
    .change = I want to change something
    .drop = Finish with no record
    .talk = Talk with staff
