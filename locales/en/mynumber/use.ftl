### How to use it

chapter-use = How to use it

use-apply = Applying
    .s1 = You must apply before you use it as an insurance card.
    .s2 = You can apply easily on the machine at a clinic or pharmacy.
    .s3 = You cannot apply on this machine.
    .s4 = You apply only once.

use-reception = At the reception
    .s1 = Put the card on the machine at the reception.
    .s2 = Your face or your PIN shows that it is you.
    .s3 = In face recognition the machine compares your face with the photo on the card.
    .s4 = If that is hard, a person at the desk can check your face by eye.
    .s5 = If you cannot see or reach the machine, ask for help.

use-share = Agreeing to share
    .s1 = The machine asks if your medicines and check-ups may be shown.
    .s2 = You choose "agree" or "do not agree".
    .s3 = If you do not agree, the doctor does not see it.
    .s4 = You are asked again at your next visit.
    .s5 = You may answer differently next time.

use-visit = When the doctor comes here
    .s1 = When a doctor visits you here, you are asked at the first visit.
    .s2 = While the visits go on, that first answer stays in force.
    .s3 = You can take it back later.

use-pharmacy = When someone else goes to the pharmacy
    .s1 = If you cannot go, someone else can pick up your medicine.
    .s2 = They show your prescription or your { -certificate }.
    .s3 = Do not tell them your PIN.

k-use-apply = Can you apply for the insurance use on this machine?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = You apply at a clinic or a pharmacy.
    .again-1 = This machine only explains.
    .again-2 = You apply at a clinic or a pharmacy.

k-use-share = Is it all right to choose "do not agree"?
    .o1 = Yes
    .o2 = No
    .o3 = I am not sure
    .right = Either answer is fine.
    .again-1 = You may choose either.
    .again-2 = You can change it next time.

have-card = Do you already have a { -card }?
    .unsure = I am not sure

use-insurance = Do you want to use the { -card } as your insurance card?
    .next-yes-1 = Staff plan with you for your next visit to a clinic or pharmacy.
    .next-yes-2 = If you have no card, we tell you about help to get one.
    .next-no-1 = Nothing changes.
    .next-no-2 = At the clinic you use the { -certificate }.
    .next-later = Staff ask you again when you said.
    .next-talk = Staff come and talk with you.
    .recorded = We record what you wish. It is not an application.
    .take-back = You can change it at any time, here or by telling staff.

share-wish = If the clinic asks, do you want the doctor to see your medicine record?
    .next-yes-1 = Whoever goes with you knows your wish.
    .next-yes-2 = At the reception you still press the button yourself.
    .next-no-1 = Whoever goes with you knows your wish.
    .next-no-2 = At the reception you still press the button yourself.
    .next-later = You decide at the reception when you are asked.
    .next-talk = Staff or a nurse explain more.
    .recorded = We record what you wish. The consent itself is given at the clinic.
    .take-back = You can change it at any time. The clinic asks you each time.
