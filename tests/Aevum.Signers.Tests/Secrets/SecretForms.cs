using System.Text;

namespace Aevum.Signers.Tests.Secrets;

/// <summary>The forms in which a secret could show: as it is, as hexadecimal, as base64 at every alignment, and escaped for an address.</summary>
internal static class SecretForms
{
    /// <summary>The first form of <paramref name="secret"/> (one byte a character) that <paramref name="text"/> holds; null when it holds none.</summary>
    internal static string? FindIn(string text, string secret)
    {
        foreach (var (name, form) in Of(secret))
        {
            if (text.Contains(form, name == "hexadecimal" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, string Form)> Of(string secret)
    {
        var bytes = Encoding.Latin1.GetBytes(secret);
        yield return ("as it is", secret);
        yield return ("hexadecimal", Convert.ToHexStringLower(bytes));
        yield return ("escaped for an address", Uri.EscapeDataString(secret));
        for (var before = 0; before < 3; before++)
        {
            // Whatever stands before and after the secret changes the characters that share a byte with it; those in the middle stay.
            var inside = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var from = before == 0 ? 0 : 4;
            yield return ("base64", inside[from..(from + ((bytes.Length - 2) / 3 * 4) - 4)]);
        }
    }
}
