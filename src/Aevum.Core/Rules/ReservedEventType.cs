using System.Globalization;
using System.Text;

namespace Aevum.Rules;

/// <summary>
/// Rule AEV1006: event types under these prefixes are the kernel's. Letter case, compatibility forms and invisible characters do not help to
/// get past. Compiles for the kernel and the analyzers. Thread-safe.
/// </summary>
internal static class ReservedEventType
{
    private static readonly string[] Prefixes =
    [
        "ingest.", "query.", "review.", "commit.", "replay.", "barrier.", "policy.", "agent.", "session.", "complication.", "capture.", "context.",
        "consent.", "commitment_key.", "posture.", "transparency.", "key.",
    ];

    /// <summary>Decides whether an event type belongs to the kernel.</summary>
    /// <param name="eventType">The event type as the application gives it.</param>
    /// <returns>True when the application may not use it.</returns>
    internal static bool Matches(string eventType)
    {
        var folded = Fold(eventType);
        foreach (var prefix in Prefixes)
        {
            if (folded.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string eventType)
    {
        if (IsPlain(eventType))
        {
            return eventType;
        }

        var folded = new StringBuilder(eventType.Length);
        foreach (var character in eventType.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    private static bool IsPlain(string eventType)
    {
        foreach (var character in eventType)
        {
            if (character is <= ' ' or >= (char)0x7F)
            {
                return false;
            }
        }

        return true;
    }
}
