"""What is masked is masked by its rule, whatever stands around it; what breaks the rule is left."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.privacy.identifiers import EMAIL, NHS, NI, PHONE, find_identifiers, is_nhs_number

ROUND = st.text(alphabet=string.ascii_lowercase + " ,;:()", max_size=20)


def masked(text: str) -> str:
    for found in reversed(list(find_identifiers(text))):
        text = text[: found.start] + found.token + text[found.end :]
    return text


@st.composite
def nhs_digits(draw: st.DrawFn) -> str:
    digits = draw(st.lists(st.integers(0, 9), min_size=9, max_size=9))
    check = (11 - sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11) % 11
    if check == 10:
        digits[-1] = (digits[-1] + 1) % 10
        check = (11 - sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11) % 11
    if check == 10:
        return "9434765919"
    return "".join(map(str, digits)) + str(check)


@given(nhs_digits(), st.sampled_from(["", " ", "-", "\xa0"]), ROUND, ROUND)
def test_an_nhs_number_is_masked_wherever_it_stands(digits: str, gap: str, before: str, after: str) -> None:
    number = gap.join((digits[:3], digits[3:6], digits[6:]))
    out = masked(f"{before} {number} {after}")
    assert number not in out
    assert NHS in out or PHONE in out  # some are telephone numbers too


@given(nhs_digits(), st.integers(1, 9))
def test_a_wrong_checksum_is_no_nhs_number(digits: str, off: int) -> None:
    wrong = digits[:9] + str((int(digits[9]) + off) % 10)
    assert not is_nhs_number(wrong)
    assert is_nhs_number(digits)


@given(st.from_regex(r"[ACEHJMPRSTWY][CEHJMPRSTW]\d{6}[A-D]", fullmatch=True), st.sampled_from(["", " "]), ROUND, ROUND)
def test_an_ni_number_is_masked(number: str, gap: str, before: str, after: str) -> None:
    if not number.isascii() or number[:2] in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}:
        return
    written = gap.join((number[:2], number[2:4], number[4:6], number[6:8], number[8]))
    assert masked(f"{before} {written} {after}") == masked(f"{before} {NI} {after}")


@pytest.mark.parametrize("text", ["BG123456A", "GB 12 34 56 A", "QQ123456C", "AB123456E", "AB12345C", "DA 12 34 56 A"])
def test_what_no_office_ever_gave_out_is_no_ni_number(text: str) -> None:
    assert NI not in masked(text)


@given(
    st.sampled_from(["AB", "B", "EC", "SW", "M", "ZE", "YO"]),
    st.sampled_from(["1", "12", "9A"]),
    st.from_regex(r"[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    st.sampled_from([" ", "", "  "]),
    ROUND,
)
def test_a_postcode_keeps_its_district_only(area: str, district: str, rest: str, gap: str, before: str) -> None:
    out = masked(f"{before} {area}{district}{gap}{rest} end")
    assert out == masked(f"{before} ") + f"{area}{district} end"


@given(st.from_regex(r"[a-z]{1,8}[.]?[a-z0-9]{1,8}@[a-z]{2,10}\.(?:gov\.uk|org)", fullmatch=True), ROUND, ROUND)
def test_an_address_is_masked(address: str, before: str, after: str) -> None:
    assert address not in masked(f"{before} {address} {after}")
    assert EMAIL in masked(f"{before} {address} {after}")


@given(st.sampled_from(["01632 960", "0121 496 0", "07700 900", "020 7946 0"]), st.integers(0, 999), ROUND, ROUND)
def test_a_telephone_number_is_masked(start: str, last: int, before: str, after: str) -> None:
    number = f"{start}{last:03}"
    for written in (number, number.replace(" ", ""), "+44 " + number[1:], "+44 (0)" + number[1:]):
        out = masked(f"{before} {written} {after}")
        assert PHONE in out
        assert not re.search(r"\d{3}", out)


@pytest.mark.parametrize(
    "text",
    [
        "on 01.02.2020-05.06.2021 at 19.30",
        "12/08/2012, 2010-2014, 01-02-2012",
        "application 2019/0123456 for £1,234,567.00",
        "Minute 2762, page 3 of 12, A4 2nd floor, m1 1st exit",
        "E1 and SW1 are districts already",
        "the meeting of 0930 hours, 100 000 000 people",
        "ann@home is no address",
    ],
)
def test_other_figures_are_left(text: str) -> None:
    assert masked(text) == text
