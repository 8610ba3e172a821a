### Words of the kiosk itself, in English. What is explained is in the folder of the pack.

language-name = English

## On every page

mark-demo = This is a demonstration. Answers given here are not a real record.
# There should be sound, and is none.
mark-no-sound = There is no sound. Please call staff.
# There was none, and is again.
mark-sound-back = There is sound again.
mark-no-braille = The braille display has stopped. Please call staff.
# A call for staff is open: what has become of it.
mark-staff-calling = Staff are being called.
mark-staff-called = Staff have been called.
mark-staff-late = Staff have not come yet. Please tell somebody near you.
mark-staff-not-called = Staff cannot be called. Please tell somebody near you.
# Variables: $step 1 to 6
voice-loudness = Volume { $step }
# Variables: $step 1 to 5
voice-pace = Speed { $step }
# What a screen reader is told first. Variables: $by what said so, e.g. --reader
announce-screen = Rows for a screen reader ({ $by }).
announce-lines = Lines for a screen reader ({ $by }).
# Said in the place of a page that is private, where others may hear it.
private-voice = The voice does not read this page. Put headphones in to hear it.
help-line = 0 again  * back  ? keys
# Variables: $chapter the chapter's title, $all "12", $here "3"
progress = { $chapter }  page { $here } of { $all }
go-next = Next
go-back = Back
go-menu = Other things
go-resume = Back to the page
go-more = More
go-about = See the details

## Before the explanation

rest = The explaining machine
    .s1 = Press any key to begin.

ask-language = Which language do you want?
ask-amount = How large shall it be shown?
    .full = Standard size
    .larger = Larger
    .largest = Larger still
    .one = As large as possible, one sentence at a time
moving = How to use it
    .s1 = Choose with a number key.
    .s2 = Decide with the Enter key.
    .s3 = 0 shows the page again.
    .s4 = 9 is for questions and other things.
    .s5 = There is no hurry.
begin = What would you like to do?
    .short = Hear the most important things
    .hear = Hear everything
    .choose = Choose what to hear
    .change = Change an earlier answer

## Who the person is

# Variables: $digits how many digits
number = Please type your number.
    .s1 = It is the number of { $digits } digits that this facility gave you.
    .s2 = It is not your My Number and not a PIN.
    .s3 = If you do not know it, press only Enter.
staff-pin = Please type your staff number.
    .s1 = This page is for staff.
staff-number = The number of the person who will listen
    .s1 = It is the facility's number of { $digits } digits.
typed-nothing = Nothing is typed yet.

## Gates

keep-not = No record
    .s1 = You only listen.
    .s2 = Nothing about you is kept.
keep-later = We will ask again
    .s1 = For now you only listen.
    .s2 = At the end we ask you once more.
operator-helper = Somebody is helping
    .s1 = You are the one who decides.
    .s2 = We also record that somebody helped. We do not ask for a name.
operator-other = Answers of somebody else
    .s1 = These are not recorded as the person's own wish.
    .s2 = They are recorded as a message to staff.
    .s3 = Staff will talk with the person.

## Answers

# Variables: $answer the answer
your-answer = Your answer: { $answer }
answer-detail = { $answer } ({ $question } { $detail })
answer-change = Change the answer
about-heading = The details
# Variables: $answer the option
about-option = If "{ $answer }":
pick-many = You can choose more than one.
pick-done = That is all
picked = { $option }: chosen
check-again = Let us explain once more
check-right = That is right
check-offer = Shall we ask a member of staff?
    .s1 = Any answer is all right.
    .staff = Call staff
    .go-on = Go on

## The end

read-back = Your answers
read-back-change = Choose a number to change that answer.
read-back-message = These are the answers of somebody else.
seal = May we record it?
    .s1 = To record, press 2 and then Enter.
    .s2 = This is not an application.
    .no = Do not record yet
    .yes = Record
not-recorded = Nothing is recorded yet. What would you like to do?
    .s1 = Any answer is all right.
    .answers = Look at the answers again
    .staff = Call staff
    .stop = Stop
keeping = Recording.
kept = It is recorded
    .s1 = This is your receipt code.
    .s2 = Please write it down and keep it.
    .s3 = You need this code to change your answers.
    .s4 = Staff will read the record and talk with you.
    .s5 = This is not an application.
not-kept = It could not be recorded
    .s1 = Your answers are not recorded yet.
    .s2 = Please tell staff.
    .again = Try to record again
    .end = Finish with no record
withdrawn = Your earlier answers are taken back
    .s1 = This is the receipt code of that.
    .s2 = Staff will read it and talk with you.
listened = The explanation is over
    .s1 = Nothing about you has been recorded.
    .s2 = Come back at any time.
dropped = Finished with no record
    .s1 = Your answers have been erased.
    .s2 = Come back at any time.
no-answers = There are no answers to record
    .s1 = Nothing about you has been recorded.
finish = Finish and clear the screen
receipt-proof = Show a square for checking (QR code)
# The visit ends because the input ended.
input-ended = Finished. The answers of this visit are not recorded.

## Other things that can be done

menu = Other things
    .questions = Questions people ask
    .contents = Contents
    .language = Change the language
    .furigana = Change the furigana
    .amount = Change the size
    .colours = Change the colours
    .staff = Call staff
    .stop = Stop
questions = Questions people ask
contents = Contents
    .finish = I have heard enough
key-help = The keys
    .digit = 1 to 9 choose.
    .decide = Enter decides.
    .next = The up and down arrows move one row.
    .repeat = 0 shows the page again.
    .back = * goes back.
    .size = F8 changes the size.
    .furigana = F9 changes the furigana.
    .staff = F10 calls staff.
    .colours = F11 changes the colours.
    .blank = F12 hides the screen.
    .louder = Plus is louder, minus is softer.
    .slower = F3 is slower, F4 is faster.
    .pause = F7 stops the voice, and goes on.
    .sentence = The full stop says this sentence again. Twice, it spells it.
go-try-keys = Press keys to try them
try-keys = Every key is named here
    .s1 = No key does anything else.
    .s2 = Enter goes back to the page before.
help-try-keys = Enter goes back
# The names of keys. Variables: $c a digit, a letter or a number of a function key
key =
    .digit = Digit { $c }
    .letter = { $c }
    .function = F{ $c }
    .star = Star
    .hash = Hash
    .slash = Slash
    .question = Question mark
    .plus = Plus
    .minus = Minus
    .stop = Full stop
    .space = Space bar
    .up = Up arrow
    .down = Down arrow
    .left = Left arrow
    .right = Right arrow
    .enter = Enter
    .tab = Tab
    .back-tab = Shift and Tab
    .erase = Backspace
    .delete = Delete
    .insert = Insert
    .home = Home
    .end = End
    .page-up = Page up
    .page-down = Page down
    .esc = Escape
    .route = Routing key
    .help = Help key of the braille display
    .other = This key
# What keys do. Variables: $c a digit
key-does =
    .next = goes to the next row.
    .previous = goes to the row before.
    .decide = decides.
    .erase = takes back a character.
    .ask-back = asks whether to go back.
    .back = goes back.
    .repeat = shows the page again.
    .key-help = tells what the keys do.
    .try-keys = names keys.
    .size = changes how much is shown.
    .furigana = changes the furigana.
    .colours = changes the colours.
    .staff = calls staff.
    .blank = hides the screen.
    .slower = makes the voice slower.
    .faster = makes the voice faster.
    .softer = makes the voice softer.
    .louder = makes the voice louder.
    .pause = stops the voice, and goes on.
    .sentence = says this sentence again.
    .spell = spells this sentence.
    .digit = moves to choice { $c }.
    .touch = moves to the choice. Twice, it decides.
    .nothing = does nothing here.
# Variables: $key its name, $does what it does
alert-key = { $key }: { $does }
listening = From here on the voice speaks about you. Where do you want to hear it?
    .headphones = In headphones
    .loudspeaker = From the loudspeaker; people nearby hear it too
    .silent = No voice
staff-calling = Staff are being called
staff-called = Staff have been called
staff-late = Staff have not come yet
staff-not-called = Staff cannot be called
# What really came of a call, and what can be done
staff-call =
    .soon = Please wait a moment.
    .rang = A chime was played. It is played again and again until staff come.
    .silent = No chime can be played.
    .sent = A message was sent to staff.
    .unsent = No message could be sent to staff.
    .too-late = Nobody knows whether the message to staff arrived.
    .if-not = If staff do not come, please tell somebody near you.
    .tell = Please ask somebody near you to call staff.
    .wait = You may wait here. You may also go on.
    .take-back = Do not call staff any more
    .here = Staff are here
ask-back = Go back to the page before?
    .yes = Go back
    .no = Stay here
ask-stop = Do you want to stop?
    .record = Record the answers so far and finish
    .without = Finish with no record
    .end = Finish
    .go-on = Go on
# Variables: $seconds how long the page waits
still-there = Are you still there?
    .s1 = Press any key to go on.
    .s2 = Otherwise the screen is cleared after { $seconds }. Your answers are not recorded.
    .here = Go on

## Earlier answers

receipt-entry = Please type the receipt code.
    .s1 = It is the code of 16 digits that you were given.
earlier = Your earlier answers
    .s1 = There is a record with this receipt code.
    .s2 = This machine cannot show the answers.
    .anew = Answer again
    .all = Take back all answers
    .one = Take back one answer
    .none = There is no answer left to take back.
withdraw-list = Which answer do you want to take back?
withdraw-who = Who is pressing the buttons now?
    .self = I am
    .helper = Me, with a helper
    .other = Someone else, for me
withdraw = May we take it back?
    .s1 = To take it back, press 2 and then Enter.
    .s2 = We do not ask why.
    .no = Do not take it back
    .yes = Take it back

## When it cannot serve

outage-rest = This machine is resting
    .s1 = Please speak to staff.
outage-not-ready = This machine is not ready yet
    .s1 = Please speak to staff.
outage-for-staff = For staff

## What is said once

alert-amount-full = Size 1 of 4: standard.
alert-amount-larger = Size 2 of 4: larger.
alert-amount-largest = Size 3 of 4: larger still.
alert-amount-one = Size 4 of 4: one sentence at a time.
alert-readings-shown = Furigana on.
alert-proof = This line proves the record: { $proof }
alert-readings-hidden = Furigana off.
alert-readings-kana = Hiragana only.
alert-theme-white-on-black = White letters on black.
alert-theme-black-on-white = Black letters on white.
alert-theme-yellow-on-black = Yellow letters on black.
alert-nothing-before = There is no page before this one.
alert-nothing-picked = Please choose one.
alert-call-answered = Staff have come, and the call is over.
alert-call-taken-back = Staff are not being called any more.
alert-code-unknown = There is no receipt with that code. Please type it again.
alert-refused-number = Mistake. Please do not type 12 digits here. We never ask for your My Number.
alert-refused-pin = Mistake. Please do not type a PIN here.
alert-staff-unknown = The number is wrong. Wait a little and type it again.
alert-timed-out = The screen of the last person has been cleared.
# Variables: $digits how many digits
alert-wrong-length = Mistake. It is a number of { $digits } digits.
# Variables: $typed what was typed, $numbers the numbers of this page
alert-no-such-number = Mistake. There is no { $typed }. Choose from { $numbers }.
alert-nothing-chosen = Please choose with a number key.
alert-only-digits = Mistake. Please press number keys.
# One switch: the focus has gone over the page as often as it was to.
alert-rested = It has stopped here. Press the switch, and it moves again.
alert-entry-full = Mistake. No more fits.
alert-unclear-burst = Nothing was chosen. Please press one key at a time.
alert-unclear-text = Nothing was chosen. Please press again.
alert-unclear-key = That key is not used.

## What a person is told of their own records

# Variables: $name
print = A copy of the records of { $name }
    .s1 = These are your own words and wishes. This is not an application.
    .s2 = If something is wrong, please tell staff.
# Variables: $when, $receipt
print-record = Recorded on { $when } (receipt { $receipt })
print-message = Somebody else answered here. These are not your wishes.
# Variables: $wish, $answer
print-answer = { $wish } {"→"} { $answer }
# Variables: $when, $answer
print-corrected = Corrected on { $when }: { $answer }
print-taken-back = Taken back on { $when }
print-end = That is everything that is kept of you here.
# Variables: $many
print-unread = This may not be everything that is kept of you here: { $many } records cannot be read now. Please ask staff.
looked = Who looked at this record
looked-nobody = Nobody looked at it.
# Variables: $when, $staff
looked-viewed = { $when }: { $staff } read it.
looked-talked = { $when }: { $staff } talked with you.
