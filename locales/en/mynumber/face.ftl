### The face-recognition card

chapter-face = The face-recognition card

face-what = A card with no PIN
    .s1 = There is a card that needs no PIN.
    .s2 = It is called the { -face-card }.
    .s3 = It is for people who worry about keeping a PIN.
    .s4 = A machine or a person checks your face.

face-can = What you can do with it
    .s1 = You can use it at clinics and pharmacies.
    .s2 = It also works as photo ID.
    .s3 = You can still choose whether to show your medicine record.

face-cannot = What you cannot do with it
    .s1 = Services that need a PIN do not work.
    .s2 = You cannot get certificates at convenience stores.
    .s3 = You cannot log in to the { -portal } website.
    .s4 = You cannot use it for doctor's visits over the internet.

face-how = How to get it
    .s1 = It is only for people who want it.
    .s2 = You ask for it at the city office when you apply for or collect the card.
    .s3 = Someone else can do it for you.
    .s4 = If you already have a card, the city office can change it.
    .s5 = You can change it back later.

face-reception = At the reception
    .s1 = On the machine choose "face recognition".
    .s2 = If it does not work, a person at the desk checks your face.
    .s3 = That can take a little time.

k-face-konbini = With this card, can you get certificates at a convenience store?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = It does not work there.
    .again-1 = It works at clinics.
    .again-2 = It does not work at convenience stores.

k-face-back = Can you change back to a normal card later?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = Yes, at the city office.
    .again = The city office can change it back.

face-option = Do you want the card with no PIN?
    .next-yes-1 = Staff plan the procedure at the city office with you.
    .next-yes-2 = You or someone for you does it there.
    .next-no = You keep or get the normal card with a PIN.
    .next-later = Staff ask you again when you said.
    .next-talk = Staff explain what works and what does not.
    .recorded = We record what you wish. It is not an application.
    .take-back = Before the procedure, tell staff. After it, the city office changes it back.
