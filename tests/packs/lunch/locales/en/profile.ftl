profile-staff-promise = Has the person in charge promised what staff do?
    .confirmed = Yes
    .unconfirmed = No
profile-visit-details = Should records also keep how long each page was shown and what was explained again?
    .not-recorded = No
    .recorded = Yes
