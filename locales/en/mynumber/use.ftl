### How the card is used at a clinic

chapter-use = How the card is used

use-apply = Applying, once
    .s1 = You apply before you use it as an insurance card.
    .s2 = You can apply on the machine at the desk of a clinic or pharmacy.
    .s3 = You cannot apply on the machine you are using now.
    .s4 = You apply only once.
    .s5 = You can stop using the card for insurance.

use-reception = The machine at the desk
    .s1 = Take the card out of its cover and put it on the machine. Take it back when it is done.
    .s2 = Your face or your PIN shows that it is you.
    .s3 = You can keep your glasses or mask on.
    .s4 = Some of these machines do not speak.
    .s5 = A person at the desk can check your face by eye.
    .s6 = If you cannot see or reach the machine, you can ask for help.

use-share = Agreeing to share
    .s1 = The screen of the machine at the desk asks what may be shown.
    .s2 = It asks about your visits, operations, medicines and check-ups.
    .s3 = You choose “agree” or “do not agree”. You may choose either.
    .s4 = You can also choose one by one.
    .s5 = If you do not agree, the doctor cannot see it through the machine.
    .s6 = You are asked again at your next visit. You may answer differently.

use-visit = When the doctor comes here
    .s1 = When a doctor visits you here, you are asked at the first visit.
    .s2 = While the visits go on, that first answer stays in force.
    .s3 = You can take it back later.

use-pharmacy = When someone else goes to the pharmacy
    .s1 = If you cannot go, someone else can pick up your medicine.
    .s2 = They show your prescription or your { -certificate }.
    .s3 = Do not tell them your PIN.

share-wish = If the machine asks, do you want the doctor to see your past medicines and visits?
    .next-yes-1 = Staff tell the person who goes with you to the clinic.
    .next-yes-2 = At the desk you still choose yourself.
    .next-no-1 = Staff tell the person who goes with you to the clinic.
    .next-no-2 = At the desk you still choose yourself.
    .next-later = You decide when you are asked at the clinic.
    .next-talk = Staff or a nurse explain more.
    .recorded = We record what you would like. Your answer at the clinic is separate.
    .take-back = You can change this answer at any time, here or by telling staff.
