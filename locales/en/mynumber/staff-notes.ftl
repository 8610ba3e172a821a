### Notes for staff on screens.

note-start-free = Sentence 5 is a promise of the facility: it is shown once the person in charge has confirmed it.
note-benefit-limit = Exception: people of low income II with more than 90 days in hospital in the last 12 months still need a procedure. The { -limit-certificate } has not been newly issued since 2024-12-02; a certificate can carry the limit class on request.
note-face-how = Before switching an existing card, make the insurance registration first: with a face-recognition card it can then only be made at a reader. A proxy needs the card, a letter of attorney and photo ID.
note-getcard-support = F31: where the city subsidises help given by facility staff, the national subsidy covers it. To collect for a resident: the photo certificate by the head of the facility, insurance proof, care insurance card, and a letter of attorney.
note-special-photo = Help line: { $help_line }. By post the reason goes in the name field on the front.

### Lists for a hand-over, and what has to be ready.

list-city-visit = People whom the city visits, or helps to apply
    .note = Before the city visit nothing has been applied for.
list-photo = People who need an exception for the photo
    .note = Online: tell the My Number help line the reason and the ID of the application. By post: write the reason on the application. At the counter: city staff do it.
list-face-card = People who want the { -face-card }
    .note = Before switching an existing card, make the insurance registration first.
list-proxy = People for whom somebody else collects the card
    .note = It needs a letter of attorney, the photo certificate by the head of the facility, insurance proof and the care insurance card.
list-braille-writing = People who sign in braille, or for whom somebody writes
    .note = With a seal or the like of the person, both make the application valid.
list-certificate = People who want the { -certificate }
    .note = Family or staff can apply for the person.
