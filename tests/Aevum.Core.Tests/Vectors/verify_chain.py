"""Judges a chain with nothing but Python's standard library: hashlib, json, and Ed25519 as RFC 8032 describes it. Slow on purpose.

usage: verify_chain.py EXPORT PUBLIC_KEY_HEX
"""
import base64
import hashlib
import json
import sys

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

UNSIGNED = {"payload", "signature", "mldsa65_sig", "mldsa65_pub", "tsa_url", "tsa_token"}
PRINCIPAL = {"principal_binding", "principal_commitment", "principal_commitment_key_id"}


def add(a, b):
    product = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + product, P - 2, P) % P
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, P - 2, P) % P
    return x, y


def multiply(scalar, point):
    result = (0, 1)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decode(encoded):
    number = int.from_bytes(encoded, "little")
    y, sign = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P:
        raise ValueError("not a point")
    return (P - x if x % 2 != sign else x), y


def encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    x, y = multiply(challenge, decode(key))
    return s < ORDER and encode(add(multiply(s, BASE), (-x % P, y))) == r


def representative(event):
    names = set(event) - UNSIGNED - (PRINCIPAL if event["sig_format_version"] == 1 else set())
    signed = {name: event[name] for name in names}
    signed["system_time"] = str(event["system_time"])
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return b"aevum-sigchain-v1\0" + text.encode("utf-8")


def main():
    with open(sys.argv[1], encoding="utf-8") as export:
        events = json.load(export)
    key = bytes.fromhex(sys.argv[2])
    prior = hashlib.sha3_256(b"aevum:genesis").hexdigest()
    for index, event in enumerate(events):
        payload = json.dumps(event["payload"], sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha3_256(representative(event)).digest()
        holds = (
            event["prior_hash"] == prior
            and event["payload_hash"] == hashlib.sha3_256(payload.encode("ascii")).hexdigest()
            and signature_holds(key, digest, base64.urlsafe_b64decode(event["signature"] + "=="))
        )
        if not holds:
            print(f"fails at entry {index}")
            return 1
        prior = digest.hex()
    print(f"holds: {len(events)} events")
    return 0


sys.exit(main())
