### Official terms, written once.

-certificate = ｜資格確認書《しかくかくにんしょ》
-face-card = ｜顔認証《かおにんしょう》マイナンバーカード
-card = マイナンバーカード
-myna-hokensho = マイナ｜保険証《ほけんしょう》
-insurance-card = ｜健康保険証《けんこうほけんしょう》
-electronic-certificate = ｜電子証明書《でんししょうめいしょ》
-pin = ｜暗証番号《あんしょうばんごう》
-portal = マイナポータル
-limit-certificate = ｜限度額《げんどがく》｜適用《てきよう》｜認定証《にんていしょう》
-photo-id = ｜身分証明書《みぶんしょうめいしょ》
-my-number = マイナンバー
