using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>
/// Text with markup taken out. <c>[|…|]</c> marks a finding of the case's default id, <c>{|AEV0001:…|}</c> one of that id, <c>{|#0:…|}</c> an
/// additional location. Spans can be nested, adjacent and empty. Markup that does not parse is an error of the case.
/// </summary>
public sealed partial record MarkedText(string Text, ImmutableArray<Marker> Markers)
{
    /// <summary>Takes the markup out of <paramref name="marked"/>.</summary>
    public static MarkedText Parse(string marked, string? defaultId)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder(marked.Length);
        var markers = ImmutableArray.CreateBuilder<Marker>();
        var open = new Stack<(string? Id, int? Number, int Start, string End)>();
        var copied = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;
            if (mark.Groups["name"] is { Success: true, Value: var name })
            {
                open.Push(name[0] == '#' ? (null, int.Parse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), text.Length, "|}") : (name, null, text.Length, "|}"));
            }
            else if (mark.Value == "[|")
            {
                open.Push((defaultId ?? throw new HarnessException("[| without a default id."), null, text.Length, "|]"));
            }
            else if (open.TryPop(out var start) && start.End == mark.Value)
            {
                markers.Add(new Marker(start.Id, start.Number, TextSpan.FromBounds(start.Start, text.Length)));
            }
            else
            {
                throw new HarnessException(mark.Value == "{|" ? "Markup {| needs the name of an id, or a number, and a colon." : $"Markup closes without opening at position {mark.Index}.");
            }
        }

        return open.Count == 0
            ? new MarkedText(text.Append(marked, copied, marked.Length - copied).ToString(), markers.ToImmutable())
            : throw new HarnessException($"Markup that opens at position {open.Peek().Start} does not close.");
    }

    /// <summary>A list pattern, <c>[||</c> that is not an empty mark, and <c>||</c> are no markup.</summary>
    [GeneratedRegex(@"\{\|(?<name>[A-Za-z][A-Za-z0-9]{0,15}|#[0-9]{1,4}):|\{\||\[\|(?!\|)|\[\|(?=\|\])|\|\]|\|\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
