### The eligibility certificate

chapter-certificate = The { -certificate }

certificate-old = The old insurance card
    .s1 = No new insurance cards have been issued since 2 December 2024.
    .s2 = The old cards ended on 1 December 2025.
    .s3 = Now you use the { -card } or the { -certificate }.

certificate-what = What is it?
    .s1 = The certificate shows that you have health insurance.
    .s2 = Show it at a clinic or pharmacy and you pay your usual share.
    .s3 = It is free.
    .s4 = But with it the clinic cannot see your past medicines through the machine.

certificate-who = Who gets one
    .s1 = If you have no My Number insurance card, it comes without applying.
    .s2 = People aged 85 or over all get one.
    .s3 = People aged 75 to 84 who often use the card may not get one.
    .s4 = People who need help can apply and get one, even with the card.
    .s5 = After that it comes by itself each time.
    .s6 = Family or staff can apply for you.

certificate-notice = A paper that looks similar
    .s1 = The "{ -notice }" alone is not enough to see a doctor.
    .s2 = It is a paper to use together with the { -card }.

certificate-stop = If you want to stop
    .s1 = You can stop using the card for insurance.
    .s2 = You ask the office of your health insurance.
    .s3 = You need not give a reason.
    .s4 = Then you get the { -certificate }.

k-certificate = Can you see a doctor with the { -certificate }?
    .o1 = No
    .o2 = Yes
    .o3 = I am not sure
    .right = Yes, you can.
    .again = With the certificate you can use clinics and pharmacies.

certificate-wish = Do you want an { -certificate }?
    .next-yes-1 = Staff check whether it has come or will come by itself.
    .next-yes-2 = If an application is needed, staff or family help you with it.
    .next-no-1 = Nothing is done.
    .next-no-2 = It may still come by post.
    .next-later = Staff ask you again when you said.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you wish. The application form is not made here.
    .take-back = Tell staff before they send the form.
