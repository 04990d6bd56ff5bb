using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus.Disguises;

/// <summary>Writes the first letter of every name as an escape, so that no rule can rely on how a name is spelt: <c>\u0043heckCrisis</c>.</summary>
internal static class EscapedNames
{
    /// <summary>Names that the language knows by their spelling.</summary>
    private static readonly FrozenSet<string> Spelt = FrozenSet.Create(StringComparer.Ordinal, "var", "dynamic", "nameof", "_", "notnull", "unmanaged", "nint", "nuint", "global", "field", "value", "args");

    public static string Escape(string text, TestProject project)
    {
        var options = new CSharpParseOptions(project.LanguageVersion, preprocessorSymbols: project.PreprocessorSymbols);
        var escaped = new StringBuilder(text.Length * 2);
        var copied = 0;
        foreach (var name in CSharpSyntaxTree.ParseText(text, options).GetRoot().DescendantTokens().Where(IsEscapable))
        {
            escaped.Append(text, copied, name.SpanStart - copied).Append(CultureInfo.InvariantCulture, $"\\u{(int)text[name.SpanStart]:X4}");
            copied = name.SpanStart + 1;
        }

        return escaped.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsEscapable(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Length > 0 && char.IsAsciiLetter(token.Text[0]) && !Spelt.Contains(token.Text)
        && token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is null;
}
