using System.Text;

namespace Aevum.Cedar.Schema;

/// <summary>Keeps messages readable when a hostile text has names of a million characters.</summary>
internal static class MessageText
{
    private const int MaxLength = 600;

    /// <summary>The message, cut behind six hundred characters.</summary>
    internal static string Bounded(string message) =>
        message.Length <= MaxLength ? message : new StringBuilder(message, 0, MaxLength, MaxLength + 1).Append('…').ToString();
}
