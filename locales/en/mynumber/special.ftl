### Special help

chapter-special = Special help

special-photo = If a photo is hard
    .s1 = You can apply even if illness, disability or being bedridden makes the usual photo impossible.
    .s2 = Say why, and the photo you could take can be used.
    .s3 = Online: phone the help line with the reason and the application ID.
    .s4 = By post: write the reason on the form.
    .s5 = At the counter: city staff do it.

special-pin = If a PIN is hard
    .s1 = If setting a PIN is hard for you because of a disability, a helper may help.
    .s2 = City staff explain slowly and give you time.

special-braille = If you cannot see well
    .s1 = You may write your name in braille.
    .s2 = With the braille you also put a seal or the like.

special-write = If you cannot write
    .s1 = If you cannot write, a helper or staff may write for you.
    .s2 = Then you yourself put a seal or the like.

special-hear = Do you want to hear about help with the photo, the PIN, braille or writing?
    .yes = Yes, tell me
    .no = No, go on

special-need = Do you need help with the photo, the PIN, braille or writing?
    .next-yes = Staff prepare that help for the application.
    .next-no = Nothing is done.
    .next-later = Staff ask you again before an application.
    .next-talk = Staff come and talk with you.
    .recorded = We record only which help you want. We ask for no illness and no disability.
    .take-back = You can change it at any time by telling staff.
