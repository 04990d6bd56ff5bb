using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>
/// The text over which the manifest hash is made: one line per purpose and signer, fields separated by tabs, lines ended by a line feed. Ordered,
/// so that the order of files does not matter.
/// </summary>
internal static class ManifestText
{
    private const string Header = "aevum-manifest/1";

    /// <summary>Lower-case hexadecimal SHA-256 over the text in UTF-8.</summary>
    public static string HashOf(ManifestModel manifest)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(Write(manifest))).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The text itself.</summary>
    public static string Write(ManifestModel manifest)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var purpose in manifest.Purposes)
        {
            Append(
                text,
                "purpose",
                purpose.Name,
                purpose.Grantee,
                GeneratedText.Number(purpose.Operations),
                GeneratedText.Number(purpose.ClassificationMax),
                GeneratedText.Number(purpose.ValidForDays),
                purpose.MetadataName);
        }

        foreach (var signer in manifest.Signers)
        {
            Append(text, "signer", signer.Kind, signer.IsExternal ? "external" : "in-process", signer.MetadataName);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, params string[] fields) => text.Append(string.Join("\t", fields.Select(Escape))).Append('\n');

    private static string Escape(string field) => field.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r");
}
