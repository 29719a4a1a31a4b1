import subprocess
import sys

import pytest

GIVEN_OUT_AGAIN = """
import ctypes
from typer.testing import CliRunner
from command_line.main import app
{begin}
memory = ctypes.CDLL(None)
memory.malloc.restype, memory.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
memory.free.argtypes = [ctypes.c_void_p]
held = [memory.malloc(5000) for _ in range(50)]
for each in held: ctypes.memset(each, ord("S"), 5000)
for each in held[::2]: memory.free(each)
again = [(memory.malloc(size), size) for size in (400, 3000, 4990, 5000) for _ in range(20)]
print(any(b"SSSS" in ctypes.string_at(*each) for each in again))
"""


def left_in_memory(begin: str) -> str:
    code = GIVEN_OUT_AGAIN.format(begin=begin)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="malloc of the GNU C library")
def test_what_was_freed_stands_in_no_memory_that_a_command_gives_out() -> None:
    assert left_in_memory("") == "True"
    assert left_in_memory("CliRunner().invoke(app, ['user', 'list', '--data', 'none'])") == "False"
