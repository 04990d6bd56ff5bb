using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Fuzz;

/// <summary>Makes new files out of known ones: tokens are dropped, doubled, swapped and taken from other files. The same seed gives the same files.</summary>
internal sealed class SourceMutator(IReadOnlyList<string> seeds, int seed)
{
    private static readonly string[] Surprises = ["default", "null", "!", "?", "await", "=> _", "[..", "is not", "switch { }", "$\"{", "new()", "ref", "@class", "\uD800", "#if X", "where T :", "with { }", "checked(", "'", "\"\"\""];

    private readonly Random _random = new(seed);

    /// <summary>One file; about half of them do not compile.</summary>
    public string Next()
    {
        var text = seeds[_random.Next(seeds.Count)];
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var changes = _random.Next(0, 6); changes > 0 && tokens.Count > 2; changes--)
        {
            Change(tokens);
        }

        return tokens.Aggregate(new StringBuilder(), (all, token) => all.Append(token)).ToString();
    }

    private void Change(List<string> tokens)
    {
        var at = _random.Next(tokens.Count);
        switch (_random.Next(6))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                var other = _random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens.Insert(at, Surprises[_random.Next(Surprises.Length)] + " ");
                break;
            case 4:
                tokens.InsertRange(at, Piece());
                break;
            default:
                tokens.RemoveRange(at, Math.Min(_random.Next(1, 12), tokens.Count - at));
                break;
        }
    }

    private IEnumerable<string> Piece()
    {
        var text = seeds[_random.Next(seeds.Count)];
        var start = _random.Next(text.Length);
        return [" ", text.Substring(start, Math.Min(_random.Next(5, 80), text.Length - start)), " "];
    }
}
