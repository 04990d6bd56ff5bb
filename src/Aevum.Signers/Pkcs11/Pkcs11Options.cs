using System.Diagnostics;
using System.Text.Json.Serialization;
using Aevum.Rules.Markers;

namespace Aevum.Signers;

/// <summary>
/// How a <see cref="Pkcs11Signer"/> reaches its key in a hardware or software token. Copied by the signer; later changes have no effect. Not thread-safe.
/// </summary>
public sealed class Pkcs11Options
{
    /// <summary>The path of the token maker's PKCS#11 module, for example <c>/usr/lib/softhsm/libsofthsm2.so</c>. Required.</summary>
    public string ModulePath { get; set; } = "";

    /// <summary>The label of the token. Null: the only token that is present.</summary>
    public string? TokenLabel { get; set; }

    /// <summary>The label of the private key (CKA_LABEL). Give this or <see cref="KeyIdHex"/> or both.</summary>
    public string? KeyLabel { get; set; }

    /// <summary>The id of the private key (CKA_ID), hexadecimal. Give this or <see cref="KeyLabel"/> or both.</summary>
    public string? KeyIdHex { get; set; }

    /// <summary>The user PIN (rule AEV3005: never a literal). Null when <see cref="PinFile"/> is given.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [SignerSecret]
    public string? Pin { get; set; }

    /// <summary>A file that holds the user PIN and nothing else, as secret mounts provide it. Null when <see cref="Pin"/> is given.</summary>
    public string? PinFile { get; set; }

    /// <summary>How many sessions sign at once, 1 to 64. Default: the number of processors.</summary>
    public int MaxSessions { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    internal Pkcs11Options Copy() => (Pkcs11Options)MemberwiseClone();

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(ModulePath))
        {
            yield return "ModulePath must name the token maker's PKCS#11 module, for example /usr/lib/softhsm/libsofthsm2.so.";
        }

        if (TokenLabel is not null && (TokenLabel.Length is 0 or > 32))
        {
            yield return "TokenLabel must have 1 to 32 characters.";
        }

        if (string.IsNullOrEmpty(KeyLabel) && string.IsNullOrEmpty(KeyIdHex))
        {
            yield return "KeyLabel or KeyIdHex must name the key.";
        }

        if (!string.IsNullOrEmpty(KeyIdHex) && !IsHex(KeyIdHex))
        {
            yield return "KeyIdHex must be 1 to 64 bytes in hexadecimal.";
        }

        if ((Pin is null) == (PinFile is null))
        {
            yield return "Give exactly one of Pin and PinFile.";
        }

        if (Pin is not null && (Pin.Length is 0 or > 255))
        {
            yield return "Pin must have 1 to 255 characters.";
        }

        if (MaxSessions is < 1 or > 64)
        {
            yield return "MaxSessions must be between 1 and 64.";
        }
    }

    private static bool IsHex(string text) => text.Length is >= 2 and <= 128 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}
