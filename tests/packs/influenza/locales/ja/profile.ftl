### What set-up asks a facility.

profile-vaccination = ｜予防接種《よぼうせっしゅ》は、どこで｜行《おこな》いますか。
    .here = この｜施設《しせつ》で｜行《おこな》います
    .clinic = ｜病院《びょういん》へ ｜行《い》きます
