# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Telephone, fax, extension and bleep numbers."""

import re

from kb.anonymise.numbers.check_digits import digits_of
from kb.anonymise.pattern import SPOKEN_DIGIT, Pattern, is_no_year, shape

IN = r"(?:[\ \t().\-/_\u00a0\u2002-\u2012\u202f]|\ [–—-]\ |[–—]|\n){0,3}"
"""What people put between the digits of one number."""
EXTENSION = r"(?:[\ ,(]*(?:(?:ext(?:ension|n)?|opt(?:ion)?|x)[\ .:]*(?:(?:no|number)[\ .:]*)?\d(?:[\ -]?\d){0,5}(?!\d|[./:]\d)|press[\ ]\d\b)|[\ ]*/[\ ]?\d{1,3}(?!\d))?"
CUE = (
    r"(?:tel(?:ephoned?|\.)?|tel/fax|fax/tel|(?:tele|text)?phon(?:e|ed|es)|phone\ call|ph|mob(?:ile|s)?|mbl|moby|cell|fax|minicom|dial|calls?|called|calling|ring|rang|ringing"
    r"|texts?|texted|sms|landline|voicemail|contact(?:s|able|ed)?|whats\s?app|reach(?:ed|able)?|line|ddi|dd|direct|ooh|out\ of\ hours|t/?c|p/c|t|m|h|w)"
)
AFTER_CUE = (
    r"(?:[\ \t]*(?:\b(?:no|nos|num|number|numbers|line|on|at|to|from|via|her|him|them|mum|dad|son|daughter|home|work|day|eve|evening|is|are|was|me|us|back|first|now|again|not|or|please|pls|my|his|their|our|'s)\b|['’]s\b|[.:;\#(]|[-–=/])){0,5}"
    r"[\ \t\n]*"
)

PHONES: tuple[Pattern, ...] = (
    Pattern(
        "PHONE",
        shape(
            rf"\b{CUE}\b[.:]?[ \t]{{0,12}}[,|][ \t]{{0,12}}(?P<it>0\d{{3,4}}[,|][ \t]{{0,12}}\d{{3}}[,|]?[ \t]{{0,12}}\d{{3,4}})(?!\d)"
        ),
        0.95,
        "a telephone number in cells",
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.])(?<!\d\ )x\.?\ ?(?:\d{4,5}|\d{3}[\ -]\d{3}|\d\ \d{4})(?![\d\w])(?!\ ?(?:mm|cm))", 0),
        0.8,
        "an extension",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w£$.,/-])(?<!\d\ )\d{3}[\ -]\d{4}(?![\w,/-])(?!\.\d)(?!\ (?:mm|cm|ml))"),
        0.7,
        "the shape of a local number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            rf"(?<![\d_])(?<!\d[.\-])(?<!\d\d:) (?:18001[\ ]|9[\ ])?(?:\(?(?:\+|00[\ ]?)\ ?44\)?\ ?[\ ().\-]*(?:\(?0\)?)?|\(?(?:0|(?<![A-Z])O)\)?) (?:{IN}(?:[\dO]|(?-i:[lIS])(?![a-z]))){{9,10}} (?!\d)"
            rf"{EXTENSION}"
        ),
        0.97,
        "a UK telephone number",
        check=lambda text: len(digits_of(text)) >= 5,
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?<![\w.])\(?\+\ ?(?:[1-9]\d{0,2})\)?(?:[\ ().\-]{0,2}\d){6,13}(?!\d)(?:[\ ,]*(?:ext|x)[\ .:]*\d{2,6})?"
        ),
        0.95,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?<![\w.-])(?:\+?\d{1,3}[-.\ ])?(?:\(\d{3}\)\ ?|\d{3}[-.])\d{3}[-.\ ]\d{4}(?:\ ?x\ ?\d{2,6})?(?![\w-])"
        ),
        0.85,
        "a telephone number",
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.-])00[1-9]\d?(?:[\ ().\-]{0,2}\d){8,13}(?!\d)(?:\ ?x\ ?\d{2,6})?"),
        0.9,
        "a telephone number from abroad",
    ),
    Pattern(
        "PHONE",
        shape(
            rf"(?<![\w/]){CUE}\b{AFTER_CUE}"
            rf"(?P<it>[\d(+](?:{IN}\d){{4,14}}(?!\d)(?:[\ ]*(?:or|and|&|,|/)[\ ]*\d{{5,6}}(?![\d]))?{EXTENSION})"
            r"(?![\d]|[\ ]?(?:mm|cm|kg|mg|ml|m)\b)"
        ),
        0.93,
        "digits after a word for telephone",
        check=lambda text: len(digits_of(text)) >= 5,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:ext(?:ension|n)?s?|bleep(?:ed|s)?|blp|pagers?|page|paged|bip|switchboard|dect|cordless|aircall|short[\ ]?code|internal|int|desk|line)\b\.?"
            r"(?:\s*(?:['’]s\b|\b(?:no|num|number|on|is|the|ot|team|desk|holder|duty|them|him|her|me|us|for|my|our|your|his|now|new|today|says)\b|\bfor\ (?:[\w-]+\ ){0,2}[\w-]+\b(?=\ (?:is|now)\b)|[.:;\#]))*[\ \t]*(?P<it>\d{3,6}(?:\ ?(?:or|and|&|,)\ ?\d{3,6}(?!\d|[.,]\d|\ \d)|/\d{1,6}(?!\d))?|\d\ \d{4,5})(?!\d|\ ?(?:mm|cm|of|to|degrees)\b)"
        ),
        0.9,
        "an extension or bleep number",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:tel(?:ephone)?|phone|ph|mob|fax|dial|ring|rang|internal\ call|ward\ phone|extn?|landline)\b\.?(?:\ (?:no|number|me|us|him|her|them|on|is|the\ ward|the\ desk|desk|back|ward))*[\ :.#]+(?P<it>\d{4})(?![\d\w]|[.,:/-]\d|\ ?(?:mm|cm|m|kg|times|metres|steps|%|mg|to|of)\b)"
            r"|\b(?:ring|call|bleep|contact|catch|reach|get)\ (?:me|us|him|her|them|the\ ward|the\ desk|duty)\ (?:back\ )?on\ (?P<b>\d{3,6})(?![\d\w]|[.,:/-]\d)|(?<![\d\w£.,/-])(?P<c>\d{4})\ (?:bleep|ext)\b"
        ),
        0.85,
        "digits after a word for telephone",
        check=is_no_year,
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?<![\w.])(?=(?:[^\s]+\ ){1,12}\d|\d)(?:(?:[0O]|oh|zero|nought|double|treble|triple)[\ -]+)(?:(?:\d{1,4}|oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)[\ ,-]+){3,12}(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|oh|zero|nought|hundred)\b(?!\ (?:mm|cm|kg))"
        ),
        0.85,
        "a number partly spoken",
        check=lambda text: bool(re.search(r"[a-z]{2}", text, re.IGNORECASE)) and bool(re.search(r"\d", text)),
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:phone|mobile|mob|tel|telephone|landline|number|call(?:er)?|dad['’]s|mum['’]s|his|hers)\b[^.;\n]{0,25}?\b(?:end(?:s|ing|ed)?(?:\ in|\ with)?|last\ (?:three|four)(?:\ digits)?|on)\ (?P<it>\d{3,4})(?![\d\w]|\ ?(?:mm|cm|m|kg|metres|steps|%|mg)\b|[.,:/]\d)"
        ),
        0.8,
        "the end of a telephone number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:numbers?|no|nos|line|desk|hub)(?:['’]s|\ is|\ to\ ring(?:\ is)?|\.|:)?[\ :]+(?P<it>\d{3}\ \d{3}|\d{6})(?![\d\w]|[.,/-]\d)"
        ),
        0.75,
        "digits after a word for telephone",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            rf"\b(?:ext(?:ension|n)?|bleep(?:ed)?|blp|pager|dect|switchboard|internal|desk|tel|phone|ring|dial|call)\b[\s.:]*(?:(?:no|number|is|on|it['’]s|me|us|her|him|them)\b[\s:]*){{0,3}}(?P<it>{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{2,11}})\b(?!\s+(?:times|days|weeks|minutes|visits|people|calls|rings))"
        ),
        0.85,
        "a spoken extension or bleep number",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:bleep(?:ed)?|blp|bip|pager|dect|cordless|aircall|ext(?:ension|n)?\.?\ ?(?:no|number))\b\.?(?:\s*(?:\b(?:no|number|on|is|the|for|ot|duty|my|me|us|him|her|them|now)\b|[.:;\#]))*[\ \t]*(?P<it>\d(?:[\ -]?\d){2,6})(?![\d/]|[.:]\d)"
        ),
        0.9,
        "an extension or bleep number, oddly parted",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:tel|telephone|phone|ph|ring|rang|phoned)\b[.:]*\ (?P<it>(?-i:(?:[A-Z][a-z]{2,}(?:-[a-z]+-[A-Z][a-z]+)?\ ){1,3})\d{3,4}\ ?\d{0,3})(?![\d\w]|[.,:/-]\d|\ ?(?:times|mm|cm)\b)"
        ),
        0.85,
        "a telephone number with the name of its exchange",
        check=lambda text: 4 <= len(digits_of(text)) <= 6 and not re.search(r"\b(?:19|20)\d\d$", text),
    ),
    Pattern(
        "PHONE",
        shape(
            r"(?:\b1[01]\d\ )?\bext(?:ension|n)?\b[\ .:]*(?:\d{3}\ \d{3}|\d\d\ \d\d(?=[,.;)]|$)|\d-\d{3,5}|\d{3,6})(?!\d|[.,/:-]\d|\ ?(?:mm|cm|of|to|degrees|deg)\b)"
        ),
        0.9,
        "an extension with its word",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\bextension\ (?:is\ |no\.?\ |number\ )?(?P<it>\d\d)(?=[\ \t]*[,.;)\n]|[\ \t]*$|\ (?:or|and|please)\b)(?![.,]\d)|\bext\.?\ (?P<b>0\d)(?!\d|\ ?(?:deg|to)\b)|(?<![\w/])(?P<c>\#\d[\ -]\d{4})(?![\w/-])"
        ),
        0.85,
        "a short extension",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:engineers?|manager|office|desk|reception|duty|team|they|somebody|someone|we|i)\ (?:was\ |were\ )?(?:told|rung|reached|available|contactable|phoned)\ on\ (?P<it>\d{4})(?![\d\w]|[.,:/-]\d)"
        ),
        0.75,
        "digits after a word for telephone",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "PHONE",
        shape(
            rf"\b(?:bleep(?:ed)?|pager|page|switchboard|extension|ring|dial)\b[^.;\n\d]{{0,24}}?[\ ,:][\"“'‘]?(?P<it>{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{2,11}})\b(?!\s+(?:times|days|weeks|minutes|visits|people|calls|rings|or)\b)"
        ),
        0.8,
        "a spoken extension or bleep number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.,£$/-])\(?0\d{4}\)?[\ -]\d{3}[\ -]?\d{4}(?!\d)"),
        0.9,
        "a telephone number with a figure too many",
    ),
    Pattern(
        "PHONE",
        shape(
            rf"\b{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{3,11}}[\s,.–-]+(?:no|sorry|correction|rather|i\ mean|hang\ on|wait)(?:[\s,]+(?:no|sorry|wait|i\ mean|that['’]s|make\ that)){{0,3}}[\s,]+{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{0,11}}\b"
        ),
        0.85,
        "a number spoken and put right",
    ),
    Pattern(
        "PHONE",
        shape(r"\b(?:page|pager|bleep|blp|dect)\ (?P<it>\#\d[\d-]{2,7})(?!\w)"),
        0.85,
        "an extension or bleep number",
    ),
    Pattern(
        "PHONE",
        shape(
            rf"(?<![\w.,£$/-])0\d{{2,4}}(?:[\ -]?\d){{0,7}}(?:(?:[\ -](?:double|treble|triple)[\ -]\d(?:[\ -]?\d){{0,7}})+|(?:[\ ,-]{{1,2}}{SPOKEN_DIGIT}){{3,8}})(?!\w)"
        ),
        0.9,
        "a telephone number, partly read out",
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:bleeps?|ext(?:ension)?s?|phone)\ list\b[^.\n\d]{0,40}?\ (?P<it>\d{3,5})(?![\d\w%]|[.,:/-]\d)"
            r"|\b(?:if|when|as|but)\ (?P<b>\d{4})\ (?:rings|is\ (?:engaged|busy)|does\ ?n['’o]?t\ answer|goes\ (?:to|unanswered))\b"
        ),
        0.75,
        "an extension or bleep number",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.,£$/-])0\d{2,4}\ (?:then|and\ then|-)\ \d{3}(?:\ ?\d{2,5}){1,2}(?![\w/-])"),
        0.9,
        "a UK telephone number",
    ),
    Pattern("PHONE", shape(r"(?<![\w.,£$/-])0\d{3,4},\ ?\d{3},?\ ?\d{3,4}(?!\d)"), 0.9, "a UK telephone number"),
    Pattern(
        "PHONE", shape(r"(?<![\w.,£$/-])[0O]7(?:[\ \-.]{0,2}[\dxXO*]){7,9}(?!\d)"), 0.85, "part of a mobile number"
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:office|desk|reception|ward|unit|team|hub|clerk|stores|pharmacy|porters|site|triage|duty\ \w+)\ on\ (?P<it>\d{4,5})(?![\d\w%]|[.,:/-]\d|\ (?:mm|cm|occasions?|people)\b)"
            r"|\b(?:rang|ring|phoned|called|tried|try|dialled)\ (?:the\ )?(?:[a-z]+\ )?[a-z]+(?:\ \(|,\ )(?P<b>\d{4,6})(?=\)|,|[.;]?\s*$|\.\ )"
            r"|\b(?:dial(?:led)?|press|switchboard|option)\ ?\d?(?:\ for\ (?:a|an|the)?\ ?(?:outside\ )?line)?,?\ (?:and\ )?then\ (?P<c>\d{3,6})(?![\d\w]|[.,:/-]\d)"
        ),
        0.75,
        "digits after a word for telephone",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\blast\ (?:\d|two|three|four|five|six)\ (?:digits?|figures?|numbers?)(?:\ of\ (?:\w+\ ){0,2}\w+)?(?:\ (?:is|are|being))?[\ :=]+(?P<it>\d(?:[\ -]?\d){1,5})(?![\d\w]|[.,:/]\d)"
            r"|\bend(?:s|ing)(?:\ in|\ with)?\ (?P<b>\d(?:[\ -]?\d){2,3})(?![\d\w%]|[.,:/-]\d|\ ?(?:mm|cm|m|kg|mg|metres|steps|points)\b)"
            r"|\b(?:mobile|mob|phone|number|landline|tel)\b[^.;\n\d]{0,16}?\b(?:starts?|starting|begins?|beginning)(?:\ with|\ in)?\ (?P<c>0\d{2,4}(?:\ \d{1,3})?)(?![\d\w])"
        ),
        0.75,
        "part of a telephone number",
        strong=False,
        check=is_no_year,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:hunt\ ?group|vocera|(?:short|quick|speed)[\ -]?dial|voicemail|answerphone|jabber)\b[\ :]*(?:is\ |on\ |no\.?\ )?[*\#]?(?P<it>\d{3,6})(?![\d\w]|[.,:/-]\d)"
            r"|\b(?:ext|bleep|pager|dect)\b[.:]?\r?\n[\ ]*(?P<b>\d{3,6})(?![\d\w]|[.,:/-]\d)|\b(?:ext(?:ension|n)?(?=\ ?\(\d{4})|bleep|blp|pager|dect)[:.]?\ ?\((?P<c>\d{3,6})\)"
        ),
        0.8,
        "an extension or bleep number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            rf"\b(?:(?:double|treble|triple)\s{SPOKEN_DIGIT}(?:[\s,\-]+(?:(?:double|treble|triple)\s)?{SPOKEN_DIGIT}){{3,10}}|{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{1,9}}[\s,\-]+(?:double|treble|triple)\s{SPOKEN_DIGIT}(?:[\s,\-]+{SPOKEN_DIGIT}){{1,9}})\b(?!\s(?:times|days|weeks|visits))"
        ),
        0.8,
        "a spoken number",
        strong=False,
    ),
    Pattern(
        "PHONE",
        shape(
            r"\b(?:tel|telephone|phone|ph|mob(?:ile)?|ring|rang|call|landline)\b[.:]*\ (?P<it>(?-i:(?=[OolISB\ -]*\d)[\dOolISB](?:[\ -]?[\dOolISB]){5,11}))(?![\w]|[.,:/-]\d|\ ?(?:mm|cm)\b)"
        ),
        0.8,
        "a telephone number with letters for figures",
        check=lambda text: len(digits_of(text)) >= 4,
    ),
    Pattern(
        "PHONE",
        shape(r"(?<![\w.,£$/:-])44[\ -]?(?:1\d{3}|7\d{3}|2\d)[\ -]?\d{3}[\ -]?\d{3,5}(?![\w-]|[.,]\d)"),
        0.85,
        "a UK telephone number",
    ),
)
