using Aevum.Analyzers.Barriers.Sql;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// AEV1005: SQL text that rewrites a table of the ledger. Literals are looked at as text first; only one that names a table of the ledger or begins
/// like a statement is bound and put together with what it is concatenated with.
/// </summary>
internal sealed class AEV1005LedgerRewritten : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.LedgerRewritten);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        registration.Start.RegisterSyntaxNodeAction(
            context => Check(context, values), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context, ValueAnalysis values)
    {
        if (!IsCandidate(context.Node))
        {
            return;
        }

        var whole = WholeText((ExpressionSyntax)context.Node);
        if (whole is LiteralExpressionSyntax literal && !LedgerSql.NamesLedger(literal.Token.ValueText))
        {
            return;
        }

        if (FirstCandidate(whole) != context.Node || context.SemanticModel.GetOperation(whole, context.CancellationToken) is not { } operation)
        {
            return;
        }

        foreach (var value in values.ValuesOf(operation, context.CancellationToken).Known)
        {
            if (PartialText.From(value.Value) is { } text && LedgerSql.Find(text.Render(SqlToken.Hole)) is { } fault)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, whole.Whole().GetLocation(), fault.Verb, fault.Table));
                return;
            }
        }
    }

    private static bool IsCandidate(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => LedgerSql.IsCandidate(literal.Token.ValueText),
        InterpolatedStringExpressionSyntax text => IsCandidate(text),
        _ => false,
    };

    private static bool IsCandidate(InterpolatedStringExpressionSyntax text)
    {
        foreach (var content in text.Contents)
        {
            if (content is InterpolatedStringTextSyntax part && LedgerSql.IsCandidate(part.TextToken.ValueText))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outermost concatenation or interpolated string that the literal is part of.</summary>
    private static ExpressionSyntax WholeText(ExpressionSyntax literal)
    {
        var whole = literal;
        for (var around = literal.Parent; ; around = around.Parent)
        {
            switch (around)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolatedStringExpressionSyntax:
                    whole = (ExpressionSyntax)around;
                    break;
                case InterpolationSyntax or ParenthesizedExpressionSyntax:
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary>One text is reported once, by the first of its literals that looks like SQL. An argument of a call inside it is a text of its own.</summary>
    private static SyntaxNode? FirstCandidate(ExpressionSyntax whole) => whole.DescendantNodesAndSelf()
        .FirstOrDefault(node => IsCandidate(node) && WholeText((ExpressionSyntax)node) == whole);
}
