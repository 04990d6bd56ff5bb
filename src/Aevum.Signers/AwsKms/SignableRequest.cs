using System.Security.Cryptography;
using System.Text;

namespace Aevum.Signers.AwsKms;

/// <summary>A request as Signature Version 4 sees it.</summary>
/// <param name="method">The method, upper case.</param>
/// <param name="path">The path as sent, absolute.</param>
/// <param name="query">The query as decoded names and values.</param>
/// <param name="headers">The headers to sign.</param>
/// <param name="body">The body.</param>
internal sealed class SignableRequest(
    string method,
    string path,
    IReadOnlyList<KeyValuePair<string, string>> query,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    ReadOnlyMemory<byte> body)
{
    internal string SignedHeaders { get; } = string.Join(';', headers.Select(header => header.Key.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));

    internal string CanonicalText() =>
        $"{method}\n{CanonicalPath()}\n{CanonicalQuery()}\n{CanonicalHeaders()}\n{SignedHeaders}\n{Convert.ToHexStringLower(SHA256.HashData(body.Span))}";

    private string CanonicalPath()
    {
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (part is not ("" or "." or ".."))
            {
                kept.Add(Uri.EscapeDataString(part));
            }
        }

        var joined = "/" + string.Join('/', kept);
        return kept.Count > 0 && path.EndsWith('/') ? joined + "/" : joined;
    }

    private string CanonicalQuery() => string.Join('&', query
        .Select(pair => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private string CanonicalHeaders()
    {
        var text = new StringBuilder();
        foreach (var group in headers.GroupBy(header => header.Key.ToLowerInvariant()).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(group.Key).Append(':').AppendJoin(',', group.Select(header => Collapse(header.Value))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Trimmed, runs of spaces folded into one.</summary>
    private static string Collapse(string value) => string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
