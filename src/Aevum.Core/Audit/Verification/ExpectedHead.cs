using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Aevum.Audit.Verification;

/// <summary>The head that a chain must end at, got by a way other than the chain itself. Immutable.</summary>
public sealed record ExpectedHead
{
    /// <summary>Makes an expected head.</summary>
    /// <param name="sequence">The sequence of the last event; 0 for an empty chain.</param>
    /// <param name="hash">The digest of the last event, 64 lower-case hexadecimal digits; for an empty chain the genesis hash.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="hash"/> is not 64 lower-case hexadecimal digits.</exception>
    public ExpectedHead(long sequence, string hash)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        Sequence = sequence;
        Hash = DigestText.TryParseHex(hash, stackalloc byte[SigchainFormat.DigestSize])
            ? hash
            : throw new ArgumentException("The hash of a head is 64 lower-case hexadecimal digits.", nameof(hash));
    }

    /// <summary>The sequence of the last event.</summary>
    public long Sequence { get; }

    /// <summary>The digest of the last event.</summary>
    public string Hash { get; }

    /// <summary>Reads <c>SEQ:HASH</c>.</summary>
    /// <param name="text">The text, for example <c>7:391f…</c>.</param>
    /// <param name="head">The head.</param>
    /// <returns>False when the text is anything else.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ExpectedHead? head)
    {
        head = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0
            || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DigestText.TryParseHex(text![(colon + 1)..], stackalloc byte[SigchainFormat.DigestSize]))
        {
            return false;
        }

        head = new ExpectedHead(sequence, text[(colon + 1)..]);
        return true;
    }

    /// <summary>Writes <c>SEQ:HASH</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
