### Notes for staff on screens.

note-start-free = Sentence 5 is a promise of the facility: it is shown once the person in charge has confirmed it.
note-ways-same = People whose household pays no residence tax (low income II) and who spent more than 90 days in hospital in the last 12 months still need a procedure to pay less for meals. No new { -limit-certificate } has been issued for people of 75 and over since 2 December 2024; the limit class can be written on an { -certificate } on request. Higher limits were planned from August 2026 and August 2027: look up the figures before you quote any.
note-certificate-who = The rule for people of 75 to 84 counts their use: six times or more in a year, and at least once in the last three months. People of 65 to 74 who joined the scheme for 75 and over because of a disability are treated like them. People on public assistance leave it: ask the caseworker. Ask the insurer for its form to change the address for letters. The care insurance office has a form of its own.
note-certificate-stop = The form for the insurer asks to end the registration of the card. If the card is only handed back to the city office, the { -certificate } may come only on application.
note-face-how = Before switching an existing card, make the insurance registration first: with a face-recognition card it can then only be made at a reader. Someone who goes for the person needs the card, a written authorization and photo ID.
note-getcard-visit = For the card to come by post, the person shows ID and hands in the slip with the PIN, letters must arrive at the registered address without forwarding, and no move may be planned. For residents registered in another town, ask that town first.
note-getcard-support = If the city pays a subsidy for help given by facility staff, the city can claim a national subsidy. To collect the card for a resident: the notice of issue with the PIN sealed in it, a written authorization, the photo certificate signed by the head of the facility, the { -certificate } and the care insurance card.
note-special-photo = My Number help line: { $help_line }. By post the reason goes in the name field on the front.

### Lists for a hand-over, and what has to be ready.

list-city-visit = People whom the city visits, or helps to apply
    .note = Before the city visit nothing has been applied for.
list-photo = People who need an exception for the photo
    .note = Online: call the My Number help line and give the reason and the application ID. By post: write the reason on the application. At the counter: city staff do it.
list-pin = People who need help to choose a PIN
    .note = A helper may help if an intellectual or developmental disability makes it hard. Ask the city for time and for a sheet with pictures. A card with no PIN is another way.
list-face-card = People who want the { -face-card }
    .note = Before switching an existing card, make the insurance registration first.
list-proxy = People for whom somebody else collects the card
    .note = It needs the notice of issue with the PIN sealed in it, a written authorization, the photo certificate signed by the head of the facility, the { -certificate } and the care insurance card.
list-braille-writing = People who sign in braille, or for whom somebody writes
    .note = The person stamps their own seal (hanko), or does what the city accepts instead. Then the application is valid.
list-certificate = People who want the { -certificate }
    .note = Family or staff can apply for the person. Someone who is not family in the household needs a written authorization and their own ID.
