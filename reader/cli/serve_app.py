"""The app that a page in the browser shows: started by the server, its arguments in the environment."""

import json
import os
import sys

from reader.cli.commands.serve import ARGUMENTS
from reader.cli.main import main

if __name__ == "__main__":
    sys.exit(main(json.loads(os.environ.get(ARGUMENTS, "[]"))))
