using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>
/// Text with markup taken out. <c>[|…|]</c> marks a finding of the case's default id, <c>{|AEV0001:…|}</c> one of that id, <c>{|#0:…|}</c> an
/// additional location. Spans can be nested, adjacent and empty. Markup that does not parse is an error of the case.
/// </summary>
public sealed record MarkedText(string Text, ImmutableArray<Marker> Markers)
{
    /// <summary>Takes the markup out of <paramref name="marked"/>.</summary>
    public static MarkedText Parse(string marked, string? defaultId)
    {
        var text = new StringBuilder(marked.Length);
        var markers = ImmutableArray.CreateBuilder<Marker>();
        var open = new Stack<(string? Id, int? Number, int Start, bool IsNamed)>();
        for (var index = 0; index < marked.Length; index++)
        {
            var rest = marked.AsSpan(index);
            if (rest.StartsWith("[|", StringComparison.Ordinal) && !IsListPatternOr(rest))
            {
                open.Push((defaultId ?? throw new HarnessException("[| without a default id."), null, text.Length, false));
                index++;
                continue;
            }

            if (rest.StartsWith("{|", StringComparison.Ordinal))
            {
                index += ReadName(rest, text.Length, open);
                continue;
            }

            if (open.Count > 0 && rest.StartsWith(open.Peek().IsNamed ? "|}" : "|]", StringComparison.Ordinal))
            {
                var (id, number, start, _) = open.Pop();
                markers.Add(new Marker(id, number, TextSpan.FromBounds(start, text.Length)));
                index++;
                continue;
            }

            if (rest.StartsWith("|]", StringComparison.Ordinal) || rest.StartsWith("|}", StringComparison.Ordinal))
            {
                throw new HarnessException($"Markup closes without opening at position {index}.");
            }

            text.Append(marked[index]);
        }

        return open.Count == 0
            ? new MarkedText(text.ToString(), markers.ToImmutable())
            : throw new HarnessException($"Markup that opens at position {open.Peek().Start} does not close.");
    }

    private static bool IsListPatternOr(ReadOnlySpan<char> rest) => rest.StartsWith("[||", StringComparison.Ordinal) && !rest.StartsWith("[||]", StringComparison.Ordinal);

    /// <summary>Reads <c>{|NAME:</c> and returns how many characters follow the brace.</summary>
    private static int ReadName(ReadOnlySpan<char> rest, int start, Stack<(string? Id, int? Number, int Start, bool IsNamed)> open)
    {
        var colon = rest.IndexOf(':');
        var name = colon < 0 ? default : rest[2..colon];
        if (name.IsEmpty || name.Length > 16)
        {
            throw new HarnessException("Markup {| needs a name and a colon.");
        }

        if (name[0] == '#')
        {
            open.Push((null, int.Parse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture), start, true));
            return colon;
        }

        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                throw new HarnessException($"Markup name '{name}' is not an id.");
            }
        }

        open.Push((name.ToString(), null, start, true));
        return colon;
    }
}
