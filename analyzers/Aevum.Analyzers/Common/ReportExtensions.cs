using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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

    private static Diagnostic Make(DiagnosticDescriptor descriptor, SyntaxNode place, SyntaxNode? origin, ImmutableDictionary<string, string?>? properties, object?[] arguments) =>
        Diagnostic.Create(descriptor, place.GetLocation(), origin is null || origin == place ? [] : [origin.GetLocation()], properties, arguments);
}
