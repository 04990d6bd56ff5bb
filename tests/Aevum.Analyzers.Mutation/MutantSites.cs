using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus;

/// <summary>Which pieces of a file can be taken out.</summary>
internal static class MutantSites
{
    private static readonly string[] Registrations = ["registration.", "Register", "ConsentProperty.OnWrite", "ReflectionCalls.OnCall", "PatchingLibraries.Register"];

    /// <summary>The pieces below <paramref name="root"/>, in the order of the text.</summary>
    public static IEnumerable<(SyntaxNode Node, string Kind, MutantForm Form)> In(SyntaxNode root) => root.DescendantNodes().SelectMany(Of);

    private static IEnumerable<(SyntaxNode Node, string Kind, MutantForm Form)> Of(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } statement when IsRegistration(call) => [(statement, "registration", MutantForm.Skip)],
        SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax } arm => [(arm, "arm", MutantForm.NoMatch)],
        CasePatternSwitchLabelSyntax label => [(label, "case", MutantForm.NoMatch)],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => [(both.Left, "left of &&", MutantForm.True), (both.Right, "right of &&", MutantForm.True)],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => [(either.Left, "left of ||", MutantForm.False), (either.Right, "right of ||", MutantForm.False)],
        IfStatementSyntax test => [(test.Condition, "if", MutantForm.False)],
        WhenClauseSyntax filter => [(filter.Condition, "when", MutantForm.True)],
        _ => [],
    };

    private static bool IsRegistration(InvocationExpressionSyntax call) => call.ToString() is var text && Registrations.Any(start => text.StartsWith(start, StringComparison.Ordinal));
}
