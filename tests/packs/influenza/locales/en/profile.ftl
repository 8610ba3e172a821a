### What set-up asks a facility.

profile-vaccination = Where are residents vaccinated?
    .here = Here, in the facility
    .clinic = They go to a clinic
