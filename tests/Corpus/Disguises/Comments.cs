using System.Text;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus.Disguises;

/// <summary>Puts a comment before every token, so that no rule can rely on how code is laid out.</summary>
internal static class Comments
{
    public const string Comment = "/*?*/";

    /// <summary>The text with its comments. The pieces of an interpolated string stay as they are: there a comment would be text.</summary>
    public static string Insert(string text, TestProject project)
    {
        var options = new CSharpParseOptions(project.LanguageVersion, preprocessorSymbols: project.PreprocessorSymbols);
        var commented = new StringBuilder(text.Length * 3);
        var copied = 0;
        foreach (var token in CSharpSyntaxTree.ParseText(text, options).GetRoot().DescendantTokens().Where(IsCommentable))
        {
            commented.Append(text, copied, token.SpanStart - copied).Append(Comment);
            copied = token.SpanStart;
        }

        return commented.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsCommentable(SyntaxToken token) =>
        !token.Span.IsEmpty && (token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not { } text || text.GetFirstToken() == token);
}
