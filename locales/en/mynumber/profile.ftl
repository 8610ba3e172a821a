### What set-up asks a facility.

profile-no-disadvantage-promise = Has the person in charge promised that no answer changes life and care here?
    .confirmed = Yes
    .unconfirmed = Not yet (the kiosk does not open)

profile-staff-promise = Has the person in charge promised what staff do? They read each record and talk with the person, ask again when the person chose, find out and help as the answers say, and tell the family nothing until the person says yes.
    .confirmed = Yes
    .unconfirmed = Not yet (the kiosk does not open)

profile-custody-card = Does the facility keep cards for residents?
    .offered = Yes (by an agreement on paper, and given back at any time)
    .not-offered = No

profile-custody-certificate = Does the facility keep { -certificate }s for residents?
    .offered = Yes
    .not-offered = No

profile-city-visit = Do city staff come here to take applications for cards?
    .offered = Yes
    .not-offered = No
    .unknown = Not known

profile-city-support = Do people sent by the city help with applications?
    .offered = Yes
    .not-offered = No
    .unknown = Not known

profile-visiting-doctor = Does the visiting doctor check insurance cards with a machine?
    .yes = Yes
    .no = No
    .unknown = Not known

profile-late-elderly-rule = Have you checked the rule for people of 75 and over (since August 2026) with the prefecture?
    .confirmed = Yes
    .unconfirmed = Not yet (residents are told to ask staff)

profile-retention = For how many months after a person leaves are records kept?

profile-readers = Who may read records?
    .responsible = The person in charge only
    .responsible-and-care = The person in charge, and staff whom they have made reviewers

profile-visit-details = Should records also keep how long each page was shown and what was explained again?
    .not-recorded = No
    .recorded = Yes (residents are told)

profile-contact = Whom can residents ask about this explanation and its record? (role and name)

profile-complaints = Whom can residents complain to? (role and name)

profile-help-line = The phone number that stops a lost card
