using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Common;

/// <summary>One way to report: at the use, with the place the value was written as additional location.</summary>
internal static class ReportExtensions
{
    /// <summary>Reports at <paramref name="place"/>; <paramref name="origin"/> becomes an additional location when it is elsewhere.</summary>
    public static void Report(this OperationAnalysisContext context, DiagnosticDescriptor descriptor, SyntaxNode place, SyntaxNode? origin, params object?[] arguments) =>
        context.ReportDiagnostic(Make(descriptor, place, origin, null, arguments));

    /// <summary>The same with properties for the code fix.</summary>
    public static void Report(
        this OperationAnalysisContext context, DiagnosticDescriptor descriptor, SyntaxNode place, SyntaxNode? origin, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        context.ReportDiagnostic(Make(descriptor, place, origin, properties, arguments));

    /// <summary>The value with its parentheses and its <c>!</c>, which have no operation of their own; a call stays as it is.</summary>
    public static SyntaxNode Whole(this SyntaxNode expression)
    {
        var whole = expression;
        while (expression is not InvocationExpressionSyntax && whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = whole.Parent;
        }

        return whole;
    }

    /// <summary>A place in an additional file.</summary>
    public static Location Place(this AdditionalText file, SourceText text, TextSpan span) =>
        Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));

    private static Diagnostic Make(DiagnosticDescriptor descriptor, SyntaxNode place, SyntaxNode? origin, ImmutableDictionary<string, string?>? properties, object?[] arguments)
    {
        var whole = place.Whole();
        return Diagnostic.Create(descriptor, whole.GetLocation(), origin is null || whole.Contains(origin) ? [] : [origin.GetLocation()], properties, arguments);
    }
}
