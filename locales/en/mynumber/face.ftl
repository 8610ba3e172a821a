### The face-recognition card

chapter-face = The card with no PIN

face-what = What is the { -face-card }?
    .s1 = There is a card that needs no PIN.
    .s2 = It is called the { -face-card }.
    .s3 = It is for people who worry about remembering a PIN.
    .s4 = A machine or a person checks your face.
    .s5 = It is only for people who want it.

face-can = What it can and cannot do
    .s1 = You can use it at clinics and pharmacies.
    .s2 = It also works as photo ID.
    .s3 = You can still choose whether to show your medicine record.
    .s4 = Services that need a PIN do not work.
    .s5 = You cannot get a residence certificate at a convenience store.
    .s6 = It does not work for { -portal } or for seeing a doctor over the internet.

face-how = How to get it
    .s1 = You ask for it at the city office when you apply for the card or collect it.
    .s2 = Someone else can do it for you.
    .s3 = If you already have a card, the city office can change it.
    .s4 = You can change it back later.

face-option = Do you want the card with no PIN?
    .next-yes-1 = Staff plan the visit to the city office with you.
    .next-yes-2 = You, or someone for you, asks for it there.
    .next-yes-3 = You can change back to a normal card later.
    .next-no = Everything stays as it is. Nothing is done.
    .next-later = We ask you when you chose, or wait until you tell us.
    .next-talk = Staff explain what works and what does not.
    .recorded = We record what you would like. It is not an application.
    .take-back = You can change this answer at any time, here or by telling staff.
