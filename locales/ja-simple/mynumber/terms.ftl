### Official terms, written once.

-certificate = ｜資格確認書《しかくかくにんしょ》
-face-card = ｜顔認証《かおにんしょう》 マイナンバーカード
-card = マイナンバーカード
-myna-hokensho = マイナ｜保険証《ほけんしょう》
-electronic-certificate = ｜電子証明書《でんししょうめいしょ》
-pin = ｜暗証番号《あんしょうばんごう》
-portal = マイナポータル
-notice = ｜資格情報《しかくじょうほう》の お｜知《し》らせ
-kokuho = ｜国民健康保険《こくみんけんこうほけん》
-photo-id = ｜身分証明書《みぶんしょうめいしょ》
-my-number = マイナンバー
