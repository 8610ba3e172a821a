### Help to get a card

chapter-getcard = Help to get a card

getcard-visit = City staff come to you
    .s1 = In some towns city staff come to a facility and take everyone's applications.
    .s2 = The card comes by post, so you do not have to go to the city office.
    .s3 = It is sent to your registered address.
    .s4 = They can also visit a private home on request.
    .s5 = { $city_visit }.

getcard-support = Help with the application
    .s1 = People sent by the city come and help you fill in the form.
    .s2 = They also take your photo.
    .s3 = In this case you go to the city office to collect the card.
    .s4 = If that is hard, a person you name can collect it for you.
    .s5 = Facility staff can help too, when you apply and when you collect it.
    .s6 = { $city_support }.

getcard-help = Do you want help to get a card?
    .next-yes-1 = Staff work out with you which way suits you.
    .next-yes-2 = Staff give the city your name and the way you chose.
    .next-yes-3 = You can stop until you have applied.
    .next-no = Nothing is done.
    .next-later = We ask you when you chose, or wait until you tell us.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you would like and the way you chose.
    .take-back = You can change this answer at any time, here or by telling staff.

getcard-proxy = Do you want to name someone to collect the card for you?
    .next-yes-1 = Staff prepare a written authorization on paper.
    .next-yes-2 = You sign it.
    .next-yes-3 = You can stop until it is handed in.
    .next-no = Nothing is done.
    .next-later = Staff ask you again when the card is ready.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you would like. The authorization is a separate paper.
    .take-back = You can change this answer at any time, here or by telling staff.
