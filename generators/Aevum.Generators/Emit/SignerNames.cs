using System.Text;
using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>Names the generated members of signers: by the type, and by namespace and type where two types have the same name.</summary>
internal static class SignerNames
{
    public static IReadOnlyList<string> Of(EquatableArray<SignerModel> signers)
    {
        var repeated = new HashSet<string>(signers.GroupBy(signer => signer.TypeName, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key), StringComparer.Ordinal);
        return [.. signers.Select(signer => repeated.Contains(signer.TypeName) ? FullName(signer.MetadataName) : signer.TypeName)];
    }

    /// <summary>Underscores in the name are doubled, so that different names stay different.</summary>
    private static string FullName(string metadataName)
    {
        var name = new StringBuilder();
        foreach (var c in metadataName)
        {
            name.Append(c switch
            {
                '_' => "__",
                '.' or '+' => "_",
                _ => c.ToString(),
            });
        }

        return name.ToString();
    }
}
