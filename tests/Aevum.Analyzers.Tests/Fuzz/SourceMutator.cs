using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Fuzz;

/// <summary>Makes new files out of known ones: tokens are dropped, doubled, swapped and taken from other files. The same seed gives the same files.</summary>
internal sealed class SourceMutator(IReadOnlyList<string> seeds, int seed)
{
    private static readonly string[] Surprises = ["default", "null", "!", "?", "await", "=> _", "[..", "is not", "switch { }", "$\"{", "new()", "ref", "@class", "\uD800", "#if X", "where T :", "with { }", "checked(", "'", "\"\"\""];

    /// <summary>Texts that rules look for; null stands for a piece of another file.</summary>
    private static readonly string?[] Texts = [null, null, "", " ", "*", "any", "http://kms.example/", "DELETE FROM aevum_events", "ingest.x", "AEVUM_DEV", "Trip", "2026-01-01T00:00:00Z"];

    private readonly Random _random = new(seed);

    /// <summary>One file: in every second one only literals are others, so that it compiles when the known one does; the rest is mostly broken.</summary>
    public string Next()
    {
        var root = CSharpSyntaxTree.ParseText(seeds[_random.Next(seeds.Count)]).GetRoot();
        if (_random.Next(2) == 0)
        {
            return WithOtherLiterals(root);
        }

        var tokens = root.DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var changes = _random.Next(1, 6); changes > 0 && tokens.Count > 2; changes--)
        {
            Change(tokens);
        }

        return tokens.Aggregate(new StringBuilder(), (all, token) => all.Append(token)).ToString();
    }

    private string WithOtherLiterals(SyntaxNode root) =>
        root.ReplaceTokens(root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && _random.Next(2) == 0), (token, _) => OtherText().WithTriviaFrom(token)).ToFullString();

    private SyntaxToken OtherText()
    {
        var text = seeds[_random.Next(seeds.Count)];
        var start = _random.Next(text.Length);
        return SyntaxFactory.Literal(Texts[_random.Next(Texts.Length)] ?? text.Substring(start, Math.Min(_random.Next(0, 30), text.Length - start)));
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
