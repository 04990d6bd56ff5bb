namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>The expression that a finding is about.</summary>
internal static class WrittenValue
{
    public static ExpressionSyntax? Of(FixPlace place) => Of(place.Node);

    public static ExpressionSyntax? Of(SyntaxNode node) => node switch
    {
        AttributeArgumentSyntax argument => argument.Expression,
        ArgumentSyntax argument => argument.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };
}
