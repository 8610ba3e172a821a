### Words for staff: set-up and review.

staff-back = Back
staff-help-line = 0 again  * back  ? keys
staff-more = More

## Set-up

setup-language = Which language would you like for set-up?
# Variables: $file
setup-prepared = Use the prepared file { $file }
# Variables: $file, $mistakes
setup-prepared-wrong = The prepared file { $file } has mistakes and is not used. { $mistakes }
setup-prepared-taken = The file will be used. You will only be asked what it does not say. Now choose the language.
setup-name = What is the facility called?
    .s1 = Residents see and hear this name.
    .s2 = If you cannot type kanji, kana are enough.
setup-reading = How is the name read, in hiragana?
    .s1 = Type hiragana, katakana, or Latin letters as in aozora. The reading is shown above the kanji and spoken.
setup-identity = How will you know whose record it is?
    .s1 = A My Number or a PIN is never used.
    .ticket = By the receipt code: staff link it to the person later
    .number = The person types their resident number
    .staff = Staff start each visit and type the resident number
setup-digits = How many digits does a resident number have?
    .s1 = From 2 to 8, but not 4: the PIN of a card has 4.
# Variables: $typed what was typed, in kanji
setup-profile-reading = How is “{ $typed }” read?
    .s1 = Type it in hiragana, katakana or Latin letters. It is used for furigana and for the voice.
setup-empty-is-open = If this is not decided yet, just press Enter.
# Variables: $default the value
setup-empty-is-default = For { $default }, just press Enter.
setup-screen = How large is the screen? Please type its diagonal in inches.
    .s1 = You will find it on the box or in the manual, for example 15.6. If you do not know it, just press Enter.
setup-viewing = From how far away will the screen be read? Please type centimetres.
    .s1 = At a desk it is 50. For 50, just press Enter.
setup-staff = What is your name?
    .s1 = You will be the first member of staff, and can open records.
    .s2 = If you cannot type kanji, kana are enough.
setup-written = How is your name written?
setup-pin = Please choose your staff number.
    .s1 = 6 to 8 digits that you do not use anywhere else. They are not shown.
setup-pin-again = Please type the same staff number again.
    .s1 = They are not shown.
setup-summary = Is this right?
    .closed = Residents cannot begin until this is decided: { $question }
    .unanswered = Not decided yet
    .name = Facility: { $name }
    .screen = Screen: { $inches } inches, read from { $centimetres } cm
    .screen-unknown = Screen: size not known, read from { $centimetres } cm
    .staff = First member of staff: { $staff }
    .create = Yes, create the keys and the records
setup-creating = Creating the keys and the records. This takes a few seconds.
setup-failed = They could not be created.
    .s1 = Usually the disk is full, or the folder cannot be written to. Nothing that was there before has been changed.
    .again = Back to what you typed
    .settle = Try to save again
    .end = Finish
setup-passphrase = The passphrase that opens the records
    .s1 = Copy these words in this order. They are shown only now.
    .s2 = Everyone who reads records needs this passphrase.
setup-prove-passphrase = Please type word { $number } of the passphrase.
setup-recovery = The recovery sheet for the safe
    .s1 = Copy these words onto paper and put it in the safe.
    .s2 = If the passphrase is lost, only this sheet opens the records.
setup-prove-recovery = Please type word { $number } of the recovery sheet.
setup-written-down = I have written them down
setup-done = Everything is ready
    .kiosk = When you go on, the kiosk begins.
    .s1 = Start the kiosk with: madoguchi
    .s2 = Look at records with: madoguchi review
    .s3 = The words will not be shown again.
setup-end = Finish and clear the screen
setup-alert-empty = Please type something.
setup-alert-refused = This looks like a My Number or a PIN, or has a character that cannot be used. Please write it in another way.
setup-alert-not-a-number = That number cannot be used here.
setup-alert-not-inches = Please type a number from 5 to 100, for example 15.6.
setup-alert-not-centimetres = Please type a whole number from 20 to 300, for example 50.
setup-alert-weak-pin = Please use 6 to 8 digits, not all the same and not in a row.
setup-alert-other-pin = The two staff numbers differ. Please choose again.
setup-alert-other-word = That is not the word. Please look at the words again, and copy them.

## A kiosk that cannot serve
# Variables in all of them: $data the folder of the records

outage-set-up = This machine is not set up yet
    .s-1 = Set-up takes about fifteen minutes. You need paper and a pen to copy the passphrase.
    .s-2 = Nothing is saved until you have shown that you copied it.
    .go = Set up now
outage-another-kiosk = Another kiosk is using these records
    .s-1 = Please stop the other one. This page tries again by itself every few minutes.
outage-damaged = The records are damaged
    .s-1 = Please change nothing. First copy the folder { $data } to a USB stick.
    .s-2 = To see what is still intact: madoguchi records verify
    .s-3 = To restore a backup: madoguchi records restore --help
outage-disk-full = The disk is full
    .s-1 = Please free at least 8 MiB on the disk of { $data }. Records with a receipt code are safe.
    .s-2 = This page tries again by itself every few minutes.
outage-foreign = The records file does not belong to this kiosk
    .s-1 = Its contents have not been changed. Please find out who put it into { $data }.
    .s-2 = To restore a backup: madoguchi records restore --help
outage-newer = A newer madoguchi wrote these records
    .s-1 = Please install the newer version again. No records are lost.
outage-other = The kiosk cannot start
    .s-1 = To check this machine: madoguchi doctor
outage-settings = A settings file cannot be used
    .s-1 = Correct the file named below, then press 1 and Enter.
outage-unreadable = The records files cannot be read or written
    .s-1 = Everything in { $data } must belong to the user of the kiosk.
    .s-2 = If the disk can only be read, restart the machine. This page tries again by itself every few minutes.
outage-unsettled = Some things have not been decided for this facility yet
    .s-1 = Residents cannot begin until then. Please talk with the person responsible.
    .s-2 = When they are decided, write them into { $data }/facility.toml, below [profile].
    .s-3 = After that, press 1 and Enter.
outage-wrong-pack = The content of the explanation cannot be used
    .s-1 = Start the kiosk with the same content that this facility was set up with.
    .s-2 = To find its errors: madoguchi content check
# Variables: $why
outage-line = For whoever maintains the machine: { $why }
outage-again = Try again
outage-still = We tried again, but it still cannot start.

## Review

review-pin = Please type your staff number.
    .s1 = It is not shown.
review-passphrase = Please type the passphrase that opens the records.
    .s1 = It is not shown. Put a space between the words. If it is lost, the person responsible types all words of the sheet in the safe.
# Variables: $date the date
review-date = Today is { $date }. Is this right?
    .yes = Yes
    .no = No, the clock is wrong
review-date-wrong = Please set the clock first
    .s1 = Set the date and time of this machine, then start again.
    .s2 = With a wrong date, outdated facts may be shown, and records get the wrong date.
review-end = Lock and finish
review-still-there = Would you like to go on?
    .s1 = Press any key. Otherwise the records will be locked.
    .stay = Go on
review-not-yours = Your role does not allow this. Please ask the person responsible.
# Variables: $staff name, $role
review-work = What would you like to do?
    .s1 = You are { $staff } ({ $role }). Press a number, then Enter.
    .inbox = Records waiting for you
    .search = Find a person
    .due = Records to look at again
    .register = All records, by date
    .staff = Staff: register, roles, leaving
    .duties = What each role may do: keys, backup, export; notes on the explanation
    .cards = Cards and certificates
    .lists = Hand-over lists
review-duties = What each role may do
    .notes = Notes on the explanation, and where its sentences come from
# Variables: $duty, $roles
review-duty = { $duty }: { $roles }
review-duty-two = { $duty } (two people): { $roles }
review-steps-export = Export all records to a file
    .s-1 = Finish here, then type: madoguchi records export --as csv > records.csv
    .s-2 = You need the staff number of the person responsible, and the passphrase. The export is logged.
    .s-3 = The file contains names. Delete it when you no longer need it.
review-steps-restore = Restore a backup (two people)
    .s-1 = The person responsible and one more member of staff do this together. First plug in the USB stick.
    .s-2 = To check whether it can be restored: madoguchi records drill /media/usb
    .s-3 = To restore it into a new folder: madoguchi --data /home/kiosk/madoguchi-2 records restore /media/usb
    .s-4 = Both type their staff numbers. The current records are not overwritten.
review-notes = Notes on the explanation: which chapter?
    .questions = Questions that people ask
# Variables: $chapter its title
staff-notes-of = Notes for staff: { $chapter }
    .none = There are no notes on this chapter.
    .sources = Where each sentence comes from
# Variables: $page title of the page that it is about, $note
staff-note = { $page }: { $note }
review-answer-notes = Notes for staff about this answer
# Variables: $page its title
staff-sources = Where each sentence comes from: { $page }
    .questions = Where the answers to frequent questions come from
staff-basis-changed = Changed since the manual of August 2023.
staff-basis-manual = As the manual of August 2023 says.
staff-basis-new = Not in the manual of August 2023.
staff-basis-promise = A promise of the facility or of this program.
# Variables: $sources their marks
staff-basis-sources = Based on { $sources }.
# Variables: $date
staff-basis-as-of = Newest source: { $date }.
# Variables: $date
staff-basis-review-by = Please check it again by { $date }.
staff-basis-over = Today it is outside its dates: residents are shown another sentence.
# Variables: $id its mark, $from publisher and title, $date
staff-source = { $id }: { $from }.
    .as-of = Dated { $date }.
    .seen = The page has no date. It was looked up on { $date }.
    .official = Written by a ministry, a city or an insurer.
    .several = Seen on more than one public page.
    .single = Seen on one public page.
    .unverified = Not verified.
review-keys = Keys that open the records
    .facility = Make a new passphrase (two people)
    .recovery = Make a new sheet for the safe (two people)
# Variables: $key which, $when, $by who made it
review-key-in-use = { $key }: in use since { $when }, { $by }
review-key-retired = { $key }: from { $when }, { $by }. It no longer opens anything.
review-key-facility = Passphrase
review-key-recovery = Sheet in the safe
review-key-by-set-up = made at set-up
# Variables: $staff names
review-key-by = made by { $staff }
review-key-new-facility = Make a new passphrase?
    .s-1 = Do this when someone else has seen it, when someone who knows it leaves, or when it is lost.
    .s-2 = You need a second member of staff, and paper and a pen.
    .s-3 = Afterwards the old passphrase opens nothing here. Tell the new one to everyone who reads records, and write it to the USB stick.
review-key-new-recovery = Make a new sheet for the safe?
    .s-1 = Do this when the sheet is lost, or when someone else has seen it.
    .s-2 = You need a second member of staff, and paper and a pen.
    .s-3 = Afterwards the old sheet opens nothing here. Please destroy it.
review-key-together = Continue with the second member of staff
review-key-words = The new passphrase
    .s1 = Copy these words in this order. They are shown only now.
    .s2 = Nothing has been changed yet.
review-key-proof = Please type all the new words from your paper.
    .s1 = They are not shown. Put a space between the words. Once they are right, the old key no longer works.
review-keys-changed = The new words now open the records. Please make a new backup: older backups open with the old words.
review-trouble-other-words = These are not the new words. Nothing has been changed. Please check your paper, or go back and look again.
staff-role-guide = guide
staff-role-card-keeper = card keeper
staff-role-reviewer = reviewer
staff-role-responsible = person responsible
staff-duty-guide = Start a visit and help
staff-duty-cards = Hand out and take back cards
staff-duty-read = Read what people wish
staff-duty-follow-up = Note what was talked over, link to a person, take back, correct
staff-duty-print = Print all records of one person
staff-duty-export = Export all records
staff-duty-accounts = Register staff and change their roles
staff-duty-erase = Erase a record
staff-duty-keys = Change keys
staff-duty-restore = Restore a backup
review-flag-due = look again today
review-flag-others-asked = someone else asked to take it back
review-flag-taken-back = some answers taken back
review-flag-wants-to-talk = wants to talk
review-flag-contradiction = differs from an earlier wish
review-flag-not-the-person = answered by someone else
review-flag-helped = someone helped
review-flag-very-fast = answered very fast
review-flag-explained-again = explained again
review-flag-interrupted = ended part-way
review-flag-clock-doubtful = date may be wrong
# Variables: $todo how many wait, $all how many there are
review-inbox = { $todo } of { $all } records are waiting for you
    .s1 = The most urgent is listed first. Press its number, then Enter.
    .other = Other work
# Variables: $when date and time, $seconds "220 seconds"
review-call-open = Someone has been calling staff since { $when }.
review-call-left = Nobody came to the call of { $when }. The person left after { $seconds }.
review-call-taken-back = Nobody came to the call of { $when }. The person stopped it after { $seconds }.
review-call-lost = Nobody came to the call of { $when }. The machine stopped before it ended.
review-inbox-empty = There is no record yet.
# Variables: $many how many, $which their dates and receipt codes
review-unread = Cannot be read (damaged): { $many }. { $which }. All others can be read. Run madoguchi records verify, keep a copy, and restore a backup. The sheet in the safe does not help here.
# Variables: $event its number
review-event = event { $event }
review-is-damaged = cannot be read (damaged)
# Variables: $receipt, $when, $many number of answers, $state, $person, $flags
review-line = { $state }: { $person }, { $when }, answers: { $many }, { $receipt }
review-line-flagged = { $state }: { $flags }. { $person }, { $when }, answers: { $many }, { $receipt }
review-line-message = { $state }: message to staff ({ $flags }). { $person }, { $when }, answers: { $many }, { $receipt }
review-nobody-yet = not linked to a person
review-state-new = NEW
review-state-viewed = opened
review-state-talked-over = talked over
review-record = Record { $receipt }
# Variables: $flags
review-record-flags = Please check: { $flags }
review-recorded-at = Recorded: { $when }
review-standing-wish = These are the person's own wishes. This is not an application.
review-standing-message = Someone else answered. This is a message to staff, not a wish.
review-person-ticket = Person: not linked yet
review-person-linked = Person: { $number } (linked by staff)
review-person-number = Person: { $number } (typed by the person)
review-person-started = Person: { $number } (typed by staff at the start)
review-operator-person = Keys pressed by: the person
review-operator-assisted = Keys pressed by: the person with help ({ $role })
review-operator-other = Keys pressed by: someone else ({ $role })
review-form = Presented as: { $form }, language { $lang }, content { $pack }
# Variables: $question, $answer, $edition, $lang
review-agreement = { $question } { $answer } (words of edition { $edition }, language { $lang })
review-stopped = Ended part-way, in: { $chapter }
review-sittings = Took more than one day; sittings before: { $days }
review-replaces = Replaces the record { $receipt }
review-checks = Explained once more: { $again } of { $all } questions
# Variables: $wish the question, $answer the answer
review-wish = { $wish } { $answer }
# Variables: $right, $reason
review-wish-corrected = { $wish } { $answer } (corrected on { $when }: { $right }; reason: { $reason })
review-wish-taken-back-by = { $wish } { $answer } (taken back on { $when } by { $staff }, at the person's request)
review-wish-taken-back = { $wish } { $answer } (taken back on { $when })
review-wish-others-asked = { $wish } { $answer } (on { $when } someone else asked to take it back: please talk with the person)
review-words = What was shown
review-words-lang = Language: { $lang }, edition { $edition }
# Variables: $seconds how long the page stood, $repeats how often it was asked for again
review-words-stood = Shown for { $seconds } seconds. Times shown again: { $repeats }.
review-words-seen = { $words }
review-words-heard = { $words } (read aloud to the end)
review-read-aloud = The answers were read back aloud, to the end.
review-read-back = The answers were read back on the screen, not aloud to the end.
review-link-number = Please type the resident number of this person.
    .s1 = Never type a My Number. To cancel, just press Enter.
review-link-name = Please type the name of this person.
    .s1 = If it is not to be kept, just press Enter.
review-link-kana = Please type the name in kana.
    .s1 = Hiragana or katakana. To skip, just press Enter.
review-link-room = Please type the room.
    .s1 = To skip, just press Enter.
# Variables: $character
alert-not-kana = “{ $character }” cannot be read as kana. Please type hiragana, katakana, or Latin letters as in aozora.
review-room = room { $room }
# Variables: $many
review-other-answers = Other answers
review-more = What would you like to do with this record?
    .go = More: link to a person, history, who has looked, hold
    .link = Link this record to a person
    .person = All records of this person
    .looked = Who has looked at this record (to show the person)
    .hold = Put it on hold, so that it cannot be erased
    .release = Release the hold
    .erase = Erase this record (two people)
    .left = Note that this person left the home
    .held = On hold by { $staff }: { $reason }
review-departure = When did this person leave the home?
    .s1 = If the person has died, note it here as well.
    .s2 = From this day, the period counts for which all records of this person are kept.
    .today = Today
    .on-day = On another day
    .returned = The person lives here (take the note back)
review-departure-on = On which day did the person leave?
    .s1 = Month and day in four digits: 1124 is 24 November.
# Variables: $day when the person left
review-left-on = Left the home on { $day }
review-departure-noted = The day on which the person left has been noted.
review-return-noted = The note that the person left has been taken back.
# Variables: $what the day
review-trouble-departure-ahead = { $what } has not come yet. Please note it once the person has left.
review-trouble-lives-here = It has not been noted that this person left the home. Note the day first, or choose another reason.
review-hold = Why is this record put on hold?
    .s1 = For example: a complaint, or an audit. It cannot be erased while it is on hold.
review-release = Why is the hold released?
    .s1 = When its time is over, it can be erased again.
review-held = The record is on hold.
review-released = The hold is released.
review-outcome = What was the result of talking with the person?
    .as-wished = As the person wishes
    .arranging = We will arrange what the person wishes
    .wants-time = The person would like more time
    .answers-anew = The person will answer again at the kiosk
review-again = When should this be looked at again?
    .never = There is no need
    .week = In a week
    .month = In a month
    .on-day = On another day
review-again-on = On which day?
    .s1 = Type month and day in four digits: 1224 is 24 December.
review-no-such-day = There is no such day. Please type month and day, for example 1224.
review-came-as-wished = as the person wishes
review-came-arranging = we will arrange what the person wishes
review-came-wants-time = the person would like more time
review-came-answers-anew = the person will answer again at the kiosk
# Variables: $when, $staff, $what, $day
review-came = Talked over on { $when } by { $staff }: { $what }
review-came-due = Talked over on { $when } by { $staff }: { $what }. Look again on { $day }
review-take-back = Does the person take this answer back?
    .s1 = { $wish } { $answer }
    .go = The person takes this answer back
    .no = No, leave it as it is
    .yes = Yes, the person said so
review-took-back = The answer has been taken back. Staff can still read it here.
review-correct = Which answer is right?
    .s1 = { $wish } { $answer }
    .go = Correct this answer, at the person's request
review-correct-why = Why is “{ $answer }” correct?
    .s1 = The earlier answer stays readable.
review-corrected = The correction is now recorded beside the answer.
# Variables: $many
review-staff = Registered staff: { $many }
    .add = Register a member of staff
# Variables: $staff, $role
review-staff-line = { $staff } ({ $role })
review-staff-changed = The staff register has been changed.
review-member = What would you like to change for { $staff } ({ $role })?
    .role = Role
    .pin = Staff number
    .leaves = Record that { $staff } is leaving
review-member-name = What is the name of the new member of staff?
    .s1 = It is kept with what they do, and the person may see it.
review-member-role = Which role does { $staff } have?
review-member-pin = { $staff }, please choose and type your own staff number.
    .s1 = 6 to 8 digits that you do not use anywhere else. They are not shown.
review-member-pin-again = { $staff }, please type the same staff number again.
    .s1 = They are not shown.
review-member-leaves = Is { $staff } leaving?
    .s1 = Their staff number will stop working. What they did stays recorded, with their name.
    .no = No, change nothing
    .yes = Yes, stop the staff number
review-erase = Why should this record be erased?
    .s1 = This cannot be undone. Names with cards that were returned are erased too. That the record existed, and when, stays in the log.
    .kept-long-enough = Its retention period is over
    .person-asked = The person asked for it
    .mistaken = It should not have been kept
review-second-pin = A second member of staff, please type your own staff number.
    .s1 = One of the two must be the person responsible. It is not shown.
review-erased = The record has been erased. Please make a new backup.
# Variables: $what seconds
review-trouble-wait = Too many wrong staff numbers. Please wait { $what } seconds, then try again.
review-trouble-words = This is not the passphrase of this facility. Please type all seven words, with a space between them.
review-trouble-no-stick = The USB stick with the passphrase is not plugged in. Plug it in and start again, or type the passphrase.
review-trouble-key-lost = The key file (facility.key) is missing. Restore a copy of it, or use the sheet in the safe.
review-trouble-not-standing = This answer has already been taken back or answered again. Please open the record again.
review-trouble-held = The record is on hold. If that is no longer needed, release the hold first.
review-trouble-last-responsible = There must be a person responsible. First make another member of staff responsible.
review-trouble-name = A name has 1 to 60 characters. Please type it again.
review-trouble-pin-unknown = Nobody has this staff number. Try again, or ask the person responsible.
review-trouble-nobody-responsible = One of the two must be the person responsible. Please ask them to type their staff number.
review-trouble-not-yours = Your role does not allow this. Please ask the person responsible.
review-trouble-pin-weak = This staff number is easy to guess. Please use 6 to 8 digits, not all the same and not in a row.
review-trouble-pin-taken = This staff number cannot be used. Please choose another one.
review-trouble-refused = This looks like a My Number or a PIN. Please write it in another way.
review-trouble-same-person = This needs two people. Please ask another member of staff to type their own staff number.
review-search = Who are you looking for?
    .s1 = Type a part of the name, kana, room or resident number. One character is enough.
review-nobody-found = Nobody found. Try fewer characters, kana, or the room.
# Variables: $many
review-found = People found: { $many }
# Variables: $person
review-person = Records of { $person }
    .s1 = The oldest is listed first.
    .print = Print all records of this person
# Variables: $file
review-printed = Written to { $file }. Give it to the person, then delete the file.
review-history-line = { $when }: { $marks }. Answers: { $many }, { $receipt }
review-kind-wish = the person's wish
review-kind-message = message to staff
review-answered-anew = answered again later
review-due-on = look again on { $day }
# Variables: $many
review-due = Records to look at again: { $many }
    .none = There are no records to look at again.
review-due-line = { $day }: { $person }, { $receipt }
review-register = All records: { $many }
    .s1 = The newest is listed first. What people wish is not shown here.
review-is-held = on hold
review-is-erased = erased
review-form-screen = screen
review-form-screen-reader = screen reader
review-form-lines = lines
review-form-voice = read aloud
review-form-braille = braille
review-do-talked-over = Talked over with the person
review-linked = The record is now linked to this person.
review-marked = Marked as talked over.
role-family = family
role-staff = staff
role-guardian = guardian
role-other = someone else
role-unnamed = not asked

## Cards and certificates

review-item-card = My Number card
review-item-certificate = eligibility certificate
# Variables: $many
review-cards = Cards and certificates kept now: { $many }
    .counted = Last count: { $day }
    .not-counted = Not counted yet. Please count every month.
    .kept = What is kept: hand out, take back, return
    .receive = Take one into safekeeping
    .count = Count (every month)
    .out = What is out, longest first
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
review-card-line = { $slot } ({ $item }): { $where } since { $when }, custody receipt { $paper }
review-out = Out: { $many }
    .none = Nothing is out.
# Variables: $days
review-out-line = { $slot } ({ $item }): since { $when }, days: { $days }, custody receipt { $paper }
review-card = { $slot } ({ $item }): { $where }
    .s1 = Entered by { $staff }, { $when }. Number of the custody receipt: { $paper }
    .out = Hand it out (it will come back)
    .back = It came back, or it was found
    .returned = Return it to the person or the family for good
    .missing = It is missing
review-card-out = Who is { $slot } ({ $item }) handed to, and what for?
    .s1 = For example: clinic, with her daughter. Never type a My Number or a PIN.
review-card-back = { $slot } ({ $item }) came back. Is there anything to note?
    .s1 = If not, just press Enter.
review-card-returned = Who is { $slot } ({ $item }) returned to?
    .s1 = Please have them sign for it. The slot becomes free.
review-card-missing = What is known about { $slot } ({ $item })?
    .s1 = If it is a card, call the My Number helpline and have it stopped. The slot becomes free.
review-card-item = What is it?
review-card-slot = Please type the slot of the locker.
    .s1 = As written on the locker, for example 12 or A-3.
review-card-paper = Please type the number of the custody receipt.
    .s1 = As written on the receipt. Never type the number of the card.
review-card-number = Whose is it? Please type the resident number.
    .s1 = Never type a My Number. If there is no resident number, just press Enter.
review-card-name = Please type the name.
    .s1 = It is sealed. If the number is enough, just press Enter.
review-card-kana = Please type the name in kana.
    .s1 = To skip, just press Enter.
review-card-room = Please type the room.
    .s1 = To skip, just press Enter.
# Variables: $number, $all
review-count = Is { $slot } ({ $item }, custody receipt { $paper }) there? ({ $number } of { $all })
    .there = Yes
    .not-there = No
review-count-other = Is anything else in the locker? Please type its slot.
    .s1 = If not, just press Enter. The count will be recorded.
# Variables: $slots
review-counted = The count is recorded. In their places: { $many }
    .absent = NOT THERE: { $slots }. Please look for it, then enter that it is missing or handed out.
    .unexpected = Should not be there: { $slots }. Enter that it came back, or take it into safekeeping.
    .agrees = Everything is in order.
    .kept = See what is kept
review-spot = { $slot } ({ $item })
review-keepers = Who handles cards
    .s1 = The person responsible changes this.
    .choose = To change one, press its number.
# Variables: $staff, $day
review-keeper-since = { $staff }: handles cards since { $day }
review-keeper-not = { $staff }: does not handle cards
review-keeper-begins = Will { $staff } handle cards from today?
    .no = No, change nothing
    .yes = Yes, from today
review-keeper-ends = Will { $staff } stop handling cards?
    .no = No, change nothing
    .yes = Yes, from today
review-card-written = It is recorded.
review-no-slot = That is not a slot. Please type it as written on the locker, for example 12 or A-3.
review-no-paper = The custody receipt needs its number: up to 16 letters and digits. Please type it again.
review-slot-taken = That slot is in use. Please choose another one.

## Hand-over lists

review-lists = Which list?
# Variables: $many
review-list-many = People who wish this now: { $many }
    .write = Write this list to files (spreadsheet and print)

## What went wrong

review-trouble-already-set-up = { $what } is already there, and records are not overwritten. Please choose another folder.
review-trouble-anchor = This is not the proof line of a receipt. Please type that line exactly as written.
review-trouble-another-kiosk = Another kiosk is using { $what }. Please stop it first.
review-trouble-backup-changed = { $what } in the backup has been changed. Do not use this USB stick; use another backup.
review-trouble-backups-differ = { $what } and another backup of this kiosk contradict each other. Keep both, and choose the folder to restore by its name.
# Variables: $what number of the event
review-trouble-broken = Event { $what } of the log has been changed. Stop using it, keep a copy, and restore a backup.
review-trouble-busy = Another program is using the records. Close it, then try again.
review-trouble-cannot-open = Event { $what } does not open with this passphrase. Please use the words of the sheet in the safe.
# Variables: $what slot
review-trouble-card-elsewhere = { $what } is in another state now. First enter what happened to it.
review-trouble-cut-off = The log has been cut off after event { $what }. Stop using it, keep a copy, and restore a backup.
review-trouble-damaged = { $what } is damaged. Stop using it, keep a copy, and restore a backup.
# Variables: $what MiB
review-trouble-disk-full = The disk is full. Free at least { $what } MiB, then start again. Records that were accepted are safe.
review-trouble-erased = { $what } has been erased and cannot be read. Please open another record.
review-trouble-export = The file could not be written. Check the disk and the folder, then try again.
review-trouble-facility = { $what } cannot be used as it is written, so notes and lists follow the standard answers of the explanation. Records can be opened as usual. Please have the file put right: trouble.log beside it says why.
review-trouble-foreign = { $what } does not belong to this program. Please choose another folder. Nothing has been changed.
review-trouble-io = { $what } cannot be read or written. Check that the folder exists and can be written to.
review-trouble-key-file = The key file { $what } is damaged. Restore a copy of it, or use the sheet in the safe.
review-trouble-newer = { $what } was made by a newer version. Please use the newer version.
review-trouble-paused-visit = { $what } cannot be read as a visit to go on with. Ask the resident to start from the beginning.
review-trouble-no-anchors = { $what } has nothing to compare with. Choose the USB stick, or the proof line of a receipt.
review-trouble-no-backup = { $what } has no backup. Choose the USB stick, or a folder on it.
review-trouble-no-keeper = You are not registered to handle cards. Ask the person responsible to add you.
review-trouble-no-random = The machine cannot make random numbers. Please restart it. Nothing has been recorded.
review-trouble-no-retention = It has not been decided how long records are kept. Write retention below [profile] in facility.toml, or choose another reason.
review-trouble-no-such-record = There is no record with the receipt code { $what }. Please compare it with the receipt, and type it again.
review-trouble-not-set-up = There are no records in { $what }. Run madoguchi setup first.
# Variables: $what day on which the person left
review-trouble-not-yet-due = The person left on { $what }, and the retention period is not over yet. Choose another reason, or leave it.
review-trouble-not-yet-emptied = The record is erased, but another program is reading the records. Close that program; the last traces go when the program starts next.
review-trouble-notice-changed = The words that were shown have been changed. Stop using it, keep a copy, and restore a backup.
review-trouble-old-sqlite = An old SQLite can lose records. Please use the program as it was supplied.
review-trouble-other-kiosk = { $what } is a backup of another kiosk. Please use the USB stick of this one.
review-trouble-paper = The custody receipt needs its number. Please type it again.
review-trouble-read-only = { $what } cannot be written to. Allow writing there, or choose another folder.
review-trouble-receipt = A receipt code has 16 digits. Please compare it with the receipt, and type it again.
review-trouble-refused-by-log = It could not be recorded. Please run madoguchi records verify.
# Variables: $what name
review-trouble-role = The role of { $what } does not allow handling cards. First change it to card keeper.
review-trouble-several-kiosks = { $what } has backups of several kiosks. Please choose the folder of this one.
review-trouble-slot = That is not a slot. Please type it as written on the locker.
review-trouble-slot-empty = { $what } is empty. Please see what is kept.
review-trouble-slot-taken = { $what } is in use. Choose another slot, or return that one first.
review-trouble-still-kept = { $what } is still kept, or has already been erased. Return it first.
# Variables: $what first digits of the key
review-trouble-strange-key = The log has a key that nobody added ({ $what }). Nothing has been recorded. Stop using it, keep a copy, and restore a backup.
review-trouble-unnamed = { $what } was not found, or is already registered that way. Please open the page again and check.
review-trouble-unreadable = Event { $what } is damaged and cannot be read. Other records can be read. Run madoguchi records verify, keep a copy, and restore a backup.
review-trouble-unwritable = This record could not be written. Nothing has been recorded. Please tell the makers of the program.
review-trouble-words-missing = Words are missing. Please run madoguchi content check.
review-trouble-wrong-recovery = These words do not belong to these records. Please use the newest sheet of this kiosk.
review-trouble-written-anew = Event { $what } of the log has been rewritten. Stop using it, keep a copy, and restore a backup.
