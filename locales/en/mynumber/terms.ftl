### Official terms, written once.

-certificate = eligibility certificate
-face-card = face-recognition My Number card
-card = My Number card
-myna-hokensho = Myna-hokensho
-notice = eligibility notice
-electronic-certificate = electronic certificate
-portal = Mynaportal
-limit-certificate = limit certificate
