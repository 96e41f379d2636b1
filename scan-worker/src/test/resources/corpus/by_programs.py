"""Writes files by the programs of other makers, into the folder that is its argument."""

import pathlib
import random
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1])
SOURCE = FOLDER / "source"
SEVEN_ZIP = "7z"
TAR = "gtar" if shutil.which("gtar") else "tar"
FILES = {
    "words.txt": b"harmless words, and some more of them\n" * 200,
    "größe.csv": "Größe;Straße\r\n".encode("latin-1") * 100,
    "noise.bin": random.Random(7).randbytes(60_000),
    "empty": b"",
}


def run(*command, **others):
    subprocess.run(
        command, cwd=SOURCE, check=True, stdout=others.pop("stdout", subprocess.DEVNULL), **others
    )


def target(name):
    return str(FOLDER / name)


def zips():
    for level in "0169":
        run("zip", "-r", f"-{level}", target(f"zip-{level}.zip"), ".")
    run("zip", "-r", "-fz", target("zip-fz.zip"), ".")
    run("zip", "-r", "-fd", target("zip-fd.zip"), ".")
    run("zip", "-r", "-X", "-D", target("zip-bare.zip"), ".")
    run("zip", "-r", "-Z", "bzip2", target("zip-bzip2.zip"), ".")
    run("zip", target("zip-pipe.zip"), "-", input=FILES["words.txt"])
    with open(target("zip-to-pipe.zip"), "wb") as out:
        run("zip", "-r", "-", ".", stdout=out)
    for name in ("words.txt", "noise.bin"):
        pipe = subprocess.run(["zip", "-", "-"], input=FILES[name], stdout=subprocess.PIPE, check=True)
        pathlib.Path(target(f"zip-pipes-{name}.zip")).write_bytes(pipe.stdout)


def seven_zips():
    for method in ("Copy", "LZMA", "LZMA2", "BZip2", "Deflate", "Deflate64"):
        for solid in ("on", "off"):
            run(SEVEN_ZIP, "a", f"-m0={method}", f"-ms={solid}", target(f"7z-{method}-{solid}.7z"), ".")
        run(SEVEN_ZIP, "a", f"-m0={method}", "-mhc=off", target(f"7z-{method}-plain.7z"), ".")
    for program_filter in ("Delta:4", "BCJ", "ARM", "ARMT", "PPC", "SPARC", "IA64"):
        name = program_filter.replace(":", "")
        run(SEVEN_ZIP, "a", f"-m0={program_filter}", "-m1=LZMA2", target(f"7z-{name}.7z"), ".")
    for level in "0159":
        run(SEVEN_ZIP, "a", f"-mx={level}", target(f"7z-{level}.7z"), ".")
    for method in ("Copy", "Deflate", "Deflate64", "BZip2", "LZMA"):
        run(SEVEN_ZIP, "a", "-tzip", f"-mm={method}", target(f"7z-{method}.zip"), ".")
    for kind, suffix in (("tar", "tar"), ("gzip", "gz"), ("bzip2", "bz2"), ("xz", "xz")):
        files = ["."] if kind == "tar" else ["words.txt"]
        run(SEVEN_ZIP, "a", f"-t{kind}", target(f"7z.{suffix}"), *files)


def tars():
    for shape in ("v7", "oldgnu", "gnu", "ustar", "pax"):
        for switch, suffix in (("", "tar"), ("-z", "tar.gz"), ("-j", "tar.bz2"), ("-J", "tar.xz"), ("--zstd", "tar.zst")):
            options = [switch] if switch else []
            run(TAR, f"--format={shape}", *options, "-cf", target(f"tar-{shape}.{suffix}"), ".")


def streams():
    for level in "0169":
        for name in ("words.txt", "noise.bin", "empty"):
            with open(target(f"xz-{level}-{name}.xz"), "wb") as out:
                run("xz", "-c", f"-{level}", name, stdout=out)
    for name in ("words.txt", "noise.bin", "empty"):
        for program, options, suffix in (
            ("xz", ["--format=lzma"], "lzma"),
            ("xz", ["-T2", "--block-size=16KiB"], "xz"),
            ("zstd", ["-1"], "zst"),
            ("zstd", ["-19"], "zst"),
            ("zstd", ["--no-check"], "zst"),
            ("lz4", ["-1"], "lz4"),
            ("lz4", ["-9", "-BD"], "lz4"),
            ("gzip", ["-9"], "gz"),
            ("gzip", ["-1", "-n"], "gz"),
            ("bzip2", ["-1"], "bz2"),
            ("bzip2", ["-9"], "bz2"),
        ):
            told = "".join(options).replace("=", "")
            with open(target(f"{program}{told}-{name}.{suffix}"), "wb") as out:
                run(program, *options, "-c", name, stdout=out)


SOURCE.mkdir()
for file, content in FILES.items():
    (SOURCE / file).write_bytes(content)
zips()
seven_zips()
tars()
streams()
shutil.rmtree(SOURCE)
