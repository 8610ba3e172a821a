profile-visit-details = Should records also keep how long each page was shown and what was explained again?
    .not-recorded = No
    .recorded = Yes
