import datetime
import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
for folder in ("common", "fe"):
    sys.path.insert(0, os.path.join(HERE, "..", "src", folder))

import entity  # noqa: E402
import fe_handler  # noqa: E402
import features  # noqa: E402
from api import ApiError  # noqa: E402
from fakes import Collection, Connection, seen  # noqa: E402
from stores import Registrations, Sightings  # noqa: E402


class FeatureHandlerTest(unittest.TestCase):
    def setUp(self):
        rows = {"example.com": ("registrar", datetime.date(2020, 1, 1), 3600)}
        records = {"example.com": [seen(3, "a", "malicious"), seen(3, "b", "clean"), seen(9, "a", "malicious")]}
        fe_handler.REGISTRATIONS = Registrations(lambda: Connection(rows))
        fe_handler.SIGHTINGS = Sightings(Collection(records))

    def get(self, name, method="GET"):
        answer = fe_handler.handler({"httpMethod": method, "queryStringParameters": {"entity": name} if name else None})
        return answer["statusCode"], json.loads(answer["body"])

    def test_answers_with_a_vector(self):
        status, body = self.get("Example.COM.")
        self.assertEqual((200, "example.com"), (status, body["entity"]))
        vector = dict(zip(body["names"], body["vector"]))
        self.assertEqual((11.0, 2.0, 3.0, 2.0, 2.0), tuple(vector[n] for n in ("length", "labels", "sightings", "sources", "days_active")))
        self.assertAlmostEqual(2 / 3, vector["malicious_share"], 5)
        self.assertGreater(vector["age_days"], 300)

    def test_refuses_what_is_no_entity(self):
        for bad in ("", "no dots", "a..b", "-x.com", "x" * 300 + ".com", "' OR 1=1 --"):
            self.assertEqual(400, self.get(bad)[0], bad)

    def test_does_not_know_every_entity(self):
        self.assertEqual((404, "UNKNOWN_ENTITY"), (self.get("unheard-of.org")[0], self.get("unheard-of.org")[1]["error"]))

    def test_hides_what_goes_wrong_inside(self):
        def broken():
            raise OSError("secret host name")

        fe_handler.REGISTRATIONS = Registrations(broken)
        with self.assertLogs("risk", "ERROR"):
            status, body = self.get("example.com")
        self.assertEqual(500, status)
        self.assertNotIn("secret", json.dumps(body))

    def test_only_answers_get(self):
        self.assertEqual(405, self.get("example.com", "POST")[0])

    def test_knows_addresses_and_internationalised_names(self):
        self.assertEqual(("ip", "2001:db8::1"), (entity.parse("2001:DB8:0::1").kind, entity.parse("2001:DB8:0::1").name))
        self.assertEqual("xn--bcher-kva.example", entity.parse("b\u00fccher.example").name)
        self.assertRaises(ApiError, entity.parse, "host")

    def test_vectors_have_one_value_per_name(self):
        self.assertEqual(len(features.NAMES), len(features.vector(entity.parse("a.bc"), None, [])))


if __name__ == "__main__":
    unittest.main()
