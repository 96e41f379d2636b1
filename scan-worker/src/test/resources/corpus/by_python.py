"""Writes files as Python's own library writes them, into the folder that is its argument."""

import bz2
import email.message
import gzip
import io
import lzma
import pathlib
import random
import sys
import tarfile
import zipapp
import zipfile

FOLDER = pathlib.Path(sys.argv[1])
CONTENTS = {
    "empty": b"",
    "words": b"harmless words, and some more of them\n" * 20,
    "umlauts": "Größe;Straße;Überweisung\r\n".encode("latin-1") * 50,
    "noise": random.Random(7).randbytes(40_000),
    "zeros": bytes(200_000),
}


class Pipe(io.RawIOBase):
    """Takes bytes, and cannot go back."""

    def __init__(self):
        self.taken = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.taken += data
        return len(data)


def put(name, data):
    (FOLDER / name).write_bytes(data)


def zips():
    methods = {
        "stored": zipfile.ZIP_STORED,
        "deflated": zipfile.ZIP_DEFLATED,
        "bzip2": zipfile.ZIP_BZIP2,
        "lzma": zipfile.ZIP_LZMA,
    }
    for method, number in methods.items():
        for kind, content in CONTENTS.items():
            for way in ("plain", "zip64", "streamed", "streamed-zip64"):
                out = Pipe() if way.startswith("streamed") else io.BytesIO()
                with zipfile.ZipFile(out, "w", number) as archive:
                    info = zipfile.ZipInfo(f"folder/{kind}.dat")
                    info.compress_type = number
                    with archive.open(info, "w", force_zip64=way.endswith("zip64")) as member:
                        member.write(content)
                    archive.writestr("Übersicht.txt", "read me")
                data = bytes(out.taken) if isinstance(out, Pipe) else out.getvalue()
                put(f"zip-{method}-{way}-{kind}.zip", data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "first")
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by hand"
        archive.mkdir("folder")
        archive.writestr("folder/b.txt", "second")
    put("zip-appended.zip", out.getvalue())


def tars():
    formats = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}
    for name, number in formats.items():
        for suffix, mode in (("tar", "w"), ("tar.gz", "w:gz"), ("tar.bz2", "w:bz2"), ("tar.xz", "w:xz")):
            for kind, content in CONTENTS.items():
                out = io.BytesIO()
                with tarfile.open(fileobj=out, mode=mode, format=number) as archive:
                    for path in (f"{kind}.dat", f"{'folder/' * 12}{kind}.dat", f"größe-{kind}.dat"):
                        info = tarfile.TarInfo(path)
                        info.size = len(content)
                        info.mtime = 1.5 if name == "pax" else 1
                        archive.addfile(info, io.BytesIO(content))
                    link = tarfile.TarInfo("link")
                    link.type = tarfile.SYMTYPE
                    link.linkname = f"{kind}.dat"
                    archive.addfile(link)
                put(f"{name}-{kind}.{suffix}", out.getvalue())


def streams():
    for kind, content in CONTENTS.items():
        for level in (1, 9):
            put(f"{kind}-{level}.gz", gzip.compress(content, level))
            put(f"{kind}-{level}.bz2", bz2.compress(content, level))
            put(f"{kind}-{level}.xz", lzma.compress(content, preset=level))
            put(f"{kind}-{level}.lzma", lzma.compress(content, lzma.FORMAT_ALONE, preset=level))
        out = io.BytesIO()
        with gzip.GzipFile(f"{kind}.txt", "wb", fileobj=out) as stream:
            stream.write(content)
        put(f"{kind}-named.gz", out.getvalue())
        put(f"{kind}-twice.gz", gzip.compress(content) * 2)
        put(f"{kind}-twice.bz2", bz2.compress(content) * 2)
        put(f"{kind}-twice.xz", lzma.compress(content) * 2)
        for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_SHA256):
            put(f"{kind}-check{check}.xz", lzma.compress(content, check=check))


def mails():
    for kind, content in CONTENTS.items():
        for encoding in ("base64", "quoted-printable"):
            mail = email.message.EmailMessage()
            mail["From"] = "a@example.com"
            mail["To"] = "b@example.com"
            mail["Subject"] = "Größe"
            mail["Message-ID"] = "<1@example.com>"
            mail.set_content("see below")
            mail.add_alternative("<p>see below</p>", subtype="html")
            mail.add_attachment(
                content, maintype="application", subtype="octet-stream", filename=f"{kind}.dat", cte=encoding
            )
            put(f"{kind}-{encoding}.eml", bytes(mail))


def apps():
    source = FOLDER / "source"
    source.mkdir()
    (source / "__main__.py").write_text("print('hello')\n")
    zipapp.create_archive(source, FOLDER / "app.zip", compressed=True)
    (source / "__main__.py").unlink()
    source.rmdir()


zips()
tars()
streams()
mails()
apps()
