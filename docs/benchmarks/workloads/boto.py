"""S3 and STS against a server on the loopback address: answers, errors, pages, waiters, signed addresses; prints one hash of all results.

The folder of the tree comes first on PYTHONPATH. As a Lambda handler it is boto.handler, so that shrink can follow what it reaches.
"""
import hashlib
import http.server
import json
import threading

import boto3
import botocore
from botocore.config import Config
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError, UnknownServiceError

OBJECT = b"model " * 1000
LIST = ('<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><IsTruncated>{more}</IsTruncated>{next}'
        '<Contents><Key>{key}</Key><Size>3</Size><ETag>"1"</ETag></Contents></ListBucketResult>')
ROLE = ('<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>AKIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>'
        '<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>')
ERROR = '<?xml version="1.0"?><Error><Code>{0}</Code><Message>{0}</Message></Error>'


class Server(http.server.BaseHTTPRequestHandler):
    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        if self.path.startswith("/b?"):
            more = "list-type=2" in self.path and "continuation-token" not in self.path
            self.answer(200, LIST.format(more=str(more).lower(), next="<NextContinuationToken>n</NextContinuationToken>" if more else "", key="a" if more else "b").encode())
        elif "/missing" in self.path:
            self.answer(404, ERROR.format("NoSuchKey").encode())
        elif "/forbidden" in self.path:
            self.answer(403, ERROR.format("AccessDenied").encode())
        elif "/broken" in self.path:
            self.answer(503, ERROR.format("SlowDown").encode())
        else:
            self.answer(200, OBJECT, ETag='"1"', x_amz_meta_kind="model")

    def do_HEAD(self):
        self.answer(404 if "/missing" in self.path else 200, ETag='"1"')

    def do_PUT(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer(200, ETag='"2"')

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer(200, ROLE.encode())

    def log_message(self, *arguments):
        pass


def attempt(action):
    try:
        return action()
    except (ClientError, EndpointConnectionError, ParamValidationError, botocore.exceptions.WaiterError, AttributeError) as e:
        return type(e).__name__ + ": " + str(e)


def work(address):
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "s", "region_name": "eu-central-1"}
    config = Config(retries={"max_attempts": 2, "mode": "standard"}, s3={"addressing_style": "path"})
    s3 = boto3.client("s3", endpoint_url=address, config=config, **keys)
    body = lambda key: s3.get_object(Bucket="b", Key=key)["Body"].read().decode()
    results = [attempt(lambda: body("model")), attempt(lambda: body("missing")), attempt(lambda: body("forbidden")), attempt(lambda: body("broken")), attempt(lambda: s3.get_object(Bucket="b"))]
    results.append([c["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket="b") for c in page["Contents"]])
    results.append(attempt(lambda: s3.get_waiter("object_exists").wait(Bucket="b", Key="missing", WaiterConfig={"Delay": 0, "MaxAttempts": 2})))
    results.append(attempt(lambda: s3.put_object(Bucket="b", Key="x", Body=b"1")["ETag"]))
    results.append(attempt(lambda: s3.no_such_operation))
    results.append(s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}, ExpiresIn=60).split("?")[0])
    s3r = boto3.resource("s3", endpoint_url=address, config=config, **keys)
    results.append([o.key for o in s3r.Bucket("b").objects.all()])
    results.append(s3r.Object("b", "model").metadata)
    sts = boto3.client("sts", endpoint_url=address, **keys)
    results.append(sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/r", RoleSessionName="session")["Credentials"]["AccessKeyId"])
    results.append(sorted(boto3.Session(**keys).get_available_regions("s3"))[:3])
    results.append(boto3.client("s3", **keys).meta.endpoint_url)
    nowhere = boto3.client("s3", endpoint_url="http://127.0.0.1:9", config=Config(retries={"max_attempts": 0}), **keys)
    results.append(attempt(lambda: nowhere.list_buckets()))
    try:
        boto3.client("no-such-service", **keys)
    except UnknownServiceError as e:
        # what follows lists the services that are there
        results.append(str(e).split("Valid")[0])
    return [json.dumps(r, default=str).replace(address, "ADDRESS") for r in results]


def handler(event, context):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return work("http://127.0.0.1:%d" % server.server_port)
    finally:
        server.shutdown()


if __name__ == "__main__":
    answers = handler({}, None)
    print(len(answers), "results", hashlib.sha256("\n".join(answers).encode()).hexdigest())
