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
mark-staff-calling = Staff will be called now.
mark-staff-called = Staff have been called.
mark-staff-late = Staff have not come yet. Please tell someone near you.
mark-staff-not-called = Staff cannot be called. Please tell someone near you.
# Variables: $step 1 to 6
voice-loudness = Volume { $step }
# Variables: $step 1 to 5
voice-pace = Speed { $step }
# What a screen reader is told first. Variables: $by what said so, e.g. --reader
announce-screen = Screen layout for a screen reader ({ $by }).
announce-lines = Plain lines for a screen reader ({ $by }).
# Said in the place of a page that is private, where others may hear it.
private-voice = The voice does not read this page aloud. Plug in headphones to hear it.
help-line = 0 again  * back  ? keys
# Variables: $chapter the chapter's title, $all "12", $here "3"
progress = { $chapter }  page { $here } of { $all }
go-next = Next
go-back = Back
go-menu = Other things
go-resume = Back to where you were
go-more = More
go-about = See details
go-staff-sources = For staff: sources and notes

## Before the explanation

rest = Information kiosk
    .s1 = Press any key to begin.

ask-language = Which language would you like?
ask-amount = What text size would you like?
    .full = Standard size
    .larger = Large
    .largest = Very large
    .one = As large as possible, one sentence at a time
moving = How to use it
    .s1 = Choose with the number keys.
    .s2 = Confirm with the Enter key.
    .s3 = Press 0 to see the page again.
    .s4 = Press 9 for questions and other things.
    .s5 = Take your time.
begin = What would you like to do?
    .short = Hear the most important things
    .hear = Hear everything
    .choose = Choose what to hear
    .change = Change an earlier answer
    .resume = Go on from last time

## Who the person is

# Variables: $digits how many digits
number = Please type your resident number.
    .s1 = It is a number of { $digits } digits that this facility gave you.
    .s2 = It is not your My Number, and not a PIN.
    .s3 = If you do not know it, just press Enter.
staff-pin = Please type your staff number.
    .s1 = This page is for staff.
staff-number = Resident number of the person who will listen
    .s1 = It is a number of { $digits } digits that this facility uses.
typed-nothing = Nothing typed yet.

## Gates

keep-not = No record
    .s1 = You can just listen.
    .s2 = Nothing about you is kept.
keep-later = We will ask you again later
    .s1 = For now, you can just listen.
    .s2 = At the end, we will ask you once more.
operator-helper = Someone is helping you
    .s1 = You are the one who decides.
    .s2 = We also record who helped: family, staff or someone else. We do not ask for a name.
operator-other = Someone else is answering
    .s1 = These answers are not recorded as the person's own wishes.
    .s2 = They are recorded as a message to staff.
    .s3 = Staff will talk with the person.

## Answers

# Variables: $answer the answer
your-answer = Your answer: { $answer }
answer-detail = { $answer } ({ $question } { $detail })
answer-change = Change this answer
about-heading = Details
# Variables: $answer the option
about-option = If you choose “{ $answer }”:
pick-many = You can choose more than one.
pick-done = That is all
picked = { $option }: chosen
check-again = Let us explain it again
check-right = That is right
check-offer = Would you like to ask a member of staff?
    .s1 = It is all right not to know.
    .staff = Call staff
    .go-on = Go on

## The end

read-back = Your answers
read-back-change = To change an answer, press its number.
read-back-message = Someone else gave these answers.
seal = May we record it?
    .s1 = To record it, press 2 and then Enter.
    .s2 = This is not an application.
    .no = Do not record it yet
    .yes = Record it
not-recorded = Nothing is recorded yet. What would you like to do?
    .s1 = Any of these is all right.
    .answers = Look at the answers again
    .staff = Call staff
    .stop = Stop
keeping = Recording.
kept = It is recorded
    .s1 = This is your receipt code.
    .s2 = Please write it down and keep it.
    .s3 = You will need this code if you want to change your answers.
    .s4 = Staff will read the record and talk with you.
    .s5 = This is not an application.
not-kept = It could not be recorded
    .s1 = Your answers have not been recorded yet.
    .s2 = Please tell staff.
    .again = Try again
    .end = Finish without recording
pausing = Keeping your answers so far.
# Variables: $days how long it is kept
paused = That is all for today
    .s1 = This is the code for going on.
    .s2 = Please write it down, or ask staff to write it down for you.
    .s3 = Next time, choose “Go on from last time”.
    .s4 = Then type this code.
    .s5 = Your answers so far are deleted after { $days }.
    .s6 = Without this code nobody can see them, not even staff.
    .s7 = Nothing is decided until you have heard the rest and your answers are recorded.
not-paused = Your answers so far could not be kept
    .s1 = They are still here.
    .s2 = Please tell staff.
    .again = Try again
    .go-on = Go on
withdrawn = Your earlier answers have been taken back
    .s1 = This is the receipt code for taking them back.
    .s2 = Staff will read it and talk with you.
    .s3 = Staff can still read the earlier answers.
withdrawal-requested = Staff will be told
    .s1 = This is the receipt code of your request.
    .s2 = The answers have not been taken back yet.
    .s3 = Staff will talk with the person.
listened = That is the end of the explanation
    .s1 = Nothing about you has been recorded.
    .s2 = Come back at any time.
dropped = Finished without recording
    .s1 = Your answers have been deleted.
    .s2 = Come back at any time.
no-answers = There are no answers to record
    .s1 = Nothing about you has been recorded.
finish = Finish and clear the screen
receipt-proof = Show a square that proves the record (QR code)
# The visit ends because the input ended.
input-ended = Finished. Your answers have not been recorded.

## Other things that can be done

menu = Other things
    .questions = Frequent questions
    .contents = Contents
    .language = Change the language
    .furigana = Change the furigana
    .amount = Change the text size
    .colours = Change the colours
    .staff = Call staff
    .stop = Stop
questions = Frequent questions
contents = Contents
    .finish = I have heard enough
key-help = The keys
    .digit = Keys 1 to 9 choose.
    .decide = Enter confirms.
    .next = The up and down arrows move by one row.
    .repeat = 0 shows the page again.
    .back = * goes back.
    .size = F8 changes the text size.
    .furigana = F9 changes the furigana.
    .staff = F10 calls staff.
    .colours = F11 changes the colours.
    .blank = F12 hides the screen.
    .louder = Plus makes it louder, minus makes it softer.
    .slower = F3 slows the voice down, F4 speeds it up.
    .pause = F7 pauses the voice. Press it again to go on.
    .sentence = The full stop repeats this sentence. Press it twice to hear it spelled.
go-try-keys = Press keys to try them
try-keys = Press any key to hear what it does
    .s1 = Here, no key does anything else.
    .s2 = Enter goes back to the page you came from.
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
    .next = moves down one row.
    .previous = moves up one row.
    .decide = confirms.
    .erase = deletes one character.
    .ask-back = asks whether to go back.
    .back = goes back.
    .repeat = shows the page again.
    .key-help = explains the keys.
    .try-keys = lets you try the keys.
    .size = changes the text size.
    .furigana = changes the furigana.
    .colours = changes the colours.
    .staff = calls staff.
    .blank = hides the screen.
    .slower = makes the voice slower.
    .faster = makes the voice faster.
    .softer = makes the voice softer.
    .louder = makes the voice louder.
    .pause = pauses the voice, or lets it go on.
    .sentence = repeats this sentence.
    .spell = spells this sentence.
    .digit = moves to choice { $c }.
    .touch = moves to the choice. Press it twice to confirm.
    .nothing = does nothing here.
# Variables: $key its name, $does what it does
alert-key = { $key }: { $does }
listening = From here on, the voice will say things about you. How would you like to listen?
    .headphones = With headphones
    .loudspeaker = Through the loudspeaker; people nearby will hear it too
    .silent = Without the voice
staff-calling = Staff will be called now
staff-called = Staff have been called
staff-late = Staff have not come yet
staff-not-called = Staff cannot be called
# What really came of a call, and what can be done
staff-call =
    .soon = Please wait a moment.
    .rang = A chime has sounded. It will sound again and again until staff come.
    .silent = The chime cannot sound.
    .sent = A message has been sent to staff.
    .unsent = The message to staff could not be sent.
    .too-late = We do not know whether the message reached staff.
    .if-not = If staff do not come, please tell someone near you.
    .tell = Please ask someone near you to call staff.
    .wait = You can wait here, or you can go on.
    .take-back = Stop calling staff
    .here = Staff are here
ask-back = Go back to the previous page?
    .yes = Go back
    .no = Stay here
ask-stop = Do you want to stop?
    .record = Record the answers so far, and finish
    .without = Finish without recording
    .end = Finish
    .today = That is enough for today (go on another day)
    .go-on = Go on
    .staff = Call staff
# Variables: $seconds how long the page waits
still-there = Would you like to go on?
    .s1 = Press any key to go on.
    .s2 = If you do not, the screen will be cleared in { $seconds }. Your answers will not be recorded.
    .here = Go on

## Earlier answers

receipt-entry = Please type the receipt code.
    .s1 = It is the code of 16 digits that you were given before.
# Variables: $days how long it is kept
paused-entry = Please type the code for going on.
    .s1 = It is the code of 16 digits that you were given last time.
    .s2 = Codes stop working after { $days }.
# Variables: $chapter what was being told, $answers how many
resumed = Going on from last time
    .chapter = Last time you heard up to this part: { $chapter }.
    .read-back = Last time you were checking your answers.
    .answers = Answers from last time: { $answers }.
    .no-answers = There are no answers yet.
    .delete = Delete these answers, and finish
earlier = Your earlier answers
    .s1 = We found the record with this code.
    .s2 = This machine cannot show the answers.
    .anew = Answer again
    .all = Take back all answers
    .one = Take back only one answer
    .none = There are no answers left to take back.
withdraw-list = Which answer do you want to take back?
withdraw-who = Who is pressing the keys now?
    .self = I am
    .helper = I am, and someone is helping me
    .other = Someone else is, for me
withdraw = May we take it back?
    .s1 = To take it back, press 2 and then Enter.
    .s2 = We will not ask why.
    .s3 = Staff will still be able to read the earlier answer.
    .other = Nobody else can take it back for you. Staff will be told.
    .no = Do not take it back
    .yes = Take it back

## When it cannot serve

outage-rest = This machine is resting
    .s1 = Please speak to staff.
outage-not-ready = This machine is not ready yet
    .s1 = Please speak to staff.
outage-for-staff = For staff

## What is said once

alert-amount-full = Text size 1 of 4: standard.
alert-amount-larger = Text size 2 of 4: large.
alert-amount-largest = Text size 3 of 4: very large.
alert-amount-one = Text size 4 of 4: one sentence at a time.
alert-readings-shown = Furigana on.
alert-proof = This line proves the record: { $proof }
alert-readings-hidden = Furigana off.
alert-readings-kana = Hiragana only.
alert-theme-white-on-black = White text on black.
alert-theme-black-on-white = Black text on white.
alert-theme-yellow-on-black = Yellow text on black.
alert-nothing-before = There is no previous page.
alert-nothing-picked = Please choose one.
alert-call-answered = Staff have come. The call has ended.
alert-call-taken-back = The call for staff has stopped.
alert-code-unknown = There is no record with that code. Please type it again.
alert-paused-not-deleted = The answers from last time could not be deleted yet. Please tell staff.
alert-paused-unknown = There is no visit to go on with under that code. Please type it again.
alert-paused-unreadable = What was kept last time cannot be read. Please start from the beginning.
alert-refused-number = Numbers of 12 digits are not used here. We never ask for your My Number.
alert-refused-pin = We never ask for a PIN. Please do not type one here.
alert-staff-unknown = That staff number is not known. Please wait a moment and type it again.
alert-timed-out = The previous person's screen has been cleared.
alert-words-changed = The explanation has been renewed. Please start from the beginning.
# Variables: $digits how many digits
alert-wrong-length = The number has { $digits } digits. Please type it again.
# Variables: $typed what was typed, $numbers the numbers of this page
alert-no-such-number = There is no { $typed }. Please choose from { $numbers }.
alert-nothing-chosen = Please choose with a number key.
alert-only-digits = Please press the number keys.
# One switch: the focus has gone over the page as often as it was to.
alert-rested = It has stopped here. Press the switch to go on.
alert-entry-full = There is no room for more.
alert-unclear-burst = Nothing was chosen. Please press one key at a time.
alert-unclear-text = Nothing was chosen. Please press again.
alert-unclear-key = That key is not used.

## What a person is told of their own records

# Variables: $name
print = A copy of the records of { $name }
    .s1 = These are your own wishes. This is not an application.
    .s2 = If something is wrong, please tell staff.
# Variables: $when, $receipt
print-record = Recorded on { $when } (receipt code { $receipt })
print-message = Someone else answered here. These are not your wishes.
# Variables: $wish, $answer
print-answer = { $wish } { $answer }
# Variables: $when, $answer
print-corrected = Corrected on { $when }: { $answer }
print-taken-back = Taken back on { $when }
print-end = These are all the records kept under your name.
# Variables: $many
print-unread = This may not be everything kept about you here: { $many } records cannot be read at the moment. Please ask staff.
looked = Who has looked at this record
looked-nobody = Nobody has looked at it.
# Variables: $when, $staff
looked-viewed = { $when }: { $staff } read it.
looked-talked = { $when }: { $staff } talked with you.
