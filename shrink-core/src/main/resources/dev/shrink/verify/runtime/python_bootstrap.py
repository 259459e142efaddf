"""A runtime client for Lambda's Runtime API, for interpreters without AWS's own (awslambdaric).

Differs from AWS's in what it leaves out: Cognito identities, client contexts, X-Ray, SnapStart, JSON logs.
"""
import http.client
import importlib
import json
import os
import sys
import time
import traceback

ROOT = "/2018-06-01/runtime"
LOG_LIMIT = 100


class Context:
    """What a handler gets as its second argument."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = None

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class Api:
    def __init__(self, address):
        self._connection = http.client.HTTPConnection(address)

    def next(self):
        self._connection.request("GET", ROOT + "/invocation/next")
        response = self._connection.getresponse()
        return response.headers, response.read()

    def post(self, path, body):
        self._connection.request("POST", ROOT + path, body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        response.read()


def chain(error):
    """What caused an error, outermost first."""
    causes = []
    seen = {id(error)}
    while True:
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if error is None or id(error) in seen or len(causes) >= LOG_LIMIT:
            return causes
        seen.add(id(error))
        causes.append(type(error).__name__ + ": " + str(error))


def report(error, error_type=None):
    trace = traceback.format_exception(type(error), error, error.__traceback__)
    sys.stdout.write("[ERROR] " + "".join(trace))
    sys.stdout.flush()
    return json.dumps({
        "errorType": error_type or type(error).__name__,
        "errorMessage": str(error),
        "stackTrace": traceback.format_tb(error.__traceback__),
        "causes": chain(error),
    }).encode("utf-8")


def load(handler):
    module, _, function = handler.rpartition(".")
    if not module:
        raise ValueError("Bad handler '%s': not enough values to unpack (expected 2, got 1)" % handler)
    return getattr(importlib.import_module(module.replace("/", ".")), function)


def main():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    api = Api(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = load(sys.argv[1])
    except BaseException as error:
        if isinstance(error, ImportError):
            name, _, _ = sys.argv[1].rpartition(".")
            message = "Unable to import module '%s': %s" % (name, error)
            wrapped = type(error)(message)
            wrapped.__traceback__ = error.__traceback__
            wrapped.__cause__ = error.__cause__
            api.post("/init/error", report(wrapped, "Runtime.ImportModuleError"))
        else:
            api.post("/init/error", report(error))
        sys.exit(1)
    while True:
        headers, body = api.next()
        context = Context(headers)
        path = "/invocation/" + context.aws_request_id
        try:
            answer = json.dumps(handler(json.loads(body), context), ensure_ascii=False).encode("utf-8")
        except Exception as error:
            api.post(path + "/error", report(error))
        else:
            sys.stdout.flush()
            sys.stderr.flush()
            api.post(path + "/response", answer)


if __name__ == "__main__":
    main()
