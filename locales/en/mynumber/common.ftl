### Common answers, what stands in for facts that are out of date, questions that follow an answer.

choice-yes = Yes
choice-no = No
choice-later = Decide later
choice-talk = Talk with staff

ask-staff = Please ask staff.

staff-find-out = Staff will find out whether this town offers it.

welcome-text-only = It explains slowly, in text.

keep-not-offered = This facility does not keep cards.

keep-certificate-not-offered = This facility does not keep { -certificate }s.

details-not-recorded = We do not record how long you took, or how you answered the check questions.
retention-open = The record is erased on the date set by the facility.

later-when = When shall we ask you again?
    .month = In one month
    .three-months = In three months
    .me = I will tell you

helper-role = Who is helping you?
    .family = Family
    .staff = Staff
    .guardian = A legal guardian
    .other = Someone else

other-role = Who answers instead of the person?
    .family = Family
    .staff = Staff
    .guardian = A legal guardian
    .other = Someone else

special-which = Which help do you need?
    .photo = The photo
    .pin = The PIN
    .braille = Braille
    .writing = Writing

getcard-way = Which way suits you?
    .visit = City staff come here
    .support = Help with the form
    .proxy = Someone collects it for me
    .unsure = I am not sure

proxy-role = Who should collect it?
    .family = Family
    .guardian = A legal guardian
    .staff = Staff
    .other = Someone else

custody-certificate = And who should keep the { -certificate }?
    .self = I will
    .family = My family
    .facility = This facility
    .later = Decide later

family-who = Whom in your family may we tell?
    .spouse = My husband or wife
    .child = My child
    .sibling = My brother or sister
    .other = Someone else in my family

value-readers = certain members of staff
    .responsible = the person in charge here
    .responsible-and-care = the person in charge and your own care staff
