"""The pickled model on S3: fetched once per environment, and unpickled only when its digest is the one that was deployed."""
import hashlib
import io
import os

import joblib


class ModelStore:
    def __init__(self, client=None):
        self._client = client
        self._model = None

    def load(self):
        if self._model is None:
            self._model = joblib.load(io.BytesIO(self._verified()))
        return self._model

    def _verified(self):
        if self._client is None:
            import boto3  # the Lambda runtime provides it

            self._client = boto3.client("s3", endpoint_url=os.environ.get("S3_ENDPOINT"))
        answer = self._client.get_object(Bucket=os.environ["MODEL_BUCKET"], Key=os.environ["MODEL_KEY"])
        content = answer["Body"].read()
        digest = hashlib.sha256(content).hexdigest()
        # a pickle runs code when it is loaded: nothing but the model that was deployed may be unpickled
        if digest != os.environ["MODEL_SHA256"]:
            raise RuntimeError("the model's SHA-256 is %s, not the deployed one" % digest)
        return content
