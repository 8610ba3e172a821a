### Special help with an application

chapter-special = Special help with an application

special-need = Do you need help with the photo, the PIN, braille or writing?
    .next-yes-1 = Staff prepare that help for the application.
    .next-yes-2 = The city may be told which help you need.
    .next-no = Nothing is done.
    .next-later = Staff ask you again before an application.
    .next-talk = Staff come and talk with you.
    .recorded = We record which help you need. We do not ask for the name of any illness.
    .take-back = You can change this answer at any time, here or by telling staff.

special-photo = If the usual photo is hard to take
    .s1 = The usual photo is without a hat, facing forward, with nothing behind you.
    .s2 = If illness, disability or being bedridden makes that impossible, say why: another photo is accepted.
    .s3 = Online: call { $help_line } and give the reason and the application ID.
    .s4 = By post: write the reason on the form.
    .s5 = At the counter: city staff take care of it.

special-pin = If choosing a PIN is hard
    .s1 = If an intellectual or developmental disability makes it hard to choose a PIN, a helper may help.
    .s2 = City staff explain slowly and give you time.

special-sign = If writing your name is hard
    .s1 = If you cannot see well, you may write your name on the form in braille.
    .s2 = If you cannot write, a helper or staff may write it for you.
    .s3 = Either way, you stamp your seal (hanko).
    .s4 = The city office tells you what can be done instead of a seal.
