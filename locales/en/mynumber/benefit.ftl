### What it is and what is good about it

chapter-benefit = What it is and what is good about it

benefit-what = What is it?
    .s1 = The { -card } is a card with your photo on it.
    .s2 = After you apply, it works as your health insurance card.
    .s3 = This is called "{ -myna-hokensho }".

benefit-care = Good point 1: your care
    .s1 = If you agree, doctors and pharmacists can see your past visits and medicines.
    .s2 = With that information you can get care that suits you better.
    .s3 = It helps you avoid getting the same kind of medicine twice.

benefit-limit = Good point 2: very high bills
    .s1 = There is a limit on what you pay for care in one month.
    .s2 = With the card you do not pay more than that limit, with no paperwork.
    .s3 = You do not need to apply for a { -limit-certificate } first.

benefit-same = What you usually pay
    .s1 = What you usually pay at the counter is the same with or without it.

k-benefit = Who decides whether the doctor sees your medicine record?
    .o1 = The hospital
    .o2 = I do
    .o3 = I am not sure
    .right = You decide.
    .again-1 = You decide.
    .again-2 = You choose on the machine at the reception.
