### The family, and the summary

chapter-record = The summary

family-tell = May we tell your family what you answered?
    .next-yes = Staff may tell that person.
    .next-no = Staff do not tell your family.
    .next-later = Nobody is told until you say yes.
    .next-talk = Staff come and talk with you.
    .recorded = We record your answer and which relative it is.
    .take-back = You can change this answer at any time, here or by telling staff.

confirm = These are your answers. Are they right?
    .right = Yes, they are right
    .change = I want to change something
    .drop = Finish with no record
    .talk = Talk with staff
