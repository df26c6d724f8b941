"""The stubs say what the module has, and every public name says what it is for."""

import doctest
import inspect
import pathlib
import subprocess
import sys

import debait


def test_stubs_are_those_of_the_module(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "debait._debait", "--concise"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_users_code_is_checked(tmp_path):
    user = tmp_path / "user.py"
    user.write_text(
        "import debait\n"
        "probability: float | None = debait.score('Ferry sails').clickbait_probability\n"
        "scores = debait.load().score_batch(['a', None], threads=2)\n"
        "reveal_type(scores.clickbait_probability)\n"
        "debait.score(3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(user)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert "numpy.float64" in done.stdout or "float64" in done.stdout, done.stdout
    assert 'Argument 1 to "score" has incompatible type "int"; expected "str"' in done.stdout
    assert done.stdout.count("error:") == 1, done.stdout


def test_everything_public_is_described():
    for name in debait.__all__:
        thing = getattr(debait, name)
        assert name.startswith("__") or inspect.getdoc(thing), name
        if inspect.isclass(thing) and issubclass(thing, Exception):
            continue
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                described = ("probability", "verdict")
                assert member.startswith("_") or member.endswith(described) or inspect.getdoc(value), f"{name}.{member}"


def test_the_package_says_that_it_is_typed():
    assert (pathlib.Path(debait.__file__).parent / "py.typed").exists()


def test_examples_run():
    done = doctest.testmod(debait)
    assert done.attempted >= 3 and done.failed == 0
