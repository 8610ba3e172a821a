### The eligibility certificate

chapter-certificate = About the { -certificate }

certificate-who = Who gets one, and where it is sent
    .s1 = If you have no { -myna-hokensho }, it comes without applying.
    .s2 = People aged 85 or over get one even if they have the card.
    .s3 = People aged 75 to 84 who often use the card may not get one.
    .s4 = People on public assistance use a medical voucher from the city office.
    .s5 = The { -certificate } is sent to your registered address. With National Health Insurance it goes to the head of the household.
    .s6 = You can ask to have it sent to another address.

certificate-apply = If you want both the card and the { -certificate }
    .s1 = People who need help can apply and get one, even with the card.
    .s2 = After that it comes each time without applying.
    .s3 = Family or staff can apply for you.
    .s4 = Someone who is not family in your household also needs your written authorization.

certificate-stop = If you want to stop { -myna-hokensho }
    .s1 = You can stop using the card for insurance.
    .s2 = You hand in a form at the office of your health insurance.
    .s3 = You need not give a reason.
    .s4 = The card stops working for insurance around the end of the next month.
    .s5 = Then you get the { -certificate }.
    .s6 = You can start again later.

k-certificate = Can you see a doctor with the { -certificate }?
    .o1 = I can
    .o2 = I cannot
    .o3 = I am not sure
    .right = If you show the { -certificate }, you can see a doctor.
    .again-1 = You can see a doctor without the card.
    .again-2 = You show the { -certificate } at the desk.

certificate-wish = Do you want an { -certificate }?
    .next-yes-1 = Staff check whether it has come or will come without applying.
    .next-yes-2 = If an application is needed, staff help you with it.
    .next-yes-3 = You can stop until the form is handed in.
    .next-no-1 = Nothing is done.
    .next-no-2 = It may still come by post.
    .next-no-3 = If you have no card either, you first pay the whole bill at the clinic.
    .next-later = We ask you when you chose, or wait until you tell us.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you would like. It is not an application.
    .take-back = You can change this answer at any time, here or by telling staff.
