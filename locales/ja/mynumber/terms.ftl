### Official terms, written once.

-certificate = ｜資格確認書《しかくかくにんしょ》
-face-card = ｜顔認証《かおにんしょう》マイナンバーカード
-card = マイナンバーカード
-myna-hokensho = マイナ｜保険証《ほけんしょう》
-insurance-card = ｜健康保険証《けんこうほけんしょう》
-electronic-certificate = ｜電子証明書《でんししょうめいしょ》
-pin = ｜暗証番号《あんしょうばんごう》
-portal = マイナポータル
-notice = ｜資格情報《しかくじょうほう》のお｜知《し》らせ
-limit-certificate = ｜限度額《げんどがく》｜適用《てきよう》｜認定証《にんていしょう》
-photo-id = ｜身分証明書《みぶんしょうめいしょ》
-kokuho = ｜国民健康保険《こくみんけんこうほけん》
-proxy-photo = ｜個人番号《こじんばんごう》カード｜顔写真《かおしゃしん》｜証明書《しょうめいしょ》
-late-elderly = ｜後期高齢者医療《こうきこうれいしゃいりょう》
-issue-notice = ｜交付通知書《こうふつうちしょ》
-id-papers = ｜本人確認書類《ほんにんかくにんしょるい》
-care-card = ｜介護保険証《かいごほけんしょう》
-my-number = マイナンバー
