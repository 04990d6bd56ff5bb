using System.Text;

namespace Aevum.Review;

/// <summary>Whether two names are two actors. In doubt they are one: a name in other letter case or with other blanks decides nothing.</summary>
internal static class Independence
{
    internal static bool AreIndependent(string proposer, string reviewer) =>
        !string.Equals(Fold(proposer), Fold(reviewer), StringComparison.OrdinalIgnoreCase);

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }
}
