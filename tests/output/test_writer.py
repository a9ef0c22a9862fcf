"""What a build may do to an output folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.output.manifest import manifest_file
from sitegen.output.writer import Written, open_output
from sitegen.problems import SitegenError


def write(root: Path, files: dict[str, str], *, complete: bool = True) -> Written:
    """One build of the given files."""
    with open_output(root) as folder:
        for path, text in files.items():
            folder.add(path, text.encode())
        return folder.publish(complete=complete)


def tree(root: Path) -> dict[str, str]:
    """All files but the manifest."""
    files = (f for f in root.rglob("*") if f.is_file() and f != manifest_file(root))
    return {f.relative_to(root).as_posix(): f.read_text("utf-8") for f in files}


def test_files_are_written_kept_and_removed(tmp_path: Path) -> None:
    root = tmp_path / "build"
    assert write(root, {"a/index.html": "1", "b/c/index.html": "2"}) == Written(2, 0, 0)
    assert write(root, {"a/index.html": "1", "d.html": "3"}) == Written(1, 1, 1)
    assert tree(root) == {"a/index.html": "1", "d.html": "3"}
    assert not (root / "b").exists()


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1"})
    before = {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*") if f.is_file()}
    assert write(tmp_path, {"a.html": "1"}) == Written(0, 1, 0)
    assert {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*") if f.is_file()} == before


def test_a_file_someone_changed_or_deleted_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1", "b.html": "2"})
    (tmp_path / "a.html").write_text("changed", "utf-8")
    (tmp_path / "b.html").unlink()
    assert write(tmp_path, {"a.html": "1", "b.html": "2"}) == Written(2, 0, 0)


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1", "b.html": "2"})
    with pytest.raises(ZeroDivisionError), open_output(tmp_path) as folder:
        folder.add("a.html", b"new")
        raise ZeroDivisionError
    assert tree(tmp_path) == {"a.html": "1", "b.html": "2"}


def holds_good_site(root: Path) -> bool:
    """What the next build finds."""
    with open_output(root) as folder:
        return folder.holds_good_site


def test_an_incomplete_site_is_no_good_one(tmp_path: Path) -> None:
    assert not holds_good_site(tmp_path)
    write(tmp_path, {"a.html": "1"}, complete=False)
    assert not holds_good_site(tmp_path)
    write(tmp_path, {"a.html": "1"})
    assert holds_good_site(tmp_path)


def test_an_incomplete_site_removes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1", "b.html": "2"}, complete=False)
    assert write(tmp_path, {"a.html": "new"}, complete=False) == Written(1, 0, 0)
    assert tree(tmp_path) == {"a.html": "new", "b.html": "2"}
    # They are still ours: the next good build removes them.
    assert write(tmp_path, {"a.html": "new"}) == Written(0, 1, 1)
    assert tree(tmp_path) == {"a.html": "new"}


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(SitegenError) as fault:
        write(tmp_path, {"a.html": "1"})
    assert fault.value.problems[0].code == "foreign-output"
    assert tree(tmp_path) == {"thesis.txt": "mine"}


def test_files_of_others_in_our_folder_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a/a.html": "1"})
    (tmp_path / "a/CNAME").write_text("mine", "utf-8")
    write(tmp_path, {"b.html": "2"})
    assert tree(tmp_path) == {"a/CNAME": "mine", "b.html": "2"}


def test_a_file_of_someone_else_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1"})
    (tmp_path / "b.html").write_text("mine", "utf-8")
    with pytest.raises(SitegenError) as fault:
        write(tmp_path, {"a.html": "new", "b.html": "2"})
    assert fault.value.problems[0].code == "foreign-file"
    assert tree(tmp_path) == {"a.html": "1", "b.html": "mine"}


def test_a_build_killed_half_way_does_not_lock_out_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def dies_at_b(self: Path, target: str | os.PathLike[str]) -> Path:
        if Path(target).name == "b.html":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", dies_at_b)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.html": "1", "b.html": "2"})
    monkeypatch.undo()
    assert not holds_good_site(tmp_path)
    assert write(tmp_path, {"a.html": "1", "b.html": "2"}) == Written(2, 0, 0)
    assert tree(tmp_path) == {"a.html": "1", "b.html": "2"}


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1"})
    manifest_file(tmp_path).write_text("{", "utf-8")
    with pytest.raises(SitegenError) as fault:
        write(tmp_path, {"a.html": "2"})
    assert fault.value.problems[0].code == "broken-manifest"
    assert tree(tmp_path) == {"a.html": "1"}


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SitegenError) as fault:
        write(tmp_path / "file/build", {"a.html": "1"})
    (problem,) = fault.value.problems
    assert problem.code == "unwritable"
    assert problem.span.path == str(tmp_path / "file/build")


def kept(root: Path, folder: str) -> tuple[bool, Written]:
    """A build that makes one page and keeps a folder."""
    with open_output(root) as output:
        output.add("a.html", b"1")
        return output.keep(folder), output.publish(complete=True)


def test_a_folder_named_after_its_content_is_kept_whole(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1", "x/1/a": "1", "x/1/b": "2", "x/2/a": "3"})
    assert kept(tmp_path, "x/1/") == (True, Written(0, 3, 1))
    assert tree(tmp_path) == {"a.html": "1", "x/1/a": "1", "x/1/b": "2"}


@pytest.mark.parametrize("damage", ["changed", "gone", "never there"])
def test_a_folder_that_is_not_as_it_was_is_not_kept(damage: str, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.html": "1"} | ({} if damage == "never there" else {"x/1/a": "1", "x/1/b": "2"}),
    )
    if damage == "changed":
        (tmp_path / "x/1/b").write_text("other", "utf-8")
    if damage == "gone":
        (tmp_path / "x/1/b").unlink()
    assert not kept(tmp_path, "x/1/")[0]
    assert tree(tmp_path) == {"a.html": "1"}
