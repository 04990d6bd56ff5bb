using System.Globalization;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>AEV2002: bounds a grant to 90 days from its beginning, or to the configured maximum when that is less.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundGrantFix))]
[Shared]
public sealed class BoundGrantFix() : SyntaxFix("Let the grant end after 90 days", "AEV2002")
{
    private const int Days = 90;

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Replacement(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(Value(place)!, Replacement(place)!.WithTriviaFrom(Value(place)!));

    private static ExpressionSyntax? Value(FixPlace place) => place.Node switch
    {
        AttributeArgumentSyntax argument => argument.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };

    private static ExpressionSyntax? Replacement(FixPlace place)
    {
        var value = Value(place);
        var days = Math.Min(Days, place.Diagnostic.Properties.TryGetValue("days", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : Days);
        if (value is null || value.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not null)
        {
            return value is null ? null : LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(days));
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
            null => initializer.Parent is WithExpressionSyntax { Expression: IdentifierNameSyntax source } ? $"{source.Identifier.ValueText}.GrantedAt" : null,
            IdentifierNameSyntax or MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax => start.WithoutTrivia().ToString(),
            InvocationExpressionSyntax => start.WithoutTrivia().ToString(),
            BinaryExpressionSyntax => $"({start.WithoutTrivia()})",
            _ => null,
        };
    }
}
