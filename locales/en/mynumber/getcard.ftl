### Help to get a card

chapter-getcard = Help to get a card

getcard-visit = City staff come to us
    .s1 = City staff come here and take applications from everyone together.
    .s2 = The card comes by post.
    .s3 = You do not have to go to the city office.
    .s4 = They can also visit a private home on request.

getcard-support = Help with the application
    .s1 = People sent by the city help you fill in the form.
    .s2 = They also take your photo.
    .s3 = In this case you go to the city office to collect the card.
    .s4 = If that is hard, a person you name can collect it for you.
    .s5 = Our staff can help too, when applying and when collecting.

k-getcard = If city staff come here, do you have to go to the city office?
    .o1 = No
    .o2 = Yes
    .o3 = I am not sure
    .right = The card comes by post.
    .again-1 = City staff come here.
    .again-2 = The card comes by post.

getcard-help = Do you want help to get a card?
    .next-yes-1 = Staff work out with you which way suits you.
    .next-yes-2 = Staff put you on the list for the city.
    .next-no = Nothing is done.
    .next-later = Staff ask you again when you said.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you wish and the way you prefer.
    .take-back = Tell staff. Before the city visit nothing has been applied for.

getcard-proxy = Do you want to name someone to collect the card for you?
    .next-yes-1 = Staff prepare a paper letter of attorney.
    .next-yes-2 = You sign it on paper.
    .next-no = Nothing is done.
    .next-later = Staff ask you again when the card is ready.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you wish. The letter itself stays on paper.
    .take-back = The paper is yours to tear up until it is handed in.
