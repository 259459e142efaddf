"""Zones of zoneinfo, pytz, dateutil and pandas, and locales of Babel, named by constants; prints one hash of all results. As a Lambda handler it is zones.handler."""
import datetime
import hashlib
import json
import sys
import zoneinfo

import pytz
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_timedelta
from babel.numbers import format_currency, format_decimal

zoneinfo.reset_tzpath([])  # as on a system without time zones: tzdata is asked


def attempt(action):
    try:
        return action()
    except (LookupError, ValueError, UnknownLocaleError) as e:
        return type(e).__name__ + ": " + str(e)


def handler(event, context):
    at = datetime.datetime(2024, 7, 1, 12, tzinfo=datetime.timezone.utc)
    day = datetime.date(2024, 3, 9)
    results = [at.astimezone(zoneinfo.ZoneInfo("Europe/Berlin")).isoformat(), at.astimezone(zoneinfo.ZoneInfo("America/New_York")).isoformat(),
               at.astimezone(pytz.timezone("Asia/Tokyo")).isoformat(), pytz.utc.localize(at.replace(tzinfo=None)).isoformat(),
               attempt(lambda: zoneinfo.ZoneInfo("Nowhere/City")), attempt(lambda: pytz.timezone("Nowhere/City")),
               format_date(day, "full", locale="de_AT"), format_date(day, locale="ja"), format_date(day), format_decimal(12345.678, locale="fr_CH"),
               format_currency(9.5, "EUR", locale="nb_NO"), format_timedelta(datetime.timedelta(hours=5), locale="en_GB"), attempt(lambda: Locale("en", "XX")),
               Locale.parse("zh_Hant_TW").display_name]
    return [json.dumps(r, default=str) for r in results]


def pandas_handler(event, context):
    import pandas
    frame = pandas.DataFrame({"t": pandas.to_datetime(["2024-01-01", "2024-07-01"]).tz_localize("UTC")})
    return handler(event, context) + [str(list(frame.t.dt.tz_convert(event.get("zone", "Europe/Berlin")))), str(pandas.Timestamp("2024-07-01", tz="Asia/Tokyo"))]


if __name__ == "__main__":
    answers = (pandas_handler if "pandas" in sys.argv else handler)({}, None)
    print(len(answers), "results", hashlib.sha256("\n".join(answers).encode()).hexdigest())
