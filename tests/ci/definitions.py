"""Tries the definitions for pre-commit and GitHub Actions as they are shipped: definitions.py DEBAIT

Needs pre-commit, PyYAML (which comes with it), check-jsonschema, git and bash.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
BAIT = "# Ferry sails again!!!\n\nIt sails at noon.\n\nLeave a Reply\n"
PLAIN = "# Ferry sails again\n\nIt sails at noon.\n"


class InAFolder(unittest.TestCase):
    """A case in a folder of its own, with `debait` and nothing of the caller's settings on the way."""

    debait: Path

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.work = self.folder / "work"
        self.work.mkdir()
        own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
        self.environment = own | {"PATH": f"{self.debait.parent}:{os.environ['PATH']}", "HOME": str(self.folder)}

    def write(self, files: dict[str, str]):
        for name, text in files.items():
            path = self.work / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)

    def run_here(self, *command, **environment):
        return subprocess.run(
            command, cwd=self.work, env=self.environment | environment, text=True, capture_output=True
        )


class PreCommit(InAFolder):
    """The hook in a repository; the program is the one at hand, where pre-commit would build it."""

    def setUp(self):
        super().setUp()
        [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        self.assertEqual(hook["language"], "rust")
        config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
        self.write({".pre-commit-config.yaml": yaml.safe_dump(config)})
        self.run_here("git", "init", "--quiet")

    def hook(self):
        self.assertEqual(self.run_here("git", "add", "--all").returncode, 0)
        return self.run_here(sys.executable, "-m", "pre_commit", "run", "--color", "never")

    def test_the_manifest_is_valid(self):
        valid = self.run_here(sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
        self.assertEqual(valid.returncode, 0, valid.stdout)

    def test_a_draft_with_findings_is_held_back_until_it_has_none(self):
        self.write({"draft.md": BAIT, "page.html": PLAIN})
        held = self.hook()
        self.assertEqual(held.returncode, 1, held.stdout)
        self.assertRegex(held.stdout, r"debait check\.+Failed")
        self.assertIn("leaked-comment-form", held.stdout)
        self.assertIn("checked 2 files", held.stdout, "at once")
        self.write({"draft.md": PLAIN})
        passed = self.hook()
        self.assertEqual(passed.returncode, 0, passed.stdout)
        self.assertRegex(passed.stdout, r"debait check\.+Passed")

    def test_what_is_no_page_is_not_checked(self):
        self.write({"code.py": BAIT, "LICENSE": BAIT, "requirements.txt": BAIT, "CMakeLists.txt": BAIT})
        skipped = self.hook()
        self.assertRegex(skipped.stdout, r"debait check\.+\(no files to check\)Skipped")
        self.assertEqual(skipped.returncode, 0)


class Action(InAFolder):
    """The steps of the action, run as GitHub runs them."""

    def setUp(self):
        super().setUp()
        self.at = ROOT / ".github/actions/check"
        self.action = yaml.safe_load((self.at / "action.yml").read_text())
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()
        self.path_file = self.folder / "path"

    def step(self, name: str, environment=None, **inputs):
        [step] = [step for step in self.action["runs"]["steps"] if step["name"] == name]
        self.assertEqual(step["shell"], "bash")
        self.assertNotIn("${{", step["run"], "what callers give is never part of a script")
        values = {name: given.get("default", "") for name, given in self.action["inputs"].items()} | inputs
        variables = {
            variable: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], value)
            for variable, value in step.get("env", {}).items()
        }
        given = {
            "GITHUB_ACTION_PATH": str(self.at),
            "GITHUB_PATH": str(self.path_file),
            "RUNNER_TEMP": str(self.temporary),
        }
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return self.run_here(*command, **given, **variables, **(environment or {}))

    def test_findings_are_annotations_and_fail_the_step(self):
        self.write({"draft.md": BAIT})
        found = self.step("Check")
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertRegex(found.stdout, r"(?m)^::error file=draft\.md,line=5,.*title=leaked-comment-form::")
        self.write({"draft.md": PLAIN})
        self.assertEqual(self.step("Check").returncode, 0)

    def test_paths_and_arguments_are_lines(self):
        self.write({"draft.md": BAIT, "my drafts/$(touch x).md": BAIT, "other.md": PLAIN})
        found = self.step("Check", paths="my drafts\nother.md\n", format="compact")
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertIn("checked 2 files", found.stderr)
        self.assertIn("my drafts/$(touch x).md:5:1: error leaked-comment-form", found.stdout)
        self.assertFalse((self.work / "x").exists())
        changes = self.step("Check", paths="my drafts", args="--diff\n--color=never\n")
        self.assertIn("\n-Leave a Reply\n", changes.stdout, changes.stderr)

    def test_findings_can_be_a_file_for_upload(self):
        self.write({"draft.md": BAIT})
        found = self.step("Check", format="sarif", output="debait.sarif")
        self.assertEqual((found.returncode, found.stdout), (1, ""))
        sarif = json.loads((self.work / "debait.sarif").read_text())
        self.assertIn("leaked-comment-form", [result["ruleId"] for result in sarif["runs"][0]["results"]])

    def test_the_least_severity_that_fails_is_given(self):
        self.write({"draft.md": PLAIN.replace("again", "again!!!")})
        for fail_on, code in [("error", 0), ("warning", 1), ("info", 1), ("never", 2)]:
            found = self.step("Check", **{"fail-on": fail_on})
            self.assertEqual(found.returncode, code, (fail_on, found.stdout, found.stderr))

    def test_the_program_is_built_only_where_there_is_none(self):
        self.assertEqual(self.step("Install debait").returncode, 0)
        self.assertFalse(self.path_file.exists())
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "cargo").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/asked"\n')
        (tools / "cargo").chmod(0o755)
        built = self.step("Install debait", environment={"PATH": f"{tools}:/usr/bin:/bin"})
        self.assertEqual(built.returncode, 0, built.stderr)
        asked = (self.temporary / "asked").read_text().splitlines()
        self.assertEqual(asked[:3], ["install", "--locked", "--path"])
        self.assertTrue((Path(asked[3]) / "Cargo.toml").samefile(ROOT / "Cargo.toml"))
        self.assertEqual(asked[4:], ["--root", f"{self.temporary}/debait"])
        self.assertEqual(self.path_file.read_text(), f"{self.temporary}/debait/bin\n")


class Release(InAFolder):
    """The steps of the release workflow that are ours, run as GitHub runs them, and the form of every definition."""

    def step(self, job: str, name: str, **environment):
        workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())
        [step] = [step for step in workflow["jobs"][job]["steps"] if step.get("name") == name]
        self.assertNotIn("${{", step["run"], "what others name is never part of a script")
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return self.run_here(*command, **environment)

    def test_definitions_have_the_form_that_github_reads(self):
        for schema, folder in [("workflows", "workflows"), ("actions", "actions")]:
            files = sorted((ROOT / ".github" / folder).rglob("*.yml"))
            self.assertTrue(files, folder)
            command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{schema}", *files)
            checked = self.run_here(*command)
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_only_the_tag_of_the_version_is_released(self):
        self.write({"Cargo.toml": '[package]\nversion = "1.2.3"\n', "CHANGELOG.md": "## [1.2.3] - 2026-01-02\n"})
        self.assertEqual(self.step("tag", "Compare the tag", GITHUB_REF_NAME="v1.2.3").returncode, 0)
        other = self.step("tag", "Compare the tag", GITHUB_REF_NAME="v1.2.4")
        self.assertIn("found the tag v1.2.4, expected v1.2.3", other.stdout)
        self.assertEqual(other.returncode, 1)
        self.write({"CHANGELOG.md": "## [Unreleased]\n"})
        self.assertEqual(self.step("tag", "Compare the tag", GITHUB_REF_NAME="v1.2.3").returncode, 1)

    def test_a_package_has_the_program_its_manual_and_its_completions(self):
        for name in ("README.md", "LICENSE", "CHANGELOG.md"):
            self.write({name: name})
        built = self.work / "target/here/dist"
        built.mkdir(parents=True)
        (built / "debait").symlink_to(self.debait)
        packed = self.step("program", "Package with manual pages and completions", TARGET="here", RUNNER_OS="Linux")
        self.assertEqual(packed.returncode, 0, packed.stderr)
        listed = self.run_here("tar", "-tzf", "debait-here.tar.gz").stdout.split()
        for name in ("debait", "man/debait-score.1", "completions/debait.bash", "README.md", "LICENSE"):
            self.assertIn(f"debait-here/{name}", listed)

    def test_the_notes_are_those_of_the_version(self):
        self.write({"CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - x\n\nNew.\n\n## [1.2.2] - x\n\nOld.\n"})
        self.assertEqual(self.step("publish", "Cut out the notes", GITHUB_REF_NAME="v1.2.3").returncode, 0)
        self.assertEqual((self.work / "notes.md").read_text(), "## [1.2.3] - x\n\nNew.\n\n")


if __name__ == "__main__":
    InAFolder.debait = Path(sys.argv.pop(1)).resolve()
    unittest.main()
