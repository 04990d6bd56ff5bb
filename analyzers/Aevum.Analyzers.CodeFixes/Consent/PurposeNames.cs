using System.Text;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>Names between code and purposes: <c>ResolveTicketAsync</c> and <c>resolve-ticket</c>.</summary>
internal static class PurposeNames
{
    /// <summary>The purpose that a member's name speaks of, or null when it says nothing.</summary>
    public static string? FromMember(string member)
    {
        var name = member.EndsWith("Async", StringComparison.Ordinal) ? member.Substring(0, member.Length - "Async".Length) : member;
        var purpose = new StringBuilder();
        foreach (var letter in name.Where(char.IsLetterOrDigit))
        {
            if (char.IsUpper(letter) && purpose.Length > 0)
            {
                purpose.Append('-');
            }

            purpose.Append(char.ToLowerInvariant(letter));
        }

        var text = purpose.ToString();
        return text.Length > 2 && !CatchAllPurpose.Matches(text) ? text : null;
    }

    /// <summary>The name of the type that declares a purpose, or null when the purpose has no letter to make one of.</summary>
    public static string? ToType(string purpose)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var letter in purpose)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                isStart = true;
                continue;
            }

            name.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = false;
        }

        return name.Length > 0 && char.IsLetter(name[0]) ? name.ToString() : null;
    }
}
