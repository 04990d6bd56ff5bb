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
        if (whole == context.Node && whole is LiteralExpressionSyntax literal && !LedgerSql.NamesLedger(literal.Token.ValueText))
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

    /// <summary>The concatenation or interpolated string that the literal is part of.</summary>
    private static ExpressionSyntax WholeText(ExpressionSyntax literal)
    {
        var whole = literal;
        while (true)
        {
            switch (whole.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    whole = sum;
                    break;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                    whole = text;
                    break;
                case ParenthesizedExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } } parenthesized:
                    whole = parenthesized;
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary>One text is reported once, by the first of its literals that looks like SQL.</summary>
    private static SyntaxNode? FirstCandidate(ExpressionSyntax whole) => whole.DescendantNodesAndSelf()
        .FirstOrDefault(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && IsCandidate(node));
}
