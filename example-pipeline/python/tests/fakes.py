"""Stand-ins for what the functions talk to: rows of MySQL, records of MongoDB, an object on S3."""
import datetime
import io


class Cursor:
    def __init__(self, rows):
        self.rows = rows

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def execute(self, sql, arguments):
        assert "%s" in sql and len(arguments) == 1
        self.name = arguments[0]

    def fetchone(self):
        return self.rows.get(self.name)


class Connection:
    def __init__(self, rows):
        self.rows = rows

    def ping(self, reconnect):
        assert reconnect

    def cursor(self):
        return Cursor(self.rows)


class Collection:
    def __init__(self, records):
        self.records = records

    def find(self, query, fields):
        self.found = self.records.get(query["name"], [])
        return self

    def sort(self, *_):
        return self

    def limit(self, count):
        return self.found[:count]


class Bucket:
    def __init__(self, content):
        self.content = content
        self.fetched = 0

    def get_object(self, Bucket, Key):
        self.fetched += 1
        return {"Body": io.BytesIO(self.content)}


def seen(day, source, verdict):
    return {"seen_at": datetime.datetime(2020, 11, day, 12), "source": source, "verdict": verdict}
