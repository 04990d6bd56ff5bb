using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Corpus;

/// <summary>One change of one file of the analyzers.</summary>
internal sealed record Mutant(string File, int Line, string Kind, string Removed, string Text)
{
    /// <summary>Every change the operators know for <paramref name="text"/>.</summary>
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var (kind, span, replacement) in Changes(node))
            {
                var removed = text.Substring(span.Start, span.Length).ReplaceLineEndings(" ");
                var line = root.SyntaxTree.GetText().Lines.GetLineFromPosition(span.Start).LineNumber + 1;
                yield return new Mutant(file, line, kind, removed.Length > 100 ? removed[..100] : removed, text.Remove(span.Start, span.Length).Insert(span.Start, replacement));
            }
        }
    }

    private static IEnumerable<(string Kind, TextSpan Span, string Replacement)> Changes(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } statement when IsRegistration(call) => [("registration", statement.Span, ";")],
        SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax, Parent: SwitchExpressionSyntax choice } arm when choice.Arms.Count > 2 => [("arm", ArmSpan(arm, choice), string.Empty)],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when !both.Left.DescendantNodesAndSelf().Any(Declares) => [("left of &&", both.Left.Span, "true"), ("right of &&", both.Right.Span, "true")],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when !either.DescendantNodesAndSelf().Any(Declares) => [("left of ||", either.Left.Span, "false"), ("right of ||", either.Right.Span, "false")],
        IfStatementSyntax { Else: null } test when !test.Condition.DescendantNodesAndSelf().Any(Declares) => [("if", test.Condition.Span, "false")],
        _ => [],
    };

    private static bool IsRegistration(InvocationExpressionSyntax call) =>
        call.ToString() is var text && (text.StartsWith("registration.", StringComparison.Ordinal) || text.StartsWith("Register", StringComparison.Ordinal) || text.StartsWith("ConsentProperty.OnWrite", StringComparison.Ordinal) || text.StartsWith("ReflectionCalls.OnCall", StringComparison.Ordinal) || text.StartsWith("PatchingLibraries.Register", StringComparison.Ordinal));

    private static TextSpan ArmSpan(SwitchExpressionArmSyntax arm, SwitchExpressionSyntax choice)
    {
        var index = choice.Arms.IndexOf(arm);
        return index < choice.Arms.SeparatorCount ? TextSpan.FromBounds(arm.SpanStart, choice.Arms.GetSeparator(index).Span.End) : arm.Span;
    }

    /// <summary>A pattern that declares a variable cannot be taken out without breaking the code after it.</summary>
    private static bool Declares(SyntaxNode node) => node is SingleVariableDesignationSyntax or DeclarationExpressionSyntax;
}
