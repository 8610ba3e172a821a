### Words for staff: set-up and review.

staff-back = Back
staff-help-line = 0 again  * back  ? keys
staff-more = More

## Set-up

setup-language = Which language shall set-up use?
# Variables: $file
setup-prepared = Use what is prepared in { $file }
# Variables: $file, $mistakes
setup-prepared-wrong = The prepared file { $file } has mistakes and is not used. { $mistakes }
setup-prepared-taken = It is used: only what it does not say is asked. Now choose the language.
setup-name = What is the facility called?
    .s1 = Residents see and hear this name.
    .s2 = Kana are enough where kanji cannot be typed.
setup-reading = How is the name read, in hiragana?
    .s1 = Hiragana, katakana, or Latin letters as in aozora. It stands above the kanji and is spoken.
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
setup-screen = How large is the screen? Type its diagonal in inches.
    .s1 = It stands in the name of the screen or on its box, for example 15.6. Press Enter alone if you do not know it.
setup-viewing = From how far is the screen read? Type centimetres.
    .s1 = At a desk it is 50. Press Enter alone for 50.
setup-staff = What is your name?
    .s1 = You become the first member of staff and can open records.
    .s2 = Kana are enough where kanji cannot be typed.
setup-written = Which of these is the name?
setup-pin = Choose a number for yourself.
    .s1 = 6 to 8 digits that you use nowhere else. It is not shown.
setup-pin-again = Please type the same number again.
    .s1 = It is not shown.
setup-summary = Is this right?
    .closed = Residents cannot begin before this is settled: { $question }
    .unanswered = Not answered yet
    .name = Facility: { $name }
    .screen = Screen: { $inches } inches, read from { $centimetres } cm
    .screen-unknown = Screen: not measured, read from { $centimetres } cm
    .staff = First member of staff: { $staff }
    .create = Yes, make keys and records now
setup-creating = Making keys and records. This takes a few seconds.
setup-failed = It could not be made.
    .s1 = Usually the disk is full, or the folder may not be written to. Nothing that was there before was changed.
    .again = Back to what you said
    .settle = Try again to put it in its place
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
    .kiosk = The kiosk begins when you go on.
    .s1 = Start the kiosk with: madoguchi
    .s2 = Look at records with: madoguchi review
    .s3 = The words are not shown again.
setup-end = End and clear the screen
setup-alert-empty = Something must be typed here.
setup-alert-refused = This looks like a My Number or a PIN, or has a sign that cannot be used. Please write something else.
setup-alert-not-a-number = This number is not possible here.
setup-alert-not-inches = Please type a number from 5 to 100, for example 15.6.
setup-alert-not-centimetres = Please type a whole number from 20 to 300, for example 50.
setup-alert-weak-pin = 6 to 8 digits, not all the same and not in a row.
setup-alert-other-pin = The two numbers differ. Please choose one again.
setup-alert-other-word = That is not the word. Please look again and write them down.

## A kiosk that cannot serve
# Variables in all of them: $data the folder of the records

outage-set-up = This machine is not set up yet
    .s-1 = Set-up takes about fifteen minutes. You need paper and a pen for the words of the keys.
    .s-2 = Nothing is kept before you have proved that they are written down.
    .go = Set up now
outage-another-kiosk = Another kiosk uses these records
    .s-1 = Stop the other one. This page tries again by itself every few minutes.
outage-damaged = The records are damaged
    .s-1 = Change nothing. Copy the folder { $data } to a stick first.
    .s-2 = What is still whole is said by: madoguchi records verify
    .s-3 = How the last backup is put back: madoguchi records restore --help
outage-disk-full = The disk is full
    .s-1 = Free at least 8 MiB on the disk of { $data }. What was acknowledged is kept.
    .s-2 = This page tries again by itself every few minutes.
outage-foreign = The file of the records is not from madoguchi
    .s-1 = Nothing in it was changed. Find out who put it into { $data }.
    .s-2 = How the last backup is put back: madoguchi records restore --help
outage-newer = A newer madoguchi wrote these records
    .s-1 = Install the newer program again. Nothing is lost.
outage-other = The kiosk cannot start
    .s-1 = What is wrong with this machine is said by: madoguchi doctor
outage-settings = A file of settings cannot be used
    .s-1 = Correct the file that the line below names, then press 1 and Enter.
outage-unreadable = Files of the records cannot be read or written
    .s-1 = Everything in { $data } must belong to the user of the kiosk.
    .s-2 = If the disk can only be read, restart the machine. This page tries again by itself every few minutes.
outage-unsettled = The facility has not decided something yet
    .s-1 = Residents cannot begin before that. Talk with whoever is responsible.
    .s-2 = Then write it into { $data }/facility.toml, below the line [profile].
    .s-3 = After that, press 1 and Enter.
outage-wrong-pack = The explanation cannot be used
    .s-1 = Start the kiosk with the explanation for which this facility was set up.
    .s-2 = Its errors are said by: madoguchi content check
# Variables: $why
outage-line = For whoever looks after the machine: { $why }
outage-again = Try again
outage-still = It was tried again, and it still cannot start.

## Review

review-pin = Please type your staff number.
    .s1 = It is not shown.
review-passphrase = Please type the words that open the records.
    .s1 = They are not shown. Put a space between two words. If they are lost, the person responsible types all words of the sheet in the safe.
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
    .search = Find a person
    .due = Records to look at again
    .register = All records, by date
    .staff = Staff: add, roles, leaving
    .duties = What each role may do: keys, backup, export
    .cards = Cards and certificates
    .lists = Hand-over lists
review-duties = What each role may do
# Variables: $duty, $roles
review-duty = { $duty }: { $roles }
review-duty-two = { $duty } (two people together): { $roles }
review-steps-export = Write all records to a file
    .s-1 = End here, then type: madoguchi records export --as csv > records.csv
    .s-2 = It asks for the number of the person responsible and for the words. That it was done stands in the log.
    .s-3 = The file holds names. Delete it when you are done with it.
review-steps-restore = Put back a backup (two people together)
    .s-1 = The person responsible and one more member of staff do this together. Plug in the stick first.
    .s-2 = Only try whether it can be put back: madoguchi records drill /media/usb
    .s-3 = Put it back into a new folder: madoguchi --data /home/kiosk/madoguchi-2 records restore /media/usb
    .s-4 = Both type their numbers. Nothing is written over the records of now.
review-keys = Which keys open the records
    .facility = New words for every day (two people together)
    .recovery = A new sheet for the safe (two people together)
# Variables: $key which, $when, $by who made it
review-key-in-use = { $key }: in use since { $when }, { $by }
review-key-retired = { $key }: of { $when }, { $by }. It was taken away and opens nothing here.
review-key-facility = The words of every day
review-key-recovery = The sheet in the safe
review-key-by-set-up = made at set-up
# Variables: $staff names
review-key-by = made by { $staff }
review-key-new-facility = Make new words for every day?
    .s-1 = Do it when somebody else saw the words, when somebody who knows them leaves, or when they are lost.
    .s-2 = You need a second member of staff, and paper and a pen.
    .s-3 = Afterwards the old words open nothing here. Everybody who reviews needs the new ones, and so does the stick.
review-key-new-recovery = Make a new sheet for the safe?
    .s-1 = Do it when the sheet is lost, or when somebody else saw it.
    .s-2 = You need a second member of staff, and paper and a pen.
    .s-3 = Afterwards the old sheet opens nothing here. Destroy it.
review-key-together = Go on, with the second member of staff
review-key-words = The new words
    .s1 = Write these words down in this order. They are shown only now.
    .s2 = Nothing is changed yet.
review-key-proof = Type all new words from your paper.
    .s1 = They are not shown. Put a space between two words. With the last word the old key is taken away.
review-keys-changed = The new words open everything now. Make a new backup: older ones open with the old words.
review-trouble-other-words = These are not the new words; nothing was changed. Read your paper again, or go back and look at them once more.
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
review-flag-due = look again today
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
# Variables: $when date and time, $seconds "220 seconds"
review-call-open = Somebody calls staff now, since { $when }.
review-call-left = Nobody came to a call of { $when }. The person left after { $seconds }.
review-call-taken-back = Nobody came to a call of { $when }. The person took it back after { $seconds }.
review-call-lost = Nobody came to a call of { $when }. The machine stopped before it ended.
review-inbox-empty = There is no record yet.
# Variables: $many how many, $which their dates and receipt codes
review-unread = Cannot be read (damaged): { $many }. { $which }. All others can be read. Run madoguchi records verify, keep a copy, and restore the last backup. The sheet in the safe does not help here.
# Variables: $event its number
review-event = event { $event }
review-is-damaged = cannot be read (damaged)
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
review-person-linked = Whose record: { $number } (tied by staff)
review-person-number = Whose record: number { $number } (typed by the person)
review-person-started = Whose record: number { $number } (typed by staff at the start)
review-operator-person = Keys pressed by: the person
review-operator-assisted = Keys pressed by: the person with help ({ $role })
review-operator-other = Keys pressed by: somebody else ({ $role })
review-form = Shown as: { $form }, language { $lang }, pack { $pack }
# Variables: $question, $answer, $edition, $lang
review-agreement = { $question } { $answer } (words of edition { $edition }, language { $lang })
review-stopped = The person stopped half-way, in: { $chapter }
review-replaces = Answers anew what was recorded as { $receipt }
review-checks = Explained once more: { $again } of { $all } checks
# Variables: $wish the question, $answer the answer
review-wish = { $wish } {"→"} { $answer }
# Variables: $right, $reason
review-wish-corrected = { $wish } {"→"} { $answer } (corrected { $when }: { $right }, because: { $reason })
review-wish-taken-back-by = { $wish } {"→"} { $answer } (taken back { $when }, on the person's word, by { $staff })
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
review-link-number = The facility's own number of this person
    .s1 = Never a My Number. Press Enter alone to leave it.
review-link-name = The name of this person
    .s1 = Press Enter alone if it is not to be kept.
review-link-kana = The name in kana
    .s1 = Hiragana or katakana. Press Enter alone to skip it.
review-link-room = The room
    .s1 = Press Enter alone to skip it.
# Variables: $character
alert-not-kana = “{ $character }” is no kana. Please type hiragana, katakana, or Latin letters as in aozora.
review-room = room { $room }
# Variables: $many
review-other-answers = The other answers
review-more = What would you like to do with this record?
    .go = More: tie to a person, history, who looked, hold
    .link = Tie this record to a person
    .person = All records of this person
    .looked = Who looked at this record (for the person)
    .hold = Hold it, so that it is not erased
    .release = Let it go: it need not be held any more
    .erase = Erase this record (two people together)
    .left = Note that this person left the home
    .held = Held by { $staff }: { $reason }
review-departure = When did this person leave the home?
    .s1 = If the person has died, note it here as well.
    .s2 = The time for which all records of this person are kept is counted from this day.
    .today = Today
    .on-day = On another day
    .returned = The person lives here (take the note back)
review-departure-on = On which day did the person leave?
    .s1 = Month and day in four digits: 1124 is 24 November.
# Variables: $day when the person left
review-left-on = Left the home on { $day }
review-departure-noted = The day on which the person left is noted.
review-return-noted = The note that the person left is taken back.
# Variables: $what the day
review-trouble-departure-ahead = { $what } is still to come. Note it when the person has left.
review-trouble-lives-here = Nobody noted that this person left the home. Note the day first, or choose another reason.
review-hold = Why is this record held?
    .s1 = For example: a complaint, an audit. It is not erased while it is held.
review-release = Why need it not be held any more?
    .s1 = It may be erased again when its time has come.
review-held = The record is held now.
review-released = The record is not held any more.
review-outcome = What came of talking with the person?
    .as-wished = It stands as the person said
    .arranging = We arrange what the person wishes
    .wants-time = The person wants time
    .answers-anew = The person answers again at the kiosk
review-again = When is this looked at again?
    .never = Nothing is left to do
    .week = In a week
    .month = In a month
    .on-day = On another day
review-again-on = On which day?
    .s1 = Month and day in four digits: 1224 is 24 December.
review-no-such-day = There is no such day. Please type month and day, for example 1224.
review-came-as-wished = it stands as the person said
review-came-arranging = we arrange what the person wishes
review-came-wants-time = the person wants time
review-came-answers-anew = the person answers again at the kiosk
# Variables: $when, $staff, $what, $day
review-came = Talked over on { $when } by { $staff }: { $what }
review-came-due = Talked over on { $when } by { $staff }: { $what }. Look again on { $day }
review-take-back = Does the person take this answer back?
    .s1 = { $wish } {"→"} { $answer }
    .go = The person takes this answer back
    .no = No, leave it
    .yes = Yes, the person said so
review-took-back = The answer is taken back. It can still be read here.
review-correct = Which answer is right?
    .s1 = { $wish } {"→"} { $answer }
    .go = Correct this answer, on the person's word
review-correct-why = Why is “{ $answer }” right?
    .s1 = The answer from before stays to be read.
review-corrected = The correction stands beside the answer now.
# Variables: $many
review-staff = Staff who work here: { $many }
    .add = Add a member of staff
# Variables: $staff, $role
review-staff-line = { $staff } ({ $role })
review-staff-changed = The staff book is changed.
review-member = What changes for { $staff } ({ $role })?
    .role = Another role
    .pin = Another number
    .leaves = { $staff } does not work here any more
review-member-name = What is the name of the new member of staff?
    .s1 = It stands in what they do, and the person may see it.
review-member-role = Which role does { $staff } have?
review-member-pin = { $staff } types a number of their own now.
    .s1 = 6 to 8 digits, not used anywhere else. It is not shown.
review-member-pin-again = { $staff } types the same number again.
    .s1 = It is not shown.
review-member-leaves = Does { $staff } not work here any more?
    .s1 = Their number is taken away. What they did stays, with their name.
    .no = No, nothing changes
    .yes = Yes, take the number away
review-erase = Why is this record erased?
    .s1 = It cannot be undone. That it was there, and when, stays in the log.
    .kept-long-enough = It was kept as long as it should be
    .person-asked = The person asked for it
    .mistaken = It should never have been kept
review-second-pin = A second member of staff types their number now.
    .s1 = One of the two has to be responsible. It is not shown.
review-erased = The record is erased. Backups from before have to be made anew.
# Variables: $what seconds
review-trouble-wait = Too many wrong numbers. Please wait { $what } seconds, then try again.
review-trouble-words = These are not the words of this facility. Please type all seven, with a space between.
review-trouble-no-stick = The stick with the words is not there. Plug it in and start again, or type the words.
review-trouble-key-lost = The key file is not there. Put back its copy (facility.key), or use the sheet from the safe.
review-trouble-not-standing = This answer was taken back or answered anew before. Please open the record again.
review-trouble-held = The record is held. Let it go first, if it need not be held any more.
review-trouble-last-responsible = Somebody has to be responsible. Make another member of staff responsible first.
review-trouble-name = A name has 1 to 60 characters. Please type it again.
review-trouble-pin-unknown = Nobody has this number. Try again, or ask the person responsible.
review-trouble-nobody-responsible = One of the two has to be the person responsible. Ask them to type their number.
review-trouble-not-yours = Your role may not do this. Please ask the person responsible.
review-trouble-pin-weak = 6 to 8 digits, not all the same and not in a row. Please choose another number.
review-trouble-pin-taken = This number cannot be used here. Please choose another one.
review-trouble-refused = This looks like a My Number or a PIN. Please write something else.
review-trouble-same-person = This needs two people. Ask another member of staff to type their own number.
review-search = Whom do you look for?
    .s1 = A part of the name, kana, room or number. One character is enough.
review-nobody-found = Nobody was found. Try fewer characters, kana, or the room.
# Variables: $many
review-found = { $many } people were found
# Variables: $person
review-person = Records of { $person }
    .s1 = The oldest stands first.
    .print = Print everything of this person
# Variables: $file
review-printed = Printed to { $file }. Give it to the person, then delete the file.
review-history-line = { $when }: { $marks }. Answers: { $many }, { $receipt }
review-kind-wish = the person's wish
review-kind-message = message to staff
review-answered-anew = answered anew later
review-due-on = look again on { $day }
# Variables: $many
review-due = Records to look at again: { $many }
    .none = Nothing is to be looked at again.
review-due-line = { $day }: { $person }, { $receipt }
review-register = All records: { $many }
    .s1 = The newest stands first. What people wish is not shown here.
review-is-held = held
review-is-erased = erased
review-form-screen = screen
review-form-screen-reader = screen reader
review-form-lines = lines
review-form-voice = read aloud
review-form-braille = braille
review-do-talked-over = Talked over with the person
review-linked = The record is tied to this person now.
review-marked = Marked as talked over.
role-family = family
role-staff = staff
role-guardian = guardian
role-other = other
role-unnamed = not said

## Cards and certificates

review-item-card = My Number card
review-item-certificate = eligibility certificate
# Variables: $many
review-cards = Cards and certificates kept now: { $many }
    .counted = Counted last: { $day }
    .not-counted = Never counted. Please count once a month.
    .kept = What is kept: give out, take back, return
    .receive = Receive one
    .count = Count (once a month)
    .out = What is out, the longest first
    .keepers = Who handles cards
    .lists = Hand-over lists
review-where-locker = in the locker
review-where-out = out
review-where-missing = MISSING
review-where-returned = returned
# Variables: $many
review-kept = Kept: { $many }
    .none = Nothing is kept.
# Variables: $slot, $item, $where, $when, $paper
review-card-line = { $slot } ({ $item }): { $where } since { $when }, paper { $paper }
review-out = Out: { $many }
    .none = Nothing is out.
# Variables: $days
review-out-line = { $slot } ({ $item }): since { $when }, days: { $days }, paper { $paper }
review-card = { $slot } ({ $item }): { $where }
    .s1 = Written by { $staff }, { $when }. Number of the custody receipt: { $paper }
    .out = Give it out (it comes back)
    .back = It came back, or was found
    .returned = Return it for good
    .missing = It is missing
review-card-out = To whom, and for what, does { $slot } ({ $item }) go?
    .s1 = For example: clinic, with her daughter. Never write a My Number or a PIN.
review-card-back = { $slot } ({ $item }) came back. Is there anything to say?
    .s1 = If not, press Enter alone.
review-card-returned = To whom is { $slot } ({ $item }) returned?
    .s1 = Let them sign for it. The slot becomes free.
review-card-missing = What is known about { $slot } ({ $item })?
    .s1 = For a card, call the My Number helpline and have it stopped. The slot becomes free.
review-card-item = What is it?
review-card-slot = Please type the slot of the locker.
    .s1 = As it stands on the locker, such as 12 or A-3.
review-card-paper = Please type the number of the custody receipt.
    .s1 = As it stands on the paper. Never the number of the card.
review-card-number = Whose is it? Please type the facility's own number.
    .s1 = Never a My Number. Press Enter alone if there is none.
review-card-name = Please type the name.
    .s1 = It is sealed. Press Enter alone if the number is enough.
review-card-kana = Please type the name in kana.
    .s1 = Press Enter alone to skip it.
review-card-room = Please type the room.
    .s1 = Press Enter alone to skip it.
# Variables: $number, $all
review-count = Is { $slot } ({ $item }, paper { $paper }) there? ({ $number } of { $all })
    .there = Yes
    .not-there = No
review-count-other = Does anything else lie in the locker? Please type its slot.
    .s1 = If not, press Enter alone. The count is kept.
# Variables: $slots
review-counted = The count is kept. Where they should be: { $many }
    .absent = NOT THERE: { $slots }. Look for it, then write that it is missing or out.
    .unexpected = Should not be there: { $slots }. Write that it came back, or receive it.
    .agrees = Everything agrees.
    .kept = Look at what is kept
review-spot = { $slot } ({ $item })
review-keepers = Who handles cards
    .s1 = The person responsible changes this.
    .choose = Press a number to change one.
# Variables: $staff, $day
review-keeper-since = { $staff }: since { $day }
review-keeper-not = { $staff }: not
review-keeper-begins = Does { $staff } handle cards from today?
    .no = No, change nothing
    .yes = Yes, from today
review-keeper-ends = Does { $staff } not handle cards any more?
    .no = No, change nothing
    .yes = Yes, it ends today
review-card-written = It is written down.
review-no-slot = That is not a slot. Please type what stands on the locker, such as 12 or A-3.
review-no-paper = The paper needs its number: up to 16 letters and digits. Please type it again.
review-slot-taken = That slot is taken. Please choose another one.

## Hand-over lists

review-lists = Which list?
# Variables: $many
review-list-many = Who wishes it now: { $many }
    .write = Write this list to files (spreadsheet and print)

## What went wrong

review-trouble-already-set-up = { $what } is there already: nothing is written over records. Choose another folder.
review-trouble-anchor = This line is no proof. Type the line of the receipt as it stands.
review-trouble-another-kiosk = Another kiosk uses { $what }. Stop it first.
review-trouble-backup-changed = { $what } of the backup was changed. Use another backup, and throw this stick away.
review-trouble-backups-differ = { $what } and another backup of this kiosk went different ways. Keep both, and put one folder back by its name.
# Variables: $what number of the event
review-trouble-broken = Event { $what } of the log was changed. Stop using it, keep a copy, and restore the last backup.
review-trouble-busy = Another program has the log open. Close it, then try again.
review-trouble-cannot-open = Event { $what } does not open with these words. Try the words of the sheet in the safe.
# Variables: $what slot
review-trouble-card-elsewhere = { $what } is somewhere else now. Write down first what happened to it.
review-trouble-cut-off = The end of the log was cut off after event { $what }. Stop using it, keep a copy, and restore the last backup.
review-trouble-damaged = { $what } is damaged. Stop using it, keep a copy, and restore the last backup.
# Variables: $what MiB
review-trouble-disk-full = The disk is full. Free at least { $what } MiB, then start again; what was acknowledged is kept.
review-trouble-erased = { $what } was erased and cannot be read. Open another record.
review-trouble-export = The export cannot be written. Check disk and folder, then try again.
review-trouble-foreign = { $what } was not made by this program. Choose another folder; nothing was changed.
review-trouble-io = { $what } cannot be read or written. Check that the folder is there and may be written.
review-trouble-key-file = The key file { $what } is damaged. Put back its copy, or use the sheet in the safe.
review-trouble-newer = { $what } was made by a newer program. Use the newer program.
review-trouble-no-anchors = { $what } holds nothing to compare with. Choose the stick or the line of a receipt.
review-trouble-no-backup = { $what } holds no backup. Choose the stick, or one folder on it.
review-trouble-no-keeper = You are not among those who handle cards. Ask the person responsible to add you.
review-trouble-no-random = The machine gives no random numbers. Restart it; nothing was recorded.
review-trouble-no-retention = The facility has not said how long it keeps records. Write retention under [profile] in facility.toml, or choose another reason.
review-trouble-no-such-record = No record has the receipt code { $what }. Compare it with the slip, and type it again.
review-trouble-not-set-up = There are no records in { $what }. Run madoguchi setup first.
# Variables: $what day on which the person left
review-trouble-not-yet-due = It was not kept long enough: the person left on { $what }. Choose another reason, or leave it.
review-trouble-not-yet-emptied = It is erased, but another program reads the log. Close that program; the next start takes the last traces away.
review-trouble-notice-changed = Words that were shown have been changed. Stop using the log, keep a copy, and restore the last backup.
review-trouble-old-sqlite = An old SQLite may lose records. Use the program as it comes.
review-trouble-other-kiosk = { $what } is a backup of another kiosk. Take the stick of this one.
review-trouble-paper = The paper needs its number. Please type it again.
review-trouble-read-only = { $what } may not be written. Give this user the right to write there, or choose another folder.
review-trouble-receipt = A receipt code has 16 digits. Compare it with the slip, and type it again.
review-trouble-refused-by-log = The log refused. Run madoguchi records verify.
# Variables: $what name
review-trouble-role = The role of { $what } does not handle cards. Make them card keeper first.
review-trouble-several-kiosks = { $what } holds backups of several kiosks. Choose the folder of this one.
review-trouble-slot = That is not a slot. Please type what stands on the locker.
review-trouble-slot-empty = { $what } is empty. Look at what is kept.
review-trouble-slot-taken = { $what } is taken. Choose another slot, or return that first.
review-trouble-still-kept = { $what } is still kept, or was erased before. Return it first.
# Variables: $what first digits of the key
review-trouble-strange-key = A key that nobody added is in the log ({ $what }). Nothing was recorded. Stop using it, keep a copy, and restore the last backup.
review-trouble-unnamed = { $what } was not found, or is so already. Open the page again, and look.
review-trouble-unreadable = Event { $what } is damaged and cannot be read; other records can. Run madoguchi records verify, keep a copy, and restore the last backup.
review-trouble-unwritable = This record could not be written; nothing was recorded. Tell the makers of the program.
review-trouble-words-missing = Words are missing. Run madoguchi content check.
review-trouble-wrong-recovery = These recovery words belong to other records or to an older sheet. Take the newest sheet of this kiosk.
review-trouble-written-anew = Event { $what } of the log was written anew. Stop using it, keep a copy, and restore the last backup.
