"""Write list numbers as an office program shows them."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_NAMES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip


def numeral(number: int, style: str) -> str:
    """Write a number as 1, a, A, i or I.

    Parameters
    ----------
    number : int
    style : str
        As Word names it (``lowerLetter``) or as HTML and OpenDocument do (``a``).
    """
    style = _NAMES.get(style, style)
    if number < 1:
        return str(number)
    if style in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"lowerRoman", "upperRoman"} and number < 4000:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if style == "upperRoman" else roman
    return f"{number:02d}" if style == "decimalZero" else str(number)


def bullet(character: str) -> str:
    """Make a bullet readable: what symbol fonts draw as one becomes a plain one."""
    first = character.strip()[:1]
    if not first or "\ue000" <= first <= "\uf8ff":
        return "•"
    return first
