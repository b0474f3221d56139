"""The app that a page in the browser shows: started by the server, its arguments in the environment."""

import json
import os
import sys

from reader.cli import main
from reader.serving import ARGUMENTS

if __name__ == "__main__":
    sys.exit(main(json.loads(os.environ.get(ARGUMENTS, "[]"))))
