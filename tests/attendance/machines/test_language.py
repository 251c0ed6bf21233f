# SPDX-License-Identifier: EUPL-1.2
"""The language of machines: the vectors of the protocol, to the byte; and no bytes that make reading fail."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from praja.duties.attendance.domain.adms import answers, logs, orders
from praja.duties.attendance.domain.adms.bodies import unwrapped
from praja.duties.attendance.domain.adms.punches import Read, read_attlog, read_attlog_file, read_rtlog
from praja.duties.attendance.domain.skew import Clock, judge_clock

JAYAPURA = ZoneInfo("Asia/Jayapura")
JAKARTA = ZoneInfo("Asia/Jakarta")


def punches(read: Read) -> list[tuple[str, str, int, int | None]]:
    return [(one.pin, one.local_text(JAKARTA), one.direction, one.verified) for one in read.punches]


def test_the_block_that_production_machines_read_is_right_to_the_byte() -> None:
    stamps = {"ATTLOG": "9999", "OPERLOG": "9999"}
    block = answers.handshake("ESY4241100079", stamps=stamps, flag="1111000000", zone="0").encode()

    assert len(block) == 202
    assert hashlib.sha256(block).hexdigest() == "d412946d1b53bdf811b9d72af25075651232f62d4deec76e73a872c69adb8f7b"


def test_the_block_of_old_firmware_has_crlf_and_no_last_line_end() -> None:
    at = datetime(2026, 8, 20, 2, 15, tzinfo=UTC)

    assert answers.old_handshake("X100", at, flag="1111000000") == (
        "GET OPTION FROM: X100\r\nStamp=9999\r\nOpStamp=1787192100\r\nErrorDelay=60\r\nDelay=30\r\nResLogDay=18250\r\n"
        "ResLogDelCount=10000\r\nResLogCount=50000\r\nTransTimes=00:00;14:05\r\nTransInterval=1\r\n"
        "TransFlag=1111000000\r\nRealtime=1\r\nEncrypt=0"
    )


def test_short_answers_are_exact() -> None:
    session = "s" * 32

    assert answers.taken(2) == "OK: 2"
    assert answers.registration("abc123") == "RegistryCode=abc123"
    assert answers.access_handshake("abc123", session) == (
        "registry=ok\nRegistryCode=abc123\nServerVersion=3.1.2\nServerName=ADMS\nPushProtVer=3.1.2\nPushVersion=3.1.2\n"
        "ErrorDelay=30\nRequestDelay=10\nTransTimes=00:00;14:05\nTransInterval=1\nTransTables=User Transaction\nRealtime=1\n"
        f"SessionID={session}\nTimeoutSec=10"
    )


@pytest.mark.parametrize(
    ("version", "is_words"),
    [
        ("", False),
        ("2.0.33", False),
        ("2.2.14", True),
        ("2.4.0", True),
        ("2.4.1", False),
        ("3.1.2", False),
        ("x", False),
    ],
)
def test_what_to_send_is_told_in_words_only_to_firmware_that_knows_them(version: str, is_words: bool) -> None:
    flag = answers.trans_flag(version)

    assert flag.startswith("TransData AttLog\t") is is_words
    assert is_words or (flag[0] == "1" and set(flag) == {"0", "1"})


@pytest.mark.parametrize(
    ("style", "hours", "told"),
    [("omit", 7, None), ("hours", 7, "7"), ("hours", 9, "9"), ("hours", 5.5, "330"), ("minutes", 7, "420")],
)
def test_a_zone_is_told_as_the_machine_wants_it(style: str, hours: float, told: str | None) -> None:
    assert answers.zone_value(style, timedelta(hours=hours)) == told


def test_the_clock_of_access_control_counts_months_of_31_days_in_greenwich_time() -> None:
    at = datetime(2026, 8, 20, 9, 15, 32, tzinfo=JAKARTA)
    days = 26 * 12 * 31 + 7 * 31 + 19

    told = answers.clock_answer(at, timedelta(hours=7))

    assert told == f"DateTime={days * 86400 + 2 * 3600 + 15 * 60 + 32},ServerTZ=+0700"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            b"31\t2026-10-05 06:58:10\t0\t1\t0\t0\t0\n31\t2026-10-05 19:02:40\t1\t1\t0\t0\t0\n",
            [("31", "2026-10-05 06:58:10", 0, 1), ("31", "2026-10-05 19:02:40", 1, 1)],
        ),
        (
            b"1001\t2026-08-20 09:15:00\t0\t1\n1002\t2026-08-20 09:16:30\t1\t15\n",
            [("1001", "2026-08-20 09:15:00", 0, 1), ("1002", "2026-08-20 09:16:30", 1, 15)],
        ),
        (b"7\t2026-08-20 09:15:00\t255\t200\r\n", [("7", "2026-08-20 09:15:00", 255, 200)]),
        (b"7\t2026-08-20 09:15:00\tx\t\n", [("7", "2026-08-20 09:15:00", 255, None)]),
        (
            b"7\t2026-08-20 09:15:00\t0\t15\t0\t0\t0\t1\t36.5\t36.5\t+28800\te30=\n",
            [("7", "2026-08-20 09:15:00", 0, 15)],
        ),
        (
            b"PIN=1001\tDateTime=2026-09-29 08:30:00\tVerified=1\tStatus=0\n",
            [("1001", "2026-09-29 08:30:00", 0, 1)],
        ),
        (b"1001\t1787192100\t0\t1\n", [("1001", "2026-08-20 09:15:00", 0, 1)]),
        (b"ATTLOG\t1001\t2026/08/20 09:15\t0\t1\n", [("1001", "2026-08-20 09:15:00", 0, 1)]),
    ],
)
def test_punches_are_read_in_every_form(body: bytes, read: list[tuple[str, str, int, int | None]]) -> None:
    assert punches(read_attlog(body)) == read


def test_a_body_sent_as_a_form_is_unwrapped() -> None:
    body = b"table=ATTLOG&Stamp=9999&data=1001%092026-08-20+09%3A15%3A00%090%091"

    table, stamp, data = unwrapped(body)

    assert (table, stamp) == ("ATTLOG", "9999")
    assert punches(read_attlog(data)) == [("1001", "2026-08-20 09:15:00", 0, 1)]


def test_a_bad_line_stops_no_good_one_and_both_are_counted() -> None:
    read = read_attlog(b"12\tbukan-waktu\t0\t1\n13\t2026-08-20 09:15:32\t0\t1\n13\n\t2026-08-20 09:15:32\n")

    assert punches(read) == [("13", "2026-08-20 09:15:32", 0, 1)]
    assert [(bad.number, bad.reason) for bad in read.faulty] == [(1, "time"), (3, "form"), (4, "pin")]
    assert read.lines == 4


def test_a_machine_says_its_own_distance_from_greenwich() -> None:
    plain, told = read_attlog(
        b"7\t2026-08-20 09:15:00\t0\t15\n7\t2026-08-20 09:15:00\t0\t15\t0\t0\t0\t1\t36.5\t0\t+28800\t\n"
    ).punches

    assert plain.moment(JAYAPURA) == datetime(2026, 8, 20, 0, 15, tzinfo=UTC)
    assert told.moment(JAYAPURA) == datetime(2026, 8, 20, 1, 15, tzinfo=UTC)


def test_access_events_are_read_by_key_and_a_door_is_nobody() -> None:
    read = read_rtlog(
        b"index=21\tpin=1001\ttime=2026-08-20 09:15:32\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=0\tverifytype=1\n"
        b"time=2026-08-20 09:15:40\tpin=0\tevent=8\tindex=22\n"
        b"time=2026-08-20 09:16:00\tpin=7\tinoutstatus=2\tverifytype=00000000000000000000000000001000\tindex=23\n"
        b"time=2026-08-20 09:16:00\tpin=7\n"
    )

    assert [(one.pin, one.sequence, one.direction, one.verified) for one in read.punches] == [
        ("1001", 21, 0, 1),
        ("7", 23, 255, None),
    ]
    assert (read.others, [bad.reason for bad in read.faulty]) == (1, ["index"])


def test_of_a_file_only_number_and_time_are_read() -> None:
    read = read_attlog_file(b"        1\t2026-08-20 09:15:32\t1\t0\t1\t0\r\n")

    assert punches(read) == [("1", "2026-08-20 09:15:32", 255, None)]


def test_operations_are_read_and_templates_only_counted() -> None:
    read = logs.read_operations(
        b"OPLOG 21\t14\t2026-08-20 09:15:32\t0\t1\t0\t0\nUSER PIN=982\tName=Budi\tPri=0\nFP PIN=982\tFID=1\tTMP=AAAA\nx\n"
    )

    assert [(one.operation, one.by_pin, one.detail) for one in read.operations] == [(21, "14", "0 1 0 0")]
    assert (read.others, len(read.faulty), read.lines) == (2, 1, 4)


@pytest.mark.parametrize(
    ("table", "body", "kept"),
    [
        ("ATTLOG", b"1\t2026-08-20 09:15:32\n", True),
        ("OPERLOG", b"OPLOG 4\t0\t2026-08-20 09:15:32\t0\t0\t0\t0\n", True),
        ("OPERLOG", b"OPLOG 6\t0\t2026-08-20 09:15:32\n\nFP PIN=1\tTMP=AAAA\n", False),
        ("OPERLOG", b"USER PIN=982\tName=Budi\tPasswd=123\n", False),
        ("BIODATA", b"BIODATA Pin=1\tTmp=AAAA\n", False),
        ("ATTPHOTO", b"PIN=1.jpg\0\xff\xd8", False),
        ("SOMETHING", b"who knows", True),
        ("SOMETHING", b"Pin=1\tTmp=AAAA", False),
    ],
)
def test_bodies_with_templates_photos_names_or_passwords_are_not_kept(table: str, body: bytes, kept: bool) -> None:
    assert logs.may_keep(table, body) is kept


def test_what_a_machine_is_and_what_became_of_commands_is_read() -> None:
    assert logs.read_options(b"~DeviceName=MB10-VL,FWVersion=Ver 6.60 Sep 19 2019,~SerialNumber=A1") == {
        "devicename": "MB10-VL",
        "fwversion": "Ver 6.60 Sep 19 2019",
        "serialnumber": "A1",
    }
    results = logs.read_results(
        b"ID=15&Return=0&CMD=DATA\nID=16&Return=-1002&CMD=VERIFY SUM\nAttlogSum=12\nID=x&Return=0\n"
    )
    assert [(one.command, one.returned) for one in results] == [(15, 0), (16, -1002)]
    assert results[1].values["attlogsum"] == "12"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "CLEAR LOG",
            "CLEAR DATA",
            "CLEAR PHOTO",
            "SHELL ls",
            "Shell ls",
            "PutFile a\tb",
            "DATA DEL_USER PIN=1",
            "USER ADD PIN=1",
        ),
        "DATA UPDATE USERINFO PIN=1\tName=Budi\tPri=14",
        "DATA UPDATE USERINFO PIN=1\tName=Budi\nC:9:CLEAR DATA\tPri=0",
        *("SET OPTION ICLOCKSVRURL=http://x", "CHECK\nC:2:CLEAR LOG", "check", ""),
    ],
)
def test_no_command_outside_the_list_is_ever_written(text: str) -> None:
    with pytest.raises(orders.Forbidden):
        orders.line(1, text)


@pytest.mark.parametrize("name", ["Bu\tdi", "Bu\rdi", "Budi\nC:9:CLEAR DATA"])
def test_a_name_cannot_carry_a_command(name: str) -> None:
    with pytest.raises(orders.Forbidden):
        orders.set_user("1001", name)


def test_commands_are_written_as_machines_read_them() -> None:
    day = date(2026, 8, 20)

    assert orders.line(15, orders.set_user("1001", "Budi")) == "C:15:DATA UPDATE USERINFO PIN=1001\tName=Budi\tPri=0\n"
    counted = orders.count(day)
    assert counted == "VERIFY SUM ATTLOG StartTime=2026-08-20 00:00:00\tEndTime=2026-08-20 23:59:59"
    assert (orders.counted_day(counted), orders.counted_day("CHECK")) == (day, None)


@given(st.binary(max_size=300))
@example(b"\x00\t\x00\n\xff=\xfe")
@example(b"1\t9999999999\t0\n1\t0000-00-00 00:00:00\n1\t2026-02-30 25:61:61\n")
@example("1\t２０２６-08-20 09:15:32\t٣\n".encode())
@example(b"a=1&data=%")
def test_no_bytes_whatever_make_reading_fail(body: bytes) -> None:
    _table, _stamp, data = unwrapped(body)
    for reading in (read_attlog, read_rtlog, read_attlog_file):
        for one in reading(data).punches:
            assert one.moment(JAYAPURA).tzinfo is UTC
            assert len(one.local_text(JAYAPURA)) == 19
            assert one.pin.isprintable()
    logs.read_operations(data)
    logs.read_options(data)
    logs.read_results(data)
    logs.may_keep("OPERLOG", data)


CAME = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)
FIVE = timedelta(minutes=5)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("newest", "before", "judged"),
    [
        (CAME - minutes(1), Clock(), (-60, False)),
        (CAME + minutes(5), Clock(), (300, False)),
        (CAME + minutes(6), Clock(), (360, True)),
        # Late once: it may have waited for the network.
        (CAME - minutes(90), Clock(), (None, False)),
        # Sent in one go after the network came back.
        (CAME - minutes(85), Clock(None, CAME - minutes(90), CAME - minutes(0.1)), (None, False)),
        # Twice equally late, ten minutes apart: the clock is behind.
        (CAME - minutes(90), Clock(None, CAME - minutes(100), CAME - minutes(10)), (-5400, True)),
        # Known to be wrong, and nothing shows that it was set right.
        (CAME - minutes(30), Clock(skew=7200), (None, True)),
        # Set right.
        (CAME, Clock(skew=7200), (0, False)),
    ],
)
def test_a_clock_is_wrong_only_where_that_is_certain(
    newest: datetime, before: Clock, judged: tuple[int | None, bool]
) -> None:
    assert judge_clock([newest], CAME, FIVE, before) == judged


def test_what_is_sent_by_the_hour_proves_no_wrong_clock() -> None:
    before = Clock(None, CAME - minutes(610), CAME - minutes(600))

    assert judge_clock([CAME - minutes(30), CAME - minutes(10)], CAME, FIVE, before) == (None, False)


CELLS = st.sampled_from(
    ["0", "1", "5", "6", "15", "255", "007", "9999", "32767", "40000", "123456789012", "-1", "", "x"]
)
TIMES = st.sampled_from(
    ["2026-08-20 07:15:32", "2026-02-30 07:15:32", "2026-08-20 24:00:00", "1999-12-31 23:59:59", "2100-01-01 00:00:00",
     "0000-00-00 00:00:00", "2026-8-20 7:15:32", "2026/08/20 07:15:32", "2026-08-20T07:15:32", "1787192132", "bukan"]
)  # fmt: skip
PINS = st.sampled_from(["31", "0031", "A.b_c-9", "", "9" * 24, "9" * 25, "ATTLOG 31", "PIN=31"])


@given(PINS, TIMES, st.lists(CELLS, min_size=0, max_size=11))
@example("31", "2026-08-20 07:15:32", ["0", "1", "0", "0", "0", "0", "0", "0", "+25200"])
def test_a_line_read_in_one_go_is_what_its_cells_are(pin: str, time: str, others: list[str]) -> None:
    line = "\t".join([pin, time, *others])

    # A space before each tab is nothing to the cells, but such a line is read cell by cell.
    assert read_attlog(line.encode()) == read_attlog(line.replace("\t", " \t").encode())
