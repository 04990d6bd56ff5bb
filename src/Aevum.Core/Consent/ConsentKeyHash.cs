using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aevum.Consent;

/// <summary>
/// The rounds of SipHash-1-3 (Aumasson and Bernstein, 2012) over the three texts of a key, each closed by its length so that no letter can move from one text to the
/// next. The secret is drawn when the table is made: nobody can choose names that fall on one place of it. Immutable and thread-safe.
/// </summary>
internal sealed class ConsentKeyHash
{
    private readonly ulong _first;
    private readonly ulong _second;

    internal ConsentKeyHash()
    {
        Span<byte> secret = stackalloc byte[2 * sizeof(ulong)];
        RandomNumberGenerator.Fill(secret);
        _first = MemoryMarshal.Read<ulong>(secret);
        _second = MemoryMarshal.Read<ulong>(secret[sizeof(ulong)..]);
    }

    internal ulong Of(in ConsentKey key)
    {
        var state = new State(_first, _second);
        state.Add(key.SubjectId);
        state.Add(key.GranteeId);
        state.Add(key.Purpose);
        return state.Finish();
    }

    private struct State(ulong first, ulong second)
    {
        private ulong _v0 = first ^ 0x736F6D6570736575;
        private ulong _v1 = second ^ 0x646F72616E646F6D;
        private ulong _v2 = first ^ 0x6C7967656E657261;
        private ulong _v3 = second ^ 0x7465646279746573;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Add(string text)
        {
            var units = text.AsSpan();
            while (units.Length >= 4)
            {
                Add(MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(units)));
                units = units[4..];
            }

            var last = unchecked((ulong)text.Length << 48);
            for (var index = 0; index < units.Length; index++)
            {
                last |= (ulong)units[index] << (16 * index);
            }

            Add(last);
        }

        internal ulong Finish()
        {
            _v2 ^= 0xFF;
            Round();
            Round();
            Round();
            return _v0 ^ _v1 ^ _v2 ^ _v3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(ulong word)
        {
            _v3 ^= word;
            Round();
            _v0 ^= word;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Round()
        {
            unchecked
            {
                _v0 += _v1;
                _v2 += _v3;
                _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
                _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
                _v0 = BitOperations.RotateLeft(_v0, 32) + _v3;
                _v2 += _v1;
                _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
                _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
                _v2 = BitOperations.RotateLeft(_v2, 32);
            }
        }
    }
}
