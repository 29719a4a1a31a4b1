"""Check digits of the numbers found in UK notes."""


def digits_of(text: str) -> list[int]:
    """Every decimal digit in the text, in any script, as integers."""
    return [int(char) for char in text if char.isdecimal()]


def nhs_number_is_valid(text: str) -> bool:
    """Modulus 11 over ten digits: NHS and H&C numbers and the Scottish CHI share it."""
    digits = digits_of(text)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    remainder = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (11 - remainder) % 11 == digits[9]


def luhn_is_valid(text: str) -> bool:
    """The check of payment cards."""
    total = 0
    for place, digit in enumerate(reversed(digits_of(text))):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


FEWEST_IN_AN_IBAN = 8


def iban_is_valid(text: str) -> bool:
    """Modulus 97 of an international bank account number."""
    compact = "".join(text.split()).upper()
    if not compact.isalnum() or not compact.isascii() or sum(char.isdigit() for char in compact) < FEWEST_IN_AN_IBAN:
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
