#!/usr/bin/env python3
"""A second verifier of Trailwright bundles, written from docs/format.md, C2SP and the RFCs alone.

It shares no line with the verifier in this repository and needs nothing but Python 3.8's standard library. Read it as an
answer to the question whether format.md says enough.

    verify.py KEYS BUNDLE...      KEYS: vkeys that you trust, one a line; those of type 04 are witnesses'

One line for each bundle: its result (ok, erased, broken), what was checked or what is wrong, and its name.
Exit code: 0 all verify, 1 something is broken, 2 it could not be tried.
"""
import base64
import binascii
import hashlib
import json
import re
import struct
import sys
import unicodedata
import zlib


class Broken(Exception):
    """The first thing that is wrong."""


def need(condition, problem):
    if not condition:
        raise Broken(problem)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text):
    """RFC 4648, section 4, in its one form: padded, no stray bits, nothing else."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        raise Broken("not base64: " + text[:60])
    need(base64.b64encode(raw).decode() == text, "not canonical base64: " + text[:60])
    return raw


# --- Ed25519 verification, RFC 8032, section 5.1 -------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point_x(y, odd):
    """The x of a point of the curve, or None (section 5.1.3)."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    return x if x & 1 == odd else P - x


def add(a, b):
    """Extended coordinates (section 5.1.4)."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point, scalar = add(point, point), scalar >> 1
    return total


def decode_point(raw):
    number = int.from_bytes(raw, "little")
    y, odd = number & (2**255 - 1), number >> 255
    x = point_x(y, odd) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (point_x(BASE_Y, 0), BASE_Y, 1, point_x(BASE_Y, 0) * BASE_Y % P)


def ed25519(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, s = decode_point(public), int.from_bytes(signature[32:], "little")
    if a is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    x, y, z, _ = add(times(s, BASE), times(k, (P - a[0], a[1], 1, P - a[3])))
    x, y = x * pow(z, P - 2, P) % P, y * pow(z, P - 2, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


VERIFIED = {}


def signed_by(public, message, signature):
    question = (public, message, signature)
    if question not in VERIFIED:
        VERIFIED[question] = ed25519(*question)
    return VERIFIED[question]


# --- Keys, notes, checkpoints (format.md: "The log") ---------------------------------------------------------------


def read_key(line):
    """A vkey: (name, key id, type, public key)."""
    match = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(.+)", line)
    need(match, "not a vkey: " + line)
    name, key_id, raw = match[1], bytes.fromhex(match[2]), unbase64(match[3])
    need(len(raw) == 33 and raw[0] in (1, 4), "only Ed25519 keys of types 01 and 04 are known: " + line)
    need(sha256(name.encode(), b"\n", raw)[:4] == key_id, "the id of this key is another: " + line)
    return name, key_id, raw[0], raw[1:]


def read_note(note):
    """A signed note: its text, and (name, key id, signature) of each signature line."""
    need(len(note) <= 1_000_000, "a note has at most a million characters")
    need(all(c >= " " or c == "\n" for c in note), "the note has a control character")
    blank = note.rfind("\n\n")
    need(blank >= 0 and note.endswith("\n") and blank + 2 < len(note), "the note has no signature lines")
    lines = []
    for line in note[blank + 2 : -1].split("\n"):
        match = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", line)
        need(match, "not a signature line: " + line)
        name, raw = match[1], unbase64(match[2])
        spaces = any(c in "+\x85" or unicodedata.category(c) in ("Zs", "Zl", "Zp") for c in name)
        need(not spaces and len(raw) > 4, "not a signature line: " + line)
        lines.append((name, raw[:4], raw[4:]))
    need(1 <= len(lines) <= 100, "a note has 1 to 100 signatures")
    return note[: blank + 1], lines


def verify_note(text, lines, keys):
    """The keys that have signed: a line that names a known key must be by that key; other lines do not count."""
    signers = []
    for name, key_id, signature in lines:
        for key in keys:
            if key[:2] != (name, key_id):
                continue
            message = text.encode()
            if key[2] == 4:
                need(len(signature) == 72, "a cosignature has 72 bytes: " + name)
                time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                need(time < 2**63, "the time of a cosignature is below 2^63: " + name)
                message = b"cosignature/v1\ntime %d\n" % time + message
            need(signed_by(key[3], message, signature), "the signature by " + name + " does not verify")
            signers.append(key)
    return signers


def read_checkpoint(text):
    """(origin, size, root)."""
    lines = text.split("\n")
    need(len(lines) >= 4 and lines[-1] == "" and all(lines[:-1]), "a checkpoint has three lines that are not empty")
    need(re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]) and int(lines[1]) < 2**63, "not a size: " + lines[1])
    root = unbase64(lines[2])
    need(len(root) == 32, "a root has 32 bytes")
    return lines[0], int(lines[1]), root


def root_from(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    node, last, value = index, size - 1, leaf
    for sibling in path:
        need(last > 0, "the proof has too many hashes")
        if node & 1 or node == last:
            value = sha256(b"\x01", sibling, value)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\x01", value, sibling)
        node, last = node >> 1, last >> 1
    need(last == 0, "the proof has too few hashes")
    return value


# --- JSON and the container (format.md: "JSON", "Bundle") ----------------------------------------------------------


def read_json(raw):
    def members(pairs):
        need(len(dict(pairs)) == len(pairs), "a name is there twice")
        return dict(pairs)

    def number(text):
        value = float(text)
        exponent_form = abs(value) >= 1e21
        need(abs(value) <= 2**53 or exponent_form and not text.lstrip("-").isdigit(), "an integer beyond 2^53")
        need(abs(value) != float("inf"), "a number that is not finite")
        return int(value) if value == int(value) else value

    def refuse(text):
        raise Broken("not JSON: " + text)

    def check(value, depth):
        if isinstance(value, str):
            value.encode()
        elif isinstance(value, (dict, list)):
            need(depth < 64, "nested deeper than 64 levels")
            for item in value:
                check(item, depth + 1)
                if isinstance(value, dict):
                    check(value[item], depth + 1)

    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=members,
            parse_int=number,
            parse_float=number,
            parse_constant=refuse,
        )
        check(value, 0)
        return value
    except (ValueError, RecursionError) as malformed:
        raise Broken("not JSON: %s" % malformed)


def typed(value, kind, what):
    need(isinstance(value, kind) and not isinstance(value, bool), what)
    return value


def read_zip(file):
    """The files in order. Only the local headers are looked at: write_zip tells whether the rest is as it must be."""
    files, at = {}, 0
    while file[at : at + 4] == b"PK\x03\x04":
        need(at + 30 <= len(file), "the zip ends in a header")
        crc, size, _, length, extra = struct.unpack_from("<IIIHH", file, at + 14)
        start = at + 30 + length + extra
        try:
            name = file[at + 30 : at + 30 + length].decode("utf-8")
        except ValueError:
            raise Broken("a file name is not UTF-8")
        content = file[start : start + size]
        need(name not in files, name + " is there twice")
        need(zlib.crc32(content) == crc, name + " has another CRC-32")
        files[name] = content
        at = start + size
    return files


def write_zip(files):
    """The one encoding: stored, UTF-8 flag, 2000-01-01 00:00, nothing else (PKWARE APPNOTE)."""
    need(len(files) < 65535, "a bundle has fewer than 65,535 files")
    body, directory = b"", b""
    for name, content in files.items():
        encoded = name.encode()
        common = struct.pack(
            "<HHHHHIIIHH", 10, 0x0800, 0, 0, 0x2821, zlib.crc32(content), len(content), len(content), len(encoded), 0
        )
        directory += b"PK\x01\x02" + struct.pack("<H", 10) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + encoded
        body += b"PK\x03\x04" + common + encoded + content
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def canonical(members):
    """RFC 8785 for an object of strings, integers and lists of strings with these (ASCII) names."""
    return json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# --- Entries and the bundle (format.md: "Entry", "Verifying a bundle") ---------------------------------------------

KINDS = set(
    "decision.proposed evidence.added policy.evaluated review.opened review.delegated review.escalated review.decided"
    " permit.issued permit.redeemed change.reported note.added hold.placed hold.released part.erased trail.read".split()
)
DIGEST = re.compile("sha256:[0-9a-f]{64}")
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def real_time(text):
    match = re.fullmatch(
        "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})[.][0-9]{6}Z", typed(text, str, "at is a text")
    )
    if not match:
        return False
    year, month, day, hour, minute, second = map(int, match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (
        1 <= month <= 12
        and 1 <= day <= DAYS[month - 1] + (leap and month == 2)
        and hour < 24
        and minute < 60
        and second < 60
    )


def read_header(raw):
    need(len(raw) < 65536, "a header is below 64 KiB")
    header = typed(read_json(raw), dict, "a header is an object")
    names = {"v", "log", "trail", "seq", "kind", "at", "parts"}
    need(header.get("v") == 1 and not isinstance(header["v"], bool), "v is not 1")
    seq = typed(header.get("seq"), int, "seq is not an integer")
    need(seq >= 0 and set(header) == names | ({"prev"} if seq else set()), "a header has other members")
    typed(header["log"], str, "log is not a text")
    uuid = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    need(uuid.fullmatch(typed(header["trail"], str, "trail is not a text")), "trail is not a UUID")
    need(header["kind"] in KINDS if isinstance(header["kind"], str) else False, "an unknown kind")
    need(real_time(header["at"]), "at is not a time")
    parts = typed(header["parts"], dict, "parts is not an object")
    for name, commitment in parts.items():
        need(re.fullmatch("[a-z][a-z0-9-]*(/[a-z0-9-]+)*", name), "not the name of a part: " + name)
        need(DIGEST.fullmatch(typed(commitment, str, "a commitment is a text")), "not a commitment: " + commitment)
    if seq:
        need(DIGEST.fullmatch(typed(header["prev"], str, "prev is a text")), "prev is not a leaf hash")
    return header


def read_proof(version, raw, checkpoint, size):
    """(index, size, path); the file must be the one encoding of it."""
    try:
        text = raw.decode("utf-8")
    except ValueError:
        raise Broken("a proof is not UTF-8")
    if version == 1:
        proof = typed(read_json(raw), dict, "a proof is an object")
        path = [typed(item, str, "a hash is a text") for item in typed(proof.get("inclusion"), list, "no inclusion")]
        index, size = (typed(proof.get(name), int, "no " + name) for name in ("index", "size"))
        written = canonical({"inclusion": path, "index": index, "size": size})
    else:
        lines = text.split("\n\n")[0].split("\n")
        need(len(lines) >= 2 and re.fullmatch("index (0|[1-9][0-9]{0,18})", lines[1]), "no index in a tlog-proof")
        index, path = int(lines[1][6:]), lines[2:]
        written = "\n".join(["c2sp.org/tlog-proof@v1", "index %d" % index] + path) + "\n\n" + checkpoint
        written = written.encode()
    need(written == raw, "a proof is not in its one encoding, or holds another checkpoint than the bundle")
    hashes = [unbase64(item) for item in path]
    need(all(len(value) == 32 for value in hashes), "a hash has 32 bytes")
    return index, size, hashes


def verify(file, keys):
    """'ok' or 'erased', and what was counted; raises Broken."""
    need(len(file) <= 64 << 20, "a bundle has at most 64 MiB")
    files = read_zip(file)
    used = {}

    def take(name):
        need(name in files, name + " is missing")
        used[name] = files[name]
        return files[name]

    # 1. The container and the manifest
    manifest = typed(read_json(take("manifest.json")), dict, "the manifest is an object")
    version = {"trailwright-bundle/1": 1, "trailwright-bundle/2": 2}.get(str(manifest.get("format")))
    need(version, "an unknown format")
    log = typed(manifest.get("log"), str, "log is not a text")
    trail = typed(manifest.get("trail"), str, "trail is not a text")
    count = typed(manifest.get("entries"), int, "entries is not a number")
    need(0 < count <= len(files), "there are no entries, or not so many")
    expected = {"entries": count, "format": "trailwright-bundle/%d" % version, "log": log, "trail": trail}
    need(canonical(expected) == files["manifest.json"], "the manifest is not in its one encoding")

    # 2. The checkpoint
    try:
        note = take("checkpoint").decode("utf-8")
        vkey = take("keys/log.vkey").decode("utf-8")
    except ValueError:
        raise Broken("checkpoint or key is not UTF-8")
    text, lines = read_note(note)
    signers = verify_note(text, lines, keys)
    origin, size, root = read_checkpoint(text)
    need(any(key[2] == 1 and key[0] == origin for key in signers), "no pinned key of " + origin + " has signed")
    need(origin.endswith("/" + log), "the checkpoint is of another log")
    need(vkey in [vkey_text(key) + "\n" for key in keys if key[2] == 1], "keys/log.vkey is not a pinned key")

    # 3. to 5. Entries: place, content, inclusion
    headers, contents = [], []
    before = None
    for seq in range(count):
        raw = take("entries/%06d.json" % seq)
        proof = take("proofs/%06d.%s" % (seq, "json" if version == 1 else "tlog-proof"))
        header = read_header(raw)
        leaf = sha256(b"\x00", raw)
        index, proof_size, path = read_proof(version, proof, note, size)
        where = "entry %d (index %d): " % (seq, index)
        need(header["seq"] == seq and header["trail"] == trail and header["log"] == log, where + "of another place")
        if seq == 0:
            need(header["kind"] == "decision.proposed", where + "a trail starts with its proposal")
        else:
            need(header["prev"] == "sha256:" + before[0].hex(), where + "does not follow the one before it")
            need(index > before[1] and header["at"] > before[2], where + "is not later than the one before it")
        need(proof_size == size and 0 <= index < size and len(path) <= 63, where + "its proof is for another tree")
        need(root_from(leaf, index, size, path) == root, where + "is not in the log")
        before = leaf, index, header["at"]
        content = {}
        for name in sorted(header["parts"]):
            stem = "parts/%06d/%s" % (seq, name.replace("/", "."))
            if stem + ".body" in files or stem + ".salt" in files:
                body, salt = take(stem + ".body"), take(stem + ".salt")
                commitment = "sha256:" + sha256(salt, body).hex()
                need(len(salt) == 32 and commitment == header["parts"][name], where + name + " was changed")
                content[name] = body
        headers.append(header)
        contents.append(content)
    need(write_zip(used) == file, "the file is not in the one encoding of its content")

    # 6. What is missing must have been erased by a recorded decision
    erased = set()
    for header, content in zip(headers, contents):
        if header["kind"] == "part.erased" and "erasure" in content:
            erasure = typed(read_json(content["erasure"]), dict, "an erasure is an object")
            for item in typed(erasure.get("parts") or [], list, "the parts of an erasure are a list"):
                typed(item, dict, "a part of an erasure is an object")
                seq = typed(item.get("seq"), int, "a part of an erasure has a seq")
                erased.add((seq, typed(item.get("part"), str, "a part of an erasure has a name")))
    missing = [
        (seq, name) for seq in range(count) for name in headers[seq]["parts"] if name not in contents[seq]
    ]
    for item in missing:
        need(item in erased, "entry %d: %s is missing, and no entry says that it was erased" % item)
    witnesses = len({key for key in signers if key[2] == 4})
    present = sum(len(content) for content in contents)
    counted = "entries=%d parts=%d erased=%d witnesses=%d" % (count, present, len(missing), witnesses)
    return ("erased" if missing else "ok"), counted


def vkey_text(key):
    return key[0] + "+" + key[1].hex() + "+" + base64.b64encode(bytes([key[2]]) + key[3]).decode()


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            lines = [line.strip() for line in file]
        keys = [read_key(line) for line in lines if line and not line.startswith("#")]
    except (OSError, Broken) as problem:
        print("verify.py: %s" % problem, file=sys.stderr)
        return 2
    broken = False
    for name in arguments[1:]:
        try:
            with open(name, "rb") as file:
                result, why = verify(file.read(), keys)
        except OSError as problem:
            print("verify.py: %s" % problem, file=sys.stderr)
            return 2
        except Broken as problem:
            result, why, broken = "broken", str(problem), True
        print("%s (%s) %s" % (result, why, name))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
