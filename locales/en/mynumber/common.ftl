### Common answers, what stands in for facts that are out of date, questions that follow an answer.

choice-yes = Yes
choice-no = No
choice-later = Decide later
choice-talk = Talk with staff

ask-staff = Please ask staff.

late-elderly-ask = If you are 75 or over, please ask staff which rule applies to you.

welcome-text-only = It explains slowly, in text.

keep-not-offered = This facility does not keep cards.

keep-certificate-not-offered = This facility does not keep { -certificate }s.

details-not-recorded = We do not record how long you took, or how you answered the check questions.

retention-open = The record is erased on a date set by the facility.

later-when = When shall we ask you again?
    .month = In one month
    .three-months = In three months
    .me = I will tell you

helper-role = Who is helping you?
    .family = Family
    .staff = Staff
    .guardian = A legal guardian
    .other = Someone else

other-role = Who is answering for the person?
    .family = Family
    .staff = Staff
    .guardian = A legal guardian
    .other = Someone else

special-which = What help do you need?
    .photo = The photo
    .pin = The PIN
    .braille = Braille
    .writing = Writing

getcard-way = Which way suits you?
    .visit = City staff come here
    .support = Help with the form
    .proxy = Someone collects it for me
    .unsure = I am not sure yet

proxy-role = Who should collect it?
    .family = Family
    .guardian = A legal guardian
    .staff = Staff
    .other = Someone else

custody-certificate = Who should keep the { -certificate }?
    .self = I will
    .family = My family
    .facility = This facility
    .later = I have not decided yet

family-who = Who in your family may we tell?
    .spouse = My husband or wife
    .child = My child
    .sibling = My brother or sister
    .other = Someone else in my family

value-readers = certain members of staff
    .responsible = the person in charge here
    .responsible-and-care = the person in charge here and staff they have named for it

value-city-visit = Staff will find out whether city staff come here
    .offered = In this town, city staff come here
    .not-offered = In this town, city staff do not come here
    .unknown = Staff will find out whether city staff come here

value-city-support = Staff will find out whether people who help come here
    .offered = People who help with applications come here
    .not-offered = People who help with applications do not come here
    .unknown = Staff will find out whether people who help come here
