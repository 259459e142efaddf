"""API Gateway proxy events in, JSON responses out; the same for both functions."""
import base64
import json
import logging
import uuid

LOG = logging.getLogger("risk")


class ApiError(Exception):
    """An error that the caller may know about."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status = status
        self.code = code


def response(status, body):
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        "body": json.dumps(body, separators=(",", ":"), sort_keys=True, allow_nan=False),
    }


def query_parameter(event, name):
    values = event.get("queryStringParameters") or {}
    value = values.get(name)
    if not value:
        raise ApiError(400, "MISSING_PARAMETER", "the query parameter '%s' is missing" % name)
    return value


def json_body(event, limit=65536):
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body, validate=True).decode("utf-8")
    if len(body) > limit:
        raise ApiError(413, "BODY_TOO_LARGE", "the body is larger than %d characters" % limit)
    try:
        return json.loads(body)
    except ValueError:
        raise ApiError(400, "MALFORMED_BODY", "the body is not JSON") from None


def method(event):
    return event.get("httpMethod") or event.get("requestContext", {}).get("http", {}).get("method", "")


def endpoint(expected):
    """Turns a function of the event into a Lambda handler that never leaks an internal error."""

    def decorate(work):
        def handler(event, context=None):
            try:
                if method(event) != expected:
                    raise ApiError(405, "METHOD_NOT_ALLOWED", "use %s" % expected)
                return response(200, work(event))
            except ApiError as error:
                return response(error.status, {"error": error.code, "message": str(error)})
            except Exception:
                incident = uuid.uuid4().hex
                LOG.exception("incident %s", incident)
                return response(500, {"error": "INTERNAL", "message": "incident " + incident})

        return handler

    return decorate
