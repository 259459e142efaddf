"""What is known about an entity: registrations in MySQL, sightings in MongoDB. Connections live as long as the environment."""
import os

import pymongo
import pymysql


class Registrations:
    _SQL = "SELECT registrar, created_on, ttl_seconds FROM registration WHERE name = %s"

    def __init__(self, connect=None):
        self._connect = connect or (lambda: pymysql.connect(
            host=os.environ["MYSQL_HOST"], port=int(os.environ.get("MYSQL_PORT", "3306")), user=os.environ["MYSQL_USER"],
            password=os.environ["MYSQL_PASSWORD"], database=os.environ["MYSQL_DATABASE"], connect_timeout=3, read_timeout=5))
        self._connection = None

    def find(self, name):
        if self._connection is None:
            self._connection = self._connect()
        self._connection.ping(reconnect=True)
        with self._connection.cursor() as cursor:
            cursor.execute(self._SQL, (name,))
            return cursor.fetchone()


class Sightings:
    def __init__(self, collection=None):
        self._collection = collection

    def of(self, name, limit=1000):
        if self._collection is None:
            client = pymongo.MongoClient(os.environ["MONGODB_URI"], serverSelectionTimeoutMS=3000)
            self._collection = client.get_default_database()["sightings"]
        found = self._collection.find({"name": name}, {"_id": 0, "seen_at": 1, "source": 1, "verdict": 1})
        return list(found.sort("seen_at", pymongo.DESCENDING).limit(limit))
