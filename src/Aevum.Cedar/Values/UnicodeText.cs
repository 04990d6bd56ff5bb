namespace Aevum.Cedar.Values;

/// <summary>Checks that a .NET text is a sequence of Unicode scalar values, as every Cedar text must be.</summary>
internal static class UnicodeText
{
    /// <summary>True when every surrogate has its partner.</summary>
    internal static bool IsWellFormed(string text) => FirstLoneSurrogate(text) < 0;

    /// <summary>Offset of the first surrogate without partner, or -1.</summary>
    internal static int FirstLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return at;
            }

            at++;
        }

        return -1;
    }
}
