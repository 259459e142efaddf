import hashlib
import io
import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, ".."))
for folder in ("common", "ml"):
    sys.path.insert(0, os.path.join(HERE, "..", "src", folder))

import joblib  # noqa: E402
import ml_handler  # noqa: E402
import train  # noqa: E402
from fakes import Bucket  # noqa: E402
from model_store import ModelStore  # noqa: E402

VECTOR = [12.0, 3.0, 1.0, 3.5, 2.0, 0.0, 400.0, 8.2, 3.0, 2.0, 0.66, 2.0, 2.0]


class ScoreHandlerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        packed = io.BytesIO()
        joblib.dump(train.train(), packed)
        cls.content = packed.getvalue()

    def setUp(self):
        os.environ.update(MODEL_BUCKET="models", MODEL_KEY="risk.pkl", MODEL_SHA256=hashlib.sha256(self.content).hexdigest())
        self.bucket = Bucket(self.content)
        ml_handler.MODELS = ModelStore(self.bucket)

    def post(self, body):
        answer = ml_handler.handler({"requestContext": {"http": {"method": "POST"}}, "body": body})
        return answer["statusCode"], json.loads(answer["body"])

    def test_scores_a_vector_and_fetches_the_model_once(self):
        first = self.post(json.dumps({"vector": VECTOR}))
        self.assertEqual(first, self.post(json.dumps({"vector": VECTOR})))
        self.assertEqual((200, "synthetic-1", 1), (first[0], first[1]["model"], self.bucket.fetched))
        self.assertTrue(0 <= first[1]["risk"] <= 1)

    def test_refuses_malformed_bodies(self):
        for bad in ("", "[", "[]", "{}", '{"vector": 1}', '{"vector": [1]}', json.dumps({"vector": ["x"] * 13}), '{"vector": [%s]}' % ",".join(["NaN"] * 13)):
            self.assertEqual(400, self.post(bad)[0], bad)
        self.assertEqual(413, self.post(" " * 70000)[0])

    def test_does_not_unpickle_another_model(self):
        os.environ["MODEL_SHA256"] = "0" * 64
        with self.assertLogs("risk", "ERROR"):
            self.assertEqual(500, self.post(json.dumps({"vector": VECTOR}))[0])


if __name__ == "__main__":
    unittest.main()
