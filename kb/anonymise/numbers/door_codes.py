# ruff: noqa: E501 - an expression cut in two is harder to read
"""What opens a home: the codes of doors, alarms and key safes."""

from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, shape

DOOR_CODES = (
    Pattern(
        "ID",
        shape(
            r"\b(?:key\s?safe|door|entry|gate|alarm|lock|access|pass)(?:\s?(?:code|no|number|pin|is|was|[:=]))+[\s:=]*(?P<it>(?=[A-Z]{0,2}\d)[A-Z0-9]{3,8})\b(?!\ ?(?:mm|cm|wide|high|clear|across))|\bkey\s?safe[\s:]+(?P<b>(?!C500\b|Y500\b)[A-Z]?\d{3,6}[A-Z]?)\b|\bpass\s?word[\s:=]+(?:is\ )?(?P<c>(?=\S*\d)\S{4,20})"
        ),
        0.9,
        "the code of a door or key safe",
    ),
    Pattern(
        "ID",
        shape(
            rf"\b(?:key\s?safe|key\s?code|keypad|(?:door|gate|entry|alarm|access)\s?(?:code|number|pin)|(?:door|gate)\ opens|the\ safe|code\ (?:is|was|for\ the\ door))\b[\ \t:=]*"
            rf"(?:(?:code|number|no|pin|is|was|opens|open|with|on|set|to|its)\b[\ \t:=]*){{0,4}}"
            rf"(?P<it>[A-Z]?\d(?:[\ \-.]?\d){{2,7}}[A-Z]?|{SPOKEN_DIGIT}(?:[\ ,-]+{SPOKEN_DIGIT}){{2,7}})\b(?!\ ?(?:mm|cm|m\b|wide|kg|x\b|%|am|pm)|[.:]\d)"
            r"|\bpress\ (?P<b>\d(?:[\ \-]?\d){3,7})\b"
        ),
        0.9,
        "the code of a door or key safe",
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:door|entry|gate|alarm|access|pass|key|lock)\s?(?:code|pin)[\s:=]*(?:is\ )?(?P<it>(?-i:[A-Z])\ \d{3,6})\b(?![.,]\d)"
            r"|\b(?:alarm|code|pin|safe|keypad|lock)[\ :,]+(?P<b>\d(?:[\ -]\d){3,5})(?![\d-]|\ \d)"
            r"|\b(?:key\s?safe|safe|keypad|padlock)\b[^.;\n\d]{0,24}?\b(?:to|on|at)\ (?P<c>\d{4,6})(?![\w%/:-]|[.,]\d|\ ?(?:mm|cm|hrs?)\b)"
        ),
        0.85,
        "the code of a door or key safe",
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:padlock|safe|door\s?pad|alarm|key\s?pad|intercom|entry\s?pad|side\s?gate|combination)\b[\ :=]{1,3}(?P<it>\d{4,6}|(?!C500\b|Y500\b)[A-Z]\d{3,5}|[A-Z]\d\d[A-Z])(?![\w%/:-]|[.,]\d|\ ?(?:mm|cm|hrs?|kg)\b)"
            r"|\bkey\s?safe\b[^.;\n\d]{0,40}?(?P<b>\d(?:[-\ ]\d){3,5})(?![\w-])"
            r"|\b(?:pendant|life\s?line|care\s?line|telecare|alarm|dispersed\s?unit)\b[\ :]{1,2}(?:(?:no|number|id|unit)\b[.\ :]*)?(?P<c>(?-i:[A-Z]{1,4})\d{3,8})(?![\w-])",
        ),
        0.85,
        "the code of a door or key safe",
    ),
    Pattern(
        "ID",
        shape(r"(?<![\w£.,/-])(?P<it>\d{4,6})(?=\ (?:then|and|&)\ (?:turn|press|push|pull|enter|hash|star)\b)"),
        0.75,
        "the code of a door or key safe",
        strong=False,
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:key[ -]?safe|k[ /]?s(?=[\ :])|lock\s?box|key\s?box)\b[^\n\d]{0,16}?(?<![A-Z])(?P<it>(?!C500\b|Y500\b|(?<=lock\ )54\d\d\b|(?<=abus\ )7\d7\b)[A-Z]?\d{3,4}[A-Z]?|[A-Z]\d\d[A-Z]|\d(?:[\ -]\d){3}|[A-Z](?:\ \d){4})(?![\w-])"
            r"|\bbox\ (?:no\.?\ )?(?P<b>[A-Z]\d\d[A-Z]|\d{4})(?=,?\ (?:key|by\ the|carers|inside|on\ the))"
        ),
        0.85,
        "the code of a door or key safe",
    ),
    Pattern(
        "ID",
        shape(
            r"\b(?:key\s?safe|safe|gate|lock|key\s?pad)\b[^.;\n\d]{0,20}?\b(?:num\w*|no)\.?\ (?:is|was)\ (?P<it>\d{4,6})(?![\w%/:-]|[.,]\d)"
            r"|\b(?:use|press|enter|punch\ in|tap\ in|then)\ (?P<b>[A-Z]\d{2,6}|\d{3,6}[A-Z]?)(?=\ (?:on\ the\ (?:key)?(?:pad|panel|door|box)|and\ (?:wait|push|pull|enter)|at\ (?:the\ )?(?:door|gate|main))\b)"
            r"|\bkey\s?(?:pad|safe)\b[^\n\d]{0,24}\bit['’]?s[\ :,]+(?P<c>\d{4})(?![\w%/:-]|[.,]\d|\ ?(?:mm|cm|x|wide|high|clear)\b)"
            r"|\b(?:gate|door|pad|flats|block|panel\ code)\ (?P<d>\d{3,6}\#)"
            r"|\b(?:key\s?)?safe\b[^.\n\d]{0,25}\.\ (?P<e>(?!(?:19|20)\d\d)\d{4})(?=[.;]|\s*$)"
        ),
        0.8,
        "the code of a door or key safe, some words away",
        strong=False,
    ),
)
