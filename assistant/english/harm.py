"""English requests for help with a wrong; questions for its penalty or how to report it are not."""

import re

_WRONG = re.compile(
    r"\b(?:forge|forging|counterfeit|fabricate|falsify|falsifying|photoshop)\b"
    r"|\b(?:buy|make|get|sell|order|obtain|use|using|find|create|need|want|print)\b(?: \w+){0,4}"
    r" (?:fake|false|bogus|phony)\b"
    r"|\b(?:fake|false|bogus|phony) (?:\w+ ){0,3}(?:passport|licence|certificate|document|paper|id"
    r"|card|degree|diploma|stamp|seal|visa|permit|plate|signature|invoice|marriage|test)\b"
    r"|\b(?:bribe|bribing|bribery|under the table|grease the palm)\b"
    r"|\b(?:extra|money|cash|gift|envelope) (?:\w+ )?(?:to|for) (?:the |an? )?(?:officer|official"
    r"|police|policeman|judge|inspector|clerk)\b"
    r"|\b(?:evade|evading|dodge|dodging|avoid paying|hide (?:my )?income|launder|laundering)\b"
    r"|\b(?:without (?:getting|being) (?:caught|detected|found|noticed)|not (?:get|be) caught"
    r"|(?:police|officer|authority|they|anyone|nobody) (?:\w+ ){0,2}(?:not|never) (?:\w+ )?"
    r"(?:detect|notice|know|find|catch|see))\b"
    r"|\b(?:hack|hacking|spy on|stalk|blackmail|poison|kidnap|kill|murder|smuggle|smuggling"
    r"|traffick|trafficking)\b"
    r"|\b(?:make|build|buy|sell|get)\b(?: \w+){0,3} (?:bomb|gun|explosive|weapon|grenade|drug"
    r"|heroin|cannabis|weed|cocaine|meth|ecstasy)\b"
    r"|\b(?:cross|enter|leave|work|stay) (?:\w+ ){0,4}illegally\b"
    r"|\b(?:secretly|covertly|without (?:\w+ ){1,2}knowing)\b.*\b(?:track|record|film|follow|listen"
    r"|spy|read|watch)\b"
    r"|\b(?:track|record|film|spy)\b.*\b(?:secretly|covertly|without (?:\w+ ){1,2}knowing)\b"
    r"|\bsneak (?:into|across|over|out)\b"
    r"|\b(?:cheat|pass) (?:\w+ ){0,3}(?:exam|test) (?:\w+ ){0,3}(?:for me|without|illegally)\b"
    r"|\bmarry\b(?: \w+){0,6} (?:just|only) for (?:the |a )?(?:visa|paper|green card)\b"
)
_OF_LAW = re.compile(
    r"\b(?:penalty|fine|fined|punish|punished|punishment|sanction|sanctioned|prison|jail|sentence"
    r"|report|denounce|denunciation|crime|offence|illegal|legal to|prosecuted|victim|what happen"
    r"|if (?:i|we|someone|somebody|a person|my))\b"
)
_ESCAPE = re.compile(r"\b(?:without|avoid|escape|no|evade|evading) (?:\w+ ){0,2}(?:penalty|fine)\b")


def is_harmful(words: str) -> bool:
    """Whether help with a wrong is asked for; `words` as `words_of` gives them, joined."""
    return bool(_WRONG.search(words)) and not _OF_LAW.search(_ESCAPE.sub(" ", words))
