using System.Globalization;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>AEV2002: bounds a grant to 90 days from its beginning, or to the configured maximum when that is less.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundGrantFix)), Shared]
public sealed class BoundGrantFix() : ChoiceFix(RuleCatalogue.GrantWithoutEnd)
{
    private const int Days = 90;

    private protected override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken)
    {
        var days = Math.Min(Days, place.Diagnostic.Properties.TryGetValue("days", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : Days);
        return WrittenValue.Of(place) is { } value && Bounded(value, days) is { } bounded
            ? [new FixChoice($"Let the grant end after {days.ToString(CultureInfo.InvariantCulture)} days", nameof(BoundGrantFix), value, editor => editor.ReplaceNode(value, bounded.WithTriviaFrom(value)))]
            : [];
    }

    private static ExpressionSyntax? Bounded(ExpressionSyntax value, int days)
    {
        if (value.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not null)
        {
            return LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(days));
        }

        return Start(value) is { } start ? ParseExpression($"{start}.AddDays({days})") : null;
    }

    /// <summary>The beginning of the grant as an expression that can be written a second time.</summary>
    private static string? Start(ExpressionSyntax value)
    {
        if (value.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: InitializerExpressionSyntax initializer })
        {
            return null;
        }

        var start = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "GrantedAt" })?.Right;
        return start switch
        {
            null => initializer.Parent is WithExpressionSyntax { Expression: IdentifierNameSyntax source } ? $"{source.Identifier.Text}.GrantedAt" : null,
            IdentifierNameSyntax or MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax or InvocationExpressionSyntax => WithoutNotes(start),
            BinaryExpressionSyntax => $"({WithoutNotes(start)})",
            _ => null,
        };
    }

    /// <summary>A comment is not written a second time.</summary>
    private static string WithoutNotes(ExpressionSyntax expression) =>
        expression.ReplaceTrivia(expression.DescendantTrivia(), static (trivia, _) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? trivia : Space).ToString().Trim();
}
