"""Renders templates with Jinja2 as Home Assistant documents it: value, value_json, utcnow, timedelta.

Takes one JSON object for each line of standard input, with the members template, payload (a message as text, for
value_json) and value, and prints what comes out as one JSON text.
"""

import datetime
import json
import sys

import jinja2

environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
environment.globals["utcnow"] = lambda: datetime.datetime.now(datetime.timezone.utc)
environment.globals["timedelta"] = datetime.timedelta

for line in sys.stdin:
    asked = json.loads(line)
    variables = {"value": asked.get("value")}
    if asked.get("payload") is not None:
        variables["value_json"] = json.loads(asked["payload"])
    print(json.dumps(environment.from_string(asked["template"]).render(variables)), flush=True)
