### Words for staff: set-up and review.

staff-back = Back
staff-help-line = 0 again  * back
staff-more = More

## Set-up

setup-language = Which language shall set-up use?
setup-name = What is the facility called?
    .s1 = Residents see and hear this name.
setup-reading = How is the name read, in hiragana?
    .s1 = Only hiragana. It stands above the kanji and is spoken.
setup-identity = How do you find out whose record it is?
    .s1 = Nothing here is ever a My Number or a PIN.
    .ticket = By the receipt code: staff tie it to the person later
    .number = The person types the facility's own short number
    .staff = Staff start each visit and type the facility's own short number
setup-digits = How many digits has the facility's own number?
    .s1 = From 2 to 8, but not 4: a card's PIN has 4.
setup-empty-is-open = Press Enter alone if this is not decided yet.
# Variables: $default the value
setup-empty-is-default = Press Enter alone for { $default }.
setup-staff = What is your name?
    .s1 = You become the first member of staff and can open records.
setup-pin = Choose a number for yourself.
    .s1 = 6 to 8 digits that you use nowhere else. It is not shown.
setup-pin-again = Please type the same number again.
    .s1 = It is not shown.
setup-summary = Is this right?
    .name = Facility: { $name }
    .staff = First member of staff: { $staff }
    .create = Yes, make keys and records now
setup-creating = Making keys and records. This takes a few seconds.
setup-failed = It could not be made.
    .again = Back to what you said
    .end = End
setup-passphrase = The words that open the records
    .s1 = Write these words down in this order. They are shown only now.
    .s2 = Everybody who reviews records needs them.
setup-prove-passphrase = Please type word { $number }.
setup-recovery = The recovery sheet for the safe
    .s1 = Write these words on paper and lock them away.
    .s2 = If the other words are lost, only this sheet opens the records.
setup-prove-recovery = Please type word { $number } of the recovery sheet.
setup-written-down = I have written them down
setup-done = Everything is ready
    .s1 = Start the kiosk with: madoguchi
    .s2 = Look at records with: madoguchi review
    .s3 = The words are not shown again.
setup-end = End and clear the screen
setup-alert-empty = Something must be typed here.
setup-alert-not-kana = Hiragana only, please.
setup-alert-refused = This looks like a My Number or a PIN, or has a sign that cannot be used. Please write something else.
setup-alert-not-a-number = This number is not possible here.
setup-alert-weak-pin = 6 to 8 digits, not all the same and not in a row.
setup-alert-other-pin = The two numbers differ. Please choose one again.
setup-alert-other-word = That is not the word. Please look again and write them down.

## Review

review-pin = Please type your staff number.
    .s1 = It is not shown.
review-passphrase = Please type the words that open the records.
    .s1 = They are not shown. Put a space between two words.
# Variables: $date the date
review-date = Today is { $date }. Is this right?
    .yes = Yes
    .no = No, the clock is wrong
review-date-wrong = The clock must be set first
    .s1 = Set date and time of this machine, then start again.
    .s2 = With a wrong date, wrong facts may be shown and records get wrong dates.
review-end = Lock and end
review-still-there = Is somebody there?
    .s1 = Press any key. Otherwise the records lock themselves.
    .stay = I am here
review-not-yours = Your role may not do this. Please ask the person responsible.
# Variables: $staff name, $role
review-work = What would you like to do?
    .s1 = You are { $staff } ({ $role }). Press a number, then Enter.
    .inbox = Records that wait for you
    .duties = What each role may do
review-duties = What each role may do
# Variables: $duty, $roles
review-duty = { $duty }: { $roles }
review-duty-two = { $duty } (two people together): { $roles }
staff-role-guide = guide
staff-role-card-keeper = card keeper
staff-role-reviewer = reviewer
staff-role-responsible = person responsible
staff-duty-guide = Start a visit and help
staff-duty-cards = Hand out and take back cards
staff-duty-read = Read what people wish
staff-duty-follow-up = Note what was talked over, tie to a person, take back, correct
staff-duty-print = Print everything of one person
staff-duty-export = Write all records to a file
staff-duty-accounts = Add staff and change their roles
staff-duty-erase = Erase a record
staff-duty-keys = Change keys
staff-duty-restore = Put back a backup
review-flag-others-asked = somebody else asked to take it back
review-flag-taken-back = answers taken back
review-flag-wants-to-talk = wants to talk
review-flag-contradiction = differs from an earlier wish
review-flag-not-the-person = not the person answered
review-flag-helped = somebody helped
review-flag-very-fast = answered very fast
review-flag-explained-again = explained again
review-flag-interrupted = stopped half-way
review-flag-clock-doubtful = date may be wrong
# Variables: $todo how many wait, $all how many there are
review-inbox = { $todo } of { $all } records wait for you
    .s1 = The most urgent stands first. Press its number, then Enter.
    .other = Other work
review-inbox-empty = There is no record yet.
# Variables: $receipt, $when, $many number of answers, $state, $person, $flags
review-line = { $state }: { $person }, { $when }, answers: { $many }, { $receipt }
review-line-flagged = { $state }: { $flags }. { $person }, { $when }, answers: { $many }, { $receipt }
review-line-message = { $state }: message to staff ({ $flags }). { $person }, { $when }, answers: { $many }, { $receipt }
review-nobody-yet = not tied to a person
review-state-new = NEW
review-state-viewed = opened
review-state-talked-over = talked over
review-record = Record { $receipt }
# Variables: $flags
review-record-flags = Please look at: { $flags }
review-recorded-at = Recorded: { $when }
review-standing-wish = These are the person's own wishes. This is not an application.
review-standing-message = Somebody else answered. This is a message to staff and not a wish.
review-person-ticket = Whose record: not tied to a person yet
review-person-linked = Whose record: number { $number } (tied by staff)
review-person-number = Whose record: number { $number } (typed by the person)
review-person-started = Whose record: number { $number } (typed by staff at the start)
review-operator-person = Keys pressed by: the person
review-operator-assisted = Keys pressed by: the person with help ({ $role })
review-operator-other = Keys pressed by: somebody else ({ $role })
review-form = Shown as: { $form }, language { $lang }, pack { $pack }
review-stopped = The person stopped half-way, in: { $chapter }
review-replaces = Answers anew what was recorded as { $receipt }
review-checks = Explained once more: { $again } of { $all } checks
# Variables: $wish the question, $answer the answer
review-wish = { $wish } {"→"} { $answer }
review-wish-taken-back = { $wish } {"→"} { $answer } (taken back { $when })
review-wish-others-asked = { $wish } {"→"} { $answer } (somebody else asked on { $when } to take it back: please talk with the person)
review-words = The words that were shown
review-words-lang = Language: { $lang }, edition { $edition }
# Variables: $seconds how long the page stood, $repeats how often it was asked for again
review-words-stood = On the page for { $seconds } s. Asked for again: { $repeats }.
review-words-seen = { $words }
review-words-heard = { $words } (heard to the end)
review-read-aloud = The answer was read back aloud, to the end.
review-read-back = The answer was read back on the page, not aloud.
review-link = The facility's own number of this person
    .s1 = Never a My Number. Press Enter alone to leave it.
review-do-link = Tie this record to a person
review-do-talked-over = Talked over with the person
review-linked = The record is tied to this person now.
review-marked = Marked as talked over.
role-family = family
role-staff = staff
role-guardian = guardian
role-other = other
role-unnamed = not said
